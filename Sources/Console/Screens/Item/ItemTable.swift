import Domain
import Drawing

/// Items as a list: the columns of the backlog, and what is copied and exported of any list of items.
enum ItemTable {
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
    [
      TableColumn("key", .fixed(9)) { TableCell($0.key.description, .strong) },
      TableColumn("type", .fixed(5), yields: 4) { TableCell($0.kind.rawValue, .secondary) },
      TableColumn("title", .rest(atLeast: titleColumns(state.size))) { TableCell($0.title) },
      TableColumn("status", .fixed(11), yields: 5, data: [DataColumn("status") { $0.status }]) {
        TableCell(overview.workflow.name($0.status), .secondary)
      },
      TableColumn(
        "spr", .fixed(sprintColumns(overview)), name: "sprint", yields: 3,
        data: [DataColumn("sprint") { $0.sprint ?? "" }]
      ) { TableCell($0.sprint ?? "-", .secondary) },
      TableColumn(
        "person", .fixed(8), yields: 2,
        data: [DataColumn("person") { $0.assignee == nil ? "" : overview.memberName($0.assignee) }]
      ) { TableCell(ItemText.assignee($0, overview), .secondary) },
      age(overview, now: state.now),
      TableColumn(
        "pts", .fixed(3), right: true, yields: 1,
        data: [DataColumn("pts", number: true) { $0.estimate.map(Rules.text) ?? "" }]
      ) { TableCell(ItemText.points($0)) },
      TableColumn("", .fixed(1), name: "blocked", data: [DataColumn("blocked") { $0.block?.reason ?? "" }]) {
        TableCell($0.block == nil ? "" : "!", .bad)
      },
    ]
  }

  /// The least width of a title: less beside a preview that takes two fifths of a narrow terminal, so that the sprint
  /// is still seen.
  private static func titleColumns(_ size: Size) -> Int {
    size.columns < 100 ? 38 : size.columns < 150 ? 33 : 40
  }

  /// As wide as the longest key, within reason: who is in the sprint is seen also where there is little room.
  private static func sprintColumns(_ overview: Overview) -> Int {
    min(6, max(3, overview.sprint.map { SafeText($0.key).width } ?? 0))
  }

  private static func age(_ overview: Overview, now: Instant) -> TableColumn<WorkItem> {
    TableColumn(
      "age", .fixed(11), yields: 6,
      data: [
        DataColumn("age", number: true) { item in
          if ItemText.hasChangedClock(item, now: now) { return "" }
          return ItemText.age(of: item, overview, now: now).map { "\($0)" } ?? ""
        },
        DataColumn("level") { ItemText.level(of: $0, overview, now: now)?.rawValue ?? "" },
      ]
    ) { item in
      let isLate = ItemText.isLate(ItemText.level(of: item, overview, now: now))
      return TableCell(ItemText.ageWords(of: item, overview, now: now), isLate ? .warning : .secondary)
    }
  }
}
