import ArgumentParser
import Console
import Domain
import Drawing
import Foundation
import Resources
import Store
import Testing

@testable import App
@testable import Store

/// The pages and pictures of Resources/Reference are written from the program; RECORD=1 writes them anew.
@Suite struct ReferenceTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Resources/Reference")

  private func compare(_ text: String, with name: String) throws {
    let url = Self.folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(text.utf8).write(to: url) }
    let written = try String(contentsOf: url, encoding: .utf8)
    #expect(written == text, "\(name): run the tests once with RECORD=1 and look at the change.")
  }

  @Test func thePageOfKeysIsThatOfTheKeyMap() throws {
    try compare(KeyReference.text(.standard) + "\n", with: "keys.md")
  }

  @Test func thePageOfVerbsIsThatOfTheParser() throws {
    let pages = VerbPage.all.map { "## \($0.title)\n\n```\n\($0.help(columns: 100))```" }
    let head = "# Verbs\n\nWritten from the declarations of the verbs."
    try compare(([head] + pages).joined(separator: "\n\n") + "\n", with: "verbs.md")
  }

  @Test(arguments: ManualPage.allCases) func theManualIsThatOfTheTables(_ page: ManualPage) throws {
    let text = page.text(.standard)
    try compare(text, with: page.fileName)
    let requests = text.split(separator: "\n").filter { $0.hasPrefix(".") || $0.hasPrefix("'") }
    #expect(requests.allSatisfy { [".TH", ".SH", ".SS", ".TP", ".nf", ".fi"].contains($0.prefix(3)) })
    for action in Action.allCases where page == .config {
      #expect(text.contains(action.rawValue.replacing("-", with: "\\-")), "\(action.rawValue)")
    }
  }

  @Test func thePageOfTheSchemaIsThatOfTheMigrations() throws {
    let steps = Migrations.all.map { migration in
      "## Version \(migration.version)\n\n```sql\n\(migration.statements.joined(separator: "\n\n"))\n```"
    }
    let head =
      "# Schema\n\nWritten from the migrations: the tables of a project file, with the reasons for them."
    try compare(([head] + steps).joined(separator: "\n\n") + "\n", with: "schema.md")
  }

  @Test(arguments: [("now", "120x36"), ("board", "120x36"), ("runs", "120x36"), ("models", "120x36")])
  func thePicturesOfTheReadmeAreThoseOfTheScreens(_ screen: String, _ size: String) throws {
    let store = try ProjectStore()
    _ = try store.importDocument(
      try ProjectDocument(reading: Resources.demoProject), by: "farid", at: Instant(milliseconds: 0))
    let session = try Session(store: store, person: "farid", fixedNow: try store.project(nil).asOf)
    let state = try Frames.state(
      try ShowVerb.screen(named: screen), size: try ShowVerb.size(size), item: nil, session: session)
    try compare(ShowVerb.Format.svg.write(View.draw(state), state.settings), with: "\(screen).svg")
  }

  /// What the screen can do, a verb can do; the others change nothing but the view.
  @Test func everyActionThatChangesTheProjectHasAVerb() {
    for action in Action.allCases where [.items, .standup].contains(action.info.group) {
      guard action != .mark, action.info.verb == nil else { continue }
      Issue.record("\(action.rawValue) has no verb")
    }
    for action in Action.allCases {
      guard let verb = action.info.verb else { continue }
      let words = verb.split(separator: " ").map(String.init)
      var command: any ParsableCommand.Type = Runboard.self
      // The words behind a verb that has none under it are its arguments.
      for word in words where !command.configuration.subcommands.isEmpty {
        guard let next = command.configuration.subcommands.first(where: { $0._commandName == word }) else {
          Issue.record("\(verb): there is no \(word)")
          break
        }
        command = next
      }
      #expect(command.configuration.subcommands.isEmpty, "\(verb) is not a whole verb")
      if words.first == "show" { #expect(throws: Never.self) { try ShowVerb.screen(named: words[1]) } }
    }
  }

  /// The parser makes up a name that is not given, and takes a tenth of the start for it.
  @Test func everyVerbSaysItsName() {
    func check(_ command: any ParsableCommand.Type) {
      #expect(command.configuration.commandName != nil, "\(command)")
      command.configuration.subcommands.forEach(check)
    }
    check(Runboard.self)
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
