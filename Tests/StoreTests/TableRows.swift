import Domain
import GRDB
import Resources

@testable import Store

enum Samples {
  static var demoProject: [UInt8] { Resources.demoProject }
}

/// Every row of every table but the log, as text: what "restored row for row" means.
func rows(of store: ProjectStore) throws -> [String: [String]] {
  try store.read { db in
    let tables = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
          AND name NOT IN ('operation', 'event', 'shelf') ORDER BY name
        """)
    return try Dictionary(
      uniqueKeysWithValues: tables.map { table in
        (table, try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map(\.description).sorted())
      })
  }
}
