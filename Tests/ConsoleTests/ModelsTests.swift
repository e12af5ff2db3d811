import Drawing
import TestSupport
import Testing

@testable import Console

/// Every pane of the models is reached at every size.
@Suite struct ModelsTests {
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
