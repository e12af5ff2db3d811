import Domain

extension State {
  /// Open items by rank, or in the order that was chosen: the backlog from its top.
  var backlogRows: [WorkItem] {
    guard let overview else { return [] }
    let waiting = overview.workflow.columns.filter { $0.category == .todo }
      .flatMap { overview.cards(in: $0.key) }
    let ranked = admitted(waiting).sorted { ($0.place, $0.key) < ($1.place, $1.key) }
    return ordered(ranked)
  }
}
