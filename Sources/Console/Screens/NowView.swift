import Domain
import Drawing

/// The start screen: four panes at once, each alive (`interaction.md` 3.0).
enum NowView {
  static func draw(_ state: State, on canvas: inout Canvas) {
    guard let overview = state.overview else { return }
    var area = canvas.bounds
    if let goal = overview.sprint?.goal, area.rows > 16 {
      let label = canvas.draw("Goal", at: Point(1, 0), in: Style(.secondary))
      canvas.draw(SafeText(goal), at: Point(label + 3, 0), columns: area.columns - label - 4)
      area = area.splitTop(1).rest
    }
    let panes = layout(state, area)
    for (pane, rect) in panes {
      draw(pane, state, overview, isAmongAll: panes.count == 4, on: &canvas, in: rect)
    }
  }

  /// Four panes; two where there is less room, one below that; the enlarged one alone.
  private static func layout(_ state: State, _ area: Rect) -> [(NowPane, Rect)] {
    if state.isEnlarged || area.columns < 80 || area.rows < 14 {
      return [(state.focus, area)]
    }
    if area.columns < 112 || area.rows < 24 {
      let pair: [NowPane] =
        state.focus == .sprint || state.focus == .checklists ? [.sprint, .checklists] : [.runs, .models]
      let (top, low) = area.splitTop(area.rows - min(10, area.rows / 2))
      return [(pair[0], top), (pair[1], low)]
    }
    let (top, low) = area.splitTop((area.rows + 1) / 2)
    let left = area.columns * 62 / 100
    let (topLeft, topRight) = top.splitLeft(left)
    let (lowLeft, lowRight) = low.splitLeft(left)
    return [(.sprint, topLeft), (.checklists, topRight), (.runs, lowLeft), (.models, lowRight)]
  }

  private static func draw(
    _ pane: NowPane, _ state: State, _ overview: Overview, isAmongAll: Bool, on canvas: inout Canvas,
    in rect: Rect
  ) {
    let (title, remark) = heading(pane, state, overview)
    let count = isAmongAll ? "" : " \(pane.rawValue + 1)/4"
    let panel = Panel(
      SafeText(title + count), remark: SafeText(remark), isFocused: state.focus == pane)
    panel.draw(on: &canvas, in: rect) { inside in
      switch pane {
      case .sprint: drawSprint(state, overview, on: &inside)
      case .checklists: drawChecklists(state, overview, on: &inside)
      case .runs: RunsView.drawCompact(state, overview, on: &inside)
      case .models: ModelsView.drawCompact(state, overview, on: &inside)
      }
    }
  }

  private static func heading(_ pane: NowPane, _ state: State, _ overview: Overview) -> (String, String) {
    switch pane {
    case .sprint: return sprintHeading(state, overview)
    case .checklists:
      let cycle = state.currentCycle
      return ("Checklists", cycle.map { "cycle \($0.key) \($0.scope.lowercased())" } ?? "no cycle")
    case .runs:
      let running = overview.runs.count(where: \.isRunning)
      let last = overview.runs.filter(\.isRunning).compactMap(\.lastSignOfLife).max()
      let age = last.map { "last point \(max(0, state.now.since($0)) / 60_000) min ago" } ?? ""
      return ("Runs", "\(running) running" + (age.isEmpty ? "" : " · \(age)"))
    case .models: return ("Models", "\(overview.models.count) registered")
    }
  }

  private static func sprintHeading(_ state: State, _ overview: Overview) -> (String, String) {
    guard let sprint = overview.sprint else { return ("Board", "no active sprint") }
    let first = overview.calendar.day(of: sprint.startsAt)
    let last = overview.calendar.day(of: sprint.endsAt)
    var remark = ""
    if let burndown = overview.burndown, let point = burndown.points.last {
      remark =
        "\(Rules.text(point.done))/\(Rules.text(point.scope)) pts · \(Rules.text(point.remaining)) left"
      if let ideal = burndown.ideal(at: point.day) {
        let behind = point.remaining - ideal
        remark += behind > 0 ? ", \(NumberText.fixed(behind, decimals: 1)) behind" : ", on track"
      }
    }
    return ("\(sprint.name) · \(first.short) – \(last.short)", remark)
  }

  private static func drawSprint(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let size = canvas.bounds
    let rows = state.sprintRows
    guard !rows.isEmpty else {
      canvas.draw(
        "Nothing is being worked on. a adds an item, 2 shows the backlog.", at: Point(1, 0),
        in: Style(.secondary))
      return
    }
    let facts = footLines(state, overview)
    let room = size.rows - facts.count - 1
    let selected = rows.firstIndex { $0.key == state.selectedItem }
    var row = 0
    var lastStatus = ""
    let window = ScrollWindow(selected: selected ?? 0, of: rows.count, rows: max(1, room))
    for index in window.range where row < room {
      let item = rows[index]
      drawRow(
        item, state, overview, isNewColumn: item.status != lastStatus, isSelected: index == selected, at: row,
        on: &canvas)
      lastStatus = item.status
      row += 1
      if let block = item.block, row < room {
        let text = "\(ItemText.blocked(block, now: state.now)): \(block.reason)"
        canvas.draw(SafeText(text), at: Point(19, row), in: Style(.bad), columns: size.columns - 20)
        row += 1
      }
    }
    for (offset, line) in facts.enumerated() {
      let place = size.rows - facts.count + offset
      canvas.draw(SafeText(line.0), at: Point(1, place), in: Style(.secondary))
      canvas.draw(SafeText(line.1), at: Point(19, place), columns: size.columns - 20)
    }
  }

