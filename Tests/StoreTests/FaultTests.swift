import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// Files that are damaged, odd, locked or full: one sentence, and nothing is changed (`reliability.md` 4).
@Suite struct FaultTests {
  private let folder: URL
  private let path: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("faults-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("project.db").path
    try DemoStore.write(to: path)
  }

  private func damaged(_ name: String, _ change: (inout Data) -> Void) throws -> String {
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    change(&bytes)
    let target = folder.appendingPathComponent(name).path
    try bytes.write(to: URL(fileURLWithPath: target))
    return target
  }

  /// - Returns: the sentence, or nil where the file was read.
  private func sentence(opening target: String) throws -> String? {
    do {
      let store = try ProjectStore(path: target, mode: .readOnly)
      let project = try store.project(nil).reference
      _ = try store.overview(of: project, now: Instant(milliseconds: 0))
      let faults = try store.faults()
      return faults.first
    } catch let fault as StoreError { return fault.sentence }
  }

  @Test(arguments: 0..<24) func aDamagedFileIsToldAndNeverChanged(_ seed: Int) throws {
    let target = try damaged("damaged.db") { bytes in
      let page = 4096
      let start = page * (1 + seed * 7 % (bytes.count / page - 1))
      switch seed % 3 {
      case 0:
        for place in start..<(start + page) { bytes[place] = UInt8(truncatingIfNeeded: place &* (seed + 3)) }
      case 1: bytes = bytes.prefix(start + 100)
      default: for place in start..<min(start + 3 * page, bytes.count) { bytes[place] = 0 }
      }
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: target))
    let found = try sentence(opening: target)
    #expect(found != nil, "the damage was not noticed")
    #expect(try Data(contentsOf: URL(fileURLWithPath: target)) == before)
  }

  /// A column that holds nothing where the table forbids it, as a damaged page may say in a file too large
  /// to be checked whole.
  @Test(arguments: [
    ("workItem", "title"), ("status", "name"), ("member", "name"), ("cycle", "scope"), ("run", "name"),
    ("historyEntry", "by"), ("operation", "summary"), ("project", "name"), ("standup", "facilitator"),
  ]) func aColumnWithoutItsValueIsDamageAndEndsNothing(_ table: String, _ column: String) throws {
    let target = try damaged("hollow-\(table).db") { _ in }
    for sql in [
      "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE name = '\(table)'",
      "UPDATE \(table) SET \"\(column)\" = NULL",
    ] {
      let queue = try DatabaseQueue(path: target)
      try queue.inDatabase { try $0.execute(sql: sql) }
      try queue.close()
    }
    let store = try ProjectStore(path: target, mode: .readOnly)
    #expect(throws: StoreError.damaged(path: target, detail: "a row holds what its table does not allow")) {
      let project = try store.project(nil).reference
      _ = try store.journal(of: project)
      _ = try store.itemDetail(key(12), in: project)
      _ = try store.standupReport("SU-1", of: project)
      _ = try store.overview(of: project, now: Instant(milliseconds: 0))
    }
  }

  @Test func aPipeALinkToNothingAndADatabaseOfAnotherAreRefused() throws {
    let pipe = folder.appendingPathComponent("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: StoreError.notAFile(path: pipe, what: "a device or pipe")) {
      try ProjectStore(path: pipe)
    }
    #expect(throws: StoreError.notAFile(path: "/dev/null", what: "a device or pipe")) {
      try ProjectStore(path: "/dev/null")
    }
    let link = folder.appendingPathComponent("link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path + "/nothing")
    #expect(throws: StoreError.missing(path: link)) { try ProjectStore(path: link) }
    let other = folder.appendingPathComponent("other.db").path
    try DatabaseQueue(path: other).write { db in try db.execute(sql: "CREATE TABLE songs (id INTEGER)") }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: other))
    #expect(throws: StoreError.foreign(path: other)) { try ProjectStore(path: other, mode: .creating) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == bytes)
  }

  @Test func nothingIsStoredIntoAFileThatIsNotInItsPlace() throws {
    let store = try ProjectStore(path: path)
    let actor = Actor(
      person: "farid", now: Instant(milliseconds: 1), project: try store.project(nil).reference)
    let aside = path + ".aside"
    #expect(rename(path, aside) == 0)
    #expect(throws: StoreError.gone(path: path)) {
      try store.perform(.addItem(.init(title: "One")), by: actor)
    }
    #expect(throws: StoreError.gone(path: path)) { try store.undo(by: actor) }
    try Data("another".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: StoreError.replaced(path: path)) {
      try store.perform(.addItem(.init(title: "One")), by: actor)
    }
    #expect(try store.items(of: actor.project).count == 27, "nothing half written, and readable")
    #expect(rename(aside, path) == 0)
    _ = try store.perform(.addItem(.init(title: "One")), by: actor)
    #expect(try ProjectStore(path: path, mode: .readOnly).items(of: actor.project).count == 28)
  }

  @Test func whatLiesInTheFilesPlaceIsNotTouchedOnLeaving() throws {
    // Looking only makes a log that is cleared away afterwards.
    var reader: ProjectStore? = try ProjectStore(path: path, mode: .readOnly)
    _ = try reader?.project(nil)
    #expect(unlink(path) == 0)
    let bytes = Data("another".utf8)
    for tail in ["", "-wal"] { try bytes.write(to: URL(fileURLWithPath: path + tail)) }
    reader = nil
    for tail in ["", "-wal"] {
      #expect(try Data(contentsOf: URL(fileURLWithPath: path + tail)) == bytes)
    }
  }

  @Test func aFileThatIsHeldTooLongIsToldAndStaysReadable() throws {
    let store = try ProjectStore(path: path, mode: .existing, migrations: Migrations.all, patience: 0.1)
    let project = try store.project(nil).reference
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let holder = try DatabaseQueue(path: path, configuration: configuration)
    try holder.inDatabase { db in try db.execute(sql: "BEGIN IMMEDIATE") }
    let actor = Actor(person: "farid", now: Instant(milliseconds: 1), project: project)
    #expect(throws: StoreError.busy(path: path)) {
      try store.perform(.addItem(.init(title: "One")), by: actor)
    }
    #expect(try store.items(of: project).count == 27, "reading goes on")
    try holder.inDatabase { db in try db.execute(sql: "ROLLBACK") }
    _ = try store.perform(.addItem(.init(title: "One")), by: actor)
    #expect(try store.items(of: project).count == 28)
  }

  @Test func aFullDiskLeavesEverythingAsItWas() throws {
    let store = try ProjectStore(path: path)
    let project = try store.project(nil).reference
    let before = try rows(of: store)
    try store.queue.inDatabase { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    let actor = Actor(person: "farid", now: Instant(milliseconds: 1), project: project)
    let long = String(repeating: "long ", count: 200_000)
    #expect(throws: StoreError.full(path: path)) {
      try store.perform(.blockItems([key(22)], reason: long), by: actor)
    }
    #expect(try rows(of: store) == before)
    try store.queue.inDatabase { db in try db.execute(sql: "PRAGMA max_page_count = 1000000") }
    _ = try store.perform(.blockItems([key(22)], reason: long), by: actor)
    #expect(try store.faults().isEmpty)
  }

  @Test func aReadOnlyConnectionReadsAndWritesNothing() throws {
    let store = try ProjectStore(path: path, mode: .readOnly)
    let project = try store.project(nil).reference
    let actor = Actor(person: "farid", now: Instant(milliseconds: 1), project: project)
    #expect(throws: StoreError.lookedAt(path: path)) {
      try store.perform(.addItem(.init(title: "One")), by: actor)
    }
    #expect(try store.items(of: project).count == 27)
  }

  @Test func aCopyIsMadeWhileOthersWrite() async throws {
    let (path, folder) = (path, folder)
    try await withThrowingTaskGroup(of: Void.self) { group in
      let store = try ProjectStore(path: path)
      let project = try store.project(nil).reference
      for other in [store, try ProjectStore(path: path)] {
        group.addTask {
          let actor = Actor(person: "farid", now: Instant(milliseconds: 1), project: project)
          for number in 0..<40 { _ = try other.perform(.addItem(.init(title: "\(number)")), by: actor) }
        }
      }
      group.addTask {
        for number in 0..<5 {
          let target = folder.appendingPathComponent("copy-\(number).db").path
          try store.backup(to: target)
          #expect(try ProjectStore(path: target, mode: .readOnly).faults().isEmpty)
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func aFileWithoutItsLogIsReadAlone() throws {
    let odd = folder.appendingPathComponent("odd #1?.db").path
    try FileManager.default.copyItem(atPath: path, toPath: odd)
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try Connecting(path: odd, configuration: configuration).alone()
    #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM workItem") } == 27)
    #expect(!FileManager.default.fileExists(atPath: odd + "-shm"))
    try Data([1]).write(to: URL(fileURLWithPath: odd + "-wal"))
    #expect(throws: StoreError.self) { try Connecting(path: odd, configuration: configuration).alone() }
  }

  @Test func theSettingsThatCarryThePromisesAreOn() throws {
    let store = try ProjectStore(path: path)
    func setting(_ name: String) throws -> String? {
      try store.queue.inDatabase { db in
        try Row.fetchOne(db, sql: "PRAGMA \(name)").map { "\($0[0] as DatabaseValue)" }
      }
    }
    #expect(try setting("journal_mode") == "\"wal\"")
    #expect(try setting("synchronous") == "2")
    #expect(try setting("foreign_keys") == "1")
    #expect(try setting("secure_delete") == "2")
    // SQL may not write the schema's own table.
    #expect(throws: DatabaseError.self) {
      try store.queue.inDatabase { db in
        try db.execute(sql: "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = sql")
      }
    }
    for name in ["project.db", "project.db-wal", "project.db-shm"] {
      let file = folder.appendingPathComponent(name).path
      guard FileManager.default.fileExists(atPath: file) else { continue }
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(name)")
    }
  }

  @Test func aPlaceWithoutAWriteAheadLogIsTold() throws {
    #expect(throws: StoreError.noLog(path: path, mode: "memory")) {
      try ProjectStore.useWriteAheadLog(DatabaseQueue(), path: path)
    }
  }

  @Test func aCopyIsCheckedBeforeItGetsItsName() throws {
    let store = try ProjectStore(path: path)
    let target = folder.appendingPathComponent("copy.db").path
    try store.backup(to: target)
    #expect(try rows(of: ProjectStore(path: target, mode: .readOnly)) == rows(of: store))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).count { $0.contains("unchecked") } == 0
    )
    let bytes = try Data(contentsOf: URL(fileURLWithPath: target))
    #expect(throws: StoreError.notCopied(path: path, copy: target, detail: "File exists")) {
      try store.backup(to: target)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: target)) == bytes)
    try store.backup(to: target, overwrites: true)
    let other = folder.appendingPathComponent("other-copy.db").path
    try ProjectStore(path: path, mode: .readOnly).backup(to: other)
    #expect(try rows(of: ProjectStore(path: other, mode: .readOnly)) == rows(of: store))
    #expect(!FileManager.default.fileExists(atPath: other + "-wal"))
    #expect(throws: StoreError.self) { try store.backup(to: folder.path + "/no/such/folder/copy.db") }
  }

  @Test func aLockIsWaitedForNoLongerThanAPersonDoes() {
    let patience = Patience(seconds: 5)
    #expect(patience.waits(afterTries: 100))
    patience.limit(to: 0.5)
    #expect(patience.waits(afterTries: 0) && !patience.waits(afterTries: 100))
    patience.limit(to: nil)
    #expect(patience.waits(afterTries: 100) && !patience.waits(afterTries: 1000))
  }

  @Test func aFileWithoutItsVersionOrATableIsDamaged() throws {
    for (name, sql) in [
      ("version.db", "PRAGMA user_version = 0"), ("table.db", "DROP TABLE parkedTopicPerson"),
      ("index.db", "DROP INDEX operationByPerson"), ("needed.db", "DROP TABLE sprint"),
    ] {
      let target = try damaged(name) { _ in }
      let queue = try DatabaseQueue(path: target, configuration: Self.withoutKeys)
      try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
      try queue.close()
      let sentence = try #require(try sentence(opening: target))
      let isTold = sentence.contains("damaged") || sentence.hasPrefix("missing or altered: ")
      #expect(isTold, "\(name): \(sentence)")
    }
  }

  private static var withoutKeys: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    return configuration
  }
}
