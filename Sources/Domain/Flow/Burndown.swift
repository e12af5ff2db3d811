/// A sprint's remaining points day by day (`domain.md` 5.4).
package struct Burndown: Equatable, Sendable {
  /// The sprint at the end of one day, in points; items without an estimate add nothing.
  package struct Point: Equatable, Sendable {
    /// A calendar day of the project's zone, weekends included.
    package var day: Day
    /// Points of the items in the sprint that are not done.
    package var remaining: Double
    /// Points of all items in the sprint, done or not; dropped ones are out (`domain.md` 5.10).
    package var scope: Double
    /// Points of the items in the sprint that are done.
    package var done: Double { scope - remaining }
  }

  /// Points of the items in the sprint when it started.
  package let commitment: Double
  /// One point for each calendar day from the start to today or the end; none before the start.
  package let points: [Point]
  /// How it stands now, or how it stood when the sprint was closed.
  package let latest: Point
  /// Items in the sprint now that have no estimate.
  package let unestimated: Int
  /// Working days of the whole sprint; none where it lies on days off.
  package let workingDays: [Day]
  /// The days that a chart shows, to the end of the sprint: working days, and days off on which figures changed.
  package let shownDays: [Day]

  /// What the history of one item says about a sprint.
  package struct Track: Equatable, Sendable {
    /// Points before the first change of the estimate; nil where there were none.
    var createdEstimate: Double?
    /// In order of time.
    var history: [HistoryEntry]

    /// The history in order of time; the first estimate cannot always be read off it.
    package init(createdEstimate: Double?, history: [HistoryEntry]) {
      self.createdEstimate = createdEstimate
      self.history = history
    }
  }

  /// One track for each item that was ever in the sprint; nothing after `now` or the end is drawn.
  package init(
    sprint: Sprint, tracks: [Track], calendar: WorkingCalendar, workflow: Workflow, now: Instant
  ) {
    let first = calendar.day(of: sprint.startsAt)
    let last = calendar.day(of: sprint.endsAt)
    workingDays = calendar.workingDays(first, last)
    let end = min(now, sprint.endsAt)
    func sums(at moment: Instant) -> (scope: Double, remaining: Double, unestimated: Int) {
      var result = (scope: 0.0, remaining: 0.0, unestimated: 0)
      for track in tracks {
        let state = track.state(at: moment, sprint: sprint, workflow: workflow)
        guard state.isIn else { continue }
        result.scope += state.estimate ?? 0
        if !state.isDone { result.remaining += state.estimate ?? 0 }
        if state.estimate == nil { result.unestimated += 1 }
      }
      return result
    }
    let start = sums(at: sprint.startsAt)
    commitment = start.scope
    func point(_ day: Day, at moment: Instant) -> Point {
      let sum = sums(at: moment)
      return Point(day: day, remaining: sum.remaining, scope: sum.scope)
    }
    let today = calendar.day(of: end)
    let past = end < sprint.startsAt ? [] : (first.number...today.number).map(Day.init)
    points = past.map { point($0, at: min(calendar.start(of: $0.adding(1)).adding(milliseconds: -1), end)) }
    latest = points.last ?? point(today, at: end)
    unestimated = sums(at: end).unestimated
    let before = Point(day: first, remaining: start.remaining, scope: start.scope)
    shownDays = Self.shownDays(first, last, working: workingDays, before: before, points)
  }

  /// Where nobody works in the whole sprint, every day is shown: a chart without any would say nothing.
  private static func shownDays(
    _ first: Day, _ last: Day, working: [Day], before start: Point, _ points: [Point]
  ) -> [Day] {
    guard !working.isEmpty else { return (first.number...last.number).map(Day.init) }
    let changed = zip([start] + points, points).filter { before, point in
      (before.remaining, before.scope) != (point.remaining, point.scope)
    }
    return Set(working).union(changed.map(\.1.day)).sorted()
  }

  /// The days on which the scope changed, by how many points (`domain.md` 5.4).
  package var scopeChanges: [(day: Day, points: Double)] {
    var before = commitment
    return points.compactMap { point in
      defer { before = point.scope }
      return point.scope == before ? nil : (point.day, point.scope - before)
    }
  }

  /// The most points that a chart shows; 0 where no item with points was ever in the sprint.
  package var highest: Double { points.map(\.remaining).reduce(max(commitment, latest.remaining), max) }

  /// Points over the ideal, negative where it is ahead; nil where no day is a working day.
  package var behind: Double? { ideal(at: latest.day).map { latest.remaining - $0 } }

  /// The ideal remaining points at the end of a day; falls on working days only.
  package func ideal(at day: Day) -> Double? {
    guard !workingDays.isEmpty else { return nil }
    let past = workingDays.count { $0 <= day }
    return commitment * Double(workingDays.count - past) / Double(workingDays.count)
  }
}

extension Burndown.Track {
  /// Whether the item was in the sprint and done at a moment, and at how many points; a carry-over at the close
  /// leaves it in the sprint that it was not done in (`domain.md` 5.11).
  fileprivate func state(at moment: Instant, sprint: Sprint, workflow: Workflow)
    -> (isIn: Bool, isDone: Bool, estimate: Double?)
  {
    var isIn = false
    var category = Status.Category.todo
    var estimate = createdEstimate
    // What becomes of an item after its carry-over is no matter of this sprint, which may be closed before its end.
    var isCarriedOver = false
    for entry in history where entry.at <= moment {
      let isBack = entry.kind == .sprintAdded && entry.sprint == sprint.key
      if isCarriedOver, !isBack { continue }
      switch entry.kind {
      case .sprintAdded:
        // Of two sprints that touch, the earlier one closes first.
        if isBack || entry.at < sprint.endsAt { isIn = isBack }
        isCarriedOver = false
      case .sprintRemoved: if entry.sprint == sprint.key { isIn = false }
      case .sprintCarriedOver: isCarriedOver = entry.sprint == sprint.key
      case .created, .status: category = workflow.category(entry.to ?? "")
      case .estimate: estimate = entry.to.flatMap(Double.init)
      case .blocked, .unblocked: break
      }
    }
    return (isIn && category != .closed, category == .done, estimate)
  }
}
