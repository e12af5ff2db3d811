import Foundation
import GRDB
import Synchronization

/// Opens SQLite's connection, also in a folder that may not be written.
struct Connecting {
  /// Of the file, as it was given.
  let path: String
  /// Says whether it may be written.
  let configuration: Configuration
  /// How often is looked again where the log seems to be another file's, 50 ms apart: it may be written
  /// into the file this moment.
  private static let looks = 4

  /// Opens the file where it is sound and what lies beside it belongs to it.
  ///
  /// - Parameter isFirst: true where this process has no other connection to the file. Only then can be
  ///   seen whose log it is, and once is enough.
  func run(isFirst: Bool) throws -> DatabaseQueue {
    guard isFirst else { return try checked() }
    for look in 0..<Self.looks {
      if look > 0 { usleep(50_000) }
      guard let owner = LogOwner(of: path, configuration: configuration) else { return try checked() }
      if let queue = try connect(as: owner) { return queue }
    }
    // Alone it may be as damaged as with what lies beside it.
    try Self.checkSmall(Self.untouched(path: path, configuration: configuration), path: path)
    throw StoreError.strayLog(path: path)
  }

  private func checked() throws -> DatabaseQueue {
    let queue = try connect()
    try Self.checkSmall(queue, path: path)
    return queue
  }

  /// Looks through a connection that only reads before another is made: the last one that may write would
  /// write the log into the file on leaving.
  ///
  /// - Returns: nil where the file makes no sense with what lies beside it; both are as they were.
  private func connect(as owner: LogOwner) throws -> DatabaseQueue? {
    var looking = configuration
    looking.readonly = true
    do {
      let queue = try Connecting(path: path, configuration: looking).connect()
      var isTheSame = false
      defer { if !isTheSame || !configuration.readonly { Self.retire(queue) } }
      guard try owner.fits(queue) else { return nil }
      try Self.checkSmall(queue, path: path)
      isTheSame = true
      if configuration.readonly { return queue }
    } catch let fault as DatabaseError where fault.isDamage {
      return nil
    } catch StoreError.damaged {
      return nil
    }
    return try connect()
  }

  /// Largest file, in bytes, that is checked whole when it is opened: some 40 ms.
  private static let smallFile = 4 << 20

  /// Finds damage before anything is read.
  ///
  /// Rows that break their own constraints would end the program. Larger files are checked by `doctor`.
  static func checkSmall(_ queue: DatabaseQueue, path: String) throws {
    let problem = try queue.read { db -> String? in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      let size = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
      guard pages * size <= smallFile else { return nil }
      return try String.fetchOne(db, sql: "PRAGMA integrity_check(1)")
    }
    if let problem, problem != "ok" { throw StoreError.damaged(path: path, detail: problem) }
  }

  /// Connections that were only made to look.
  private static let retired = Mutex<[DatabaseQueue]>([])

  /// Closes a connection and keeps its queue: letting go of one starts libdispatch's pool, which then wakes an
  /// idle console once a second for ever.
  static func retire(_ queue: DatabaseQueue) {
    try? queue.close()
    retired.withLock { $0.append(queue) }
  }

  private func connect() throws -> DatabaseQueue {
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      // The write-ahead log is met by the first reading only.
      if configuration.readonly { _ = try queue.read { try $0.tableExists("project") } }
      return queue
    } catch let fault as DatabaseError {
      guard configuration.readonly, [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(fault.resultCode),
        Self.size(of: path, tail: "-shm") == nil
      else { throw fault }
      return try alone()
    }
  }

  /// Reads the file without the ones that SQLite would make beside it.
  ///
  /// Nobody has it open, or the shared memory would lie there; and with no log to read, the file is
  /// all there is.
  func alone() throws -> DatabaseQueue {
    guard Self.size(of: path, tail: "-wal") ?? 0 == 0 else {
      throw StoreError.unreadable(
        path: path,
        reason: "newer changes lie in \(path)-wal and its folder may not be written; copy both elsewhere")
    }
    return try Self.untouched(path: path, configuration: configuration)
  }

  /// The file by itself, whatever lies beside it, with no lock and nothing made.
  static func untouched(path: String, configuration: Configuration) throws -> DatabaseQueue {
    let name = URL(fileURLWithPath: path).path
    guard let escaped = name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) else {
      throw StoreError.unreadable(path: path, reason: "its folder may not be written")
    }
    var configuration = configuration
    configuration.readonly = true
    return try DatabaseQueue(path: "file:\(escaped)?immutable=1", configuration: configuration)
  }

  /// The size in bytes of a file that SQLite keeps beside another, whose links it follows; nil where
  /// there is none.
  static func size(of path: String, tail: String) -> Int? {
    var status = stat()
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    return stat(file + tail, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Takes away the empty log that a connection made which only reads.
  ///
  /// Such a connection may not remove it. One that may does so by itself when it is the last to go, under
  /// SQLite's own locks, and as the log is empty it writes nothing into the file.
  static func clearLog(of path: String) {
    guard size(of: path, tail: "-wal") == 0,
      let escaped = URL(fileURLWithPath: path).path.addingPercentEncoding(
        withAllowedCharacters: .urlPathAllowed),
      let queue = try? DatabaseQueue(path: "file:\(escaped)?mode=rw")
    else { return }
    _ = try? queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA schema_version") }
    try? queue.close()
  }
}
