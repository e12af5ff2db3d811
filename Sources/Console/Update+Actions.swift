import Domain
import Drawing

/// What each action does.
extension State {
  mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .showNow: return show(.now)
    case .showBoard: return show(.board)
    case .showBacklog: return show(.backlog)
    case .showPhases: return show(.phases)
    case .showRuns: return show(.runs)
    case .showModels: return show(.models)
    case .showReports: return show(.reports)
    case .showStandup: return showStandup()
    case .showJournal: return show(.journal)
    case .goUp: return move(-1)
    case .goDown: return move(1)
    case .pageUp: return move(-max(1, size.rows / 2))
    case .pageDown: return move(max(1, size.rows / 2))
    case .goTop: return move(-1_000_000)
    case .goEnd: return move(1_000_000)
    case .goLeft: return goSideways(-1)
    case .goRight: return goSideways(1)
    case .nextPane: return movePane(1)
    case .previousPane: return movePane(-1)
    case .enlarge: isEnlarged = true
    case .restore: isEnlarged = false
    case .open: return open()
    case .back: return goBack()
    case .quit: return [.quit(0)]
    case .cancel: cancel()
    case .undo: return change(.undo)
    case .redo: return change(.redo)
    case .search: overlay = .prompt(Prompt(.search, label: "Search", hint: "key or words", text: query))
    case .searchNext: findNext(1)
    case .searchPrevious: findNext(-1)
    case .palette: overlay = .palette(input: TextInput(), choice: 0)
    case .help: overlay = .help(input: TextInput(), scroll: 0)
    case .redraw: return [.redraw]
    case .mouse:
      isMouseOn.toggle()
      message = Note(isMouseOn ? "The mouse is on; M switches it off." : "The mouse is off.")
      return [.setMouse(isMouseOn)]
    case .previousCycle: cycleIndex = max(0, cycleIndex - 1)
    case .nextCycle: cycleIndex = min(cycleIndex + 1, max(0, (overview?.cycles.count ?? 1) - 1))
    default: return performOnItem(action)
    }
    return []
  }

  private mutating func show(_ target: ScreenID) -> [Effect] {
    guard target != screen else { return [] }
    trail = []
    screen = target
    return screenReads() + needs()
  }

  private mutating func move(_ step: Int) -> [Effect] {
    moveSelection(by: step)
    return screen == .runs || (screen == .now && focus == .runs) ? needs() : []
  }

  private mutating func goSideways(_ step: Int) -> [Effect] {
    if screen == .board { moveColumn(by: step) }
    return []
  }

  private mutating func movePane(_ step: Int) -> [Effect] {
    guard screen == .now else { return [] }
    let count = NowPane.allCases.count
    focus = NowPane(rawValue: (focus.rawValue + step + count) % count) ?? .sprint
    return []
  }

  /// Goes in; `Esc` and `q` come back to the same place.
  private mutating func open() -> [Effect] {
    let target: ScreenID? =
      switch (screen, focus) {
      case (.now, .checklists): .phases
      case (.now, .runs): .runs
      case (.now, .models): .models
      case (.now, _), (.board, _), (.backlog, _): currentItem == nil ? nil : .item
      default: nil
      }
    guard let target else { return [] }
    trail.append(screen)
    screen = target
    itemScroll = 0
    detail = nil
    return screenReads() + needs()
  }

  private mutating func goBack() -> [Effect] {
    guard let previous = trail.popLast() else { return [.quit(0)] }
    screen = previous
    return screenReads()
  }

  private mutating func cancel() {
    if message != nil {
      message = nil
    } else if isEnlarged {
      isEnlarged = false
    } else if !query.isEmpty {
      query = ""
    } else if let previous = trail.popLast() {
      screen = previous
    }
  }

  mutating func change(_ effect: Effect) -> [Effect] {
    isBusy = true
    return [effect]
  }

  mutating func findNext(_ step: Int) {
    let found = matches
    guard !found.isEmpty else {
      message = Note(
        query.isEmpty ? "Nothing to search for yet: / asks for words." : "Nothing here matches \(query).")
      return
    }
    let index = found.firstIndex { $0.key == selectedItem } ?? (step > 0 ? -1 : 0)
    let next = (index + step + found.count) % found.count
    selectedItem = found[next].key
    message = Note("Match \(next + 1) of \(found.count) for \(query)")
  }

  private mutating func showStandup() -> [Effect] {
    let effects = show(.standup)
    guard let overview, overview.standup == nil else { return effects }
    return effects + change(.perform(.startStandup(facilitator: person), .none))
  }

  /// Actions that need an item.
  private mutating func performOnItem(_ action: Action) -> [Effect] {
    if action == .addItem { return promptNewItem() }
    if screen == .standup, action.info.group == .standup { return performInStandup(action) }
    let key = screen == .standup ? standupItem : currentItem?.key
    guard let key, let item = overview?.item(key) else {
      message = Note("No item is selected. a adds one.")
      return []
    }
    switch action {
    case .moveForward: return shift(item, by: 1)
    case .moveBack: return shift(item, by: -1)
    case .rankUp: return rank(item, by: -1)
    case .rankDown: return rank(item, by: 1)
    case .drop: return change(.perform(.moveItems([item.key], to: droppedStatus), .none))
    case .planSprint: return plan(item)
    case .unplanSprint: return change(.perform(.planItems([item.key], into: nil), .none))
    case .block:
      if item.block != nil { return change(.perform(.unblockItem(item.key), .none)) }
      overlay = .prompt(
        Prompt(.blockReason(item.key), label: "Block \(item.key)", hint: "why, and who helps"))
    case .editTitle: promptEdit(item, .title, "Title")
    case .editEstimate: promptEdit(item, .estimate, "Points")
    case .editAssignee: promptEdit(item, .assignee, "Assignee")
    case .editStatus:
      let names = overview?.workflow.statuses.map(\.key).joined(separator: " ") ?? ""
      overlay = .prompt(Prompt(.status(item.key), label: "Status", hint: names, text: item.status))
    default: break
    }
    return []
  }

  private var droppedStatus: String {
    overview?.workflow.statuses.first { $0.category == .closed }?.key ?? "dropped"
  }

  private mutating func shift(_ item: WorkItem, by step: Int) -> [Effect] {
    guard let columns = overview?.workflow.columns,
      let index = columns.firstIndex(where: { $0.key == item.status })
    else { return [] }
    guard columns.indices.contains(index + step) else {
      message = Note("\(item.key) is in the \(step > 0 ? "last" : "first") column already.")
      return []
    }
    return change(.perform(.moveItems([item.key], to: columns[index + step].key), .none))
  }

  private mutating func rank(_ item: WorkItem, by step: Int) -> [Effect] {
    let rows = listedItems
    guard let index = rows.firstIndex(where: { $0.key == item.key }), rows.indices.contains(index + step)
    else {
      message = Note("\(item.key) is at the \(step > 0 ? "bottom" : "top") already.")
      return []
    }
    return change(.perform(.swapRanks(item.key, rows[index + step].key), .none))
  }

  private mutating func plan(_ item: WorkItem) -> [Effect] {
    guard let sprint = overview?.sprint else {
      message = Note("There is no active sprint to put it into.", error: true)
      return []
    }
    return change(.perform(.planItems([item.key], into: sprint.key), .none))
  }

  private mutating func promptNewItem() -> [Effect] {
    let status = screen == .board ? currentItem?.status : nil
    let target = status ?? overview?.workflow.columns.first?.key ?? "backlog"
    let name = overview?.workflow.name(target) ?? target
    overlay = .prompt(
      Prompt(
        .newItem(status: target), label: "New item in \(name)",
        hint: "story, bug, spike, epic: as its first word and a colon"))
    return []
  }

  private mutating func promptEdit(_ item: WorkItem, _ field: ItemField, _ label: String) {
    let hint =
      switch field {
      case .assignee: overview?.members.map(\.key).joined(separator: " ") ?? ""
      case .estimate: "1 2 3 5 8 13, or empty"
      default: ""
      }
    let prompt = Prompt(
      .edit(item.key, field), label: "\(label) of \(item.key)", hint: hint, text: item.text(of: field) ?? "")
    overlay = .prompt(prompt)
  }

  private mutating func performInStandup(_ action: Action) -> [Effect] {
    guard let standup = overview?.standup else { return showStandup() }
    switch action {
    case .standupNext:
      return change(.perform(.moveStandup(standup.key, to: standup.position + 1), .none))
    case .standupBack:
      return change(.perform(.moveStandup(standup.key, to: standup.position - 1), .none))
    case .standupNote:
      guard let item = standupItem else { return [] }
      overlay = .prompt(Prompt(.standupNote(item), label: "Note on \(item)"))
    case .standupPark: overlay = .prompt(Prompt(.parkTopic, label: "Parking lot", hint: "topic"))
    case .standupEnd:
      let effects = change(.perform(.endStandup(standup.key), .none))
      screen = .now
      trail = []
      return effects
    default: break
    }
    return []
  }
}
