import CSQLiteGuard
import Domain
import Foundation
import GRDB

/// The only door to a project file: opens it, keeps its schema, performs commands.
///
/// Writes go through one connection in WAL mode with `synchronous=FULL`, each in an
/// immediate transaction, so that what was acknowledged survives a power cut and
/// eight writers at once only wait for one another (`reliability.md` 3).
package final class ProjectStore: Sendable {
  /// As it was given; `:memory:` for a store in memory.
  package let path: String
  /// The one connection.
  let queue: DatabaseQueue
  /// Histories that were read for charts.
  let digests = SeriesDigests()
  /// Where the open file was found; nil for a store in memory.
  package let place: FilePlace?
  /// How long a lock is waited for.
  private let patience: Patience
  /// True where this connection only reads and found no log beside the file.
  private let leavesNoLog: Bool

  /// `RNBD`, so that `file` and other programs can tell the file's owner.
  static let applicationID: Int32 = 0x524E_4244

  /// How a file is opened.
  package enum Mode: Sendable { case existing, creating, readOnly }

  /// Opens a file that is there, where nothing else is said, and brings its schema up to date.
  ///
  /// - Throws: `StoreError`; a file that is not the program's own is left as it was.
  package convenience init(path: String, mode: Mode = .existing) throws {
    try self.init(path: path, mode: mode, migrations: Migrations.all, patience: 5)
  }

  /// - Parameters:
  ///   - migrations: the steps of the schema; others than the released ones are for tests.
  ///   - patience: how long another program's lock is waited for, in seconds.
  init(path: String, mode: Mode, migrations: [Migration], patience: Double) throws {
    self.path = path
    leavesNoLog = mode == .readOnly && Connecting.size(of: path, tail: "-wal") == nil
    let migrator = Migrator(path: path, migrations: migrations)
    var configuration = Configuration()
    configuration.readonly = mode == .readOnly
    let patience = Patience(seconds: patience)
    self.patience = patience
    configuration.busyMode = .callback { patience.waits(afterTries: $0) }
    configuration.label = "project"
    configuration.prepareDatabase { db in try Self.prepare(db) }
    var opened: DatabaseQueue?
    var isFirst = false
    do {
      let key = try OpenFiles.open(path) {
        isFirst = true
        guard mode != .creating || FileManager.default.fileExists(atPath: path) else { return }
        try FileCheck(path: path, mayBeEmpty: mode == .creating, newest: migrator.newest).run()
      } open: {
        let previous = umask(0o077)
        defer { umask(previous) }
        opened = try Connecting(path: path, configuration: configuration).run(isFirst: isFirst)
      }
      place = key.map { FilePlace(path: path, key: $0) }
      guard let opened else { throw StoreError.unreadable(path: path, reason: "the system refused it") }
      queue = opened
      if mode != .readOnly {
        let previous = umask(0o077)
        defer { umask(previous) }
        try migrator.run(on: opened)
        try Self.useWriteAheadLog(opened, path: path)
      }
    } catch {
      // What did not come to be is not cleared up by `deinit`.
      if opened == nil, leavesNoLog { Connecting.clearLog(of: path) }
      throw Self.sorted(error, path: path)
    }
  }

  deinit {
    // The connection goes first: until then the file counts as open.
    try? queue.close()
    // What lies there by now may be another's.
    if leavesNoLog, place?.fault == nil { Connecting.clearLog(of: path) }
    OpenFiles.close(place?.key)
  }

  /// A store in memory, for tests: empty, or with all that another store holds.
  package init(copying original: ProjectStore? = nil) throws {
    path = ":memory:"
    place = nil
    leavesNoLog = false
    patience = Patience(seconds: 0)
    var configuration = Configuration()
    configuration.prepareDatabase { db in try Self.prepare(db) }
    queue = try DatabaseQueue(configuration: configuration)
    if let original {
      try original.queue.backup(to: queue)
    } else {
      try Migrator(path: path, migrations: Migrations.all).run(on: queue)
    }
  }

  /// Waits for another program's lock no longer than so many seconds, also where that is waited for already; nil
  /// waits as long as the file was opened for.
  package func limitWaiting(to seconds: Double?) { patience.limit(to: seconds) }

  private static func prepare(_ db: Database) throws {
    try db.execute(
      sql: """
        PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;
        PRAGMA synchronous=FULL; PRAGMA secure_delete=FAST
        """)
    guard let connection = db.sqliteConnection, sg_defend(connection) == 1 else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "SQLite is older than 3.26")
    }
  }

  /// Switches to WAL once the schema stands: made in the rollback journal, the file's
  /// own header says from the first moment whose file it is (`FileCheck`).
  ///
  /// Where a log cannot be kept, SQLite stays in another mode without a word.
  static func useWriteAheadLog(_ queue: DatabaseQueue, path: String) throws {
    let mode = try queue.inDatabase { db in try String.fetchOne(db, sql: "PRAGMA journal_mode=WAL") }
    guard mode == "wal" else { throw StoreError.noLog(path: path, mode: mode ?? "none") }
  }

  /// Reads in one transaction.
  ///
  /// Not by `queue.read`: the pragma with which that forbids writes expires every compiled statement,
  /// and compiling them again costs more than what they read.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try queue.inDatabase { db in
        try db.beginTransaction(.deferred)
        do {
          let value = try body(db)
          try db.commit()
          return value
        } catch {
          if db.isInsideTransaction { try? db.rollback() }
          throw error
        }
      }
    } catch { throw Self.sorted(error, path: path) }
  }

  /// Writes in one immediate transaction, all of it or nothing.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    guard !queue.configuration.readonly else { throw StoreError.lookedAt(path: path) }
    do {
      return try queue.write { db in
        let value = try body(db)
        // As late as can be: what is committed into a file that nobody finds again is lost.
        try checkPlace()
        return value
      }
    } catch {
      // Whatever else went wrong, this is why.
      try checkPlace()
      throw Self.sorted(error, path: path)
    }
  }

  private func checkPlace() throws { if let fault = place?.fault { throw fault } }

  /// Writes the log into the open file, wherever that lies by now, so that none of it is lost with the
  /// name or taken for that of the file that lies at the path next.
  ///
  /// Nothing hangs on it: where another program is in the way, the log is left as it is.
  package func emptyLog() {
    guard !queue.configuration.readonly else { return }
    try? queue.inDatabase { db in _ = try db.checkpoint(.truncate) }
  }

  /// A number that changes when another connection has committed.
  package func dataVersion() throws -> Int {
    do {
      return try queue.inDatabase { try Int.fetchOne($0, cached: "PRAGMA data_version") ?? 0 }
    } catch { throw Self.sorted(error, path: path) }
  }

  /// True where files of this process may not grow as they like; SQLite's codes do not tell that from a
  /// disk that fails.
  private static var mayReachLimit: Bool {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 && limit.rlim_cur != rlim_t.max
  }

  /// Turns SQLite's codes into errors with a remedy; others pass.
  static func sorted(_ error: any Error, path: String) -> any Error {
    if error is RowDecodingError || error is DecodingError {
      return StoreError.damaged(path: path, detail: "a row holds what its table does not allow")
    }
    guard let fault = error as? DatabaseError else { return error }
    switch fault.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return StoreError.busy(path: path)
    case .SQLITE_FULL: return StoreError.full(path: path)
    case .SQLITE_IOERR where Self.mayReachLimit: return StoreError.limited(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM: return StoreError.readOnly(path: path)
    case _ where fault.isDamage: return StoreError.damaged(path: path, detail: fault.message ?? "malformed")
    case .SQLITE_NOTADB: return StoreError.foreign(path: path)
    case .SQLITE_ERROR where fault.message?.hasPrefix("no such ") == true:
      return StoreError.damaged(path: path, detail: fault.message ?? "a table is missing")
    case .SQLITE_CANTOPEN: return StoreError.unreadable(path: path, reason: "the system refused it")
    default: return StoreError.failed(path: path, detail: fault.message ?? "\(fault.resultCode)")
    }
  }
}

