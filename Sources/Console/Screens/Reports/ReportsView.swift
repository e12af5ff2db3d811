import Domain
import Drawing

/// Burndown of the active sprint and the basic flow figures (`domain.md` 5.2, 5.4).
enum ReportsView {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let area = canvas.bounds
    let isWide = area.columns >= 100
    let parts =
      isWide ? area.columns(2) : [area.splitTop(area.rows / 2).top, area.splitTop(area.rows / 2).rest]
    drawBurndown(overview, on: &canvas, in: parts[0])
    Panel(
      SafeText("Flow, \(overview.flow.cycleTimes.count) finished items"),
      remark: overview.flow.isThin ? "thin" : ""
    )
    .draw(on: &canvas, in: parts[1]) { drawFigures(state, overview, on: &$0) }
  }

  private static func drawBurndown(_ overview: Overview, on canvas: inout Canvas, in rect: Rect) {
    guard let burndown = overview.burndown, let last = burndown.points.last else {
      Panel("Burndown").draw(on: &canvas, in: rect) {
        $0.draw(
          "No sprint is active, so there is nothing to burn down.", at: Point(1, 0), in: Style(.secondary))
      }
      return
    }
    let behind = burndown.ideal(at: last.day).map { last.remaining - $0 } ?? 0
    let remark = behind > 0 ? "\(NumberText.fixed(behind, decimals: 1)) points behind the ideal" : "on track"
    Panel("Burndown", remark: SafeText(remark), isFocused: true).draw(on: &canvas, in: rect) { inside in
      drawBars(burndown, on: &inside)
    }
  }

  private static func drawBars(_ burndown: Burndown, on canvas: inout Canvas) {
    let size = canvas.bounds
    let days = burndown.workingDays
    let highest = max(burndown.commitment, burndown.points.map(\.remaining).max() ?? 0, 1)
    let plot = size.rows - 5
    guard plot >= 3, !days.isEmpty else { return }
    let step = max(3, (size.columns - 6) / days.count)
    for (index, day) in days.enumerated() {
      let column = 5 + index * step
      guard column + 3 < size.columns else { break }
      if let point = burndown.points.first(where: { $0.day == day }) {
        let height = Int((point.remaining / highest * Double(plot - 1)).rounded())
        canvas.fill(Rect(column, plot - height, min(3, step - 1), height), with: "█", in: Style(.seriesA))
        canvas.draw(
          SafeText(Rules.text(point.remaining)), at: Point(column, plot - height - 1), in: Style(.strong))
      }
      if let ideal = burndown.ideal(at: day) {
        let row = plot - 1 - Int((ideal / highest * Double(plot - 1)).rounded())
        canvas.draw("·", at: Point(column + min(3, step - 1), max(0, row)), in: Style(.warning, bold: true))
      }
      canvas.draw(SafeText("\(day.civil.day)"), at: Point(column, plot + 1), in: Style(.secondary))
    }
    canvas.fill(Rect(4, plot, size.columns - 5, 1), with: "─", in: Style(.line))
    let text = "█ remaining at the end of the day   · ideal from \(Rules.text(burndown.commitment)) committed"
    canvas.draw(SafeText(text), at: Point(1, size.rows - 2), in: Style(.secondary), columns: size.columns - 2)
    let missing = burndown.unestimated
    canvas.draw(
      SafeText(
        missing == 0 ? "Every item is estimated." : "\(missing) items without an estimate are not counted."),
      at: Point(1, size.rows - 1), in: Style(.secondary))
  }

  private static func drawFigures(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let flow = overview.flow
    guard !flow.cycleTimes.isEmpty else {
      canvas.draw("Not enough data: nothing is finished yet.", at: Point(1, 0), in: Style(.secondary))
      return
    }
    let today = overview.calendar.day(of: state.now)
    let wip = overview.items.filter { !$0.isEpic && overview.workflow.category($0.status) == .doing }
    func days(_ values: [Int?]) -> String {
      values.map { $0.map(String.init) ?? "-" }.joined(separator: " / ") + " days"
    }
    let weeks = flow.throughput(before: today).suffix(8).map { "W\($0.week): \($0.count)" }.joined(
      separator: "  ")
    var lines: [(String, String)] = [
      ("Work in progress", "\(wip.count) items"), ("Throughput by week", weeks),
      ("Cycle time 50/70/85/95 %", days([50, 70, 85, 95].map(flow.cycleTime))),
      ("Cycle time, mean", flow.meanCycleTime.map { "\(NumberText.fixed($0, decimals: 2)) days" } ?? "-"),
      ("Lead time 50/85 %", days([50, 85].map(flow.leadTime)) + "  (created → done)"),
    ]
    let history = flow.dailyThroughput(from: today.adding(-28), to: today.adding(-1))
    if let forecast = Forecast(items: 8, history: history) {
      lines.append(
        (
          "When 8 items",
          "50 % in \(forecast.days(50)) d, 85 % in \(forecast.days(85)) d, 10 000 trials, seed 1"
        ))
    }
    for (row, line) in lines.enumerated() {
      canvas.draw(SafeText(line.0), at: Point(1, row), in: Style(.secondary))
      canvas.draw(SafeText(line.1), at: Point(27, row), columns: canvas.bounds.columns - 28)
    }
    drawAges(wip, state, overview, from: lines.count + 1, on: &canvas)
  }

  private static func drawAges(
    _ items: [WorkItem], _ state: State, _ overview: Overview, from start: Int, on canvas: inout Canvas
  ) {
    canvas.draw("Age of open items", at: Point(1, start), in: Style(.strong))
    let aged = items.compactMap { item in
      ItemText.age(of: item, overview, now: state.now).map { (item, $0) }
    }.sorted { ($0.1, $1.0.key) > ($1.1, $0.0.key) }
    for (row, (item, age)) in aged.enumerated() {
      let pace = overview.flow.pace(ofAge: age)
      let share = ItemText.percent(pace.quicker, of: pace.total)
      let level = overview.flow.level(ofAge: age)
      let late = level == .atRisk || level == .over
      let place = start + 1 + row
      canvas.draw(SafeText(item.key.description), at: Point(1, place), in: Style(.strong))
      canvas.draw(SafeText("\(age) d"), at: Point(12, place))
      canvas.draw(
        SafeText("\(pace.quicker)/\(pace.total) = \(share) % were quicker"), at: Point(18, place),
        in: Style(.secondary))
      let blocked = item.block == nil ? "" : ", blocked"
      canvas.draw(
        SafeText(level.rawValue + blocked), at: Point(46, place), in: Style(late ? .warning : .text))
    }
  }
}
