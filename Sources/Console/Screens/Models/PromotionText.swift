import Domain

/// Whether a version may become champion, in words.
struct PromotionText: Equatable {
  /// The verdict.
  var title: String
  /// One sentence each; empty where nothing speaks against it.
  var reasons: [String]
  /// True where it may become champion and is not yet.
  var isPossible: Bool

  /// What the rule says of a version, by the project's deployments.
  init(_ row: VersionRow, _ overview: Overview) {
    let promotion = Promotion(of: row.version, row.model, deployments: overview.deployments)
    isPossible = promotion.isPossible
    reasons = promotion.obstacles.map(Self.sentence)
    let gate = row.version.evaluations.first?.gate ?? ""
    title =
      promotion.isChampion
      ? "It is the champion"
      : isPossible ? "It may be promoted: \(gate) passed" : "Promotion is not possible"
  }

  private static func sentence(_ obstacle: Promotion.Obstacle) -> String {
    switch obstacle {
    case .notTested: "No gate has looked at this version yet."
    case .check(let check) where check.measured == nil:
      "\(check.metric) is missing, limit \(check.condition): a missing figure fails the check."
    case .check(let check):
      "\(check.metric) is \(VersionText.measured(check)), limit \(check.condition)."
    case .takenBack: "It was taken back: only a new gate result that passes lets it become champion again."
    case .retired(isPrevious: true):
      "It is retired; a rollback returns to it, because it is the previous one."
    case .retired(isPrevious: false): "It is retired."
    }
  }
}
