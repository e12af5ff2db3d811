/// Everything that can have happened.
package enum Fact: Equatable, Sendable, Codable {
  case itemAdded(WorkItem, by: String)
  /// Values are the texts of `WorkItem.text(of:)`; nil for an empty field.
  case itemEdited(ItemKey, field: ItemField, from: String?, to: String?)
  /// The entry names the columns by their keys.
  case statusChanged(ItemKey, HistoryEntry)
  /// The entry holds the points as texts.
  case estimateChanged(ItemKey, HistoryEntry)
  case rankChanged(ItemKey, from: Double?, to: Double?)
  case itemBlocked(ItemKey, HistoryEntry)
  /// Keeps the hindrance, so that undo can put it back.
  case itemUnblocked(ItemKey, HistoryEntry, was: WorkItem.Block)
  /// Keys of sprints, with an entry for the one that was left and one for the one that was entered.
  case sprintChanged(ItemKey, from: String?, to: String?, [HistoryEntry])
  /// `count` includes the item that went in, so it is larger than the limit.
  case limitExceeded(status: String, count: Int, limit: Int, by: String, at: Instant, reason: String)
  case standupStarted(Standup)
  /// Places on the agenda, counted from 0, and how many it has then; nil in logs of before.
  case standupMoved(String, from: Int, to: Int, of: Int? = nil)
  /// Items that came into work since the start, put behind the others.
  case agendaExtended(String, items: [String])
  /// Who is there and who is not, said while it runs.
  case attendanceChanged(String, from: Attendance, to: Attendance)
  /// Its clocks stand still from then on; in the log only, where the report finds it.
  case standupPaused(String, at: Instant)
  /// Milliseconds.
  case standupResumed(String, after: Int64)
  case noteTaken(standup: String, item: ItemKey, by: String, text: String)
  case topicParked(standup: String, topic: String, owner: String)
  case standupEnded(String, at: Instant)
  /// The project's key; its document lies on the shelf while the import is undone.
  case projectImported(String)
  /// The same of a project that was made here.
  case projectMade(String)
  /// A tracking store by its path, and since when it is attached.
  case sourceAttached(String, at: Instant)
  /// Keeps since when it was attached, so that undo can put it back.
  case sourceDetached(String, attachedAt: Instant)

  /// The stable names of facts.
  package enum Kind: String, Sendable, CaseIterable {
    case itemAdded = "item-added"
    case itemEdited = "item-edited"
    case statusChanged = "status-changed"
    case estimateChanged = "estimate-changed"
    case rankChanged = "rank-changed"
    case itemBlocked = "item-blocked"
    case itemUnblocked = "item-unblocked"
    case sprintChanged = "sprint-changed"
    case limitExceeded = "limit-exceeded"
    case standupStarted = "standup-started"
    case standupMoved = "standup-moved"
    case agendaExtended = "agenda-extended"
    case attendanceChanged = "attendance-changed"
    case standupPaused = "standup-paused"
    case standupResumed = "standup-resumed"
    case noteTaken = "note-taken"
    case topicParked = "topic-parked"
    case standupEnded = "standup-ended"
    case projectImported = "project-imported"
    case projectMade = "project-made"
    case sourceAttached = "source-attached"
    case sourceDetached = "source-detached"
  }

  /// Kept beside the payload, so that the log can be searched.
  package var kind: Kind {
    switch self {
    case .itemAdded: .itemAdded
    case .itemEdited: .itemEdited
    case .statusChanged: .statusChanged
    case .estimateChanged: .estimateChanged
    case .rankChanged: .rankChanged
    case .itemBlocked: .itemBlocked
    case .itemUnblocked: .itemUnblocked
    case .sprintChanged: .sprintChanged
    case .limitExceeded: .limitExceeded
    case .standupStarted: .standupStarted
    case .standupMoved: .standupMoved
    case .agendaExtended: .agendaExtended
    case .attendanceChanged: .attendanceChanged
    case .standupPaused: .standupPaused
    case .standupResumed: .standupResumed
    case .noteTaken: .noteTaken
    case .topicParked: .topicParked
    case .standupEnded: .standupEnded
    case .projectImported: .projectImported
    case .projectMade: .projectMade
    case .sourceAttached: .sourceAttached
    case .sourceDetached: .sourceDetached
    }
  }

  /// Steps through a standup: going back is their way back, so undo passes them over (`domain.md` 6.7).
  package static let stepsOfStandup: [Kind] = [
    .standupMoved, .agendaExtended, .standupPaused, .standupResumed,
  ]

  /// True where a whole project comes or goes.
  package var isWholeProject: Bool { kind == .projectImported || kind == .projectMade }

  /// The item that the fact is about, where it is about one.
  package var item: ItemKey? {
    switch self {
    case .itemAdded(let item, _): item.key
    case .itemEdited(let key, _, _, _), .statusChanged(let key, _), .estimateChanged(let key, _),
      .rankChanged(let key, _, _), .itemBlocked(let key, _), .itemUnblocked(let key, _, _),
      .sprintChanged(let key, _, _, _), .noteTaken(_, let key, _, _):
      key
    default: nil
    }
  }
}
