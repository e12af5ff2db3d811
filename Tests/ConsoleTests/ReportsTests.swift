import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// Reports use the room they have, and their open items can be worked with.
@Suite struct ReportsTests {
  @Test func everyReportIsInSightWhereThereIsRoom() throws {
    for size in [Size(160, 48), Size(120, 36)] {
      var scenario = try Scenario(size: size)
      try scenario.press("6")
      for title in ["Burndown", "Flow, 17", "Age of open items", "Cycle times", "Throughput"] {
        #expect(scenario.picture.contains { $0.contains(title) }, "\(title) at \(size)")
      }
    }
  }

  @Test(arguments: [Size(80, 24), Size(40, 12), Size(120, 36)])
  func tabReachesEveryReport(_ size: Size) throws {
    var scenario = try Scenario(size: size)
    try scenario.press("6")
    for title in ["Age of open items", "Burndown", "Flow, 17", "Cycle times", "Throughput"] {
      #expect(scenario.picture.contains { $0.contains("▌ \(title.prefix(12))") }, "\(title) at \(size)")
      try scenario.press("Tab")
    }
    #expect(scenario.state.pane == ReportPane.age.rawValue)
    try scenario.press("S-Tab", "+")
    #expect(scenario.picture[2].contains("Throughput"))
    try scenario.press("+")
  }

  @Test func anOpenItemIsOpenedFromItsAge() throws {
    var scenario = try Scenario()
    try scenario.press("6", "g", "g", "j", "Enter")
    #expect(scenario.state.screen == .item)
    #expect(scenario.state.selectedItem == key(19))
    try scenario.press("q")
    #expect(scenario.state.screen == .reports)
    try scenario.press("Tab", "Enter")
    #expect(scenario.state.message?.text == "Tab goes to the open items first.")
  }

  /// Cycle times of `domain.md` 9.2: five items took 4 days, three took 3 and three took 5.
  @Test func barsOfCycleTimesCountItems() throws {
    var scenario = try Scenario(size: Size(160, 48))
    try scenario.press("6", "S-Tab", "S-Tab", "+")
    #expect(scenario.picture.contains { $0.contains("50 % in 5 d, 85 % in 8 d, 95 % in 17 d") })
    #expect(scenario.picture.contains { $0.contains("days from start to done") })
    #expect(scenario.picture.contains { $0.contains(" 17 ") })
  }

  @Test func footersOfferWhatCanBeDone() throws {
    var scenario = try Scenario(size: Size(160, 48))
    func footer(_ keys: String...) throws -> [String] {
      for key in keys { try scenario.press(key) }
      return Frame.footerKeys(scenario.state).map(\.key)
    }
    #expect(try footer("6") == ["Enter", "b", "Tab", "+", "g", "u", "/", "x", "y"])
    #expect(try footer("Tab") == ["Tab", "+", "u", "/"])
    #expect(try footer("3").contains("]"))
    #expect(try footer("8") == ["C-r", "u", "/", "x", "y"])
    #expect(try footer("1", "Enter").contains("q"))
  }
}
