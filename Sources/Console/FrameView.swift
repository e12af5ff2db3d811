import Domain
import Drawing

/// Tabs, detail line and footer.
enum FrameView {
  /// The screens by their keys, and what narrows the view.
  static func drawTabs(_ state: State, on canvas: inout Canvas) {
    let width = canvas.bounds.columns
    let remark = SafeText(tabRemark(state))
    let row = TabRow.fitting(state, columns: width, remark: remark.width)
    var column = 1
    for tab in row.tabs {
      canvas.draw(tab.text, at: Point(column, 0), in: tab.isHere ? Style(.key) : Style(.secondary))
      canvas.name(Rect(column, 0, tab.text.width, 1), ClickTarget.tab(tab.screen).region)
      column += tab.text.width + row.gap
    }
    let room = width - row.columns - 3
    canvas.draw(remark.cut(to: max(0, room)), endingAt: Point(width - 1, 0), in: Style(.accent))
  }

  /// What narrows the view now: filter, search, marks.
  private static func tabRemark(_ state: State) -> String {
    var parts: [String] = []
    if !state.filter.isEmpty { parts.append("filter: \(state.filter.words)") }
    if state.itemOrder != .rank, KeyMap.itemScreens.contains(state.screen) {
      parts.append("sorted by \(state.itemOrder.rawValue)")
    }
    if !state.query.isEmpty { parts.append("search: \(state.query)") }
    if !state.marked.isEmpty { parts.append("\(state.marked.count) marked") }
    return parts.joined(separator: "   ")
  }

  /// The selected thing in full.
  static func drawDetail(_ state: State, on canvas: inout Canvas) {
    let width = canvas.bounds.columns
    guard let overview = state.overview, let detail = DetailText.of(state, overview) else { return }
    for part in detail.parts(columns: width - 2) {
      canvas.draw(part.text, at: Point(1 + part.column, 0), in: Style(part.role))
    }
  }

  /// The most useful keys of what is in focus; help and palette are pinned at the right.
  static func drawFooter(_ state: State, on canvas: inout Canvas) {
    let width = canvas.bounds.columns
    canvas.fill(canvas.bounds, in: Style(.bar))
    if let overlay = state.overlay { return drawHints(overlay.hints, before: width, state, on: &canvas) }
    let (help, palette) = (state.key(.help), state.key(.palette))
    let pinned = SafeText(width < 40 ? "\(help)  \(palette)" : "\(help) help  \(palette) cmd")
    canvas.draw(pinned, endingAt: Point(width - 1, 0), in: Style(.bar, bold: true))
    let start = width - 1 - pinned.width
    let helpColumns = width < 40 ? SafeText(help).width : SafeText("\(help) help").width
    nameKeys(of: help, in: Rect(start, 0, helpColumns, 1), state, on: &canvas)
    nameKeys(
      of: palette, in: Rect(start + helpColumns + 2, 0, pinned.width - helpColumns - 2, 1), state, on: &canvas
    )
    let waiting =
      state.hasLongWait ? [("storing", "waits for the file"), (state.key(.cancel), "stops waiting")] : []
    let keys = footerKeys(state, atMost: width < 100 ? 6 : 9)
    drawHints(waiting + keys, before: width - pinned.width - 4, state, on: &canvas)
  }

  /// Keys and what they do, as many as end before a column.
  private static func drawHints(
    _ hints: [(key: String, word: String)], before end: Int, _ state: State, on canvas: inout Canvas
  ) {
    var column = 1
    for (key, word) in hints {
      let (keyText, wordText) = (SafeText(key), SafeText(word))
      guard column + keyText.width + wordText.width < end else { break }
      canvas.draw(keyText, at: Point(column, 0), in: Style(.bar, bold: true))
      canvas.draw(wordText, at: Point(column + keyText.width + 1, 0), in: Style(.bar))
      nameKeys(of: key, in: Rect(column, 0, keyText.width + 1 + wordText.width, 1), state, on: &canvas)
      column += keyText.width + wordText.width + 4
    }
  }

  /// Lets a click press what a hint names: one key anywhere on the hint, of two that stand for twins each on its own
  /// name, and of a chord the first, after which its popup names the others.
  private static func nameKeys(of hint: String, in rect: Rect, _ state: State, on canvas: inout Canvas) {
    guard state.settings.isMouseOn else { return }
    if let key = Key(name: hint) { return canvas.name(rect, ClickTarget.key(key).region) }
    let parts = hint.split(separator: " ").map(String.init)
    if parts.count > 1, let first = Key(name: parts[0]), state.overlay == nil {
      return canvas.name(rect, ClickTarget.key(first).region)
    }
    var column = rect.column
    for part in parts.count > 1 ? parts : hint.map(String.init) {
      if hint.count == 2 || parts.count > 1, let key = Key(name: part) {
        canvas.name(Rect(column, rect.row, part.count, 1), ClickTarget.key(key).region)
      }
      column += part.count + (parts.count > 1 ? 1 : 0)
    }
  }

