import Domain
import Drawing

/// Burndown of the active sprint, the basic flow figures and the age of what is open
/// (`domain.md` 5.2, 5.4, 5.8).
enum ReportsView {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let area = canvas.bounds
    if area.columns >= 100 {
      let (left, right) = area.splitLeft(area.columns / 2)
      let (top, low) = right.splitTop(min(FlowPanel.rows, right.rows * 3 / 5))
      BurndownPanel.draw(overview, on: &canvas, in: left)
      FlowPanel.draw(state, overview, on: &canvas, in: top)
      AgePanel.draw(state, overview, on: &canvas, in: low)
    } else {
      let (top, low) = area.splitTop(max(3, area.rows - FlowPanel.rows))
      BurndownPanel.draw(overview, on: &canvas, in: top)
      FlowPanel.draw(state, overview, on: &canvas, in: low)
    }
  }
}

/// Remaining points at the end of each day, beside the ideal.
enum BurndownPanel {
  static func draw(_ overview: Overview, on canvas: inout Canvas, in rect: Rect) {
    guard let sprint = overview.sprint, let burndown = overview.burndown, let last = burndown.points.last
    else {
      Panel("Burndown").draw(on: &canvas, in: rect) {
        $0.draw("No sprint is active.", at: Point(1, 0), in: Style(.secondary))
      }
      return
    }
    let behind = burndown.ideal(at: last.day).map { last.remaining - $0 } ?? 0
    let remark = behind > 0 ? "\(NumberText.fixed(behind, decimals: 1)) pts behind ideal" : "on track"
    let panel = Panel(SafeText("Burndown \(sprint.name)"), remark: SafeText(remark), isFocused: true)
    panel.draw(on: &canvas, in: rect) { inside in
      let wrapped = lines(of: notes(burndown), columns: inside.bounds.columns - 2)
      let notes = inside.bounds.rows < 12 ? Array(wrapped.prefix(1)) : wrapped
      let room = inside.bounds.rows - notes.count - 1
      let chart = BarChart(
        bars: bars(burndown), marks: burndown.workingDays.map(burndown.ideal),
        highest: max(burndown.commitment, burndown.points.map(\.remaining).max() ?? 0, 1))
      inside.within(Rect(1, 0, inside.bounds.columns - 2, max(0, room))) { chart.draw(on: &$0) }
      for (row, note) in notes.enumerated() where room >= 3 {
        inside.draw(
          SafeText(note), at: Point(1, room + 1 + row), in: Style(.secondary),
          columns: inside.bounds.columns - 2)
      }
    }
  }

  private static func bars(_ burndown: Burndown) -> [BarChart.Bar] {
    burndown.workingDays.map { day in
      let point = burndown.points.first { $0.day == day }
      return BarChart.Bar(
        label: "\(day.civil.day)", value: point?.remaining, text: point.map { Rules.text($0.remaining) } ?? ""
      )
    }
  }

  private static func notes(_ burndown: Burndown) -> [String] {
    let open = burndown.unestimated
    let counted =
      open == 0
      ? "every item is estimated" : "\(open) item\(open == 1 ? "" : "s") without an estimate not counted"
    let changes = burndown.scopeChanges.map { change in
      "\(change.points > 0 ? "+" : "")\(Rules.text(change.points)) on \(change.day.short)"
    }
    return ["█ remaining at the end of the day", "━ ideal from \(Rules.text(burndown.commitment)) committed"]
      + changes + [counted]
  }

  /// As many notes in a line as fit whole.
  private static func lines(of notes: [String], columns: Int) -> [String] {
    var lines: [String] = []
    for note in notes {
      if let last = lines.last, SafeText(last).width + 3 + SafeText(note).width <= columns {
        lines[lines.count - 1] = last + "   " + note
      } else {
        lines.append(note)
      }
    }
    return lines
  }
}

