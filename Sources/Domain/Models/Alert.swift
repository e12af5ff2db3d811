/// An alert of monitoring.
package struct Alert: Equatable, Sendable {
  /// Unique in the project.
  package var key: String
  /// How bad it is.
  package var level: Level
  /// When it was raised.
  package var at: Instant
  /// The condition that was broken, such as `latency_p95_ms <= 300`.
  package var rule: String
  /// What was measured when it was raised, in the unit of the rule; nil where that was not kept.
  package var value: Double?
  /// What was measured last of the same thing; nil where nothing was since.
  package var latest: Double?
  /// What became of it.
  package var state: State

  /// How bad an alert is, the lesser first.
  package enum Level: String, CaseIterable, Sendable { case warning, alert }

  /// What became of an alert.
  package enum State: String, CaseIterable, Sendable {
    case open
    /// Somebody knows of it; the rule is broken still.
    case acknowledged
    case resolved
  }

  /// An alert as it stands now, without what was done about it.
  package init(key: String, level: Level, at: Instant, rule: String, value: Double?, state: State) {
    self.key = key
    self.level = level
    self.at = at
    self.rule = rule
    self.value = value
    self.state = state
  }
}
