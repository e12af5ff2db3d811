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
  /// One point for each calendar day from the start to today or the end.
  package let points: [Point]
  /// Items in the sprint now that have no estimate.
  package let unestimated: Int
  /// Working days of the whole sprint.
  package let workingDays: [Day]

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
        let state = track.state(at: moment, sprint: sprint.key, workflow: workflow)
        guard state.isIn else { continue }
        result.scope += state.estimate ?? 0
        if !state.isDone { result.remaining += state.estimate ?? 0 }
        if state.estimate == nil { result.unestimated += 1 }
      }
      return result
    }
    commitment = sums(at: sprint.startsAt).scope
    let today = calendar.day(of: end)
    var found: [Point] = []
    for number in first.number...max(first.number, today.number) {
      let day = Day(number: number)
      let endOfDay = calendar.start(of: day.adding(1)).adding(milliseconds: -1)
      let sum = sums(at: min(endOfDay, end))
      found.append(Point(day: day, remaining: sum.remaining, scope: sum.scope))
    }
    points = found
    unestimated = sums(at: end).unestimated
  }

  /// The days on which the scope changed, by how many points (`domain.md` 5.4).
  package var scopeChanges: [(day: Day, points: Double)] {
    var before = commitment
    return points.compactMap { point in
      defer { before = point.scope }
      return point.scope == before ? nil : (point.day, point.scope - before)
    }
  }

  /// The ideal remaining points at the end of a day; falls on working days only.
  package func ideal(at day: Day) -> Double? {
    guard !workingDays.isEmpty else { return nil }
    let past = workingDays.count { $0 <= day }
    return commitment * Double(workingDays.count - past) / Double(workingDays.count)
  }
}

extension Burndown.Track {
  /// Whether the item was in the sprint and done at a moment, and at how many points.
  fileprivate func state(at moment: Instant, sprint: String, workflow: Workflow)
    -> (isIn: Bool, isDone: Bool, estimate: Double?)
  {
    var isIn = false
    var category = Status.Category.todo
    var estimate = createdEstimate
    for entry in history where entry.at <= moment {
      switch entry.kind {
      case .sprintAdded: isIn = entry.sprint == sprint
      case .sprintRemoved, .sprintCarriedOver: if entry.sprint == sprint { isIn = false }
      case .created, .status: category = workflow.category(entry.to ?? "")
      case .estimate: estimate = entry.to.flatMap(Double.init)
      default: break
      }
    }
    return (isIn && category != .closed, category == .done, estimate)
  }
}
