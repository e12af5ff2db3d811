import Foundation
import Testing

@testable import App

@Suite struct FolderWatchTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("folder-\(UUID().uuidString)")

  /// A watch may be refused, as on a system where others have taken all that there are.
  @Test func whoeverGetsNoWatchIsWokenToLook() throws {
    let watch = FolderWatch(of: folder.appendingPathComponent("a.db").path, pauseWhileBlind: 30)
    #expect(watch.wait(atMost: nil) == .written)
    #expect(watch.wait(atMost: 5000) == .written)
    #expect(watch.wait(atMost: 5) == .quiet)
    // As soon as there is one, nothing wakes anybody.
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    #expect(watch.wait(atMost: 100) == .written, "what came before it")
    #expect(watch.wait(atMost: 100) == .quiet)
    try Data("x".utf8).write(to: folder.appendingPathComponent("a.db"))
    #expect(watch.wait(atMost: 5000) == .written)
  }
}
