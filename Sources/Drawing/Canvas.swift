import Glibc

/// A grid of cells that views draw on; it clips and never fails.
///
/// Views draw in local coordinates: `within` narrows the canvas to a part of it,
/// so that no view can touch a cell outside its own rectangle.
package struct Canvas: Equatable, Sendable {
  /// That of the whole canvas, whatever part is being drawn on.
  package let size: Size
  /// Row by row from the top left: `size.columns * size.rows` of them.
  package private(set) var cells: [Cell]
  /// Where the hardware cursor is parked, for screen readers and magnifiers.
  package var cursor: Point?
  /// True where a person is typing, so that the cursor must be seen.
  package var isCursorVisible = false
  /// Parts that the mouse can hit, the topmost last.
  private(set) var regions: [Region] = []
  private var clip: Rect
  private var origin = Point(0, 0)
  /// That of the part that is being drawn on.
  private var partSize: Size

  /// Every cell shows the same scalar, one column wide, as body text.
  package init(_ size: Size, filledWith scalar: Unicode.Scalar = " ") {
    self.size = size
    let cell = Cell(glyph: Glyph(scalar), style: .text)
    cells = Array(repeating: cell, count: size.columns * size.rows)
    clip = Rect(size)
    partSize = size
  }

  /// The rectangle of the current part, in local coordinates.
  package var bounds: Rect { Rect(partSize) }

  /// What of a rectangle of the current part can be seen, in cells of the whole canvas.
  private func visible(_ rect: Rect) -> Rect {
    Rect(origin.column + rect.column, origin.row + rect.row, rect.columns, rect.rows).intersection(clip)
  }

  /// Draws on a part of the canvas only, in that part's own coordinates.
  package mutating func within(_ rect: Rect, _ draw: (inout Canvas) -> Void) {
    let saved = (clip, origin, partSize)
    clip = visible(rect)
    origin = Point(origin.column + rect.column, origin.row + rect.row)
    partSize = Size(rect.columns, rect.rows)
    draw(&self)
    (clip, origin, partSize) = saved
  }

  /// Takes a rectangle of the current part from an earlier canvas of the same size: what stands there, the names
  /// of what lies inside, and the cursor where it was parked there.
  package mutating func take(_ rect: Rect, from earlier: Canvas) {
    let visible = visible(rect)
    guard earlier.size == size, !visible.isEmpty else { return }
    for row in visible.row..<visible.bottom {
      let range = row * size.columns + visible.column..<row * size.columns + visible.right
      cells.replaceSubrange(range, with: earlier.cells[range])
    }
    regions += earlier.regions.filter { visible.contains($0.rect) }
    guard let place = earlier.cursor, visible.contains(place) else { return }
    (cursor, isCursorVisible) = (place, earlier.isCursorVisible)
  }

  /// Draws text, cut at the given number of columns or at the edge.
  ///
  /// - Returns: the number of columns the text took.
  @discardableResult
  package mutating func draw(
    _ text: SafeText, at point: Point, in style: Style = .text, columns: Int? = nil
  ) -> Int {
    let line = columns.map { text.cut(to: $0) } ?? text
    var place = Point(origin.column + point.column, origin.row + point.row)
    guard place.row >= clip.row, place.row < clip.bottom else { return line.width }
    withGrid { grid in
      for glyph in line.glyphs {
        guard place.column < grid.clip.right else { break }
        grid.put(glyph, at: place, in: style)
        place.column += Int(glyph.width)
      }
    }
    return line.width
  }

  /// Draws text so that it ends before the given column.
  package mutating func draw(_ text: SafeText, endingAt point: Point, in style: Style = .text) {
    draw(text, at: Point(point.column - text.width, point.row), in: style)
  }

  /// Puts one glyph; a wide one at the edge becomes a blank.
  mutating func put(_ glyph: Glyph, at point: Point, in style: Style = .text) {
    let place = Point(origin.column + point.column, origin.row + point.row)
    withGrid { $0.put(glyph, at: place, in: style) }
  }

  /// Fills a rectangle with one glyph.
  package mutating func fill(_ rect: Rect, with scalar: Unicode.Scalar = " ", in style: Style = .text) {
    let glyph = Glyph(scalar)
    let visible = visible(rect)
    guard !visible.isEmpty else { return }
    withGrid { grid in
      for row in visible.row..<visible.bottom {
        for column in visible.column..<visible.right { grid.put(glyph, at: Point(column, row), in: style) }
      }
    }
  }

  /// The cells for a run of writes: asking each time whether they are this canvas's own would cost more
  /// than to write them.
  private mutating func withGrid(_ write: (CellGrid) -> Void) {
    let (columns, clip) = (size.columns, clip)
    cells.withUnsafeMutableBufferPointer { write(CellGrid(cells: $0, columns: columns, clip: clip)) }
  }

  /// Gives the cells of a rectangle another style and keeps what they show.
  package mutating func restyle(_ rect: Rect, as style: Style) {
    let visible = visible(rect)
    guard !visible.isEmpty else { return }
    for row in visible.row..<visible.bottom {
      for column in visible.column..<visible.right { cells[row * size.columns + column].style = style }
    }
  }

  mutating func restyle(at index: Int, as style: Style) { cells[index].style = style }

  /// Keeps the style; a half of a wide character becomes a cell of its own.
  mutating func replaceGlyph(at index: Int, with glyph: Glyph) { cells[index].glyph = glyph }

  /// Parks the hardware cursor at a place of the current part.
  package mutating func park(at point: Point, visible: Bool = false) {
    cursor = Point(origin.column + point.column, origin.row + point.row)
    isCursorVisible = visible
  }

  /// Names a rectangle of the current part, so that a click there finds it.
  package mutating func name(_ rect: Rect, _ name: String) {
    let visible = visible(rect)
    guard !visible.isEmpty else { return }
    regions.append(Region(rect: visible, name: name))
  }

  /// The names of the regions at a place, the lowest first.
  package func regions(at point: Point) -> [String] {
    regions.filter { $0.rect.contains(point) }.map(\.name)
  }

  /// Shows a rectangle as selected: by colour, by a mark at its left edge, and by the hardware cursor.
  package mutating func select(_ rect: Rect) {
    restyle(rect, as: Style(.selection))
    for row in rect.row..<rect.bottom {
      draw("▌", at: Point(rect.column, row), in: Style(.mark))
    }
    park(at: Point(rect.column, rect.row))
  }

  /// Marks a row at its right edge as changed by somebody else.
  package mutating func markChange(at row: Int) {
    draw("~", at: Point(partSize.columns - 1, row), in: Style(.accent, bold: true))
  }

  /// Marks a row at its right edge as changed here and not stored yet.
  package mutating func markWaiting(at row: Int) {
    draw("*", at: Point(partSize.columns - 1, row), in: Style(.bad, bold: true))
  }

  /// The cell at a place of the whole canvas, which must lie inside it.
  package subscript(_ point: Point) -> Cell { cells[point.row * size.columns + point.column] }

  /// In each row from the first to the last cell that an earlier frame of the same size did not have, as
  /// indices of `cells`; rows without any are left out.
  ///
  /// All cells of two frames are compared at every key, so the work is done here, where the compiler sees
  /// how they lie.
  package func changes(since earlier: Canvas) -> [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    cells.withUnsafeBufferPointer { new in
      earlier.cells.withUnsafeBufferPointer { old in
        guard new.count == old.count, let new = new.baseAddress, let old = old.baseAddress else { return }
        for row in 0..<size.rows {
          var first = row * size.columns
          // Cells have no gaps in memory, so that equal rows are equal bytes: nearly all rows of a frame are.
          let bytes = size.columns * MemoryLayout<Cell>.stride
          if memcmp(new + first, old + first, bytes) == 0 { continue }
          var last = first + size.columns - 1
          while first < last, new[first] == old[first] { first += 1 }
          while last > first, new[last] == old[last] { last -= 1 }
          found.append(first...last)
        }
      }
    }
    return found
  }

  /// Of more blanks than these between two texts, there are shorter ways to pass over them.
  private static let longestGap = 8
  /// So many blanks beside a chart's dots belong to its curve: it often goes on there in the next frame.
  private static let besideDots = 4

  /// Cells of one row with a style that is as seldom changed as can be: blanks between two texts of one
  /// style, and those beside a curve, take that style.
  ///
  /// It looks the same, and to change the looks and back costs a terminal twenty bytes.
  ///
  /// - Parameter range: indices of `cells`, all of the same row.
  package func joined(_ range: ClosedRange<Int>) -> ArraySlice<Cell> {
    // What lies farther away changes nothing.
    let start = range.lowerBound / size.columns * size.columns
    let reach = Self.longestGap + 1
    let first = max(start, range.lowerBound - reach)
    var line = cells[first...min(start + size.columns - 1, range.upperBound + reach)]
    Self.join(&line)
    return line[range]
  }

  private static func join(_ line: inout ArraySlice<Cell>) {
    line.withUnsafeMutableBufferPointer { line in
      var left: Cell?
      var start = 0
      func restyle(_ blanks: Range<Int>, as style: Style) {
        for blank in blanks { line[blank].style = style }
      }
      for place in line.indices where !line[place].isPlainBlank {
        let (cell, gap) = (line[place], start..<place)
        if let left, left.style == cell.style, gap.count <= longestGap {
          restyle(gap, as: cell.style)
        } else if !gap.isEmpty {
          if cell.isDots { restyle(gap.suffix(besideDots), as: cell.style) }
          if let left, left.isDots { restyle(gap.prefix(besideDots), as: left.style) }
        }
        (left, start) = (cell, place + 1)
      }
      if let left, left.isDots { restyle((start..<line.count).prefix(besideDots), as: left.style) }
    }
  }

  /// The rows as text, without trailing blanks: for tests, pictures and `show`.
  package var lines: [String] {
    (0..<size.rows).map { row in
      var line = ""
      for column in 0..<size.columns {
        let cell = cells[row * size.columns + column]
        if !cell.isContinuation { line += cell.glyph.text }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}

/// Cells while they are written, and the part of them that may be.
private struct CellGrid {
  let cells: UnsafeMutableBufferPointer<Cell>
  /// Of the whole canvas.
  let columns: Int
  let clip: Rect

  /// Puts one glyph at a place of the whole canvas, if that is in the part; a wide one at its edge becomes a blank.
  func put(_ glyph: Glyph, at place: Point, in style: Style) {
    let (column, row) = (place.column, place.row)
    guard row >= clip.row, row < clip.bottom, column >= clip.column, column < clip.right else { return }
    let index = row * columns + column
    if glyph.width == 1, cells[index].glyph.width == 1 {
      cells[index] = Cell(glyph: glyph, style: style)
      return
    }
    separateWide(at: index, column: column)
    guard glyph.width == 2 else {
      cells[index] = Cell(glyph: glyph, style: style)
      return
    }
    guard column + 1 < clip.right else {
      cells[index] = Cell(glyph: .space, style: style)
      return
    }
    separateWide(at: index + 1, column: column + 1)
    cells[index] = Cell(glyph: glyph, style: style)
    cells[index + 1] = Cell(glyph: .secondHalf, style: style)
  }

  /// Blanks the other half where a write would cut a wide glyph in two.
  private func separateWide(at index: Int, column: Int) {
    switch cells[index].glyph.width {
    case 0 where column > 0: cells[index - 1].glyph = .space
    case 2 where column + 1 < columns: cells[index + 1].glyph = .space
    default: break
    }
  }
}

/// A named part of a canvas, in its own coordinates.
struct Region: Equatable, Sendable {
  /// What of it can be seen, in cells of the whole canvas.
  var rect: Rect
  /// A kind and what is there, such as `tab:board` or `row:3`.
  var name: String
}