  /// - Parameter count: how many there is room for; what comes behind them is not worked out.
  static func footerKeys(_ state: State, atMost count: Int = .max) -> [(key: String, word: String)] {
    let keys = state.settings.keys
    let isElsewhere = state.screen == .now && state.focus != .sprint
    let bindings = keys.footerBindings(on: state.screen)
    var hints: [(key: String, word: String)] = []
    /// As far as there is room: what an action would do now is long to find out.
    func add(where isWanted: (Binding) -> Bool) {
      for binding in bindings where hints.count < count && isWanted(binding) {
        guard isOffered(binding.action, state), !(isAboutItems(binding.action) && isElsewhere) else {
          continue
        }
        if let hint = hint(binding, state) { hints.append(hint) }
      }
    }
    add { $0.footer != .everywhere }
    guard hints.count < count else { return hints }
    let prefixes = KeyMap.prefixTitles.filter { entry in
      !isElsewhere
        && keys.hasFollower(of: entry.key, on: state.screen) { action in
          // A summary is there to be copied.
          let isOwn = !keys.isEverywhere(action) || action == .copyTable && state.standupSummary != nil
          // What has a key of its own is offered with that.
          return isOwn && state.key(action).hasPrefix("\(entry.key.name) ") && isOffered(action, state)
        }
    }
    hints += prefixes.map(hint).prefix(count - hints.count)
    add { $0.footer == .everywhere }
    guard hints.count < count else { return hints }
    let output = outputPrefixes(state).filter { entry in !prefixes.contains { $0.key == entry.key } }
    return hints + output.map(hint).prefix(count - hints.count)
  }

  /// What copies and exports comes last: it holds everywhere, but only where something is listed.
  private static func outputPrefixes(_ state: State) -> [(key: Key, title: String)] {
    guard !state.isListEmpty else { return [] }
    let copying = Action.copyKey
    return KeyMap.prefixTitles.filter { entry in
      let isOffered: (Action) -> Bool =
        switch state.listInFocus {
        case .nothing: { _ in false }
        case .links, .lines: { $0 == copying }
        default: { $0.info.group == copying.info.group }
        }
      return state.settings.keys.hasFollower(of: entry.key, on: state.screen, where: isOffered)
    }
  }

  private static func hint(_ entry: (key: Key, title: String)) -> (key: String, word: String) {
    (entry.key.name, entry.title.lowercased())
  }

  /// Two keys of which one always has something to do stand together, the left one first.
  private static func hint(_ binding: Binding, _ state: State) -> (key: String, word: String)? {
    guard let name = binding.chords.first?.name else { return nil }
    // The way back stands where the way there stood.
    if binding.action == .enlarge, state.isEnlarged {
      return (state.key(.restore), Action.restore.info.short)
    }
    let word = word(of: binding.action, state)
    let twin: (before: Action, after: Action, word: String)? =
      switch binding.action {
      case .moveForward: (.moveBack, .moveForward, "move")
      case .planSprint: (.planSprint, .unplanSprint, "sprint")
      default: nil
      }
    guard let twin, KeyMap.itemScreens.contains(state.screen) else {
      return (name, word)
    }
    // Moving always goes one way or the other; into a sprint or out of it is mostly one of the two.
    let twins = [twin.before, twin.after].filter {
      binding.action == .moveForward || Availability.objection(to: $0, state) == nil
    }
    let keys = twins.map { state.key($0) }
    return keys.allSatisfy { $0.count == 1 } ? (keys.joined(), twin.word) : (name, word)
  }

  /// An action that does one thing or another says which it would be.
  private static func word(of action: Action, _ state: State) -> String {
    switch (action, StandupPage.of(state)) {
    case (.standupNext, .start): "start"
    case (.standupNext, .resume): "go on"
    case (.standupPause, .item) where state.runningReport?.pausedAt != nil: "go on"
    case (.block, _) where state.actedItem?.block != nil: "unblock"
    default: action.info.short
    }
  }

  /// A project that is only looked at offers no change.
  ///
  /// Where the selection is an item it is always the
  /// same keys, so that they stay in their places; elsewhere it is what can be done now.
  private static func isOffered(_ action: Action, _ state: State) -> Bool {
    if state.isReadOnly, action.isChange { return false }
    let keys = state.settings.keys
    // Keys of the person's choice may have taken one from another action.
    if !keys.problems.isEmpty, keys.workingNames(of: action, on: state.screen).isEmpty { return false }
    // During the walk undo is worth more room.
    if action == .standupAbsent, StandupPage.of(state) != .start { return false }
    // It stands for its twin too: one of the two always has something to do.
    if action == .planSprint, state.overview?.sprint != nil {
      return [action, .unplanSprint].contains { Availability.objection(to: $0, state) == nil }
    }
    if KeyMap.itemScreens.contains(state.screen), ![.planSprint, .undo, .redo].contains(action),
      state.actedItem != nil
    {
      return true
    }
    if action == .goDown { return state.screen != .item || ItemView.lastScroll(state) > 0 }
    return Availability.objection(to: action, state) == nil
  }

  private static func isAboutItems(_ action: Action) -> Bool { action.info.group == .items }
}
