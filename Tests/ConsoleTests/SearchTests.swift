import Console
import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// A search finds what the screen lists, says where else a thing is, and nothing is acted on unseen.
@Suite struct SearchTests {
  private func search(_ text: String, in scenario: inout Scenario) throws {
    try scenario.press("/")
    try scenario.type(text)
    try scenario.press("Enter")
  }

  @Test func anEpicIsNotFoundOnTheBoardAndSoNotDropped() throws {
    var scenario = try Scenario()
    try scenario.press("1")
    let selected = try #require(scenario.state.selectedItem)
    try search("operated", in: &scenario)
    #expect(scenario.state.selectedItem == selected)
    #expect(scenario.state.message?.text == "TAXI-2 is not on this screen; :>TAXI-2 opens it.")
    try scenario.press("D")
    try scenario.type("gone")
    try scenario.press("Enter")
    #expect(scenario.state.overview?.item(key(2)) != nil, "it is not dropped")
    #expect(scenario.state.overview?.item(selected) == nil, "what is marked as selected is")
    let next = try #require(scenario.state.currentItem)
    #expect(next.status == "in_progress", "the column is empty, so another card is selected")
  }

  @Test(arguments: ["0", "1", "2", "6"])
  func everyMatchIsARowOfTheScreen(_ screen: String) throws {
    var scenario = try Scenario()
    try scenario.press(screen)
    try search("taxi", in: &scenario)
    for _ in 0..<15 {
      let key = try #require(scenario.state.selectedItem).description
      // The detail line below names it as well.
      #expect(scenario.picture.dropLast(2).contains { $0.contains(key) }, "\(key) on \(screen)")
      #expect(scenario.state.searchedItems.place(of: scenario.state.selectedItem) != nil)
      try scenario.press("n")
    }
  }

  @Test func whatIsElsewhereIsNeitherSelectedNorMoved() throws {
    var scenario = try Scenario()
    for screen in ["0", "6"] {
      try scenario.press(screen)
      let selected = scenario.state.selectedItem
      try search("TAXI-24", in: &scenario)
      #expect(scenario.state.selectedItem == selected)
      #expect(scenario.state.message?.text == "TAXI-24 is not on this screen; :>TAXI-24 opens it.")
    }
    try scenario.press("0", ">", "Esc")
    #expect(scenario.status(of: 24) == "backlog")
    try scenario.press("4")
    try search("TAXI-3", in: &scenario)
    #expect(scenario.state.message?.text == "TAXI-3 is not on this screen; :>TAXI-3 opens it.")
    try scenario.press("1")
    try search("R08", in: &scenario)
    #expect(scenario.state.message?.text == "R08 is not on this screen; :>R08 opens it.")
    try search("the", in: &scenario)
    #expect(scenario.state.message?.text.hasPrefix("Match ") == true)
    try search("nothing like it", in: &scenario)
    #expect(scenario.state.message?.text == "Nothing here matches \"nothing like it\".")
  }

  @Test func aFoldedColumnOpensAndAFilterIsNamed() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(24)
    try scenario.press("1", "z", "z")
    try search("daylight", in: &scenario)
    #expect(scenario.state.selectedItem == key(24) && scenario.state.folded.isEmpty)
    try scenario.press("f", "b")
    try search("daylight", in: &scenario)
    #expect(scenario.state.selectedItem == key(19))
    #expect(scenario.state.message?.text == "The filter hides TAXI-24. f x shows all again.")
  }

  @Test func thePaletteReachesEveryItemAndTheExactKeyFirst() throws {
    var scenario = try Scenario()
    try scenario.press("1", ":")
    try scenario.type(">TAXI-9")
    #expect(
      scenario.state.paletteEntries(">TAXI-9").first
        == .item(key(9), title: "Proof of concept that beats the rule"))
    try scenario.press("Enter")
    #expect(scenario.state.screen == .item && scenario.state.currentItem?.key == key(9))
    try scenario.press("Esc", ":")
    try scenario.take(.input(.paste(">street-map")))
    try scenario.press("Enter")
    #expect(scenario.state.currentItem?.key == key(27), "also what was dropped")
  }

  @Test func aListSelectsARowOfItsOwnFromTheFirstFrameOn() throws {
    var scenario = try Scenario()
    scenario.state.screen = .backlog
    scenario.state.selectedItem = key(22)
    try scenario.run([.load])
    #expect(scenario.state.selectedItem == scenario.state.backlogRows.first?.key)
    #expect(scenario.picture.contains { $0.contains("▌ TAXI") })
  }

  @Test func anItemThatLeavesItsListLeavesTheSelectionToItsNeighbour() throws {
    var scenario = try Scenario()
    try scenario.press("2")
    let rows = scenario.state.backlogRows.map(\.key)
    scenario.state.selectedItem = key(23)
    let place = try #require(rows.firstIndex(of: key(23)))
    try scenario.press(">")
    #expect(scenario.status(of: 23) == "in_progress")
    let next = place + 1 < rows.count ? rows[place + 1] : rows[place - 1]
    #expect(scenario.state.selectedItem == next)
    try scenario.press("u")
    #expect(scenario.state.selectedItem == key(23), "what came back is selected")
  }
}
