import Domain
import Drawing

/// The sprint's board in compact form: what is being worked on, right to left.
enum SprintPane {
  /// What a line of the pane is about; texts are made only for those in sight.
  private enum Row {
    case heading(Status)
    /// An item; the status where it is the first of its column and headings have no lines of their own.
    case item(WorkItem, Status?)
    /// The one thing about an item that matters most now.
    case remark(WorkItem)

    /// The item whose own line it is.
    var item: WorkItem? { if case .item(let item, _) = self { item } else { nil } }
  }

  /// A line as it is drawn.
  private struct Line {
    var left: SafeText = ""
    var title: SafeText = ""
    var right: SafeText = ""
    var leftRole = Role.strong
    var role = Role.text
    var rightRole = Role.secondary
  }

  /// Where keys and titles begin: beside the names of columns, or below them where it is narrow.
  private struct Places {
    let key: Int
    let title: Int
    let isNarrow: Bool
    /// True where only keys, titles and ages have room.
    let isTiny: Bool
    /// Columns that a name may take: titles keep the most of what there is.
    let name: Int

    /// - Parameter keyWidth: columns of the longest key.
    init(columns: Int, keyWidth: Int) {
      isNarrow = columns < 66
      isTiny = columns < 44
      key = isNarrow ? 2 : 20
      title = key + keyWidth + (isTiny ? 2 : 8)
      name = max(8, (columns - title) / 4)
    }
  }

  /// `Sprint 3 · 09 Feb to 20 Feb`, by the project's days.
  static func title(_ overview: Overview) -> String {
    guard let sprint = overview.sprint else { return "Board" }
    let first = overview.calendar.day(of: sprint.startsAt)
    let last = overview.calendar.day(of: sprint.endsAt)
    return "\(sprint.name) · \(first.short) to \(last.short)"
  }

  /// What stands where in so much room.
  private struct Layout {
    let places: Places
    let rows: [Row]
    let facts: [(name: String, forms: [String])]
    let selected: Int?
    let window: ScrollWindow

    init(_ state: State, _ overview: Overview, columns: Int, rows count: Int) {
      places = Places(
        columns: columns, keyWidth: state.sprintRows.map { $0.key.description.utf8.count }.max() ?? 7)
      let rows = SprintPane.rows(state, overview, places)
      self.rows = rows
      facts = count >= 8 ? SprintPane.facts(overview) : []
      selected = rows.firstIndex { $0.item?.key == state.selectedItem && $0.item != nil }
      let room = count - facts.count - (facts.isEmpty ? 0 : 1)
      window = ScrollWindow(selected: selected ?? 0, of: rows.count, rows: max(1, room))
    }
  }

