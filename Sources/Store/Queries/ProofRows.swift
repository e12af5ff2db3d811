import Domain
import GRDB

/// What deliverables rest on: sign-offs, decisions and the items that they name.
struct ProofRows {
  /// In a transaction that somebody else began.
  let db: Database
  /// Whose rows are read.
  let project: ProjectReference

  /// In the project's order, withdrawn ones too.
  func signOffs() throws -> [SignOff] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT "key", subject, cycle, document, "by", givenAt, withdrawnAt, reason, replaces
        FROM signoff WHERE projectId = ? ORDER BY position
        """, arguments: [project.id]
    ).map { row in
      var signOff = try SignOff(
        key: row[0], subject: row[1], cycle: row[2], document: row[3], by: row[4],
        at: Instant(milliseconds: row[5]))
      signOff.withdrawnAt = try (row[6] as Int64?).map(Instant.init(milliseconds:))
      signOff.reason = try row[7]
      signOff.replaces = try row[8]
      return signOff
    }
  }

  /// In the project's order.
  func decisions() throws -> [Decision] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT "key", "at", title, "by", because FROM decision WHERE projectId = ? ORDER BY position
        """, arguments: [project.id]
    ).map { row in
      try Decision(
        key: row[0], at: Instant(milliseconds: row[1]), title: row[2], by: row[3], because: row[4])
    }
  }

  /// Items that are long done are not held, so the titles of those that are named are read.
  func itemTitles() throws -> [String: String] {
    // In this order: items are thousands, and pieces of evidence a few dozen.
    let rows = try Row.fetchAll(
      db,
      cached: """
        SELECT DISTINCT workItem."key", workItem.title
        FROM deliverable CROSS JOIN evidence ON evidence.deliverableId = deliverable.id
          CROSS JOIN workItem ON workItem.projectId = deliverable.projectId AND workItem."key" = evidence.value
        WHERE deliverable.projectId = ?
        """, arguments: [project.id])
    return try Dictionary(rows.map { try ($0[0], $0[1]) }) { first, _ in first }
  }
}
