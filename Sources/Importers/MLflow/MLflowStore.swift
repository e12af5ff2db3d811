package import Domain
import Foundation
import GRDB
import Glibc

/// Why a tracking store cannot be read, with what to do.
package enum MLflowFault: Error, Equatable {
  case missing(String)
  case noStore(String)
  case needsRecovery(String)
  case failed(String, String)

  package var sentence: String {
    switch self {
    case .missing(let path): "There is no tracking store at \(path) . Check the path."
    case .noStore(let path): "\(path) is no MLflow SQLite store. Give the path of its .db file."
    case .needsRecovery(let path):
      "\(path) was left in the middle of a write and must be opened by MLflow once, which puts it right."
    case .failed(let path, let detail):
      "\(path) cannot be read: \(detail). It is tried again with the next change."
    }
  }
}

/// Reads an MLflow SQLite store without ever writing to it or blocking it.
///
/// Opened read-only, every statement short and stepped to its end, because a reader
/// that holds a lock slows training and in the end kills it (`mlflow-facts.md` 3).
/// Columns are read by name: their places differ between versions.
package final class MLflowStore {
  package let path: String
  private let queue: DatabaseQueue

  package init(path: String) throws {
    self.path = path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw MLflowFault.missing(path)
    }
    guard !isFolder.boolValue else { throw MLflowFault.noStore(path) }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(2)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA query_only=ON; PRAGMA trusted_schema=OFF")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch { throw Self.sorted(error, path) }
    let tables = try read { db in
      try Int.fetchOne(
        db,
        sql:
          "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('runs', 'metrics', 'experiments', 'latest_metrics')"
      )
    }
    guard tables == 4 else { throw MLflowFault.noStore(path) }
  }

  private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do { return try queue.read(body) } catch { throw Self.sorted(error, path) }
  }

  private static func sorted(_ error: any Error, _ path: String) -> any Error {
    guard let fault = error as? DatabaseError else { return error }
    switch fault.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: return MLflowFault.noStore(path)
    case .SQLITE_READONLY: return MLflowFault.needsRecovery(path)
    default: return MLflowFault.failed(path, fault.message ?? "\(fault.resultCode)")
    }
  }

  /// A number that changes when somebody has committed.
  package func dataVersion() throws -> Int {
    try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
  }

  /// At most so many new points behind the cursor, in order of writing.
  ///
  /// Where the row at the cursor is no longer the one that was read, reading begins anew;
  /// points that are stored already are then met again and left alone.
  package func points(after cursor: MirrorCursor, limit: Int = 5000) throws -> ([Mirror.Point], MirrorCursor)
  {
    try read { db in
      var start = cursor
      if cursor.row > 0, try Self.mark(at: cursor.row, db) != cursor.mark { start = MirrorCursor() }
      // The columns are chosen by name in the statement, so they are read by place here.
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT rowid, run_uuid, "key", value, timestamp, step, is_nan FROM metrics
            WHERE rowid > ? ORDER BY rowid LIMIT ?
            """), arguments: [start.row, limit])
      var points: [Mirror.Point] = []
      var row = start.row
      while let found = try rows.next() {
        row = found[0]
        let value = Self.number(found[3], isNaN: found[6])
        let point = MetricPoint(step: found[5], at: Instant(milliseconds: found[4]), value: value)
        points.append(Mirror.Point(run: found[1], metric: found[2], point: point))
      }
      guard !points.isEmpty else { return (points, start) }
      return (points, MirrorCursor(row: row, mark: try Self.mark(at: row, db)))
    }
  }

  private static func mark(at row: Int64, _ db: Database) throws -> String {
    try String.fetchOne(
      db,
      sql:
        "SELECT run_uuid || '/' || \"key\" || '/' || step || '/' || timestamp FROM metrics WHERE rowid = ?",
      arguments: [row]) ?? ""
  }

  /// NaN is 0 with a flag, infinities are the largest doubles (`mlflow-facts.md` 2).
  private static func number(_ value: Double, isNaN: Bool) -> Double {
    if isNaN { return .nan }
    if abs(value) == Double.greatestFiniteMagnitude { return value > 0 ? .infinity : -.infinity }
    return value
  }

  /// Most runs that are read in one go: a few milliseconds each (`mlflow-facts.md` 3).
  private static let portion = 500

  package func experiments() throws -> [Mirror.Experiment] {
    try read { try MLflowRows(db: $0).experiments() }
  }

  /// The next runs behind a row of the store's table, with their params, tags and datasets.
  package func runs(after row: Int64) throws -> Mirror.Portion {
    try read { try MLflowRows(db: $0).runs(after: row, limit: Self.portion) }
  }

  /// Runs in which something may have changed since a moment ago: those that run, those that
  /// are named, and those that are new behind a row.
  package func livelyRuns(_ known: Set<String>, after row: Int64) throws -> Mirror.Portion {
    try read { try MLflowRows(db: $0).livelyRuns(known, after: row, limit: Self.portion) }
  }

  /// Registered models with versions, aliases and tags: small tables, read whole.
  package func models() throws -> [JSONValue] { try read { try MLflowRegistry(db: $0, path: path).models() } }

  /// Changes when the file is another one or its schema was migrated; then everything is read anew.
  package func identity() throws -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { throw MLflowFault.missing(path) }
    let schema = try read { db in
      try db.tableExists("alembic_version")
        ? String.fetchOne(db, sql: "SELECT version_num FROM alembic_version") : nil
    }
    return "\(status.st_dev)/\(status.st_ino)/\(schema ?? "")"
  }
}
