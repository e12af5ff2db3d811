import Domain
import Drawing

/// What each action does that is not about an item.
extension State {
  /// Does what an action means, which nothing objects to.
  mutating func perform(_ action: Action) -> [Effect] {
    switch action.info.group {
    case .screens: return performScreen(action)
    case .motion: return performMotion(action)
    case .items: return performOnItem(action)
    case .lists:
      performList(action)
      return []
    case .output: return performOutput(action)
    case .standup: return performInStandup(action)
    case .general: return performGeneral(action)
    }
  }

  private mutating func performScreen(_ action: Action) -> [Effect] {
    if action == .showProjects {
      (isChangingProject, isAwaitingChange) = (true, true)
      return [.loadProjects]
    }
    return ScreenID.numbered.first { $0.action == action }.map { show($0) } ?? []
  }

  private mutating func performMotion(_ action: Action) -> [Effect] {
    switch action {
    case .goUp: return move(-1)
    case .goDown: return move(1)
    case .pageUp: return movePage(-1)
    case .pageDown: return movePage(1)
    case .goTop: return move(-1_000_000)
    case .goEnd: return move(1_000_000)
    case .goLeft: moveAside(by: -1)
    case .goRight: moveAside(by: 1)
    case .nextPane: movePane(1)
    case .previousPane: movePane(-1)
    case .enlarge: isEnlarged.toggle()
    case .restore: isEnlarged = false
    case .open: return open()
    case .previousCycle: moveCycle(-1)
    case .nextCycle: moveCycle(1)
    case .previousSprint: return moveReportedSprint(by: -1)
    case .nextSprint: return moveReportedSprint(by: 1)
    case .foldColumn: foldColumn()
    case .unfoldColumns: folded = []
    default: return follow(action)
    }
    return []
  }

  private mutating func performGeneral(_ action: Action) -> [Effect] {
    switch action {
    case .back: return goBack()
    case .quit: return [.quit(0)]
    case .cancel: return cancel()
    case .undo: return change(.undo)
    case .redo: return change(.redo)
    case .retry: return retry()
    case .search:
      overlay = .prompt(Prompt(.search, label: "Search", hint: "key or words", text: query).offering([]))
    case .searchNext: return findNext(1)
    case .searchPrevious: return findNext(-1)
    case .palette: overlay = .palette(input: TextInput(), choice: 0)
    case .help: overlay = .help(input: TextInput(), choice: 0)
    case .redraw: return [.screen(.redraw)]
    case .mouse: return switchMouse()
    case .nextTheme: return switchTheme()
    case .nextChartForm:
      settings.chartForm = Self.following(settings.chartForm, in: ChartForm.allCases)
      message = Note("Charts are drawn in \(settings.chartForm.rawValue). `charts` in the settings keeps it.")
    case .plainCharacters:
      settings.isPlain.toggle()
      message = Note(
        "Plain characters are \(settings.isPlain ? "on" : "off"). `ascii` in the settings keeps it.")
    default: break
    }
    return []
  }

  private mutating func switchMouse() -> [Effect] {
    settings.isMouseOn.toggle()
    message = Note(
      settings.isMouseOn ? "The mouse is on; \(key(.mouse)) switches it off." : "The mouse is off.")
    return [.screen(.mouse(settings.isMouseOn))]
  }

  private mutating func switchTheme() -> [Effect] {
    settings.theme = Self.following(settings.theme, in: Theme.allCases)
    message = Note("The colours are \(settings.theme.rawValue). `theme` in the settings keeps them.")
    return [.screen(.theme(settings.theme))]
  }

  private static func following<Value: Equatable>(_ value: Value, in all: [Value]) -> Value {
    let index = all.firstIndex(of: value) ?? 0
    return all[(index + 1) % all.count]
  }

  /// Changes the screen; the way back begins anew.
  mutating func show(_ target: ScreenID) -> [Effect] {
    guard target != screen else { return [] }
    trail = []
    return enter(target)
  }

