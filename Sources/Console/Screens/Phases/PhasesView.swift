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
    var area = canvas.bounds
    if area.rows >= 12 {
      drawSummary(state, cycle, overview, on: &canvas)
      area = area.splitTop(1).rest
    }
    let matrix = PhaseMatrix(rows, cycle, selected: state)
    // Both at once where the list keeps some rows; else the one that has the keys.
    let wanted = (area.rows >= 50 ? matrix.airyRows : matrix.rows(isRoomy: area.rows >= 24)) + 2
    let focus = PhasePane(rawValue: state.pane) ?? .matrix
    let (top, low) = area.splitTop(wanted)
    let panes: [(PhasePane, Rect)] =
      state.isEnlarged || area.rows < wanted + 6 ? [(focus, area)] : [(.matrix, top), (.list, low)]
    for (pane, rect) in panes {
      let frame = PaneFrame(pane, focus: focus, shown: panes.count)
      canvas.name(rect, frame.region)
      switch pane {
      case .matrix: drawMatrix(matrix, frame, on: &canvas, in: rect)
      case .list: drawList(state, overview, matrix, frame, on: &canvas, in: rect)
      }
    }
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
      PhaseDetail.draw(rows[state.cellIndex], overview, below: places.count + 2, on: &inside)
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

/// The counts of signed-off outputs by phase and step, with one cell selected.
struct PhaseMatrix {
  /// Which rows stand in which cell.
  let grid: PhaseGrid
  /// The cell of the selected row.
  let selected: PhaseGrid.Cell
  private let rows: [Deliverable]
  private let cycle: Cycle
  private let state: State

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
      if progress.total + progress.notApplicable > 0 { canvas.name(rect, "cell:\(index).\(column)") }
      guard selected == PhaseGrid.Cell(line: index, column: column) else { continue }
      if hasFocus {
        // A bar that is turned round would look like its contrary: only the words beside it are.
        let bar = progress.total > 0 ? barColumns(isTotal: column == PhaseGrid.allSteps, places) : 0
        if bar > 0 { canvas.restyle(rect.splitLeft(bar + 2).rest, as: Style(.selection)) }
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

/// How deliverables, steps and phases are put into words.
enum DeliverableText {
  /// `Data Preparation` for `data_preparation`.
  static func name(_ key: String) -> String {
    let words = key.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return words.joined(separator: " ")
  }

  /// `3/5`, with a mark where everything is signed off; a word where only plain characters are there.
  static func words(for progress: Progress, _ state: State) -> String {
    progress.text + (progress.isComplete ? state.settings.isPlain ? " ok" : " ✓" : "")
  }

  /// References, else a word about why there are none.
  static func evidence(of deliverable: Deliverable) -> String {
    if !deliverable.evidence.isEmpty { return deliverable.evidence.joined(separator: " ") }
    switch deliverable.state {
    case .inReview, .inProgress: return "no evidence yet"
    case .notStarted, .notApplicable, .signedOff: return deliverable.note
    }
  }

  /// `03 Feb 14:00 by Greta`, or `Greta 03 Feb` where there is little room; empty where nobody signed.
  static func signature(of deliverable: Deliverable, _ overview: Overview, short: Bool = false) -> String {
    guard deliverable.state == .signedOff, let at = deliverable.signedAt else { return "" }
    let name = overview.memberName(deliverable.signedBy)
    return short
      ? "\(name) \(overview.calendar.day(of: at).short)" : "\(overview.calendar.shortText(at)) by \(name)"
  }

  /// `signed off 03 Feb 14:00 by Greta`.
  static func state(of deliverable: Deliverable, _ overview: Overview) -> String {
    [deliverable.state.words, signature(of: deliverable, overview)].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// Evidence and owner in one line.
  static func proof(of deliverable: Deliverable, _ overview: Overview) -> String {
    [evidence(of: deliverable), overview.memberName(deliverable.owner)].filter { !$0.isEmpty }.joined(
      separator: " · ")
  }

  static func detail(of deliverable: Deliverable, _ overview: Overview) -> DetailText {
    DetailText(
      key: deliverable.code, title: deliverable.name,
      more: [
        state(of: deliverable, overview), proof(of: deliverable, overview),
        deliverable.evidence.isEmpty ? "" : deliverable.note,
      ])
  }
}
