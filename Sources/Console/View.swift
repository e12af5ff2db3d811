import Domain
package import Drawing

/// State → canvas: the frame around every screen, and the screen in it.
package enum View {
  package static func draw(_ state: State) -> Canvas {
    var canvas = Canvas(state.size)
    let bounds = canvas.bounds
    guard bounds.rows >= 8, bounds.columns >= 24 else {
      drawTiny(state, on: &canvas)
      return canvas
    }
    let (header, belowHeader) = bounds.splitTop(1)
    let (tabs, belowTabs) = belowHeader.splitTop(1)
    let (body, foot) = belowTabs.splitBottom(2)
    canvas.within(header) { Frame.drawHeader(state, on: &$0) }
    if state.screen == .standup {
      canvas.within(Rect(0, 1, body.columns, body.rows + 1)) { drawBody(state, on: &$0) }
    } else {
      canvas.within(tabs) { Frame.drawTabs(state, on: &$0) }
      canvas.within(body) { drawBody(state, on: &$0) }
    }
    canvas.within(Rect(0, foot.row, foot.columns, 1)) { Frame.drawDetail(state, on: &$0) }
    canvas.within(Rect(0, foot.row + 1, foot.columns, 1)) { Frame.drawFooter(state, on: &$0) }
    OverlayView.draw(state, on: &canvas)
    return canvas
  }

  private static func drawBody(_ state: State, on canvas: inout Canvas) {
    guard state.overview != nil else {
      canvas.draw("reading the project …", at: Point(1, 1), in: Style(.secondary))
      return
    }
    switch state.screen {
    case .now: NowView.draw(state, on: &canvas)
    case .board: BoardView.draw(state, on: &canvas)
    case .backlog: BacklogView.draw(state, on: &canvas)
    case .phases: PhasesView.draw(state, on: &canvas)
    case .runs: RunsView.draw(state, on: &canvas)
    case .models: ModelsView.draw(state, on: &canvas)
    case .reports: ReportsView.draw(state, on: &canvas)
    case .standup: StandupView.draw(state, on: &canvas)
    case .journal: JournalView.draw(state, on: &canvas)
    case .item: ItemView.draw(state, on: &canvas)
    }
  }

  /// Below 24 columns or 8 rows: the selected item, as far as there is room.
  private static func drawTiny(_ state: State, on canvas: inout Canvas) {
    guard let item = state.currentItem, let overview = state.overview else { return }
    let size = canvas.bounds
    let line = SafeText("\(item.key) \(overview.workflow.name(item.status))")
    canvas.draw(line, at: Point(0, 0), in: Style(.strong), columns: size.columns)
    for (row, text) in SafeText(item.title).wrapped(to: size.columns).enumerated() {
      canvas.draw(text, at: Point(0, row + 1))
    }
  }
}

/// Header, tabs, detail line and footer.
enum Frame {
  /// Never loses project, sprint and save state; the rest drops from the right.
  static func drawHeader(_ state: State, on canvas: inout Canvas) {
    let width = canvas.bounds.columns
    canvas.fill(canvas.bounds, in: Style(.bar))
    let saved = saveState(state)
    canvas.draw(
      SafeText(saved), endingAt: Point(width - 1, 0), in: Style(.bar, bold: state.message?.isError == true))
    guard let overview = state.overview else { return }
    var parts = [width < 100 ? String(overview.name.prefix(28)) : overview.name]
    if let sprint = overview.sprint { parts.append(sprintText(sprint, state, overview)) }
    let blocked = overview.items.count { $0.block != nil && overview.workflow.category($0.status) != .done }
    if blocked > 0 { parts.append("! \(blocked) blocked") }
    if let burndown = overview.burndown, let last = burndown.points.last {
      parts.append("\(Rules.text(last.done))/\(Rules.text(last.scope)) pts")
    }
    let running = overview.runs.count(where: \.isRunning)
    if running > 0 { parts.append("▶ \(running) run\(running == 1 ? "" : "s")") }
    parts.append(overview.calendar.longText(state.now))
    let room = width - saved.count - 3
    var column = 1
    for (index, part) in parts.enumerated() {
      let text = SafeText(part)
      guard index < 2 || column + text.width <= room else { break }
      canvas.draw(
        text, at: Point(column, 0), in: Style(.bar, bold: index == 0), columns: max(0, room - column))
      column += text.width + 2
    }
  }

  private static func saveState(_ state: State) -> String {
    if state.isBusy { return "saving" }
    guard let saved = state.savedAt, let overview = state.overview else { return "saved" }
    return "saved \(overview.calendar.clock(of: saved, seconds: true))"
  }

  private static func sprintText(_ sprint: Sprint, _ state: State, _ overview: Overview) -> String {
    let calendar = overview.calendar
    let (first, last) = (calendar.day(of: sprint.startsAt), calendar.day(of: sprint.endsAt))
    let all = calendar.workingDays(first, last)
    let past = all.count { $0 <= calendar.day(of: state.now) }
    return "\(sprint.name)  day \(past)/\(all.count)"
  }

