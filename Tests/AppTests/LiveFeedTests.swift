import Console
import Dispatch
import Domain
import Foundation
import GRDB
import Store
import TestSupport
import Testing

@testable import App

/// Stores that come, go and return while a console is open.
@Suite struct LiveFeedTests {
  private let session: Session
  private let store: ProjectStore
  private let path: String
  private let fixture: URL
  private let bell: DispatchSemaphore
  private let mailbox: Mailbox
  private let feeds: LiveFeeds

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("feeds-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("ml"), withIntermediateDirectories: true)
    fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("ImportersTests/Fixtures/wine-sqlite/mlflow.db")
    path = folder.appendingPathComponent("ml/mlflow.db").path
    try FileManager.default.copyItem(atPath: fixture.path, toPath: path)
    let project = folder.appendingPathComponent("project.db").path
    try DemoStore.write(to: project)
    store = try ProjectStore(path: project)
    session = try Session(store: ProjectStore(path: project), person: "farid", fixedNow: nil)
    let bell = DispatchSemaphore(value: 0)
    self.bell = bell
    mailbox = Mailbox { bell.signal() }
    feeds = LiveFeeds(mailbox: mailbox)
    ChangeWatch.start(store: session.store, mailbox: mailbox) { [feeds, session] in feeds.follow(session) }
  }

  /// True once a message came that fits; messages before it are dropped.
  private func comes(_ fits: (Message) throws -> Bool) rethrows -> Bool {
    let end = DispatchTime.now() + 20
    while bell.wait(timeout: end) == .success {
      for message in mailbox.collect() where try fits(message) { return true }
    }
    return false
  }

  private func attach() throws {
    _ = try store.attachSource(path: path, by: session.actor)
  }

  private func mirrored() throws -> Int {
    guard case .array(let runs)? = try store.exportDocument(session.card.reference, points: .none)["runs"]
    else { return 0 }
    return runs.count { $0["source"] != nil }
  }

  /// The watch starts on a thread of its own, so what it must notice is done again until it is there.
  private func attachUntilFollowed() throws {
    for _ in 0..<50 where try mirrored() == 0 {
      _ = try? store.perform(.detachSource(path), by: session.actor)
      try attach()
      _ = bell.wait(timeout: .now() + 0.5)
      _ = try comes { message in try message == .changed && mirrored() > 0 }
    }
  }

  @Test func aStoreThatIsAttachedElsewhereIsFollowed() throws {
    feeds.follow(session)
    try attachUntilFollowed()
    #expect(try mirrored() == 21)
  }

  @Test(arguments: [true, false]) func aStoreThatIsMovedAwayIsMissed(_ isWithFolder: Bool) throws {
    try attach()
    feeds.follow(session)
    #expect(try comes { message in try message == .changed && mirrored() == 21 })
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let moved = isWithFolder ? folder : path
    try FileManager.default.moveItem(atPath: moved, toPath: moved + "-elsewhere")
    let fault = "There is no tracking store at \(path) . Check the path."
    #expect(comes { $0 == .sourceFailed(fault) })
    try FileManager.default.moveItem(atPath: moved + "-elsewhere", toPath: moved)
    #expect(comes { $0 == .sourceRecovered(fault) })
  }

  @Test func aFaultGoesWhenTheStoreIsBack() throws {
    try attach()
    feeds.follow(session)
    #expect(try comes { message in try message == .changed && mirrored() == 21 })
    let fault = "There is no tracking store at \(path) . Check the path."
    // With its folder, as when a disk is taken away.
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.removeItem(at: folder)
    #expect(comes { $0 == .sourceFailed(fault) })
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: fixture.path, toPath: path)
    #expect(comes { $0 == .sourceRecovered(fault) })
  }

  /// What cannot be stored then is no fault of the store that is read.
  @Test func aProjectFileThatIsAwayIsNotToldOfTheTracker() throws {
    try attach()
    feeds.follow(session)
    #expect(try comes { message in try message == .changed && mirrored() == 21 })
    let file = session.store.path
    #expect(rename(file, file + ".aside") == 0)
    // As any client, it waits for whoever reads.
    var patient = GRDB.Configuration()
    patient.busyMode = .timeout(20)
    try DatabaseQueue(path: path, configuration: patient).write { db in
      try db.execute(sql: "UPDATE runs SET name = 'renamed'; UPDATE experiments SET name = name || '2'")
    }
    // A reading has failed by the time that the file is back and another one has not.
    Thread.sleep(forTimeInterval: 1.5)
    #expect(rename(file + ".aside", file) == 0)
    var faults: [Message] = []
    let isThere = try comes { message in
      if case .sourceFailed = message { faults.append(message) }
      guard case .object(let document) = try store.exportDocument(session.card.reference, points: .none)
      else { return false }
      return JSONWriter.text(.object(document)).contains("\"renamed\"")
    }
    #expect(isThere && faults.isEmpty)
  }
}
