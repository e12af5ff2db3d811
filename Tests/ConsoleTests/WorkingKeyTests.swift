import Console
import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// What a key is said to do is what it does.
@Suite struct WorkingKeyTests {
  @Test func theHelpNamesOnlyKeysThatWork() {
    let rows = HelpText.rows(on: .standup, .standard)
    #expect(rows.filter { $0.keys.split(separator: " ").contains("P") }.map(\.action) == [.standupPark])
    for screen in ScreenID.allCases {
      let rows = HelpText.rows(on: screen, .standard)
      let keys = rows.flatMap { $0.keys.replacing("  ", with: "|").split(separator: "|") }
      #expect(Set(keys).count == keys.count, "\(screen)")
    }
  }

  @Test func aKeyThatIsTakenFromAnotherActionIsSaid() throws {
    let keys = KeyMap.standard.changed(by: [("add-item", ["u"])])
    #expect(
      keys.problems.map(\.sentence) == [
        "u means undo already; on Now, Board, Backlog it is add-item, elsewhere undo."
      ])
    #expect(!HelpText.rows(on: .board, keys).contains { $0.action == .undo })
    #expect(KeyMap.standard.changed(by: [("undo", ["a"])]).problems.count == 1)
    #expect(KeyMap.standard.changed(by: [("add-item", ["u"]), ("undo", ["U"])]).problems.isEmpty)
    #expect(KeyMap.standard.changed(by: [("standup-note", ["n"])]).problems.isEmpty, "it is so already")
    var scenario = try Scenario()
    scenario.state.settings.keys = keys
    scenario.state.selectedItem = key(24)
    try scenario.press("1", ">")
    #expect(scenario.picture.last?.contains("u undo") == false)
    #expect(scenario.state.message?.text.hasSuffix(".  : undo undoes it.") == true)
    scenario.state.settings.keys = KeyMap.standard.changed(by: [("add-item", ["u"]), ("undo", ["u", "U"])])
    try scenario.press("<")
    #expect(scenario.state.message?.text.hasSuffix(".  U undoes it.") == true)
  }
}