  static func drawTabs(_ state: State, on canvas: inout Canvas) {
    let width = canvas.bounds.columns
    let gap = width < 100 ? 1 : 2
    var column = 1
    for (number, screen) in ScreenID.numbered.enumerated() {
      let isHere = screen == state.screen || state.trail.first == screen
      let text = SafeText("\(number) \(screen.title)")
      canvas.draw(text, at: Point(column, 0), in: isHere ? Style(.key) : Style(.secondary))
      column += text.width + gap
    }
    guard !state.query.isEmpty else { return }
    let filter = SafeText("search: \(state.query)")
    if column + filter.width < width {
      canvas.draw(filter, endingAt: Point(width - 1, 0), in: Style(.accent))
    }
  }

  /// A message, or the selected thing in full.
  static func drawDetail(_ state: State, on canvas: inout Canvas) {
    let width = canvas.bounds.columns
    if let message = state.message {
      let style = Style(message.isError ? .bad : .good)
      canvas.draw(
        SafeText((message.isError ? "! " : "") + message.text), at: Point(1, 0), in: style, columns: width - 2
      )
      return
    }
    guard let overview = state.overview, let item = state.currentItem,
      KeyMap.itemScreens.contains(state.screen)
    else { return }
    let key = canvas.draw(SafeText("\(item.key)"), at: Point(1, 0), in: Style(.strong))
    let title = canvas.draw(SafeText(item.title), at: Point(key + 3, 0), columns: max(0, width - key - 4))
    let tail = SafeText(ItemText.summary(of: item, overview, now: state.now))
    let room = width - key - title - 7
    guard room >= 12 else { return }
    let shown = tail.cut(to: room)
    canvas.draw(shown, endingAt: Point(width - 1, 0), in: Style(.secondary))
  }

  static func drawFooter(_ state: State, on canvas: inout Canvas) {
    let width = canvas.bounds.columns
    canvas.fill(canvas.bounds, in: Style(.bar))
    let pinned = SafeText("? help  : cmd")
    canvas.draw(pinned, endingAt: Point(width - 1, 0), in: Style(.bar, bold: true))
    var column = 1
    var shown: Set<Action> = []
    let limit = width < 100 ? 5 : 8
    for binding in KeyMap.bindings
    where binding.isInFooter && binding.holds(on: state.screen) && !shown.contains(binding.action) {
      if state.screen != .now, binding.action == .nextPane { continue }
      let key = SafeText(binding.keys.first?.name ?? "")
      let word = SafeText(binding.action.info.short)
      guard shown.count < limit, column + key.width + word.width + 4 < width - pinned.width else { break }
      canvas.draw(key, at: Point(column, 0), in: Style(.bar, bold: true))
      canvas.draw(word, at: Point(column + key.width + 1, 0), in: Style(.bar))
      column += key.width + word.width + 4
      shown.insert(binding.action)
    }
  }
}

/// How items are put into words, the same on every screen.
enum ItemText {
  /// Days of work so far, or from start to finish.
  static func age(of item: WorkItem, _ overview: Overview, now: Instant) -> Int? {
    item.startedAt.map { overview.calendar.days($0, item.finishedAt ?? now) }
  }

  static func level(of item: WorkItem, _ overview: Overview, now: Instant) -> AgeLevel? {
    guard item.finishedAt == nil, let age = age(of: item, overview, now: now) else { return nil }
    return overview.flow.level(ofAge: age)
  }

  static func points(_ item: WorkItem) -> String { item.estimate.map(Rules.text) ?? "?" }

  /// The name, and a minus sign for somebody who is away today.
  static func assignee(_ item: WorkItem, _ overview: Overview) -> String {
    let name = overview.memberName(item.assignee)
    return item.assignee.map(overview.absent.contains) == true ? "\(name) -" : name
  }

  static func blocked(_ block: WorkItem.Block, now: Instant) -> String {
    let hours = now.since(block.since) / 3_600_000
    return hours < 48 ? "! blocked \(hours)h" : "! blocked \(hours / 24)d"
  }

  static func summary(of item: WorkItem, _ overview: Overview, now: Instant) -> String {
    var parts = [overview.workflow.name(item.status)]
    if let age = age(of: item, overview, now: now) {
      parts[0] += " \(age) d"
      if item.finishedAt == nil {
        let pace = overview.flow.pace(ofAge: age)
        let share = pace.total > 0 ? "\((200 * pace.quicker + pace.total) / (2 * pace.total))%" : "-"
        parts.append("pace \(share) \(overview.flow.level(ofAge: age).rawValue)")
      }
    }
    if item.criteriaTotal > 0 { parts.append("criteria \(item.criteriaMet)/\(item.criteriaTotal)") }
    if let block = item.block { parts.append("\(blocked(block, now: now)): \(block.reason)") }
    return parts.joined(separator: "   ")
  }
}
