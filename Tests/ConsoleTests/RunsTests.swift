import Console
import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

@Suite struct RunsTests {
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
}
