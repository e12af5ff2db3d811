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
  /// `succeeded`, `failed`, `rolled_back` or `running`.
  package var result: String
  /// Key of the deployment that it took back; nil where it is none.
  package var rollbackOf: String?
  /// Why it was taken back, or made; nil where nobody said.
  package var reason: String?

  /// A deployment as it stands in the record.
  package init(
    key: String, model: String, version: Int, environment: String, at: Instant, result: String,
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
