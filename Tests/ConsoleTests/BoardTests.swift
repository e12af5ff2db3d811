import Console
import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

@Suite struct BoardTests {
  /// Names give way to counts where there is little room for both.
  @Test func countsOfColumnsOutOfSightAreNeverCut() throws {
    var scenario = try Scenario(size: Size(80, 24))
    try scenario.press("1")
    for columns in [30, 40, 50, 80, 120] {
      let all = scenario.state.boardColumns
      let (left, right) = BoardView.folded(Array(all.prefix(4)), Array(all.suffix(1)), columns: columns)
      // On 30 columns the counts alone take more than there is.
      if columns >= 40 { #expect(left.width + right.width + 2 <= columns, "\(columns)") }
      for count in ["2", "1", "3/5", "1/3"] { #expect(left.text.contains(" \(count)"), "\(columns)") }
      #expect(right.text.hasSuffix(" 5 ›"))
    }
  }

  /// The order inside a column is the rank, wherever the column is shown.
  @Test func cardsStandInTheSameOrderOnTheStartScreen() throws {
    let scenario = try Scenario()
    let inProgress = scenario.state.sprintRows.filter { $0.status == "in_progress" }.map(\.key)
    #expect(inProgress == [key(19), key(21), key(22)])
    #expect(inProgress == scenario.state.cards(in: "in_progress").map(\.key))
  }

  @Test func whatWasDoneInTheSprintIsCountedAtEveryWidth() throws {
    for size in [Size(160, 48), Size(120, 36), Size(100, 30), Size(80, 24)] {
      let rows = try Scenario(size: size).picture
      #expect(rows.contains { $0.contains("Done in S3   5  ") }, "\(size)")
    }
  }

  @Test func aStripKeepsItsCountAndItsLimit() throws {
    var scenario = try Scenario(size: Size(160, 48))
    var statuses = try #require(scenario.state.overview?.workflow.statuses)
    for index in statuses.indices where statuses[index].key == "in_progress" { statuses[index].limit = 15 }
    scenario.state.overview?.workflow = Workflow(statuses)
    scenario.state.selectedItem = key(22)
    try scenario.press("1", "z", "z")
    #expect(scenario.picture.contains { $0.contains("/15│") })
    #expect(!scenario.picture.contains { $0.contains("3/1…") })
  }

  private func columns(_ names: String...) -> [BoardColumn] {
    names.map { name in
      BoardColumn(
        status: Status(key: name, name: name, category: .doing), items: ItemList(),
        count: 0)
    }
  }

  @Test func aFoldedColumnKeepsItsPlaceInTheRow() {
    let all = columns("a", "b", "c", "d", "e")
    let layout = BoardLayout(all, folded: ["c", "e"], focused: "b", in: Rect(0, 0, 120, 30))
    #expect(layout.line == nil)
    #expect(layout.columns.map(\.column.status.key) == ["a", "b", "d"])
    #expect(layout.strips.map(\.column.status.key) == ["c", "e"])
    #expect(layout.strips[0].rect.column == layout.columns[1].rect.right)
    #expect(layout.strips[0].rect.right == layout.columns[2].rect.column)
    #expect(layout.strips[1].rect.right == 120)
  }

  @Test func whatHasNoRoomIsNamedInTheLineAbove() {
    let all = columns("a", "b", "c", "d", "e")
    let layout = BoardLayout(all, folded: ["c"], focused: "d", in: Rect(0, 0, 40, 10))
    #expect(layout.columns.map(\.column.status.key) == ["d"])
    #expect(layout.line?.before.map(\.status.key) == ["a", "b", "c"])
    #expect(layout.line?.after.map(\.status.key) == ["e"])
  }

  @Test func anEmptyBoardSaysSoInsideItsColumn() throws {
    var scenario = try Scenario()
    scenario.state.filter.epic = "TAXI-999"
    scenario.state.screen = .board
    scenario.state.keepSelections()
    #expect(scenario.picture.contains { $0.contains("│ No item passes the   ││") })
  }

  @Test func aColumnThatIsTooFullSaysSoInWordsAtEveryWidth() throws {
    for size in [Size(160, 48), Size(120, 36), Size(100, 30), Size(80, 24), Size(40, 12)] {
      var scenario = try Scenario(size: size)
      var statuses = try #require(scenario.state.overview?.workflow.statuses)
      for index in statuses.indices where statuses[index].key == "in_progress" { statuses[index].limit = 2 }
      scenario.state.overview?.workflow = Workflow(statuses)
      scenario.state.selectedItem = key(22)
      try scenario.press("1")
      #expect(scenario.picture.contains { $0.contains("▌ In") && $0.contains("3/2 over") }, "\(size)")
    }
  }

  /// What is added in a sprint's view is seen there.
  @Test func aCardBelongsToTheSprintOfTheBoardItIsAddedOn() throws {
    var scenario = try Scenario()
    for (number, status) in [(10, "done"), (22, "in_progress"), (23, "ready")] {
      scenario.state.selectedItem = key(number)
      try scenario.press("1", "a")
      #expect(scenario.prompt?.label.hasSuffix(", S3") == true)
      try scenario.type("New in \(status)")
      try scenario.press("Enter")
      let item = try #require(scenario.state.currentItem)
      #expect(item.title == "New in \(status)" && item.status == status && item.sprint == "S3")
      #expect(scenario.state.boardColumns.contains { $0.items.place(of: item.key) != nil })
    }
    scenario.state.selectedItem = key(24)
    try scenario.press("a")
    try scenario.type("Later")
    try scenario.press("Enter")
    #expect(scenario.state.currentItem?.title == "Later" && scenario.state.currentItem?.sprint == nil)
    try scenario.press("f", "m", "a")
    try scenario.type("Nobody's")
    try scenario.press("Enter")
    #expect(scenario.state.message?.text.contains("Nobody's, hidden by the filter.") == true)
  }

  @Test func aReopenedItemSaysSoOnCardPreviewAndPage() throws {
    var scenario = try Scenario(size: Size(160, 48))
    scenario.state.selectedItem = key(10)
    try scenario.press("1")
    #expect(scenario.picture.count { $0.contains("reopened once") } >= 3, "card, preview and detail line")
    try scenario.press("Enter")
    #expect(scenario.picture.contains { $0.contains("Status") && $0.contains("reopened once") })
    try scenario.press("Esc", "<")
    try scenario.type("lost again")
    try scenario.press("Enter")
    #expect(scenario.picture.contains { $0.contains("reopened twice") })
    #expect(try Scenario(size: Size(80, 24)).state.overview?.item(key(22))?.reopenings == nil)
  }

  @Test func nothingIsDoneToACardThatIsFoldedAway() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(24)
    try scenario.press("1", "z", "z", ">")
    #expect(scenario.status(of: 24) == "backlog")
    for _ in 0..<5 { try scenario.press("z", "z") }
    #expect(scenario.state.folded.count < scenario.state.boardColumns.count, "one column stays open")
  }

  @Test(arguments: ["J", "K"]) func undoOfARankGoesToTheItemThatWasMoved(_ step: String) throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(step == "J" ? 19 : 21)
    try scenario.press("1", step, "u")
    #expect(scenario.state.selectedItem == key(step == "J" ? 19 : 21))
    try scenario.press("C-r")
    #expect(scenario.state.selectedItem == key(step == "J" ? 19 : 21))
  }

