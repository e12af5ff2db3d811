import Domain
import Drawing

/// Experiment runs with one live chart (`interaction.md` 3.4).
enum RunsView {
  static func draw(_ state: State, on canvas: inout Canvas) {
    guard let overview = state.overview else { return }
    let area = canvas.bounds
    guard !overview.runs.isEmpty else {
      canvas.draw(
        "No runs yet. `runboard source add mlflow PATH` attaches a tracking store.", at: Point(2, 1),
        in: Style(.secondary))
      return
    }
    let isWide = area.columns >= 100
    let lowRows = area.rows >= 24 ? min(12, area.rows / 3) : 0
    let (top, low) = area.splitTop(area.rows - lowRows)
    let list = isWide ? top.splitLeft(area.columns * 47 / 100).left : top.splitTop(top.rows / 2).top
    let chart = isWide ? top.splitLeft(area.columns * 47 / 100).rest : top.splitTop(top.rows / 2).rest
    let running = overview.runs.count(where: \.isRunning)
    Panel("Runs", remark: SafeText("\(overview.runs.count) shown · \(running) running"), isFocused: true)
      .draw(on: &canvas, in: list) { drawList(state, overview, on: &$0) }
    drawChart(state, on: &canvas, in: chart)
    guard lowRows > 2, let run = state.currentRun else { return }
    let halves = low.columns(2)
    Panel(SafeText("\(run.label)  \(run.name)  parameters")).draw(on: &canvas, in: halves[0]) {
      drawParameters(run, on: &$0)
    }
    Panel(SafeText("\(run.label)  metrics"), remark: "latest value")
      .draw(on: &canvas, in: halves[1]) { drawMetrics(run, on: &$0) }
  }

  private static func drawChart(_ state: State, on canvas: inout Canvas, in rect: Rect) {
    let name = state.currentRun?.watched?.name ?? "no history"
    let legend = state.chartRuns.enumerated().map {
      "\($0.element.label) \($0.offset == 0 ? "solid" : "dots")"
    }
    Panel(SafeText(name), remark: SafeText(legend.joined(separator: " · "))).draw(on: &canvas, in: rect) {
      inside in
      LineChart(series(state)).draw(on: &inside, in: inside.bounds.inset(columns: 1))
    }
  }

  private static func series(_ state: State) -> [ChartSeries] {
    state.chartRuns.compactMap { run in
      guard let metric = run.watched, let points = state.series[metric.seriesID] else { return nil }
      let mark = run.isRunning ? " ▶" : ""
      return ChartSeries(name: run.label + mark, points: points.map { (Double($0.step), $0.value) })
    }
  }

  private static func drawList(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let size = canvas.bounds
    canvas.draw("  run", at: Point(0, 0), in: Style(.secondary))
    canvas.draw("name", at: Point(12, 0), in: Style(.secondary))
    canvas.draw("state           value", endingAt: Point(size.columns - 1, 0), in: Style(.secondary))
    let window = ScrollWindow(selected: state.runIndex, of: overview.runs.count, rows: size.rows - 1)
    for (row, index) in window.range.enumerated() {
      drawRow(overview.runs[index], state, isSelected: index == state.runIndex, at: row + 1, on: &canvas)
    }
  }

  private static func drawRow(
    _ run: Run, _ state: State, isSelected: Bool, at row: Int, on canvas: inout Canvas
  ) {
    let width = canvas.bounds.columns
    let mark = run.isRunning ? "▶ " : ""
    let word = mark + run.stateText(now: state.now)
    let headline = headlineMetric(run).map { NumberText.short($0.value) } ?? "missing"
    let value = SafeText(headline.count > 9 ? String(headline.prefix(9)) : headline)
    canvas.draw(SafeText(run.label), at: Point(1, row), in: Style(.strong))
    canvas.draw(SafeText(run.name), at: Point(12, row), columns: max(0, width - 12 - 29))
    let isBad = run.divergedAtStep != nil || run.status == "FAILED"
    let style = Style(isBad ? .bad : run.isRunning ? .accent : .secondary)
    canvas.draw(SafeText(word).cut(to: 18), at: Point(width - 28, row), in: style)
    canvas.draw(value, endingAt: Point(width - 1, row))
    guard isSelected else { return }
    canvas.restyle(Rect(0, row, width, 1), as: Style(.selection))
    canvas.draw("▌", at: Point(0, row), in: Style(.selection, bold: true))
    canvas.park(at: Point(0, row))
  }

  /// The figure by which people know a run: f1 where it has one, else the watched metric.
  static func headlineMetric(_ run: Run) -> Run.Metric? {
    run.metric("f1") ?? run.watched ?? run.metrics.first { $0.isReported }
  }

  private static func drawParameters(_ run: Run, on canvas: inout Canvas) {
    let size = canvas.bounds
    let facts = [
      run.dataset.map { "dataset \($0)" }, run.revision.map { "code \($0)" }, run.user.map { "by \($0)" },
      run.item.map { "item \($0)" } ?? "not linked to an item",
    ].compactMap { $0 }.joined(separator: " · ")
    for (row, pair) in run.params.prefix(max(0, size.rows - 1)).enumerated() {
      canvas.draw(SafeText(pair.name), at: Point(1, row), in: Style(.secondary), columns: 20)
      canvas.draw(SafeText(pair.value), at: Point(22, row), columns: size.columns - 23)
    }
    canvas.draw(
      SafeText(facts), at: Point(1, size.rows - 1), in: Style(.secondary), columns: size.columns - 2)
  }

  private static func drawMetrics(_ run: Run, on canvas: inout Canvas) {
    let size = canvas.bounds
    for (row, metric) in run.metrics.prefix(size.rows).enumerated() {
      canvas.draw(SafeText(metric.name), at: Point(1, row), in: Style(.secondary), columns: 24)
      let style = Style(metric.value.isFinite ? .text : .bad)
      canvas.draw(SafeText(NumberText.short(metric.value)), at: Point(26, row), in: style)
      let points = metric.count == 0 ? "no history" : "\(metric.count) points"
      canvas.draw(
        SafeText(points), at: Point(40, row), in: Style(.secondary), columns: max(0, size.columns - 41))
    }
  }

  /// The start screen's pane: a few runs and the chart below them.
  static func drawCompact(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let size = canvas.bounds
    guard !overview.runs.isEmpty else {
      canvas.draw(
        "No runs yet. `runboard source add mlflow PATH` attaches a store.", at: Point(1, 0),
        in: Style(.secondary))
      return
    }
    let listed = min(4, overview.runs.count, max(1, size.rows - 6))
    let window = ScrollWindow(selected: state.runIndex, of: overview.runs.count, rows: listed)
    for (row, index) in window.range.enumerated() {
      let isSelected = index == state.runIndex && state.focus == .runs
      drawRow(overview.runs[index], state, isSelected: isSelected, at: row, on: &canvas)
    }
    let chart = Rect(1, listed + 1, size.columns - 2, size.rows - listed - 1)
    guard chart.rows >= 4 else { return }
    LineChart(series(state)).draw(on: &canvas, in: chart)
  }
}
