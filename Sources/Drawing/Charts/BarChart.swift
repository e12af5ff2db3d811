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
  package var bars: [Bar]
  /// Where the bar at the same index should end, in its unit; nil or a missing one draws none.
  package var marks: [Double?]
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

  /// How many bars have room in an area: 0 where there are fewer than four rows.
  package func mostBars(in area: Rect) -> Int { BarPlaces(self, in: area)?.most ?? 0 }

  /// Draws from the left; nothing where there are fewer than four rows or less than a column for each bar.
  ///
  /// Where bars are narrow, values and labels are left out between others, the last value never.
  package func draw(on canvas: inout Canvas) {
    guard let places = BarPlaces(self, in: canvas.bounds), !bars.isEmpty, bars.count <= places.most else {
      return
    }
    canvas.fill(
      Rect(places.margin, places.plot, places.step * bars.count, 1), with: "─", in: Style(.line))
    if places.margin > 0 { drawAxis(places, on: &canvas) }
    for (index, bar) in bars.enumerated() {
      if let value = bar.value { draw(value, at: index, places, on: &canvas) }
      guard let row = mark(at: index, places) else { continue }
      // Narrower than the bar, so that both are seen.
      let inset = places.width >= 3 ? 1 : 0
      let column = places.column(index) + inset
      canvas.fill(
        Rect(column, row, places.width - 2 * inset, 1), with: "━", in: Style(.warning, bold: true))
    }
    drawLabels(places, on: &canvas)
    drawValues(places, on: &canvas)
  }

  private func mark(at index: Int, _ places: BarPlaces) -> Int? {
    guard marks.indices.contains(index), let value = marks[index] else { return nil }
    return max(0, places.plot - places.scale.rows(value))
  }

  private func drawLabels(_ places: BarPlaces, on canvas: inout Canvas) {
    var free = Int.min
    for (index, bar) in bars.enumerated() {
      let label = SafeText(bar.label)
      let start = places.column(index) + max(0, (places.width - label.width) / 2)
      guard start >= free, index == 0 || start + label.width <= canvas.bounds.columns else { continue }
      canvas.draw(label, at: Point(start, places.plot + 1), in: Style(.secondary))
      free = start + label.width + 1
    }
  }

  /// From the right, so that the last value is always there: it is the one that counts today.
  private func drawValues(_ places: BarPlaces, on canvas: inout Canvas) {
    var free = canvas.bounds.columns
    for (index, bar) in bars.enumerated().reversed() where bar.value != nil {
      let text = SafeText(bar.text)
      let middle = places.column(index) + max(0, (places.width - text.width) / 2)
      let start = max(0, min(middle, canvas.bounds.columns - text.width))
      guard start + text.width <= free else { continue }
      canvas.draw(text, at: Point(start, row(above: start..<start + text.width, places)), in: Style(.strong))
      free = start - 1
    }
  }

  /// The lowest row above all bars that stand in some columns, and off their marks.
  private func row(above columns: Range<Int>, _ places: BarPlaces) -> Int {
    let covered = bars.indices.filter {
      columns.overlaps(places.column($0)..<places.column($0) + places.width)
    }
    let marks = covered.map { mark(at: $0, places) }
    var row = places.plot - 1 - (covered.map { places.rowsTouched(bars[$0].value ?? 0) }.max() ?? 0)
    while marks.contains(row) { row -= 1 }
    return max(0, row)
  }

  private func drawAxis(_ places: BarPlaces, on canvas: inout Canvas) {
    let column = places.margin - 1
    canvas.fill(Rect(column, 0, 1, places.plot), with: "│", in: Style(.line))
    canvas.draw("└", at: Point(column, places.plot), in: Style(.line))
    for value in places.scale.ticks {
      let row = places.plot - places.scale.rows(value)
      canvas.draw(
        SafeText(NumberText.short(value)), endingAt: Point(column - 1, row), in: Style(.secondary))
      if row < places.plot { canvas.draw("┤", at: Point(column, row), in: Style(.line)) }
    }
  }

  /// A bar in eighths of a row.
  private func draw(_ value: Double, at index: Int, _ places: BarPlaces, on canvas: inout Canvas) {
    let (whole, rest) = places.eighths(value).quotientAndRemainder(dividingBy: 8)
    let (column, plot) = (places.column(index), places.plot)
    canvas.fill(Rect(column, plot - whole, places.width, whole), with: "█", in: Style(.seriesA))
    if rest > 0, let scalar = Unicode.Scalar(0x2580 + UInt32(rest)) {
      canvas.fill(Rect(column, plot - whole - 1, places.width, 1), with: scalar, in: Style(.seriesA))
    }
  }

  /// Where axis and bars stand in an area, in cells.
  private struct BarPlaces {
    /// The row of the axis below the bars, which is how many rows they may take.
    let plot: Int
    let scale: BarScale
    /// The first column of the first bar, behind the upright axis; 0 without one.
    let margin: Int
    /// From one bar to the next, and what of it the bar takes.
    let step: Int
    let width: Int
    /// How many bars have room.
    let most: Int

    /// Nil where there are fewer than four rows.
    init?(_ chart: BarChart, in size: Rect) {
      plot = size.rows - 2
      guard plot >= 2 else { return nil }
      scale = BarScale(highest: chart.highest, rows: plot - 1)
      margin = scale.ticks.map { NumberText.short($0).count + 2 }.max() ?? 0
      most = max(0, size.columns - margin)
      let widest = size.columns >= BarChart.leastWide ? BarChart.widestBarOfWide : BarChart.widestBar
      step = min(widest + 3, most / max(1, chart.bars.count))
      width = max(1, min(widest, step - 1))
    }

    func column(_ index: Int) -> Int { margin + index * step }

    func eighths(_ value: Double) -> Int { Int((max(0, value) / scale.unit * 8).rounded()) }

    func rowsTouched(_ value: Double) -> Int { (eighths(value) + 7) / 8 }
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
