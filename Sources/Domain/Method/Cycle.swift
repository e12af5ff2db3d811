/// One pass of the methodology over a scope (`domain.md` 0).
package struct Cycle: Equatable, Sendable {
  /// Unique in the project; deliverables name it.
  package var key: String
  /// What it is about in a few words: the whole project or one feature.
  package var scope: String
  /// One of `ProjectFormat.steps`; nil where the cycle does not use them.
  package var stepInFocus: String?
  /// One of `ProjectFormat.phases`; nil where the cycle does not use them.
  package var phaseInFocus: String?

  /// A cycle where it stands now, without the way it came.
  package init(key: String, scope: String, stepInFocus: String?, phaseInFocus: String?) {
    self.key = key
    self.scope = scope
    self.stepInFocus = stepInFocus
    self.phaseInFocus = phaseInFocus
  }
}
