import Testing

@testable import Domain

@Suite struct FlowFiguresTests {
  private func figures(startedDaysBefore days: [Int]) -> FlowFigures {
    let end = Instant(milliseconds: 1_700_000_000_000)
    let finished = days.map { age in
      FinishedItem(
        createdAt: end.adding(milliseconds: -86_400_000 * Int64(age + 1)),
        startedAt: end.adding(milliseconds: -86_400_000 * Int64(age)), finishedAt: end)
    }
    return FlowFigures(finished: finished, calendar: WorkingCalendar(zoneName: "UTC"))
  }

  @Test func timesAreSortedWhetherTheyLieCloseOrFarApart() {
    #expect(figures(startedDaysBefore: [4, 0, 2, 2]).cycleTimes == [1, 3, 3, 5])
    #expect(figures(startedDaysBefore: [4, 0, 2, 2]).leadTimes == [2, 4, 4, 6])
    #expect(figures(startedDaysBefore: [9000, 0, 2]).cycleTimes == [1, 3, 9001])
    #expect(figures(startedDaysBefore: []).cycleTimes == [])
  }

  /// Nothing takes 0 days (`domain.md` 5.1), whatever a clock that was put back wrote down.
  @Test(arguments: [-1, -2, -900]) func whatEndsBeforeItsStartTookADay(_ days: Int) {
    #expect(figures(startedDaysBefore: [days, 3]).cycleTimes == [1, 4])
    #expect(figures(startedDaysBefore: [days]).leadTimes == [1])
  }
}
