/// An alert of monitoring.
package struct Alert: Equatable, Sendable {
  /// Unique in the project.
  package var key: String
  /// `warning` or `alert`.
  package var level: String
  /// When it was raised.
  package var at: Instant
  /// The condition that was broken, such as `latency_p95_ms <= 300`.
  package var rule: String
  /// What was measured when it was raised, in the unit of the rule; nil where that was not kept.
  package var value: Double?
  /// What was measured last of the same thing; nil where nothing was since.
  package var latest: Double?
  /// `open`, `acknowledged` or `resolved`.
  package var state: String

  /// An alert as it stands now, without what was done about it.
  package init(key: String, level: String, at: Instant, rule: String, value: Double?, state: String) {
    self.key = key
    self.level = level
    self.at = at
    self.rule = rule
    self.value = value
    self.state = state
  }
}
