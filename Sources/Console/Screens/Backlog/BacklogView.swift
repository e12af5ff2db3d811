import Domain
import Drawing

/// The ranked list of what is not started yet, with a preview (`interaction.md` 2.2).
enum BacklogView {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let rows = state.backlogRows
    let area = canvas.bounds
    let isWide = state.hasPreview
    let (list, preview) = isWide ? area.splitLeft(area.columns * 3 / 5) : (area, Rect(0, 0, 0, 0))
    let (points, open) = rows.estimates
    let remark =
      "\(Rules.count(rows.count, "item")), \(Rules.text(points)) \(points == 1 ? "point" : "points")"
      + (open > 0 ? ", \(open) not estimated" : "")
    let table = ItemTable.table(rows, state, overview)
    let place = table.place(inRows: Panel.rows(in: list))
    let panel = Panel("Backlog", remark: SafeText(remark), isFocused: true, foot: place)
    panel.draw(on: &canvas, in: list) { inside in
      guard !rows.isEmpty else {
        let words =
          state.filter.isEmpty
          ? "Nothing waits. \(state.key(.addItem)) adds an item." : "No item passes the filter."
        inside.draw(SafeText(words), at: Point(1, 0), in: Style(.secondary))
        return
      }
      table.draw(on: &inside)
    }
    guard isWide, let item = state.previewedItem else { return }
    Panel(SafeText(item.key.description), remark: SafeText(item.kind.rawValue)).draw(on: &canvas, in: preview)
    {
      ItemPreview.draw(item, state, overview, on: &$0)
    }
  }
}

/// An item's fields beside a list or the board.
enum ItemPreview {
  static func draw(_ item: WorkItem, _ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let width = max(1, canvas.bounds.columns - 2)
    var row = 0
    for line in SafeText(item.title).wrapped(to: width) {
      canvas.draw(line, at: Point(1, row), in: Style(.strong))
      row += 1
    }
    // Most titles take one line or two; the fields keep their rows while the selection moves.
    row = max(row, 2) + 1
    if let block = item.block {
      let text = "\(ItemText.blocked(block, now: state.now)): \(block.reason)"
      for line in SafeText(text).wrapped(to: width) {
        canvas.draw(line, at: Point(1, row), in: Style(.bad))
        row += 1
      }
      row += 1
    }
    for (name, value) in ItemLines(state, item, overview, columns: 1).fields {
      canvas.draw(SafeText(name), at: Point(1, row), in: Style(.secondary))
      for line in SafeText(value).wrapped(to: max(1, width - 11)) {
        canvas.draw(line, at: Point(12, row))
        row += 1
      }
    }
    // They come last: they are read after the item, and nothing moves when they come.
    for line in ItemLines(state, item, overview, columns: width).criteria {
      canvas.draw(line.text, at: Point(1, row), in: Style(line.role))
      row += 1
    }
  }
}
