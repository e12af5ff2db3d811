/// The order in which a standup walks the board (`domain.md` 6.3): columns from
/// right to left, blocked items first, then the oldest, then by key.
package enum StandupWalk {
  /// Keys of the items in work, first to last; epics and what is not in work are left out.
  package static func order(_ items: [WorkItem], workflow: Workflow) -> [ItemKey] {
    let columns = workflow.statuses.filter { $0.category == .doing }.map(\.key)
    let walked = items.compactMap { item -> Place? in
      guard !item.isEpic, let column = columns.firstIndex(of: item.status) else { return nil }
      return Place(
        column: column, isBlocked: item.block != nil, start: item.startedAt ?? item.createdAt, key: item.key)
    }
    return walked.sorted().map(\.key)
  }

  /// What the order of an item depends on.
  private struct Place: Comparable {
    let column: Int
    let isBlocked: Bool
    let start: Instant
    let key: ItemKey

    static func < (left: Place, right: Place) -> Bool {
      if left.column != right.column { return left.column > right.column }
      if left.isBlocked != right.isBlocked { return left.isBlocked }
      return left.start != right.start ? left.start < right.start : left.key < right.key
    }
  }
}
