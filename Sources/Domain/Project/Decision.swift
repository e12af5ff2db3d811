/// What was decided, when and why; deliverables name it as evidence.
package struct Decision: Equatable, Sendable {
  /// Unique in the project.
  package var key: String
  /// When it was decided.
  package var at: Instant
  /// In one sentence.
  package var title: String
  /// Key of the member who decided.
  package var by: String
  /// Why so and not otherwise.
  package var because: String

  /// A decision as it stands in the record.
  package init(key: String, at: Instant, title: String, by: String, because: String) {
    self.key = key
    self.at = at
    self.title = title
    self.by = by
    self.because = because
  }
}