  /// Which items are in sight where it stands in a frame; empty where all are.
  static func place(_ state: State, _ overview: Overview, in rect: Rect) -> SafeText {
    let layout = Layout(state, overview, columns: rect.columns - 2, rows: Panel.rows(in: rect))
    let before = layout.rows[..<layout.window.first].count { $0.item != nil }
    let shown = layout.rows[layout.window.range].count { $0.item != nil }
    let total = state.sprintRows.count
    return shown > 0 && shown < total ? SafeText("\(before + 1) to \(before + shown) of \(total)") : ""
  }

  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let size = canvas.bounds
    let layout = Layout(state, overview, columns: size.columns, rows: size.rows)
    let (places, rows, facts, window) = (layout.places, layout.rows, layout.facts, layout.window)
    guard !rows.isEmpty else {
      let (add, backlog) = (state.key(.addItem), state.key(.showBacklog))
      let hint = SafeText("Nothing is being worked on. \(add) adds an item, \(backlog) shows the backlog.")
      for (row, line) in hint.wrapped(to: max(1, size.columns - 2)).enumerated() {
        canvas.draw(line, at: Point(1, row), in: Style(.secondary), columns: size.columns - 2)
      }
      return
    }
    for (row, index) in window.range.enumerated() {
      draw(rows[index], places, state, overview, at: row, on: &canvas)
      guard case .item(let item, _) = rows[index] else { continue }
      let rect = Rect(0, row, size.columns, 1)
      canvas.name(rect, ClickTarget.item(item.key.description).region)
      if state.changedByOthers[item.key] != nil { canvas.markChange(at: row) }
      if state.waiting.contains(item.key) { canvas.markWaiting(at: row) }
      guard index == layout.selected, state.focus == .sprint else { continue }
      // The tail keeps its colour, which says more than the selection does, and so does the name
      // of the column at the left, which belongs to others as well: both cost no bytes that way.
      let tail = line(of: item, places, state, overview).right.width + 3
      let own = places.key
      canvas.restyle(Rect(own, row, size.columns - tail - own, 1), as: Style(.selection))
      canvas.select(Rect(0, row, 1, 1))
    }
    for (offset, line) in facts.enumerated() {
      let place = min(window.count + 1, size.rows - facts.count) + offset
      canvas.draw(SafeText(line.name), at: Point(1, place), in: Style(.secondary))
      let start = max(places.key, (facts.map(\.name.count).max() ?? 0) + 3)
      let text = SafeText.fullest(line.forms.map { SafeText($0) }, columns: size.columns - start - 1)
      canvas.draw(text, at: Point(start, place), columns: size.columns - start - 1)
    }
  }

  private static func draw(
    _ row: Row, _ places: Places, _ state: State, _ overview: Overview, at line: Int, on canvas: inout Canvas
  ) {
    switch row {
    case .heading(let status): drawHeading(status, overview, at: line, on: &canvas)
    case .item(let item, let status):
      if let status { drawHeading(status, overview, at: line, on: &canvas) }
      draw(self.line(of: item, places, state, overview), places, at: line, on: &canvas)
    case .remark(let item):
      var remark = remark(on: item, state, overview)
      // Under the title, or under the key where it is told whole only there.
      let (room, more) = (canvas.bounds.columns - places.title - 1, places.title - places.key)
      if places.isNarrow || (room + 1...room + more).contains(remark.title.width) {
        (remark.left, remark.leftRole, remark.title) = (remark.title, remark.role, "")
      }
      draw(remark, places, at: line, on: &canvas)
    }
  }

  private static func drawHeading(
    _ status: Status, _ overview: Overview, at row: Int, on canvas: inout Canvas
  ) {
    canvas.draw(SafeText(status.name), at: Point(1, row), in: Style(.strong), columns: 11)
    let count = overview.count(in: status.key)
    let isOver = status.limit.map { count > $0 } ?? false
    let text = status.limit.map { "\(count)/\($0)" } ?? "\(count)"
    canvas.draw(SafeText(text), at: Point(13, row), in: Style(isOver ? .warning : .secondary))
  }

  private static func draw(_ line: Line, _ places: Places, at row: Int, on canvas: inout Canvas) {
    let width = canvas.bounds.columns
    canvas.draw(
      line.left, at: Point(places.key, row), in: Style(line.leftRole), columns: width - places.key - 1)
    let room = width - places.title - (line.right.isEmpty ? 1 : line.right.width + 3)
    canvas.draw(line.title, at: Point(places.title, row), in: Style(line.role), columns: max(0, room))
    canvas.draw(line.right, endingAt: Point(width - 1, row), in: Style(line.rightRole))
  }

  private static func rows(_ state: State, _ overview: Overview, _ places: Places) -> [Row] {
    var rows: [Row] = []
    var lastStatus = ""
    for item in state.sprintRows {
      let status = item.status == lastStatus ? nil : overview.workflow.status(item.status)
      lastStatus = item.status
      if let status, places.isNarrow { rows.append(.heading(status)) }
      rows.append(.item(item, places.isNarrow ? nil : status))
      if hasRemark(item, overview) { rows.append(.remark(item)) }
    }
    return rows
  }

  private static func line(of item: WorkItem, _ places: Places, _ state: State, _ overview: Overview) -> Line
  {
    let age =
      ItemText.age(of: item, overview, now: state.now) == nil
      ? "\(ItemText.points(item)) pts" : ItemText.ageWords(of: item, overview, now: state.now)
    var line = Line()
    line.left = SafeText(places.isTiny ? item.key.description : "\(item.key) \(item.kind.rawValue)")
    line.title = SafeText(item.title)
    line.right =
      places.isTiny
      ? SafeText(age) : ItemText.assignee(item, overview, columns: places.name) + SafeText("  \(age)")
    if ItemText.isLate(ItemText.level(of: item, overview, now: state.now)) { line.rightRole = .warning }
    return line
  }

  private static func hasCriteria(_ item: WorkItem, _ overview: Overview) -> Bool {
    item.criteriaTotal > 0 && overview.workflow.status(item.status)?.flow == .waiting
  }

  private static func hasRemark(_ item: WorkItem, _ overview: Overview) -> Bool {
    item.block != nil || overview.runningRun(of: item.key) != nil || hasCriteria(item, overview)
  }

  private static func remark(on item: WorkItem, _ state: State, _ overview: Overview) -> Line {
    var line = Line()
    if let block = item.block {
      line.title = SafeText("\(ItemText.blocked(block, now: state.now)): \(block.reason)")
      line.role = .bad
    } else if let run = ItemText.run(of: item, overview, now: state.now) {
      line.title = SafeText(run)
      line.role = .accent
    } else {
      line.title = SafeText("criteria \(item.criteriaMet)/\(item.criteriaTotal) met")
      line.role = .secondary
    }
    return line
  }

  /// What was done in the sprint and when the rest may be.
  private static func facts(_ overview: Overview) -> [(name: String, forms: [String])] {
    var lines: [(name: String, forms: [String])] = []
    if let sprint = overview.sprint {
      let columns = overview.workflow.columns.filter { $0.category == .done }
      let done = columns.flatMap { overview.cards(in: $0.key) }.filter { $0.sprint == sprint.key }
      let points = Wording.points(done.compactMap(\.estimate).reduce(0, +))
      let keys = done.prefix(20).map(\.key.description).joined(separator: " ")
      lines.append(
        ("Done in \(sprint.key)   \(done.count)", ["\(points)  \(keys)"]))
    }
    if let forecast = overview.forecast {
      let days = "50% in \(forecast.days(50)) d, 85% in \(forecast.days(85)) d"
      let doubt = forecast.isThin ? ", not enough" : ""
      // The window is always said with the result (`domain.md` 5.9).
      let forms = [
        "\(forecast.items) in work: \(days)  (from \(forecast.windowDays) days\(doubt))",
        "\(forecast.items) in work: \(days) (\(forecast.windowDays) days\(doubt))",
        "\(forecast.items) items: \(days) (\(forecast.windowDays) d\(doubt))",
        "\(days) (\(forecast.windowDays) d\(doubt))",
      ]
      lines.append(("Forecast", forms))
    }
    return lines
  }
}
