package import Domain

/// Who acts, when, in which project.
package struct Actor: Equatable, Sendable {
  /// A name, as the option, the settings or the login give it; undo is each person's own.
  package var person: String
  /// The moment that is written down as the time of the change.
  package var now: Instant
  /// Undo and journal keep to it.
  package var project: ProjectReference

  /// What an operation is written down under.
  package init(person: String, now: Instant, project: ProjectReference) {
    self.person = person
    self.now = now
    self.project = project
  }
}
