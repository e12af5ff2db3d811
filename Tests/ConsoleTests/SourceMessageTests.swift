import Domain
import Drawing
import Testing

@testable import Console

/// What is said of tracking stores.
@Suite struct SourceMessageTests {
  @Test func aFaultOfASourceGoesWhenItIsOver() {
    var state = State(size: Size(80, 24), now: Instant(milliseconds: 0), person: "farid")
    _ = update(&state, .sourceFailed("It is gone."))
    #expect(state.shownMessage == State.Note("It is gone.", .error))
    _ = update(&state, .sourceRecovered("Another one."))
    #expect(state.shownMessage == State.Note("It is gone.", .error))
    _ = update(&state, .sourceRecovered("It is gone."))
    #expect(state.shownMessage == nil)
  }

  @Test func aFaultOfASourceStaysUntilEscAndInSightAsLongAsItHolds() throws {
    var scenario = try Scenario(size: Size(120, 36))
    try scenario.take(.sourceFailed("There is no tracking store at /ml ."))
    // What a key says stands in its place only until the next key.
    try scenario.press("u", "u", "j")
    try scenario.take(.openedProject)
    try scenario.run([.load])
    try scenario.press("4")
    #expect(scenario.picture[34].contains("! There is no tracking store at /ml ."))
    try scenario.press("Esc")
    #expect(!scenario.picture[34].contains("There is no tracking store"))
    #expect(scenario.picture[0].contains("! tracker not read"))
    let clock = try #require(scenario.state.overview?.calendar.clock(of: scenario.state.now, seconds: false))
    #expect(
      scenario.picture.contains { $0.contains("! not read since \(clock): There is no tracking store") })
    scenario.state.size = Size(80, 24)
    #expect(scenario.picture[0].contains("!tracker"))
    try scenario.take(.sourceRecovered("There is no tracking store at /ml ."))
    #expect(!scenario.picture.contains { $0.contains("tracker") || $0.contains("not read since") })
  }
}
