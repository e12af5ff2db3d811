import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// Every pane of the models is reached at every size.
@Suite struct ModelsTests {
  @Test func theChainHoldsWhatIsLinkedAndShowsItsGaps() throws {
    let overview = try #require(try Scenario().state.overview)
    func chain(_ number: Int) throws -> ChainText {
      let model = try #require(overview.models.first { $0.name == "ride-anomaly-detector" })
      let version = try #require(model.versions.first { $0.number == number })
      return ChainText(VersionRow(model: model, version: version), overview)
    }
    let whole = try chain(2)
    #expect(
      whole.line == "Q1 -> K1 -> TAXI-12 -> R08 -> version 2 -> G2 passed -> D4 succeeded -> K1 0.77 of 0.8")
    #expect(whole.gaps.isEmpty)
    #expect(try chain(3).gaps == ["Broken here: the run is linked to no item."])
    var bare = overview
    bare.traces = []
    let model = try #require(bare.models.first)
    let text = ChainText(VersionRow(model: model, version: model.versions[0]), bare)
    #expect(text.line.hasPrefix("no question -> no KPI -> no item -> "))
    #expect(text.gaps.count == 2)
  }

  @Test func everyCheckStandsBesideTheChampion() throws {
    var scenario = try Scenario(size: Size(120, 36))
    try scenario.press("5")
    let rows = scenario.picture
    for (check, champion) in [("precision ", "0.8809"), ("recall ", "0.7901"), ("latency_p95_ms ", "142")] {
      #expect(rows.contains { $0.contains(check) && $0.contains(champion) }, "\(check)")
    }
    // The champion is not held against itself.
    try scenario.press("j")
    #expect(scenario.picture.contains { $0.contains("precision ") && $0.contains("-  pass") })
  }

  @Test func whatAGateHasNoRoomForIsCounted() throws {
    var scenario = try Scenario(size: Size(80, 24))
    try scenario.press("5")
    #expect(scenario.picture[20].contains("│ … 13 lines below"))
    scenario.state.size = Size(160, 48)
    #expect(!scenario.picture.contains { $0.contains("lines below") })
    #expect(scenario.picture.contains { $0.contains("Broken here: the run is linked to no item.") })
  }

  @Test func alertsAreWholeWhereTheyHaveRoom() throws {
    var scenario = try Scenario(size: Size(120, 36))
    #expect(scenario.picture.contains { $0.contains("! K1 0.77 of 0.8: Flagged rides worth") })
    #expect(scenario.picture.contains { $0.contains("│   since 17 Feb") })
    scenario.state.size = Size(40, 12)
    try scenario.press("S-Tab")
    #expect(scenario.picture.contains { $0.contains("! 3 alerts: G goes to them") })
    try scenario.press("G")
    #expect(scenario.picture.contains { $0.contains("! K1 0.77 of 0.8") })
    #expect(scenario.picture.contains { $0.contains("! PSI fare_amount 0.33, limit 0.25") })
  }

  @Test func aliasesAndTagsAreShownWhole() throws {
    var scenario = try Scenario(size: Size(120, 36))
    scenario.state.overview?.models[0].aliases = ["the-champion-of-the-pilot": 3, "shadow-in-the-depot": 3]
    scenario.state.overview?.models[0].tags = [Run.Pair("domain", "agriculture")]
    scenario.state.overview?.models[0].versions[0].tags = [
      Run.Pair("validation_status", "approved"), Run.Pair("reviewed_by", "everybody-in-the-team"),
    ]
    scenario.state.overview?.models[0].versions[0].stage = "Staging"
    try scenario.press("5", "Tab", "Tab", "+")
    for words in [
      "shadow-in-the-depot, the-champion-of-the-pilot", "domain=agriculture", "validation_status=approved",
      "reviewed_by=everybody-in-the-team", "Staging",
    ] { #expect(scenario.picture.contains { $0.contains(words) }, "\(words)") }
  }

  @Test(arguments: [Size(80, 24), Size(40, 12), Size(120, 36), Size(160, 48)])
  func tabReachesVersionsGateFactsAndDeployments(_ size: Size) throws {
    var scenario = try Scenario(size: size)
    try scenario.press("5")
    for words in ["rolled back", "latency_p95_ms", "joblib", "D4  v2 pilot"] {
      #expect(scenario.picture.contains { $0.contains(words) }, "\(words) at \(size)")
      try scenario.press("Tab")
    }
    #expect(scenario.state.pane == ModelPane.versions.rawValue)
    // The versions are gone through whatever is in focus.
    try scenario.press("Tab", "j")
    #expect(scenario.state.currentVersion?.version.number == 2)
    #expect(scenario.picture.contains { $0.contains("ride-anomaly-detector 2") })
    try scenario.press("+")
    #expect(scenario.picture.contains { $0.contains("It is the champion") })
  }
}
