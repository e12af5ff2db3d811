import Domain
import Drawing

/// Burndown of the active sprint, the flow figures as numbers and bars, and the age of what is
/// open (`domain.md` 5.2, 5.4, 5.8).
enum ReportsView {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let focus = ReportPane(rawValue: state.pane) ?? .age
    let layout = ReportLayout(
      canvas.bounds, focus: focus, isEnlarged: state.isEnlarged, open: max(1, state.agedItems.count))
    for (pane, rect) in layout.panes {
      let frame = PaneFrame(pane, focus: focus, shown: layout.panes.count)
      canvas.name(rect, frame.region)
      switch pane {
      case .age: AgePanel.draw(state, overview, frame, on: &canvas, in: rect)
      case .burndown: BurndownPanel.draw(state, frame, on: &canvas, in: rect)
      case .flow: FlowPanel.draw(state, overview, frame, on: &canvas, in: rect)
      case .cycleTimes: CycleTimePanel.draw(overview.flow, frame, on: &canvas, in: rect)
      case .throughput:
        let weeks = overview.flow.throughput(before: overview.calendar.day(of: state.now))
        ThroughputPanel.draw(weeks, frame, on: &canvas, in: rect)
      }
    }
  }
}

/// Where the reports stand: all at once, or the page that holds the one in focus.
struct ReportLayout {
  private(set) var panes: [(ReportPane, Rect)] = []
  /// A burndown gains little from more rows than these, unless there are twice as many; bars need no less.
  private static let mostBurndown = 24
  private static let leastBars = 9

  init(_ area: Rect, focus: ReportPane, isEnlarged: Bool, open: Int) {
    if isEnlarged || area.rows < 16 {
      panes = [(focus, area)]
    } else if area.columns >= 100, area.rows >= 24 {
      layOutAll(area, open: open)
    } else {
      layOutPage(area, focus: focus, open: open)
    }
  }

  private mutating func layOutAll(_ area: Rect, open: Int) {
    let (left, right) = area.splitLeft(area.columns / 2)
    let bars = max(Self.leastBars, area.rows - max(Self.mostBurndown, area.rows / 2))
    let (burndown, cycleTimes) = left.splitTop(area.rows - bars)
    let (flow, rest) = right.splitTop(FlowPanel.rows)
    let (age, throughput) = rest.splitTop(min(open + 2, rest.rows - min(bars, rest.rows / 2)))
    panes = [
      (.age, age), (.burndown, burndown), (.flow, flow), (.cycleTimes, cycleTimes), (.throughput, throughput),
    ]
  }

  private mutating func layOutPage(_ area: Rect, focus: ReportPane, open: Int) {
    switch focus {
    case .age, .burndown:
      let (top, low) = area.splitBottom(min(open + 2, area.rows / 2))
      panes = [(.burndown, top), (.age, low)]
    case .flow, .cycleTimes:
      let (top, low) = area.splitTop(FlowPanel.rows)
      panes = [(.flow, top), (.cycleTimes, low)]
    case .throughput: panes = [(.throughput, area)]
    }
  }
}

/// Remaining points at the end of each day, beside the ideal.
enum BurndownPanel {
  static func draw(_ state: State, _ frame: PaneFrame, on canvas: inout Canvas, in rect: Rect) {
    let sprint = state.sprintOfReport
    guard let sprint, let burndown = state.burndown(of: sprint), let last = burndown.points.last else {
      frame.panel(sprint.map { "Burndown \($0.name)" } ?? "Burndown").draw(on: &canvas, in: rect) {
        guard sprint == nil else { return }
        $0.draw("No sprint is active.", at: Point(1, 0), in: Style(.secondary))
      }
      return
    }
    let panel = frame.panel("Burndown \(sprint.name)", remark: remark(sprint, burndown, last))
    panel.draw(on: &canvas, in: rect) { inside in
      let wrapped = lines(of: notes(burndown), columns: inside.bounds.columns - 2)
      let notes = inside.bounds.rows < 12 ? Array(wrapped.prefix(1)) : wrapped
      let room = inside.bounds.rows - notes.count - 1
      let chart = BarChart(
        bars: bars(burndown), marks: burndown.workingDays.map(burndown.ideal),
        highest: max(burndown.commitment, burndown.points.map(\.remaining).max() ?? 0, 1))
      inside.within(Rect(1, 0, inside.bounds.columns - 2, max(0, room))) { chart.draw(on: &$0) }
      for (row, note) in notes.enumerated() where room >= 3 {
        draw(note, at: Point(1, room + 1 + row), on: &inside)
      }
    }
  }

  /// How it stands while the sprint is on; how it began or ended else.
  private static func remark(_ sprint: Sprint, _ burndown: Burndown, _ last: Burndown.Point) -> String {
    let left = "\(Rules.text(last.remaining)) pts"
    switch sprint.state {
    case .planned: return "planned, \(left)"
    case .closed, .cancelled:
      return last.remaining > 0 ? "\(sprint.state.rawValue), \(left) left" : "all done"
    case .active:
      let behind = burndown.ideal(at: last.day).map { last.remaining - $0 } ?? 0
      return behind > 0 ? "\(NumberText.fixed(behind, decimals: 1)) pts behind ideal" : "on track"
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

  /// The signs of the legend look as they do in the chart.
  private static func draw(_ note: String, at point: Point, on canvas: inout Canvas) {
    let signs: [(sign: Character, style: Style)] = [
      ("█", Style(.seriesA)), ("━", Style(.warning, bold: true)),
    ]
    canvas.draw(SafeText(note), at: point, in: Style(.secondary), columns: canvas.bounds.columns - 2)
    for (place, letter) in note.enumerated() {
      guard let style = signs.first(where: { $0.sign == letter })?.style else { continue }
      canvas.restyle(Rect(point.column + place, point.row, 1, 1), as: style)
    }
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
