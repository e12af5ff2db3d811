import Domain
import Drawing

/// The board: columns with their limits and cards (`interaction.md` 3.1 and 5).
enum BoardView {
  static func draw(
    _ state: State, _ overview: Overview, _ carryover: Carryover, on canvas: inout Canvas
  ) {
    var area = canvas.bounds
    if let goal = overview.sprint?.goal, area.rows > 24 {
      drawGoal(goal, on: &canvas)
      area = area.splitTop(1).rest
    }
    if state.hasPreview, let item = state.previewedItem {
      let (board, preview) = area.splitLeft(area.columns - 40)
      area = board
      carryover.draw(.preview, in: preview, on: &canvas) {
        ItemPreview.drawPanel(item, state, overview, on: &$0, in: preview)
      }
    }
    carryover.draw(.list, in: area, on: &canvas) {
      drawColumns(state, overview, carryover, on: &$0, in: area)
    }
  }

  private static func drawGoal(_ goal: String, on canvas: inout Canvas) {
    let label = canvas.draw("Goal", at: Point(1, 0), in: Style(.secondary))
    canvas.draw(SafeText(goal), at: Point(label + 3, 0), columns: canvas.bounds.columns - label - 4)
  }

  private static func drawColumns(
    _ state: State, _ overview: Overview, _ carryover: Carryover, on canvas: inout Canvas, in area: Rect
  ) {
    let all = state.boardColumns
    let laidOut = { (focused: String?) in BoardLayout(all, folded: state.folded, focused: focused, in: area) }
    let layout = laidOut(state.currentItem?.status)
    let step = step(carryover, to: state, in: layout, over: laidOut)
    if let line = layout.line {
      drawFolded(line.before, line.after, on: &canvas, in: line.rect)
    }
    for (column, rect) in layout.strips { drawStrip(column, on: &canvas, in: rect) }
    let focused = layout.columns.firstIndex { $0.column.status.key == state.currentItem?.status } ?? 0
    for (index, (column, rect)) in layout.columns.enumerated() {
      if let step, !step.touched.contains(column.status.key) {
        canvas.take(rect, from: step.canvas)
      } else {
        drawColumn(column, state, overview, isFocused: index == focused, on: &canvas, in: rect)
      }
    }
    guard all.allSatisfy({ $0.items.isEmpty }), layout.columns.indices.contains(focused) else { return }
    canvas.within(layout.columns[focused].rect.inset(columns: 2, rows: 2)) { drawEmpty(state, on: &$0) }
  }

  /// The frame before a step, and the columns that the step went from and to; nil where others may be other ones.
  private static func step(
    _ carryover: Carryover, to state: State, in layout: BoardLayout,
    over earlierLayout: (String) -> BoardLayout
  ) -> (canvas: Canvas, touched: Set<String>)? {
    guard let earlier = carryover.stepped, let from = earlier.state.currentItem?.status,
      let to = state.currentItem?.status
    else { return nil }
    // Where a column was left decides what of it is in sight.
    var places = earlier.state.columnPlaces
    for status in [from, to] { places[status] = state.columnPlaces[status] }
    guard places == state.columnPlaces, from == to || earlierLayout(from).hasPlaces(of: layout) else {
      return nil
    }
    return (earlier.canvas, [from, to])
  }

  private static func drawEmpty(_ state: State, on canvas: inout Canvas) {
    let words =
      state.filter.isEmpty
      ? "No items yet. \(state.key(.addItem)) adds the first one." : state.nothingAdmitted
    for (row, line) in SafeText(words).wrapped(to: canvas.bounds.columns).enumerated() {
      canvas.draw(line, at: Point(0, row), in: Style(.secondary))
    }
  }

  /// A folded column in its place: its count, and its name downwards.
  private static func drawStrip(_ column: BoardColumn, on canvas: inout Canvas, in rect: Rect) {
    canvas.within(rect) { strip in
      let size = strip.bounds
      let room = size.columns - 2
      let whole = SafeText(count(column))
      // A count is never cut: where it has no room with its limit, the limit stands below it.
      let numbers =
        whole.width <= room
        ? [whole] : [SafeText("\(column.count)")] + (column.status.limit.map { [SafeText("/\($0)")] } ?? [])
      let isOver = column.status.limit.map { column.count > $0 } ?? false
      strip.fill(Rect(0, 0, 1, size.rows), with: "│", in: Style(.line))
      strip.fill(Rect(size.columns - 1, 0, 1, size.rows), with: "│", in: Style(.line))
      for (row, number) in numbers.enumerated() {
        let start = max(0, (size.columns - number.width) / 2)
        strip.draw(number, at: Point(start, row), in: Style(isOver ? .warning : .secondary))
      }
      for (row, letter) in column.status.name.enumerated() where row + 2 < size.rows {
        strip.draw(SafeText(String(letter)), at: Point(size.columns / 2, row + 2), in: Style(.secondary))
      }
    }
  }

