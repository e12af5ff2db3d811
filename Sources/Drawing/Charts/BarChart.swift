/// Upright bars with a value above each, a label below, and a mark where each should end.
package struct BarChart: Sendable {
  /// One place on the axis, such as a working day.
  package struct Bar: Equatable, Sendable {
    /// What stands below the axis: a word of a few columns.
    var label: String
    /// nil where there is no value yet.
    package var value: Double?
    /// The value as it is written above the bar.
    var text: String

    /// A place whose bar is still to come where the value is nil.
    package init(label: String, value: Double?, text: String) {
      self.label = label
      self.value = value
      self.text = text
    }
  }

  /// From left to right.
  var bars: [Bar]
  /// Where the bar at the same index should end, in its unit; nil or a missing one draws none.
  var marks: [Double?]
  /// The value of a bar that reaches the top.
  var highest: Double
  /// In a chart of ordinary width, and in one that hangs on a wall.
  private static let (widestBar, widestBarOfWide, leastWide) = (5, 11, 110)

  /// A mark belongs to the bar of its index; `highest` is the greatest of all values and marks.
  package init(bars: [Bar], marks: [Double?] = [], highest: Double) {
    self.bars = bars
    self.marks = marks
    self.highest = max(highest, .leastNormalMagnitude)
  }

  /// Draws from the left; nothing where there are fewer than four rows or two columns a bar.
  package func draw(on canvas: inout Canvas) {
    let size = canvas.bounds
    let plot = size.rows - 2
    guard plot >= 2, !bars.isEmpty else { return }
    let scale = BarScale(highest: highest, rows: plot - 1)
    let labels = scale.ticks.map { NumberText.short($0) }
    let margin = scale.ticks.isEmpty ? 0 : (labels.map(\.count).max() ?? 0) + 2
    let widest = size.columns >= Self.leastWide ? Self.widestBarOfWide : Self.widestBar
    let step = min(widest + 3, (size.columns - margin) / bars.count)
    guard step >= 2 else { return }
    canvas.fill(Rect(margin, plot, step * bars.count, 1), with: "─", in: Style(.line))
    if margin > 0 {
      drawAxis(Array(zip(labels, scale.ticks)), scale, plot: plot, at: margin - 1, on: &canvas)
    }
    let width = max(1, min(widest, step - 1))
    for (index, bar) in bars.enumerated() {
      let column = margin + index * step
      let mark = marks.indices.contains(index) ? marks[index].map { plot - scale.rows($0) } : nil
      if let value = bar.value {
        draw(value, text: bar.text, at: column, width: width, plot: plot, scale, avoiding: mark, on: &canvas)
      }
      if let mark {
        // Narrower than the bar, so that both are seen.
        let inset = width >= 3 ? 1 : 0
        canvas.fill(
          Rect(column + inset, max(0, mark), width - 2 * inset, 1), with: "━", in: Style(.warning, bold: true)
        )
      }
      canvas.draw(
        SafeText(bar.label), at: Point(column + max(0, (width - bar.label.count) / 2), plot + 1),
        in: Style(.secondary))
    }
  }

  private func drawAxis(
    _ ticks: [(String, Double)], _ scale: BarScale, plot: Int, at column: Int, on canvas: inout Canvas
  ) {
    canvas.fill(Rect(column, 0, 1, plot), with: "│", in: Style(.line))
    canvas.draw("└", at: Point(column, plot), in: Style(.line))
    for (label, value) in ticks {
      let row = plot - scale.rows(value)
      canvas.draw(SafeText(label), endingAt: Point(column - 1, row), in: Style(.secondary))
      if row < plot { canvas.draw("┤", at: Point(column, row), in: Style(.line)) }
    }
  }

  /// A bar in eighths of a row, with its value above it and above the mark where they would meet.
  private func draw(
    _ value: Double, text: String, at column: Int, width: Int, plot: Int, _ scale: BarScale,
    avoiding mark: Int?, on canvas: inout Canvas
  ) {
    let eighths = Int((max(0, value) / scale.unit * 8).rounded())
    let (whole, rest) = (eighths / 8, eighths % 8)
    canvas.fill(Rect(column, plot - whole, width, whole), with: "█", in: Style(.seriesA))
    if rest > 0, let scalar = Unicode.Scalar(0x2580 + UInt32(rest)) {
      canvas.fill(Rect(column, plot - whole - 1, width, 1), with: scalar, in: Style(.seriesA))
    }
    let above = plot - whole - (rest > 0 ? 2 : 1)
    let row = above == mark ? above - 1 : above
    canvas.draw(
      SafeText(text), at: Point(column + max(0, (width - text.count) / 2), max(0, row)), in: Style(.strong))
  }
}

/// How much a row of an upright axis is worth, so that round values fall on whole rows.
struct BarScale: Equatable {
  /// What one row is worth.
  let unit: Double
  /// Round values from 0 on; none where there is too little room.
  let ticks: [Double]

  /// - Parameter rows: rows that the highest value may take.
  init(highest: Double, rows: Int) {
    let least = highest / Double(max(1, rows))
    // Three to six of them; of two scales that fit alike, the one with fewer.
    let found = (max(2, rows / 6)...max(5, rows / 3)).reversed().compactMap {
      apart -> (unit: Double, step: Double)? in
      NiceScale.tickStep(atLeast: least * Double(apart)).map { ($0 / Double(apart), $0) }
    }.min { $0.unit < $1.unit }
    guard rows >= 4, let found else {
      (unit, ticks) = (least, [])
      return
    }
    unit = found.unit
    ticks = (0...Int((Double(rows) * found.unit / found.step).rounded(.down))).map { Double($0) * found.step }
  }

  /// Whole rows up to a value.
  func rows(_ value: Double) -> Int { Int((max(0, value) / unit).rounded()) }
}
