import Domain
import GRDB

/// What the rules ask, read in the transaction of the change.
struct StoreFacts: Facts {
  /// In a transaction that somebody else began.
  let db: Database
  /// Whose rows are read.
  let project: ProjectReference

  var projectKey: String { project.key }

  var workflow: Workflow {
    get throws { try ProjectRows(db: db, project: project).workflow() }
  }

  var sprints: [Sprint] {
    get throws { try ProjectRows(db: db, project: project).sprints() }
  }

  var members: [Member] {
    get throws { try ProjectRows(db: db, project: project).members() }
  }

  func absent(at moment: Instant) throws -> Set<String> {
    try ProjectRows(db: db, project: project).absent(at: moment)
  }

  func item(_ key: ItemKey) throws -> WorkItem? {
    try ItemRows(db: db, project: project).items(where: "\"key\" = ?", [key.description]).first
  }

  func count(in status: String) throws -> Int {
    try Int.fetchOne(
      db, cached: "SELECT COUNT(*) FROM workItem WHERE projectId = ? AND status = ? AND type <> 'epic'",
      arguments: [project.id, status]) ?? 0
  }

  func openChildren(of key: ItemKey) throws -> [ItemKey] {
    try String.fetchAll(
      db,
      cached: """
        SELECT child."key" FROM workItem AS child
        JOIN status ON status.projectId = child.projectId AND status."key" = child.status
        WHERE child.projectId = ?1 AND status.category IN ('todo', 'doing')
          AND child."key" IN (
            SELECT source FROM itemLink WHERE projectId = ?1 AND kind = 'child_of' AND target = ?2)
        ORDER BY child.number
        """, arguments: [project.id, key.description]
    ).compactMap { ItemKey($0) }
  }

  func hasItems(inEpic key: ItemKey) throws -> Bool {
    try Bool.fetchOne(
      db, cached: "SELECT EXISTS (SELECT 1 FROM workItem WHERE projectId = ? AND epic = ?)",
      arguments: [project.id, key.description]) ?? false
  }

  func newestChange(of key: ItemKey, _ field: ItemField?) throws -> (person: String, time: String)? {
    let kind: Fact.Kind =
      switch field {
      case nil: .statusChanged
      case .estimate: .estimateChanged
      default: .itemEdited
      }
    let row = try Row.fetchOne(
      db,
      cached: """
        SELECT person, operation."at" FROM event JOIN operation ON sequence = event.operation
        WHERE projectKey = ?1 AND item = ?2 AND event.kind = ?3
          AND (?3 <> 'item-edited' OR json_extract(payload, '$.itemEdited.field') = ?4)
        ORDER BY event.operation DESC LIMIT 1
        """, arguments: [project.key, key.description, kind.rawValue, field?.rawValue])
    let calendar = try ProjectRows(db: db, project: project).calendar()
    return try row.map { (try $0[0], calendar.shortText(Instant(milliseconds: try $0[1]))) }
  }

  /// One above every number that ever was given, also to items that were taken back.
  func nextItemNumber() throws -> Int {
    let present =
      try Int.fetchOne(
        db, cached: "SELECT MAX(number) FROM workItem WHERE projectId = ?", arguments: [project.id]) ?? 0
    let prefix = project.key + "-"
    let past =
      try Int.fetchOne(
        db,
        cached: """
          SELECT MAX(CAST(substr(item, ?) AS INTEGER)) FROM event WHERE item >= ? AND item < ?
          """, arguments: [prefix.utf8.count + 1, prefix, project.key + "."]) ?? 0
    return max(present, past) + 1
  }

  /// One above every number that ever was given, also to standups that were taken back.
  func nextStandupNumber() throws -> Int {
    let keys = try String.fetchAll(
      db,
      cached: """
        SELECT "key" FROM standup WHERE projectId = ?1
        UNION SELECT json_extract(payload, '$.standupStarted._0.key') FROM event
          JOIN operation ON operation.sequence = event.operation
          WHERE event.kind = 'standup-started' AND operation.projectKey = ?2
        """, arguments: [project.id, project.key])
    let numbers = keys.compactMap { Int($0.drop { !$0.isNumber }) }.filter { $0 < Int.max }
    return (numbers.max() ?? 0) + 1
  }

  func openStandup() throws -> Standup? { try StandupRows(db: db, project: project).open() }

  func standup(_ key: String) throws -> Standup? { try StandupRows(db: db, project: project).standup(key) }

  func pausedSince(_ standup: String) throws -> Instant? {
    try StandupReportQuery(db: db, project: project).pausedSince(standup)
  }

  func walkOrder() throws -> [ItemKey] {
    let items = try ItemRows(db: db, project: project)
      .items(where: "status IN (SELECT \"key\" FROM status WHERE projectId = ?1 AND category = 'doing')", [])
    return StandupWalk.order(items, workflow: try workflow)
  }

  func attachment(of path: String) throws -> Instant? {
    try Int64.fetchOne(
      db, cached: "SELECT attachedAt FROM source WHERE projectId = ? AND path = ?",
      arguments: [project.id, path]
    ).map(Instant.init(milliseconds:))
  }

  func hasProject(_ key: String) throws -> Bool {
    try Bool.fetchOne(db, cached: "SELECT EXISTS (SELECT 1 FROM project WHERE \"key\" = ?)", arguments: [key])
      ?? false
  }
}
