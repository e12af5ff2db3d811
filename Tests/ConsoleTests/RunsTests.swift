import Console
import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

@Suite struct RunsTests {
  /// Only runs on the same data can be compared (`domain.md` 7.2).
  @Test func parametersBesideARunOnOtherDataSaySo() throws {
    var scenario = try Scenario(size: Size(160, 48))
    try scenario.press("4")
    for (run, words) in [("R08", "differ from R11, other data, 3 only there"), ("R06", "differ from R0")] {
      scenario.state.selectedRun = run
      #expect(scenario.picture.contains { $0.contains(words) }, "\(run)")
    }
    // What matters less leaves where it would be cut.
    (scenario.state.selectedRun, scenario.state.size) = ("R11", Size(120, 36))
    #expect(scenario.picture.contains { $0.contains("differ from R08, other data ─") })
  }

  @Test func timesNoteAndTagsOfARunStandBelowItsParameters() throws {
    var scenario = try Scenario(size: Size(160, 48))
    try scenario.press("4")
    // R12 runs and has a tag; R11, the newest behind it, a note.
    #expect(scenario.picture.contains { $0.contains("started 17 Feb 16:20") })
    #expect(scenario.picture.contains { $0.contains("purpose: replaces version 3 within 300 ms") })
    try scenario.press("j", "j")
    #expect(scenario.picture.contains { $0.contains("11 Feb 16:20 to 11 Feb 18:05, 105 min") })
    #expect(scenario.picture.contains { $0.contains("Latency was not measured in this run.") })
    #expect(!scenario.picture.contains { $0.contains("purpose: ") })
  }

  @Test func valuesOfParametersAreNeverTheFirstToBeCut() {
    let places = ParameterPlaces(
      names: ["learning_rate"], values: ["HistGradientBoosting"], others: ["was stack"], columns: 46)
    #expect(places.value == 20)
    #expect(places.name == 13)
    #expect(places.other == 9)
    let narrow = ParameterPlaces(
      names: ["learning_rate"], values: ["HistGradientBoosting"], others: ["was stack"], columns: 42)
    #expect(narrow.value == 20)
    #expect(narrow.name == 9)
    let long = ParameterPlaces(
      names: ["beschreibung"], values: [String(repeating: "x", count: 5000)], others: [""], columns: 80)
    #expect(long.name == 12 && long.value == 64)
  }

  @Test func longValuesGoOnBelowWhereThereIsRoom() throws {
    var scenario = try Scenario(size: Size(120, 36))
    try scenario.press("4")
    let run = try #require(scenario.state.detailedRun)
    let place = try #require(scenario.state.overview?.runs.firstIndex { $0.key == run.key })
    let value = String(repeating: "x", count: 1000) + "END"
    scenario.state.overview?.runs[place].params = [Run.Pair("long", value), Run.Pair("seed", "7")]
    try scenario.press("Tab", "Tab", "+")
    let drawn = scenario.picture
    #expect(drawn.contains { $0.contains("END") } && drawn.contains { $0.contains("seed") }, "\(drawn)")
  }

  @Test func aListSaysWhatOfItIsInSight() throws {
    var scenario = try Scenario(size: Size(80, 24))
    try scenario.press("4")
    #expect(scenario.picture[10].hasSuffix(" 1 to 6 of 12 ─┘"))
    try scenario.press("G")
    #expect(scenario.picture[10].hasSuffix(" 7 to 12 of 12 ─┘"))
    scenario.state.size = Size(120, 36)
    #expect(!scenario.picture.contains { $0.contains("of 12 ─┘") })
  }

  @Test func whereARunComesFromIsNeverCutWithoutASign() throws {
    var scenario = try Scenario(size: Size(120, 36))
    try scenario.press("4")
    #expect(scenario.picture.contains { $0.contains("item TAXI-21 · dataset labelled-500@v3") })
    #expect(scenario.picture.contains { $0.contains("│ by bruno") })
  }

  @Test(arguments: [Size(80, 24), Size(40, 12), Size(120, 36), Size(160, 48)])
  func tabReachesListChartParametersAndMetrics(_ size: Size) throws {
    var scenario = try Scenario(size: size)
    try scenario.press("4")
    if size.columns >= 80 { #expect(scenario.picture.last?.contains("Tab pane") == true) }
    for words in ["R11", "0.08", "max_iter", "7 points"] {
      #expect(scenario.picture.contains { $0.contains(words) }, "\(words) at \(size)")
      try scenario.press("Tab")
    }
    #expect(scenario.state.pane == RunPane.list.rawValue)
    // The runs are gone through whatever is in focus.
    try scenario.press("S-Tab", "j")
    #expect(scenario.state.currentRun?.key == "R10")
    try scenario.press("+")
    #expect(scenario.picture[2].contains("▌ R10  metrics  4/4"))
    #expect(!scenario.picture.contains { $0.contains("newest first") })
    try scenario.press("_")
    #expect(scenario.picture[2].contains("R10  metrics") == (size.rows < 18))
  }

  @Test func deletedRunsAreHiddenUntilTheyAreAskedFor() throws {
    var scenario = try Scenario(size: Size(160, 48))
    var gone = try #require(scenario.state.overview?.run("R09"))
    gone.isDeleted = true
    scenario.state.overview?.runs.removeAll { $0.key == "R09" }
    scenario.state.overview?.deletedRuns = [gone]
    try scenario.press("4")
    #expect(scenario.picture.contains { $0.contains("1 deleted hidden") })
    #expect(!scenario.picture.contains { $0.contains("R09") })
    try scenario.press("f", "d")
    let row = try #require(scenario.picture.first { $0.contains("R09") })
    #expect(row.contains("deleted"))
    try scenario.press("G")
    #expect(scenario.state.currentRun?.key == "R09")
    try scenario.press("Esc")
    #expect(scenario.picture.contains { $0.contains("killed, deleted") })
    try scenario.press("f", "d")
    #expect(scenario.state.currentRun?.isDeleted == false)
  }

  @Test func aValueNeverStandsWithoutItsName() throws {
    for columns in [40, 60, 80, 100, 120, 160] {
      var scenario = try Scenario(size: Size(columns, 36))
      let runs = (scenario.state.overview?.runs ?? []).filter { $0.headline?.name == "f1" }.map { run in
        var run = run
        // As long as those of a tracker.
        run.key += String(repeating: "a", count: 29)
        return run
      }
      scenario.state.overview?.runs = runs
      try scenario.press("4")
      #expect(scenario.picture.contains { $0.contains(" f1 ") }, "\(columns)")
    }
  }

  @Test func theValueOfARunIsShownAtEveryWidth() throws {
    for columns in [40, 80, 100, 120, 160] {
      let scenario = try Scenario(size: Size(columns, 36))
      var state = scenario.state
      state.screen = .runs
      let row = try #require(View.draw(state).lines.first { $0.contains("▌ R12") || $0.contains("▌R12") })
      #expect(row.contains("running") && row.contains("0.0843"), "\(columns)")
    }
  }

  /// `domain.md` 8, S17: silent since when.
  @Test func aSilentRunSaysSinceWhen() throws {
    var scenario = try Scenario(size: Size(160, 48))
    try scenario.press("4")
    scenario.state.selectedRun = "R12"
    scenario.state.now = scenario.demo.now.adding(milliseconds: 3_600_000)
    #expect(scenario.picture[46].contains("silent since 17 Feb 16:55"))
    scenario.state.selectedRun = "R08"
    #expect(!scenario.picture[46].contains("since"))
  }
}
