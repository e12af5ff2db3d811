import Domain
import Drawing
import Testing

@testable import Console

/// From one project of the file to another.
@Suite struct ProjectChoiceTests {
  private let other = ProjectChoice(key: "B", name: "Another")

  /// A console of which another project was chosen and has not been read yet.
  private func opening() throws -> Scenario {
    var scenario = try Scenario()
    scenario.state.overlay = .projects([other], choice: 0)
    #expect(update(&scenario.state, .input(.key(.enter))).contains(.openProject("B")))
    return scenario
  }

  @Test func keysThatComeMeanwhileAreMeantForTheNewProject() throws {
    var scenario = try opening()
    let old = try #require(scenario.state.overview)
    let now = scenario.state.now
    #expect(update(&scenario.state, .input(.key(.character("u")))).isEmpty)
    #expect(update(&scenario.state, .input(.key(.character("1")))).isEmpty)
    // What was asked for before is answered in between.
    _ = update(&scenario.state, .loaded(old, now: now))
    #expect(scenario.state.screen == .now && scenario.state.heldInputs.count == 2)
    _ = update(&scenario.state, .openedProject)
    var new = Overview()
    new.key = "B"
    let effects = update(&scenario.state, .loaded(new, now: now))
    #expect(scenario.state.screen == .board && scenario.state.overview?.key == "B")
    #expect(!effects.contains(.undo), "there is nothing to undo in it")
  }

  @Test func aProjectThatCannotBeOpenedLeavesTheKeysToTheOldOne() throws {
    var scenario = try opening()
    _ = update(&scenario.state, .input(.key(.character("u"))))
    _ = update(&scenario.state, .notDone(.openProject("B"), "It is gone."))
    #expect(scenario.state.heldInputs.isEmpty && scenario.state.message?.text == "It is gone.")
    try scenario.press("1")
    #expect(scenario.state.screen == .board)
  }

  @Test func aListThatComesLateTakesNoLineAway() throws {
    var scenario = try Scenario()
    _ = update(&scenario.state, .input(.key(.character("P"))))
    try scenario.press("1", "a")
    try scenario.type("New card")
    _ = update(&scenario.state, .loadedProjects([other]))
    #expect(scenario.prompt?.input.text == "New card")
  }
}
