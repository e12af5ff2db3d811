import Console
import Domain
import Foundation
import Resources
import Store
import TestSupport
import Testing

@testable import App

@Suite struct EffectPerformerTests {
  @Test func onlyWhatOthersCommittedIsLoadedAgain() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("effects-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("project.db").path
    try DemoStore.write(to: path)
    let other = try ProjectStore(path: path)
    let session = try Session(store: ProjectStore(path: path), person: "farid", fixedNow: nil)
    let performer = EffectPerformer(session: session)
    #expect(performer.perform(.load).count == 1)
    #expect(performer.perform(.refresh([.loadJournal(from: 0)])).isEmpty)
    // One's own change is shown without being asked for.
    _ = performer.perform(.perform(.editItems([key(22)], .title, to: "Other words"), .none))
    #expect(performer.perform(.refresh([.loadJournal(from: 0)])).isEmpty)
    _ = try other.perform(.moveItems([key(22)], to: "in_review"), by: session.actor)
    #expect(performer.perform(.refresh([.loadJournal(from: 0)])).count == 2)
    #expect(performer.perform(.refresh([.loadJournal(from: 0)])).isEmpty)
  }
}
