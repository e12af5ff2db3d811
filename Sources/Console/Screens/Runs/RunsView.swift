import Domain
import Drawing

/// Experiment runs with one live chart (`interaction.md` 3.4).
enum RunsView {
  static func draw(
    _ state: State, _ overview: Overview, _ carryover: Carryover, on canvas: inout Canvas
  ) {
    let area = canvas.bounds
    guard !overview.runs.isEmpty || !overview.deletedRuns.isEmpty else {
      canvas.draw(
        "No runs yet. `runboard source add mlflow PATH` attaches a tracking store.", at: Point(2, 1),
        in: Style(.secondary), columns: area.columns - 3)
      return
    }
    let focus = RunPane(rawValue: state.pane) ?? .list
    let panes =
      state.detailedRun == nil ? [(.list, area)] : layout(area, focus: focus, isEnlarged: state.isEnlarged)
    for (pane, rect) in panes {
      let frame = PaneFrame(pane, focus: focus, shown: panes.count)
      carryover.draw(pane == .list ? .list : .preview, in: rect, on: &canvas) {
        $0.name(rect, frame.region)
        draw(pane, state, overview, carryover, frame, on: &$0, in: rect)
      }
    }
  }

  /// All four, or the list and another, or the pane in focus alone.
  private static func layout(_ area: Rect, focus: RunPane, isEnlarged: Bool) -> [(RunPane, Rect)] {
    if isEnlarged || area.rows < 14 { return [(focus, area)] }
    let isWide = area.columns >= 110
    // Above each other, the chart has the greater part.
    func split(_ rect: Rect) -> (Rect, Rect) {
      isWide ? rect.splitLeft(rect.columns * 59 / 100) : rect.splitTop(rect.rows * 9 / 20)
    }
    guard area.rows >= 24 else {
      let (list, other) = split(area)
      return [(.list, list), (focus == .list ? .chart : focus, other)]
    }
    let (top, low) = area.splitTop(area.rows - min(13, area.rows / 3))
    let ((list, chart), halves) = (split(top), low.columns(2))
    return [(.list, list), (.chart, chart), (.parameters, halves[0]), (.metrics, halves[1])]
  }

  private static func draw(
    _ pane: RunPane, _ state: State, _ overview: Overview, _ carryover: Carryover, _ frame: PaneFrame,
    on canvas: inout Canvas, in rect: Rect
  ) {
    switch (pane, state.detailedRun) {
    case (.chart, _): drawChart(state, frame, on: &canvas, in: rect)
    case (.parameters, let run?):
      RunPanels.drawParameters(of: run, state.runTags[run.key] ?? [], overview, frame, on: &canvas, in: rect)
    case (.metrics, let run?): RunPanels.drawMetrics(of: run, frame, on: &canvas, in: rect)
    default:
      drawList(state, overview, carryover, frame, on: &canvas, in: rect)
    }
  }

  /// The list, and below it the stores that cannot be followed: what it says of their runs is old.
  private static func drawList(
    _ state: State, _ overview: Overview, _ carryover: Carryover, _ frame: PaneFrame,
    on canvas: inout Canvas, in rect: Rect
  ) {
    let columns = rect.columns - 4
    let faults = state.sourceFaults.flatMap { fault in
      let clock = overview.calendar.clock(of: fault.since, seconds: false)
      return SafeText.hanging("! ", "not read since \(clock): \(fault.sentence)", columns: columns)
    }
    // The runs keep most of the room.
    let faultRows = min(faults.count, Panel.rows(in: rect) / 3)
    let table = table(state, overview)
    let place = table.place(inRows: Panel.rows(in: rect) - faultRows)
    let step = carryover.stepped.map { frame in
      Table<Run>.Step(
        from: frame.canvas, selected: state.place(in: state.runRows, of: frame.state.currentRun?.key))
    }
    frame.panel("Runs", remark: listRemark(state, overview), foot: place).draw(on: &canvas, in: rect) {
      let (list, foot) = $0.bounds.splitBottom(faultRows)
      $0.within(list) { table.draw(on: &$0, after: step) }
      for (row, line) in faults.prefix(foot.rows).enumerated() {
        $0.draw(line, at: Point(1, foot.row + row), in: Style(.bad), columns: columns)
      }
    }
  }

  private static func listRemark(_ state: State, _ overview: Overview) -> String {
    let deleted = overview.deletedRuns.count
    let sorted = state.runOrder == .start ? "newest first" : "by \(state.runOrder.rawValue)"
    return [
      Wording.counted(state.runRows.count, "run"),
      deleted == 0 ? nil : state.showsDeletedRuns ? "\(deleted) deleted" : "\(deleted) deleted hidden",
      RunText.counts(overview, now: state.now), sorted,
    ].compactMap { $0 }.joined(separator: " · ")
  }

