import CNcurses
import Drawing

/// Puts frames on the screen: only the rows that differ from the last one.
struct CursesPainter: ~Copyable {
  private var shown: Canvas?
  /// The set in use.
  private(set) var theme: Theme
  private let colors: Int
  private var pairs: [Int32] = []
  /// A frame of more rows than this is bracketed as one update, so that it does not tear;
  /// the brackets would cost a small one more than they give.
  private static let bracketedRows = 8

  /// Nothing was shown yet.
  init(theme: Theme, colors: Int) {
    self.colors = colors
    self.theme = theme
    use(theme)
  }

  /// Changes the colours, to a set that the terminal can show.
  mutating func use(_ wanted: Theme) {
    theme = wanted.suited(toColors: colors)
    pairs = Role.allCases.map { role in
      let look = theme.look(role).limited(toColors: colors)
      guard colors > 0, look.foreground >= 0 || look.background >= 0 else { return 0 }
      return alloc_pair(Int32(look.foreground), Int32(look.background))
    }
  }

  /// Forgets the last frame, so that the next one is drawn whole.
  mutating func forget() { shown = nil }

  /// Shows a frame; a canvas without cells shows nothing.
  mutating func paint(_ canvas: Canvas) {
    let size = canvas.size
    guard size.rows > 0, size.columns > 0 else { return }
    let old = shown?.size == size ? shown : nil
    let rows = old.map { Self.changedRows(canvas, $0) } ?? Array(0..<size.rows)
    let isBracketed = rows.count > Self.bracketedRows
    if isBracketed { Modes.send(Modes.updateBegins) }
    for row in rows { paint(row, of: canvas, over: old) }
    let cursor = canvas.cursor ?? Point(0, size.rows - 1)
    let column = min(max(0, cursor.column), size.columns - 1)
    let row = min(max(0, cursor.row), size.rows - 1)
    nc_flush(Int32(row), Int32(column), canvas.isCursorVisible ? 1 : 0)
    if isBracketed { Modes.send(Modes.updateEnds) }
    shown = canvas
  }

  private static func changedRows(_ canvas: Canvas, _ old: Canvas) -> [Int] {
    let columns = canvas.size.columns
    return (0..<canvas.size.rows).filter { row in
      let range = (row * columns)..<((row + 1) * columns)
      return canvas.cells[range] != old.cells[range]
    }
  }

  /// Hands the cells of a row that differ from the last frame to curses.
  private func paint(_ row: Int, of canvas: Canvas, over old: Canvas?) {
    let start = row * canvas.size.columns
    let end = start + canvas.size.columns
    var first = start
    var last = end - 1
    if let old {
      while first < end, canvas.cells[first] == old.cells[first] { first += 1 }
      guard first < end else { return }
      while canvas.cells[last] == old.cells[last] { last -= 1 }
    }
    if canvas.cells[first].isContinuation, first > start { first -= 1 }
    var cells: [nc_cell] = []
    cells.reserveCapacity(last - first + 1)
    for index in first...last where !canvas.cells[index].isContinuation {
      cells.append(cell(canvas.cells[index]))
    }
    nc_put(Int32(row), Int32(first - start), cells, Int32(cells.count))
  }

  private func cell(_ cell: Cell) -> nc_cell {
    var result = nc_cell()
    result.scalars.0 = cell.glyph.base
    result.scalars.1 = UInt32(cell.glyph.marks & 0x1F_FFFF)
    result.scalars.2 = UInt32((cell.glyph.marks >> 21) & 0x1F_FFFF)
    result.scalars.3 = UInt32((cell.glyph.marks >> 42) & 0x1F_FFFF)
    let look = theme.look(cell.style.role)
    if look.isBold || cell.style.isBold { result.attributes |= NC_BOLD }
    if look.isUnderlined { result.attributes |= NC_UNDERLINE }
    if look.isReversed != cell.style.isReversed { result.attributes |= NC_REVERSE }
    result.pair = pairs[Int(cell.style.role.rawValue)]
    return result
  }
}
