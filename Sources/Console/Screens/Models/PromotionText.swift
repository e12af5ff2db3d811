import Domain

/// Whether a version may become champion now and, if not, why (`domain.md` 7.3).
struct PromotionText: Equatable {
  /// The verdict.
  var title: String
  /// One sentence each; empty where nothing speaks against it.
  var reasons: [String]
  /// True where it may become champion and is not yet.
  var isPossible: Bool

  /// By the newest gate; a version that was never tested cannot be promoted.
  init(_ row: VersionRow, _ overview: Overview) {
    let version = row.version
    let last = version.evaluations.first
    var against: [String] = []
    if let last {
      against += last.checks.filter { $0.result != "pass" && $0.result != "skipped" }.map(Self.failure)
    } else {
      against.append("No gate has looked at this version yet.")
    }
    if version.state == "rolled_back", last?.hasPassed != true || Self.isBeforeRollback(row, overview) {
      against.append("It was taken back: only a new gate result that passes lets it become champion again.")
    }
    if version.state == "retired" {
      let isPrevious = row.model.aliases["previous"] == version.number
      against.append(
        isPrevious
          ? "It is retired; a rollback returns to it, because it is the previous one." : "It is retired.")
    }
    isPossible = against.isEmpty && version.state != "champion"
    reasons = against
    guard version.state != "champion" else {
      title = "It is the champion"
      return
    }
    title = against.isEmpty ? "It may be promoted: \(last?.gate ?? "") passed" : "Promotion is not possible"
  }

  /// True where the newest result is older than the rollback, so that it cannot speak against it.
  private static func isBeforeRollback(_ row: VersionRow, _ overview: Overview) -> Bool {
    let own = overview.deployments.filter { $0.model == row.model.name }
    let keys = Set(own.filter { $0.version == row.version.number }.map(\.key))
    let rollback = own.filter { $0.rollbackOf.map(keys.contains) == true }.map(\.at).max()
    guard let rollback, let result = row.version.evaluations.first?.at else { return false }
    return result < rollback
  }

  private static func failure(_ check: GateEvaluation.Check) -> String {
    guard check.measured != nil else {
      return "\(check.metric) is missing, limit \(check.condition): a missing figure fails the check."
    }
    return "\(check.metric) is \(VersionText.measured(check)), limit \(check.condition)."
  }
}
