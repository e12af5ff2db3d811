import Foundation
import TestSupport
import Testing

@testable import App
@testable import Console

/// The file in which a line waits that is being typed.
@Suite struct DraftKeeperTests {
  private let folder: URL

  init() {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("drafts-\(UUID().uuidString)")
  }

  private func draft(_ text: String) -> Draft {
    let prompt = Prompt(.newItem(status: "backlog", sprint: nil), label: "New item", text: text)
    return Draft(project: "TAXI", person: "farid", prompt: prompt)
  }

  private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

  @Test func aLineIsInItsFileWithinTwoSecondsAndGoneWhenItIsDropped() async throws {
    let keeper = DraftKeeper(folder: folder, path: "/tmp/x.db")
    keeper.keep(draft("a"))
    keeper.keep(draft("ab"))
    #expect(names.isEmpty, "not for each key")
    for _ in 0..<40 where names.isEmpty { try await Task.sleep(for: .milliseconds(50)) }
    #expect(names.count == 1)
    let mode =
      try FileManager.default.attributesOfItem(
        atPath: folder.appendingPathComponent(names[0]).path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    keeper.drop()
    #expect(names.isEmpty)
  }

  @Test func whatIsTypedLastIsOfferedOnceTheConsoleIsNoMore() {
    let keeper = DraftKeeper(folder: folder, path: "/tmp/x.db")
    keeper.keep(draft("abc"))
    keeper.finish()
    #expect(keeper.left(project: "TAXI", person: "farid") == draft("abc"))
    // Another file's lines, and another person's, are not its own.
    #expect(keeper.left(project: "TAXI", person: "elif") == nil)
    #expect(keeper.left(project: "TEA", person: "farid") == nil)
    let other = DraftKeeper(folder: folder, path: "/tmp/y.db")
    #expect(other.left(project: "TAXI", person: "farid") == nil)
  }

  /// Two consoles at one file: what one of them types is not offered to the other while it is there.
  @Test func aLineBelongsToOneConsole() async throws {
    let living = DraftKeeper(folder: folder, path: "/tmp/x.db")
    let next = DraftKeeper(folder: folder, path: "/tmp/x.db")
    living.keep(draft("abc"))
    for _ in 0..<60 where names.isEmpty { try await Task.sleep(for: .milliseconds(50)) }
    #expect(names.count == 1 && next.left(project: "TAXI", person: "farid") == nil)
    let first = names
    living.finish()
    #expect(next.left(project: "TAXI", person: "farid") == draft("abc"))
    next.keep(draft("abcd"))
    next.finish()
    #expect(names.count == 1 && names != first, "one file for it, taken over")
  }

  @Test func aDamagedFileOrALinkIsPassedOver() throws {
    let keeper = DraftKeeper(folder: folder, path: "/tmp/x.db")
    keeper.keep(draft("abc"))
    keeper.finish()
    let own = folder.appendingPathComponent(names[0])
    let elsewhere = folder.appendingPathComponent("elsewhere")
    try FileManager.default.moveItem(at: own, to: elsewhere)
    try FileManager.default.createSymbolicLink(at: own, withDestinationURL: elsewhere)
    #expect(keeper.left(project: "TAXI", person: "farid") == nil)
    try FileManager.default.removeItem(at: own)
    try Data("{".utf8).write(to: own)
    #expect(keeper.left(project: "TAXI", person: "farid") == nil)
  }
}
