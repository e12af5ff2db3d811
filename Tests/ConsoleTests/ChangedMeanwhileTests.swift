import Domain
import TestSupport
import Testing

@testable import App
@testable import Console

/// Two people at one item (`domain.md` 8, S13): an answer holds for what was asked, an edit for what was seen.
@Suite struct ChangedMeanwhileTests {
  private func perform(_ command: Command, _ scenario: Scenario) throws {
    _ = try scenario.demo.store.perform(
      command, by: scenario.demo.actor("bruno"), answers: Answers(reason: "agreed", isConfirmed: true))
  }

  @Test func aYesDoesNotTurnADroppedItemIntoADoneOne() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(16)
    try scenario.press("1", ">")
    guard case .confirm(.criteriaUnmet, _, _)? = scenario.state.overlay else {
      Issue.record("no question was asked")
      return
    }
    try perform(.moveItems([key(16)], to: "dropped"), scenario)
    try scenario.press("y")
    #expect(try scenario.demo.store.itemDetail(key(16), in: scenario.demo.project)?.item.status == "dropped")
    guard case .confirm(let question, _, _)? = scenario.state.overlay else {
      Issue.record("it was not said")
      return
    }
    #expect(question.sentence == "Bruno moved TAXI-16 to Dropped meanwhile (17:00). Put yours in its place?")
    // A yes to that stands beside the one before.
    try scenario.press("y")
    #expect(scenario.status(of: 16) == "done")
  }

  @Test func aColumnThatFilledUpFurtherAsksAnew() throws {
    var scenario = try Scenario()
    try perform(.moveItems([key(23), key(24)], to: "in_progress"), scenario)
    try scenario.take(.changed)
    scenario.state.selectedItem = key(26)
    try scenario.press("1", "e", "s", "C-u")
    try scenario.type("in_progress")
    try scenario.press("Enter")
    try scenario.type("it is small")
    try perform(.moveItems([key(16)], to: "in_progress"), scenario)
    try scenario.press("Enter")
    #expect(scenario.prompt?.hint == "In progress is full: it holds 6 of 5. Why should one more go in?")
    #expect(scenario.status(of: 26) != "in_progress")
    try scenario.type("it is small still")
    try scenario.press("Enter")
    #expect(scenario.status(of: 26) == "in_progress")
  }

  @Test func aReasonAndAYesAreBothAskedForAndBothHold() throws {
    var scenario = try Scenario()
    try perform(.moveItems([key(23), key(24)], to: "in_progress"), scenario)
    try scenario.take(.changed)
    // Two of them: the first finds the column full, and so does the second.
    scenario.state.marked = [key(25), key(26)]
    scenario.state.selectedItem = key(26)
    try scenario.press("1", "e", "s", "C-u")
    try scenario.type("in_progress")
    try scenario.press("Enter")
    try scenario.type("all hands")
    try scenario.press("Enter")
    #expect(scenario.state.overlay == nil)
    #expect(scenario.status(of: 26) == "in_progress" && scenario.status(of: 25) == "in_progress")
  }
}
