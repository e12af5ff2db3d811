import Domain
import Foundation
import GRDB

/// The append-only record of operations and their events.
///
/// An operation is a row with who, when and a sentence; its events are facts as
/// JSON with the direction in which they were applied. Undo is an operation too: it
/// applies the target's facts the other way round, in reverse order, and notes on
/// the target that it no longer stands. No row of `event` is ever changed.
struct EventLog {
  /// In a transaction that somebody else began.
  let db: Database
  /// The document of an import that is being performed.
  var incoming: ProjectDocument?

  /// An operation that is taken back or brought again.
  struct Target {
    /// Its place in the log, which the newer operation names.
    var sequence: Int64
    /// Its sentence in the journal, which the new one repeats.
    var summary: String
  }

  /// Applies events and writes them down as one operation.
  ///
  /// - Parameter target: the operation that an undo or redo is about.
  func append(
    _ events: [Event], kind: JournalEntry.Kind, target: Int64? = nil, summary: String, by actor: Actor
  ) throws -> Outcome {
    guard !events.isEmpty else { throw Objection.refusal(.nothingChanges) }
    try db.cachedStatement(
      sql: """
        INSERT INTO operation (projectId, projectKey, person, at, kind, target, summary)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      actor.project.id, actor.project.key, actor.person, actor.now.milliseconds, kind.rawValue, target,
      summary,
    ])
    let sequence = db.lastInsertedRowID
    let application = EventApplication(
      db: db, project: actor.project, target: target, incoming: incoming)
    for (position, event) in events.enumerated() {
      try application.apply(event)
      try insert(event, operation: sequence, position: position)
    }
    try EpicStatus(db: db, project: actor.project).follow(events)
    if let target {
      try db.execute(
        cached: "UPDATE operation SET undoneBy = ? WHERE sequence = ?",
        arguments: [kind == .undo ? sequence : nil, target])
    }
    return Outcome(sequence: sequence, summary: summary, items: events.items)
  }

  /// Undoes an operation by its inverse events, the last one first.
  func takeBack(_ target: Target, by actor: Actor, keepsProject: Bool) throws -> Outcome {
    let events = try events(of: target.sequence).reversed().map(\.inverse)
    if keepsProject, events.contains(where: \.fact.isWholeProject) {
      throw Objection.refusal(.onlyProjectLeft(actor.project.key))
    }
    return try append(
      Array(events), kind: .undo, target: target.sequence, summary: Wording.undoing(target.summary), by: actor
    )
  }

  private func insert(_ event: Event, operation: Int64, position: Int) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let payload = String(decoding: try encoder.encode(event.fact), as: UTF8.self)
    try db.cachedStatement(
      sql:
        "INSERT INTO event (operation, position, isReversed, kind, item, payload) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      operation, position, event.isReversed, event.fact.kind.rawValue, event.fact.item?.description, payload,
    ])
  }

  /// In their order, at most so many; -1 is for all.
  func events(of operation: Int64, limit: Int = -1) throws -> [Event] {
    let rows = try Row.fetchAll(
      db, cached: "SELECT payload, isReversed FROM event WHERE operation = ? ORDER BY position LIMIT ?",
      arguments: [operation, limit])
    return try rows.map { row in
      let payload: String = try row[0]
      return try Event(JSONDecoder().decode(Fact.self, from: Data(payload.utf8)), reversed: row[1])
    }
  }

  /// What undo is about: steps of a standup are passed over, so that `u` during the walk takes back the
  /// last change (`domain.md` 6.7).
  private static let isChange = """
    EXISTS (SELECT 1 FROM event WHERE event.operation = operation.sequence
      AND event.kind NOT IN \(Fact.stepsOfStandup.sqlList))
    """

  /// What the person's next undo takes back; nil where nothing of theirs stands.
  func newestStanding(of actor: Actor) throws -> Target? {
    try target(
      """
      SELECT sequence, summary FROM operation
      WHERE projectKey = ? AND person = ? AND kind = 'do' AND undoneBy IS NULL AND \(Self.isChange)
      ORDER BY sequence DESC LIMIT 1
      """, actor)
  }

  /// Undone operations form a stack that a new operation of the same person clears.
  func newestUndone(of actor: Actor) throws -> Target? {
    try target(
      """
      SELECT sequence, summary FROM operation
      WHERE projectKey = ?1 AND person = ?2 AND kind = 'do' AND undoneBy IS NOT NULL
        AND undoneBy > (SELECT COALESCE(MAX(sequence), 0) FROM operation
          WHERE projectKey = ?1 AND person = ?2 AND kind = 'do' AND undoneBy IS NULL
            AND \(Self.isChange))
      ORDER BY undoneBy DESC LIMIT 1
      """, actor)
  }

  private func target(_ sql: String, _ actor: Actor) throws -> Target? {
    try Row.fetchOne(db, cached: sql, arguments: [actor.project.key, actor.person]).map {
      try Target(sequence: $0[0], summary: $0[1])
    }
  }

  private static func filter(_ item: ItemKey?) -> String {
    item == nil ? "" : "AND sequence IN (SELECT operation FROM event WHERE item = ?2)"
  }

  /// How many operations the project has, or how many touched an item.
  func count(of project: ProjectReference, item: ItemKey?) throws -> Int {
    try Int.fetchOne(
      db, cached: "SELECT COUNT(*) FROM operation WHERE projectKey = ?1 \(Self.filter(item))",
      arguments: [project.key] + (item.map { [$0.description] } ?? [])) ?? 0
  }

  /// The plus keeps SQLite from sorting all operations of the project for a few of them.
  func entries(of project: ProjectReference, item: ItemKey?, from start: Int, limit: Int) throws
    -> [JournalEntry]
  {
    let column = item == nil ? "+projectKey" : "projectKey"
    let rows = try Row.fetchAll(
      db,
      cached: """
        SELECT sequence, at, person, kind, summary, undoneBy, undoingAt, undoingPerson FROM operation
        LEFT JOIN (SELECT sequence AS undoing, at AS undoingAt, person AS undoingPerson FROM operation)
          ON undoing = undoneBy
        WHERE \(column) = ?1 \(Self.filter(item)) ORDER BY sequence DESC LIMIT ?3 OFFSET ?4
        """, arguments: [project.key, item?.description, limit, start])
    return try rows.map { row in
      try JournalEntry(
        sequence: row[0], at: Instant(milliseconds: row[1]), person: row[2],
        kind: JournalEntry.Kind(rawValue: row[3]) ?? .perform, summary: row[4],
        undoing: (row[5] as Int64?).map {
          try Undoing(sequence: $0, at: Instant(milliseconds: row[6]), person: row[7])
        })
    }
  }
}

extension [Fact.Kind] {
  /// The names in brackets, as `IN` takes them.
  ///
  /// They are the code's own, so nothing in them needs care.
  var sqlList: String { "(" + map { "'\($0.rawValue)'" }.joined(separator: ", ") + ")" }
}
