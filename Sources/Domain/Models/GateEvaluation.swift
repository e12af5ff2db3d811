/// The stored result of a gate for a version; a later change of the gate never changes it.
package struct GateEvaluation: Equatable, Sendable {
  /// What one condition of the gate came to (`domain.md` 7.4).
  package struct Check: Equatable, Sendable {
    /// The metric of the version's run, or of monitoring, that was looked at.
    package var metric: String
    /// In words for the screen, such as `>= 0.8`.
    package var condition: String
    /// Nil where the figure was missing, which fails the check.
    package var measured: Double?
    /// The champion's figure then; nil where the check compares with none.
    package var baseline: Double?
    /// Whether the condition held and, if not, why.
    package var result: Result

    /// What a check came to (`domain.md` 7.4).
    package enum Result: String, CaseIterable, Sendable {
      case pass, fail
      /// The run has no such figure.
      case missing
      /// The figure is NaN or infinite.
      case notFinite = "not_finite"
      /// There was nothing to compare with, such as a champion.
      case skipped
      /// The champion was measured on other data.
      case notComparable = "not_comparable"
      /// Somebody let it pass.
      case waived

      /// True where it does not speak against the version.
      package var isInOrder: Bool { self == .pass || self == .skipped || self == .waived }
    }

    /// The condition is given in words, and the result is not worked out from the figures.
    package init(metric: String, condition: String, measured: Double?, baseline: Double?, result: Result) {
      self.metric = metric
      self.condition = condition
      self.measured = measured
      self.baseline = baseline
      self.result = result
    }
  }

  /// When the gate was run.
  package var at: Instant
  /// Key of the gate, which stands for one of its versions.
  package var gate: String
  /// As it was decided then; it is not worked out from the checks.
  package var hasPassed: Bool
  /// In the gate's order.
  package var checks: [Check]

  /// The verdict is given, not worked out from the checks.
  package init(at: Instant, gate: String, hasPassed: Bool, checks: [Check]) {
    self.at = at
    self.gate = gate
    self.hasPassed = hasPassed
    self.checks = checks
  }
}
