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
    let sentence = "Bruno moved TAXI-16 to Dropped meanwhile (17 Feb 17:00). Move it to Done all the same?"
    #expect(question.sentence == sentence)
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

  @Test func anEditDoesNotTakeANewerTextAwayUnseen() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", "e", "t", "C-u")
    try scenario.type("Mine")
    try perform(.editItems([key(22)], .title, to: "Theirs"), scenario)
    try scenario.take(.changed)
    try scenario.press("Enter")
    #expect(scenario.prompt?.input.text == "Mine", "nothing typed is lost")
    #expect(
      scenario.prompt?.problem
        == "Bruno set the title of TAXI-22 to \"Theirs\" meanwhile (17 Feb 17:00). Enter puts yours in its place, Esc keeps it."
    )
    #expect(scenario.state.overview?.item(key(22))?.title == "Theirs")
    // Newer still.
    try perform(.editItems([key(22)], .title, to: "Theirs again"), scenario)
    try scenario.press("Enter")
    #expect(scenario.prompt?.problem?.contains("\"Theirs again\"") == true)
    try scenario.press("Enter")
    #expect(scenario.prompt == nil)
    #expect(scenario.state.overview?.item(key(22))?.title == "Mine")
  }

  @Test func otherFieldsGoInWithoutAQuestion() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", "e", "t", "C-u")
    try scenario.type("Mine")
    try perform(.editItems([key(22)], .estimate, to: "13"), scenario)
    try perform(.editItems([key(22)], .assignee, to: "bruno"), scenario)
    try scenario.press("Enter")
    let item = try #require(scenario.state.overview?.item(key(22)))
    #expect(item.title == "Mine" && item.estimate == 13 && item.assignee == "bruno")
    #expect(scenario.prompt == nil)
  }

  @Test func personEstimateAndStatusAreComparedToo() throws {
    for (keys, typed, change, told) in [
      (
        "e a", "farid", Command.editItems([key(21)], .assignee, to: "chiyo"),
        "set the assignee of TAXI-21 to \"Chiyo\""
      ),
      ("e p", "8", .editItems([key(21)], .estimate, to: nil), "set the estimate of TAXI-21 to \"nothing\""),
      ("e s", "ready", .moveItems([key(21)], to: "done"), "moved TAXI-21 to Done"),
    ] {
      var scenario = try Scenario()
      scenario.state.selectedItem = key(21)
      try scenario.press("1")
      for name in keys.split(separator: " ") { try scenario.press(String(name)) }
      try scenario.press("C-u")
      try scenario.type(typed)
      try perform(change, scenario)
      try scenario.press("Enter")
      let beginning = "Bruno \(told) meanwhile (17 Feb 17:00)."
      #expect(scenario.prompt?.problem?.hasPrefix(beginning) == true, "\(keys)")
    }
  }
}
