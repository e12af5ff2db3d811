import Domain
import Drawing

/// The counts of signed-off outputs by phase and step, with one cell selected.
struct PhaseMatrix {
  /// Which rows stand in which cell.
  let grid: PhaseGrid
  /// The cell of the selected row.
  let selected: PhaseGrid.Cell
  private let rows: [Deliverable]
  private let cycle: Cycle
  private let state: State

  /// - Parameter state: says which cell is selected.
  init(_ rows: [Deliverable], _ cycle: Cycle, selected state: State) {
    self.state = state
    self.rows = rows
    self.cycle = cycle
    grid = PhaseGrid(rows)
    selected = grid.cell(of: state.cellIndex, allSteps: state.showsAllSteps)
  }

  /// Titles and lines; with room a rule before the other outputs and a word about them.
  func rows(isRoomy: Bool) -> Int { grid.lines.count + 1 + (isRoomy && hasBoth ? 2 : 0) }

  /// The same with a blank row between two lines, for a screen that hangs on a wall.
  var airyRows: Int { 2 * grid.lines.count + 4 }

  private func isRoomy(in rows: Int) -> Bool { hasBoth && rows >= self.rows(isRoomy: true) }

  private func window(rows: Int) -> ScrollWindow {
    ScrollWindow(
      selected: selected.line, of: grid.lines.count, rows: rows - 1 - (isRoomy(in: rows) ? 2 : 0))
  }

  /// Which lines are in sight in so many rows; empty where all are.
  func place(inRows rows: Int) -> SafeText { window(rows: rows).place(of: grid.lines.count) }

  private var hasBoth: Bool { grid.lines.contains { $0.phase == nil } && grid.lines.first?.phase != nil }

  /// Where names end and how wide a cell is.
  private struct Places {
    let name: Int
    let width: Int
    /// True where names and titles are cut to their beginnings.
    let isNarrow: Bool

    init(columns: Int) {
      isNarrow = columns < 60
      name = isNarrow ? 9 : 26
      width = max(2, (columns - name + (isNarrow ? 1 : 0)) / (PhaseGrid.allSteps + 1))
    }

    func column(_ index: Int) -> Int { name + index * width }
  }

  /// - Parameter hasFocus: true where keys move through it.
  func draw(hasFocus: Bool, on canvas: inout Canvas) {
    let size = canvas.bounds
    let places = Places(columns: size.columns)
    for (index, step) in (ProjectFormat.steps + ["all"]).enumerated() {
      let isInFocus = step == cycle.stepInFocus
      let style = Style(isInFocus ? .key : .strong)
      let name = SafeText((isInFocus ? "*" : "") + DeliverableText.name(step))
      canvas.draw(name, at: Point(places.column(index), 0), in: style, columns: places.width - 1)
    }
    let isRoomy = isRoomy(in: size.rows)
    let step = isRoomy && size.rows >= airyRows ? 2 : 1
    var row = step
    for index in window(rows: size.rows).range {
      if isRoomy, grid.lines[index].phase == nil, index > 0, grid.lines[index - 1].phase != nil {
        canvas.fill(Rect(1, row + 1 - step, size.columns - 2, 1), with: "─", in: Style(.line))
        row += 1
      }
      draw(line: index, places, at: row, hasFocus: hasFocus, on: &canvas)
      row += step
    }
    guard isRoomy else { return }
    canvas.draw(
      "Two views of the same work, never added up.", at: Point(1, row), in: Style(.secondary),
      columns: size.columns - 2)
  }

  private func draw(
    line index: Int, _ places: Places, at row: Int, hasFocus: Bool, on canvas: inout Canvas
  ) {
    let line = grid.lines[index]
    let isInFocus = line.phase != nil && line.phase == cycle.phaseInFocus
    let name = places.isNarrow ? line.phase.map(DeliverableText.name) ?? line.name : line.name
    canvas.draw(
      SafeText((isInFocus ? "*" : "") + name), at: Point(places.isNarrow || isInFocus ? 0 : 1, row),
      in: Style(isInFocus ? .key : .text), columns: places.name - 1)
    for column in line.places.indices {
      let progress = Progress(line.places[column].map { rows[$0] })
      draw(progress, isTotal: column == PhaseGrid.allSteps, places, column, row, on: &canvas)
      let rect = Rect(places.column(column) - 1, row, places.width, 1)
      if progress.total + progress.notApplicable > 0 {
        canvas.name(rect, ClickTarget.cell(.init(line: index, column: column)).region)
      }
      guard selected == PhaseGrid.Cell(line: index, column: column) else { continue }
      if hasFocus {
        // A bar that is turned round would look like its contrary: only the words beside it are.
        let bar = progress.total > 0 ? barColumns(isTotal: column == PhaseGrid.allSteps, places) : 0
        if bar > 0 { canvas.restyle(rect.splitLeft(bar + 1).rest, as: Style(.selection)) }
        canvas.select(bar > 0 ? Rect(rect.column, row, 1, 1) : rect)
      } else {
        canvas.draw("▌", at: Point(rect.column, row), in: Style(.key))
      }
    }
  }

  private func barColumns(isTotal: Bool, _ places: Places) -> Int {
    places.width >= 18 && !isTotal ? 8 : 0
  }

  private func draw(
    _ progress: Progress, isTotal: Bool, _ places: Places, _ index: Int, _ row: Int, on canvas: inout Canvas
  ) {
    let point = Point(places.column(index), row)
    guard progress.total > 0 else {
      canvas.draw("·", at: point, in: Style(.secondary))
      return
    }
    let bar = barColumns(isTotal: isTotal, places)
    ProgressBar(done: progress.done, of: progress.total).draw(
      on: &canvas, at: point, columns: bar, in: progress.isComplete ? .good : .seriesA)
    let start = point.column + (bar > 0 ? bar + 1 : 0)
    let forms: [SafeText] = [
      SafeText(DeliverableText.words(for: progress, state)), SafeText(progress.text),
    ]
    canvas.draw(
      SafeText.fullest(forms, columns: places.width - 1 - (start - point.column)), at: Point(start, row),
      in: Style(isTotal ? .strong : .text))
  }
}
