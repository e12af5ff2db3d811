import Domain
import Foundation
import GRDB

/// Standup events in rows, in either direction.
struct StandupApplication {
  /// In a transaction that somebody else began.
  let db: Database
  /// Whose rows are changed.
  let project: ProjectReference
  /// The operation that is undone or redone.
  var target: Int64?

  /// Changes the rows; events of other things are left alone.
  func apply(_ event: Event) throws {
    let back = event.isReversed
    switch event.fact {
    case .standupStarted(let standup):
      if back { return try remove(standup) }
      try add(standup)
      try walkAgain(standup.key)
    case .standupMoved(let key, let from, let to, _):
      try update(key, "agendaIndex", from: back ? to : from, to: back ? from : to)
    case .agendaExtended(let key, let items): try back ? shorten(key, by: items) : extend(key, by: items)
    case .attendanceChanged(let key, let old, let new):
      try replace(back ? new : old, with: back ? old : new, of: key)
    case .noteTaken(let standup, let item, let by, let text):
      try changeChild(
        "standupNote", of: standup, back: back, columns: ["item", "by", "text"], [item.description, by, text])
    case .topicParked(let standup, let topic, let owner):
      try changeChild(
        "parkedTopic", of: standup, back: back, columns: ["topic", "owner", "state"], [topic, owner, "open"])
    case .standupEnded(let key, let at):
      if back, let open = try StandupRows(db: db, project: project).open() {
        throw Objection.refusal(.standupIsRunning(open.key))
      }
      try update(key, "endedAt", from: back ? at.milliseconds : nil, to: back ? nil : at.milliseconds)
    // In the log only, where the report finds them.
    case .standupPaused, .standupResumed: break
    case .itemAdded, .itemEdited, .statusChanged, .estimateChanged, .rankChanged, .itemBlocked,
      .itemUnblocked, .sprintChanged, .limitExceeded, .projectImported, .projectMade, .sourceAttached,
      .sourceDetached:
      break
    }
  }

  private func rowID(_ key: String) throws -> Int64 {
    let id = try Int64.fetchOne(
      db, cached: "SELECT id FROM standup WHERE projectId = ? AND \"key\" = ?", arguments: [project.id, key])
    guard let id else { throw Objection.refusal(.standupIsGone(key)) }
    return id
  }

  private func add(_ standup: Standup) throws {
    try db.execute(
      cached: """
        INSERT INTO standup (projectId, position, "key", at, format, facilitator, agendaIndex)
        VALUES (?1, (SELECT COALESCE(MAX(position), -1) + 1 FROM standup WHERE projectId = ?1),
          ?, ?, 'walk_board', ?, ?)
        """,
      arguments: [project.id, standup.key, standup.at.milliseconds, standup.facilitator, standup.position])
    let id = db.lastInsertedRowID
    try add(standup.agenda, as: "value", to: "standupAgenda", of: id)
    try add(standup.present, as: "value", to: "standupPresence", of: id)
    try add(standup.absent, as: "member", to: "standupAbsence", of: id)
  }

  /// A start that is brought again stands where its walk had come to: undo passes over steps, so redo has none.
  private func walkAgain(_ key: String) throws {
    guard let target else { return }
    let steps = try String.fetchAll(
      db,
      cached: """
        SELECT payload FROM event CROSS JOIN operation ON sequence = event.operation
        WHERE event.operation > ? AND projectKey = ? AND operation.kind = 'do' AND undoneBy IS NULL
          AND event.kind IN \([Fact.Kind.standupMoved, .agendaExtended].sqlList) AND instr(payload, ?) > 0
        ORDER BY event.operation, event.position
        """, arguments: [target, project.key, JSONWriter.text(.string(key), pretty: false)])
    for step in steps { try apply(Event(try JSONDecoder().decode(Fact.self, from: Data(step.utf8)))) }
  }

  /// Adds values behind those that are there.
  private func add(_ values: [String], as column: String, to table: String, of id: Int64) throws {
    for value in values {
      try db.execute(
        cached: """
          INSERT INTO \(table) (standupId, position, \(column))
          VALUES (?1, (SELECT COALESCE(MAX(position), -1) + 1 FROM \(table) WHERE standupId = ?1), ?2)
          """, arguments: [id, value])
    }
  }

