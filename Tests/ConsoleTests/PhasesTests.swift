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

  @Test func theSelectedRowSaysWhoSignedWhenAndOnWhatItRests() throws {
    var scenario = try Scenario(size: Size(160, 48))
    try scenario.press("3", "g", "g", "G")
    let lines = scenario.picture.joined(separator: "\n")
    for words in [
      "State      signed off 03 Feb 14:00 by Greta", "Owner      Amara", "TAXI-5  ",
      "SO-2  03 Feb 14:00  Greta: Definition of an anomalous ride, version 2, replaces SO-1",
      "withdrawn 29 Jan 11:20: Airport queue rides are normal and must not count", "Greta 03 Feb",
    ] { #expect(lines.contains(words), "\(words)") }
    try scenario.press("/")
    try scenario.type("PL-3")
    try scenario.press("Enter")
    #expect(
      scenario.picture.contains { $0.contains("DEC-2  decided 04 Feb 15:00 by Chiyo: Gradient boosting") })
  }

  /// What a row in review still needs follows from what is there (`domain.md` 1.3).
  @Test(arguments: [
    ("discover", "DI-1", "", "needs evidence or a note, the customer's name and a date"),
    ("deploy", "DP-4", "agreed", "needs the customer's name and a date"),
    ("play", "PL-3", "agreed", "needs a person and a date"),
  ])
  func aRowInReviewSaysWhatASignOffNeeds(_ group: String, _ code: String, _ note: String, _ needs: String) {
    let row = Deliverable(
      cycle: "C1", framework: "four_step", group: group, task: nil, code: code, name: "", state: .inReview,
      owner: nil, evidence: [], note: note)
    #expect(PhaseDetail.lines(of: row, Overview(), columns: 80).last?.text.text == needs)
  }

  @Test func clicksSelectCellsAndRowsAndTheWheelMovesWhatIsUnderIt() throws {
    var scenario = try Scenario()
    try scenario.press("3", "g", "g")
    try scenario.click("1/3")
    #expect(title(scenario) == "5 Evaluation × Develop")
    #expect(scenario.state.pane == PhasePane.matrix.rawValue)
    try scenario.click("3/5")
    try scenario.click("C4.3.3")
    #expect(scenario.state.phaseRows[scenario.state.cellIndex].code == "C4.3.3")
    #expect(scenario.state.pane == PhasePane.list.rawValue)
    try scenario.point(.wheelDown, at: Point(4, 25))
    #expect(scenario.state.phaseRows[scenario.state.cellIndex].code == "C4.4.1")
    try scenario.point(.wheelUp, at: Point(4, 7))
    #expect(title(scenario) == "3 Data Preparation × Play")
    try scenario.click("Two views")
    #expect(scenario.state.pane == PhasePane.matrix.rawValue)
  }

  /// Nothing is told by colour alone (`interaction.md` 1.6).
  @Test(arguments: [Size(160, 48), Size(120, 36), Size(40, 24)])
  func theStepAndPhaseInFocusAreMarked(_ size: Size) throws {
    var scenario = try Scenario(size: size)
    try scenario.press("3")
    #expect(
      scenario.picture.contains { $0.contains("*D") && $0.contains(size.columns < 60 ? "Play" : "Play   ") })
    #expect(scenario.picture.count { $0.contains(size.columns < 60 ? "│*" : "│*4 Modeling") } >= 1)
  }

  /// Turned round, a full bar would look empty.
  @Test func theBarOfTheSelectedCellKeepsItsLook() throws {
    var scenario = try Scenario(size: Size(160, 48))
    try scenario.press("3", "g", "g", "j")
    let canvas = View.draw(scenario.state)
    let row = try #require(canvas.lines.firstIndex { $0.contains("2 Data Understanding") })
    let line = Array(canvas.lines[row])
    let mark = try #require(line.firstIndex(of: "▌"))
    #expect(line[mark + 1] == "▆")
    #expect(canvas[Point(mark + 1, row)].style != Style(.selection))
    #expect(canvas[Point(mark + 11, row)].style == Style(.selection))
  }
}
