import Domain
import Drawing

/// How runs are put into words, the same on every screen.
enum RunText {
  /// In place of a chart: the tracker kept no points of any metric.
  static let noHistory: SafeText = "This run has no history, only last values."

  /// `1 running`, `0 of 12 running, 1 silent`.
  static func counts(_ overview: Overview, of all: Int? = nil, now: Instant) -> String {
    let silent = overview.silentCount(now: now)
    let running = "\(overview.runningCount - silent)" + (all.map { " of \($0)" } ?? "") + " running"
    return running + (silent > 0 ? ", \(silent) silent" : "")
  }

  /// With a mark where it runs.
  static func state(of run: Run, _ overview: Overview, now: Instant) -> String {
    (run.isRunning && !run.isDeleted ? "▸ " : "")
      + run.fullStateText(now: now, hasNoGain: overview.hasNoGain(run))
  }

  /// In a word, for a narrow column; the line of the selected run says at which step.
  static func shortState(of run: Run, _ overview: Overview, now: Instant) -> String {
    if run.isDeleted { return "deleted" }
    return run.divergedAtStep == nil ? state(of: run, overview, now: now) : "diverged"
  }

  /// Trouble before life.
  static func role(of run: Run) -> Role {
    if run.isDeleted { return .secondary }
    if run.divergedAtStep != nil || run.status == .failed { return .bad }
    return run.isRunning ? .accent : .secondary
  }

  /// `missing` where there is no such metric.
  static func value(of metric: Run.Metric?) -> String {
    metric.map { NumberText.short($0.value) } ?? "missing"
  }

  /// Against the best finished run on the same data: `best`, `+0.0230`, `other data`; of one that runs, as it is now.
  static func comparison(of run: Run, _ overview: Overview) -> (String, Role) {
    switch overview.comparison(of: run) {
    case .difference(let change, _, _) where run.isProvisional:
      return (signed(change) + " now", .secondary)
    case .best: return ("best", .good)
    case .otherData: return ("other data", .secondary)
    case .difference(let change, _, let isBetter):
      return (signed(change), isBetter ? .good : .secondary)
    case .alone: return ("only one", .secondary)
    case .none: return ("-", .secondary)
    }
  }

  private static func signed(_ change: Double) -> String {
    let number = abs(change) < 100 ? NumberText.fixed(change, decimals: 4) : NumberText.short(change)
    return (change > 0 ? "+" : "") + number
  }

  /// The difference to the best comparable run, also as a share of that: `-0.0184 (-21.0%) to the best`.
  private static func difference(of run: Run, _ overview: Overview) -> String? {
    guard case .difference(let change, let share, _) = overview.comparison(of: run) else { return nil }
    let percent = share.map { " (\($0 > 0 ? "+" : "")\(NumberText.fixed($0 * 100, decimals: 1))%)" } ?? ""
    return signed(change) + percent + " to the best" + (run.isProvisional ? " so far" : "")
  }

  /// Time since a moment, in the largest unit that fits.
  static func ago(_ moment: Instant, now: Instant) -> String { "\(span(moment, now)) ago" }

  /// Time between two moments, in the largest unit that fits; never less than nothing.
  private static func span(_ start: Instant, _ end: Instant) -> String {
    let milliseconds = max(0, end.since(start))
    let minutes = milliseconds / 60_000
    if minutes < 1 { return "\(milliseconds / 1000) s" }
    if minutes < 120 { return "\(minutes) min" }
    return minutes < 2880 ? "\(minutes / 60) h" : "\(minutes / 1440) d"
  }

  /// Below the parameters, what matters most first: where it comes from, how long it took, and what was noted.
  static func foot(of run: Run, _ tags: [Run.Pair], _ calendar: WorkingCalendar) -> [String] {
    // Those of the system say what stands here already, or nothing to a person (`domain.md` 7.1).
    let own = tags.filter { !$0.name.hasPrefix("mlflow.") }.map { "\($0.name): \($0.value)" }
    let origin = origin(of: run).joined(separator: " · ")
    return [origin, times(of: run, calendar), run.note, own.isEmpty ? nil : own.joined(separator: " · ")]
      .compactMap { $0 }
  }

  /// `16 Feb 14:20 to 16 Feb 15:02, 42 min`; nil where no start is known.
  private static func times(of run: Run, _ calendar: WorkingCalendar) -> String? {
    guard let start = run.startedAt else { return nil }
    guard let end = run.endedAt else { return "started \(calendar.shortText(start))" }
    return "\(calendar.shortText(start)) to \(calendar.shortText(end)), \(span(start, end))"
  }

  /// `step 1200: 0.41, logged 3 s ago, 120 points`.
  static func lastPoint(of run: Run, _ metric: Run.Metric, now: Instant) -> String {
    var text = "step \(metric.step ?? 0): \(value(of: metric))"
    if let at = metric.at { text += ", logged \(ago(at, now: now))" }
    return text + ", " + Wording.counted(metric.count, "point")
  }

  /// Where a run comes from, what matters most first.
  static func origin(of run: Run) -> [String] {
    [
      run.item.map { "item \($0)" } ?? "no item", run.dataset.map { "dataset \($0)" },
      run.revision.map { "code \($0.prefix(8))" }, run.user.map { "by \($0)" },
    ].compactMap { $0 }
  }

  /// State, origin and start, the weightier ones first.
  static func summary(of run: Run, _ overview: Overview, now: Instant) -> [String] {
    let started = run.startedAt.map { ["started \(ago($0, now: now))"] } ?? []
    let origin = origin(of: run)
    let since = run.silentSince(now: now).map { " since \(overview.calendar.shortText($0))" } ?? ""
    let difference = difference(of: run, overview).map { [$0] } ?? []
    return [state(of: run, overview, now: now) + since] + difference + origin.prefix(2) + started
      + origin.dropFirst(2)
  }
}
