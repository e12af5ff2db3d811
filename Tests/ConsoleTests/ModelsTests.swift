import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// Every pane of the models is reached at every size.
@Suite struct ModelsTests {
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
