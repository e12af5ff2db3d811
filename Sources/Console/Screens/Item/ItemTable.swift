import Domain
import Drawing

/// Items as a list: the columns of the backlog, and what is copied and exported of any list of items.
enum ItemTable {
  /// With marks, the selection, and what others changed.
  static func table(_ items: ItemList, _ state: State, _ overview: Overview) -> Table<WorkItem> {
    func places(_ fits: (ItemKey) -> Bool) -> Set<Int> { Set(items.indices.filter { fits(items[$0].key) }) }
    var table = Table(
      columns(state, overview), rows: items, selected: items.place(of: state.selectedItem),
      marked: state.marked.isEmpty ? [] : places(state.marked.contains))
    if !state.changedByOthers.isEmpty { table.changed = places { state.changedByOthers[$0] != nil } }
    if !state.waiting.isEmpty { table.waiting = places(state.waiting.contains) }
    return table
  }

  private static func columns(_ state: State, _ overview: Overview) -> [TableColumn<WorkItem>] {
    let now = state.now
    return [
      TableColumn("key", .fixed(9)) { TableCell($0.key.description, .strong) },
      TableColumn("type", .fixed(5), yields: 4) { TableCell($0.kind.rawValue, .secondary) },
      TableColumn("title", .rest(atLeast: 40)) { TableCell($0.title) },
      TableColumn("status", .fixed(11), yields: 5) {
        TableCell(overview.workflow.name($0.status), .secondary)
      },
      TableColumn("sprint", .fixed(6), yields: 3) { TableCell($0.sprint ?? "-", .secondary) },
      TableColumn("person", .fixed(8), yields: 2) { TableCell(ItemText.assignee($0, overview), .secondary) },
      TableColumn("age", .fixed(11), yields: 6) { item in
        let isLate = ItemText.isLate(ItemText.level(of: item, overview, now: now))
        return TableCell(ItemText.ageWords(of: item, overview, now: now), isLate ? .warning : .secondary)
      },
      TableColumn("pts", .fixed(3), right: true, yields: 1) { TableCell(ItemText.points($0)) },
      TableColumn("", .fixed(1), name: "blocked") { TableCell($0.block == nil ? "" : "!", .bad) },
    ]
  }
}
