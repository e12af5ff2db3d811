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
    /// `pass`, `fail`, `missing`, `not_finite`, `skipped`, `not_comparable` or `waived`.
    package var result: String

    /// The condition is given in words, and the result is not worked out from the figures.
    package init(metric: String, condition: String, measured: Double?, baseline: Double?, result: String) {
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
