import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

@Suite struct MouseTests {
  @Test func theWheelMovesTheListUnderThePointer() throws {
    var scenario = try Scenario(size: Size(160, 48))
    let (item, run) = (scenario.state.selectedItem, scenario.state.selectedRun)
    let row = try #require(scenario.picture.firstIndex { $0.contains("┌─ Runs") })
    try scenario.point(.wheelDown, at: Point(10, row + 2))
    #expect(scenario.state.focus == .runs)
    #expect(scenario.state.selectedRun != run && scenario.state.selectedItem == item)
    try scenario.point(.wheelDown, at: Point(10, 5))
    #expect(scenario.state.focus == .sprint && scenario.state.selectedItem != item)
  }

  /// What was under the pointer is what the person saw, also where the answer comes later.
  @Test func aClickThatWaitsForAChangeMeansWhatStoodThere() throws {
    var scenario = try Scenario()
    try scenario.press("1")
    let row = try #require(scenario.picture.firstIndex { $0.contains("TAXI-23") })
    let line = scenario.picture[row]
    let start = try #require(line.firstRange(of: "TAXI-23")).lowerBound
    let click = Input.mouse(
      MouseEvent(.press, at: Point(line.distance(from: line.startIndex, to: start), row)))
    let seen = click.located(on: View.draw(scenario.state))
    scenario.state.isAwaitingChange = true
    scenario.state.isBusy = true
    #expect(update(&scenario.state, .input(seen)).isEmpty && scenario.state.heldInputs == [seen])
    scenario.state.isBusy = false
    scenario.state.size = Size(40, 12)
    try scenario.run([.load])
    #expect(scenario.state.selectedItem == key(23))
  }

  /// Where a text stands on the screen.
  private func place(of text: String, in scenario: Scenario) throws -> Point {
    let row = try #require(scenario.picture.lastIndex { $0.contains(text) })
    let line = scenario.picture[row]
    let start = try #require(line.firstRange(of: text)).lowerBound
    return Point(line.distance(from: line.startIndex, to: start), row)
  }

  @Test func aClickOnAKeyOfTheFooterPressesIt() throws {
    var scenario = try Scenario()
    try scenario.press("1")
    try scenario.point(.press, at: try place(of: "Enter open", in: scenario))
    #expect(scenario.state.screen == .board)
    try scenario.press("M")
    try scenario.click("TAXI-22")
    var twins = try place(of: "<> move", in: scenario)
    twins.column += 1
    try scenario.point(.press, at: twins)
    #expect(scenario.status(of: 22) == "in_review")
    try scenario.point(.press, at: try place(of: "? help", in: scenario))
    guard case .help = scenario.state.overlay else {
      Issue.record("no help")
      return
    }
    try scenario.point(.press, at: try place(of: "Esc close", in: scenario))
    #expect(scenario.state.overlay == nil)
    try scenario.point(.press, at: try place(of: "Enter open", in: scenario))
    #expect(scenario.state.screen == .item)
  }

  /// What lies below a popup is not clicked through it, and nothing is answered by the wheel.
  @Test func popupsAreClickedByTheirRows() throws {
    var scenario = try Scenario(size: Size(160, 48))
    try scenario.press("1", "M", "?")
    let row = try place(of: "Switch the mouse", in: scenario)
    try scenario.point(.press, at: Point(3, 3))
    #expect(scenario.state.screen == .board)
    try scenario.point(.press, at: row)
    let choice = try #require(scenario.state.overlay?.choice)
    let rows = HelpText.sections(on: .board, scenario.state.settings.keys).listed
    #expect(rows[choice].text.contains("Switch the mouse"))
    try scenario.point(.wheelUp, at: row)
    #expect(scenario.state.overlay?.choice == choice - 1)
    try scenario.press("Esc", ":")
    try scenario.type("journal")
    let entry = try place(of: "Show what was done", in: scenario)
    try scenario.point(.press, at: entry)
    #expect(scenario.state.screen == .journal)
    try scenario.press("1", "g")
    try scenario.point(.wheelDown, at: entry)
    try scenario.point(.press, at: try place(of: "Go to the first row", in: scenario))
    #expect(scenario.state.overlay == nil && scenario.state.message == nil)
  }

