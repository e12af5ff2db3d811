import Domain
import Drawing

/// The start screen: four panes at once, each alive (`interaction.md` 3.0).
enum NowView {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    var area = canvas.bounds
    if let goal = overview.sprint?.goal, area.rows > 24, !state.isEnlarged {
      let label = canvas.draw("Goal", at: Point(1, 0), in: Style(.secondary))
      canvas.draw(SafeText(goal), at: Point(label + 3, 0), columns: area.columns - label - 4)
      area = area.splitTop(1).rest
    }
    let layout = NowLayout(state, area)
    for (pane, rect) in layout.panes { draw(pane, state, overview, layout, on: &canvas, in: rect) }
    for (pane, rect) in layout.lines {
      let title = canvas.draw(
        SafeText(heading(pane, state, overview).0), at: Point(rect.column + 2, rect.row), in: Style(.strong))
      let text = SafeText(NowSummary.line(of: pane, state, overview))
      canvas.draw(
        text, at: Point(rect.column + title + 4, rect.row), in: Style(.secondary),
        columns: rect.columns - title - 5)
      canvas.name(rect, ClickTarget.pane(pane.rawValue).region)
    }
  }

  private static func draw(
    _ pane: NowPane, _ state: State, _ overview: Overview, _ layout: NowLayout, on canvas: inout Canvas,
    in rect: Rect
  ) {
    let (title, remark) = heading(pane, state, overview)
    let frame = PaneFrame(pane, focus: state.focus, shown: layout.panes.count)
    canvas.name(rect, frame.region)
    let foot: SafeText =
      switch pane {
      case .sprint: SprintPane.place(state, overview, in: rect)
      case .checklists: ChecklistPane.place(state, inRows: Panel.rows(in: rect))
      case .runs: RunsPane.place(state, overview, inRows: Panel.rows(in: rect))
      case .models: ""
      }
    frame.panel(title, remark: remark, foot: foot).draw(on: &canvas, in: rect) { inside in
      switch pane {
      case .sprint: SprintPane.draw(state, overview, on: &inside)
      case .checklists: ChecklistPane.draw(state, overview, on: &inside)
      case .runs: RunsPane.draw(state, overview, on: &inside)
      case .models: ModelsPane.draw(state, overview, on: &inside)
      }
    }
  }

  private static func heading(_ pane: NowPane, _ state: State, _ overview: Overview) -> (String, String) {
    switch pane {
    case .sprint: return (SprintPane.title(overview), NowSummary.sprint(overview))
    case .checklists:
      let cycle = state.currentCycle
      return ("Checklists", cycle.map { "cycle \($0.key) \($0.scope.lowercased())" } ?? "no cycle")
    case .runs: return ("Runs", NowSummary.runs(overview, now: state.now))
    case .models: return ("Models", "\(overview.models.count) registered")
    }
  }
}

/// Where the panes stand: four, two or one, the others as a line each.
struct NowLayout {
  private(set) var panes: [(NowPane, Rect)] = []
  private(set) var lines: [(NowPane, Rect)] = []

  /// Four panes, or fewer and a line for each of the others.
  init(_ state: State, _ area: Rect) {
    if state.isEnlarged {
      panes = [(state.focus, area)]
    } else if area.columns >= 118, area.rows >= 24 {
      layOutFour(state, area)
    } else if area.columns >= 98, area.rows >= 18 {
      let isUpper = state.focus == .sprint || state.focus == .checklists
      layOut(isUpper ? [.sprint, .checklists] : [.runs, .models], in: area)
    } else {
      layOut([state.focus], in: area)
    }
  }

  private mutating func layOutFour(_ state: State, _ area: Rect) {
    // The upper panes take what the sprint needs; the chart below gets the rest.
    let wanted = state.sprintRows.count * 2 + 5
    // With room to spare the two checklists stand apart.
    let least = area.rows >= 40 ? 18 : 15
    let (top, low) = area.splitTop(min(max(wanted, least), area.rows * 11 / 20))
    let left = area.columns * 62 / 100
    let (topLeft, topRight) = top.splitLeft(left)
    let (lowLeft, lowRight) = low.splitLeft(left)
    panes = [(.sprint, topLeft), (.checklists, topRight), (.runs, lowLeft), (.models, lowRight)]
  }

  /// Some panes side by side, and a line for each of the others where there is room for that.
  private mutating func layOut(_ shown: [NowPane], in area: Rect) {
    let others = NowPane.allCases.filter { !shown.contains($0) }
    let lineCount = area.rows >= 12 ? others.count : 0
    let (top, low) = area.splitBottom(lineCount)
    panes = zip(shown, top.columns(shown.count)).map { ($0, $1) }
    lines = others.prefix(lineCount).enumerated().map { offset, pane in
      (pane, Rect(low.column, low.row + offset, low.columns, 1))
    }
  }
}