  /// The list as it is drawn, copied and exported.
  static func table(_ state: State, _ overview: Overview) -> Table<Run> {
    let rows = state.runRows
    let now = state.now
    let labels = max(3, overview.widestRunLabel)
    let deleted = state.showsDeletedRuns ? overview.deletedFigureNames : []
    let figures = overview.figureNames.union(deleted)
    // Where the figure has no room for a column of its own, one that all runs share stands above its values.
    let value = figures.count == 1 ? figures.first ?? "value" : "value"
    return Table(
      [
        TableColumn("run", .fixed(min(8, labels)), data: [DataColumn("run") { $0.key }]) {
          TableCell($0.label, $0.isDeleted ? .secondary : .strong)
        },
        TableColumn("name", .rest(atLeast: state.size.columns < 60 ? 8 : 27 - min(8, labels))) {
          TableCell($0.name, $0.isDeleted ? .secondary : .text)
        },
        TableColumn(
          "state", .fixed(10),
          data: [DataColumn("state") { $0.fullStateText(now: now, hasNoGain: overview.hasNoGain($0)) }]
        ) {
          TableCell(RunText.shortState(of: $0, overview, now: now), RunText.role(of: $0))
        },
        TableColumn(
          "figure", .fixed(11), yields: 1,
          data: [DataColumn("figure") { overview.figure(of: $0)?.name ?? "" }]
        ) {
          TableCell(overview.figure(of: $0)?.name ?? "-", .secondary)
        },
        TableColumn(
          value, .fixed(8), name: "value", right: true,
          data: [
            DataColumn("value", number: true) { overview.figure(of: $0)?.metric.map { "\($0.value)" } ?? "" }
          ]
        ) {
          TableCell(RunText.value(of: overview.figure(of: $0)?.metric), $0.isDeleted ? .secondary : .text)
        },
        TableColumn(
          "to best", .fixed(12), yields: 2,
          data: [
            DataColumn("to best") { run in
              let text = RunText.comparison(of: run, overview).0
              return text == "-" ? "" : text
            }
          ]
        ) { run in
          let (text, role) = RunText.comparison(of: run, overview)
          return TableCell(text, role)
        },
        TableColumn("item", .fixed(8), yields: 4, data: [DataColumn("item") { $0.item ?? "" }]) {
          TableCell($0.item ?? "no item", $0.item == nil ? .warning : .secondary)
        },
      ], rows: rows, selected: state.place(in: rows, of: state.currentRun?.key))
  }

  private static func drawChart(
    _ state: State, _ frame: PaneFrame, on canvas: inout Canvas, in rect: Rect
  ) {
    let metric = state.detailedRun?.watched
    let legend = state.chartRuns.enumerated().map {
      "\($0.element.label) \($0.offset == 0 ? "solid" : "dots")"
    }
    let direction = metric.flatMap { state.overview?.direction(of: $0.name).words } ?? ""
    let forms = [legend + (direction.isEmpty ? [] : [direction]), legend].map { $0.joined(separator: " · ") }
    let room = rect.columns - 15 - (metric?.name.count ?? 0)
    let remark = forms.first { SafeText($0).width <= room } ?? ""
    frame.panel(metric?.name ?? "no history", remark: metric == nil ? "" : remark)
      .draw(on: &canvas, in: rect) { inside in
        guard let metric else {
          inside.draw(RunText.noHistory, at: Point(1, 0), in: Style(.secondary))
          return
        }
        let (plot, foot) = inside.bounds.splitBottom(inside.bounds.rows >= 9 ? 2 : 0)
        chart(state).draw(on: &inside, in: plot.inset(columns: 1))
        guard foot.rows > 0, let run = state.detailedRun else { return }
        inside.draw(
          SafeText(RunText.lastPoint(of: run, metric, now: state.now)), at: Point(1, foot.row + 1),
          in: Style(.secondary), columns: inside.bounds.columns - 2)
      }
  }

  /// The chart of the run in view, for this screen and for the start screen's pane.
  static func chart(_ state: State) -> LineChart {
    let series = state.chartRuns.compactMap { run -> ChartSeries? in
      guard let metric = run.watched, let points = state.series[metric.seriesID]?.points else { return nil }
      let mark = run.isRunning ? " ▸" : ""
      return ChartSeries(
        name: run.label + mark, points: points.map { (Double($0.step), $0.value) },
        isGrowing: run.isRunning && run.silentSince(now: state.now) == nil)
    }
    let name = state.detailedRun?.watched?.name ?? "no history"
    return LineChart(
      series, form: state.settings.isPlain ? .ascii : state.settings.chartForm,
      unit: SafeText("\(name) by step"))
  }
}
