import Foundation
import GRDB

/// Finds out whether what lies beside a project file belongs to it.
///
/// SQLite knows a file's log by its name alone. After a kill, or while a program still has another file
/// open that lay at the path before, the log of that one would be written into this one. The journal of
/// operations only ever grows, so a file that is read with its own log knows the newest operation that
/// it holds without it.
struct LogOwner {
  /// The newest operation that the file holds by itself; nil where it holds none.
  private let newest: Row?

  /// Reads the file alone; to be made while this process has no connection to it, since letting go of
  /// such a one lets go of the locks of all.
  ///
  /// - Returns: nil where nothing lies beside the file, or where the file alone tells nothing: it may
  ///   be damaged, or the log is being written into it this moment.
  init?(of path: String, configuration: Configuration) {
    let beside = ["-wal", "-shm"].map { Connecting.size(of: path, tail: $0) ?? 0 }
    guard beside.contains(where: { $0 > 0 }) else { return nil }
    do {
      let alone = try Connecting.untouched(path: path, configuration: configuration)
      defer { Connecting.retire(alone) }
      newest = try alone.inDatabase { db in try Self.newestOperation(db) }
    } catch { return nil }
  }

  /// True where the file, read with what lies beside it, is the same file further on.
  func fits(_ queue: DatabaseQueue) throws -> Bool {
    try queue.inDatabase { db in
      guard let newest else { return true }
      let sequence: Int64 = try newest[0]
      guard try Self.operation(sequence, db) == newest else { return false }
      let last = try Self.newestOperation(db).map { row -> Int64 in try row[0] }
      return try last == sequence || Self.operation(sequence + 1, db) != nil
    }
  }

  private static let columns = "sequence, projectKey, person, at, kind, summary"

  private static func newestOperation(_ db: Database) throws -> Row? {
    guard try db.tableExists("operation") else { return nil }
    return try Row.fetchOne(
      db, sql: "SELECT \(columns) FROM operation ORDER BY sequence DESC LIMIT 1")
  }

  private static func operation(_ sequence: Int64, _ db: Database) throws -> Row? {
    try Row.fetchOne(
      db, sql: "SELECT \(columns) FROM operation WHERE sequence = ?", arguments: [sequence])
  }
}
