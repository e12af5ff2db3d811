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

  /// What was dropped is neither done nor to be done (`domain.md` 5.1).
  @Test func anEpicCountsItsItemsWithoutThoseThatWereDropped() throws {
    let scenario = try open(1, at: Size(120, 60))
    #expect(scenario.picture.contains { $0.contains("12 of 16 items done") })
  }

  @Test func aSpikeSaysItsTimeBox() throws {
    let scenario = try open(6, at: Size(120, 36))
    #expect(scenario.picture.contains { $0.contains("Time box    16 h") })
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

  /// One long name of a target takes no room from the titles of the others.
  @Test func linksKeepRoomForTheirTitles() throws {
    let scenario = try open(9, at: Size(120, 36))
    #expect(scenario.picture.contains { $0.contains("epic") && $0.contains("Anomalous rides") })
    let lines = ItemLines(
      scenario.state, try #require(scenario.state.currentItem), try #require(scenario.state.overview),
      columns: 42
    ).links
    #expect(lines.count < 40, "\(lines.map(\.text.text))")
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

  /// `interaction.md` 2.2: links are followed, and the way back leads to the same place.
  @Test(arguments: [Size(120, 36), Size(80, 24), Size(40, 12)])
  func aLinkIsSelectedAndFollowedAndComesBack(_ size: Size) throws {
    var scenario = try open(1, at: size)
    try scenario.press("Enter")
    #expect(scenario.state.message?.text == "Tab goes to the links first.")
    try scenario.press("Tab", "j", "j", "j")
    let link = try #require(scenario.state.currentLink)
    #expect(scenario.picture.contains { $0.contains("▌") && $0.contains(link.target) }, "\(scenario.picture)")
    try scenario.press("Enter")
    #expect(scenario.state.selectedItem?.description == link.target)
    #expect(scenario.state.pane == ItemPane.itself.rawValue)
    try scenario.press("q")
    #expect(scenario.state.selectedItem == key(1))
    #expect(scenario.state.currentLink == link)
    #expect(scenario.picture.contains { $0.contains("▌") && $0.contains(link.target) })
    try scenario.press("G", "g", "g")
    #expect(scenario.state.linkIndex == 0)
  }

  @Test func linksLeadToRunsVersionsAndDeliverables() throws {
    var seen: Set<ScreenID> = []
    for number in 1...26 {
      var scenario = try open(number, at: Size(120, 36))
      try scenario.press("Tab")
      for (place, link) in scenario.state.shownLinks.enumerated() {
        scenario.state.linkIndex = place
        try scenario.press("Enter")
        switch link.end {
        case .item: #expect(scenario.state.selectedItem?.description == link.target)
        case .run: #expect(scenario.state.screen == .runs && scenario.state.selectedRun == link.target)
        case .version(let version):
          #expect(scenario.state.screen == .models)
          #expect(scenario.state.selectedVersion == VersionID(model: link.target, number: version))
        case .deliverable:
          #expect(scenario.state.screen == .phases)
          #expect(scenario.state.phaseRows[scenario.state.cellIndex].code == link.target)
        case .nothing:
          #expect(scenario.state.message?.text == "\(link.target) has no page of its own.")
          continue
        }
        seen.insert(scenario.state.screen)
        try scenario.press("q")
        #expect(scenario.state.screen == .item && scenario.state.selectedItem == key(number))
      }
    }
    #expect(seen == [.item, .runs, .models, .phases])
  }

  /// A long name leaves keys and titles their room, and the mark of who is away stays.
  @Test(arguments: [Size(120, 36), Size(80, 24), Size(160, 48)])
  func aLongNameLeavesTheTitleItsRoom(_ size: Size) throws {
    var scenario = try Scenario(size: size)
    var overview = try #require(scenario.state.overview)
    let place = try #require(overview.members.firstIndex { $0.key == "elif" })
    for name in ["Bruno Albuquerque de Vasconcelos Jr.", String(repeating: "Ab ", count: 66)] {
      overview.members[place].name = name
      scenario.state.overview = overview
      let row = try #require(scenario.picture.first { $0.contains("TAXI-16 story  Reason sh") })
      #expect(row.contains("… -  8d at risk"), "\(row)")
    }
  }

  @Test(arguments: [Size(80, 24), Size(120, 36)]) func historyIsGoneToAtEverySize(_ size: Size) throws {
    var scenario = try Scenario(size: size)
    scenario.state.selectedItem = key(19)
    try scenario.press("1", "g", "h")
    #expect(scenario.state.screen == .item && scenario.state.pane == ItemPane.history.rawValue)
    #expect(scenario.picture.contains { $0.contains("History") })
    if size.columns < 100 { #expect(scenario.state.scrolledLines > 0) }
  }
}
