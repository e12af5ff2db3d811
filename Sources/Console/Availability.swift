import Domain

/// Whether an action may run now and, if not, why: the palette dims it and says so,
/// a key press answers with the same words.
enum Availability {
  /// The reason against an action; nil where it may run.
  static func objection(to action: Action, _ state: State) -> String? {
    if state.isReadOnly, action.isChange { return "Opened with --read-only: nothing can be changed here." }
    switch action {
    case .moveForward, .moveBack, .rankUp, .rankDown, .editTitle, .editEstimate, .editAssignee, .editStatus,
      .editInEditor, .block, .drop, .planSprint, .unplanSprint, .mark, .goToHistory:
      return itemObjection(to: action, state)
    case .goToEpic: return epicObjection(state)
    case .goToRun: return state.linkedRun == nil ? "No run is linked here." : nil
    case .goToVersion: return versionObjection(state)
    case .goToItem: return state.linkedItem == nil ? "No item is linked: the chain is broken here." : nil
    case .standupNext, .standupBack, .standupNote, .standupPark, .standupPause, .standupAbsent, .standupEnd,
      .standupSummary:
      return state.screen == .standup
        ? StandupPage.of(state).objection(to: action, state) : only(.standup, state)
    case .filterEpic: return epicObjection(state)
    case .filterSprint: return state.overview?.sprint == nil ? "No sprint is active." : nil
    case .filterNone: return state.filter.isEmpty ? "Nothing is filtered." : nil
    case .filterDeleted:
      if state.screen != .runs { return only(.runs, state) }
      return state.overview?.deletedRuns.isEmpty == false ? nil : "The tracker deleted none of these runs."
    case .goLeft, .goRight:
      return [.board, .phases].contains(state.screen) ? nil : "There is nothing to the side here."
    case .goUp, .goDown, .goTop, .goEnd, .pageUp, .pageDown: return motionObjection(state)
    case .foldColumn, .unfoldColumns: return foldObjection(to: action, state)
    case .enlarge, .restore, .nextPane, .previousPane:
      if state.listInFocus != .items, hasNothing(state) { return "There is nothing here yet." }
      return state.paneCount > 1 ? nil : "This screen has one pane."
    case .previousCycle: return cycleObjection(-1, state)
    case .nextCycle: return cycleObjection(1, state)
    case .previousSprint: return sprintObjection(-1, state)
    case .nextSprint: return sprintObjection(1, state)
    case .search, .searchNext, .searchPrevious: return searchObjection(state)
    case .sortRunsByName, .sortRunsByStart, .sortRunsByValue:
      if state.screen != .runs { return only(.runs, state) }
      return hasNothing(state) ? "There are no runs to sort." : nil
    case .undo: return undoObjection(state)
    case .redo: return state.overview?.redoRefusal?.sentence
    case .open: return openObjection(state)
    case .retry: return state.unsaved.isEmpty ? "Everything is stored." : nil
    default: return nil
    }
  }

  /// A change that waits is none of the file's yet, and one key must not take a whole project away.
  private static func undoObjection(_ state: State) -> String? {
    guard let refusal = state.overview?.undoRefusal else { return nil }
    if !state.unsaved.isEmpty {
      return "The last change is not stored yet: \(state.key(.retry)) tries again."
    }
    if case .onlyProjectLeft = refusal { return Refusal.nothingToUndo.sentence }
    return refusal.sentence
  }

  /// True for a screen whose panes all tell of its list, and that is empty.
  private static func hasNothing(_ state: State) -> Bool {
    [.runs, .models].contains(state.screen) && state.isListEmpty
  }

  private static func versionObjection(_ state: State) -> String? {
    if state.screen != .runs { return only(.runs, state) }
    if state.currentRun == nil { return "No run is selected." }
    return state.linkedVersion == nil ? "No model version was made from this run." : nil
  }

  /// Screens go by the keys that show them now.
  private static func only(_ screen: ScreenID, _ state: State) -> String {
    "Only in \(state.title(of: screen))."
  }

  private static func epicObjection(_ state: State) -> String? {
    guard let item = state.actedItem else { return nothingSelected(state) }
    return item.epic == nil ? "\(item.key) belongs to no epic." : nil
  }

  private static func nothingSelected(_ state: State) -> String {
    switch state.screen {
    case .standup: "No item is up."
    case .reports: "\(state.key(.nextPane)) goes to the open items first."
    case .now where state.focus != .sprint && !state.sprintRows.isEmpty:
      "\(state.key(state.focus == .checklists ? .previousPane : .nextPane)) goes to the sprint's items first."
    case _ where !state.filter.isEmpty && KeyMap.itemScreens.contains(state.screen): state.nothingAdmitted
    default: "No item is selected. \(state.key(.addItem)) adds one."
    }
  }

  private static func foldObjection(to action: Action, _ state: State) -> String? {
    guard state.screen == .board else { return only(.board, state) }
    if action == .unfoldColumns { return state.folded.isEmpty ? "No column is folded." : nil }
    return state.currentItem == nil ? nothingSelected(state) : nil
  }

  private static func motionObjection(_ state: State) -> String? {
    guard state.listInFocus == .nothing else { return nil }
    if state.screen == .standup, state.standupWorkItem != nil {
      return StandupView.lastScroll(state) > 0 ? nil : "All that is known of the item is in sight."
    }
    return state.screen == .reports ? nothingSelected(state) : "There is no list here to go through."
  }

