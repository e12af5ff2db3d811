import Domain
import Foundation
import TestSupport
import Testing

@testable import Store

/// What a standup came to.
@Suite struct StandupReportTests {
  private func perform(
    _ command: Command, _ demo: DemoStore, by person: String = "farid", minute: Int64 = 0
  ) throws {
    _ = try demo.store.perform(
      command, by: demo.actor(person, minutesLater: minute),
      answers: Answers(reason: "agreed", isConfirmed: true))
  }

  private func report(_ demo: DemoStore) throws -> StandupReport {
    try #require(try demo.store.standupReport("SU-4", of: demo.project))
  }

  @Test func movesAreFoldedAndOnlyThoseOfTheStandupCount() throws {
    let demo = try DemoStore()
    try perform(.moveItems([key(23)], to: "in_progress"), demo)
    try perform(.startStandup(facilitator: "farid"), demo)
    try perform(.moveItems([key(22)], to: "in_review"), demo, by: "chiyo")
    try perform(.moveItems([key(22)], to: "done"), demo)
    try perform(.moveItems([key(21)], to: "ready"), demo)
    _ = try demo.store.undo(by: demo.actor())
    try perform(.addItem(Command.NewItem(title: "Tell the drivers")), demo)
    try perform(.endStandup("SU-4"), demo)
    try perform(.moveItems([key(19)], to: "ready"), demo)
    #expect(
      try report(demo).moves == [
        StandupReport.Move(item: "TAXI-22", from: "in_progress", to: "done"),
        StandupReport.Move(item: "TAXI-28", from: nil, to: "backlog"),
      ])
    #expect(try report(demo).titles["TAXI-28"] == "Tell the drivers")
  }

  @Test func aPauseIsEndedOnceAndCountedOnce() throws {
    let demo = try DemoStore()
    try perform(.startStandup(facilitator: "farid"), demo)
    try perform(.pauseStandup("SU-4"), demo, minute: 2)
    for step in [Command.pauseStandup("SU-4"), .moveStandup("SU-4", to: 1)] {
      #expect(throws: Objection.refusal(.standupIsPaused("SU-4"))) {
        try perform(step, demo, by: "bruno", minute: 3)
      }
    }
    #expect(try report(demo).pausedAt == demo.now.adding(milliseconds: 2 * 60_000))
    try perform(.resumeStandup("SU-4"), demo, minute: 7)
    #expect(throws: Objection.refusal(.standupIsNotPaused("SU-4"))) {
      try perform(.resumeStandup("SU-4"), demo, by: "bruno", minute: 7)
    }
    #expect(try report(demo).pausedTime == 5 * 60_000)
    try perform(.moveStandup("SU-4", to: 1), demo, minute: 8)
    try perform(.endStandup("SU-4"), demo, minute: 9)
    try perform(.startStandup(facilitator: "farid"), demo, minute: 10)
    try perform(.moveStandup("SU-5", to: 1), demo, minute: 11)
  }

  @Test func whatWasBlockedAtTheEndStaysSo() throws {
    let demo = try DemoStore()
    try perform(.startStandup(facilitator: "farid"), demo)
    try perform(.blockItems([key(21)], reason: "no machine"), demo, minute: 3)
    try perform(.endStandup("SU-4"), demo, minute: 9)
    try perform(.unblockItems([key(19)]), demo, minute: 30)
    #expect(try report(demo).blocked.map(\.item) == ["TAXI-19", "TAXI-21"])
    #expect(try report(demo).blocked.map(\.isNew) == [false, true])
  }

  @Test func aStandupThatWasHeldElsewhereTellsWhatItsRecordHolds() throws {
    let demo = try DemoStore()
    let report = try #require(try demo.store.standupReport("SU-3", of: demo.project))
    #expect(!report.isWalkKnown)
    #expect(report.notes.map(\.item) == ["TAXI-16", "TAXI-22"])
    #expect(report.blocked.isEmpty)
    try perform(.startStandup(facilitator: "farid"), demo)
    #expect(try self.report(demo).isWalkKnown)
    // The same standup, with a move while it was held.
    let text = String(decoding: Samples.demoProject, as: UTF8.self)
    let moved = text.replacingOccurrences(
      of: "{\"id\":\"SU-3\",\"at\":\"2026-02-17T09:30:00Z\"",
      with: "{\"id\":\"SU-3\",\"at\":\"2026-01-01T09:30:00Z\"")
    let store = try ProjectStore()
    _ = try store.importDocument(
      try ProjectDocument(reading: Array(moved.utf8)), by: "test", at: demo.now)
    let long = try store.standupReport("SU-3", of: try store.project(nil).reference)
    #expect(long?.moves.contains { $0.item == "TAXI-10" } == true)
  }

  @Test func attendanceIsKeptAndLeavesWithTheStandup() throws {
    let demo = try DemoStore()
    let before = try rows(of: demo.store)
    try perform(.startStandup(facilitator: "farid"), demo)
    let standup = try report(demo).standup
    #expect(standup.present == ["amara", "bruno", "chiyo", "farid"] && standup.absent == ["dilan", "elif"])
    _ = try demo.store.undo(by: demo.actor())
    #expect(try rows(of: demo.store) == before)
  }

  @Test func aLogWithoutAttendanceIsRead() throws {
    let old = """
      {"standupStarted":{"_0":{"agenda":["TAXI-1"],"at":0,"facilitator":"a","key":"SU-1","position":0}}}
      """
    let standup = Standup(key: "SU-1", at: Instant(milliseconds: 0), facilitator: "a", agenda: ["TAXI-1"])
    #expect(try JSONDecoder().decode(Fact.self, from: Data(old.utf8)) == .standupStarted(standup))
  }

  @Test func itCanBeTakenAwayWhileNothingCame() throws {
    let demo = try DemoStore()
    try perform(.startStandup(facilitator: "farid"), demo)
    try perform(.moveStandup("SU-4", to: 1), demo, minute: 4)
    #expect(try report(demo).removableBy == "farid")
    #expect(try report(demo).lastStepAt == demo.now.adding(milliseconds: 4 * 60_000))
    try perform(.moveItems([key(22)], to: "in_review"), demo, minute: 5)
    #expect(try report(demo).removableBy == nil, "the next undo is about the item")
    _ = try demo.store.undo(by: demo.actor())
    try perform(.parkTopic("SU-4", topic: "Who buys the cake?"), demo, by: "chiyo", minute: 6)
    #expect(try report(demo).removableBy == nil)
  }

  /// By what stood at the start and at the end, whatever came in between.
  @Test func whatWasClearedIsUnblocked() throws {
    let demo = try DemoStore()
    try perform(.startStandup(facilitator: "farid"), demo)
    try perform(.unblockItems([key(19)]), demo, minute: 1)
    try perform(.blockItems([key(21)], reason: "no machine"), demo, minute: 2)
    try perform(.unblockItems([key(21)]), demo, minute: 3)
    #expect(try report(demo).unblocked == ["TAXI-19"])
    try perform(.blockItems([key(19)], reason: "once more"), demo, minute: 4)
    #expect(try report(demo).unblocked == [])
    try perform(.unblockItems([key(19)]), demo, minute: 5)
    try perform(.endStandup("SU-4"), demo, minute: 9)
    try perform(.blockItems([key(19)], reason: "later"), demo, minute: 10)
    #expect(try report(demo).unblocked == ["TAXI-19"] && report(demo).blocked.isEmpty)
  }

  /// The order of the log counts and not the clock: here all of it happens in one moment.
  @Test func whatAnEarlierStandupDidIsNotCountedAgain() throws {
    let demo = try DemoStore()
    try perform(.startStandup(facilitator: "farid"), demo)
    try perform(.unblockItems([key(19)]), demo)
    try perform(.blockItems([key(21)], reason: "no machine"), demo)
    try perform(.endStandup("SU-4"), demo)
    try perform(.startStandup(facilitator: "farid"), demo)
    try perform(.endStandup("SU-5"), demo)
    try perform(.unblockItems([key(21)]), demo)
    #expect(try report(demo).unblocked == ["TAXI-19"])
    #expect(try report(demo).blocked.map(\.item) == ["TAXI-21"] && report(demo).blocked[0].isNew)
    let second = try #require(try demo.store.standupReport("SU-5", of: demo.project))
    #expect(second.unblocked.isEmpty && second.blocked.map(\.isNew) == [false])
  }

  @Test func aStartThatWasBroughtAgainCountsWhatFollowedIt() throws {
    let demo = try DemoStore()
    try perform(.startStandup(facilitator: "farid"), demo)
    try perform(.moveItems([key(22)], to: "in_review"), demo)
    for _ in 0..<2 { _ = try demo.store.undo(by: demo.actor()) }
    for _ in 0..<2 { _ = try demo.store.redo(by: demo.actor()) }
    try perform(.endStandup("SU-4"), demo)
    #expect(try report(demo).moves.map(\.item) == ["TAXI-22"])
  }

  /// A clock that was put back does not hide what was held last.
  @Test func theLastStandupIsTheOneThatWasStartedLast() throws {
    let demo = try DemoStore()
    #expect(try demo.store.overview(of: demo.project, now: demo.now).lastStandup?.key == "SU-3")
    try perform(.startStandup(facilitator: "farid"), demo, minute: -24 * 60)
    try perform(.endStandup("SU-4"), demo, minute: -24 * 60 + 1)
    #expect(try demo.store.overview(of: demo.project, now: demo.now).lastStandup?.key == "SU-4")
  }

  /// Undo passes over steps, so there is no redo of each: they come back with the start.
  @Test func aStartThatIsBroughtAgainStandsWhereTheWalkHadCome() throws {
    let demo = try DemoStore()
    try perform(.startStandup(facilitator: "farid"), demo)
    try perform(.moveStandup("SU-4", to: 1), demo)
    try perform(.moveStandup("SU-4", to: 2), demo)
    _ = try demo.store.undo(by: demo.actor())
    _ = try demo.store.redo(by: demo.actor())
    #expect(try report(demo).standup.position == 2)
  }

  @Test func topicsAreCarriedOnWithinOneMoment() throws {
    let demo = try DemoStore()
    try perform(.startStandup(facilitator: "farid"), demo)
    try perform(.parkTopic("SU-4", topic: "Who buys the cake?"), demo)
    try perform(.endStandup("SU-4"), demo)
    try perform(.startStandup(facilitator: "farid"), demo)
    let second = try #require(try demo.store.standupReport("SU-5", of: demo.project))
    #expect(second.topics.map(\.text).contains("Who buys the cake?") && second.topics.allSatisfy(\.isCarried))
  }
}
