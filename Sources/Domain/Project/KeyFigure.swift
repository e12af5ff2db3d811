/// A figure by which the customer judges success (`domain.md` 1.2).
package struct KeyFigure: Equatable, Sendable {
  /// Unique in the project.
  package var key: String
  /// As the customer calls it.
  package var name: String
  /// True where more is better.
  var isBetterHigher: Bool
  /// In the figure's own unit; nil where none was agreed.
  package var target: Double?
  /// The last reading, in the same unit; nil before the first one.
  package var current: Double?

  /// A figure with its last reading only.
  package init(key: String, name: String, isBetterHigher: Bool, target: Double?, current: Double?) {
    self.key = key
    self.name = name
    self.isBetterHigher = isBetterHigher
    self.target = target
    self.current = current
  }

  /// True where both values are known and the target is missed.
  package var isMissed: Bool {
    guard let target, let current else { return false }
    return isBetterHigher ? current < target : current > target
  }
}
