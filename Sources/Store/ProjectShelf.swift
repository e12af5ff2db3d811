import Domain
import GRDB

/// Whole projects on their way in or out: an import moves a document into the tables, its
/// undo moves the project back to the shelf, and a redo takes it from there again.
struct ProjectShelf {
  /// In a transaction that somebody else began.
  let db: Database

  /// Takes a project in from the shelf.
  func takeIn(_ key: String) throws {
    guard
      let text = try String.fetchOne(
        db, sql: "SELECT document FROM shelf WHERE projectKey = ?", arguments: [key])
    else { throw Objection.refusal(.nothingToRedo) }
    try takeIn(try ProjectDocument(reading: Array(text.utf8)), id: try oldRow(of: key))
    try db.execute(sql: "DELETE FROM shelf WHERE projectKey = ?", arguments: [key])
  }

  /// The row that the project had, so that whoever has it open finds it again; nil where it is taken.
  private func oldRow(of key: String) throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT projectId FROM operation WHERE projectKey = ? AND kind = 'undo' AND projectId > 0
          AND projectId NOT IN (SELECT id FROM project) ORDER BY sequence DESC LIMIT 1
        """, arguments: [key])
  }

  /// A row that no project ever had: a window that still shows one that was taken away must not
  /// find another in its place.
  private func newRow() throws -> Int64 {
    let newest = try Int64.fetchOne(
      db,
      sql: """
        SELECT MAX(COALESCE((SELECT MAX(id) FROM project), 0),
          COALESCE((SELECT MAX(projectId) FROM operation), 0))
        """)
    return (newest ?? 0) + 1
  }

  /// Takes a document in that has just been read.
  func takeIn(_ document: ProjectDocument, id wanted: Int64? = nil) throws {
    let id = try DocumentWriter(db: db).write(document, id: wanted ?? newRow())
    let reference = ProjectReference(id: id, key: document.key)
    let workflow = try ProjectRows(db: db, project: reference).workflow()
    let items = ItemRows(db: db, project: reference)
    let keys = try String.fetchAll(
      db, sql: "SELECT \"key\" FROM workItem WHERE projectId = ?", arguments: [id])
    for text in keys {
      if let item = ItemKey(text) { try items.refreshClock(of: item, workflow: workflow) }
    }
  }

  /// Moves a project from the tables back to the shelf, where nothing newer stands.
  func withdraw(_ key: String) throws {
    let newer = try Int.fetchOne(
      db,
      sql: """
        SELECT COUNT(*) FROM operation WHERE projectKey = ?1 AND kind = 'do' AND undoneBy IS NULL
          AND sequence > (SELECT MAX(operation) FROM event WHERE kind IN \([Fact.Kind.projectImported, .projectMade].sqlList)
            AND payload LIKE '%"' || ?1 || '"%' AND isReversed = 0)
        """, arguments: [key])
    guard newer == 0 else { throw Objection.refusal(.projectHasNewer(key)) }
    guard let id = try Int64.fetchOne(db, sql: "SELECT id FROM project WHERE \"key\" = ?", arguments: [key])
    else { throw Objection.refusal(.nothingToUndo) }
    // The document holds no sources; a redo would bring the runs back and nothing would follow them.
    let source = try String.fetchOne(db, sql: "SELECT path FROM source WHERE projectId = ?", arguments: [id])
    if let source { throw Objection.refusal(.projectIsFed(key, from: source)) }
    let document = try DocumentReader(db: db, points: .all).read(project: id)
    try db.execute(
      sql: "INSERT OR REPLACE INTO shelf (projectKey, document) VALUES (?, ?)",
      arguments: [key, JSONWriter.text(document)])
    try db.execute(sql: "DELETE FROM project WHERE id = ?", arguments: [id])
  }
}
