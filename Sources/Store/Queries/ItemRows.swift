import Domain
import GRDB

/// Items and their histories as domain values.
struct ItemRows {
  /// In a transaction that somebody else began.
  let db: Database
  /// Whose rows are read.
  let project: ProjectReference

  /// Items that meet a condition, by rank; `?1` in the condition is the project.
  func items(
    where condition: String, _ values: [(any DatabaseValueConvertible)?], limit: Int = -1
  ) throws -> [WorkItem] {
    let numbered = condition.contains("?1") ? condition : numbered(condition)
    let statement = try db.cachedStatement(
      sql: """
        SELECT id, number, type, title, status, priority, estimate, assignee, reporter, epic, sprint, step,
          crispPhase, blockedSince, blockedReason, createdAt, place, startedAt, finishedAt,
          (SELECT COUNT(*) FROM criterion WHERE workItemId = workItem.id AND met = 1),
          (SELECT COUNT(*) FROM criterion WHERE workItemId = workItem.id),
          (SELECT NULLIF(COUNT(*), 0) FROM historyEntry WHERE workItemId = workItem.id AND reopened = 1)
        FROM workItem WHERE projectId = ?1 AND \(numbered) ORDER BY place, number LIMIT \(limit)
        """)
    let arguments = StatementArguments([project.id] + values)
    // Rows are read one after the other: copying them all first takes as long as reading them.
    var found: [WorkItem] = []
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    while let row = try rows.next() { found.append(try item(row)) }
    return found
  }

  /// Numbers the marks from 2, because 1 is the project.
  private func numbered(_ condition: String) -> String {
    var next = 1
    return condition.map { character in
      guard character == "?" else { return String(character) }
      next += 1
      return "?\(next)"
    }.joined()
  }

  private func item(_ row: Row) throws -> WorkItem {
    let since: Int64? = try row[13]
    let block = try since.map { try WorkItem.Block(since: Instant(milliseconds: $0), reason: row[14] ?? "") }
    var item = try WorkItem(
      key: ItemKey(project: project.key, number: row[1]), kind: WorkItem.Kind(rawValue: row[2]) ?? .task,
      title: row[3], status: row[4],
      priority: WorkItem.Priority(rawValue: row[5]) ?? .medium, estimate: row[6], assignee: row[7],
      reporter: row[8], epic: row[9], sprint: row[10], step: row[11], phase: row[12], block: block,
      createdAt: Instant(milliseconds: row[15]), place: row[16],
      startedAt: (row[17] as Int64?).map(Instant.init(milliseconds:)),
      finishedAt: (row[18] as Int64?).map(Instant.init(milliseconds:)), criteriaMet: row[19],
      criteriaTotal: row[20])
    item.reopenings = try row[21]
    return item
  }

  /// In the order in which it was written.
  func history(of key: ItemKey) throws -> [HistoryEntry] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT at, by, kind, sprint, how, "from", "to", reopened, reason FROM historyEntry
        WHERE workItemId = (SELECT id FROM workItem WHERE projectId = ? AND "key" = ?) ORDER BY position
        """)
    return try Row.fetchAll(statement, arguments: [project.id, key.description]).map(Self.entry)
  }

  /// A row of `historyEntry` as a value.
  static func entry(_ row: Row) throws -> HistoryEntry {
    try HistoryEntry(
      at: Instant(milliseconds: row[0]), by: row[1], kind: HistoryEntry.Kind(rawValue: row[2]) ?? .created,
      sprint: row[3], how: row[4], from: text(row[5]), to: text(row[6]), isReopening: row[7] ?? false,
      reason: row[8])
  }

  /// A change's old or new value: a text, or a number of points.
  private static func text(_ value: DatabaseValue) -> String? {
    switch value.storage {
    case .string(let text): text
    case .int64(let number): String(number)
    case .double(let number): Rules.text(number)
    default: nil
    }
  }

  /// Works out an item's start and finish anew from its history.
  func refreshClock(of key: ItemKey, workflow: Workflow) throws {
    let clock = ItemClock(history: try history(of: key), workflow: workflow)
    try db.cachedStatement(
      sql: "UPDATE workItem SET startedAt = ?, finishedAt = ? WHERE projectId = ? AND \"key\" = ?"
    ).execute(arguments: [
      clock.startedAt?.milliseconds, clock.finishedAt?.milliseconds, project.id, key.description,
    ])
  }
}
