import Domain
import Drawing

/// The next state and what is asked for; pure.
package func update(_ state: inout State, _ message: Message) -> [Effect] {
  switch message {
  case .input(let input): return state.take(input)
  case .loaded(let overview, let now):
    let (run, version) = (state.currentRun?.key, state.currentVersion)
    state.overview = overview
    state.now = now
    state.keepPlaces(run: run, version: version)
    state.isBusy = false
    state.keepSelection()
    return state.needs()
  case .loadedItem(let detail):
    state.detail = detail
    return []
  case .loadedJournal(let lines):
    state.journal = lines
    return []
  case .loadedSeries(let id, let points):
    state.series[id] = points
    return []
  case .performed(let summary, let items, let at):
    state.savedAt = at
    state.isBusy = false
    state.message = State.Note(
      "\(summary).  \(summary.hasPrefix("Undid") ? "C-r brings it back" : "u undoes it").")
    if let item = items.first { state.selectedItem = item }
    return [.load] + state.screenReads()
  case .asked(let question, let command):
    state.isBusy = false
    state.ask(question, command)
    return []
  case .refused(let sentence), .failed(let sentence):
    state.isBusy = false
    state.message = State.Note(sentence, error: true)
    return []
  case .changed: return [.load] + state.screenReads()
  case .ticked(let now):
    state.now = now
    return []
  }
}

extension State {
  fileprivate mutating func take(_ input: Input) -> [Effect] {
    switch input {
    case .key(let key): return take(key)
    case .paste(let text): return paste(text)
    case .mouse(let event): return take(event)
    case .resized(let size):
      self.size = size
      return []
    case .ended(let signal): return [.quit(128 + signal)]
    case .resumed: return [.load, .redraw]
    case .woken: return []
    }
  }

  private mutating func take(_ key: Key) -> [Effect] {
    if overlay != nil { return takeInOverlay(key) }
    if message?.isError == false { message = nil }
    if key == .control("c") {
      message = Note("Press q to quit.")
      return []
    }
    if key == .control("z") { return [.suspend] }
    if key == .character("e"), KeyMap.itemScreens.contains(screen) || screen == .item, currentItem != nil {
      overlay = .menu
      return []
    }
    guard let action = KeyMap.action(for: key, on: screen) else {
      message = Note("\(key.name) means nothing here. ? shows the keys.")
      return []
    }
    return perform(action)
  }

  private mutating func paste(_ text: String) -> [Effect] {
    switch overlay {
    case .prompt(var prompt):
      prompt.input.insert(text)
      overlay = .prompt(prompt)
    case .palette(var input, _):
      input.insert(text)
      overlay = .palette(input: input, choice: 0)
    case .help(var input, _):
      input.insert(text)
      overlay = .help(input: input, scroll: 0)
    default: message = Note("Nothing was being typed, so the pasted text was left out.")
    }
    return []
  }

  private mutating func take(_ event: MouseEvent) -> [Effect] {
    guard overlay == nil else { return [] }
    switch event.kind {
    case .wheelUp: return perform(.goUp)
    case .wheelDown: return perform(.goDown)
    default: return []
    }
  }

  /// What the present screen shows besides the overview.
  func screenReads() -> [Effect] {
    switch screen {
    case .journal: [.loadJournal]
    case .item: selectedItem.map { [.loadItem($0)] } ?? []
    case .standup: standupItem.map { [.loadItem($0)] } ?? []
    default: []
    }
  }

  /// Reads that follow from what was just loaded: histories of the runs in view.
  func needs() -> [Effect] {
    var effects: [Effect] = []
    if screen == .now || screen == .runs {
      effects += chartRuns.compactMap { $0.watched.map { .loadSeries($0.seriesID) } }
    }
    if screen == .standup { effects += screenReads() }
    return effects
  }

  /// Keeps the selection on something that is there.
  mutating func keepSelection() {
    guard let overview else { return }
    if let selected = selectedItem, overview.item(selected) != nil { return }
    let columns = boardColumns
    let doing = columns.filter { $0.status.category == .doing }.flatMap(\.items)
    selectedItem = (doing.first ?? columns.flatMap(\.items).first)?.key
  }
}
