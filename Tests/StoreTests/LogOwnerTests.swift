import Domain
import Foundation
import TestSupport
import Testing

@testable import Store

/// Logs that lie beside a file and belong to it, or to the one that lay there before.
@Suite struct LogOwnerTests {
  private let folder: URL
  private let path: String
  private var log: String { path + "-wal" }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("owner-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("project.db").path
    try make(path)
  }

  /// A project file with the demo project, closed.
  private func make(_ path: String, at: Instant = Instant(milliseconds: 0)) throws {
    let store = try ProjectStore(path: path, mode: .creating)
    _ = try store.importDocument(
      try ProjectDocument(reading: Samples.demoProject), by: "test", at: at)
  }

  private func add(_ titles: [String], to store: ProjectStore) throws {
    let project = try store.project(nil).reference
    for (index, title) in titles.enumerated() {
      let actor = Actor(person: "farid", now: Instant(milliseconds: Int64(1 + index)), project: project)
      _ = try store.perform(.addItem(.init(title: title)), by: actor)
    }
  }

  /// What a kill leaves: the file and its log as they lie while a program has them open.
  private func leaveLog(_ titles: [String], at target: String) throws {
    let store = try ProjectStore(path: path)
    try add(titles, to: store)
    try bytes(path).write(to: URL(fileURLWithPath: target))
    try bytes(log).write(to: URL(fileURLWithPath: target + "-wal"))
  }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  private func count(_ path: String, mode: ProjectStore.Mode = .existing) throws -> Int {
    let store = try ProjectStore(path: path, mode: mode)
    return try store.items(of: store.project(nil).reference).count
  }

  @Test(arguments: [ProjectStore.Mode.existing, .readOnly]) func aFilesOwnLogIsRead(_ mode: ProjectStore.Mode)
    throws
  {
    let target = folder.appendingPathComponent("killed.db").path
    try leaveLog(["One", "Two"], at: target)
    #expect(try count(target, mode: mode) == 29)
  }

  @Test(arguments: [ProjectStore.Mode.existing, .readOnly]) func aLogOfAnotherFileIsLeftAlone(
    _ mode: ProjectStore.Mode
  ) throws {
    let target = folder.appendingPathComponent("killed.db").path
    try leaveLog(["One", "Two"], at: target)
    let other = folder.appendingPathComponent("other.db").path
    try make(other, at: Instant(milliseconds: 7))
    #expect(rename(other, target) == 0)
    let before = try (bytes(target), bytes(target + "-wal"))
    #expect(throws: StoreError.strayLog(path: target)) { try ProjectStore(path: target, mode: mode) }
    #expect(try before == (bytes(target), bytes(target + "-wal")))
    #expect(unlink(target + "-wal") == 0)
    #expect(try count(target) == 27)
  }

  @Test func anOlderCopyDoesNotTakeALogThatBeganLater() throws {
    let older = folder.appendingPathComponent("older.db").path
    try bytes(path).write(to: URL(fileURLWithPath: older))
    try add((1...200).map { "Item \($0)" }, to: ProjectStore(path: path))
    let target = folder.appendingPathComponent("killed.db").path
    try leaveLog(["Last"], at: target)
    #expect(rename(older, target) == 0)
    #expect(throws: StoreError.strayLog(path: target)) { try ProjectStore(path: target) }
  }

  /// Two programs, as the rule about descriptors of one process does not let one play both.
  @Test(arguments: [0, 400]) func whatAnotherStillHasOpenIsNotMixedIn(_ more: Int) throws {
    let store = try ProjectStore(path: path)
    try add(["One", "Two"], to: store)
    let other = folder.appendingPathComponent("other.db").path
    try make(other, at: Instant(milliseconds: 7))
    try add((0..<more).map { "Item \($0)" }, to: ProjectStore(path: other))
    let aside = path + ".aside"
    #expect(rename(path, aside) == 0)
    #expect(rename(other, path) == 0)
    #expect(throws: StoreError.strayLog(path: path)) { try ProjectStore(path: path) }
    store.emptyLog()
    #expect(try bytes(log).isEmpty)
    let alone = folder.appendingPathComponent("alone.db").path
    try bytes(aside).write(to: URL(fileURLWithPath: alone))
    #expect(try count(alone) == 29, "what was in the log is in the file, wherever that lies")
  }
}
