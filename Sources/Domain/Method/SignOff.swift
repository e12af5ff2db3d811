/// A named person's dated acceptance of a deliverable (`domain.md` 0).
///
/// One that was withdrawn stays in the record: nothing is erased (`domain.md` 1.3).
package struct SignOff: Equatable, Sendable {
  /// Unique in the project; evidence and later sign-offs name it.
  package var key: String
  /// Code of the deliverable.
  package var subject: String
  /// Key of the cycle that the deliverable belongs to.
  package var cycle: String
  /// What was signed, with its version.
  package var document: String
  /// Key of the member who signed.
  package var by: String
  /// When it was given.
  package var at: Instant
  /// When it was taken back; nil where it holds.
  package var withdrawnAt: Instant?
  /// Why it was taken back; nil where nobody said.
  package var reason: String?
  /// Key of the sign-off that it takes the place of.
  package var replaces: String?

  /// A sign-off that holds, until a withdrawal is set.
  package init(key: String, subject: String, cycle: String, document: String, by: String, at: Instant) {
    self.key = key
    self.subject = subject
    self.cycle = cycle
    self.document = document
    self.by = by
    self.at = at
  }
}

extension Overview {
  /// The sign-offs of a deliverable, the newest first, withdrawn ones among them.
  package func signOffs(of deliverable: Deliverable) -> [SignOff] {
    signOffs.filter { $0.cycle == deliverable.cycle && $0.subject == deliverable.code }
      .sorted { ($1.at, $1.key) < ($0.at, $0.key) }
  }

  /// True where a deliverable was signed off once and is not any more.
  package func isWithdrawn(_ deliverable: Deliverable) -> Bool {
    deliverable.state != .signedOff && signOffs(of: deliverable).first?.withdrawnAt != nil
  }
}