  private static func searchObjection(_ state: State) -> String? {
    switch state.listInFocus {
    case .summary, .nothing: "This screen holds no list to search."
    // Behind a filter there may be what is looked for: it is named with the keys that open it.
    default:
      state.isListEmpty && state.filter.isEmpty ? "The list is empty: there is nothing to search." : nil
    }
  }

  /// What is opened depends on the screen.
  private static func openObjection(_ state: State) -> String? {
    switch state.screen {
    case .now where state.focus == .sprint, .board, .backlog: itemObjection(to: .open, state)
    case .runs: state.currentRun == nil ? "No run is selected." : objection(to: .goToItem, state)
    case .models: state.currentVersion == nil ? "No version is selected." : objection(to: .goToRun, state)
    case .phases:
      state.pane == PhasePane.list.rawValue && state.proof == nil
        ? "No item or run is named as evidence here." : nil
    case .item: linkObjection(state)
    case .journal: state.changedItem == nil ? "No item was changed by it." : nil
    case .reports:
      state.listInFocus == .items
        ? itemObjection(to: .open, state) : nothingSelected(state)
    default: nil
    }
  }

  private static func linkObjection(_ state: State) -> String? {
    guard let link = state.currentLink else {
      return state.shownLinks.isEmpty
        ? "\(state.currentItem?.key.description ?? "It") has no links yet."
        : "\(state.key(.nextPane)) goes to the links first."
    }
    return state.destination(of: link) == nil ? "\(link.target) has no page of its own." : nil
  }

  private static func cycleObjection(_ step: Int, _ state: State) -> String? {
    guard state.screen == .phases else { return only(.phases, state) }
    let cycles = state.overview?.cycles ?? []
    guard let cycle = state.currentCycle, cycles.count > 1 else { return "There is no other cycle." }
    return cycle == (step > 0 ? cycles.last : cycles.first)
      ? "\(cycle.key) is the \(step > 0 ? "last" : "first") cycle." : nil
  }

  private static func sprintObjection(_ step: Int, _ state: State) -> String? {
    guard state.screen == .reports else { return only(.reports, state) }
    guard state.sprint(besideReportBy: step) == nil else { return nil }
    guard let sprint = state.sprintOfReport else { return "There is no sprint." }
    return "\(sprint.name) is the \(step > 0 ? "last" : "first") sprint."
  }

  private static func itemObjection(to action: Action, _ state: State) -> String? {
    guard let item = state.actedItem else { return nothingSelected(state) }
    switch action {
    case .moveForward: return columnObjection(item, 1, state)
    case .moveBack: return columnObjection(item, -1, state)
    case .rankUp, .rankDown:
      return state.itemOrder == .rank
        ? oneItemObjection(to: action, item, state)
        : "The list is sorted by \(state.itemOrder.rawValue). \(state.key(.sortByRank)) sorts by rank."
    case .editTitle, .editInEditor: return oneItemObjection(to: action, item, state)
    case .drop, .editStatus:
      return state.followsItems(item) ? Refusal.epicFollowsItems(item.key).sentence : nil
    case .block: return item.block == nil ? state.overview?.workflow.refusal(toBlock: item)?.sentence : nil
    case .planSprint:
      guard let sprint = state.overview?.sprint else { return "There is no active sprint to put it into." }
      let items = acted(item, state)
      guard items.allSatisfy(\.kind.fitsSprint) else { return Refusal.epicInSprint(sprint.key).sentence }
      let isThere = items.allSatisfy { $0.sprint == sprint.key }
      return isThere ? "\(item.key) is in sprint \(sprint.key) already." : nil
    case .unplanSprint:
      return acted(item, state).allSatisfy { $0.sprint == nil } ? "\(item.key) is in no sprint." : nil
    default: return nil
    }
  }

  /// The items that a key takes: those that are marked, or the selected one.
  private static func acted(_ item: WorkItem, _ state: State) -> [WorkItem] {
    state.actedKeys(item).map { key in key == item.key ? item : state.overview?.item(key) ?? item }
  }

  /// What is done to one item only says so where others are marked, which it would leave out.
  private static func oneItemObjection(to action: Action, _ item: WorkItem, _ state: State) -> String? {
    let taken = state.actedKeys(item)
    guard taken != [item.key] else { return nil }
    let marks = Wording.counted(taken.count, "item is", plural: "items are")
    return
      "\(state.key(action)) takes the selected item only, and \(marks) marked. \(state.key(.cancel)) unmarks."
  }

  /// Those that can go no further stay; it is refused where none can.
  private static func columnObjection(_ item: WorkItem, _ step: Int, _ state: State) -> String? {
    let columns = state.overview?.workflow.columns ?? []
    let items = acted(item, state)
    let places = items.compactMap { item in columns.firstIndex { $0.key == item.status } }
    guard !places.isEmpty else { return "\(Wording.all(items.map(\.key))) is in no column of the board." }
    guard !places.contains(where: { columns.indices.contains($0 + step) }) else { return nil }
    let subject = Wording.all(items.map(\.key)) + (items.count > 1 ? " are" : " is")
    return "\(subject) in the \(step > 0 ? "last" : "first") column already."
  }
}
