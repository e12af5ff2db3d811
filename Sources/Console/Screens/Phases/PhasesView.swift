import Domain
import Drawing

/// CRISP-DM phases by step, and the rows below (`interaction.md` 3.3).
///
/// The two checklists are two views of the same work and are never added up.
enum PhasesView {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let rows = state.phaseRows
    guard let cycle = state.currentCycle else {
      canvas.draw("No cycle yet.", at: Point(2, 1), in: Style(.secondary))
      return
    }
    let area = canvas.bounds
    drawSummary(rows, cycle, overview, on: &canvas)
    let body = area.splitTop(1).rest
    let matrixRows = body.rows >= 22 && rows.contains { $0.framework == "crisp_dm" } ? 12 : 0
    let (top, low) = body.splitTop(matrixRows)
    if matrixRows > 0 {
      Panel("CRISP-DM phase × step", remark: "signed off / all that apply").draw(on: &canvas, in: top) {
        PhaseMatrix(rows, cycle).draw(on: &$0)
      }
    }
    let remark = SafeText("row \(rows.isEmpty ? 0 : state.cellIndex + 1) of \(rows.count)")
    Panel("Deliverables", remark: remark, isFocused: true).draw(on: &canvas, in: low) {
      table(state, overview).draw(on: &$0)
    }
  }

  private static func drawSummary(
    _ rows: [Deliverable], _ cycle: Cycle, _ overview: Overview, on canvas: inout Canvas
  ) {
    let steps = Progress(rows.filter { $0.framework == "four_step" })
    let phases = Progress(rows.filter { $0.framework == "crisp_dm" })
    var parts = ["Cycle \(cycle.key)  \(cycle.scope)", "Four steps \(steps.text) signed off"]
    if phases.total > 0 { parts.append("CRISP-DM \(phases.text) signed off, \(phases.notApplicable) n/a") }
    if overview.cycles.count > 1 { parts.append("[ and ] change the cycle") }
    canvas.draw(
      SafeText(parts.joined(separator: "     ")), at: Point(1, 0), columns: canvas.bounds.columns - 2)
  }

  static func table(_ state: State, _ overview: Overview) -> Table<Deliverable> {
    Table(
      [
        TableColumn("state", .fixed(18)) { TableCell("\($0.state.mark) \($0.state.words)", role(of: $0)) },
        TableColumn("code", .fixed(6)) { TableCell($0.code, .strong) },
        TableColumn("deliverable", .rest(atLeast: 16)) { TableCell($0.name) },
        TableColumn("owner", .fixed(8), yields: 1) { TableCell(overview.memberName($0.owner), .secondary) },
        TableColumn("evidence", .fixed(30), yields: 2) {
          TableCell(DeliverableText.evidence(of: $0), .secondary)
        },
      ], rows: state.phaseRows, selected: state.cellIndex)
  }

  private static func role(of deliverable: Deliverable) -> Role {
    switch deliverable.state {
    case .signedOff: .good
    case .inReview: .accent
    case .inProgress: .warning
    case .notStarted, .notApplicable: .secondary
    }
  }
}

/// The counts of signed-off outputs by phase and step.
struct PhaseMatrix {
  private let rows: [Deliverable]
  private let cycle: Cycle
  private let isAgreed: Bool
  private static let nameWidth = 26

  init(_ rows: [Deliverable], _ cycle: Cycle) {
    self.rows = rows
    self.cycle = cycle
    isAgreed = rows.contains { $0.code == "PL-3" && $0.state == .signedOff }
  }

  func draw(on canvas: inout Canvas) {
    let width = max(6, (canvas.bounds.columns - Self.nameWidth) / 5)
    for (index, step) in (ProjectFormat.steps + ["all"]).enumerated() {
      let style = Style(step == cycle.stepInFocus ? .key : .strong)
      canvas.draw(
        SafeText(DeliverableText.name(step)), at: Point(Self.nameWidth + index * width, 0), in: style)
    }
    for (index, phase) in ProjectFormat.phases.enumerated() {
      let name = "\(index + 1) \(DeliverableText.name(phase))"
      let own = rows.filter { $0.framework == "crisp_dm" && $0.group == phase }
      draw(own, named: name, isInFocus: phase == cycle.phaseInFocus, at: index + 1, width: width, on: &canvas)
    }
    canvas.fill(Rect(1, 7, canvas.bounds.columns - 2, 1), with: "─", in: Style(.line))
    let steps = rows.filter { $0.framework == "four_step" }
    draw(steps, named: "Four-step outputs", isInFocus: false, at: 8, width: width, on: &canvas)
    canvas.draw(
      "Two views of the same work, never added up.", at: Point(1, 9), in: Style(.secondary),
      columns: canvas.bounds.columns - 2)
  }

  private func draw(
    _ own: [Deliverable], named name: String, isInFocus: Bool, at row: Int, width: Int,
    on canvas: inout Canvas
  ) {
    canvas.draw(
      SafeText(name), at: Point(1, row), in: Style(isInFocus ? .key : .text), columns: Self.nameWidth - 2)
    for (index, step) in ProjectFormat.steps.enumerated() {
      let cell = Progress(own.filter { $0.step(approachIsAgreed: isAgreed) == step })
      draw(cell, at: Point(Self.nameWidth + index * width, row), width: width, on: &canvas)
    }
    let total = Progress(own)
    let place = Point(Self.nameWidth + 4 * width, row)
    canvas.draw(SafeText(total.text + (total.isComplete ? " ✓" : "")), at: place, in: Style(.strong))
  }

  private func draw(_ progress: Progress, at point: Point, width: Int, on canvas: inout Canvas) {
    guard progress.total > 0 else {
      canvas.draw("·", at: point, in: Style(.secondary))
      return
    }
    let bar = width >= 18 ? 8 : 0
    ProgressBar(done: progress.done, of: progress.total).draw(
      on: &canvas, at: point, columns: bar, in: progress.isComplete ? .good : .seriesA)
    let text = SafeText(progress.text + (progress.isComplete ? " ✓" : ""))
    canvas.draw(text, at: Point(point.column + (bar > 0 ? bar + 1 : 0), point.row))
  }
}

/// How deliverables, steps and phases are put into words.
enum DeliverableText {
  static func name(_ key: String) -> String {
    let words = key.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return words.joined(separator: " ")
  }

  static func evidence(of deliverable: Deliverable) -> String {
    if !deliverable.evidence.isEmpty { return deliverable.evidence.joined(separator: " ") }
    switch deliverable.state {
    case .inReview, .inProgress: return "no evidence yet"
    case .notStarted, .notApplicable, .signedOff: return deliverable.note
    }
  }

  static func proof(of deliverable: Deliverable, _ overview: Overview) -> String {
    [evidence(of: deliverable), overview.memberName(deliverable.owner)].filter { !$0.isEmpty }.joined(
      separator: " · ")
  }

  static func detail(of deliverable: Deliverable, _ overview: Overview) -> DetailText {
    DetailText(
      key: deliverable.code, title: deliverable.name,
      more: "\(deliverable.state.words)  \(proof(of: deliverable, overview))  \(deliverable.note)")
  }
}
