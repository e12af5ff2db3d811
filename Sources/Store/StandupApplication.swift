import Domain
import GRDB

/// Standup events in rows, in either direction.
struct StandupApplication {
  let db: Database
  let project: ProjectReference

  func apply(_ event: Event) throws {
    let back = event.isReversed
    switch event.fact {
    case .standupStarted(let standup): try back ? remove(standup) : add(standup)
    case .standupMoved(let key, let from, let to):
      try update(key, "agendaIndex", from: back ? to : from, to: back ? from : to)
    case .noteTaken(let standup, let item, let by, let text):
      try changeChild(
        "standupNote", of: standup, back: back, columns: ["item", "by", "text"], [item.description, by, text])
    case .topicParked(let standup, let topic, let owner):
      try changeChild(
        "parkedTopic", of: standup, back: back, columns: ["topic", "owner", "state"], [topic, owner, "open"])
    case .standupEnded(let key, let at):
      try update(key, "endedAt", from: back ? at.milliseconds : nil, to: back ? nil : at.milliseconds)
    default: break
    }
  }

  private func rowID(_ key: String) throws -> Int64 {
    let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM standup WHERE projectId = ? AND \"key\" = ?", arguments: [project.id, key])
    guard let id else { throw Objection.refusal(.standupIsOver(key)) }
    return id
  }

  private func add(_ standup: Standup) throws {
    try db.execute(
      sql: """
        INSERT INTO standup (projectId, position, "key", at, format, facilitator, agendaIndex)
        VALUES (?1, (SELECT COALESCE(MAX(position), -1) + 1 FROM standup WHERE projectId = ?1),
          ?, ?, 'walk_board', ?, ?)
        """,
      arguments: [project.id, standup.key, standup.at.milliseconds, standup.facilitator, standup.position])
    let id = db.lastInsertedRowID
    for (position, item) in standup.agenda.enumerated() {
      try db.execute(
        sql: "INSERT INTO standupAgenda (standupId, position, value) VALUES (?, ?, ?)",
        arguments: [id, position, item])
    }
  }

  private func remove(_ standup: Standup) throws {
    try db.execute(sql: "DELETE FROM standup WHERE id = ?", arguments: [try rowID(standup.key)])
  }

  private func update(
    _ key: String, _ column: String, from: (any DatabaseValueConvertible)?,
    to: (any DatabaseValueConvertible)?
  ) throws {
    let values: [(any DatabaseValueConvertible)?] = [to, try rowID(key), from]
    try db.execute(
      sql: "UPDATE standup SET \(column) = ? WHERE id = ? AND \(column) IS ?",
      arguments: StatementArguments(values))
    guard db.changesCount == 1 else {
      throw Objection.refusal(.changedSince(what: "Standup \(key)", by: "another window"))
    }
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
        sql: "DELETE FROM \(table) WHERE id = (SELECT MAX(id) FROM \(table) WHERE standupId = ? AND \(same))",
        arguments: StatementArguments([id]) + StatementArguments(values))
    } else {
      try db.execute(
        sql: """
          INSERT INTO \(table) (standupId, position, \(names.joined(separator: ", ")))
          VALUES (?, (SELECT COALESCE(MAX(position), -1) + 1 FROM \(table) WHERE standupId = ?),
            \(columns.map { _ in "?" }.joined(separator: ", ")))
          """, arguments: StatementArguments([id, id]) + StatementArguments(values))
    }
  }
}
