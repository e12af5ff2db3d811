import Domain
import Testing

/// Burndowns of small made-up sprints; that of the demo project stands in `DemoFiguresTests`.
@Suite struct BurndownTests {
  private let calendar = WorkingCalendar(zoneName: "UTC")

  private func at(_ iso: String) throws -> Instant { try #require(Instant(iso: "2026-\(iso):00Z")) }

  private func sprint(_ start: String, _ end: String, _ state: Sprint.State = .closed) throws -> Sprint {
    Sprint(key: "S1", name: "Sprint 1", state: state, startsAt: try at(start), endsAt: try at(end))
  }

  private typealias Step = (at: String, kind: HistoryEntry.Kind, value: String)

  private func item(_ points: Double?, _ steps: [Step]) throws -> Burndown.Track {
    let history = try steps.map { step in
      let isSprint = [.sprintAdded, .sprintCarriedOver, .sprintRemoved].contains(step.kind)
      return HistoryEntry(
        at: try at(step.at), by: "ann", kind: step.kind, sprint: isSprint ? step.value : nil,
        to: isSprint ? nil : step.value)
    }
    return Burndown.Track(createdEstimate: points, history: history)
  }

  private func burndown(_ sprint: Sprint, _ tracks: [Burndown.Track], now: String = "12-01T00:00") throws
    -> Burndown
  {
    Burndown(
      sprint: sprint, tracks: tracks, calendar: calendar, workflow: .standard, now: try at(now))
  }

  /// `domain.md` 5.11: the moment of close; 12 January 2026 is a Monday.
  @Test(arguments: ["01-16T15:00", "01-16T15:20", "01-15T15:00"])
  func whatIsCarriedOverStaysInTheSprintThatItWasNotDoneIn(_ close: String) throws {
    let track = try item(
      5,
      [
        ("01-12T08:00", .sprintAdded, "S1"), (close, .sprintCarriedOver, "S1"), (close, .sprintAdded, "S2"),
        ("01-16T14:00", .status, "done"),
      ].filter { $0.1 != .status || close < $0.0 })
    let burndown = try burndown(sprint("01-12T09:00", "01-16T15:00"), [track])
    #expect(burndown.points.map(\.remaining) == [5, 5, 5, 5, 5])
    #expect(burndown.latest.scope == 5)
  }

  @Test func ofSprintsThatTouchTheEarlierOneClosesFirst() throws {
    let track = try item(3, [("01-12T08:00", .sprintAdded, "S1"), ("01-16T15:00", .sprintAdded, "S2")])
    #expect(try burndown(sprint("01-12T09:00", "01-16T15:00"), [track]).latest.remaining == 3)
    let early = try item(3, [("01-12T08:00", .sprintAdded, "S1"), ("01-16T14:59", .sprintAdded, "S2")])
    #expect(try burndown(sprint("01-12T09:00", "01-16T15:00"), [early]).latest.remaining == 0)
  }

  @Test func anItemThatComesBackAfterItsCarryOverCountsAgain() throws {
    let track = try item(
      3,
      [
        ("01-12T08:00", .sprintAdded, "S1"), ("01-14T10:00", .sprintCarriedOver, "S1"),
        ("01-15T10:00", .sprintAdded, "S1"), ("01-16T10:00", .status, "done"),
      ])
    let points = try burndown(sprint("01-12T09:00", "01-16T15:00"), [track]).points
    #expect(points.map(\.remaining) == [3, 3, 3, 3, 0] && points.allSatisfy { $0.scope == 3 })
  }

  @Test func aSprintOfOneDayHasOneBar() throws {
    let track = try item(2, [("01-12T08:00", .sprintAdded, "S1"), ("01-12T11:00", .status, "done")])
    let burndown = try burndown(sprint("01-12T09:00", "01-12T17:00"), [track])
    #expect(burndown.points.map(\.remaining) == [0])
    #expect(burndown.shownDays.count == 1 && burndown.commitment == 2 && burndown.behind == 0)
  }

  @Test func aSprintOnAWeekendHasItsDaysAndNoIdeal() throws {
    let track = try item(2, [("01-17T08:00", .sprintAdded, "S1"), ("01-18T11:00", .status, "done")])
    let burndown = try burndown(sprint("01-17T09:00", "01-18T17:00"), [track])
    #expect(burndown.points.map(\.remaining) == [2, 0])
    #expect(burndown.shownDays == burndown.points.map(\.day))
    #expect(burndown.behind == nil)
  }

  /// Else the last bar would not be how the sprint ended.
  @Test func daysOffAreShownWhereFiguresChanged() throws {
    let tracks = try [
      item(2, [("01-12T08:00", .sprintAdded, "S1"), ("01-17T11:00", .status, "done")]),
      item(3, [("01-12T08:00", .sprintAdded, "S1")]),
    ]
    let burndown = try burndown(sprint("01-12T09:00", "01-18T17:00"), tracks)
    #expect(burndown.shownDays.map(\.civil.day) == [12, 13, 14, 15, 16, 17])
    #expect(burndown.points.map(\.remaining) == [5, 5, 5, 5, 5, 3, 3])
    #expect(burndown.ideal(at: Day(number: burndown.shownDays[5].number)) == 0)
  }

  @Test func beforeItsStartASprintHasNoDayYet() throws {
    let track = try item(2, [("01-05T08:00", .sprintAdded, "S1")])
    let burndown = try burndown(
      sprint("01-12T09:00", "01-16T17:00", .planned), [track], now: "01-06T10:00")
    #expect(burndown.points.isEmpty && burndown.shownDays.count == 5)
    #expect(burndown.latest.remaining == 2 && burndown.commitment == 2)
  }

  @Test func sixtyWorkingDaysAreAllThere() throws {
    let track = try item(2, [("01-12T08:00", .sprintAdded, "S1")])
    let burndown = try burndown(sprint("01-12T09:00", "04-03T17:00"), [track])
    #expect(burndown.shownDays.count == 60 && burndown.points.count == 82)
  }
}
