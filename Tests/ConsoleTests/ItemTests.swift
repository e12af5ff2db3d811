import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// The page of one item.
@Suite struct ItemTests {
  private func open(_ number: Int, at size: Size) throws -> Scenario {
    var scenario = try Scenario(size: size)
    scenario.state.selectedItem = key(number)
    scenario.state.screen = .item
    try scenario.run(scenario.state.screenReads())
    return scenario
  }

  @Test func anEpicListsItsItemsAndWhereTheyStand() throws {
    let scenario = try open(1, at: Size(160, 48))
    #expect(scenario.picture.contains { $0.contains("items done") })
    #expect(scenario.picture.contains { $0.contains("TAXI-16  Reason shown next") })
    #expect(scenario.picture.contains { $0.contains("review)") })
    #expect(!scenario.picture.contains { $0.contains("not estimated") })
  }

  @Test func anItemNamesItsEpicAndWhatItProves() throws {
    let scenario = try open(22, at: Size(160, 48))
    #expect(scenario.picture.contains { $0.contains("epic") && $0.contains("TAXI-") })
    #expect(scenario.picture.contains { $0.contains("proves") && $0.contains("DV-3") })
  }

  @Test func whatIsBrokenHangsBelowItsOwnBeginning() throws {
    let text = SafeText.hanging("[ ] ", "one two three four", columns: 12).map(\.text)
    #expect(text == ["[ ] one two", "    three", "    four"])
  }

  @Test(arguments: [Size(80, 24), Size(40, 12), Size(120, 36)])
  func thePageScrollsToItsLastLineAndSaysWhereItStands(_ size: Size) throws {
    var scenario = try open(10, at: size)
    if size.columns >= 100 { try scenario.press("Tab", "Tab") }
    #expect(scenario.picture.contains { $0.contains("1 to ") && $0.contains(" lines") })
    try scenario.press("G")
    #expect(scenario.picture.contains { $0.contains("created in Backlog") })
    let last = ItemView.lastScroll(scenario.state)
    #expect(last > 0 && scenario.state.scrolledLines == last)
    try scenario.press("j")
    #expect(scenario.state.scrolledLines == last)
  }

  /// Side by side or below each other: the key goes to what it names, and comes round.
  @Test(arguments: [Size(40, 12), Size(120, 36)])
  func tabGoesThroughTheItemItsLinksAndItsHistory(_ size: Size) throws {
    var scenario = try open(16, at: size)
    let isWide = size.columns >= 100
    try scenario.press("Tab")
    #expect(scenario.picture.contains { $0.contains(isWide ? "▌ Links" : "│ Links") })
    try scenario.press("Tab")
    #expect(scenario.picture.contains { $0.contains(isWide ? "▌ History" : "│ History") })
    try scenario.press("+")
    #expect(scenario.picture[2].contains("▌ History"))
    #expect(!scenario.picture.contains { $0.contains("Links") })
    try scenario.press("_", "Tab")
    #expect(scenario.picture[2].contains("▌ TAXI-16"))
    #expect(scenario.state.scrolledLines == 0)
  }

  /// The age counts from the start of the work, and not from when the item came into its column.
  @Test func ageAndTimeInTheColumnAreToldApart() throws {
    let scenario = try open(16, at: Size(120, 36))
    #expect(scenario.picture.contains { $0.contains("Status      In review 5 d ") })
    #expect(scenario.picture.contains { $0.contains("Age         8 d at risk, pace 76% ") })
    #expect(scenario.picture[34].hasSuffix("In review  age 8 d at risk  criteria 1/2  pace 76%"))
    let done = try open(10, at: Size(120, 36))
    #expect(done.picture.contains { $0.contains("Took        17 d") })
  }
}
