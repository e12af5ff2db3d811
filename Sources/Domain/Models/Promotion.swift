/// Whether a version may become champion now and, if not, why (`domain.md` 7.3).
package struct Promotion: Equatable, Sendable {
  /// What stands in its way.
  package enum Obstacle: Equatable, Sendable {
    /// No gate has looked at it.
    case notTested
    /// A check of the newest gate result that is not in order.
    case check(GateEvaluation.Check)
    /// It was taken back, and no gate result since then passed.
    case takenBack
    /// A rollback returns to a previous one; another is retired for good.
    case retired(isPrevious: Bool)
  }

  /// Empty where nothing speaks against it.
  package let obstacles: [Obstacle]
  /// True where it is the champion already.
  package let isChampion: Bool
  /// True where it may become champion and is not yet.
  package var isPossible: Bool { obstacles.isEmpty && !isChampion }

  /// By the newest gate; a version that was never tested cannot be promoted.
  ///
  /// - Parameter deployments: those of the project; the model's own tell of rollbacks.
  package init(of version: ModelVersion, _ model: RegisteredModel, deployments: [Deployment]) {
    let last = version.evaluations.first
    var found: [Obstacle] =
      last.map { $0.checks.filter { !$0.result.isInOrder }.map(Obstacle.check) } ?? [.notTested]
    if version.state == .rolledBack {
      let back = Self.rollback(of: version, model, deployments)
      let isJudgedSince = last.map { last in last.hasPassed && back.map { last.at >= $0 } ?? true } ?? false
      if !isJudgedSince { found.append(.takenBack) }
    }
    if version.state == .retired {
      found.append(.retired(isPrevious: model.aliases["previous"] == version.number))
    }
    obstacles = found
    isChampion = version.state == .champion
  }

  /// When it was taken back last; nil where no deployment says so.
  private static func rollback(
    of version: ModelVersion, _ model: RegisteredModel, _ deployments: [Deployment]
  ) -> Instant? {
    let own = deployments.filter { $0.model == model.name }
    let keys = Set(own.filter { $0.version == version.number }.map(\.key))
    return own.filter { $0.rollbackOf.map(keys.contains) == true }.map(\.at).max()
  }
}