/// The four basic measures with their percentiles, and a forecast.
enum FlowPanel {
  /// Rows it needs with its frame.
  static let rows = 9

  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas, in rect: Rect) {
    let flow = overview.flow
    let title = SafeText("Flow, \(flow.cycleTimes.count) finished items")
    Panel(title, remark: SafeText(remark(flow))).draw(on: &canvas, in: rect) { inside in
      guard !flow.cycleTimes.isEmpty else {
        let known: SafeText =
          flow.withoutHistory > 0 ? "nothing that is finished has a history." : "nothing is finished yet."
        inside.draw("Not enough data: " + known, at: Point(1, 0), in: Style(.secondary))
        return
      }
      for (row, line) in lines(state, overview).enumerated() {
        inside.draw(SafeText(line.0), at: Point(1, row), in: Style(.secondary))
        inside.draw(SafeText(line.1), at: Point(27, row), columns: inside.bounds.columns - 28)
      }
    }
  }

  private static func remark(_ flow: FlowFigures) -> String {
    let thin = flow.isThin ? "thin: fewer than 11" : ""
    guard flow.withoutHistory > 0 else { return thin }
    return (thin.isEmpty ? "" : thin + ", ") + "\(flow.withoutHistory) without history left out"
  }

  private static func lines(_ state: State, _ overview: Overview) -> [(String, String)] {
    let flow = overview.flow
    func days(_ values: [Int?]) -> String {
      values.map { $0.map(String.init) ?? "-" }.joined(separator: " / ") + " days"
    }
    let weeks = flow.throughput(before: overview.calendar.day(of: state.now)).suffix(6)
    let throughput = weeks.map { "W\($0.week < 10 ? "0" : "")\($0.week) \($0.count)" }.joined(separator: "  ")
    var lines = [
      ("Work in progress", "\(overview.inWork) items"), ("Throughput by week", throughput),
      ("Cycle time 50/70/85/95 %", days([50, 70, 85, 95].map(flow.cycleTime))),
      ("Cycle time, mean", flow.meanCycleTime.map { "\(NumberText.fixed($0, decimals: 2)) days" } ?? "-"),
      ("Lead time 50/85 %", days([50, 85].map(flow.leadTime)) + ", created to done"),
    ]
    if let forecast = overview.forecast {
      let days =
        "50 % in \(forecast.days(50)) d, 70 % in \(forecast.days(70)) d, 85 % in \(forecast.days(85)) d"
      let base = "past \(forecast.windowDays) days, \(Forecast.trials) trials"
      lines += [
        ("Done with \(forecast.items) in work", days),
        ("", base + (forecast.isThin ? ", not enough to rely on" : "; repeats the past")),
      ]
    } else {
      lines.append(("Forecast", "nothing was finished lately, so it cannot be told"))
    }
    return lines
  }
}

/// The age of open items against those that are finished.
enum AgePanel {
  static func open(_ overview: Overview) -> [WorkItem] {
    let columns = overview.workflow.columns.filter { $0.category == .doing }
    return columns.flatMap { overview.cards(in: $0.key) }
  }

  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas, in rect: Rect) {
    let aged = open(overview).compactMap { item in
      ItemText.age(of: item, overview, now: state.now).map { (item, $0) }
    }.sorted { ($0.1, $1.0.key) > ($1.1, $0.0.key) }
    let bar = overview.flow.cycleTime(85)
    let remark = bar.map { SafeText("85 % took at most \($0) days") } ?? ""
    Panel("Age of open items", remark: remark).draw(on: &canvas, in: rect) { inside in
      if aged.isEmpty { inside.draw("Nothing is in work.", at: Point(1, 0), in: Style(.secondary)) }
      let places = AgePlaces(aged.map(\.0.key), columns: inside.bounds.columns)
      for (row, (item, age)) in aged.prefix(inside.bounds.rows).enumerated() {
        draw(item, age: age, of: bar ?? age, overview, places, at: row, on: &inside)
      }
    }
  }

  private static func draw(
    _ item: WorkItem, age: Int, of most: Int, _ overview: Overview, _ places: AgePlaces, at row: Int,
    on canvas: inout Canvas
  ) {
    let pace = overview.flow.pace(ofAge: age)
    let level = overview.flow.level(ofAge: age)
    let isLate = ItemText.isLate(level)
    canvas.draw(SafeText(item.key.description), at: Point(1, row), in: Style(.strong))
    ProgressBar(done: min(age, most), of: max(1, most)).draw(
      on: &canvas, at: Point(places.bar, row), columns: places.barColumns, in: isLate ? .warning : .seriesA)
    canvas.draw(SafeText("\(age) d"), endingAt: Point(places.age, row))
    let share = ItemText.percent(pace.quicker, of: pace.total)
    canvas.draw(SafeText("\(share) %"), endingAt: Point(places.share, row), in: Style(.secondary))
    let words = level.rawValue + (item.block == nil ? "" : ", blocked")
    canvas.draw(SafeText(words), at: Point(places.words, row), in: Style(isLate ? .warning : .text))
    guard places.hasCounts else { return }
    canvas.draw(
      SafeText("\(pace.quicker) of \(pace.total) were quicker"),
      at: Point(places.words + AgePlaces.widestWords + 2, row), in: Style(.secondary))
  }
}

/// Where the parts of an ageing row stand: the bar gives way before a word is cut.
struct AgePlaces {
  let bar: Int
  let barColumns: Int
  /// Where age and share end, and where the words begin.
  let age: Int
  let share: Int
  let words: Int
  /// True where the counts behind the share have room as well.
  let hasCounts: Bool
  /// As wide as `at risk, blocked`.
  static let widestWords = 16
  /// Age, share and words with the blanks between them: ` 17 d  100 %  at risk, blocked`.
  private static let fixedColumns = 5 + 7 + 2 + widestWords
  private static let countColumns = 24

  init(_ keys: [ItemKey], columns: Int) {
    bar = 3 + (keys.map(\.description.utf8.count).max() ?? 0)
    let spare = columns - 1 - bar - Self.fixedColumns
    hasCounts = spare >= 8 + Self.countColumns
    barColumns = min(24, max(0, spare - (hasCounts ? Self.countColumns : 0)))
    age = bar + barColumns + 5
    share = age + 7
    words = share + 2
  }
}
