/// A framed pane with a title at the left and a remark at the right of its upper line.
package struct Panel: Sendable {
  package var title: SafeText
  package var remark: SafeText
  package var isFocused: Bool
  package var remarkRole: Role

  package init(
    _ title: SafeText, remark: SafeText = "", isFocused: Bool = false, remarkRole: Role = .secondary
  ) {
    self.title = title
    self.remark = remark
    self.isFocused = isFocused
    self.remarkRole = remarkRole
  }

  /// Draws the frame and hands the inside to `content`.
  ///
  /// Too small a rectangle loses its frame before it loses its content.
  package func draw(on canvas: inout Canvas, in rect: Rect, content: (inout Canvas) -> Void) {
    guard rect.columns >= 6, rect.rows >= 3 else {
      canvas.within(rect, content)
      return
    }
    canvas.within(rect) { drawFrame(on: &$0) }
    canvas.within(rect.inset(columns: 1, rows: 1), content)
  }

  private func drawFrame(on canvas: inout Canvas) {
    let box = canvas.bounds
    // Only the upper line shows the focus: the sides are many cells, and each of them bytes.
    let (top, line) = (Style(isFocused ? .key : .line), Style(.line))
    let right = box.columns - 1
    let low = box.rows - 1
    canvas.fill(Rect(1, 0, right - 1, 1), with: "─", in: top)
    canvas.fill(Rect(1, low, right - 1, 1), with: "─", in: line)
    canvas.fill(Rect(0, 1, 1, low - 1), with: "│", in: line)
    canvas.fill(Rect(right, 1, 1, low - 1), with: "│", in: line)
    for (corner, column, row) in [("┌", 0, 0), ("┐", right, 0), ("└", 0, low), ("┘", right, low)] {
      canvas.draw(SafeText(corner), at: Point(column, row), in: row == 0 ? top : line)
    }
    let room = box.columns - 6
    let cutTitle = title.cut(to: room)
    canvas.draw(" " + cutTitle + " ", at: Point(2, 0), in: Style(isFocused ? .key : .strong))
    let left = room - cutTitle.width - 2
    guard !remark.isEmpty, left >= 3 else { return }
    let cutRemark = remark.cut(to: left)
    canvas.draw(" " + cutRemark + " ", endingAt: Point(right - 1, 0), in: Style(remarkRole))
  }
}

/// A horizontal bar: `▆` for the done part and `▁` for the rest, told apart by height without colours.
package struct ProgressBar: Sendable {
  package var done: Int
  package var total: Int

  package init(done: Int, of total: Int) {
    self.done = done
    self.total = total
  }

  /// Rounds down, so that only a complete thing looks complete.
  package func draw(on canvas: inout Canvas, at point: Point, columns: Int, in role: Role) {
    let filled = total > 0 ? min(columns, done * columns / total) : 0
    canvas.fill(Rect(point.column, point.row, filled, 1), with: "▆", in: Style(role))
    canvas.fill(
      Rect(point.column + filled, point.row, columns - filled, 1), with: "▁", in: Style(.secondary))
  }
}

/// A list's window: which rows are visible so that the selected one is.
///
/// It moves by half its height when the selection leaves it, not with every row: a key
/// then changes two rows and not all of them. The place follows from the selection
/// alone, so nothing has to be remembered between two frames.
package struct ScrollWindow: Equatable, Sendable {
  package var first: Int
  package var count: Int

  package init(selected: Int, of total: Int, rows: Int) {
    count = min(total, max(0, rows))
    // Two rows of context stay below the selected one where there is room for them.
    let half = max(1, (count - (count > 6 ? 2 : 0)) / 2)
    let start = max(0, selected / half - 1) * half
    first = min(start, max(0, total - count))
  }

  package var range: Range<Int> { first..<(first + count) }
}
