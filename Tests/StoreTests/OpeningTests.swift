import Domain
import Foundation
import GRDB
import Store
import TestSupport
import Testing

@testable import Store

/// Files that are not ours, or not whole: refused with a reason, and left as they were.
@Suite struct OpeningTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("runboard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = folder.appendingPathComponent(name)
    try Data(bytes).write(to: url)
    return url.path
  }

  @Test func missingFolderEmptyAndForeignFilesAreRefusedByName() throws {
    let missing = folder.appendingPathComponent("none.db").path
    #expect(throws: StoreError.missing(path: missing)) { try ProjectStore(path: missing) }
    #expect(throws: StoreError.notAFile(path: folder.path, what: "a folder")) {
      try ProjectStore(path: folder.path)
    }
    let empty = try file("empty.db", [])
    #expect(throws: StoreError.empty(path: empty)) { try ProjectStore(path: empty) }
    let text = try file("text.db", Array(repeating: 65, count: 5000))
    #expect(throws: StoreError.foreign(path: text, seems: .noDatabase)) { try ProjectStore(path: text) }
    let tracker = folder.appendingPathComponent("mlflow.db").path
    try DatabaseQueue(path: tracker).write { db in
      for table in ["experiments", "runs", "metrics", "params"] {
        try db.execute(sql: "CREATE TABLE \(table) (x)")
      }
    }
    let before = FileManager.default.contents(atPath: tracker)
    #expect(throws: StoreError.foreign(path: tracker, seems: .trackingStore)) {
      try ProjectStore(path: tracker)
    }
    #expect(FileManager.default.contents(atPath: tracker) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("mlflow.db-") }
        == [])
    #expect(FileManager.default.contents(atPath: text) == Data(repeating: 65, count: 5000))
  }

  /// `reliability.md` 4.10: the newest good backup is offered, and none where there is none.
  @Test func aDamagedFileOffersTheNewestGoodBackup() throws {
    let path = folder.appendingPathComponent("hurt.db").path
    let fault = StoreError.damaged(path: path, detail: "page 3")
    #expect(
      fault.sentence.hasSuffix(
        "There is no good backup beside it: put a copy of your own in its place, or import an export."))
    try DemoStore.write(to: path)
    let backups = Backups.folder(of: path)
    try FileManager.default.createDirectory(at: backups, withIntermediateDirectories: true)
    let store = try ProjectStore(path: path)
    let good = backups.appendingPathComponent("hurt-1.db").path
    try store.backup(to: good)
    let bad = backups.appendingPathComponent("hurt-2.db").path
    try Data("SQLite format 3".utf8).write(to: URL(fileURLWithPath: bad))
    try FileManager.default.setAttributes([.modificationDate: Date.distantFuture], ofItemAtPath: bad)
    #expect(Backups.newestGood(of: path) == good)
    #expect(fault.sentence.hasSuffix("Put a copy of \(good) in its place: it is the newest good backup."))
  }

  /// Looking a large copy through takes seconds, and a sentence is asked for at every drawing.
  @Test func copiesAreLookedThroughOnceUntilTheirFolderChanges() throws {
    let path = folder.appendingPathComponent("often.db").path
    try DemoStore.write(to: path)
    let backups = Backups.folder(of: path)
    try FileManager.default.createDirectory(at: backups, withIntermediateDirectories: true)
    let good = backups.appendingPathComponent("often-1.db").path
    try DemoStore.write(to: good)
    let fault = StoreError.damaged(path: path, detail: "page 3")
    let sentence = fault.sentence
    #expect(sentence.contains("Put a copy of \(good) in its place"))
    // Written in its place, so that the folder stays as it is.
    let copy = try FileHandle(forWritingTo: URL(fileURLWithPath: good))
    try copy.write(contentsOf: Data(repeating: 0, count: 4096))
    try copy.close()
    #expect(fault.sentence == sentence, "not looked at again")
    try FileManager.default.removeItem(atPath: good)
    #expect(fault.sentence.contains("There is no good backup"))
  }

  @Test func aNewerFileIsNeverWritten() throws {
    let path = folder.appendingPathComponent("newer.db").path
    _ = try ProjectStore(path: path, mode: .creating)
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    // user_version at offset 60 of the header.
    bytes[63] = 9
    let newer = try file("copy.db", bytes)
    #expect(throws: StoreError.newer(path: newer, version: 9, known: Migrations.all.count)) {
      try ProjectStore(path: newer)
    }
    #expect(FileManager.default.contents(atPath: newer) == Data(bytes))
  }

  @Test func theFileIsForItsOwnerOnly() throws {
    let path = folder.appendingPathComponent("mine.db").path
    _ = try ProjectStore(path: path, mode: .creating)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func eightWritersAtOnceLoseNothing() async throws {
    let path = folder.appendingPathComponent("shared.db").path
    try DemoStore.write(to: path)
    let store = try ProjectStore(path: path)
    let project = try store.project(nil).reference
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          let own = try ProjectStore(path: path)
          let actor = Actor(person: "writer\(writer)", now: Instant(milliseconds: 1), project: project)
          for number in 0..<10 {
            _ = try own.perform(.addItem(.init(title: "\(writer)-\(number)")), by: actor)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.items(of: project).count == 27 + 80)
    #expect(try store.faults().isEmpty)
  }

  @Test func anotherConnectionSeesThatSomethingChanged() throws {
    let path = folder.appendingPathComponent("watched.db").path
    let first = try ProjectStore(path: path, mode: .creating)
    let second = try ProjectStore(path: path)
    let before = try first.dataVersion()
    _ = try second.importDocument(
      try ProjectDocument(reading: Samples.demoProject), by: "test", at: Instant(milliseconds: 0))
    #expect(try first.dataVersion() != before)
  }

  @Test func lookingLeavesNothingBesideTheFile() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("looking-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("project.db").path
    do { _ = try ProjectStore(path: path, mode: .creating) }
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    do { _ = try ProjectStore(path: path, mode: .readOnly).projects() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["project.db"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }
}
