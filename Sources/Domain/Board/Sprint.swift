/// A time box with a goal (`domain.md` 4.6).
package struct Sprint: Equatable, Sendable, Codable {
  /// Where it is in its life; a board has one active sprint at most (`domain.md` 4.6).
  package enum State: String, Sendable, Codable, CaseIterable { case planned, active, closed, cancelled }
  /// Unique in the project; items and histories name it.
  package var key: String
  /// As people call it.
  package var name: String
  /// What the team wants to have reached at its end; nil where none was set.
  package var goal: String?
  /// Set by people and never by the clock: an active sprint may be past its end.
  package var state: State
  /// The first moment, which is inside (`domain.md` 5.11).
  package var startsAt: Instant
  /// The last moment, which is inside too, never before the first (`domain.md` 5.11).
  package var endsAt: Instant

  /// Nothing is checked; a sprint may be without a goal.
  package init(
    key: String, name: String, goal: String? = nil, state: State, startsAt: Instant, endsAt: Instant
  ) {
    self.key = key
    self.name = name
    self.goal = goal
    self.state = state
    self.startsAt = startsAt
    self.endsAt = endsAt
  }
}

extension [Sprint] {
  /// The sprint that is named: by exactly its key, else by key or name in any case; nil where none or several are.
  package func named(_ text: String) -> Sprint? {
    if let exact = first(where: { $0.key == text }) { return exact }
    let name = text.lowercased()
    let found = filter { [$0.key.lowercased(), $0.name.lowercased()].contains(name) }
    return found.count == 1 ? found[0] : nil
  }
}