  /// Goes in; what is opened depends on the pane in focus.
  mutating func open() -> [Effect] {
    switch screen {
    case .now where focus == .checklists: return goInto(.phases)
    case .now where focus == .runs: return goInto(.runs)
    case .now where focus == .models: return goInto(.models)
    case .now, .board, .backlog, .reports: return currentItem == nil ? [] : goInto(.item)
    case .phases: return openCell()
    case .item: return openLink()
    case .journal: return changedItem.map { openItem($0) } ?? []
    case .runs: return follow(.goToItem)
    case .models: return follow(.goToRun)
    default: return []
    }
  }

  /// Goes in; `Esc` and `q` come back to the same place.
  mutating func goInto(_ target: ScreenID) -> [Effect] {
    trail.append(
      Place(
        screen: screen, item: selectedItem, pane: panes[screen], link: linkIndex, scrolledLines: scrolledLines
      ))
    return enter(target)
  }

  private mutating func enter(_ target: ScreenID) -> [Effect] {
    screen = target
    scrolledLines = 0
    if target == .item {
      detail = nil
      panes[.item] = nil
      linkIndex = 0
      enlarged.remove(.item)
    }
    selectListed()
    return screenReads() + needs()
  }

  private mutating func move(_ step: Int) -> [Effect] {
    moveSelection(by: step)
    return listInFocus == .runs || listInFocus == .operations ? needs() : []
  }

  /// Half a page: through what is cut beside a list, else through the list.
  private mutating func movePage(_ direction: Int) -> [Effect] {
    let last = lastScrollBesideList
    guard last > 0 else { return move(direction * max(1, size.rows / 2)) }
    scroll(by: direction * max(1, size.rows / 4), last: last)
    return []
  }

  private mutating func moveAside(by step: Int) {
    switch screen {
    case .board: moveColumn(by: step)
    case .phases: moveCell(by: step)
    default: break
    }
  }

  private mutating func movePane(_ step: Int) {
    focusPane((pane + step + paneCount) % paneCount)
  }

  /// Gives a pane of the present screen the keys, by its order.
  mutating func focusPane(_ number: Int) {
    let isOther = panes[screen] != number
    panes[screen] = number
    selectListed()
    if isOther, screen == .models { scrolledLines = 0 }
    guard isOther, screen == .item else { return }
    scrolledLines = ItemView.firstLine(self)
    if listInFocus == .links { scrolledLines = ItemView.scrollToLink(self) }
  }

  private mutating func moveCycle(_ step: Int) {
    cycleIndex = Self.clamp(cycleIndex + step, overview?.cycles.count ?? 0)
    (cellIndex, scrolledLines) = (0, 0)
  }

  private mutating func goBack() -> [Effect] {
    guard let previous = trail.popLast() else { return screen == .now ? leave() : show(.now) }
    screen = previous.screen
    selectedItem = previous.item
    scrolledLines = 0
    if screen == .item {
      (panes[.item], linkIndex, scrolledLines) = (previous.pane, previous.link, previous.scrolledLines)
    }
    keepSelections()
    return screenReads() + needs()
  }

  /// Quits; where a change could not be stored, only when it is said twice.
  private mutating func leave() -> [Effect] {
    guard !unsaved.isEmpty, message?.text != leavingNote else { return [.quit(0)] }
    message = Note(leavingNote, .error)
    return []
  }

  private var leavingNote: String {
    let (what, left) =
      unsaved.count == 1 ? ("A change is", "it") : ("\(unsaved.count) changes are", "them")
    return "\(what) not stored: \(key(.retry)) tries again, \(key(.back)) leaves without \(left)."
  }

  /// Takes back what is newest: message, enlargement, marks, search, filter, then the way in.
  private mutating func cancel() -> [Effect] {
    if hasLongWait { return stopWaiting() }
    if message != nil {
      message = nil
    } else if let fault = sourceFaults.firstIndex(where: { !$0.isSeen }) {
      sourceFaults[fault].isSeen = true
    } else if isEnlarged {
      isEnlarged = false
    } else if screen == .phases || screen == .journal, pane > 0 {
      panes[screen] = 0
    } else if !marked.isEmpty {
      marked = []
    } else if !query.isEmpty {
      query = ""
    } else if !filter.isEmpty {
      filter = ItemFilter()
      keepSelections()
    } else if !trail.isEmpty {
      return goBack()
    }
    return []
  }

  /// The nearest legal index; 0 where there is none.
  static func clamp(_ index: Int, _ count: Int) -> Int { min(max(0, index), max(0, count - 1)) }
}
