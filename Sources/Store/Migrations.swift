import Foundation
import GRDB

/// One step from a version of the schema to the next; never edited once released.
struct Migration: Sendable {
  /// The version that the file has afterwards.
  let version: Int
  /// Each may hold several that SQLite takes one after the other.
  let statements: [String]
}

/// The ordered list of all steps.
enum Migrations {
  /// The oldest first.
  static let all = [
    Migration(version: 1, statements: Schema001.statements),
    Migration(version: 2, statements: Schema002.statements),
    Migration(version: 3, statements: Schema003.statements),
    Migration(version: 4, statements: Schema004.statements),
    Migration(version: 5, statements: Schema005.statements),
  ]
}

/// Brings a file to the newest version: all steps in one transaction, after a checked copy.
///
/// A new file needs no copy. Where the copy or a step fails, the file stays as it was
/// (`reliability.md` 8.4).
struct Migrator {
  /// Of the file, beside which the copy is laid.
  let path: String
  /// Others than the released ones are for tests.
  let migrations: [Migration]

  /// The version that a file has in the end.
  var newest: Int { migrations.map(\.version).max() ?? 0 }

  /// Does nothing where the file is at the newest version.
  func run(on queue: DatabaseQueue) throws {
    let version = try queue.read(Self.version)
    // The header is not looked at where this process has the file open already.
    guard version <= newest else { throw StoreError.newer(path: path, version: version, known: newest) }
    guard version < newest else { return }
    var copy: String?
    if version > 0 {
      // Another process may be making the same step: its file is no copy of the old version any more.
      let made = try FileCopy(of: queue).make(
        // Two programs may choose the same name at once; then their copies are the same.
        at: copyPath(version), overwrites: true, isWanted: { try $0.read(Self.version) == version })
      guard let made else { return }
      copy = made
    }
    do {
      try queue.write { db in try migrate(db) }
    } catch {
      guard let copy else { throw error }
      throw StoreError.notMigrated(path: path, copy: copy, detail: "\(error)")
    }
  }

  private static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  private func migrate(_ db: Database) throws {
    // Another process may have done it while this one waited for the lock.
    let version = try Self.version(db)
    for migration in migrations where migration.version > version {
      for statement in migration.statements { try db.execute(sql: statement) }
      try db.execute(sql: "PRAGMA user_version = \(migration.version)")
    }
    guard version < newest else { return }
    try db.execute(sql: "PRAGMA application_id = \(ProjectStore.applicationID)")
  }

  /// Beside the file, named after the version; a number where one is there already.
  private func copyPath(_ version: Int) throws -> String {
    let file = URL(fileURLWithPath: path)
    let folder = Backups.folder(of: path)
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw StoreError.failed(path: folder.path, detail: "the folder for the copy cannot be made") }
    let name = file.deletingPathExtension().lastPathComponent
    var number = 1
    while true {
      let tail = number == 1 ? "" : "-\(number)"
      let candidate = folder.appendingPathComponent("\(name)-version-\(version)\(tail).db").path
      if !FileManager.default.fileExists(atPath: candidate) { return candidate }
      number += 1
    }
  }
}
