/// One curve: points in order of x.
///
/// A value that is not finite is a gap with a mark.
package struct ChartSeries: Equatable, Sendable {
  package var name: String
  package var points: [(x: Double, y: Double)]

  package init(name: String, points: [(x: Double, y: Double)]) {
    self.name = name
    self.points = points
  }

  package static func == (left: ChartSeries, right: ChartSeries) -> Bool {
    left.name == right.name && left.points.elementsEqual(right.points) { $0.x == $1.x && $0.y == $1.y }
  }
}

/// A braille line chart with axes; the y range comes from finite values only
/// (`domain.md` 7.2), and the newest value stands beside its curve.
package struct LineChart: Sendable {
  package var series: [ChartSeries]
  package var form: ChartForm
  /// What the x axis counts.
  package var unit: SafeText
  /// Roles of the series, in their order.
  package static let roles: [Role] = [.seriesA, .seriesB, .seriesC, .seriesD]

  package init(_ series: [ChartSeries], form: ChartForm = .braille, unit: SafeText = "step") {
    self.series = series
    self.form = form
    self.unit = unit
  }

  /// Draws the chart, or the words that say why there is none.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    let finite = series.flatMap { $0.points.filter { $0.y.isFinite } }
    guard let firstPoint = finite.first else {
      canvas.draw("no finite values yet", at: Point(rect.column, rect.row), in: Style(.secondary))
      return
    }
    var range = (low: firstPoint.y, high: firstPoint.y)
    var domain = (low: firstPoint.x, high: firstPoint.x)
    for point in finite {
      range = (min(range.low, point.y), max(range.high, point.y))
    }
    for point in series.flatMap(\.points) {
      domain = (min(domain.low, point.x), max(domain.high, point.x))
    }
    if range.low == range.high { range = Self.padded(around: range.low) }
    range = NiceScale.around(range.low, range.high)
    domain.high = NiceScale.upperEnd(domain.low, domain.high)
    canvas.within(rect) { draw(on: &$0, range: range, domain: domain) }
  }

  /// A range around a single value, inside what a number can hold.
  private static func padded(around value: Double) -> (low: Double, high: Double) {
    let (pad, most) = (max(abs(value) * 0.1, 1e-9), Double.greatestFiniteMagnitude)
    return (max(value - pad, -most), min(value + pad, most))
  }

  private func draw(
    on canvas: inout Canvas, range: (low: Double, high: Double), domain: (low: Double, high: Double)
  ) {
    let size = canvas.bounds
    let labels = [range.high, range.low / 2 + range.high / 2, range.low].map(NumberText.short)
    let margin = (labels.map(\.count).max() ?? 0) + 2
    let plot = Rect(margin, 0, size.columns - margin, size.rows - 2)
    guard plot.columns >= 4, plot.rows >= 2 else {
      drawTiny(on: &canvas)
      return
    }
    drawAxes(on: &canvas, plot: plot, labels: labels, domain: domain)
    var grid = DotGrid(columns: plot.columns, rows: plot.rows, form: form)
    var bad: [Point] = []
    var names: [(SafeText, Point, Style)] = []
    for (index, one) in series.enumerated() {
      var previous: (Int, Int)?
      for point in one.points {
        let share = domain.high > domain.low ? Self.share(of: point.x, in: domain) : 0
        let x = Int((share * Double(grid.dotColumns - 1)).rounded())
        guard point.y.isFinite else {
          bad.append(Point(plot.column + x * plot.columns / grid.dotColumns, plot.rows - 1))
          previous = nil
          continue
        }
        let height = Self.share(of: point.y, in: range)
        let y = Int(((1 - height) * Double(grid.dotRows - 1)).rounded())
        if let last = previous {
          grid.line(from: last, to: (x, y), series: index, stride: index == 0 ? 1 : 2)
        } else {
          grid.set(x, y, series: index)
        }
        previous = (x, y)
      }
      if let end = previous, let last = one.points.last(where: { $0.y.isFinite }) {
        let text = SafeText("\(one.name) \(NumberText.short(last.y))")
        let across = end.0 * plot.columns / grid.dotColumns
        let column = min(plot.column + across + 2, plot.right - text.width)
        let row = max(0, min(plot.rows - 1, end.1 * plot.rows / grid.dotRows - 1))
        names.append((text, Point(max(plot.column, column), row), Style(role(index), bold: true)))
      }
    }
    grid.draw(on: &canvas, at: Point(plot.column, plot.row), roles: Self.roles)
    for place in bad { canvas.draw("x", at: place, in: Style(.bad)) }
    draw(names, on: &canvas, within: plot, beside: grid)
  }

  /// Where a value stands in a range, 0 at its low end and 1 at its high end.
  ///
  /// Halved first: the distance of two values may be more than a number can hold.
  private static func share(of value: Double, in range: (low: Double, high: Double)) -> Double {
    let whole = range.high / 2 - range.low / 2
    return whole > 0 ? min(max((value / 2 - range.low / 2) / whole, 0), 1) : 0
  }

  private func role(_ index: Int) -> Role { Self.roles[index % Self.roles.count] }

  /// Writes each curve's name near its end, on the nearest row where it hides no curve and no other name.
  private func draw(
    _ names: [(SafeText, Point, Style)], on canvas: inout Canvas, within plot: Rect, beside grid: DotGrid
  ) {
    var taken: Set<Int> = []
    for (text, place, style) in names {
      let columns = (place.column - plot.column)..<(place.column - plot.column + text.width)
      let rows = (0..<plot.rows).sorted { abs($0 - place.row) < abs($1 - place.row) }
      let free = rows.first { !taken.contains($0) && grid.isFree(row: $0, columns: columns) }
      let row = free ?? rows.first { !taken.contains($0) } ?? place.row
      taken.insert(row)
      canvas.draw(text, at: Point(place.column, row), in: style, columns: plot.columns)
    }
  }

  private func drawAxes(
    on canvas: inout Canvas, plot: Rect, labels: [String], domain: (low: Double, high: Double)
  ) {
    let axis = Style(.line)
    for row in 0..<plot.rows { canvas.draw("│", at: Point(plot.column - 1, row), in: axis) }
    let rows = [0, (plot.rows - 1) / 2, plot.rows - 1]
    for (label, row) in zip(labels, rows) where row == 0 || plot.rows >= 5 || row == plot.rows - 1 {
      canvas.draw(SafeText(label), endingAt: Point(plot.column - 2, row), in: Style(.secondary))
      canvas.draw("┤", at: Point(plot.column - 1, row), in: axis)
    }
    canvas.draw("└", at: Point(plot.column - 1, plot.rows), in: axis)
    canvas.fill(Rect(plot.column, plot.rows, plot.columns, 1), with: "─", in: axis)
    let first = SafeText(NumberText.short(domain.low))
    let last = SafeText(NumberText.short(domain.high))
    canvas.draw(first, at: Point(plot.column, plot.rows + 1), in: Style(.secondary))
    let middle = plot.column + (plot.columns - unit.width) / 2
    canvas.draw(unit, at: Point(middle, plot.rows + 1), in: Style(.secondary))
    canvas.draw(last, endingAt: Point(plot.right, plot.rows + 1), in: Style(.secondary))
  }

  /// Where there is no room for axes, the newest values in words.
  private func drawTiny(on canvas: inout Canvas) {
    for (index, one) in series.enumerated() {
      guard let last = one.points.last else { continue }
      let text = SafeText("\(one.name) \(NumberText.short(last.y))")
      canvas.draw(text, at: Point(0, index), in: Style(role(index)), columns: canvas.bounds.columns)
    }
  }
}
