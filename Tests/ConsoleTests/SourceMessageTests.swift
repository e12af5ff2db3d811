import Domain
import Drawing
import Testing

@testable import Console

/// What is said of tracking stores.
@Suite struct SourceMessageTests {
  @Test func aFaultOfASourceGoesWhenItIsOver() {
    var state = State(size: Size(80, 24), now: Instant(milliseconds: 0), person: "farid")
    _ = update(&state, .sourceFailed("It is gone."))
    #expect(state.message == State.Note("It is gone.", .error))
    _ = update(&state, .sourceRecovered("Another one."))
    #expect(state.message == State.Note("It is gone.", .error))
    _ = update(&state, .sourceRecovered("It is gone."))
    #expect(state.message == nil)
  }
}