  /// What was known of an absence goes with it only where the person is back.
  private func replace(_ old: Attendance, with new: Attendance, of key: String) throws {
    let present = try StandupRows(db: db, project: project).standup(key)
    guard let present, present.present == old.present, present.absent == old.absent else {
      throw try changedSince(key)
    }
    let id = try rowID(key)
    let known = try Row.fetchAll(
      db, cached: "SELECT \"member\", why, asyncNote FROM standupAbsence WHERE standupId = ?", arguments: [id]
    )
    try db.execute(cached: "DELETE FROM standupAbsence WHERE standupId = ?", arguments: [id])
    try db.execute(cached: "DELETE FROM standupPresence WHERE standupId = ?", arguments: [id])
    try add(new.present, as: "value", to: "standupPresence", of: id)
    try add(new.absent, as: "member", to: "standupAbsence", of: id)
    for row in known {
      try db.execute(
        cached: "UPDATE standupAbsence SET why = ?3, asyncNote = ?4 WHERE standupId = ?1 AND \"member\" = ?2",
        arguments: [id, try row[0] as String, try row[1] as String?, try row[2] as String?])
    }
  }

  private func extend(_ key: String, by items: [String]) throws {
    try add(items, as: "value", to: "standupAgenda", of: try rowID(key))
  }

  private func shorten(_ key: String, by items: [String]) throws {
    let id = try rowID(key)
    for item in items.reversed() {
      try db.execute(
        cached: """
          DELETE FROM standupAgenda WHERE value = ?2
            AND id = (SELECT id FROM standupAgenda WHERE standupId = ?1 ORDER BY position DESC LIMIT 1)
          """, arguments: [id, item])
      guard db.changesCount == 1 else { throw try changedSince(key) }
    }
  }

  /// Takes a standup away again; notes and topics of anybody stand in the way.
  private func remove(_ standup: Standup) throws {
    let id = try rowID(standup.key)
    let came = try Int.fetchOne(
      db,
      cached: """
        SELECT (SELECT COUNT(*) FROM standupNote WHERE standupId = ?1)
          + (SELECT COUNT(*) FROM parkedTopic WHERE standupId = ?1)
        """, arguments: [id])
    // Steps of the walk are no changes: nothing is lost with the place.
    var present = try StandupRows(db: db, project: project).standup(standup.key)
    present?.position = standup.position
    if let agenda = present?.agenda, agenda.starts(with: standup.agenda) { present?.agenda = standup.agenda }
    guard came == 0, present == standup else {
      throw try changedSince(standup.key)
    }
    try db.execute(cached: "DELETE FROM standup WHERE id = ?", arguments: [id])
  }

  /// Names who changed the standup last, so that the refusal can say it.
  private func changedSince(_ key: String) throws -> Objection {
    let quoted = JSONWriter.text(.string(key), pretty: false)
    let person = try String.fetchOne(
      db,
      cached: """
        SELECT person FROM operation JOIN event ON event.operation = operation.sequence
        WHERE projectKey = ? AND sequence > ? AND operation.kind = 'do' AND undoneBy IS NULL
          AND event.kind IN \([Fact.Kind.noteTaken, .topicParked, .standupEnded, .attendanceChanged].sqlList)
          AND instr(payload, ?) > 0
        ORDER BY sequence DESC LIMIT 1
        """, arguments: [project.key, target ?? 0, quoted])
    let members = try ProjectRows(db: db, project: project).members()
    return .refusal(
      .changedSince(what: "Standup \(key)", by: person.map(members.name) ?? "another program"))
  }

  private func update(
    _ key: String, _ column: String, from: (any DatabaseValueConvertible)?,
    to: (any DatabaseValueConvertible)?
  ) throws {
    let values: [(any DatabaseValueConvertible)?] = [to, try rowID(key), from]
    try db.execute(
      cached: "UPDATE standup SET \(column) = ? WHERE id = ? AND \(column) IS ?",
      arguments: StatementArguments(values))
    guard db.changesCount == 1 else { throw try changedSince(key) }
  }

  /// Adds a child row at the end, or takes the newest one with the same words away.
  private func changeChild(
    _ table: String, of standup: String, back: Bool, columns: [String], _ values: [String]
  ) throws {
    let id = try rowID(standup)
    let names = columns.map { "\"\($0)\"" }
    if back {
      let same = names.map { "\($0) = ?" }.joined(separator: " AND ")
      try db.execute(
        cached:
          "DELETE FROM \(table) WHERE id = (SELECT MAX(id) FROM \(table) WHERE standupId = ? AND \(same))",
        arguments: StatementArguments([id]) + StatementArguments(values))
      guard db.changesCount == 1 else { throw try changedSince(standup) }
    } else {
      try db.execute(
        cached: """
          INSERT INTO \(table) (standupId, position, \(names.joined(separator: ", ")))
          VALUES (?, (SELECT COALESCE(MAX(position), -1) + 1 FROM \(table) WHERE standupId = ?),
            \(columns.map { _ in "?" }.joined(separator: ", ")))
          """, arguments: StatementArguments([id, id]) + StatementArguments(values))
    }
  }
}
