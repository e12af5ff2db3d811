/// A model version in an environment (`domain.md` 0).
package struct Deployment: Equatable, Sendable {
  /// Unique in the project; a rollback names the deployment it takes back.
  package var key: String
  /// Name of the registered model.
  package var model: String
  /// Number of the model version.
  package var version: Int
  /// As the project calls it, such as `pilot`.
  package var environment: String
  /// When the version was put there.
  package var at: Instant
  /// What came of it.
  package var result: Result
  /// Key of the deployment that it took back; nil where it is none.
  package var rollbackOf: String?
  /// Why it was taken back, or made; nil where nobody said.
  package var reason: String?

  /// What came of a deployment.
  package enum Result: String, CaseIterable, Sendable {
    case succeeded, failed
    case rolledBack = "rolled_back"
    case running

    /// As it is told.
    package var words: String { self == .rolledBack ? "rolled back" : rawValue }
  }

  /// A deployment as it stands in the record.
  package init(
    key: String, model: String, version: Int, environment: String, at: Instant, result: Result,
    rollbackOf: String?, reason: String?
  ) {
    self.key = key
    self.model = model
    self.version = version
    self.environment = environment
    self.at = at
    self.result = result
    self.rollbackOf = rollbackOf
    self.reason = reason
  }
}
