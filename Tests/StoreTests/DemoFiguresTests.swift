import Domain
import Store
import TestSupport
import Testing

/// The oracle of `domain.md` 9.2.
@Suite struct DemoFiguresTests {
  let overview: Overview
  let now: Instant

  init() throws {
    let demo = try DemoStore()
    now = demo.now
    overview = try demo.store.overview(of: demo.project, now: demo.now)
  }

  @Test func seventeenItemsAreFinishedWithTheseCycleTimes() {
    #expect(overview.flow.cycleTimes == [3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 6, 6, 8, 8, 11, 17])
    #expect([50, 70, 85, 95].map(overview.flow.cycleTime) == [5, 6, 8, 17])
    #expect([50, 85].map(overview.flow.leadTime) == [14, 17])
  }

  @Test func everyItemsCycleAndLeadTimeIsThatOfTheTable() throws {
    let expected = [
      3: (3, 7), 4: (8, 12), 5: (4, 9), 6: (6, 12), 7: (5, 15), 8: (3, 11), 9: (8, 17), 10: (17, 36),
      11: (4, 11),
      12: (11, 17), 13: (4, 18), 14: (5, 5), 15: (6, 14), 17: (4, 14), 18: (5, 15), 20: (3, 15), 25: (4, 12),
    ]
    let demo = try DemoStore()
    let finished = try demo.store.items(of: demo.project).filter { $0.finishedAt != nil && !$0.isEpic }
    for item in finished {
      let end = try #require(item.finishedAt)
      let cycle = overview.calendar.days(try #require(item.startedAt), end)
      let lead = overview.calendar.days(item.createdAt, end)
      #expect(expected[item.key.number]?.0 == cycle, "\(item.key)")
      #expect(expected[item.key.number]?.1 == lead, "\(item.key)")
    }
    #expect(finished.count == expected.count)
  }

  @Test func throughputByWeek() {
    let weeks = overview.flow.throughput(before: overview.calendar.day(of: now))
    #expect(weeks.map(\.week) == [3, 4, 5, 6, 7])
    #expect(weeks.map(\.count) == [2, 4, 2, 4, 5])
  }

  @Test func burndownOfTheThirdSprint() throws {
    let burndown = try #require(overview.burndown)
    #expect(burndown.commitment == 35)
    #expect(burndown.points.map(\.remaining) == [35, 35, 35, 24, 18, 18, 18, 18, 18])
    #expect(burndown.points.map(\.scope) == [35, 35, 35, 35, 38, 38, 38, 38, 38])
    #expect(burndown.workingDays.count == 10)
    let last = try #require(burndown.points.last)
    #expect(try #require(burndown.ideal(at: last.day)) == 10.5)
  }

  /// TAXI-9 was carried over at the close, which does not lower the scope (`domain.md` 5.11).
  @Test(arguments: [("S1", 24.0, 5.0, 19.0), ("S2", 35, 0, 32)])
  func closedSprintsEndWithWhatWasNotDone(
    _ key: String, _ committed: Double, _ remaining: Double, _ done: Double
  ) throws {
    let demo = try DemoStore()
    let burndown = try #require(try demo.store.burndown(of: key, in: demo.project, now: now))
    #expect(burndown.commitment == committed)
    #expect(burndown.latest.remaining == remaining && burndown.latest.done == done)
    #expect(burndown.points.last == burndown.latest)
  }

  @Test(arguments: [(16, 8, 13, AgeLevel.atRisk), (19, 7, 13, .atRisk), (22, 5, 8, .calm), (21, 2, 0, .calm)])
  func ageOfOpenItems(_ number: Int, _ age: Int, _ quicker: Int, _ level: AgeLevel) throws {
    let item = try #require(overview.item(key(number)))
    #expect(overview.calendar.days(try #require(item.startedAt), now) == age)
    #expect(overview.flow.pace(ofAge: age).quicker == quicker)
    #expect(overview.flow.level(ofAge: age) == level)
  }

  @Test func forecastOfEightItemsIsNearTheExactDistribution() throws {
    let first = try #require(Day(iso: "2026-01-19"))
    let last = try #require(Day(iso: "2026-02-15"))
    let history = overview.flow.dailyThroughput(from: first, to: last)
    #expect(history.count == 28)
    #expect(history.reduce(0, +) == 15)
    let forecast = try #require(Forecast(items: 8, history: history))
    for (days, probability) in [(12, 0.3246), (15, 0.5450), (18, 0.7295), (21, 0.8553), (26, 0.9577)] {
      #expect(abs(forecast.probability(withinDays: days) - probability) < 0.015)
    }
    #expect(forecast.days(50) == 15)
    #expect(forecast.days(85) == 21)
  }

  @Test func checklistsStandWhereTheSampleSays() {
    func progress(_ cycle: String, _ framework: String) -> Progress {
      Progress(overview.deliverables.filter { $0.cycle == cycle && $0.framework == framework })
    }
    #expect(progress("C1", "four_step").text == "11/18")
    #expect(progress("C1", "crisp_dm").text == "29/41")
    #expect(progress("C1", "crisp_dm").notApplicable == 1)
    #expect(progress("C2", "four_step").text == "0/9")
  }

  @Test func aDivergedRunSaysAtWhichStep() throws {
    let run = try #require(overview.runs.first { $0.key == "R05" })
    #expect(run.divergedAtStep == 10)
    #expect(run.stateText(now: now) == "diverged at step 10")
  }

  @Test func aRunWithoutASignOfLifeIsSilentAndNotFailed() throws {
    let run = try #require(overview.runs.first { $0.key == "R12" })
    #expect(run.stateText(now: now) == "running")
    #expect(run.stateText(now: now.adding(milliseconds: 31 * 60_000)) == "silent")
  }
}
