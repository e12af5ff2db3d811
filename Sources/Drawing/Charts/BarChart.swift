/// Upright bars with a value above each, a label below, and a mark where each should end.
package struct BarChart: Sendable {
  package struct Bar: Equatable, Sendable {
    package var label: String
    /// nil where there is no value yet.
    package var value: Double?
    package var text: String

    package init(label: String, value: Double?, text: String) {
      self.label = label
      self.value = value
      self.text = text
    }
  }

  package var bars: [Bar]
  package var marks: [Double?]
  /// The value of a bar that reaches the top.
  package var highest: Double
  private static let widestBar = 5

  package init(bars: [Bar], marks: [Double?] = [], highest: Double) {
    self.bars = bars
    self.marks = marks
    self.highest = max(highest, .leastNormalMagnitude)
  }

  package func draw(on canvas: inout Canvas) {
    let size = canvas.bounds
    let plot = size.rows - 2
    let step = bars.isEmpty ? 0 : min(Self.widestBar + 3, size.columns / bars.count)
    guard plot >= 2, step >= 2 else { return }
    let width = max(1, min(Self.widestBar, step - 1))
    for (index, bar) in bars.enumerated() {
      let column = index * step
      if let value = bar.value {
        draw(value, text: bar.text, at: column, width: width, plot: plot, on: &canvas)
      }
      if marks.indices.contains(index), let mark = marks[index] {
        let row = min(plot - 1, plot - Int((mark / highest * Double(plot - 1)).rounded()))
        canvas.draw("·", at: Point(column + width, max(0, row)), in: Style(.warning, bold: true))
      }
      canvas.draw(
        SafeText(bar.label), at: Point(column + max(0, (width - bar.label.count) / 2), plot + 1),
        in: Style(.secondary))
    }
    canvas.fill(Rect(0, plot, min(size.columns, step * bars.count), 1), with: "─", in: Style(.line))
  }

  /// A bar in eighths of a row, with its value on the row above it.
  private func draw(
    _ value: Double, text: String, at column: Int, width: Int, plot: Int, on canvas: inout Canvas
  ) {
    let eighths = Int((max(0, value) / highest * Double(8 * (plot - 1))).rounded())
    let (whole, rest) = (eighths / 8, eighths % 8)
    canvas.fill(Rect(column, plot - whole, width, whole), with: "█", in: Style(.seriesA))
    if rest > 0, let scalar = Unicode.Scalar(0x2580 + UInt32(rest)) {
      canvas.fill(Rect(column, plot - whole - 1, width, 1), with: scalar, in: Style(.seriesA))
    }
    let row = plot - whole - (rest > 0 ? 2 : 1)
    canvas.draw(
      SafeText(text), at: Point(column + max(0, (width - text.count) / 2), max(0, row)), in: Style(.strong))
  }
}
