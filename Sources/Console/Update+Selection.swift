import Domain
import Drawing

/// What is selected and listed, whatever the screen; each screen's own part stands in its folder.
extension State {
  /// The selected item; one that the overview does not hold is there once its page is loaded.
  var currentItem: WorkItem? {
    guard let selectedItem else { return nil }
    return overview?.item(selectedItem) ?? (detail?.item.key == selectedItem ? detail?.item : nil)
  }

  /// What stands in place of a list from which the filter takes everything, with the way out.
  var nothingAdmitted: String {
    "No item passes the filter. \(key(.cancel)) or \(key(.filterNone)) shows all again."
  }

  /// Follows the project, filter and order.
  mutating func arrange() { arranged = ArrangedItems(of: overview, filter, itemOrder) }

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
    case .links:
      linkIndex = Self.clamp(linkIndex + step, shownLinks.count)
      scrolledLines = ItemView.scrollToLink(self)
    case .lines: scroll(by: step, last: ItemView.lastScroll(self))
    case .summary: scroll(by: step, last: StandupSummaryView.lastScroll(self))
    case .items: moveItem(by: step)
    case .nothing: if screen == .standup { scroll(by: step, last: StandupView.lastScroll(self)) }
    }
  }

  /// What up and down move through.
  enum ListInFocus { case items, runs, versions, deliverables, operations, links, lines, summary, nothing }

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
    case .item: pane == ItemPane.links.rawValue && !shownLinks.isEmpty ? .links : .lines
    case .reports: pane == ReportPane.age.rawValue ? .items : .nothing
    case .standup: standupSummary == nil ? .nothing : .summary
    }
  }

  /// True where the list in focus has nothing in it: in one that has, something is selected.
  var isListEmpty: Bool {
    switch listInFocus {
    case .items, .lines: currentItem == nil
    case .links: shownLinks.isEmpty
    case .runs: currentRun == nil
    case .versions: currentVersion == nil
    case .deliverables: phaseRows.isEmpty
    case .operations: currentLine == nil
    case .summary, .nothing: false
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
    passItem()
    let index = rows.place(of: selectedItem)
    select(rows[index.map { Self.clamp($0 + step, rows.count) } ?? 0])
  }

  /// The preview follows once the selection rests.
  mutating func passItem() {
    if hasPreview, passedItem == nil { passedItem = currentItem?.key }
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
    case .runs:
      let rows = runRows
      guard rows.indices.contains(row) else { return [] }
      if currentRun?.key == rows[row].key { return start(.open) }
      selectedRun = rows[row].key
    case .versions:
      let rows = versionRows
      guard rows.indices.contains(row) else { return [] }
      if currentVersion?.id == rows[row].id { return start(.open) }
      selectedVersion = rows[row].id
    case .deliverables:
      let places = listedPlaces
      guard places.indices.contains(row) else { return [] }
      if cellIndex == places[row], pane == PhasePane.list.rawValue { return start(.open) }
      cellIndex = places[row]
      panes[.phases] = PhasePane.list.rawValue
    case .operations:
      let selected = currentLine
      select(operation: journalRows.start + row)
      if let selected, selected == currentLine { return start(.open) }
    case .links:
      guard linkIndex != row else { return start(.open) }
      linkIndex = Self.clamp(row, shownLinks.count)
    case .lines, .summary, .nothing: break
    }
    return needs()
  }

  /// A list of items always has one of its own selected.
  mutating func selectListed() {
    if listInFocus == .items { keepItem(near: []) }
  }

  /// What stands around the selected item in its list: those below it, then those above it, the nearest first.
  var neighbours: [ItemKey] {
    let rows = listedItems
    guard let place = rows.place(of: selectedItem) else { return [] }
    return rows[(place + 1)...].map(\.key) + rows[..<place].reversed().map(\.key)
  }

  /// Keeps every selection on something that is there.
  ///
  /// - Parameter neighbours: what may be selected in place of an item that left its list, the first one first.
  mutating func keepSelections(near neighbours: [ItemKey] = []) {
    guard let overview else { return }
    marked = marked.filter { overview.item($0) != nil }
    cellIndex = Self.clamp(cellIndex, phaseRows.count)
    let run = overview.run(selectedRun)
    if run == nil || run?.isDeleted == true && !showsDeletedRuns {
      selectedRun = runRows.first?.key
    }
    let versions = versionRows
    if !versions.contains(where: { $0.id == selectedVersion }) { selectedVersion = versions.first?.id }
    if screen != .item { keepItem(near: neighbours) }
  }

  /// Keys act on what is selected, so nothing is that the present screen does not list.
  private mutating func keepItem(near neighbours: [ItemKey]) {
    guard let overview else { return }
    if let item = selectedItem.flatMap(overview.item) {
      if isListed(item) { return }
      if filter.admits(item), !isInSight(item) {
        selectedItem = nearestCard(to: item.status)?.key
        return
      }
    }
    let near = neighbours.lazy.compactMap { overview.item($0) }.first { isListed($0) }
    selectedItem = (near ?? firstListed(overview))?.key
  }

  private func firstListed(_ overview: Overview) -> WorkItem? {
    switch screen {
    case .now, .backlog, .reports: listedItems.first
    default:
      sprintRows.first(where: isListed) ?? boardColumns.flatMap(\.items).first(where: isListed)
        ?? overview.items.first(where: isListed)
    }
  }

  /// True where the present screen shows an item among its own; other screens keep any that the filter admits.
  private func isListed(_ item: WorkItem) -> Bool {
    switch screen {
    case .now, .backlog, .reports: listedItems.place(of: item.key) != nil
    case .board: !item.isEpic && filter.admits(item) && isInSight(item)
    default: filter.admits(item)
    }
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
    case .now: missingCurves.map { .loadSeries($0.seriesID) }
    case .runs: missingCurves.map { .loadSeries($0.seriesID) } + missingTags.map { .loadRunTags($0) }
    case .standup: standupReads
    case .reports: missingBurndown.map { [.loadBurndown($0)] } ?? []
    case .journal: journalNeeds
    case .board, .backlog: hasPreview ? previewedItem.map { [.loadItem($0.key)] } ?? [] : []
    default: []
    }
  }

  /// True where what the screen shows beside its list is being read: it comes in a moment.
  var awaitsReading: Bool {
    !missingCurves.isEmpty || !previewReads().isEmpty || screen == .runs && !missingTags.isEmpty
  }

  /// The criteria of the previewed item, where a key brought another one into the preview.
  func previewReads() -> [Effect] {
    guard hasPreview, !isPassing, let item = previewedItem, detail?.item.key != item.key else { return [] }
    return [.loadItem(item.key)]
  }
}