  private static func drawRow(
    _ item: WorkItem, _ state: State, _ overview: Overview, isNewColumn: Bool, isSelected: Bool, at row: Int,
    on canvas: inout Canvas
  ) {
    let size = canvas.bounds
    if isNewColumn, let status = overview.workflow.status(item.status) {
      canvas.draw(SafeText(status.name), at: Point(1, row), in: Style(.strong))
      let count =
        overview.items.count { $0.status == item.status && !$0.isEpic } + (overview.hidden[item.status] ?? 0)
      let text = status.limit.map { "\(count)/\($0)" } ?? "\(count)"
      canvas.draw(SafeText(text), at: Point(13, row), in: Style(.secondary))
    }
    let level = ItemText.level(of: item, overview, now: state.now)
    let isLate = level == .atRisk || level == .over
    let age = ItemText.age(of: item, overview, now: state.now).map { "\($0)d" } ?? "\(ItemText.points(item))p"
    let right = (isLate ? "\(level?.rawValue ?? "") " : "") + age
    let who = ItemText.assignee(item, overview)
    let key = SafeText("\(item.key) \(item.kind.rawValue)")
    canvas.draw(key, at: Point(19, row), in: Style(.strong))
    let titleAt = 19 + 15
    let tail = SafeText("\(who)  \(right)")
    canvas.draw(
      SafeText(item.title), at: Point(titleAt, row), columns: size.columns - titleAt - tail.width - 3)
    canvas.draw(tail, endingAt: Point(size.columns - 1, row), in: Style(isLate ? .warning : .secondary))
    guard isSelected, state.focus == .sprint else { return }
    canvas.restyle(Rect(17, row, size.columns - 17, 1), as: Style(.selection))
    canvas.draw("▌", at: Point(17, row), in: Style(.selection, bold: true))
    canvas.park(at: Point(17, row))
  }

  /// What was done in the sprint and when the rest may be.
  private static func footLines(_ state: State, _ overview: Overview) -> [(String, String)] {
    var lines: [(String, String)] = []
    if let sprint = overview.sprint {
      let done = overview.items.filter {
        $0.sprint == sprint.key && overview.workflow.category($0.status) == .done && !$0.isEpic
      }
      let points = done.compactMap(\.estimate).reduce(0, +)
      let keys = done.map(\.key.description).joined(separator: " ")
      lines.append(("Done in \(sprint.key) \(done.count)", "\(keys)  \(Rules.text(points)) points"))
    }
    let left = overview.items.count { !$0.isEpic && overview.workflow.category($0.status) == .doing }
    let today = overview.calendar.day(of: state.now)
    let history = overview.flow.dailyThroughput(from: today.adding(-28), to: today.adding(-1))
    if left > 0, let forecast = Forecast(items: left, history: history) {
      lines.append(
        (
          "Forecast",
          "\(left) in work: 50 % in \(forecast.days(50)) d, 85 % in \(forecast.days(85)) d  (28-day window)"
        ))
    }
    return lines
  }

  private static func drawChecklists(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let rows = state.phaseRows
    guard !rows.isEmpty else {
      canvas.draw("No checklist yet.", at: Point(1, 0), in: Style(.secondary))
      return
    }
    let size = canvas.bounds
    var row = 0
    for step in ProjectFormat.steps {
      let progress = Progress(rows.filter { $0.framework == "four_step" && $0.group == step })
      draw(
        PhaseText.name(step), progress, isInFocus: state.currentCycle?.stepInFocus == step, at: row,
        on: &canvas)
      row += 1
    }
    row += size.rows > 13 ? 1 : 0
    for phase in ProjectFormat.phases
    where rows.contains(where: { $0.group == phase && $0.framework == "crisp_dm" }) {
      let progress = Progress(rows.filter { $0.framework == "crisp_dm" && $0.group == phase })
      draw(
        PhaseText.name(phase), progress, isInFocus: state.currentCycle?.phaseInFocus == phase, at: row,
        on: &canvas)
      row += 1
    }
    guard
      let next = rows.first(where: { $0.state == .inReview })
        ?? rows.first(where: { $0.state == .inProgress }),
      row + 1 < size.rows
    else { return }
    let label = next.state == .inReview ? "Next to sign" : "In progress"
    canvas.draw(
      SafeText("\(label)  \(next.code) \(next.name)"), at: Point(1, row + 1), in: Style(.accent),
      columns: size.columns - 2)
    let evidence = next.evidence.isEmpty ? "no evidence yet" : next.evidence.joined(separator: " ")
    canvas.draw(
      SafeText("\(evidence) · \(overview.memberName(next.owner))"), at: Point(1, row + 2),
      in: Style(.secondary),
      columns: size.columns - 2)
  }

  private static func draw(
    _ name: String, _ progress: Progress, isInFocus: Bool, at row: Int, on canvas: inout Canvas
  ) {
    canvas.draw(SafeText(name), at: Point(1, row), in: isInFocus ? Style(.strong) : .text, columns: 22)
    ProgressBar(done: progress.done, of: progress.total)
      .draw(on: &canvas, at: Point(24, row), columns: 8, in: progress.isComplete ? .good : .seriesA)
    let text = progress.text + (progress.isComplete ? " ✓" : "") + (isInFocus ? "  focus" : "")
    canvas.draw(SafeText(text), at: Point(33, row), columns: max(0, canvas.bounds.columns - 34))
  }
}

/// Names of steps and phases.
enum PhaseText {
  static func name(_ key: String) -> String {
    let words = key.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return words.joined(separator: " ")
  }
}
