import Domain
import GRDB

/// Whole projects on their way in or out: an import moves a document into the tables, its
/// undo moves the project back to the shelf, and a redo takes it from there again.
struct ProjectShelf {
  let db: Database

  /// Takes a project in from the shelf.
  func takeIn(_ key: String) throws {
    guard
      let text = try String.fetchOne(
        db, sql: "SELECT document FROM shelf WHERE projectKey = ?", arguments: [key])
    else { throw Objection.refusal(.nothingToRedo) }
    try takeIn(try ProjectDocument(reading: Array(text.utf8)))
    try db.execute(sql: "DELETE FROM shelf WHERE projectKey = ?", arguments: [key])
  }

  /// Takes a document in that has just been read.
  func takeIn(_ document: ProjectDocument) throws {
    let id = try DocumentWriter(db: db).write(document)
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
          AND sequence > (SELECT MAX(operation) FROM event WHERE kind = 'project-imported'
            AND payload LIKE '%"' || ?1 || '"%' AND isReversed = 0)
        """, arguments: [key])
    guard newer == 0 else { throw Objection.refusal(.projectHasNewer(key)) }
    guard let id = try Int64.fetchOne(db, sql: "SELECT id FROM project WHERE \"key\" = ?", arguments: [key])
    else { throw Objection.refusal(.nothingToUndo) }
    let document = try DocumentReader(db: db, points: .all).read(project: id)
    try db.execute(
      sql: "INSERT OR REPLACE INTO shelf (projectKey, document) VALUES (?, ?)",
      arguments: [key, JSONWriter.text(document)])
    try db.execute(sql: "DELETE FROM project WHERE id = ?", arguments: [id])
  }
}
