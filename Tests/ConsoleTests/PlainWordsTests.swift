import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// Sentences that must not say more or something else than what is so.
@Suite struct PlainWordsTests {
  private func scenarioWithoutFinished() throws -> Scenario {
    var scenario = try Scenario()
    let calendar = try #require(scenario.state.overview?.calendar)
    scenario.state.overview?.flow = FlowFigures(finished: [], calendar: calendar)
    return scenario
  }

  @Test func undoBesideAnUnstoredChangeNamesTheKeyThatTriesAgain() throws {
    var scenario = try Scenario()
    scenario.state.overview?.undoRefusal = .onlyProjectLeft("TAXI")
    try scenario.press("u")
    #expect(scenario.state.message?.text == "There is nothing of yours to undo.")
    let effect = Effect.perform(.moveItems([key(22)], to: "in_review"), .none)
    try scenario.take(.notStored(effect, word: "file is busy", sentence: "It is held."))
    scenario.state.overview?.undoRefusal = .onlyProjectLeft("TAXI")
    try scenario.press("Esc", "u")
    #expect(scenario.state.message?.text == "The last change is not stored yet: C-s tries again.")
  }

  @Test func anAgeHasNoLevelWhereNothingIsFinished() throws {
    var scenario = try scenarioWithoutFinished()
    try scenario.press("6")
    #expect(!scenario.picture.contains { $0.contains("calm") })
    #expect(scenario.picture.contains { $0.contains("Work in progress") && $0.contains("4 items") })
    scenario.state.selectedItem = key(22)
    try scenario.press("1")
    #expect(scenario.picture.contains { $0.contains("age 5 d") && !$0.contains("pace") })
    try scenario.press("Enter")
    #expect(
      scenario.picture.contains { $0.contains("5 d") } && !scenario.picture.contains { $0.contains("calm") })
  }

  @Test func anAgeOfManyDaysKeepsClearOfItsBar() {
    for (oldest, columns) in [(17, 60), (244, 60), (1244, 60), (244, 46)] {
      let places = AgePlaces([key(1), key(22)], oldest: oldest, columns: columns)
      #expect(
        places.age - "\(oldest) d".count > places.bar + places.barColumns - (places.barColumns > 0 ? 0 : 1))
    }
  }

  @Test(arguments: [Size(120, 36), Size(80, 24)])
  func theBacklogSaysWhatIsInTheSprint(_ size: Size) throws {
    var scenario = try Scenario(size: size)
    try scenario.press("2")
    let item = try #require(scenario.state.selectedItem)
    func row() -> String? { scenario.picture.first { $0.contains("▌ \(item) ") } }
    let before = row()
    try scenario.press(scenario.state.currentItem?.sprint == nil ? "+" : "j")
    scenario.state.selectedItem = item
    let sprint = try #require(scenario.state.overview?.item(item)?.sprint)
    #expect(row()?.contains("  \(sprint)  ") == true, "\(before ?? "") \(row() ?? "")")
  }

  @Test func undoLeavesThePageOfAnItemOpen() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", ">")
    scenario.state.selectedItem = key(19)
    try scenario.press("Enter", "u")
    #expect(scenario.status(of: 22) == "in_progress")
    #expect(scenario.state.selectedItem == key(19) && scenario.state.detail?.item.key == key(19))
  }

  @Test func aFilterThatTakesEverythingNamesTheWayOut() throws {
    var scenario = try Scenario()
    try scenario.press("1", "f", "m", "f", "b", "f", "e")
    #expect(scenario.state.currentItem == nil)
    #expect(scenario.state.message?.text == "No item passes the filter. Esc or f x shows all again.")
  }

  @Test func theRunsOfTheStartScreenFillTheirRoom() throws {
    var scenario = try Scenario()
    let count = scenario.state.runRows.count
    try scenario.press("0", "Tab", "Tab")
    #expect(scenario.picture.contains { $0.contains("1 to 5 of \(count)") })
    try scenario.press("+")
    let labels = scenario.state.runRows.map(\.label)
    #expect(labels.allSatisfy { label in scenario.picture.contains { $0.contains(" \(label) ") } })
  }

  @Test func aRunWithoutHistorySaysSoOnTheStartScreenToo() throws {
    var scenario = try Scenario()
    let run = try #require(scenario.state.runRows.first { $0.watched == nil })
    try scenario.press("0", "Tab", "Tab")
    scenario.state.selectedRun = run.key
    #expect(scenario.picture.contains { $0.contains("This run has no history, only last values.") })
    #expect(!scenario.picture.contains { $0.contains("no finite values yet") })
  }

  @Test func theFooterSaysUnblockOfWhatIsBlocked() throws {
    var scenario = try Scenario()
    try scenario.press("1")
    for (number, word) in [(19, "unblock"), (22, "block")] {
      scenario.state.selectedItem = key(number)
      #expect(FrameView.footerKeys(scenario.state).contains { $0.key == "b" && $0.word == word })
    }
  }

  @Test func peopleAreCalledByTheirNames() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", "e", "a", "C-u")
    try scenario.type("chiyo")
    try scenario.press("Enter")
    #expect(scenario.state.message?.text == "Set assignee of TAXI-22 to Chiyo.  u undoes it.")
  }
}
