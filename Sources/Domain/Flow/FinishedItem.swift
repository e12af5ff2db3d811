/// An item that is done, as far as the flow figures need it.
package struct FinishedItem: Equatable, Sendable {
  /// Lead times count from here.
  package var createdAt: Instant
  /// Cycle times count from here (`domain.md` 5.11).
  package var startedAt: Instant
  /// The last entry into *done*, from which it did not come back.
  package var finishedAt: Instant
  /// False where an import brought it in as done, so that nobody knows when work on it began.
  package var hasHistory: Bool

  /// With a history, where nothing else is said.
  package init(
    createdAt: Instant, startedAt: Instant, finishedAt: Instant, hasHistory: Bool = true
  ) {
    self.hasHistory = hasHistory
    self.createdAt = createdAt
    self.startedAt = startedAt
    self.finishedAt = finishedAt
  }
}
