import CNcurses
import Drawing

/// Puts frames on the screen: only what differs from the last one.
struct CursesPainter: ~Copyable {
  private var shown: Canvas?
  /// The set in use.
  private(set) var theme: Theme
  private let colors: Int
  /// An empty cell for each role, in the look that the theme gives it.
  private var looks: [nc_cell] = []
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
    looks = Role.allCases.map { role in
      let look = theme.look(role).limited(toColors: colors)
      var cell = nc_cell()
      if look.isBold { cell.attributes |= NC_BOLD }
      if look.isUnderlined { cell.attributes |= NC_UNDERLINE }
      if look.isReversed { cell.attributes |= NC_REVERSE }
      if colors > 0, look.foreground >= 0 || look.background >= 0 {
        cell.pair = alloc_pair(Int32(look.foreground), Int32(look.background))
      }
      return cell
    }
  }

  /// Forgets the last frame, so that the next one is drawn whole.
  mutating func forget() { shown = nil }

  /// Shows a frame; a canvas without cells shows nothing.
  mutating func paint(_ canvas: Canvas) {
    let size = canvas.size
    guard size.rows > 0, size.columns > 0 else { return }
    let changes = shown.flatMap { $0.size == size ? canvas.changes(since: $0) : nil } ?? Self.whole(size)
    let isBracketed = changes.count > Self.bracketedRows
    nc_gather()
    if isBracketed { Modes.send(Modes.updateBegins) }
    for change in changes { paint(change, of: canvas) }
    let cursor = canvas.cursor ?? Point(0, size.rows - 1)
    let column = min(max(0, cursor.column), size.columns - 1)
    let row = min(max(0, cursor.row), size.rows - 1)
    nc_flush(Int32(row), Int32(column), canvas.isCursorVisible ? 1 : 0)
    if isBracketed { Modes.send(Modes.updateEnds) }
    nc_send_gathered()
    shown = canvas
  }

  /// All rows of a screen.
  private static func whole(_ size: Size) -> [ClosedRange<Int>] {
    (0..<size.rows).map { ($0 * size.columns)...(($0 + 1) * size.columns - 1) }
  }

  /// Hands cells of one row to curses.
  private func paint(_ change: ClosedRange<Int>, of canvas: Canvas) {
    let row = change.lowerBound / canvas.size.columns
    let start = row * canvas.size.columns
    // Half of a wide character is nothing that curses could put.
    let isHalf = canvas.cells[change.lowerBound].isContinuation
    let first = max(start, change.lowerBound - (isHalf ? 1 : 0))
    var cells: [nc_cell] = []
    cells.reserveCapacity(change.count + 1)
    for one in canvas.joined(first...change.upperBound) where !one.isContinuation { cells.append(cell(one)) }
    nc_put(Int32(row), Int32(first - start), cells, Int32(cells.count))
  }

  private func cell(_ cell: Cell) -> nc_cell {
    var result = looks[Int(cell.style.role.rawValue)]
    result.scalars.0 = cell.glyph.base
    result.scalars.1 = UInt32(cell.glyph.marks & 0x1F_FFFF)
    result.scalars.2 = UInt32((cell.glyph.marks >> 21) & 0x1F_FFFF)
    result.scalars.3 = UInt32((cell.glyph.marks >> 42) & 0x1F_FFFF)
    if cell.style.isBold { result.attributes |= NC_BOLD }
    if cell.style.isReversed { result.attributes ^= NC_REVERSE }
    return result
  }
}
