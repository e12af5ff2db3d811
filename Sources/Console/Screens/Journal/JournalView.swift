import Domain
import Drawing

/// Every operation, newest first, and the errors of this console; undone ones say so; and what the selected
/// one changed.
enum JournalView {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let parts = parts(of: canvas.bounds, state)
    let focus = JournalPane(rawValue: state.pane) ?? .operations
    let shown = [parts.list, parts.detail].count { $0 != nil }
    if let list = parts.list {
      let frame = PaneFrame(JournalPane.operations, focus: focus, shown: shown)
      // All of it is counted, also what was not read.
      let isWhole = state.journalCount < Panel.rows(in: list)
      let place = isWhole ? "" : SafeText("\(state.journalIndex + 1) of \(state.journalCount)")
      canvas.name(list, frame.region)
      frame.panel("Journal", remark: remark(state), foot: place).draw(on: &canvas, in: list) { inside in
        guard state.currentLine != nil else {
          inside.draw("Nothing was done yet.", at: Point(1, 0), in: Style(.secondary))
          return
        }
        var table = table(state, overview)
        table.hasFocus = frame.isFocused
        table.isClickable = true
        table.draw(on: &inside)
      }
    }
    guard let rect = parts.detail, let operation = state.currentLine else { return }
    let lines = OperationDetail(operation, state, overview).lines(columns: rect.columns - 4)
    let room = max(0, rect.rows - 2)
    let first = min(state.scrolledLines, max(0, lines.count - room))
    let place = "\(first + 1) to \(first + room) of \(lines.count) lines"
    let frame = PaneFrame(JournalPane.detail, focus: focus, shown: shown)
    canvas.name(rect, frame.region)
    let panel = frame.panel(
      operation.sequence.map { "Operation \($0)" } ?? "Error", remark: operation.isUndone ? "undone" : "",
      remarkRole: .warning, foot: lines.count > room ? SafeText(place) : "")
    panel.draw(on: &canvas, in: rect) { inside in
      for (row, line) in lines.dropFirst(first).prefix(room).enumerated() {
        inside.draw(line.text, at: Point(1, row), in: Style(line.role), columns: inside.bounds.columns - 2)
      }
    }
  }

  /// The first line of the detail that is in sight when the last one is.
  static func lastScroll(_ state: State) -> Int {
    let area = View.body(of: state.size)
    guard let overview = state.overview, let operation = state.currentLine,
      let rect = parts(of: area, state).detail
    else { return 0 }
    let lines = OperationDetail(operation, state, overview).lines(columns: rect.columns - 4)
    return max(0, lines.count - max(0, rect.rows - 2))
  }

  /// Both, or the one that has the keys where there is no room for two.
  private static func parts(of area: Rect, _ state: State) -> (list: Rect?, detail: Rect?) {
    let isWide = area.columns >= 100
    if state.isEnlarged || !isWide && area.rows < 14 {
      return state.pane == JournalPane.detail.rawValue ? (nil, area) : (area, nil)
    }
    guard state.currentLine != nil else { return (area, nil) }
    if isWide {
      let (left, rest) = area.splitLeft(area.columns * 3 / 5)
      return (left, rest)
    }
    let (top, rest) = area.splitTop(area.rows - min(10, area.rows / 2))
    return (top, rest)
  }

  private static func remark(_ state: State) -> String {
    let (count, errors) = (state.journal.total, state.troubles.count)
    let operations = Wording.counted(count, "operation")
    return operations + (errors > 0 ? ", " + Wording.counted(errors, "error") : "") + ", newest first"
  }

  /// Who did it; a dash for an error, which nobody did.
  static func name(_ line: JournalLine, _ overview: Overview) -> String {
    line.isError ? "-" : overview.memberName(line.person)
  }

  /// The operations that were read, newest first, as they are drawn, copied and exported.
  static func table(_ state: State, _ overview: Overview) -> Table<JournalLine> {
    let calendar = overview.calendar
    let (start, lines) = state.journalRows
    return Table(
      [
        TableColumn("when", .fixed(19), data: [DataColumn("when") { $0.at.iso }]) { line in
          let text = "\(calendar.day(of: line.at).iso) \(calendar.clock(of: line.at, seconds: true))"
          return TableCell(text, .secondary)
        },
        TableColumn(
          "who", .fixed(10), yields: 1, data: [DataColumn("who") { $0.isError ? "" : name($0, overview) }]
        ) { TableCell(name($0, overview), .strong) },
        TableColumn("what", .rest(atLeast: 20)) {
          TableCell($0.summary, $0.isUndone ? .secondary : $0.isError ? .bad : .text)
        },
        TableColumn("", .fixed(6), name: "undone") {
          $0.isError ? TableCell("error", .bad) : TableCell($0.isUndone ? "undone" : "", .warning)
        },
      ], rows: lines, selected: State.clamp(state.journalIndex - start, lines.count))
  }
}
