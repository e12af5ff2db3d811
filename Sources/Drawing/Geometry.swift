/// A place on a canvas: columns count to the right, rows downwards, both from 0.
package struct Point: Equatable, Sendable {
  /// Cells from the left edge of the canvas, or of the part that is drawn on.
  package var column: Int
  /// Cells from the upper edge of the canvas, or of the part that is drawn on.
  package var row: Int

  /// The column first, as x before y.
  package init(_ column: Int, _ row: Int) {
    self.column = column
    self.row = row
  }
}

/// A number of columns and rows; never negative.
package struct Size: Equatable, Sendable {
  /// Cells across.
  package var columns: Int
  /// Cells down.
  package var rows: Int

  /// A negative number counts as 0.
  package init(_ columns: Int, _ rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A part of a canvas; an empty one is legal everywhere.
package struct Rect: Equatable, Sendable {
  /// The leftmost column; below 0 where it begins outside.
  package var column: Int
  /// The topmost row; below 0 where it begins outside.
  package var row: Int
  /// How many cells wide, at least 0.
  package var columns: Int
  /// How many cells high, at least 0.
  package var rows: Int

  /// Place and size; a negative width or height counts as 0.
  package init(_ column: Int, _ row: Int, _ columns: Int, _ rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// All of a canvas, in its own coordinates.
  init(_ size: Size) { self.init(0, 0, size.columns, size.rows) }

  /// True where it holds no cell.
  package var isEmpty: Bool { columns == 0 || rows == 0 }
  /// The first column beyond it.
  package var right: Int { column + columns }
  /// The first row below it.
  package var bottom: Int { row + rows }

  /// The rectangle with the same number of cells taken away on each side.
  package func inset(columns dx: Int = 0, rows dy: Int = 0) -> Rect {
    Rect(column + dx, row + dy, columns - 2 * dx, rows - 2 * dy)
  }

  /// The topmost rows, and what is left below them.
  package func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
    let cut = min(max(0, count), rows)
    return (Rect(column, row, columns, cut), Rect(column, row + cut, columns, rows - cut))
  }

  /// What is above, and the lowest rows.
  package func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
    let cut = min(max(0, count), rows)
    return (Rect(column, row, columns, rows - cut), Rect(column, bottom - cut, columns, cut))
  }

  /// The leftmost columns, and what is to the right of them.
  package func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
    let cut = min(max(0, count), columns)
    return (Rect(column, row, cut, rows), Rect(column + cut, row, columns - cut, rows))
  }

  /// Equal columns side by side; the first ones take what does not divide.
  package func columns(_ count: Int) -> [Rect] {
    guard count > 0 else { return [] }
    var parts: [Rect] = []
    var start = column
    for index in 0..<count {
      let width = columns / count + (index < columns % count ? 1 : 0)
      parts.append(Rect(start, row, width, rows))
      start += width
    }
    return parts
  }

  /// True where the cell lies inside.
  func contains(_ point: Point) -> Bool {
    point.column >= column && point.column < right && point.row >= row && point.row < bottom
  }

  /// True where all of the other lies inside.
  func contains(_ other: Rect) -> Bool { intersection(other) == other }

  /// What both cover; empty where they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(left, top, min(right, other.right) - left, min(bottom, other.bottom) - top)
  }
}
