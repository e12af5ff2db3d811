/// One curve: points in order of x.
///
/// A value that is not finite is a gap with a mark.
package struct ChartSeries: Equatable, Sendable {
  /// What is written at the end of the curve.
  var name: String
  /// In order of x.
  var points: [(x: Double, y: Double)]
  /// True where more points are to come.
  var isGrowing: Bool

  /// A curve without points is not drawn and not named.
  package init(name: String, points: [(x: Double, y: Double)], isGrowing: Bool = false) {
    self.name = name
    self.points = points
    self.isGrowing = isGrowing
  }

  /// How far one more point goes; nil where none comes, or nothing is known of it.
  fileprivate var growth: Double? {
    guard isGrowing, let first = points.first?.x, let last = points.last?.x, last > first else { return nil }
    return (last - first) / Double(points.count - 1)
  }

  /// The same name and points; tuples cannot be compared without being told how.
  package static func == (left: ChartSeries, right: ChartSeries) -> Bool {
    left.name == right.name && left.isGrowing == right.isGrowing
      && left.points.elementsEqual(right.points) { $0.x == $1.x && $0.y == $1.y }
  }
}

/// A braille line chart with axes; the y range comes from finite values only
/// (`domain.md` 7.2), and the newest value stands beside its curve.
package struct LineChart: Sendable {
  /// The first is drawn solid, the others with every second dot, and those beyond the colours with fewer.
  var series: [ChartSeries]
  /// What the curve is made of.
  var form: ChartForm
  /// What the x axis counts.
  var unit: SafeText
  /// Labels of values get at least so much room: a chart whose plot moved with every new value would be
  /// drawn anew each time.
  private static let labelColumns = 6
  /// Names of curves get their room in such steps, for the same reason.
  private static let nameStep = 4
  private static let placeStep = 8
  /// Roles of the series, in their order.
  private static let roles: [Role] = [.seriesA, .seriesB, .seriesC, .seriesD]

  /// At most four curves keep colours of their own; the fifth has the first one's again, and fewer dots.
  package init(_ series: [ChartSeries], form: ChartForm = .braille, unit: SafeText = "step") {
    self.series = series
    self.form = form
    self.unit = unit
  }

  /// Draws the chart, or the words that say why there is none.
  package func draw(on canvas: inout Canvas, in rect: Rect) {
    let all = series.flatMap(\.points)
    let rows = RowTicks.divisible(max(0, rect.rows - 2))
    let finite = all.map(\.y).filter(\.isFinite)
    let growth = series.compactMap(\.growth).max()
    guard
      let (values, gaps) = ChartAxis.values(
        finite, among: RowTicks.gaps(rows), isGrowing: growth != nil)
    else {
      canvas.draw("no finite values yet", at: Point(rect.column, rect.row), in: Style(.secondary))
      return
    }
    let steps = ChartAxis.steps(all.map(\.x), growth: growth)
    canvas.within(rect) { draw(on: &$0, steps, values, RowTicks.places(rows, gaps: gaps)) }
  }

  /// A curve's name and newest value, and where its last point stands.
  private struct End {
    var text: SafeText
    /// In cells of the plot.
    var place: Point
    var style: Style
  }

  private func draw(on canvas: inout Canvas, _ steps: ChartAxis, _ values: ChartAxis, _ places: [Int]) {
    let size = canvas.bounds
    let rows = (places.last ?? 0) + 1
    let labels = RowTicks.labels(places.map { values.value(at: 1 - Double($0) / Double(max(1, rows - 1))) })
    let least = size.columns >= 40 ? Self.labelColumns : 0
    let margin = max(least, labels.map(\.count).max() ?? 0) + 2
    let room = max(0, size.columns - margin)
    let widest = series.map { SafeText(endText($0)).width }.max() ?? 0
    // Names stand beside their curves where that leaves the curves the greater part.
    let wanted = (widest + 2 + Self.nameStep - 1) / Self.nameStep * Self.nameStep
    let aside = 2 * room >= 5 * wanted ? wanted : 0
    let plot = Rect(margin, 0, room - aside, rows)
    guard plot.columns >= 4, plot.rows >= 2 else { return drawTiny(on: &canvas) }
    drawAxes(on: &canvas, plot: plot, marks: Array(zip(labels, places)), steps: steps)
    var grid = DotGrid(columns: plot.columns, rows: plot.rows, form: form)
    var bad: [Int] = []
    var ends: [End] = []
    for (index, one) in series.enumerated() {
      let drawn = plotCurve(index, on: &grid, steps, values)
      bad += drawn.bad
      guard let place = drawn.end else { continue }
      ends.append(End(text: SafeText(endText(one)), place: place, style: Style(role(index), bold: true)))
    }
    grid.draw(on: &canvas, at: Point(plot.column, plot.row), roles: series.indices.map(role))
    for column in bad { canvas.draw("x", at: Point(plot.column + column, 0), in: Style(.bad)) }
    draw(ends, on: &canvas, within: plot, right: size.columns, beside: grid, bad)
  }

  /// - Returns: the cell of the last point, and the columns of values that are not finite;
  ///   those have no height and stand at the top edge.
  private func plotCurve(
    _ index: Int, on grid: inout DotGrid, _ steps: ChartAxis, _ values: ChartAxis
  ) -> (end: Point?, bad: [Int]) {
    var previous: (Int, Int)?
    var end: Point?
    var bad: [Int] = []
    let (across, down) = (Double(grid.dotColumns - 1), Double(grid.dotRows - 1))
    for point in series[index].points {
      let x = Int(steps.share(point.x) * across + 0.5)
      guard point.y.isFinite else {
        let column = x * grid.columns / grid.dotColumns
        bad.append(column)
        (previous, end) = (nil, Point(column, 0))
        continue
      }
      let y = Int((1 - values.share(point.y)) * down + 0.5)
      if let last = previous {
        // A history has many more points than a chart has dots.
        if last == (x, y) { continue }
        grid.line(from: last, to: (x, y), series: index, stride: Self.stride(index))
      } else {
        grid.set(x, y, series: index)
      }
      previous = (x, y)
    }
    if let (x, y) = previous {
      end = Point(x * grid.columns / grid.dotColumns, y * grid.rows / grid.dotRows)
    }
    return (end, bad)
  }

  /// Tells curves of one colour apart, also where there are no colours.
  private static func stride(_ index: Int) -> Int { index == 0 ? 1 : 2 + index / roles.count }

  private func role(_ index: Int) -> Role { Self.roles[index % Self.roles.count] }

  /// `R12 0.0843`; of a curve that ends in no number, how: `R05 Infinity at 10, then NaN`.
  private func endText(_ one: ChartSeries) -> String {
    guard let last = one.points.last else { return one.name }
    let end = NumberText.short(last.y)
    guard let lost = one.points.reversed().prefix(while: { !$0.y.isFinite }).last else {
      return "\(one.name) \(end)"
    }
    let start = NumberText.short(lost.y)
    return "\(one.name) \(start) at \(NumberText.short(lost.x))" + (start == end ? "" : ", then \(end)")
  }

  /// Writes each curve's name in the row of its last point, or the nearest one where it hides nothing.
  private func draw(
    _ ends: [End], on canvas: inout Canvas, within plot: Rect, right: Int, beside grid: DotGrid, _ bad: [Int]
  ) {
    // The marks at the top edge are not covered either.
    var taken: Set<Int> = bad.isEmpty || right > plot.right ? [] : [0]
    for end in ends {
      // In steps, so that a name does not move with every point of a live curve.
      let beside = (end.place.column + 2 + Self.placeStep - 1) / Self.placeStep * Self.placeStep
      let column = max(plot.column, min(plot.column + beside, right - end.text.width))
      let columns = (column - plot.column)..<(column - plot.column + end.text.width)
      let rows = (0..<plot.rows).sorted { abs($0 - end.place.row) < abs($1 - end.place.row) }
      let free = rows.first { !taken.contains($0) && grid.isFree(row: $0, columns: columns) }
      let row = free ?? rows.first { !taken.contains($0) } ?? end.place.row
      taken.insert(row)
      canvas.draw(end.text, at: Point(column, row), in: end.style, columns: right - column)
    }
  }

  private func drawAxes(on canvas: inout Canvas, plot: Rect, marks: [(String, Int)], steps: ChartAxis) {
    let axis = Style(.line)
    for row in 0..<plot.rows { canvas.draw("│", at: Point(plot.column - 1, row), in: axis) }
    for (label, row) in marks {
      canvas.draw(SafeText(label), endingAt: Point(plot.column - 2, row), in: Style(.secondary))
      canvas.draw("┤", at: Point(plot.column - 1, row), in: axis)
    }
    canvas.draw("└", at: Point(plot.column - 1, plot.rows), in: axis)
    canvas.fill(Rect(plot.column, plot.rows, plot.columns, 1), with: "─", in: axis)
    if unit.width + 4 <= plot.columns {
      canvas.draw(" " + unit + " ", endingAt: Point(plot.right - 1, plot.rows), in: Style(.secondary))
    }
    var next = plot.column
    for tick in steps.ticks {
      let label = SafeText(NumberText.short(tick))
      let place = plot.column + Int((steps.share(tick) * Double(plot.columns - 1)).rounded())
      let start = max(plot.column, min(place - label.width / 2, plot.right - label.width))
      guard start >= next else { continue }
      canvas.draw(label, at: Point(start, plot.rows + 1), in: Style(.secondary))
      next = start + label.width + 1
    }
  }

  /// Where there is no room for axes, the newest values in words.
  private func drawTiny(on canvas: inout Canvas) {
    for (index, one) in series.enumerated() where !one.points.isEmpty {
      canvas.draw(
        SafeText(endText(one)), at: Point(0, index), in: Style(role(index)), columns: canvas.bounds.columns)
    }
  }
}
