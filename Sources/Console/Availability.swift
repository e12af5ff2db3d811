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
    case .standupNext, .standupBack, .standupNote, .standupPark, .standupPause, .standupAbsent, .standupEnd,
      .standupSummary:
      return state.screen == .standup
        ? StandupPage.of(state).objection(to: action, state) : "Only in 7 Standup."
    case .filterEpic: return state.actedItem?.epic == nil ? "The item belongs to no epic." : nil
    case .filterSprint: return state.overview?.sprint == nil ? "No sprint is active." : nil
    case .filterNone: return state.filter.isEmpty ? "Nothing is filtered." : nil
    case .foldColumn, .unfoldColumns: return state.screen == .board ? nil : "Only on 1 Board."
    case .enlarge, .restore, .nextPane, .previousPane:
      return state.paneCount > 1 ? nil : "This screen has one pane."
    case .previousCycle, .nextCycle: return cycleObjection(state)
    case .sortRunsByName, .sortRunsByStart, .sortRunsByValue:
      return state.screen == .runs ? nil : "Only in 4 Runs."
    case .open: return openObjection(state)
    case .retry: return state.unsaved.isEmpty ? "Everything is stored." : nil
    default: return nil
    }
  }

  /// What is opened depends on the screen.
  private static func openObjection(_ state: State) -> String? {
    switch state.screen {
    case .runs: objection(to: .goToItem, state)
    case .models: objection(to: .goToRun, state)
    case .journal: state.changedItem == nil ? "No item was changed by it." : nil
    case .reports:
      state.listInFocus == .items
        ? itemObjection(to: .open, state) : "\(state.key(.nextPane)) goes to the open items first."
    default: nil
    }
  }

  private static func cycleObjection(_ state: State) -> String? {
    guard state.screen == .phases else { return "Only in 3 Phases." }
    return (state.overview?.cycles.count ?? 0) > 1 ? nil : "There is no other cycle."
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
