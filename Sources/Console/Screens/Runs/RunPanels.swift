import Domain
import Drawing

/// What stands below the list: parameters and other metrics of the run in view.
enum RunPanels {
  /// Beside those of the best comparable run; the last rows say where the run comes from.
  static func drawParameters(
    of run: Run, _ tags: [Run.Pair], _ overview: Overview, _ frame: PaneFrame, on canvas: inout Canvas,
    in rect: Rect
  ) {
    let other = overview.bestFinished(beside: run)
    let rows = Self.rows(run, other)
    // Its frame, the number at the right and the sign of the focus leave so much.
    let title = title(run, other, rows, columns: rect.columns - 14)
    frame.panel(title, remark: "\(run.params.count)").draw(on: &canvas, in: rect) {
      inside in
      let size = inside.bounds
      let places = ParameterPlaces(
        names: rows.map(\.name), values: rows.map(\.value), others: rows.map(\.otherText),
        columns: size.columns - 2)
      let origin = RunText.foot(of: run, tags, overview.calendar).flatMap {
        SafeText($0).wrapped(to: size.columns - 2)
      }
      // Where it comes from has at most two lines at the bottom and what the parameters leave over.
      let foot = origin.prefix(max(size.rows >= 6 ? 2 : 1, size.rows - rows.count))
      let room = max(0, size.rows - foot.count)
      let shown = rows.count > room ? max(0, room - 1) : room
      draw(Array(rows.prefix(shown)), places, spare: max(0, room - rows.count), on: &inside)
      if shown < rows.count {
        inside.draw(
          SafeText("… \(rows.count - shown) more"), at: Point(1, shown), in: Style(.secondary))
      }
      for (row, line) in foot.enumerated() {
        let isCut = row > 0 && row == foot.count - 1 && origin.count > foot.count
        inside.draw(
          isCut ? line + " …" : line, at: Point(1, room + row), in: Style(.secondary),
          columns: size.columns - 2)
      }
    }
  }

  /// Long values go on below where rows are left over.
  private static func draw(
    _ rows: [Row], _ places: ParameterPlaces, spare rowsLeft: Int, on canvas: inout Canvas
  ) {
    var (row, spare) = (0, rowsLeft)
    for one in rows {
      let style = Style(one.differs ? .strong : .text)
      canvas.draw(SafeText(one.name), at: Point(1, row), in: Style(.secondary), columns: places.name)
      canvas.draw(
        SafeText(one.otherText), at: Point(1 + places.otherStart, row), in: Style(.secondary),
        columns: places.other)
      let lines = SafeText(one.value).wrapped(to: places.value, uncutRows: spare + 1)
      for (offset, line) in lines.enumerated() {
        canvas.draw(line, at: Point(1 + places.valueStart, row + offset), in: style, columns: places.value)
      }
      spare -= max(0, lines.count - 1)
      row += max(1, lines.count)
    }
  }

  private static func title(_ run: Run, _ other: Run?, _ rows: [Row], columns: Int) -> String {
    let name = "\(run.label)  parameters"
    guard let other else { return name }
    // Its figures say nothing about the parameters then (`domain.md` 7.2).
    let data = other.dataset == run.dataset ? "" : ", other data"
    let own = Set(run.params.map(\.name))
    let missing = other.params.count { !own.contains($0.name) }
    let title = "\(name), \(rows.count(where: \.differs)) differ from \(other.label)\(data)"
    let whole = title + ", \(missing) only there"
    return missing > 0 && SafeText(whole).width <= columns ? whole : title
  }

  private struct Row {
    var name: String
    var value: String
    var other: String?
    var differs: Bool

    /// What the other run had there.
    var otherText: String { differs ? other.map { "was \($0)" } ?? "not there" : "" }
  }

  /// Those that differ first.
  private static func rows(_ run: Run, _ other: Run?) -> [Row] {
    let rows = run.params.map { pair -> Row in
      let there = other?.params.first { $0.name == pair.name }?.value
      return Row(
        name: pair.name, value: pair.value, other: there, differs: other != nil && there != pair.value)
    }
    return rows.filter(\.differs) + rows.filter { !$0.differs }
  }

  /// Latest values with their number of points, a row each; names give way first where it is narrow.
  static func drawMetrics(of run: Run, _ frame: PaneFrame, on canvas: inout Canvas, in rect: Rect) {
    frame.panel("\(run.label)  metrics", remark: "latest value").draw(on: &canvas, in: rect) { inside in
      let size = inside.bounds
      guard !run.metrics.isEmpty else {
        inside.draw("No metric was logged yet.", at: Point(1, 0), in: Style(.secondary))
        return
      }
      // Names give way first where there is little room.
      let lack = max(0, 50 - size.columns)
      for (row, metric) in run.metrics.prefix(size.rows).enumerated() {
        inside.draw(
          SafeText(metric.name), at: Point(1, row), in: Style(.secondary), columns: max(6, 24 - lack))
        let style = Style(metric.value.isFinite ? .text : .bad)
        inside.draw(SafeText(RunText.value(of: metric)), at: Point(max(8, 26 - lack), row), in: style)
        let points = metric.count == 0 ? "no history" : Wording.counted(metric.count, "point")
        // In the look of the value: of a live run both change at once, and each change of looks costs bytes.
        inside.draw(
          SafeText(points), at: Point(max(20, 38 - lack), row), in: Style(.text),
          columns: max(0, size.columns - max(20, 38 - lack) - 1))
      }
    }
  }
}

/// How the columns of a parameter list share their room: values first, then names, then what was.
struct ParameterPlaces {
  /// Columns of the names.
  let name: Int
  /// Columns of this run's values.
  let value: Int
  /// Columns of what the other run had.
  let other: Int
  /// The first column of the values.
  var valueStart: Int { name + gap }
  /// The first column of what the other run had.
  var otherStart: Int { valueStart + value + gap }
  private let gap = 2
  /// Of a name or of what was at least so much is shown.
  private static let least = 9

  /// Values keep their whole width as long as a name and what was have the least that is read.
  init(names: [String], values: [String], others: [String], columns: Int) {
    func widest(_ texts: [String]) -> Int { texts.map { SafeText($0).width }.max() ?? 0 }
    let (wantedName, wantedOther) = (widest(names), widest(others))
    let gaps = 2 * gap
    let most = columns - gaps - min(wantedName, Self.least) - min(wantedOther, Self.least)
    guard widest(values) <= most else {
      // No room makes such a value whole, so names and what was keep more of it.
      name = min(wantedName, max(Self.least, columns / 4))
      other = min(wantedOther, max(Self.least, columns / 4))
      value = max(0, columns - gaps - name - other)
      return
    }
    value = widest(values)
    let rest = max(0, columns - gaps - value)
    name = min(wantedName, max(0, rest - min(wantedOther, Self.least)))
    other = max(0, rest - name)
  }
}
