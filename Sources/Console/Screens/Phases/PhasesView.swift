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
    if hasSummary(canvas.bounds) { drawSummary(state, cycle, overview, on: &canvas) }
    let matrix = PhaseMatrix(rows, cycle, selected: state)
    let focus = PhasePane(rawValue: state.pane) ?? .matrix
    let panes = layout(canvas.bounds, matrix, state)
    for (pane, rect) in panes {
      let frame = PaneFrame(pane, focus: focus, shown: panes.count)
      canvas.name(rect, frame.region)
      switch pane {
      case .matrix: drawMatrix(matrix, frame, on: &canvas, in: rect)
      case .list: drawList(state, overview, matrix, frame, on: &canvas, in: rect)
      }
    }
  }

  private static func hasSummary(_ area: Rect) -> Bool { area.rows >= 12 }

  /// Both at once where the list keeps some rows; else the one that has the keys.
  private static func layout(_ whole: Rect, _ matrix: PhaseMatrix, _ state: State) -> [(PhasePane, Rect)] {
    let area = hasSummary(whole) ? whole.splitTop(1).rest : whole
    let wanted = (area.rows >= 50 ? matrix.airyRows : matrix.rows(isRoomy: area.rows >= 24)) + 2
    let (top, low) = area.splitTop(wanted)
    return state.isEnlarged || area.rows < wanted + 6
      ? [(PhasePane(rawValue: state.pane) ?? .matrix, area)] : [(.matrix, top), (.list, low)]
  }

  /// The first line of the selected row's page that is in sight when the last one is.
  static func lastScroll(_ state: State) -> Int {
    let rows = state.phaseRows
    guard let overview = state.overview, let cycle = state.currentCycle,
      rows.indices.contains(state.cellIndex)
    else { return 0 }
    let matrix = PhaseMatrix(rows, cycle, selected: state)
    let panes = layout(View.body(of: state.size), matrix, state)
    guard let rect = panes.first(where: { $0.0 == .list })?.1 else { return 0 }
    let count = matrix.grid.places(in: matrix.selected).count
    return PhaseDetail.window(
      on: rows[state.cellIndex], state, overview, below: count + 2, in: Panel.inside(of: rect))?.last ?? 0
  }

  private static func drawMatrix(
    _ matrix: PhaseMatrix, _ frame: PaneFrame, on canvas: inout Canvas, in rect: Rect
  ) {
    let foot = matrix.place(inRows: Panel.rows(in: rect))
    frame.panel("CRISP-DM phase × step", remark: "signed off / all that apply · * in focus", foot: foot)
      .draw(on: &canvas, in: rect) { matrix.draw(hasFocus: frame.isFocused, on: &$0) }
  }

  private static func drawList(
    _ state: State, _ overview: Overview, _ matrix: PhaseMatrix, _ frame: PaneFrame,
    on canvas: inout Canvas, in rect: Rect
  ) {
    let places = matrix.grid.places(in: matrix.selected)
    let rows = state.phaseRows
    let room = max(8, rect.columns - 8 - frame.place.count)
    let title = SafeText(matrix.grid.title(of: matrix.selected)).cut(to: room).text
    var list = table(places, state, overview, isNarrow: rect.columns < 60)
    list.hasFocus = frame.isFocused
    list.isClickable = true
    let panel = frame.panel(
      title, remark: summary(places.map { rows[$0] }), foot: list.place(inRows: Panel.rows(in: rect)))
    panel.draw(on: &canvas, in: rect) { inside in
      list.draw(on: &inside)
      guard rows.indices.contains(state.cellIndex) else { return }
      PhaseDetail.draw(rows[state.cellIndex], state, overview, below: places.count + 2, on: &inside)
    }
  }

  /// `3/5 signed off, 1 in review, 1 in progress`.
  private static func summary(_ rows: [Deliverable]) -> String {
    let others = [Deliverable.State.inReview, .inProgress, .notApplicable].compactMap { state -> String? in
      let count = rows.count { $0.state == state }
      return count > 0 ? "\(count) \(state.words)" : nil
    }
    return (["\(Progress(rows).text) signed off"] + others).joined(separator: ", ")
  }

  private static func drawSummary(
    _ state: State, _ cycle: Cycle, _ overview: Overview, on canvas: inout Canvas
  ) {
    let rows = state.phaseRows
    let steps = Progress(rows.filter { $0.framework == "four_step" })
    let phases = Progress(rows.filter { $0.framework == "crisp_dm" })
    let short = ["Cycle \(cycle.key)  \(cycle.scope)", "Four steps \(steps.text)"]
    var parts = [short[0], short[1] + " signed off"]
    if phases.total > 0 { parts.append("CRISP-DM \(phases.text) signed off, \(phases.notApplicable) n/a") }
    let full = parts
    if overview.cycles.count > 1 {
      parts.append("\(state.key(.previousCycle)) and \(state.key(.nextCycle)) change the cycle")
    }
    let brief = short + (phases.total > 0 ? ["CRISP-DM \(phases.text)"] : [])
    let forms = [parts, full, brief].map { SafeText($0.joined(separator: "    ")) }
    let columns = canvas.bounds.columns - 2
    canvas.draw(SafeText.fullest(forms, columns: columns), at: Point(1, 0), columns: columns)
  }

  /// - Parameter places: the rows to list, by their places in `phaseRows`.
  /// - Parameter isNarrow: whether only the marks of their states have room.
  static func table(
    _ places: [Int], _ state: State, _ overview: Overview, isNarrow: Bool = false
  ) -> Table<Deliverable> {
    let rows = state.phaseRows
    return Table(
      [
        // Where there is little room the mark alone stands; the detail line has the words.
        TableColumn(
          isNarrow ? "" : "state", .fixed(isNarrow ? 3 : 18), name: "state",
          data: [DataColumn("state") { $0.state.rawValue }]
        ) { row in
          let mark = overview.isWithdrawn(row) ? PhaseDetail.withdrawnMark : row.state.mark
          return TableCell(isNarrow ? mark : "\(mark) \(row.state.words)", role(of: row))
        },
        TableColumn("code", .fixed(6)) { TableCell($0.code, .strong) },
        TableColumn("deliverable", .rest(atLeast: 16)) { TableCell($0.name) },
        TableColumn(
          "owner", .fixed(8), yields: 1,
          data: [DataColumn("owner") { $0.owner == nil ? "" : overview.memberName($0.owner) }]
        ) { TableCell(overview.memberName($0.owner), .secondary) },
        TableColumn(
          "evidence", .fixed(30), yields: 2,
          data: [
            DataColumn("evidence") { $0.evidence.joined(separator: " ") }, DataColumn("note") { $0.note },
          ]
        ) {
          TableCell(DeliverableText.evidence(of: $0), .secondary)
        },
        TableColumn(
          "signed", .fixed(14), yields: 3,
          data: [
            DataColumn("signed_by") { $0.signedBy == nil ? "" : overview.memberName($0.signedBy) },
            DataColumn("signed_at") { $0.signedAt?.iso ?? "" },
          ]
        ) { row in
          TableCell(DeliverableText.signature(of: row, overview, short: true), .secondary)
        },
      ], rows: places.map { rows[$0] }, selected: places.firstIndex(of: state.cellIndex))
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