extension DatabaseError {
  /// True where the file itself is at fault.
  var isDamage: Bool { resultCode == .SQLITE_CORRUPT }
}

/// Looks at a file before SQLite does, so that nothing foreign is ever touched.
private struct FileCheck {
  let path: String
  let mayBeEmpty: Bool
  /// The newest version of the schema that is known here.
  let newest: Int

  func run() throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT
        ? StoreError.missing(path: path)
        : StoreError.unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw StoreError.notAFile(path: path, what: "a folder")
    default: throw StoreError.notAFile(path: path, what: "a device or pipe")
    }
    if status.st_size == 0 {
      guard mayBeEmpty else { throw StoreError.empty(path: path) }
      return
    }
    try checkHeader()
  }

  /// The header holds the format's name, `user_version` at 60 and `application_id` at 68.
  private func checkHeader() throws {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw StoreError.unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { try? file.close() }
    let header = [UInt8](file.readData(ofLength: 100))
    guard header.count == 100, header.starts(with: "SQLite format 3\0".utf8) else {
      throw StoreError.foreign(path: path, seems: .noDatabase)
    }
    func number(at offset: Int) -> UInt32 {
      header[offset..<(offset + 4)].reduce(0) { $0 << 8 | UInt32($1) }
    }
    guard number(at: 68) == UInt32(bitPattern: ProjectStore.applicationID) else {
      throw StoreError.foreign(path: path, seems: isTrackingStore ? .trackingStore : .database)
    }
    let version = Int(number(at: 60))
    // The owner and the version are written together.
    guard version > 0 else { throw StoreError.damaged(path: path, detail: "it has lost its version") }
    guard version <= newest else { throw StoreError.newer(path: path, version: version, known: newest) }
  }

  /// True where the file has the tables of a tracking store; read alone, so that nothing is touched.
  private var isTrackingStore: Bool {
    guard let queue = try? Connecting.untouched(path: path, configuration: Configuration()) else {
      return false
    }
    defer { Connecting.retire(queue) }
    let tables = ["experiments", "runs", "metrics", "params"]
    return (try? queue.read { db in try tables.allSatisfy { try db.tableExists($0) } }) ?? false
  }
}
