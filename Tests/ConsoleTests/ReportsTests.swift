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
    #expect(scenario.picture.contains { $0.contains("50% in 5 d, 85% in 8 d, 95% in 17 d") })
    #expect(scenario.picture.contains { $0.contains("days from start to done") })
    #expect(scenario.picture.contains { $0.contains(" 17 ") })
  }

  @Test func theLegendLooksAsTheChartDoes() throws {
    var scenario = try Scenario()
    try scenario.press("6")
    let canvas = View.draw(scenario.state)
    for (words, role) in [("█ remaining", Role.seriesA), ("━ ideal", .warning)] {
      let row = try #require(canvas.lines.firstIndex { $0.contains(words) })
      let start = try #require(canvas.lines[row].firstRange(of: words)).lowerBound
      let column = canvas.lines[row].distance(from: canvas.lines[row].startIndex, to: start)
      #expect(canvas[Point(column, row)].style.role == role)
      #expect(canvas[Point(column + 2, row)].style.role == .secondary)
    }
  }

  /// The burndown of `domain.md` 9.2 stands in the overview; the others are read when they are asked for.
  @Test func theBurndownsOfOtherSprintsAreShown() throws {
    var scenario = try Scenario()
    try scenario.press("6", "[")
    #expect(scenario.picture.contains { $0.contains("Burndown Sprint 2") && $0.contains("all done") })
    try scenario.press("[")
    #expect(
      scenario.picture.contains { $0.contains("Burndown Sprint 1") && $0.contains("closed, 5 pts left") })
    try scenario.press("[", "[", "[")
    #expect(scenario.state.message?.text.hasSuffix("is the first sprint.") == true)
    try scenario.press("]", "]", "]", "]", "]")
    #expect(scenario.state.message?.text.hasSuffix("is the last sprint.") == true)
  }

  /// A sprint of the demo's calendar from a day of 2026 on, with its last item done on the second day.
  private func burndown(from start: String, days: Int, now: String = "2027-06-01", items: Int = 3) throws
    -> (Sprint, Burndown)
  {
    let first = try #require(Instant(iso: "2026-\(start)T09:00:00Z"))
    let sprint = Sprint(
      key: "S9", name: "Sprint 9", state: .active, startsAt: first,
      endsAt: first.adding(milliseconds: Int64(days - 1) * 86_400_000 + 3_600_000))
    let added = HistoryEntry(at: first, by: "a", kind: .sprintAdded, sprint: "S9")
    let done = HistoryEntry(
      at: first.adding(milliseconds: 86_400_000), by: "a", kind: .status, to: "done")
    let tracks = (0..<items).map {
      Burndown.Track(createdEstimate: 4, history: $0 == 0 ? [added, done] : [added])
    }
    let moment = try #require(Instant(iso: "\(now)T12:00:00Z"))
    return (
      sprint,
      Burndown(
        sprint: sprint, tracks: tracks, calendar: WorkingCalendar(zoneName: "UTC"), workflow: .standard,
        now: moment)
    )
  }

  private func picture(_ report: (sprint: Sprint, burndown: Burndown), _ size: Size) throws -> [String] {
    var scenario = try Scenario(size: size)
    scenario.state.overview?.sprints = [report.sprint]
    scenario.state.overview?.burndown = report.burndown
    try scenario.press("6", "Tab", "+")
    return scenario.picture
  }

  /// One day, a weekend, a week, sixty working days, two years (`domain.md` 5.10: never a chart without words).
  @Test(arguments: [("01-12", 1), ("01-17", 2), ("01-12", 5), ("01-12", 82), ("01-12", 730)])
  func everyLengthOfASprintHasItsChart(_ start: String, _ days: Int) throws {
    let report = try burndown(from: start, days: days)
    for size in [Size(0, 0), Size(1, 1), Size(20, 4)] { _ = try picture(report, size) }
    for size in [Size(40, 12), Size(80, 24), Size(120, 36), Size(160, 48), Size(300, 100)] {
      let drawn = try picture(report, size).joined(separator: "\n")
      #expect(drawn.contains("█") && drawn.contains(days == 1 ? "12" : "8 "), "\(size)\n\(drawn)")
      #expect(drawn.contains("━") == (days != 2), "\(size): nobody works on a weekend")
    }
  }

  @Test func aBarOfALongSprintStandsForSeveralDays() throws {
    let drawn = try picture(burndown(from: "01-12", days: 82), Size(40, 24)).joined(separator: "\n")
    #expect(drawn.contains("at the end of 2 days") && drawn.contains("13 Jan"), "\(drawn)")
  }

  @Test func withoutPointsThereAreWordsInsteadOfAChart() throws {
    let drawn = try picture(burndown(from: "01-12", days: 5, items: 0), Size(80, 24))
    #expect(drawn.contains { $0.contains("No item with points is in this sprint.") })
  }

  @Test func whereAChartHasNoRoomItsFigureIsSaid() throws {
    let drawn = try picture(burndown(from: "01-12", days: 5), Size(40, 9))
    #expect(drawn.contains { $0.contains("4/12 pts · 8 left, 8.0 behind") }, "\(drawn)")
  }

  @Test func whatWasFinishedOnlyTodayIsSaidInWords() throws {
    var scenario = try Scenario(size: Size(160, 48))
    let calendar = try #require(scenario.state.overview?.calendar)
    let now = scenario.state.now
    let item = FinishedItem(createdAt: now, startedAt: now, finishedAt: now)
    scenario.state.overview?.flow = FlowFigures(finished: [item], calendar: calendar)
    scenario.state.overview?.forecast = nil
    try scenario.press("6")
    let drawn = scenario.picture
    for words in [
      "Flow, 1 finished item ", "no whole week yet",
      "cannot forecast: none done in 8 weeks to yesterday",
    ] {
      #expect(drawn.contains { $0.contains(words) }, "\(words): \(drawn)")
    }
  }

  @Test func withoutFinishedItemsNoScreenKnowsAPace() throws {
    var scenario = try Scenario()
    let calendar = try #require(scenario.state.overview?.calendar)
    scenario.state.overview?.flow = FlowFigures(finished: [], calendar: calendar)
    scenario.state.selectedItem = key(22)
    try scenario.press("1")
    #expect(scenario.picture.contains { $0.contains("age 5 d") && !$0.contains("pace") })
    try scenario.press("6")
    #expect(scenario.picture.contains { $0.contains("TAXI-22") && $0.contains("5 d      - ") })
    #expect(!scenario.picture.contains { $0.contains("0 %") || $0.contains("calm") })
  }

  /// Each key that a footer offers does something there.
  @Test func footersTellTheTruthOnEveryScreen() throws {
    var scenario = try Scenario()
    for screen in ScreenID.numbered {
      _ = try scenario.press(#require(screen.action.map { scenario.state.key($0) }))
      for pane in 0..<scenario.state.paneCount {
        try check(scenario.state, "\(screen) pane \(pane)")
        try scenario.press("G")
        try check(scenario.state, "\(screen) pane \(pane), last row")
        if scenario.state.paneCount > 1 { try scenario.press("Tab") }
      }
    }
  }

  private func check(_ state: State, _ place: String) throws {
    let offered = FrameView.footerKeys(state).map(\.key)
    for binding in state.settings.keys.bindings where binding.footer?.includes(state.screen) == true {
      // Two keys of a pair stand together, as <> does.
      guard let name = binding.chords.first?.name,
        offered.contains(where: { $0 == name || ["<>", "+-"].contains($0) && $0.contains(name) })
      else { continue }
      var copy = state
      let key = try #require(Key(name: name))
      _ = update(&copy, .input(.key(key)))
      #expect(copy.message?.tone != .complaint, "\(place): \(name), \(copy.message?.text ?? "")")
    }
  }

  @Test func footersOfferWhatCanBeDone() throws {
    var scenario = try Scenario(size: Size(160, 48))
    func footer(_ keys: String...) throws -> [String] {
      for key in keys { try scenario.press(key) }
      return FrameView.footerKeys(scenario.state).map(\.key)
    }
    #expect(try footer("6") == ["Enter", "b", "Tab", "+", "[", "g", "/", "x", "y"])
    #expect(try footer("Tab") == ["Tab", "+", "["])
    #expect(try footer("3").contains("]"))
    #expect(try !footer("]").contains("]"), "the last cycle has none after it")
    #expect(scenario.state.message == nil)
    #expect(try footer("8") == ["Tab", "+", "/", "x", "y"], "nothing to undo and nothing to redo")
    scenario.state.selectedItem = key(22)
    #expect(try footer("1", ">", "8") == ["Enter", "Tab", "+", "u", "/", "x", "y"])
    #expect(try footer("u").contains("C-r"))
    #expect(try !footer("C-r").contains("C-r"))
    #expect(try footer("1").contains("<>"))
    #expect(try footer("1", "Enter").contains("q"))
  }
}
