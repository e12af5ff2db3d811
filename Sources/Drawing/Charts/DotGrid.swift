/// How a chart's dots are drawn (`interaction.md` 3.10).
package enum ChartForm: String, CaseIterable, Sendable {
  /// Two by four dots a cell.
  case braille
  /// One by two half blocks a cell, for fonts without braille.
  case block
  /// One star a cell, for terminals without Unicode.
  case ascii

  fileprivate var dots: (columns: Int, rows: Int) {
    switch self {
    case .braille: (2, 4)
    case .block: (1, 2)
    case .ascii: (1, 1)
    }
  }
}

/// A grid of dots that charts paint on.
///
/// A later series hides an earlier one in the cells they share, so that each
/// cell has one colour and lines do not mix into a third shape.
struct DotGrid: Sendable {
  /// Cells of the canvas across.
  let columns: Int
  /// Cells of the canvas down.
  let rows: Int
  private let form: ChartForm
  private var patterns: [UInt8]
  private var owners: [Int32]

  /// An empty grid of so many cells.
  init(columns: Int, rows: Int, form: ChartForm = .braille) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    self.form = form
    patterns = Array(repeating: 0, count: self.columns * self.rows)
    owners = Array(repeating: -1, count: self.columns * self.rows)
  }

  /// Dots across, so many to a cell as the form has.
  var dotColumns: Int { columns * form.dots.columns }
  /// Dots down.
  var dotRows: Int { rows * form.dots.rows }

  /// The bit of a dot by its column and row in the cell: braille's own order.
  static let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

  /// Sets one dot, counted from the top left.
  ///
  /// Dots outside are left out.
  mutating func set(_ x: Int, _ y: Int, series: Int) {
    guard x >= 0, y >= 0, x < dotColumns, y < dotRows else { return }
    let (across, down) = form.dots
    let cell = (y / down) * columns + x / across
    if owners[cell] != Int32(series) {
      owners[cell] = Int32(series)
      patterns[cell] = 0
    }
    patterns[cell] |= Self.bits[x % across][y % down]
  }

  /// Draws a straight line of dots; `stride` above 1 leaves dots out.
  mutating func line(from a: (Int, Int), to b: (Int, Int), series: Int, stride: Int = 1) {
    let steps = max(abs(b.0 - a.0), abs(b.1 - a.1), 1)
    for step in 0...steps where stride == 1 || (a.0 + step) % stride == 0 || step == steps {
      let x = a.0 + (b.0 - a.0) * step / steps
      let y = a.1 + (b.1 - a.1) * step / steps
      set(x, y, series: series)
    }
  }

  /// True where no cell of a row holds a dot; columns outside count as free.
  func isFree(row: Int, columns wanted: Range<Int>) -> Bool {
    guard (0..<rows).contains(row) else { return false }
    return wanted.clamped(to: 0..<columns).allSatisfy { patterns[row * columns + $0] == 0 }
  }

  /// Draws the cells that hold dots; others stay as they are.
  func draw(on canvas: inout Canvas, at point: Point, roles: [Role]) {
    for row in 0..<rows {
      for column in 0..<columns {
        let index = row * columns + column
        guard patterns[index] != 0, let scalar = scalar(patterns[index]) else { continue }
        let owner = Int(owners[index])
        let role = roles.indices.contains(owner) ? roles[owner] : .seriesA
        canvas.put(Glyph(scalar), at: Point(point.column + column, point.row + row), in: Style(role))
      }
    }
  }

  private func scalar(_ pattern: UInt8) -> Unicode.Scalar? {
    switch form {
    case .braille: Unicode.Scalar(0x2800 + UInt32(pattern))
    case .block: pattern == 3 ? "█" : pattern == 1 ? "▀" : "▄"
    case .ascii: "*"
    }
  }
}
