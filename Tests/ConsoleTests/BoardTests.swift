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

  @Test func nothingIsDoneToACardThatIsFoldedAway() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(24)
    try scenario.press("1", "z", "z", ">")
    #expect(scenario.status(of: 24) == "backlog")
    for _ in 0..<5 { try scenario.press("z", "z") }
    #expect(scenario.state.folded.count < scenario.state.boardColumns.count, "one column stays open")
  }
}
