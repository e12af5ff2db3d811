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
}