  private static func title(_ column: BoardColumn, _ overview: Overview) -> String {
    let isDone = column.status.category == .done
    return column.status.name + (isDone ? overview.sprint.map { " in \($0.key)" } ?? "" : "")
  }

  private static func count(_ column: BoardColumn) -> String {
    guard let limit = column.status.limit else { return "\(column.count)" }
    return "\(column.count)/\(limit)" + (column.count > limit ? " over" : "")
  }

  /// The columns out of sight at both sides: names give way before a count is cut.
  static func folded(_ before: [BoardColumn], _ after: [BoardColumn], columns: Int) -> (SafeText, SafeText) {
    func text(_ all: [BoardColumn], _ letters: Int) -> String {
      all.map { column in
        let name = column.status.name
        let short =
          name.count <= letters
          ? name[...] : letters < 3 ? name.prefix(letters) : name.prefix(letters - 1) + "…"
        return "\(short) \(count(column))"
      }.joined(separator: " · ")
    }
    func form(_ letters: Int) -> (SafeText, SafeText) {
      (
        SafeText(before.isEmpty ? "" : "‹ " + text(before, letters)),
        SafeText(after.isEmpty ? "" : text(after, letters) + " ›")
      )
    }
    var letters = (before + after).map(\.status.name.count).max() ?? 1
    var found = form(letters)
    while letters > 1, found.0.width + found.1.width + 2 > columns {
      letters -= 1
      found = form(letters)
    }
    return found
  }

  private static func drawFolded(
    _ before: [BoardColumn], _ after: [BoardColumn], on canvas: inout Canvas, in rect: Rect
  ) {
    let (left, right) = folded(before, after, columns: rect.columns)
    canvas.draw(left, at: Point(0, rect.row), in: Style(.secondary))
    canvas.draw(right, endingAt: Point(rect.right, rect.row), in: Style(.secondary))
  }

  private static func drawColumn(
    _ column: BoardColumn, _ state: State, _ overview: Overview, isFocused: Bool, on canvas: inout Canvas,
    in rect: Rect
  ) {
    let isOver = column.status.limit.map { column.count > $0 } ?? false
    var panel = Panel(
      SafeText(title(column, overview)), remark: SafeText(count(column)), frame: isFocused ? .column : .plain,
      remarkRole: isOver ? .warning : .secondary)
    panel.keepsRemark = true
    canvas.name(rect, ClickTarget.column(column.status.key).region)
    panel.draw(on: &canvas, in: rect) { inside in
      let size = inside.bounds
      let selected = column.items.place(of: state.selectedItem)
      let window = window(
        of: column, around: selected ?? column.items.place(of: state.columnPlaces[column.status.key]) ?? 0,
        state, overview, in: size)
      for card in window.cards {
        let item = column.items[card.index]
        let rect = Rect(0, card.row, size.columns, card.lines.count)
        Card.draw(
          card.lines, isMarked: state.marked.contains(item.key), isSelected: card.index == selected,
          at: card.row, on: &inside)
        if state.changedByOthers[item.key] != nil { inside.markChange(at: card.row) }
        if state.waiting.contains(item.key) { inside.markWaiting(at: card.row) }
        inside.name(rect, ClickTarget.item(item.key.description).region)
        if card.index == selected { Card.select(rect, on: &inside) }
      }
      if window.above > 0 {
        inside.draw(SafeText("\(window.above) more above"), at: Point(1, 0), in: Style(.secondary))
      }
      if let rest = rest(column, left: window.below, state), window.hasSigns, window.end < size.rows {
        inside.draw(SafeText(rest), at: Point(1, size.rows - 1), in: Style(.secondary))
      }
    }
  }

  /// The cards that are in sight, with as much of each as the room allows.
  private static func window(
    of column: BoardColumn, around anchor: Int, _ state: State, _ overview: Overview, in size: Rect
  ) -> CardWindow {
    func lines(_ item: WorkItem, _ shape: CardShape) -> [Card.Line] {
      Card.lines(of: item, state, overview, width: size.columns - 2, shape: shape)
    }
    let shape = CardShape(rows: size.rows, count: column.items.count) {
      lines(column.items[$0], .whole).count
    }
    return CardWindow(column.items, around: anchor, rows: size.rows, tallest: shape.tallest) {
      lines($0, shape)
    }
  }

  /// What a column holds besides the cards in sight: its title counts all, so that a limit stays true.
  private static func rest(_ column: BoardColumn, left: Int, _ state: State) -> String? {
    if left > 0 { return "\(left) more below" }
    let hidden = state.filter.isEmpty ? 0 : column.count - column.items.count
    return hidden > 0 ? "\(hidden) filtered out" : nil
  }
}
