import Domain

/// The lists of items as filter and order leave them.
///
/// They are made when one of those or the project changes and not when they are asked for: a key asks several
/// times, and to sort thousands of items takes longer than a key may.
struct ArrangedItems: Sendable {
  /// What waits to be started.
  let backlog: ItemList
  /// What the sprint is about, by rank whatever the order.
  let sprint: ItemList
  /// The cards of each status.
  private let columns: [String: ItemList]

  /// Nil where the project's own lists are shown as they are.
  init?(of overview: Overview?, _ filter: ItemFilter, _ order: ItemOrder) {
    guard let overview, !filter.isEmpty || order != .rank else { return nil }
    func admitted(_ items: ItemList) -> ItemList {
      filter.isEmpty ? items : items.filter(filter.admits)
    }
    let names = Dictionary(overview.members.map { ($0.key, $0.name) }) { first, _ in first }
    func arranged(_ items: ItemList) -> ItemList { Self.sorted(admitted(items), order, names) }
    backlog = arranged(overview.backlog)
    sprint = admitted(overview.sprintCards)
    columns = Dictionary(
      overview.workflow.columns.map { ($0.key, arranged(overview.cards(in: $0.key))) }
    ) { first, _ in first }
  }

  /// The cards of a status.
  func cards(in status: String) -> ItemList { columns[status] ?? ItemList() }

  /// Where two are level, the older key comes first.
  private static func sorted(_ items: ItemList, _ order: ItemOrder, _ names: [String: String]) -> ItemList {
    switch order {
    case .rank: items
    case .age: items.sorted { $0.startedAt ?? $0.createdAt }
    case .points: items.sorted { -($0.estimate ?? -1) }
    // Nobody comes first, as a dash does.
    case .person: items.sorted { item in item.assignee.map { names[$0] ?? $0 } ?? "-" }
    }
  }
}

/// It follows from what else the state holds, which is compared.
extension ArrangedItems: Equatable {
  static func == (left: ArrangedItems, right: ArrangedItems) -> Bool { true }
}
