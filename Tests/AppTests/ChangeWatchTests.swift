import Console
import Dispatch
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import App

/// A project file that is taken away while a console has it open.
@Suite struct ChangeWatchTests {
  private let path: String
  private let bell: DispatchSemaphore
  private let mailbox: Mailbox
  private let store: ProjectStore

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("watch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("project.db").path
    let bell = DispatchSemaphore(value: 0)
    self.bell = bell
    mailbox = Mailbox { bell.signal() }
    try DemoStore.write(to: path)
    store = try ProjectStore(path: path)
    ChangeWatch.start(store: store, mailbox: mailbox) {}
    // The watch is there once it tells of a change.
    let actor = Actor(
      person: "farid", now: Instant(milliseconds: 1), project: try store.project(nil).reference)
    repeat {
      _ = try store.perform(.addItem(.init(title: "One")), by: actor)
    } while !comes(within: 1, .changed)
  }

  /// True once the message came; those before it are dropped.
  private func comes(within seconds: Double, _ wanted: Message) -> Bool {
    let end = DispatchTime.now() + seconds
    while bell.wait(timeout: end) == .success {
      if mailbox.collect().contains(wanted) { return true }
    }
    return false
  }

  private func displaced(_ fault: StoreError) -> Message {
    .displaced(word: fault.word, sentence: fault.sentence)
  }

  @Test func theConsoleHearsAtOnceThatItsFileIsGoneAndThatItIsBack() throws {
    #expect(rename(path, path + ".aside") == 0)
    #expect(comes(within: 10, displaced(.gone(path: path))))
    try Data("another".utf8).write(to: URL(fileURLWithPath: path))
    #expect(comes(within: 10, displaced(.replaced(path: path))))
    #expect(rename(path + ".aside", path) == 0)
    #expect(comes(within: 10, .broughtBack))
    #expect(unlink(path) == 0)
    #expect(comes(within: 10, displaced(.gone(path: path))))
  }

  @Test func aFolderThatIsMovedAwayAndBackIsNoticed() throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    #expect(rename(folder, folder + ".aside") == 0)
    #expect(comes(within: 10, displaced(.gone(path: path))))
    #expect(rename(folder + ".aside", folder) == 0)
    #expect(comes(within: 10, .broughtBack))
  }

  @Test func aFileThatWentBeforeTheWatchStoodIsMissed() throws {
    let store = try ProjectStore(path: path)
    #expect(unlink(path) == 0)
    let bell = DispatchSemaphore(value: 0)
    let mailbox = Mailbox { bell.signal() }
    ChangeWatch.start(store: store, mailbox: mailbox) {}
    #expect(bell.wait(timeout: .now() + 10) == .success)
    #expect(mailbox.collect().first == displaced(.gone(path: path)))
  }

  /// What another console would meet there, and write into the other file.
  @Test func theLogOfAFileThatIsReplacedIsEmptied() throws {
    let log = path + "-wal"
    #expect(try Data(contentsOf: URL(fileURLWithPath: log)).isEmpty == false)
    #expect(rename(path, path + ".aside") == 0)
    #expect(comes(within: 10, displaced(.gone(path: path))))
    #expect(try Data(contentsOf: URL(fileURLWithPath: log)).isEmpty)
  }
}
