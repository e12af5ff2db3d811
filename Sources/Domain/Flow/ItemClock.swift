/// When work on an item began and ended, read off its history (`domain.md` 5.10, 5.11).
package struct ItemClock: Equatable, Sendable {
  /// The last crossing out of *todo* that was never re-crossed since.
  package private(set) var startedAt: Instant?
  /// The last entry into *done*, if the item is still there.
  package private(set) var finishedAt: Instant?

  /// Reads the history in its order; a status that is not known counts as *todo*.
  package init(history: [HistoryEntry], workflow: Workflow) {
    var category = Status.Category.todo
    for entry in history where entry.kind == .created || entry.kind == .status {
      guard let to = entry.to else { continue }
      let next = workflow.category(to)
      enter(next, from: category, at: entry.at)
      category = next
    }
  }

  private mutating func enter(_ next: Status.Category, from old: Status.Category, at: Instant) {
    switch next {
    case .todo:
      startedAt = nil
      finishedAt = nil
    case .doing:
      startedAt = startedAt ?? at
      finishedAt = nil
    case .done:
      startedAt = startedAt ?? at
      if old != .done || finishedAt == nil { finishedAt = at }
    case .closed: finishedAt = nil
    }
  }
}
