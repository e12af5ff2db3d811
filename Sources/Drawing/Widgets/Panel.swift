/// A framed pane with a title at the left and a remark at the right of its upper line.
package struct Panel: Sendable {
  /// How a frame stands out, and what that says.
  package enum Frame: Equatable, Sendable {
    case plain
    /// Keys go here: the whole frame is bright, and a mark stands at the title for eyes without colour.
    case focused
    /// Keys go to this column of a list of columns: bright above and below only, because every
    /// step to the side changes two frames and their sides are hundreds of cells.
    case column
    /// Lies over others: bright as well, but the mark stays where the keys return to.
    case popup
    /// Says that something is wrong.
    case alarm
  }

  /// At the left of the upper line; cut before the remark is.
  var title: SafeText
  /// At the right of the upper line, where there is room behind the title.
  var remark: SafeText
  /// How it stands out.
  var frame: Frame
  /// What the remark means.
  var remarkRole: Role
  /// What stands at the right of the lower line.
  var foot: SafeText
  /// True where the title gives way to the remark, and not the other way round.
  package var keepsRemark = false

  /// A pane of a screen that keys can go to: `focused` or `plain`.
  package init(
    _ title: SafeText, remark: SafeText = "", isFocused: Bool = false, remarkRole: Role = .secondary,
    foot: SafeText = ""
  ) {
    self.init(title, remark: remark, frame: isFocused ? .focused : .plain, remarkRole: remarkRole, foot: foot)
  }

  /// Rows inside the frame of a rectangle.
  package static func rows(in rect: Rect) -> Int { inside(of: rect).rows }

  /// What the frame of a rectangle leaves: all of one that is too small for a frame.
  package static func inside(of rect: Rect) -> Rect {
    rect.columns >= 6 && rect.rows >= 3 ? rect.inset(columns: 1, rows: 1) : rect
  }

  /// A pane with any frame; an empty remark or foot leaves its line whole.
  package init(
    _ title: SafeText, remark: SafeText = "", frame: Frame, remarkRole: Role = .secondary,
    foot: SafeText = ""
  ) {
    self.title = title
    self.remark = remark
    self.frame = frame
    self.remarkRole = remarkRole
    self.foot = foot
  }

  /// Draws the frame and hands the inside to `content`.
  ///
  /// Too small a rectangle loses its frame before it loses its content.
  package func draw(on canvas: inout Canvas, in rect: Rect, content: (inout Canvas) -> Void) {
    guard rect.columns >= 6, rect.rows >= 3 else {
      canvas.within(rect, content)
      return
    }
    canvas.within(rect) { inside in
      drawFrame(on: &inside)
      drawWords(on: &inside)
    }
    canvas.within(rect.inset(columns: 1, rows: 1), content)
  }

  private var role: Role {
    switch frame {
    case .plain: .line
    case .focused, .column, .popup: .key
    case .alarm: .bad
    }
  }

  private func drawFrame(on canvas: inout Canvas) {
    let (right, low) = (canvas.bounds.columns - 1, canvas.bounds.rows - 1)
    let style = Style(role)
    let isHeavy = frame == .alarm
    let (across, down): (Unicode.Scalar, Unicode.Scalar) = isHeavy ? ("━", "┃") : ("─", "│")
    canvas.fill(Rect(1, 0, right - 1, 1), with: across, in: style)
    canvas.fill(Rect(1, low, right - 1, 1), with: across, in: style)
    let sides = frame == .column ? Style(.line) : style
    canvas.fill(Rect(0, 1, 1, low - 1), with: down, in: sides)
    canvas.fill(Rect(right, 1, 1, low - 1), with: down, in: sides)
    let corners: [Unicode.Scalar] = isHeavy ? ["┏", "┓", "┗", "┛"] : ["┌", "┐", "└", "┘"]
    canvas.put(Glyph(corners[0]), at: Point(0, 0), in: style)
    canvas.put(Glyph(corners[1]), at: Point(right, 0), in: style)
    canvas.put(Glyph(corners[2]), at: Point(0, low), in: style)
    canvas.put(Glyph(corners[3]), at: Point(right, low), in: style)
  }

  private func drawWords(on canvas: inout Canvas) {
    let (right, low) = (canvas.bounds.columns - 1, canvas.bounds.rows - 1)
    let room = canvas.bounds.columns - 6
    let isMarked = frame == .focused || frame == .column
    let marked = isMarked ? "▌ " + title : title
    let kept = keepsRemark && !remark.isEmpty ? remark.width + 2 : 0
    let cutTitle = marked.cut(to: max(min(room, isMarked ? 3 : 1), room - kept))
    // Without colours only bold tells one frame from the others, so the others have none.
    canvas.draw(" " + cutTitle + " ", at: Point(2, 0), in: Style(frame == .plain ? .text : role))
    let cutFoot = foot.cut(to: room)
    if !foot.isEmpty {
      canvas.draw(" " + cutFoot + " ", endingAt: Point(right - 1, low), in: Style(.secondary))
    }
    let left = room - cutTitle.width - 2
    guard !remark.isEmpty, left >= 3 else { return }
    canvas.draw(" " + remark.cut(to: left) + " ", endingAt: Point(right - 1, 0), in: Style(remarkRole))
  }
}

/// A horizontal bar: `▆` for the done part and `▁` for the rest, told apart by height without colours.
package struct ProgressBar: Sendable {
  /// The part that is done.
  var done: Int
  /// The whole, in the same unit.
  var total: Int

  /// Both in the same unit, such as items or days; a whole of 0 shows an empty bar.
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
  /// The index of the topmost row in sight.
  package var first: Int
  /// Rows in sight: as many as fit, or all there are.
  package var count: Int

  /// The window of so many rows in which the row of the index `selected` is in sight.
  package init(selected: Int, of total: Int, rows: Int) {
    count = min(total, max(0, rows))
    // Two rows of context stay below the selected one where there is room for them.
    let half = max(1, (count - (count > 6 ? 2 : 0)) / 2)
    // In one row there is none for context above.
    let start = count == 1 ? selected : max(0, selected / half - 1) * half
    first = min(start, max(0, total - count))
  }

  /// The indices of the rows in sight.
  package var range: Range<Int> { first..<(first + count) }

  /// `1 to 6 of 12`, for the foot of a pane; empty where all are in sight.
  package func place(of total: Int) -> SafeText {
    count < total && count > 0 ? SafeText("\(first + 1) to \(first + count) of \(total)") : ""
  }
}
