/// The operation that took another one back, where no redo brought that again.
package struct Undoing: Equatable, Sendable {
  /// Its place in the log.
  package var sequence: Int64
  /// When it was done.
  package var at: Instant
  /// The key of the person who did it.
  package var person: String

  /// As the log has it.
  package init(sequence: Int64, at: Instant, person: String) {
    self.sequence = sequence
    self.at = at
    self.person = person
  }
}
