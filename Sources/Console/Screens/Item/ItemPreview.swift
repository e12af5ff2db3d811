import Domain
import Drawing

/// An item's fields beside a list or the board.
enum ItemPreview {
  /// In a frame that names it.
  static func drawPanel(
    _ item: WorkItem, _ state: State, _ overview: Overview, on canvas: inout Canvas, in rect: Rect
  ) {
    Panel(SafeText(item.key.description), remark: SafeText(item.kind.rawValue)).draw(on: &canvas, in: rect) {
      draw(item, state, overview, on: &$0)
    }
  }

  /// Cut at the lower end, where the criteria stand.
  private static func draw(_ item: WorkItem, _ state: State, _ overview: Overview, on canvas: inout Canvas) {
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
