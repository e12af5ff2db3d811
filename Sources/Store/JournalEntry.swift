package import Domain

/// One line of the journal.
package struct JournalEntry: Equatable, Sendable {
  /// An operation, or the taking back or bringing back of one; the words of the file.
  package enum Kind: String, Sendable { case perform = "do", undo, redo }
  /// Counted up over all projects of the file; a later operation has a larger one.
  package var sequence: Int64
  /// When it was done.
  package var at: Instant
  /// Who did it, as in `Actor.person`.
  package var person: String
  /// Undo and redo are lines of their own and take none away.
  package var kind: Kind
  /// One sentence without a full stop (`Wording`).
  package var summary: String
  /// What took it back; nil where it stands.
  package var undoing: Undoing?
}
