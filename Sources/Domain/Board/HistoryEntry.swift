/// One line of an item's history, as the figures are computed from it.
package struct HistoryEntry: Equatable, Sendable, Codable {
  /// What changed, by the names of the open format (`domain.md` 9.1).
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case created, status, blocked, unblocked, estimate
    case sprintAdded = "sprint_added"
    case sprintRemoved = "sprint_removed"
    case sprintCarriedOver = "sprint_carried_over_from"
  }

  /// When it happened; entries of an item are in order of time.
  package var at: Instant
  /// Who did it, a name or a member's key.
  package var by: String
  /// Decides which of the fields below say something.
  package var kind: Kind
  /// Key of the sprint that the item came into or went out of; nil for other kinds.
  package var sprint: String?
  /// `planned` or `midSprint` for a change of sprint made here, other words for one that came so; nil for other kinds.
  package var how: String?
  /// Before the sprint began.
  package static let planned = "planned"
  /// While it ran.
  package static let midSprint = "mid-sprint"
  /// The old status' key, or the old points as a text; nil where there was none.
  package var from: String?
  /// The new status' key, or the new points as a text; nil where there is none.
  package var to: String?
  /// True for a status change out of *done* into work that is not done.
  package var isReopening: Bool
  /// Why it was blocked, reopened, dropped or changed; nil where nobody said.
  package var reason: String?

  /// A field that says nothing about the kind is left out.
  package init(
    at: Instant, by: String, kind: Kind, sprint: String? = nil, how: String? = nil, from: String? = nil,
    to: String? = nil, isReopening: Bool = false, reason: String? = nil
  ) {
    self.at = at
    self.by = by
    self.kind = kind
    self.sprint = sprint
    self.how = how
    self.from = from
    self.to = to
    self.isReopening = isReopening
    self.reason = reason
  }
}
