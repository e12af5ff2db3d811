import Domain

/// A column of the board with its cards, as the console shows it.
struct BoardColumn: Equatable {
  var status: Status
  var items: [WorkItem]
  var hidden: Int
}

extension State {
  /// Columns from left to right, cards by rank; epics are no cards (`domain.md` 4.1).
  var boardColumns: [BoardColumn] {
    guard let overview else { return [] }
    return overview.workflow.columns.map { status in
      BoardColumn(
        status: status, items: overview.items.filter { $0.status == status.key && !$0.isEpic },
        hidden: overview.hidden[status.key] ?? 0)
    }
  }

  /// The cards of the start screen's sprint pane: doing columns from the right, oldest first, then ready.
  var sprintRows: [WorkItem] {
    guard let overview else { return [] }
    let doing = StandupWalk.order(overview.items, workflow: overview.workflow).compactMap(overview.item)
    let waiting = overview.items.filter {
      overview.workflow.category($0.status) == .todo && $0.sprint != nil && $0.sprint == overview.sprint?.key
    }
    return doing + waiting
  }

  /// Open items by rank: the backlog from its top.
  var backlogRows: [WorkItem] {
    guard let overview else { return [] }
    return overview.items.filter { !$0.isEpic && overview.workflow.category($0.status) == .todo }
      .sorted { ($0.place, $0.key) < ($1.place, $1.key) }
  }

  var currentItem: WorkItem? { selectedItem.flatMap { overview?.item($0) } }
  var currentRun: Run? { overview?.runs.indices.contains(runIndex) == true ? overview?.runs[runIndex] : nil }

  /// The run in view and the best finished one of the same experiment with the same metric.
  var chartRuns: [Run] {
    guard let overview, let run = currentRun else { return [] }
    let others = overview.runs.filter { other in
      other.key != run.key && other.experiment == run.experiment && other.watched?.name == run.watched?.name
        && run.watched != nil
    }
    return [run] + others.prefix(1)
  }

  /// All versions with their models, in the order of the list.
  var versionRows: [(model: RegisteredModel, version: ModelVersion)] {
    overview?.models.flatMap { model in model.versions.map { (model, $0) } } ?? []
  }

  /// The selected version by its model's name and its number.
  var currentVersion: [String]? {
    let rows = versionRows
    guard rows.indices.contains(versionIndex) else { return nil }
    return [rows[versionIndex].model.name, String(rows[versionIndex].version.number)]
  }

  /// Finds the selected run and version again where new ones moved them.
  mutating func keepPlaces(run: String?, version: [String]?) {
    if let run, let index = overview?.runs.firstIndex(where: { $0.key == run }) { runIndex = index }
    runIndex = clamp(runIndex, overview?.runs.count ?? 0)
    let rows = versionRows.map { [$0.model.name, String($0.version.number)] }
    if let version, let index = rows.firstIndex(of: version) { versionIndex = index }
    versionIndex = clamp(versionIndex, rows.count)
  }

  var currentCycle: Cycle? {
    guard let cycles = overview?.cycles, !cycles.isEmpty else { return nil }
    return cycles[min(cycleIndex, cycles.count - 1)]
  }

  var standupItem: ItemKey? {
    guard let standup = overview?.standup, standup.agenda.indices.contains(standup.position) else {
      return nil
    }
    return ItemKey(standup.agenda[standup.position])
  }

  /// The items of the present screen in the order in which up and down go.
  var listedItems: [WorkItem] {
    switch screen {
    case .now: sprintRows
    case .backlog: backlogRows
    default: boardColumns.first { $0.status.key == currentItem?.status }?.items ?? []
    }
  }

  mutating func moveSelection(by step: Int) {
    switch screen {
    case .now where focus == .runs, .runs: runIndex = clamp(runIndex + step, overview?.runs.count ?? 0)
    case .now where focus == .models, .models: versionIndex = clamp(versionIndex + step, versionRows.count)
    case .now where focus == .checklists, .phases: cellIndex = clamp(cellIndex + step, phaseRows.count)
    case .journal: journalIndex = clamp(journalIndex + step, journal.count)
    case .item: itemScroll = max(0, itemScroll + step)
    default:
      let rows = listedItems
      let index = rows.firstIndex { $0.key == selectedItem } ?? 0
      if !rows.isEmpty { selectedItem = rows[clamp(index + step, rows.count)].key }
    }
  }

  private func clamp(_ index: Int, _ count: Int) -> Int { min(max(0, index), max(0, count - 1)) }

  /// Goes to the nearest column with cards, keeping the row.
  mutating func moveColumn(by step: Int) {
    let columns = boardColumns
    guard let column = columns.firstIndex(where: { $0.status.key == currentItem?.status }) else {
      selectedItem = columns.first { !$0.items.isEmpty }?.items.first?.key
      return
    }
    let row = columns[column].items.firstIndex { $0.key == selectedItem } ?? 0
    var target = column + step
    while columns.indices.contains(target), columns[target].items.isEmpty { target += step }
    guard columns.indices.contains(target) else { return }
    selectedItem = columns[target].items[min(row, columns[target].items.count - 1)].key
  }

  /// The checklist rows of the cycle in view, in template order.
  var phaseRows: [Deliverable] {
    guard let overview, let cycle = currentCycle else { return [] }
    return overview.deliverables.filter { $0.cycle == cycle.key }
  }

  /// Items whose key or title holds all the words of the query, in board order.
  var matches: [WorkItem] {
    let words = query.lowercased().split(separator: " ")
    guard !words.isEmpty, let overview else { return [] }
    return overview.items.filter { item in
      let text = "\(item.key) \(item.title)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }
}
