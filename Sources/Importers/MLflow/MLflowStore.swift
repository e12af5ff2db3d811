package import Domain
import GRDB
import Glibc

/// Why a tracking store cannot be read, with what to do.
package enum MLflowFault: Error, Equatable {
  /// Nothing is at the path.
  case missing(String)
  /// A file of another kind, or a damaged one.
  case noStore(String)
  /// A folder, such as a file store.
  case isFolder(String)
  /// A store whose tables or cells are not those of MLflow, with what is odd.
  case odd(String, String)
  /// A write was cut off; reading alone cannot put it right.
  case needsRecovery(String)
  /// SQLite or the system said no, with its words; it may pass.
  case failed(String, String)

  /// What to show: what is wrong, and what to do.
  package var sentence: String {
    switch self {
    case .missing(let path): "There is no tracking store at \(path) . Check the path."
    case .noStore(let path): "\(path) is no MLflow SQLite store. Give the path of its .db file."
    case .isFolder(let path):
      "\(path) is a folder, and MLflow's file stores are not read. Give the path of an SQLite store, a .db file."
    case .odd(let path, let what):
      "\(path) is no store as MLflow 2.22 and later write it: \(what). Open it with MLflow once, or give another path."
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
  /// As it was given.
  package let path: String
  private let queue: DatabaseQueue

  /// Opens the file for reading only and looks whether its tables are MLflow's.
  ///
  /// - Throws: `MLflowFault`.
  package init(path: String) throws {
    self.path = path
    try Self.checkKind(of: path)
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(2)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA query_only=ON; PRAGMA trusted_schema=OFF")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch { throw Self.sorted(error, path) }
    try read { try MLflowTables.check($0, path: path) }
  }

  /// Looks through everything once, portion by portion, and keeps nothing.
  ///
  /// - Throws: `MLflowFault` where some cell is not what MLflow writes.
  package func check() throws {
    _ = try experiments()
    var portion = try runs(after: 0)
    while !portion.runs.isEmpty { portion = try runs(after: portion.lastRow) }
    _ = try models()
    var row: Int64 = 0
    while let next = try checkPoints(after: row) { row = next }
  }

  /// Rows of points that are looked at in one statement: a few milliseconds.
  private static let checkedRows: Int64 = 50_000

  /// Lets SQLite look at the kinds of cells, for making values of a million points takes seconds.
  ///
  /// - Returns: the last row number that was looked at; nil where there are no more.
  private func checkPoints(after row: Int64) throws -> Int64? {
    let end = row > .max - Self.checkedRows ? .max : row + Self.checkedRows
    return try read { db in
      let odd = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT rowid, run_uuid, "key", value, timestamp, step, is_nan FROM metrics
            WHERE rowid > ?1 AND rowid <= ?2 AND (typeof(value) NOT IN ('real', 'integer')
              OR typeof(timestamp) <> 'integer' OR typeof(step) <> 'integer'
              OR typeof(is_nan) <> 'integer' OR typeof(run_uuid) <> 'text' OR typeof("key") <> 'text')
            """), arguments: [row, end])
      // Some are harmless, such as a whole number that is stored as a real one.
      while let next = try odd.next() { _ = try Self.point(next) }
      let next = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT min(rowid) FROM metrics WHERE rowid > ?"), arguments: [end])
      return next.map { $0 - 1 }
    }
  }

  /// Anything but a plain file is refused before it is opened: opening a pipe waits for ever.
  private static func checkKind(of path: String) throws {
    let status = try status(of: path)
    if status.st_mode & S_IFMT == S_IFDIR { throw MLflowFault.isFolder(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw MLflowFault.noStore(path) }
  }

  private static func status(of path: String) throws -> stat {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else {
        throw MLflowFault.failed(path, String(cString: strerror(errno)))
      }
      throw MLflowFault.missing(path)
    }
    return status
  }

  private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do { return try queue.read(body) } catch { throw Self.sorted(error, path) }
  }

  private static func sorted(_ error: any Error, _ path: String) -> any Error {
    if let oddity = error as? MLflowOddity { return MLflowFault.odd(path, oddity.what) }
    guard let fault = error as? DatabaseError else { return error }
    switch fault.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: return MLflowFault.noStore(path)
    case .SQLITE_READONLY: return MLflowFault.needsRecovery(path)
    default: return MLflowFault.failed(path, fault.message ?? "\(fault.resultCode)")
    }
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
        row = try MLflowCells.integer(found[0], "rowid")
        points.append(try Self.point(found))
      }
      guard !points.isEmpty else { return (points, start) }
      return (points, MirrorCursor(row: row, mark: try Self.mark(at: row, db)))
    }
  }

  private static func point(_ row: Row) throws -> Mirror.Point {
    let isNaN = try MLflowCells.integer(row[6], "is_nan") != 0
    let value = number(isNaN ? 0 : try MLflowCells.real(row[3], "value"), isNaN: isNaN)
    let at = MLflowCells.time(try MLflowCells.integer(row[4], "timestamp"))
    let point = MetricPoint(step: try MLflowCells.integer(row[5], "step"), at: at, value: value)
    return Mirror.Point(
      run: try MLflowCells.text(row[1], "run_uuid"), metric: try MLflowCells.text(row[2], "key"), point: point
    )
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

  /// All of them by their ids, deleted ones included.
  package func experiments() throws -> [Mirror.Experiment] {
    try read { try MLflowRows(db: $0).experiments() }
  }

  /// The keys of all runs, which are never the same in two stores.
  package func runKeys() throws -> [String] {
    try read { db in
      try MLflowRows(db: db).cells("SELECT run_uuid FROM runs").map { try $0.text("run_uuid") }
    }
  }

  /// The next runs behind a row of the store's table, with their params, tags and datasets.
  package func runs(after row: Int64) throws -> Mirror.Portion {
    try read { try MLflowRows(db: $0).runs(after: row, limit: Self.portion) }
  }

  /// The runs of these keys that are there, in the order of the table.
  package func runs(named keys: Set<String>) throws -> [Mirror.MirroredRun] {
    let all = keys.sorted()
    return try stride(from: 0, to: all.count, by: Self.portion).flatMap { start in
      let some = Array(all[start..<min(start + Self.portion, all.count)])
      return try read { try MLflowRows(db: $0).runs(named: some) }
    }
  }

  /// Runs in which something may have changed since a moment ago: those that run and those that
  /// are named, at most one portion, the newest of them.
  package func livelyRuns(_ known: Set<String>) throws -> [Mirror.MirroredRun] {
    try read { try MLflowRows(db: $0).livelyRuns(known, limit: Self.portion) }
  }

  /// Registered models with versions, aliases and tags: small tables, read whole.
  package func models() throws -> [JSONValue] { try read { try MLflowRegistry(db: $0, path: path).models() } }

  /// Changes when the file is another one or its schema was migrated; then everything is read anew.
  package func identity() throws -> String {
    let status = try Self.status(of: path)
    let schema = try read { db in
      try db.tableExists("alembic_version")
        ? String.fetchOne(db, sql: "SELECT version_num FROM alembic_version") : nil
    }
    return "\(status.st_dev)/\(status.st_ino)/\(schema ?? "")"
  }
}