  /// What a sentence covers is not there to be clicked.
  @Test func aSentenceOfTwoLinesLeavesNoKeysBehindIt() throws {
    var scenario = try Scenario(size: Size(80, 24))
    try scenario.press("1", "M")
    #expect(!View.draw(scenario.state).regions(at: Point(2, 23)).isEmpty)
    scenario.state.message = State.Note(String(repeating: "It cannot be stored. ", count: 6), .error)
    for column in 0..<80 { #expect(View.draw(scenario.state).regions(at: Point(column, 23)).isEmpty) }
  }

  /// The second key of a chord alone may mean something else.
  @Test func aClickOnAChordPressesItsFirstKey() throws {
    var scenario = try Scenario()
    scenario.state.settings.keys = KeyMap.standard.changed(by: [(action: "block-or-unblock", keys: ["g D"])])
    try scenario.press("1", "M")
    var place = try place(of: "g D block", in: scenario)
    place.column += 2
    try scenario.point(.press, at: place)
    #expect(scenario.state.overlay == .followers(of: .character("g")))
  }

  @Test func theWheelMovesTheColumnUnderThePointer() throws {
    var scenario = try Scenario()
    try scenario.press("1", "M")
    try scenario.click("TAXI-10 story")
    #expect(scenario.state.message == nil, "what a click selects stands in the detail line")
    let place = try place(of: "TAXI-19 task", in: scenario)
    try scenario.point(.wheelDown, at: place)
    #expect(scenario.state.currentItem?.status == "in_progress")
    let empty = Point(place.column, 30)
    try scenario.point(.wheelUp, at: empty)
    #expect(scenario.state.selectedItem == key(19))
  }

  @Test func theWheelOverAPreviewLeavesTheListAlone() throws {
    var scenario = try Scenario(size: Size(160, 48))
    try scenario.press("2", "M")
    let selected = scenario.state.selectedItem
    try scenario.point(.wheelDown, at: Point(140, 20))
    #expect(scenario.state.selectedItem == selected)
    try scenario.point(.wheelDown, at: Point(10, 30))
    #expect(scenario.state.selectedItem != selected, "below the rows, the list is still under the pointer")
  }

  @Test func theWheelOverAnEmptyColumnMovesNoOther() throws {
    var scenario = try Scenario()
    try scenario.press("1", "M", "f", "b")
    let selected = scenario.state.selectedItem
    try scenario.point(.wheelDown, at: Point(80, 20))
    try scenario.point(.wheelDown, at: Point(5, 20))
    #expect(scenario.state.selectedItem == selected)
  }

  /// What is cut beside a list is scrolled; what is not stays, and the list with it.
  @Test func theWheelBesideAListLeavesTheListAlone() throws {
    var scenario = try Scenario(size: Size(80, 24))
    try scenario.press("5", "Tab", "+", "M")
    let version = scenario.state.selectedVersion
    try scenario.point(.wheelDown, at: Point(10, 10))
    #expect(scenario.state.scrolledLines == 1 && scenario.state.selectedVersion == version)
    scenario.state.size = Size(160, 48)
    try scenario.press("4")
    let run = scenario.state.selectedRun
    try scenario.point(.wheelDown, at: try place(of: "metrics", in: scenario))
    #expect(scenario.state.selectedRun == run)
  }

  @Test func whatAViewNamesIsReadBack() {
    let targets: [ClickTarget] = [
      .tab(.runs), .pane(2), .item("TAXI-1"), .column("in_progress"), .row(12),
      .cell(PhaseGrid.Cell(line: 3, column: 1)), .key(.character(":")), .key(.control("d")), .popup, .preview,
    ]
    for target in targets { #expect(ClickTarget(target.region) == target) }
    #expect(ClickTarget("nothing") == nil && ClickTarget("row:x") == nil)
  }
}
