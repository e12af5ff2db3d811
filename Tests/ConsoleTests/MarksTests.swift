import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// The next command takes all that are marked (`interaction.md` 2.3).
@Suite struct MarksTests {
  private func board(marking numbers: Int..., at selected: Int) throws -> Scenario {
    var scenario = try Scenario()
    try scenario.press("1")
    scenario.state.marked = Set(numbers.map { key($0) })
    scenario.state.selectedItem = key(selected)
    return scenario
  }

  @Test func eachMarkedItemGoesOnFromItsOwnColumn() throws {
    var scenario = try board(marking: 19, 16, at: 23)
    try scenario.press(">")
    // The foremost one goes first and is asked about.
    guard case .confirm(.criteriaUnmet(key(16), _), _, _)? = scenario.state.overlay else {
      Issue.record("no question was asked")
      return
    }
    try scenario.press("y")
    #expect([16, 19, 23].map { scenario.status(of: $0) } == ["done", "in_review", "ready"])
    #expect(
      scenario.state.message?.text == "Moved TAXI-16 to Done, TAXI-19 to In review.  u undoes it.")
    try scenario.press("u")
    #expect([16, 19, 23].map { scenario.status(of: $0) } == ["in_review", "in_progress", "ready"])
  }

  @Test func whatCanGoNoFurtherStaysAndIsNamed() throws {
    var scenario = try board(marking: 10, 22, at: 23)
    try scenario.press(">")
    #expect(scenario.status(of: 22) == "in_review" && scenario.status(of: 23) == "ready")
    #expect(
      scenario.state.message?.text
        == "Moved TAXI-22 to In review; TAXI-10 stayed as it was.  u undoes it.")
    scenario.state.marked = [key(10), key(17)]
    try scenario.press(">")
    #expect(scenario.state.message?.text == "TAXI-10 and 1 more are in the last column already.")
  }

  @Test func anItemThatMovesOnMakesRoomForTheNext() throws {
    var scenario = try board(marking: 19, 23, at: 23)
    _ = try scenario.demo.store.perform(
      .moveItems([key(24), key(26)], to: "in_progress"), by: scenario.demo.actor())
    try scenario.take(.changed)
    scenario.state.marked = [key(19), key(23)]
    try scenario.press(">")
    #expect(scenario.state.overlay == nil)
    #expect(scenario.status(of: 19) == "in_review" && scenario.status(of: 23) == "in_progress")
  }

  @Test(arguments: ["J", "K", "E"]) func whatTakesOneItemSaysSoBesideMarks(_ name: String) throws {
    var scenario = try board(marking: 19, 22, at: 21)
    let places = scenario.state.cards(in: "in_progress").map(\.key)
    try scenario.press(name)
    #expect(
      scenario.state.message?.text
        == "\(name) takes the selected item only, and 2 items are marked. Esc unmarks.")
    #expect(scenario.state.cards(in: "in_progress").map(\.key) == places)
    try scenario.press("Esc", "Esc", "e", "t")
    #expect(scenario.prompt?.label == "Title of TAXI-21")
  }

  /// The line is empty because they differ: Enter leaves each as it is.
  @Test func anUntouchedLineEmptiesNothing() throws {
    var scenario = try Scenario()
    try scenario.press("2")
    scenario.state.marked = [key(24), key(26)]
    for field in ["a", "p"] {
      let before = scenario.state.overview?.items
      try scenario.press("e", field, "Enter")
      #expect(scenario.state.overlay == nil && scenario.state.message?.text == "Nothing was changed.")
      #expect(scenario.state.overview?.items == before)
    }
  }
}
