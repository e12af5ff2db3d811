import Domain
import Drawing

/// CRISP-DM phases by step, and the rows below (`interaction.md` 3.3).
///
/// The two
/// checklists are two views of the same work and are never added up.
enum PhasesView {
  static func draw(_ state: State, on canvas: inout Canvas) {
    let rows = state.phaseRows
    guard let overview = state.overview, let cycle = state.currentCycle else {
      canvas.draw("No cycle yet.", at: Point(2, 1), in: Style(.secondary))
      return
    }
    let area = canvas.bounds
    let steps = Progress(rows.filter { $0.framework == "four_step" })
    let phases = Progress(rows.filter { $0.framework == "crisp_dm" })
    let line =
      "cycle \(cycle.key) \(cycle.scope)   Four steps \(steps.text) signed off"
      + (phases.total > 0 ? "   CRISP-DM \(phases.text) signed off, \(phases.notApplicable) n/a" : "")
    canvas.draw(SafeText(line), at: Point(1, 0), columns: area.columns - 2)
    let body = area.splitTop(1).rest
    let matrixRows = body.rows >= 22 ? 11 : 0
    let (top, low) = body.splitTop(matrixRows)
    if matrixRows > 0 {
      Panel("CRISP-DM phase × step", remark: "signed off / all that apply")
        .draw(on: &canvas, in: top) { drawMatrix(rows, cycle, on: &$0) }
    }
    Panel("Deliverables", remark: SafeText("\(rows.count) rows"), isFocused: true)
      .draw(on: &canvas, in: low) { drawRows(rows, state, overview, on: &$0) }
  }

  private static func drawMatrix(_ rows: [Deliverable], _ cycle: Cycle, on canvas: inout Canvas) {
    let left = 25
    let width = max(6, (canvas.bounds.columns - left) / 5)
    let isAgreed = rows.contains { $0.code == "PL-3" && $0.state == .signedOff }
    for (index, step) in (ProjectFormat.steps + ["all"]).enumerated() {
      let isHere = step == cycle.stepInFocus
      canvas.draw(
        SafeText(PhaseText.name(step)), at: Point(left + index * width, 0), in: Style(isHere ? .key : .strong)
      )
    }
    for (row, phase) in ProjectFormat.phases.enumerated() {
      let here = rows.filter { $0.framework == "crisp_dm" && $0.group == phase }
      canvas.draw(
        SafeText("\(row + 1) \(PhaseText.name(phase))"), at: Point(1, row + 1),
        in: Style(phase == cycle.phaseInFocus ? .key : .text))
      for (index, step) in ProjectFormat.steps.enumerated() {
        let cell = Progress(here.filter { $0.step(approachIsAgreed: isAgreed) == step })
        draw(cell, at: Point(left + index * width, row + 1), width: width, on: &canvas)
      }
      draw(Progress(here), at: Point(left + 4 * width, row + 1), width: width, on: &canvas)
    }
    canvas.draw("Four-step outputs", at: Point(1, 8))
    let own = rows.filter { $0.framework == "four_step" }
    for (index, step) in ProjectFormat.steps.enumerated() {
      draw(
        Progress(own.filter { $0.group == step }), at: Point(left + index * width, 8), width: width,
        on: &canvas)
    }
    draw(Progress(own), at: Point(left + 4 * width, 8), width: width, on: &canvas)
  }

  private static func draw(_ progress: Progress, at point: Point, width: Int, on canvas: inout Canvas) {
    guard progress.total > 0 else {
      canvas.draw("·", at: point, in: Style(.line))
      return
    }
    let bar = width >= 18 ? 8 : 0
    let role: Role = progress.isComplete ? .good : .seriesA
    if bar > 0 {
      ProgressBar(done: progress.done, of: progress.total).draw(
        on: &canvas, at: point, columns: bar, in: role)
    }
    let text = SafeText(progress.text + (progress.isComplete ? " ✓" : ""))
    canvas.draw(text, at: Point(point.column + (bar > 0 ? bar + 1 : 0), point.row))
  }

  private static func drawRows(
    _ rows: [Deliverable], _ state: State, _ overview: Overview, on canvas: inout Canvas
  ) {
    let size = canvas.bounds
    let window = ScrollWindow(selected: state.cellIndex, of: rows.count, rows: size.rows)
    for (row, index) in window.range.enumerated() {
      let one = rows[index]
      let role: Role =
        switch one.state {
        case .signedOff: .good
        case .inReview: .accent
        case .inProgress: .warning
        default: .secondary
        }
      canvas.draw(SafeText("\(one.state.mark) \(one.state.words)"), at: Point(1, row), in: Style(role))
      canvas.draw(SafeText(one.code), at: Point(20, row), in: Style(.strong))
      let tail = SafeText("\(overview.memberName(one.owner))  \(one.evidence.joined(separator: " "))").cut(
        to: max(0, size.columns / 3))
      canvas.draw(
        SafeText(one.name), at: Point(28, row), columns: max(0, size.columns - 28 - size.columns / 3 - 2))
      canvas.draw(tail, at: Point(size.columns - size.columns / 3 - 1, row), in: Style(.secondary))
      guard index == state.cellIndex else { continue }
      canvas.restyle(Rect(0, row, size.columns, 1), as: Style(.selection))
      canvas.draw("▌", at: Point(0, row), in: Style(.selection, bold: true))
      canvas.park(at: Point(0, row))
    }
  }
}
