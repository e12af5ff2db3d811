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
    let line = Style(isFocused ? .key : .line)
    let right = box.columns - 1
    let low = box.rows - 1
    canvas.fill(Rect(1, 0, right - 1, 1), with: "─", in: line)
    canvas.fill(Rect(1, low, right - 1, 1), with: "─", in: line)
    canvas.fill(Rect(0, 1, 1, low - 1), with: "│", in: line)
    canvas.fill(Rect(right, 1, 1, low - 1), with: "│", in: line)
    for (corner, column, row) in [("┌", 0, 0), ("┐", right, 0), ("└", 0, low), ("┘", right, low)] {
      canvas.draw(SafeText(corner), at: Point(column, row), in: line)
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
package struct ScrollWindow: Equatable, Sendable {
  package var first: Int
  package var count: Int

  /// Keeps the selection in sight with a little context around it.
  package init(selected: Int, of total: Int, rows: Int, previousFirst: Int = 0) {
    count = min(total, max(0, rows))
    let highest = max(0, total - count)
    var start = min(previousFirst, highest)
    let margin = count > 6 ? 2 : 0
    if selected - margin < start { start = selected - margin }
    if selected + margin >= start + count { start = selected + margin - count + 1 }
    first = min(max(0, start), highest)
  }

  package var range: Range<Int> { first..<(first + count) }
}
