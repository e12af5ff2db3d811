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
    case .goToEpic: return state.actedItem?.epic == nil ? "The item belongs to no epic." : nil
    case .goToRun: return state.linkedRun == nil ? "No run is linked here." : nil
    case .goToVersion: return state.linkedVersion == nil ? "No model version was made from this run." : nil
    case .goToItem: return state.linkedItem == nil ? "No item is linked: the chain is broken here." : nil
    case .standupNext, .standupBack, .standupNote, .standupPark, .standupEnd, .standupSummary:
      return state.screen == .standup
        ? StandupPage.of(state).objection(to: action, state) : only(.standup, state)
    case .filterEpic: return state.actedItem?.epic == nil ? "The item belongs to no epic." : nil
    case .filterSprint: return state.overview?.sprint == nil ? "No sprint is active." : nil
    case .filterNone: return state.filter.isEmpty ? "Nothing is filtered." : nil
    case .filterDeleted:
      if state.screen != .runs { return only(.runs, state) }
      return state.overview?.deletedRuns.isEmpty == false ? nil : "The tracker deleted none of these runs."
    case .foldColumn, .unfoldColumns: return state.screen == .board ? nil : only(.board, state)
    case .enlarge, .restore, .nextPane, .previousPane:
      return state.paneCount > 1 ? nil : "This screen has one pane."
    case .previousCycle: return cycleObjection(-1, state)
    case .nextCycle: return cycleObjection(1, state)
    case .previousSprint: return sprintObjection(-1, state)
    case .nextSprint: return sprintObjection(1, state)
    case .search, .searchNext, .searchPrevious: return searchObjection(state)
    case .sortRunsByName, .sortRunsByStart, .sortRunsByValue:
      return state.screen == .runs ? nil : only(.runs, state)
    case .open: return openObjection(state)
    case .retry: return state.unsaved.isEmpty ? "Everything is stored." : nil
    default: return nil
    }
  }

  /// Screens go by the keys that show them now.
  private static func only(_ screen: ScreenID, _ state: State) -> String {
    "Only in \(state.title(of: screen))."
  }

  private static func searchObjection(_ state: State) -> String? {
    switch state.listInFocus {
    case .summary, .nothing: "This screen holds no list to search."
    default: nil
    }
  }

  /// What is opened depends on the screen.
  private static func openObjection(_ state: State) -> String? {
    switch state.screen {
    case .runs: objection(to: .goToItem, state)
    case .models: objection(to: .goToRun, state)
    case .phases:
      state.pane == PhasePane.list.rawValue && state.proof == nil
        ? "No item or run is named as evidence here." : nil
    case .journal: state.changedItem == nil ? "No item was changed by it." : nil
    case .reports:
      state.listInFocus == .items
        ? itemObjection(to: .open, state) : "\(state.key(.nextPane)) goes to the open items first."
    default: nil
    }
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
    guard let item = state.actedItem else {
      if state.screen == .standup { return "No item is up." }
      return "No item is selected. \(state.key(.addItem)) adds one."
    }
    switch action {
    case .moveForward: return columnObjection(item, 1, state)
    case .moveBack: return columnObjection(item, -1, state)
    case .rankUp, .rankDown:
      return state.itemOrder == .rank
        ? nil : "The list is sorted by \(state.itemOrder.rawValue). \(state.key(.sortByRank)) sorts by rank."
    case .planSprint: return state.overview?.sprint == nil ? "There is no active sprint to put it into." : nil
    case .unplanSprint: return item.sprint == nil ? "\(item.key) is in no sprint." : nil
    default: return nil
    }
  }

  private static func columnObjection(_ item: WorkItem, _ step: Int, _ state: State) -> String? {
    guard let columns = state.overview?.workflow.columns,
      let index = columns.firstIndex(where: { $0.key == item.status })
    else { return "\(item.key) is in no column of the board." }
    guard !columns.indices.contains(index + step) else { return nil }
    return "\(item.key) is in the \(step > 0 ? "last" : "first") column already."
  }
}
