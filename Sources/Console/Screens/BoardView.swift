import Domain
import Drawing

/// The board: columns with their limits, cards of three or four lines (`interaction.md` 3.1).
enum BoardView {
  static func draw(_ state: State, on canvas: inout Canvas) {
    let columns = state.boardColumns
    guard let overview = state.overview, !columns.isEmpty else { return }
    var area = canvas.bounds
    if let goal = overview.sprint?.goal, area.rows > 12 {
      let (top, rest) = area.splitTop(1)
      let label = canvas.draw("Goal", at: Point(1, top.row), in: Style(.secondary))
      canvas.draw(SafeText(goal), at: Point(label + 3, top.row), columns: top.columns - label - 4)
      area = rest
    }
    if columns.allSatisfy({ $0.items.isEmpty }) {
      canvas.draw("No items yet. a adds the first one.", at: Point(2, area.row + 1), in: Style(.secondary))
    }
    let fitting = max(1, min(columns.count, area.columns / 20))
    let focused = columns.firstIndex { $0.status.key == state.currentItem?.status } ?? 0
    let first = min(max(0, focused - fitting / 2), columns.count - fitting)
    let visible = first..<(first + fitting)
    if fitting < columns.count {
      let (top, rest) = area.splitTop(1)
      drawFolded(columns, visible, on: &canvas, in: top)
      area = rest
    }
    for (index, rect) in zip(visible, area.columns(fitting)) {
      drawColumn(columns[index], state, overview, isFocused: index == focused, on: &canvas, in: rect)
    }
  }

  private static func title(_ column: BoardColumn, _ overview: Overview) -> String {
    let isDone = column.status.category == .done
    return column.status.name + (isDone ? overview.sprint.map { " in \($0.key)" } ?? "" : "")
  }

  private static func count(_ column: BoardColumn) -> String {
    let all = column.items.count + column.hidden
    guard let limit = column.status.limit else { return "\(all)" }
    return "\(all)/\(limit)" + (all > limit ? " over" : "")
  }

  private static func drawFolded(
    _ columns: [BoardColumn], _ visible: Range<Int>, on canvas: inout Canvas, in rect: Rect
  ) {
    func text(_ part: ArraySlice<BoardColumn>) -> String {
      part.map { "\($0.status.name) \(count($0))" }.joined(separator: " · ")
    }
    let left = columns[..<visible.lowerBound]
    let right = columns[visible.upperBound...]
    if !left.isEmpty {
      canvas.draw(SafeText("‹ " + text(left)), at: Point(0, rect.row), in: Style(.secondary))
    }
    if !right.isEmpty {
      canvas.draw(SafeText(text(right) + " ›"), endingAt: Point(rect.right, rect.row), in: Style(.secondary))
    }
  }

  private static func drawColumn(
    _ column: BoardColumn, _ state: State, _ overview: Overview, isFocused: Bool, on canvas: inout Canvas,
    in rect: Rect
  ) {
    let panel = Panel(
      SafeText(title(column, overview)), remark: SafeText(count(column)), isFocused: isFocused)
    panel.draw(on: &canvas, in: rect) { inside in
      let size = inside.bounds
      let isTight = size.rows < 12
      let cards = column.items.map { card($0, state, overview, width: size.columns - 2, isTight: isTight) }
      let selected = column.items.firstIndex { $0.key == state.selectedItem }
      var start = selected ?? 0
      var used = cards.isEmpty ? 0 : cards[start].count
      while start > 0, used + cards[start - 1].count + 1 <= size.rows {
        start -= 1
        used += cards[start].count + 1
      }
      var row = 0
      for index in start..<max(start, cards.count) {
        guard row < size.rows else { break }
        drawCard(cards[index], isSelected: index == selected, at: row, on: &inside)
        row += cards[index].count + (isTight ? 0 : 1)
      }
      if column.hidden > 0, row < size.rows {
        inside.draw(SafeText("and \(column.hidden) more"), at: Point(1, row), in: Style(.secondary))
      }
    }
  }

  /// One line of a card: text at the left, text at the right, and their roles.
  private struct Line {
    var left: SafeText
    var right: SafeText = ""
    var leftRole = Role.text
    var rightRole = Role.secondary
  }

  private static func card(
    _ item: WorkItem, _ state: State, _ overview: Overview, width: Int, isTight: Bool
  ) -> [Line] {
    var lines = [
      Line(
        left: SafeText("\(item.key) \(item.kind.rawValue)"), right: SafeText(ItemText.points(item)),
        leftRole: .strong)
    ]
    let title = SafeText(item.title)
    if isTight {
      lines[0] = Line(left: SafeText("\(item.key) ") + title, leftRole: .text)
      return lines
    }
    let wrapped = title.wrapped(to: width)
    lines.append(Line(left: wrapped[0]))
    if wrapped.count == 2 { lines.append(Line(left: wrapped[1])) }
    if wrapped.count > 2 {
      let rest = wrapped.dropFirst().dropFirst().reduce(wrapped[1]) { $0 + " " + $1 }
      lines.append(Line(left: rest.cut(to: width)))
    }
    let level = ItemText.level(of: item, overview, now: state.now)
    let age = ItemText.age(of: item, overview, now: state.now).map { "\($0)d" } ?? "-"
    let word = level == .atRisk || level == .over ? "\(age) \(level?.rawValue ?? "")" : age
    lines.append(
      Line(
        left: SafeText(ItemText.assignee(item, overview)), right: SafeText(word), leftRole: .secondary,
        rightRole: level == .atRisk || level == .over ? .warning : .secondary))
    lines += marks(item, state, overview)
    return lines
  }

  private static func marks(_ item: WorkItem, _ state: State, _ overview: Overview) -> [Line] {
    var lines: [Line] = []
    if let block = item.block {
      lines.append(Line(left: SafeText(ItemText.blocked(block, now: state.now)), leftRole: .bad))
    }
    if item.criteriaTotal > 0, overview.workflow.status(item.status)?.flow == .waiting {
      lines.append(
        Line(left: SafeText("criteria \(item.criteriaMet)/\(item.criteriaTotal)"), leftRole: .secondary))
    }
    if let run = overview.runs.first(where: { $0.item == item.key.description && $0.isRunning }) {
      let value = run.watched.map { " \(NumberText.short($0.value))" } ?? ""
      lines.append(
        Line(left: SafeText("▶ \(run.key) \(run.stateText(now: state.now))\(value)"), leftRole: .accent))
    }
    return lines
  }

  private static func drawCard(_ lines: [Line], isSelected: Bool, at row: Int, on canvas: inout Canvas) {
    let width = canvas.bounds.columns
    for (offset, line) in lines.enumerated() {
      let room = width - 2 - (line.right.isEmpty ? 0 : line.right.width + 1)
      canvas.draw(line.left, at: Point(1, row + offset), in: Style(line.leftRole), columns: room)
      canvas.draw(line.right, endingAt: Point(width - 1, row + offset), in: Style(line.rightRole))
    }
    guard isSelected else { return }
    canvas.restyle(Rect(0, row, width, lines.count), as: Style(.selection))
    for offset in lines.indices {
      canvas.draw("▌", at: Point(0, row + offset), in: Style(.selection, bold: true))
    }
    canvas.park(at: Point(0, row))
  }
}
