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

  /// It ends what was typed, and does not bring the old project back.
  @Test func cancellingMeanwhileDoesNotLetKeysThrough() throws {
    var scenario = try opening()
    _ = update(&scenario.state, .input(.key(.control("c"))))
    #expect(update(&scenario.state, .input(.key(.character("u")))).isEmpty)
    #expect(scenario.state.heldInputs.count == 1)
  }

  /// As in a burst of keys over a slow line.
  @Test func keysBehindTheWishForTheListAreMeantForTheList() throws {
    var scenario = try Scenario()
    try scenario.press("1")
    let selected = scenario.state.selectedItem
    for key in [Key.character("P"), .character("j"), .enter, .character("1"), .character(">")] {
      #expect(!update(&scenario.state, .input(.key(key))).contains { $0.isChange })
    }
    let present = ProjectChoice(key: "TAXI", name: "Taxis")
    let effects = update(&scenario.state, .loadedProjects([present, other]))
    #expect(effects.contains(.openProject("B")) && !effects.contains { $0.isChange })
    #expect(scenario.state.selectedItem == selected && scenario.state.heldInputs.count == 2)
  }

  @Test func whereTheListCannotBeReadTheKeysAreTheOldProjects() throws {
    var scenario = try Scenario()
    _ = update(&scenario.state, .input(.key(.character("P"))))
    _ = update(&scenario.state, .notDone(.loadProjects, "The file is gone."))
    try scenario.press("1")
    #expect(scenario.state.screen == .board)
  }
}
