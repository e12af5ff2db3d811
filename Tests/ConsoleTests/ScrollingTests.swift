import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// What has no room is counted, and a key brings it (`interaction.md` 5).
@Suite struct ScrollingTests {
  /// Goes down by a key until nothing is left below, and collects what was seen.
  private func seen(_ scenario: inout Scenario, by name: String) throws -> String {
    var seen = scenario.picture
    for _ in 0..<40 where scenario.picture.contains(where: { $0.contains(" below") }) {
      try scenario.press(name)
      seen += scenario.picture
    }
    #expect(!scenario.picture.contains { $0.contains(" below") })
    return seen.joined(separator: "\n")
  }

  @Test(arguments: [Size(80, 24), Size(60, 20), Size(40, 12)])
  func aGateIsReadToItsEnd(_ size: Size) throws {
    var scenario = try Scenario(size: size)
    try scenario.press("5", "Tab", "+")
    #expect(scenario.picture.contains { $0.contains("below: C-d and C-u") })
    #expect(try seen(&scenario, by: "C-d").filter(\.isLetter).contains("linkedtonoitem"))
    try scenario.press("C-u", "C-u", "C-u", "C-u", "C-u", "C-u", "C-u", "C-u", "C-u", "C-u")
    #expect(scenario.state.scrolledLines == 0)
    try scenario.press("C-d", "j")
    #expect(scenario.state.scrolledLines == 0, "another version is read from its beginning")
  }

  @Test func whoComesBackFromALinkFindsThePageWhereItWasLeft() throws {
    var scenario = try Scenario(size: Size(80, 14))
    scenario.state.selectedItem = key(22)
    try scenario.press("1", "Enter", "Tab", "G")
    let (left, lines) = (scenario.picture, scenario.state.scrolledLines)
    #expect(lines > 0)
    try scenario.press("Enter")
    #expect(scenario.state.screen == .phases)
    #expect(scenario.state.scrolledLines == 0)
    try scenario.press("q")
    #expect(scenario.state.scrolledLines == lines)
    #expect(scenario.picture == left)
  }

  @Test(arguments: [Size(80, 24), Size(60, 24)])
  func aDeliverableIsReadToItsEnd(_ size: Size) throws {
    var scenario = try Scenario(size: size)
    try scenario.press("3", "Tab", "g", "g", "+")
    let overview = try #require(scenario.state.overview)
    let row = scenario.state.phaseRows[scenario.state.cellIndex]
    let last = try #require(
      PhaseDetail.lines(of: row, overview, columns: size.columns - 4).last { $0.text != "" })
    #expect(try seen(&scenario, by: "C-d").contains(last.text.text))
    try scenario.press("C-d", "j")
    #expect(scenario.state.scrolledLines == 0)
  }

  @Test(arguments: [Size(120, 36), Size(80, 24), Size(60, 20), Size(60, 14), Size(40, 12)])
  func whatIsKnownOfTheItemThatIsUpIsReadToItsEnd(_ size: Size) throws {
    var scenario = try Scenario(size: size)
    let reason = "waits for the trial of the other depot, which has no machine before the month is over"
    _ = try scenario.demo.store.perform(.blockItems([key(22)], reason: reason), by: scenario.demo.actor())
    try scenario.take(.changed)
    try scenario.press("7", "Space")
    for _ in 0..<6 where scenario.state.standupItem != key(22) { try scenario.press("Space") }
    let detail = try #require(scenario.state.detail)
    #expect(detail.item.key == key(22) && detail.criteria.count > 1)
    let words = try seen(&scenario, by: "j").filter { !$0.isWhitespace }
    for criterion in detail.criteria {
      let end = criterion.text.filter { !$0.isWhitespace }.suffix(12)
      #expect(words.contains(end), "\(end)")
    }
    #expect(words.contains("criteria0/\(detail.criteria.count)"))
    try scenario.press("k")
    let isWhole = StandupView.lastScroll(scenario.state) == 0
    #expect((scenario.state.message?.text == "All that is known of the item is in sight.") == isWhole)
  }

  @Test(arguments: [Size(80, 24), Size(60, 20), Size(44, 20)])
  func theLegendSaysWhatEachMarkMeans(_ size: Size) {
    let lines = PhaseDetail.legend(columns: size.columns - 4)
    let text = lines.map(\.text).joined(separator: " ")
    for part in ["[ ] todo", "[~] doing", "[?] review", "[x] signed", "[-] n/a", "[!] withdrawn"] {
      #expect(text.contains(part))
    }
    #expect(lines.allSatisfy { $0.width <= size.columns - 4 })
    #expect(PhaseDetail.legend(columns: 150).map(\.text)[0].hasSuffix("[!] sign-off withdrawn"))
  }
}

/// A column shows as many cards as have room, the selected one among them.
@Suite struct CardWindowTests {
  private func items(_ count: Int) -> ItemList {
    ItemList(
      (1...count).map {
        WorkItem(
          key: key($0), kind: .task, title: "Item", status: "ready", reporter: "farid",
          createdAt: Instant(milliseconds: 0))
      })
  }

  /// Cards of three to five lines, by their numbers.
  private func window(_ items: ItemList, at anchor: Int, rows: Int, asked: inout Int) -> CardWindow {
    var count = 0
    let window = CardWindow(items, around: anchor, rows: rows, tallest: 6) { item in
      count += 1
      return Array(repeating: Card.Line(left: "x"), count: 3 + item.key.number % 3)
    }
    asked = count
    return window
  }

  @Test func theRoomIsFilledAndWhatIsOutOfSightIsCounted() {
    let items = items(1000)
    for rows in [5, 12, 20, 31] {
      var before = 0
      for anchor in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 500, 501, 997, 998, 999] {
        var asked = 0
        let window = window(items, at: anchor, rows: rows, asked: &asked)
        let shown = window.cards.map(\.index)
        #expect(shown.contains(anchor), "\(anchor) in \(rows)")
        #expect(window.above == shown.first && window.above + shown.count + window.below == 1000)
        #expect(window.cards.first?.row == (window.above > 0 ? 1 : 0), "the sign has a row of its own")
        // One card is shown whatever room there is.
        #expect(shown.count == 1 || window.end <= rows - (window.below > 0 ? 1 : 0))
        #expect(rows - window.end <= 8, "\(anchor) in \(rows): less than a card is left over")
        #expect(asked < 40, "only what is in sight is laid out")
        if anchor < 10 { #expect(window.above - before <= 3, "no jump of a whole window") }
        before = window.above
      }
    }
  }

  @Test func aColumnThatHasRoomDoesNotScroll() throws {
    var scenario = try Scenario()
    try scenario.press("1", "l", "G")
    for number in [10, 17, 18, 20, 25] {
      #expect(scenario.picture.contains { $0.contains("TAXI-\(number) ") })
    }
    #expect(!scenario.picture.contains { $0.contains("more above") })
    scenario.state.size = Size(120, 22)
    #expect(scenario.picture.contains { $0.contains("more above") })
  }
}
