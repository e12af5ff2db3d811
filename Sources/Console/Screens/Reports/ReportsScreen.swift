import Domain

extension State {
  /// The sprint whose burndown is shown: the active one, until another is chosen.
  var sprintOfReport: Sprint? {
    overview?.sprints.first { $0.key == reportedSprint } ?? overview?.sprint
  }

  /// The one before or after that, in the project's order; nil at the ends.
  func sprint(besideReportBy step: Int) -> Sprint? {
    guard let sprints = overview?.sprints else { return nil }
    guard let place = sprints.firstIndex(where: { $0.key == sprintOfReport?.key }) else {
      return step < 0 ? sprints.last : nil
    }
    return sprints.indices.contains(place + step) ? sprints[place + step] : nil
  }

  /// What was read of a sprint; nil until it was.
  func burndown(of sprint: Sprint) -> Burndown? {
    sprint.key == overview?.sprint?.key ? overview?.burndown : burndowns[sprint.key]
  }

  /// The sprint whose burndown is to be shown and was not read yet.
  var missingBurndown: String? {
    sprintOfReport.flatMap { burndown(of: $0) == nil ? $0.key : nil }
  }

  /// Shows another sprint's burndown and asks for it.
  mutating func moveReportedSprint(by step: Int) -> [Effect] {
    reportedSprint = sprint(besideReportBy: step)?.key
    return needs()
  }
}
