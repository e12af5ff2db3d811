import Console
import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// What stands on the screen says what is so, in words that fit.
@Suite struct WordingTests {
  private func text(_ rule: String, _ value: Double?, columns: Int = 80) -> String {
    let alert = Alert(
      key: "A", level: .alert, at: Instant(milliseconds: 0), rule: rule, value: value, state: .open)
    let forms = AlertText(alert, since: "17 Feb").forms.map { SafeText($0) }
    return SafeText.fullest(forms, columns: columns).text
  }

  /// A sprint that nobody closed has no day left (`domain.md` 5.11).
  @Test func theHeaderSaysThatASprintEnded() throws {
    var scenario = try Scenario(size: Size(120, 36))
    let end = try #require(scenario.state.overview?.sprint?.endsAt)
    scenario.state.now = end
    #expect(scenario.picture[0].contains("Sprint 3 day 10/10"))
    scenario.state.now = end.adding(milliseconds: 1)
    #expect(scenario.picture[0].contains("Sprint 3 ended 20 Feb"))
    scenario.state.size = Size(80, 24)
    #expect(scenario.picture[0].contains("S3 ended 20 Feb"))
  }

  @Test func anAlertNamesWhatWasMeasuredAndItsLimit() {
    #expect(
      text("psi(fare_amount) < 0.25", 0.3345) == "! PSI fare_amount 0.33, limit 0.25, alert since 17 Feb")
    #expect(text("latency_p95_ms <= 300", 781) == "! latency_p95 781 ms, limit 300 ms, alert since 17 Feb")
    #expect(text("psi(x) < 0.25", 0.2504) == "! PSI x 0.2504, limit 0.25, alert since 17 Feb")
    #expect(text("something odd", nil) == "! something odd -, alert since 17 Feb")
    #expect(
      text("psi(fare_amount) < 0.25", 0.3345, columns: 42) == "! PSI fare_amount 0.33, limit 0.25, alert")
  }

  /// The figure beside it is the latest one too.
  @Test func anAlertTellsWhatWasMeasuredLastWhileThatBreaksTheRule() throws {
    let overview = try #require(try Scenario().state.overview)
    let texts = AlertText.open(overview).map { $0.forms[0] }
    #expect(texts.contains("! precision_confirmed 0.77, limit 0.80, alert since 16 Feb"))
    var alert = Alert(
      key: "A", level: .alert, at: Instant(milliseconds: 0), rule: "precision >= 0.80", value: 0.79,
      state: .open)
    alert.latest = 0.85
    #expect(
      AlertText(alert, since: "-").value == "0.79", "a value that fits would read as if nothing were wrong")
  }

  @Test func oneRowForEachThingThatIsMeasured() throws {
    let overview = try #require(try Scenario().state.overview)
    #expect(AlertText.open(overview).map(\.subject) == ["PSI fare_amount", "precision_confirmed"])
    #expect(AlertText.open(overview).map(\.level) == [.alert, .alert])
  }

  @Test func aComplaintNeverLooksLikeASuccess() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", "X")
    #expect(scenario.state.message?.tone == .complaint)
    let row = scenario.state.size.rows - 2
    #expect(scenario.picture[row] == " ! X means nothing here. ? shows the keys.")
    #expect(View.draw(scenario.state)[Point(3, row)].style.role == .warning)
    try scenario.press(">")
    #expect(scenario.state.message?.tone == .done)
  }

  @Test func aFilterShowsTheNameOfThePerson() throws {
    var scenario = try Scenario()
    try scenario.press("1", "f", "m")
    #expect(scenario.picture[1].hasSuffix("filter: person Farid"))
  }

  /// The active filter is always in sight (`interaction.md` 2.1).
  @Test(arguments: [Size(160, 48), Size(120, 36), Size(100, 30), Size(80, 24), Size(40, 12)])
  func tabsGiveWayToTheFilterAndThatIsCutOnlyWithAMark(_ size: Size) throws {
    var scenario = try Scenario(size: size)
    try scenario.press("1", "f", "b", "j")
    #expect(scenario.picture[1].hasSuffix("filter: blocked"))
    #expect(scenario.picture[1].contains("1 Board"))
    try scenario.press("f", "m", "f", "s", "/")
    try scenario.type("retraining starts when drift")
    try scenario.press("Enter")
    let row = scenario.picture[1]
    #expect(row.contains("filter: person Farid"), "\(row)")
    #expect(row.contains("search: retraining starts when drift") || row.hasSuffix("…"), "\(row)")
  }

  @Test func theKeyThatUndoesIsNotCutOffByALongTitle() throws {
    var scenario = try Scenario(size: Size(80, 24))
    scenario.state.selectedItem = key(10)
    try scenario.press("1", "a")
    try scenario.type(String(repeating: "long title ", count: 12))
    try scenario.press("Enter")
    let row = scenario.picture[scenario.state.size.rows - 2]
    #expect(row.hasPrefix(" Added TAXI-28 long title") && row.hasSuffix("….  u undoes it."), "\(row)")
  }

  @Test func theBlockedCountStaysAndTheTimeOfSavingGoes() throws {
    var scenario = try Scenario(size: Size(40, 12))
    try scenario.press("7", "Space", "Space")
    #expect(scenario.picture[0] == " TAXI   S3 day 7/10   !1 blocked  saved")
    #expect(scenario.picture[1] == " 2/4  turn 00:00  15:00 left")
    #expect(scenario.picture.contains { $0.contains("! BLOCKED 31h") })
  }

  @Test func theSelectedRowIsMarkedWithoutColours() throws {
    var scenario = try Scenario()
    var canvas = View.draw(scenario.state)
    let place = try #require(canvas.cursor)
    #expect(place.column == 1, "the selection begins at the edge of the pane")
    #expect(canvas[place].style.role == .mark)
    #expect(Theme.allCases.allSatisfy { !$0.look(.mark).isReversed }, "reversed, the mark would be a gap")
    try scenario.press("Tab")
    canvas = View.draw(scenario.state)
    #expect(canvas.lines[3].contains("▌ Checklists"))
    #expect(canvas.lines.contains { $0.contains("│▌Discover") })
  }

  @Test func theDetailLineKeepsTheTitleAndCutsBetweenWords() {
    let detail = DetailText(
      key: "TAXI-1", title: "A title",
      more: ["In review 8 d at risk", "! blocked 31h: nobody knows it yet", "x"])
    func line(_ columns: Int) -> String {
      var line = ""
      for part in detail.parts(columns: columns) {
        line += String(repeating: " ", count: part.column - line.count) + part.text.text
      }
      return line
    }
    #expect(
      line(80) == "TAXI-1  A title  In review 8 d at risk  ! blocked 31h: nobody knows it yet  x")
    #expect(line(60) == "TAXI-1  A title  In review 8 d at risk  ! blocked 31h: …")
    #expect(line(45) == "TAXI-1  A title  In review 8 d at risk  …")
    #expect(line(30) == "TAXI-1  A title  In review 8 …")
    #expect(line(13) == "TAXI-1  A ti…")
    for columns in 0...80 { #expect(line(columns).count <= columns) }
  }

  @Test func theDetailLineSaysTheCriteriaAlsoInLittleRoom() throws {
    var scenario = try Scenario(size: Size(80, 24))
    #expect(
      scenario.picture[22] == " TAXI-16  Reason shown next to each flagged ride  age 8 d at risk  cr. 1/2")
    scenario.state.selectedItem = key(22)
    #expect(
      scenario.picture[22]
        == " TAXI-22  Retraining starts when drift or a merged change calls for it  cr. 0/3")
  }

  @Test func theForecastIsWholeAtEverySize() throws {
    for size in [Size(160, 48), Size(120, 36), Size(100, 30), Size(80, 24)] {
      let lines = try Scenario(size: size).picture.filter { $0.contains("Forecast") }
      #expect(lines.count == 1)
      #expect(lines.allSatisfy { $0.contains("50% in 9 d, 85% in 15 d") && $0.contains("40 d") }, "\(size)")
      #expect(lines.allSatisfy { !$0.prefix(70).contains("…") }, "\(size)")
    }
  }

  @Test func aVersionSaysWhyItCannotBePromoted() throws {
    let state = try Scenario().state
    let overview = try #require(state.overview)
    func text(_ model: String, _ number: Int) -> PromotionText? {
      state.versionRows.first { $0.model.name == model && $0.version.number == number }.map {
        PromotionText($0, overview)
      }
    }
    let third = text("ride-anomaly-detector", 3)
    #expect(third?.isPossible == false)
    #expect(
      third?.reasons == [
        "latency_p95_ms is missing, limit <= 300: a missing figure fails the check.",
        "It was taken back: only a new gate result that passes lets it become champion again.",
      ])
    #expect(text("ride-anomaly-detector", 2)?.title == "It is the champion")
    #expect(text("ride-anomaly-detector", 1)?.reasons.last?.contains("a rollback returns to it") == true)
    #expect(text("anomaly-severity-ranker", 1)?.reasons == ["No gate has looked at this version yet."])
  }

  @Test func theValueOfAFigureIsNeverCut() throws {
    let overview = try #require(try Scenario().state.overview)
    let version = try #require(overview.models.first { $0.name == "anomaly-severity-ranker" }?.versions.first)
    #expect(VersionText.figure(of: version, overview) == "ndcg_at_10 0.8120")
    #expect(VersionText.figure(of: version, overview, columns: 12).text == "ndcg… 0.8120")
  }

  /// Characters that some terminals draw two columns wide (`interaction.md` 4).
  @Test func noTextHasCharactersOfDoubtfulWidth() throws {
    var scenario = try Scenario(size: Size(160, 48))
    scenario.state.selectedItem = key(22)
    for keys in [["1", ">"], ["8"], ["5"], ["1", "Enter"], ["6"], ["3"]] {
      for key in keys { try scenario.press(key) }
      #expect(!scenario.picture.contains { $0.contains("→") }, "\(keys)")
    }
  }

  /// What to do stands at the end of most sentences, and nowhere else.
  @Test func aLongRefusalTakesTheFooterToo() throws {
    var scenario = try Scenario(size: Size(80, 24), person: "amara")
    let text =
      "One and two and three and four and five and six and seven and eight and nine and ten and more."
    scenario.state.message = State.Note(text, .error)
    let end = scenario.picture.suffix(2).joined().split(separator: " ").joined(separator: " ")
    #expect(end == "! " + text)
    try scenario.press(":")
    #expect(scenario.picture[23].contains("Enter run"), "what is typed keeps its keys")
  }

  @Test func keysForItemsSayHowToGetToThem() throws {
    var scenario = try Scenario()
    for pane in [NowPane.checklists, .runs, .models] {
      scenario.state.focus = pane
      try scenario.press("b")
      #expect(
        scenario.state.message?.text
          == "\(pane == .checklists ? "S-Tab" : "Tab") goes to the sprint's items first.")
    }
  }

  @Test func screensThatHoldNothingOfferNothingForIt() throws {
    var scenario = try Scenario()
    scenario.state.overview?.runs = []
    scenario.state.overview?.models = []
    scenario.state.selectedRun = nil
    for screen in [ScreenID.runs, .models] {
      scenario.state.screen = screen
      let footer = FrameView.footerKeys(scenario.state).map(\.word)
      #expect(
        !footer.contains("pane") && !footer.contains("enlarge") && !footer.contains("sort"), "\(footer)")
      try scenario.press("x", "c")
      #expect(scenario.state.message?.text == "The list is empty: there is nothing to copy or export.")
    }
  }

  @Test func aVersionIsOnlyAskedForBesideARun() throws {
    var scenario = try Scenario()
    scenario.state.screen = .board
    #expect(Availability.objection(to: .goToVersion, scenario.state) == "Only in 4 Runs.")
  }

  @Test func bracketsHaveTwinsBehindTheComma() {
    let keys = KeyMap.standard
    for (screen, before, after) in [
      (ScreenID.phases, Action.previousCycle, Action.nextCycle),
      (.reports, .previousSprint, .nextSprint),
    ] {
      #expect(keys.workingNames(of: before, on: screen) == ["[", ", p"])
      #expect(keys.workingNames(of: after, on: screen) == ["]", ", n"])
    }
  }

  @Test func inVeryLittleRoomTheHelpShowsAnAction() throws {
    var scenario = try Scenario(size: Size(20, 4))
    try scenario.press("1", "?")
    #expect(scenario.picture.contains { $0.contains("Mark") }, "\(scenario.picture)")
  }

  @Test func aKeyOfThePaletteIsNeverHalf() throws {
    var scenario = try Scenario(size: Size(80, 24))
    try scenario.press("7", ":")
    try scenario.type("next item")
    #expect(!scenario.picture.contains { $0.contains("Space  En…") })
  }

  /// Work that began later than it is now has no age that anybody knows (`reliability.md` 4.15).
  @Test func anAgeIsNeverNegative() throws {
    var scenario = try Scenario(size: Size(160, 48))
    scenario.state.now = scenario.state.now.adding(milliseconds: -6 * 86_400_000)
    try scenario.press("6")
    let row = try #require(scenario.picture.first { $0.contains("TAXI-21 ") && $0.contains("clock") })
    #expect(row.contains("TAXI-21 ") && row.contains("0 d") && row.contains("clock changed"))
    for screen in ["0", "1", "6", "7"] {
      try scenario.press(screen)
      #expect(!scenario.picture.contains { $0.contains(/-\d+ ?d\b/) }, "\(screen)")
    }
    try scenario.press("1")
    scenario.state.selectedItem = key(21)
    #expect(scenario.picture[46].contains("clock changed") && !scenario.picture[46].contains("pace"))
  }

  @Test func theHeaderKeepsBlockedItemsAtEverySize() throws {
    var scenario = try Scenario(size: Size(30, 8))
    #expect(scenario.picture[0].contains("!1") && scenario.picture[0].contains("S3 7/10"))
    scenario.state.size = Size(24, 8)
    #expect(scenario.picture[0].contains("!1"))
  }

  @Test func aSilentRunIsNotCountedAsRunning() throws {
    var scenario = try Scenario(size: Size(160, 48))
    #expect(scenario.picture[0].contains("▸ 1 run"))
    scenario.state.now = scenario.state.now.adding(milliseconds: 86_400_000)
    #expect(!scenario.picture[0].contains("▸"))
    #expect(scenario.picture.contains { $0.contains("0 of 12 running, 1 silent") })
  }
}
