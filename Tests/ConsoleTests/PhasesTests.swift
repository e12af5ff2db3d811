import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// The matrix of phases and steps, and the list that follows its cell.
@Suite struct PhasesTests {
  private func title(_ scenario: Scenario) -> String {
    let grid = PhaseGrid(scenario.state.phaseRows)
    return grid.title(of: grid.cell(of: scenario.state.cellIndex, allSteps: scenario.state.showsAllSteps))
  }

  @Test func theListFollowsTheCellOfTheMatrix() throws {
    var scenario = try Scenario()
    try scenario.press("3", "g", "g")
    #expect(title(scenario) == "1 Business Understanding × Discover")
    try scenario.press("j", "j", "j")
    #expect(title(scenario) == "4 Modeling × Play")
    try scenario.press("l")
    #expect(title(scenario) == "4 Modeling × Develop")
    let codes = scenario.state.listedPlaces.map { scenario.state.phaseRows[$0].code }
    #expect(codes == ["C4.3.1", "C4.3.2", "C4.3.3", "C4.4.1", "C4.4.2"])
    #expect(
      scenario.picture.contains {
        $0.contains("4 Modeling × Develop ─") && $0.contains("3/5 signed off, 1 in review, 1 in progress")
      })
    try scenario.press("l", "l")
    #expect(title(scenario) == "4 Modeling, all steps")
    #expect(scenario.state.listedPlaces.count == 8)
    try scenario.press("G")
    #expect(title(scenario) == "Four-step outputs, all steps")
    #expect(scenario.state.listedPlaces.count == 18)
  }

  @Test func enterGoesIntoTheListAndEscapeComesBack() throws {
    var scenario = try Scenario()
    try scenario.press("3", "G", "Enter", "j", "j", "j", "j", "j")
    #expect(scenario.state.pane == PhasePane.list.rawValue)
    let code = scenario.state.phaseRows[scenario.state.cellIndex].code
    try scenario.press("Esc")
    #expect(scenario.state.screen == .phases)
    #expect(scenario.state.pane == PhasePane.matrix.rawValue)
    #expect(scenario.state.phaseRows[scenario.state.cellIndex].code == code)
  }

  @Test func aSearchFindsRowsOfEveryCell() throws {
    var scenario = try Scenario()
    try scenario.press("3", "/")
    try scenario.type("Model Descriptions")
    try scenario.press("Enter")
    #expect(title(scenario) == "4 Modeling × Develop")
    #expect(scenario.state.phaseRows[scenario.state.cellIndex].code == "C4.3.3")
  }

  @Test(arguments: [Size(80, 24), Size(40, 12), Size(100, 30), Size(160, 48)])
  func matrixAndListAreReachedAtEverySize(_ size: Size) throws {
    var scenario = try Scenario(size: size)
    try scenario.press("3")
    #expect(scenario.picture.contains { $0.contains("11/18") })
    try scenario.press("Tab")
    #expect(scenario.picture.contains { $0.contains("DI-1") })
    try scenario.press("+")
    #expect(scenario.picture.contains { $0.contains("2/2") })
    try scenario.press("Tab")
    #expect(scenario.picture.contains { $0.contains("1/2") && $0.contains("CRISP-DM") })
    try scenario.press("_")
    #expect(!scenario.state.isEnlarged)
  }
}
