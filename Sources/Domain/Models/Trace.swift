/// A stretch of the chain from business question to deployment, as somebody recorded it.
package struct Trace: Equatable, Sendable {
  /// Key of the business question; nil where none is named.
  package var question: String?
  /// Key of the figure by which the answer is judged; nil where none is named.
  package var keyFigure: String?
  /// Key of the work item that asked for it; nil where none is named.
  package var item: String?
  /// Name of the registered model; nil where it ends before one.
  package var model: String?
  /// Number of the model version.
  package var version: Int?

  /// Every part may be missing; what is missing is a gap.
  package init(question: String?, keyFigure: String?, item: String?, model: String?, version: Int?) {
    self.question = question
    self.keyFigure = keyFigure
    self.item = item
    self.model = model
    self.version = version
  }
}
