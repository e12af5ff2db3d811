import Foundation
import GRDB

/// A copy of an open file that is only given its name when it was checked (`reliability.md` 8.2).
struct FileCopy {
  private let queue: DatabaseQueue

  init(of queue: DatabaseQueue) { self.queue = queue }

  /// Most tries where other programs write while the copy is made.
  private static let mostTries = 10

  /// Writes the copy under another name beside its place, opens and compares it, and renames it.
  ///
  /// - Parameter isWanted: looks at the copy; where it says no, the copy is dropped.
  /// - Returns: the path, or nil where the copy was not wanted.
  func make(at path: String, isWanted: (DatabaseQueue) throws -> Bool = { _ in true }) throws -> String? {
    let unchecked = "\(path).unchecked-\(UUID().uuidString)"
    let previous = umask(0o077)
    defer {
      umask(previous)
      unlink(unchecked)
    }
    guard try write(unchecked, isWanted) else { return nil }
    try Self.sync(unchecked)
    guard rename(unchecked, path) == 0 else {
      throw StoreError.failed(path: path, detail: String(cString: strerror(errno)))
    }
    try Self.sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    return path
  }

  /// Writes and compares until nobody wrote in between, for only then do the counts say anything.
  private func write(_ path: String, _ isWanted: (DatabaseQueue) throws -> Bool) throws -> Bool {
    for attempt in 1...Self.mostTries {
      unlink(path)
      let version = try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA data_version") }
      try queue.inDatabase { db in try db.execute(sql: "VACUUM INTO ?", arguments: [path]) }
      var configuration = Configuration()
      configuration.readonly = true
      let copy = try DatabaseQueue(path: path, configuration: configuration)
      guard try isWanted(copy) else { return false }
      let faults = try copy.read {
        try String.fetchAll($0, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      }
      if let first = faults.first { throw StoreError.damaged(path: path, detail: first) }
      if try copy.read(Self.counts) == queue.read(Self.counts) { return true }
      let now = try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA data_version") }
      if now == version || attempt == Self.mostTries { break }
    }
    throw StoreError.failed(path: path, detail: "the copy does not hold what the file holds")
  }

  /// Rows of every table, and the newest operation.
  private static func counts(_ db: Database) throws -> [String: Int] {
    let tables = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    var counts: [String: Int] = [:]
    for table in tables { counts[table] = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \"\(table)\"") }
    if tables.contains("operation") {
      counts["newest operation"] = try Int.fetchOne(
        db, sql: "SELECT COALESCE(MAX(sequence), 0) FROM operation")
    }
    return counts
  }

  private static func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw StoreError.failed(path: path, detail: String(cString: strerror(errno)))
    }
  }
}
