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

  /// - Parameter open: open items, which want a row each.
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