  @Test func aQuestionAboutSeveralItemsSaysHowMany() throws {
    var scenario = try Scenario()
    scenario.state.screen = .board
    scenario.state.selectedItem = key(19)
    scenario.state.marked = [key(19), key(21)]
    try scenario.press("D")
    #expect(
      scenario.prompt?.hint
        == "TAXI-19 and 1 more will leave the board and the figures. Why are they dropped?")
    try scenario.press("Esc", "-")
    #expect(scenario.prompt?.hint == "Sprint 3 is running. Why do TAXI-19 and 1 more leave it?")
    let done = try #require(scenario.state.overview?.cards(in: "done").prefix(2).map(\.key))
    (scenario.state.marked, scenario.state.selectedItem) = (Set(done), done[0])
    try scenario.press("Esc", "<")
    #expect(scenario.prompt?.hint.contains("and 1 more are done") == true)
    #expect(scenario.prompt?.hint.contains("Why are they opened again") == true)
  }

  @Test func aMarkIsSeenOnTheSelectedCard() throws {
    var scenario = try Scenario()
    scenario.state.screen = .board
    scenario.state.selectedItem = key(19)
    scenario.state.marked = [key(19), key(21)]
    #expect(scenario.picture.contains { $0.contains("│▌*TAXI-19 task") && !$0.contains("*TAXI-21") })
    #expect(scenario.picture.contains { $0.contains("│*TAXI-21 bug") })
  }

  @Test func theReasonOfABlockFillsTheRoomThatIsLeft() throws {
    var scenario = try Scenario(size: Size(160, 48))
    scenario.state.selectedItem = key(19)
    try scenario.press("1")
    let line = scenario.picture[46]
    #expect(line.contains("! blocked 31h: ") && !line.contains("blocked 31h: …"), "\(line)")
    #expect(line.count > 130 && line.contains("pace"))
  }

  @Test func wordsOfTheAgeAreNotCutForAnother() throws {
    var scenario = try Scenario(size: Size(80, 24))
    let items = try #require(scenario.state.overview?.items)
    scenario.state.overview?.items = items.map { item in
      var item = item
      if item.key == key(19) { (item.block, item.reopenings) = (nil, 1) }
      return item
    }
    scenario.state.screen = .board
    #expect(scenario.picture.contains { $0.contains("Chiyo  7d at risk ") && !$0.contains("ov…") })
  }

  /// Where two are level, the older key comes first; what has no value comes last, and nobody first.
  @Test func itemsAreSortedByAgePointsAndPerson() throws {
    var scenario = try Scenario()
    func keys() -> [Int] { scenario.state.backlogRows.map(\.key.number) }
    try scenario.press("2")
    #expect(keys() == [23, 24, 26])
    try scenario.press("s", "p")
    #expect(keys() == [23, 24, 26], "5, 2, not estimated")
    try scenario.press("s", "w")
    #expect(keys() == [23, 26, 24], "nobody, nobody, Dilan")
    try scenario.press("1", "s", "a")
    #expect(scenario.state.cards(in: "in_progress").map(\.key.number) == [19, 22, 21])
    try scenario.press("f", "b")
    #expect(scenario.state.cards(in: "in_progress").map(\.key.number) == [19])
    try scenario.press("f", "x", "s", "r")
    #expect(scenario.state.arranged == nil)
  }
}
