import Foundation
import GRDB

/// A copy of an open file that is only given its name when it was checked (`reliability.md` 8.2).
struct FileCopy {
  private let queue: DatabaseQueue

  /// Others may go on writing into it.
  init(of queue: DatabaseQueue) { self.queue = queue }

  /// Writes the copy under another name beside its place, opens and compares it, and renames it.
  ///
  /// - Parameters:
  ///   - overwrites: takes the place of a file that is there.
  ///   - isWanted: looks at the copy; where it says no, the copy is dropped.
  /// - Returns: the path, or nil where the copy was not wanted.
  func make(
    at path: String, overwrites: Bool = false, isWanted: (DatabaseQueue) throws -> Bool = { _ in true }
  ) throws -> String? {
    let unchecked = "\(path).unchecked-\(UUID().uuidString)"
    let previous = umask(0o077)
    defer {
      umask(previous)
      unlink(unchecked)
    }
    guard try write(unchecked, isWanted) else { return nil }
    try sync(unchecked, of: path)
    guard name(unchecked, path, overwrites: overwrites) == 0 else { throw fault(path, errno) }
    try sync(URL(fileURLWithPath: path).deletingLastPathComponent().path, of: path)
    return path
  }

  /// Gives the checked copy its name; `rename` alone would take the place of whatever came there meanwhile.
  private func name(_ unchecked: String, _ path: String, overwrites: Bool) -> Int32 {
    if overwrites { return rename(unchecked, path) }
    if link(unchecked, path) == 0 { return 0 }
    // Some file systems know no second name for a file.
    guard errno == EPERM || errno == EOPNOTSUPP else { return -1 }
    var status = stat()
    if lstat(path, &status) == 0 {
      errno = EEXIST
      return -1
    }
    return rename(unchecked, path)
  }

  private func fault(_ path: String, _ code: Int32) -> StoreError {
    .notCopied(path: queue.path, copy: path, detail: String(cString: strerror(code)))
  }

  /// Writes the copy and checks it by itself: others may go on writing, so it cannot be compared with
  /// what the file holds by now.
  private func write(_ path: String, _ isWanted: (DatabaseQueue) throws -> Bool) throws -> Bool {
    let before = try queue.read(Self.newestOperation)
    try copyAll(to: path)
    let after = try queue.read(Self.newestOperation)
    var configuration = Configuration()
    configuration.readonly = true
    let copy = try DatabaseQueue(path: path, configuration: configuration)
    guard try isWanted(copy) else { return false }
    let faults = try copy.read {
      try String.fetchAll($0, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    }
    if let first = faults.first { throw StoreError.damaged(path: queue.path, detail: first) }
    let held = try copy.read(Self.newestOperation)
    guard (before...max(before, after)).contains(held) else {
      throw StoreError.notCopied(
        path: queue.path, copy: path, detail: "the copy does not hold what the file holds")
    }
    return true
  }

  private func copyAll(to path: String) throws {
    guard queue.configuration.readonly else {
      return try queue.inDatabase { db in try db.execute(sql: "VACUUM INTO ?", arguments: [path]) }
    }
    // Through a connection that only reads, SQLite's VACUUM trips over generated columns.
    let copy = try DatabaseQueue(path: path)
    try queue.backup(to: copy)
    // One file, as the other way makes it: the copy is read where nothing can be made beside it.
    try copy.inDatabase { db in _ = try String.fetchOne(db, sql: "PRAGMA journal_mode=DELETE") }
    try copy.close()
  }

  /// Zero where there is no journal yet.
  private static func newestOperation(_ db: Database) throws -> Int64 {
    guard try db.tableExists("operation") else { return 0 }
    return try Int64.fetchOne(db, sql: "SELECT COALESCE(MAX(sequence), 0) FROM operation") ?? 0
  }

  private func sync(_ path: String, of copy: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw fault(copy, errno) }
  }
}
