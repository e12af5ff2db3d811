import Domain
import Drawing

/// The sprint's board in compact form: what is being worked on, right to left.
enum SprintPane {
  /// One line of the pane; `item` where it belongs to one.
  struct Line: Equatable {
    var item: ItemKey?
    var isFirstOfItem = false
    var status: Status?
    var left: SafeText = ""
    var title: SafeText = ""
    var right: SafeText = ""
    var role = Role.text
    var rightRole = Role.secondary
  }

  /// Where keys and titles begin: beside the names of columns, or below them where it is narrow.
  private struct Places {
    let key: Int
    let title: Int
    let isNarrow: Bool

    init(columns: Int) {
      isNarrow = columns < 66
      key = isNarrow ? 2 : 19
      title = key + (columns < 44 ? 9 : 15)
    }
  }

  static func title(_ overview: Overview) -> String {
    guard let sprint = overview.sprint else { return "Board" }
    let first = overview.calendar.day(of: sprint.startsAt)
    let last = overview.calendar.day(of: sprint.endsAt)
    return "\(sprint.name) · \(first.short) to \(last.short)"
  }

  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let size = canvas.bounds
    let places = Places(columns: size.columns)
    let lines = lines(state, overview, columns: size.columns)
    guard !lines.isEmpty else {
      canvas.draw(
        "Nothing is being worked on. a adds an item, 2 shows the backlog.", at: Point(1, 0),
        in: Style(.secondary), columns: size.columns - 2)
      return
    }
    let facts = size.rows >= 8 ? facts(overview) : []
    let room = size.rows - facts.count - (facts.isEmpty ? 0 : 1)
    let selected = lines.firstIndex { $0.item == state.selectedItem && $0.isFirstOfItem } ?? 0
    let window = ScrollWindow(selected: selected, of: lines.count, rows: max(1, room))
    for (row, index) in window.range.enumerated() {
      draw(lines[index], places, overview, at: row, on: &canvas)
      guard let item = lines[index].item else { continue }
      let rect = Rect(places.key - 2, row, size.columns - places.key + 2, 1)
      canvas.name(rect, "item:\(item)")
      if lines[index].isFirstOfItem, item == state.selectedItem, state.focus == .sprint {
        canvas.select(rect)
      }
    }
    for (offset, line) in facts.enumerated() {
      let place = min(window.count + 1, size.rows - facts.count) + offset
      canvas.draw(SafeText(line.0), at: Point(1, place), in: Style(.secondary))
      let start = max(places.key, 14)
      canvas.draw(SafeText(line.1), at: Point(start, place), columns: size.columns - start - 1)
    }
  }

  private static func draw(
    _ line: Line, _ places: Places, _ overview: Overview, at row: Int, on canvas: inout Canvas
  ) {
    let width = canvas.bounds.columns
    if let status = line.status {
      canvas.draw(SafeText(status.name), at: Point(1, row), in: Style(.strong), columns: 11)
      let count = overview.count(in: status.key)
      let isOver = status.limit.map { count > $0 } ?? false
      canvas.draw(
        SafeText(status.limit.map { "\(count)/\($0)" } ?? "\(count)"), at: Point(13, row),
        in: Style(isOver ? .warning : .secondary))
    }
    canvas.draw(
      line.left, at: Point(places.key, row), in: Style(line.isFirstOfItem ? .strong : line.role),
      columns: width - places.key - 1)
    let room = width - places.title - line.right.width - 3
    canvas.draw(line.title, at: Point(places.title, row), in: Style(line.role), columns: max(0, room))
    canvas.draw(line.right, endingAt: Point(width - 1, row), in: Style(line.rightRole))
  }

  /// All lines: for each item one, and one more where there is something to say of it.
  static func lines(_ state: State, _ overview: Overview, columns: Int) -> [Line] {
    let isNarrow = Places(columns: columns).isNarrow
    var lines: [Line] = []
    var lastStatus = ""
    for item in state.sprintRows {
      var line = Line(item: item.key, isFirstOfItem: true)
      if item.status != lastStatus {
        line.status = overview.workflow.status(item.status)
        if isNarrow {
          lines.append(Line(item: nil, status: line.status))
          line.status = nil
        }
      }
      lastStatus = item.status
      let isLate = ItemText.isLate(ItemText.level(of: item, overview, now: state.now))
      let age =
        ItemText.age(of: item, overview, now: state.now) == nil
        ? "\(ItemText.points(item)) pts" : ItemText.ageWords(of: item, overview, now: state.now)
      line.left = SafeText(columns < 44 ? item.key.description : "\(item.key) \(item.kind.rawValue)")
      line.title = SafeText(item.title)
      line.right = SafeText(columns < 44 ? age : "\(ItemText.assignee(item, overview))  \(age)")
      line.rightRole = isLate ? .warning : .secondary
      lines.append(line)
      if let more = second(item, state, overview) { lines.append(more) }
    }
    return lines
  }

  /// The one thing about an item that matters most now.
  private static func second(_ item: WorkItem, _ state: State, _ overview: Overview) -> Line? {
    var line = Line(item: item.key)
    if let block = item.block {
      line.left = SafeText("\(ItemText.blocked(block, now: state.now)): \(block.reason)")
      line.role = .bad
    } else if let run = ItemText.run(of: item, overview, now: state.now) {
      line.title = SafeText(run)
      line.role = .accent
    } else if item.criteriaTotal > 0, overview.workflow.status(item.status)?.flow == .waiting {
      line.title = SafeText("criteria \(item.criteriaMet)/\(item.criteriaTotal) met")
      line.role = .secondary
    } else {
      return nil
    }
    return line
  }

  /// What was done in the sprint and when the rest may be.
  private static func facts(_ overview: Overview) -> [(String, String)] {
    var lines: [(String, String)] = []
    if let sprint = overview.sprint {
      let columns = overview.workflow.columns.filter { $0.category == .done }
      let done = columns.flatMap { overview.items(in: $0.key) }.filter {
        $0.sprint == sprint.key && !$0.isEpic
      }
      let points = Rules.text(done.compactMap(\.estimate).reduce(0, +))
      let keys = done.map(\.key.description).joined(separator: " ")
      lines.append(("Done in \(sprint.key)   \(done.count)", "\(points) points  \(keys)"))
    }
    if let forecast = overview.forecast {
      let days = "50 % in \(forecast.days(50)) d, 85 % in \(forecast.days(85)) d"
      lines.append(
        (
          "Forecast",
          "\(forecast.items) in work: \(days)  (from \(forecast.windowDays) days\(forecast.isThin ? ", not enough" : ""))"
        ))
    }
    return lines
  }
}
