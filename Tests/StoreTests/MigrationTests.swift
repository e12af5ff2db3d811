import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// Steps to a made-up version: copied first, whole or not at all.
@Suite struct MigrationTests {
  private let folder: URL
  private let path: String
  private static let newest = Migrations.all.count
  private static let good =
    Migrations.all + [
      Migration(
        version: newest + 1, statements: ["CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT"])
    ]
  private static let bad =
    Migrations.all + [
      Migration(
        version: newest + 1,
        statements: ["CREATE TABLE later (id INTEGER) STRICT", "INSERT INTO nowhere VALUES (1)"])
    ]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("migration-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("old.db").path
    try DemoStore.write(to: path)
  }

  private func open(_ migrations: [Migration]) throws -> ProjectStore {
    try ProjectStore(path: path, mode: .existing, migrations: migrations, patience: 5)
  }

  private func copies() -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("backups").path))
      ?? []
  }

  @Test func aCheckedCopyIsMadeBeforeAStep() throws {
    let before = try rows(of: ProjectStore(path: path))
    let store = try open(Self.good)
    #expect(try store.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Self.newest + 1)
    #expect(copies() == ["old-version-\(Self.newest).db"])
    let copy = try ProjectStore(
      path: folder.appendingPathComponent("backups/old-version-\(Self.newest).db").path, mode: .readOnly)
    #expect(try rows(of: copy) == before)
    let mode = try FileManager.default.attributesOfItem(atPath: copy.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    _ = try open(Self.good)
    #expect(copies().count == 1, "the second opening has nothing to do")
  }

  @Test func aFailingStepLeavesTheFileAsItWas() throws {
    let before = try rows(of: ProjectStore(path: path))
    #expect {
      try open(Self.bad)
    } throws: { error in
      guard case StoreError.notMigrated(let file, let copy, _) = error else { return false }
      return file == path && FileManager.default.fileExists(atPath: copy)
    }
    let store = try ProjectStore(path: path)
    #expect(try store.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Self.newest)
    #expect(try rows(of: store) == before)
    #expect(try store.read { try !$0.tableExists("later") })
  }

  @Test func twoProgramsAtOnceMakeOneStep() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 { group.addTask { _ = try open(Self.good) } }
      try await group.waitForAll()
    }
    let store = try open(Self.good)
    #expect(try store.faults().isEmpty)
    #expect(try store.read { try $0.tableExists("later") })
  }

  @Test func aProgramThatDoesNotKnowTheStepRefusesTheFile() throws {
    _ = try open(Self.good)
    #expect(throws: StoreError.newer(path: path, version: Self.newest + 1, known: Self.newest)) {
      try ProjectStore(path: path)
    }
  }

  @Test func aFileOfTheFirstVersionGetsWhatCameLater() throws {
    let old = folder.appendingPathComponent("first.db").path
    let first = [Migration(version: 1, statements: Schema001.statements)]
    let before = try ProjectStore(path: old, mode: .creating, migrations: first, patience: 5)
    _ = try before.importDocument(
      ProjectDocument(reading: Samples.demoProject), by: "test", at: Instant(milliseconds: 0))
    #expect(try ProjectStore(path: old, mode: .readOnly).faults().isEmpty, "an older file is no damaged one")
    let store = try ProjectStore(path: old)
    #expect(try store.faults().isEmpty)
    #expect(copies() == ["first-version-1.db"])
    #expect(try rows(of: store) == rows(of: before))
  }
}
