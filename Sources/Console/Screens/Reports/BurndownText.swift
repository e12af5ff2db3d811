import Domain
import Drawing

/// What is said of a burndown, beside its chart and without one.
enum BurndownText {
  /// More changes of the scope than these are summed up.
  private static let mostChanges = 4

  /// How it stands in one line: `20/38 pts · 18 left, 7.5 behind`.
  static func line(_ burndown: Burndown) -> String {
    let latest = burndown.latest
    let text =
      "\(Rules.text(latest.done))/\(Rules.text(latest.scope)) pts · \(Rules.text(latest.remaining)) left"
    guard let behind = burndown.behind else { return text }
    return text + (behind > 0 ? ", \(NumberText.fixed(behind, decimals: 1)) behind" : ", on track")
  }

  /// How it stands while the sprint is on; how it began or ended else.
  static func remark(_ sprint: Sprint, _ burndown: Burndown) -> String {
    guard burndown.highest > 0 else { return sprint.state.rawValue }
    let left = "\(Rules.text(burndown.latest.remaining)) pts"
    switch sprint.state {
    case .planned: return "planned, \(left)"
    case .closed, .cancelled:
      return burndown.latest.remaining > 0 ? "\(sprint.state.rawValue), \(left) left" : "all done"
    case .active:
      guard let behind = burndown.behind else { return left + " left" }
      return behind > 0 ? "\(NumberText.fixed(behind, decimals: 1)) pts behind ideal" : "on track"
    }
  }

  /// Why there is no chart of a sprint without points.
  static func withoutPoints(_ burndown: Burndown) -> String {
    burndown.unestimated == 0
      ? "No item with points is in this sprint."
      : "No points are in this sprint: \(withoutEstimate(burndown.unestimated))."
  }

  /// The legend, and what changed the scope.
  ///
  /// - Parameter daysInBar: shown days that share a bar.
  static func notes(_ burndown: Burndown, daysInBar: Int) -> [String] {
    let bar = "█ remaining at the end of " + (daysInBar == 1 ? "the day" : "\(daysInBar) days")
    let ideal =
      burndown.workingDays.isEmpty
      ? "no ideal: nobody works on these days" : "━ ideal from \(Rules.text(burndown.commitment)) committed"
    let counted =
      burndown.unestimated == 0
      ? "every item is estimated" : withoutEstimate(burndown.unestimated) + " not counted"
    return [bar, ideal] + changes(burndown) + [counted]
  }

  private static func withoutEstimate(_ count: Int) -> String {
    Wording.counted(count, "item") + " without an estimate"
  }

  private static func changes(_ burndown: Burndown) -> [String] {
    func signed(_ points: Double) -> String { (points > 0 ? "+" : "") + Rules.text(points) }
    let changes = burndown.scopeChanges
    guard changes.count > mostChanges else {
      return changes.map { "\(signed($0.points)) on \($0.day.short)" }
    }
    let sums = [changes.filter { $0.points > 0 }, changes.filter { $0.points < 0 }]
      .map { $0.reduce(0) { $0 + $1.points } }.filter { $0 != 0 }
    return [sums.map(signed).joined(separator: " and ") + " on \(changes.count) days"]
  }
}
