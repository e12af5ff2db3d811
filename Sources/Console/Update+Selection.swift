import Domain
import Drawing

/// What is selected and listed, whatever the screen; each screen's own part stands in its folder.
extension State {
  /// The selected item; one that the overview does not hold is there once its page is loaded.
  var currentItem: WorkItem? {
    guard let selectedItem else { return nil }
    return overview?.item(selectedItem) ?? (detail?.item.key == selectedItem ? detail?.item : nil)
  }

  /// Items that the filter admits.
  func admitted(_ items: ItemList) -> ItemList { filter.isEmpty ? items : items.filter(filter.admits) }

  /// Items in the order that the person chose.
  func ordered(_ items: ItemList) -> ItemList {
    guard let overview else { return items }
    func later(_ item: WorkItem) -> Instant { item.startedAt ?? item.createdAt }
    switch itemOrder {
    case .rank: return items
    case .age: return items.sorted { (later($0), $0.key) < (later($1), $1.key) }
    case .points: return items.sorted { ($1.estimate ?? -1, $0.key) < ($0.estimate ?? -1, $1.key) }
    case .person:
      return items.sorted {
        (overview.memberName($0.assignee), $0.key) < (overview.memberName($1.assignee), $1.key)
      }
    }
  }

  /// The items of the present screen in the order in which up and down go.
  var listedItems: ItemList {
    switch screen {
    case .now: sprintRows
    case .backlog: backlogRows
    case .reports: ItemList(agedItems.map(\.item))
    default: currentItem.map { cards(in: $0.status) } ?? ItemList()
    }
  }

  /// So many rows down, or up where it is negative; stops at the ends.
  mutating func moveSelection(by step: Int) {
    switch listInFocus {
    case .runs: moveRun(by: step)
    case .versions: moveVersion(by: step)
    case .deliverables: moveDeliverable(by: step)
    case .operations: moveInJournal(by: step)
    case .lines: scrolledLines = min(max(0, scrolledLines + step), ItemView.lastScroll(self))
    case .summary: scrolledLines = min(max(0, scrolledLines + step), StandupSummaryView.lastScroll(self))
    case .items: moveItem(by: step)
    case .nothing: break
    }
  }

  /// What up and down move through.
  enum ListInFocus { case items, runs, versions, deliverables, operations, lines, summary, nothing }

  /// Follows from the screen and its pane in focus.
  var listInFocus: ListInFocus {
    switch screen {
    case .now:
      switch focus {
      case .sprint: .items
      case .checklists: .deliverables
      case .runs: .runs
      case .models: .versions
      }
    case .board, .backlog: .items
    case .phases: .deliverables
    case .runs: .runs
    case .models: .versions
    case .journal: .operations
    case .item: .lines
    case .reports: pane == ReportPane.age.rawValue ? .items : .nothing
    case .standup: standupSummary == nil ? .nothing : .summary
    }
  }

  /// True from a step through runs or items until nothing was pressed for a moment.
  package var isPassing: Bool { passedRun != nil || passedItem != nil }

  /// The item that the preview beside board and backlog tells of.
  var previewedItem: WorkItem? { passedItem.flatMap { overview?.item($0) } ?? currentItem }

  /// Whether the screen has a preview (`interaction.md` 5).
  var hasPreview: Bool {
    switch screen {
    case .board: size.columns >= 150 && size.rows >= 34
    case .backlog: size.columns >= 100
    default: false
    }
  }

  private mutating func moveItem(by step: Int) {
    let rows = listedItems
    guard !rows.isEmpty else { return }
    if hasPreview, passedItem == nil { passedItem = currentItem?.key }
    let index = rows.place(of: selectedItem)
    select(rows[index.map { Self.clamp($0 + step, rows.count) } ?? 0])
  }

  /// Selects a card; its column is left there and found there again.
  mutating func select(_ item: WorkItem) {
    selectedItem = item.key
    columnPlaces[item.status] = item.key
  }

  /// Selects a row of the list in focus, as a click does.
  mutating func select(row: Int) -> [Effect] {
    switch listInFocus {
    case .items:
      let rows = listedItems
      guard rows.indices.contains(row) else { return [] }
      if selectedItem == rows[row].key { return start(.open) }
      selectedItem = rows[row].key
    case .runs: if runRows.indices.contains(row) { selectedRun = runRows[row].key }
    case .versions:
      let rows = versionRows
      if rows.indices.contains(row) { selectedVersion = rows[row].id }
    case .deliverables:
      let places = listedPlaces
      guard places.indices.contains(row) else { return [] }
      cellIndex = places[row]
      panes[.phases] = PhasePane.list.rawValue
    case .operations: select(operation: journalRows.start + row)
    case .lines, .summary, .nothing: break
    }
    return needs()
  }

  /// A list of items always has one of its own selected.
  mutating func selectListed() {
    guard listInFocus == .items else { return }
    if screen == .board { return keepSelections() }
    let rows = listedItems
    if rows.place(of: selectedItem) == nil, let first = rows.first { selectedItem = first.key }
  }

  /// Where the selected item went out of the list, the one that came into its place is selected.
  mutating func selectInsteadOfGone(at place: Int) {
    let rows = listedItems
    guard !rows.isEmpty, rows.place(of: selectedItem) == nil else { return }
    selectedItem = rows[Self.clamp(place, rows.count)].key
  }

  /// Keeps every selection on something that is there.
  mutating func keepSelections() {
    guard let overview else { return }
    marked = marked.filter { overview.item($0) != nil }
    cellIndex = Self.clamp(cellIndex, phaseRows.count)
    let run = overview.run(selectedRun)
    if run == nil || run?.isDeleted == true && !showsDeletedRuns {
      selectedRun = runRows.first?.key
    }
    let versions = versionRows
    if !versions.contains(where: { $0.id == selectedVersion }) { selectedVersion = versions.first?.id }
    if screen == .item { return }
    if let item = selectedItem.flatMap(overview.item), filter.admits(item) {
      if !isInSight(item) { selectedItem = nearestCard(to: item.status)?.key }
      return
    }
    selectedItem =
      (sprintRows.first(where: isInSight) ?? boardColumns.flatMap(\.items).first(where: isInSight)
      ?? admitted(ItemList(overview.items)).first(where: isInSight))?.key
  }

  /// What the present screen shows besides the overview, whatever that holds.
  func screenReads() -> [Effect] {
    switch screen {
    case .journal: [.loadJournal(from: journal.start)]
    case .item: selectedItem.map { [.loadItem($0)] } ?? []
    default: []
    }
  }

  /// Reads that follow from what was just loaded or selected, such as the histories of the runs in view.
  func needs() -> [Effect] {
    switch screen {
    case .now, .runs: missingCurves.map { .loadSeries($0.seriesID) }
    case .standup: standupReads
    case .reports: missingBurndown.map { [.loadBurndown($0)] } ?? []
    case .journal: journalNeeds
    case .board, .backlog: hasPreview ? previewedItem.map { [.loadItem($0.key)] } ?? [] : []
    default: []
    }
  }

  /// The criteria of the previewed item, where a key brought another one into the preview.
  func previewReads() -> [Effect] {
    guard hasPreview, !isPassing, let item = previewedItem, detail?.item.key != item.key else { return [] }
    return [.loadItem(item.key)]
  }

  /// Items whose key or title holds all the words of the query, in board order.
  var matches: [WorkItem] {
    let words = query.lowercased().split(separator: " ")
    guard !words.isEmpty, let overview else { return [] }
    return admitted(ItemList(overview.items)).filter { item in
      let text = "\(item.key) \(item.title)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }
}
