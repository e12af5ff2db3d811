import Domain
import Drawing

/// Progress by step and by phase, and what waits for a signature.
enum ChecklistPane {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let rows = state.phaseRows
    guard let cycle = state.currentCycle, !rows.isEmpty else {
      canvas.draw("No checklist yet.", at: Point(1, 0), in: Style(.secondary))
      return
    }
    let size = canvas.bounds
    let isFocused = state.focus == .checklists && rows.indices.contains(state.cellIndex)
    let selected = isFocused ? rows[state.cellIndex] : nil
    var row = 0
    for (framework, groups, focus) in [
      ("four_step", ProjectFormat.steps, cycle.stepInFocus),
      ("crisp_dm", ProjectFormat.phases, cycle.phaseInFocus),
    ] {
      let own = rows.filter { $0.framework == framework }
      guard !own.isEmpty else { continue }
      if row > 0, size.rows > 13 { row += 1 }
      for group in groups {
        let progress = Progress(own.filter { $0.group == group })
        guard progress.total > 0 else { continue }
        draw(DeliverableText.name(group), progress, isInFocus: focus == group, at: row, on: &canvas)
        if let selected, selected.framework == framework, selected.group == group {
          canvas.draw("▌", at: Point(0, row), in: Style(.key))
        }
        row += 1
      }
    }
    drawNext(rows, selected, overview, at: row + (size.rows > row + 3 ? 1 : 0), on: &canvas)
  }

  private static func draw(
    _ name: String, _ progress: Progress, isInFocus: Bool, at row: Int, on canvas: inout Canvas
  ) {
    let barColumn = 24
    canvas.draw(SafeText(name), at: Point(1, row), in: isInFocus ? Style(.strong) : .text, columns: 22)
    ProgressBar(done: progress.done, of: progress.total)
      .draw(on: &canvas, at: Point(barColumn, row), columns: 8, in: progress.isComplete ? .good : .seriesA)
    let text = SafeText(progress.text + (progress.isComplete ? " ✓" : ""))
    let place = barColumn + 9
    let used = canvas.draw(text, at: Point(place, row), columns: max(0, canvas.bounds.columns - place))
    if isInFocus {
      canvas.draw(
        "focus", at: Point(min(place + max(used, 5) + 1, canvas.bounds.columns - 6), row), in: Style(.accent))
    }
  }

  /// Every row can be reached from here with up and down; the selected one is shown in full.
  private static func drawNext(
    _ rows: [Deliverable], _ selected: Deliverable?, _ overview: Overview, at row: Int,
    on canvas: inout Canvas
  ) {
    let width = canvas.bounds.columns
    if let one = selected {
      canvas.draw(
        SafeText("\(one.state.mark) \(one.code)  \(one.name)"), at: Point(1, row), columns: width - 2)
      canvas.select(Rect(0, row, width, 1))
      canvas.draw(
        SafeText(DeliverableText.proof(of: one, overview)), at: Point(5, row + 1), in: Style(.secondary),
        columns: width - 6)
      return
    }
    let waiting = rows.first { $0.state == .inReview } ?? rows.first { $0.state == .inProgress }
    guard let next = waiting else { return }
    let label = next.state == .inReview ? "Next to sign" : "In progress"
    canvas.draw(
      SafeText("\(label)  \(next.code)  \(next.name)"), at: Point(1, row), in: Style(.accent),
      columns: width - 2)
    canvas.draw(
      SafeText(DeliverableText.proof(of: next, overview)), at: Point(15, row + 1), in: Style(.secondary),
      columns: width - 16)
  }
}
