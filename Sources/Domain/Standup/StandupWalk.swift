/// The order in which a standup walks the board (`domain.md` 6.3): columns from
/// right to left, blocked items first, then the oldest, then by key.
package enum StandupWalk {
  package static func order(_ items: [WorkItem], workflow: Workflow) -> [ItemKey] {
    let columns = workflow.statuses.filter { $0.category == .doing }.map(\.key)
    let walked = items.filter { !$0.isEpic && columns.contains($0.status) }
    return walked.sorted { left, right in
      let places = (columns.firstIndex(of: left.status) ?? 0, columns.firstIndex(of: right.status) ?? 0)
      if places.0 != places.1 { return places.0 > places.1 }
      if (left.block != nil) != (right.block != nil) { return left.block != nil }
      let starts = (left.startedAt ?? left.createdAt, right.startedAt ?? right.createdAt)
      return starts.0 != starts.1 ? starts.0 < starts.1 : left.key < right.key
    }.map(\.key)
  }
}
