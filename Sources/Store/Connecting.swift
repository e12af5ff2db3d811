import Foundation
import GRDB

/// Opens SQLite's connection, also in a folder that may not be written.
struct Connecting {
  let path: String
  let configuration: Configuration

  func run() throws -> DatabaseQueue {
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      // The write-ahead log is met by the first reading only.
      if configuration.readonly { _ = try queue.read { try $0.tableExists("project") } }
      return queue
    } catch let fault as DatabaseError {
      guard configuration.readonly, [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(fault.resultCode),
        size(of: "-shm") == nil
      else { throw fault }
      return try alone()
    }
  }

  /// Reads the file without the ones that SQLite would make beside it.
  ///
  /// Nobody has it open, or the shared memory would lie there; and with no log to read, the file is
  /// all there is.
  func alone() throws -> DatabaseQueue {
    guard size(of: "-wal") ?? 0 == 0 else {
      throw StoreError.unreadable(
        path: path,
        reason: "newer changes lie in \(path)-wal and its folder may not be written; copy both elsewhere")
    }
    let name = URL(fileURLWithPath: path).path
    guard let escaped = name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) else {
      throw StoreError.unreadable(path: path, reason: "its folder may not be written")
    }
    return try DatabaseQueue(path: "file:\(escaped)?immutable=1", configuration: configuration)
  }

  private func size(of tail: String) -> Int? { Self.size(of: path + tail) }

  private static func size(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Takes away the empty log that a connection made which only reads.
  ///
  /// Such a connection may not remove it. One that may does so by itself when it is the last to go, under
  /// SQLite's own locks, and as the log is empty it writes nothing into the file.
  static func clearLog(of path: String) {
    guard size(of: path + "-wal") == 0,
      let escaped = URL(fileURLWithPath: path).path.addingPercentEncoding(
        withAllowedCharacters: .urlPathAllowed),
      let queue = try? DatabaseQueue(path: "file:\(escaped)?mode=rw")
    else { return }
    _ = try? queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA schema_version") }
    try? queue.close()
  }
}
