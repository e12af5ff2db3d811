import Domain
import Foundation
import Resources
import Testing

@testable import App

@Suite struct ReferenceTests {
  private let reference = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Resources/Reference")

  /// The page is written from the key map; RECORD=1 writes it anew.
  @Test func thePageOfKeysIsThatOfTheKeyMap() throws {
    let url = reference.appendingPathComponent("keys.md")
    let text = KeyReference.text(.standard) + "\n"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(text.utf8).write(to: url) }
    let written = try String(contentsOf: url, encoding: .utf8)
    #expect(written == text, "Run the tests once with RECORD=1 to write the page anew.")
  }

  @Test func aNewProjectHasBothChecklistsAndNothingElse() throws {
    let document = try NewProject.document(
      key: "NEW", name: "New", zone: "UTC", person: "amara", now: Instant(milliseconds: 0))
    guard case .array(let rows)? = document.root["deliverables"] else {
      Issue.record("no deliverables")
      return
    }
    #expect(rows.count == 18 + 42)
    #expect(rows.allSatisfy { $0["state"] == .string("not_started") })
  }
}
