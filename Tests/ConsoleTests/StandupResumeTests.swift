import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// A standup that was left in its midst.
@Suite struct StandupResumeTests {
  /// A console that is started anew, some minutes after the demo's moment.
  private func restart(_ scenario: inout Scenario, as person: String = "farid", minutes: Int64 = 0) throws {
    let now = scenario.demo.now.adding(milliseconds: minutes * 60_000)
    scenario.state = State(size: scenario.state.size, now: now, person: person)
    let store = scenario.demo.store
    var overview = try store.overview(of: scenario.demo.project, now: now)
    (overview.undoRefusal, overview.redoRefusal) = try store.steps(of: scenario.demo.actor(person))
    try scenario.take(.loaded(overview, now: now))
    try scenario.press("7")
    try scenario.take(.ticked(now))
  }

  private func logged(_ scenario: Scenario) throws -> Int {
    try scenario.demo.store.journal(of: scenario.demo.project).total
  }

  @Test func aRestartedConsoleSaysWhereItStoodAndGoesOn() throws {
    var scenario = try Scenario(size: Size(80, 24))
    try scenario.press("7", "Space", "Space", "n")
    try scenario.type("Agreed with legal")
    try scenario.press("Enter")
    let before = try logged(scenario)
    try restart(&scenario, minutes: 12)
    for words in [
      "Continue at item 2 of 4", "started 17:00 by Farid", "Last step 17:00, 12:00 ago.",
      "So far: 0 moved, 1 note, 0 topics parked.",
      "Up now: TAXI-19 Drift and performance monitoring of the live detector", "Space goes on",
      "Q ends it", "all 03:00 left",
    ] { #expect(scenario.picture.contains { $0.contains(words) }, "\(words)") }
    #expect(!scenario.picture.contains { $0.contains("takes it away") }, "there is a note")
    try scenario.press("n")
    #expect(scenario.state.message?.text == "Space goes on with standup SU-4 first.")
    try scenario.press("b", ">", "Bksp", "Enter")
    #expect(scenario.state.standupItem == key(19))
    #expect(try logged(scenario) == before, "looking and going on write nothing")
    #expect(scenario.picture.contains { $0.contains("Agreed with legal") })
    try scenario.press("1", "7")
    #expect(scenario.state.standupItem == key(19), "asked once")
  }

  /// The clock of the turn begins with the entering, of which the pause took nothing.
  @Test func whoEntersItInAPauseHasTheTurnFromItsEnd() throws {
    var scenario = try Scenario()
    try scenario.press("7", "Space")
    let store = scenario.demo.store
    _ = try store.perform(.pauseStandup("SU-4"), by: scenario.demo.actor(minutesLater: 2))
    try restart(&scenario, as: "bruno", minutes: 6)
    try scenario.press("Space")
    _ = try store.perform(.resumeStandup("SU-4"), by: scenario.demo.actor(minutesLater: 7))
    let now = scenario.demo.now.adding(milliseconds: 9 * 60_000)
    try scenario.take(.loaded(try store.overview(of: scenario.demo.project, now: now), now: now))
    #expect(scenario.picture.contains { $0.contains("turn 02:00") })
  }

  @Test func itIsEndedOrTakenAwayFromThere() throws {
    var scenario = try Scenario()
    try scenario.press("7", "Space", "Space")
    try restart(&scenario)
    #expect(scenario.picture.contains { $0.contains("u takes it away: nothing was written in it yet") })
    try scenario.press("u")
    #expect(scenario.state.overview?.standup == nil)
    #expect(scenario.picture.contains { $0.contains("not started") })
    try scenario.press("Space", "Space")
    try restart(&scenario, as: "bruno", minutes: 24 * 60)
    #expect(!scenario.picture.contains { $0.contains("takes it away") }, "it is Farid's")
    #expect(scenario.picture.contains { $0.contains("started Tue 17 Feb 17:00 by Farid") })
    #expect(scenario.picture.contains { $0.contains("24 h 00 min ago") })
    try scenario.press("Q")
    #expect(scenario.state.overview?.standup == nil)
    #expect(scenario.picture.contains { $0.contains("SUMMARY SU-5") })
  }

  @Test func whoLooksOnlyOrSeesItBeginFollows() throws {
    var scenario = try Scenario()
    try scenario.press("7")
    let actor = scenario.demo.actor("bruno")
    _ = try scenario.demo.store.perform(.startStandup(facilitator: "bruno"), by: actor)
    try scenario.take(.changed)
    #expect(scenario.state.standupItem == key(16))
    try restart(&scenario, as: "chiyo")
    #expect(scenario.state.standupItem == nil)
    scenario.state.isReadOnly = true
    #expect(scenario.state.standupItem == key(16))
    _ = try scenario.demo.store.perform(.moveStandup("SU-4", to: 4), by: actor)
    try restart(&scenario, as: "chiyo")
    #expect(scenario.picture.contains { $0.contains("▀") }, "the place is in large letters")
    scenario.state.size = Size(40, 12)
    #expect(scenario.picture.contains { $0.contains("Continue at the summary") })
    #expect(scenario.picture.contains { $0.contains("it is") }, "every key has room")
    scenario.state.size = Size(20, 4)
    #expect(scenario.picture.joined(separator: " ") == "Continue at the summary: Space goes on. ")
  }

  @Test func parkedTopicsAreCountedWhereTheyWereParked() throws {
    for size in [Size(160, 48), Size(80, 24)] {
      var scenario = try Scenario(size: size)
      try scenario.press("7", "Space")
      #expect(!scenario.picture[1].contains("parked"))
      try scenario.press("P")
      try scenario.type("Who buys the cake?")
      try scenario.press("Enter")
      #expect(scenario.picture[1].contains("STANDUP  17 Feb  SU-4  1 parked"))
    }
  }
}
