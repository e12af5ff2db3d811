import Domain
import Drawing

/// Every operation, newest first, and the errors of this console; undone ones say so; and what the selected
/// one changed.
enum JournalView {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let area = canvas.bounds
    let isWide = area.columns >= 100
    let line = state.currentLine
    let hasDetail = line != nil && (isWide || area.rows >= 14)
    let (list, detail) = parts(of: area, isWide: isWide, hasDetail: hasDetail)
    Panel("Journal", remark: remark(state), isFocused: true).draw(on: &canvas, in: list) { inside in
      guard line != nil else {
        inside.draw("Nothing was done yet.", at: Point(1, 0), in: Style(.secondary))
        return
      }
      table(state, overview).draw(on: &inside)
    }
    guard hasDetail, let line else { return }
    let panel = Panel(
      SafeText(line.sequence.map { "Operation \($0)" } ?? "Error"), remark: line.isUndone ? "undone" : "",
      remarkRole: .warning)
    panel.draw(on: &canvas, in: detail) { OperationDetail(line, state, overview).draw(on: &$0) }
  }

  private static func remark(_ state: State) -> SafeText {
    let (count, errors) = (state.journal.total, state.troubles.count)
    let operations = "\(count) operation\(count == 1 ? "" : "s")"
    return SafeText(
      operations + (errors > 0 ? ", \(errors) error\(errors == 1 ? "" : "s")" : "") + ", newest first")
  }

  private static func parts(of area: Rect, isWide: Bool, hasDetail: Bool) -> (list: Rect, detail: Rect) {
    guard hasDetail else { return (area, Rect(0, 0, 0, 0)) }
    if isWide {
      let (left, rest) = area.splitLeft(area.columns * 3 / 5)
      return (left, rest)
    }
    let (top, rest) = area.splitTop(area.rows - min(10, area.rows / 2))
    return (top, rest)
  }

  private static func name(_ line: JournalLine, _ overview: Overview) -> String {
    line.isError ? "-" : overview.memberName(line.person)
  }

  static func table(_ state: State, _ overview: Overview) -> Table<JournalLine> {
    let calendar = overview.calendar
    let (start, lines) = state.journalRows
    return Table(
      [
        TableColumn("when", .fixed(19)) { line in
          let text = "\(calendar.day(of: line.at).iso) \(calendar.clock(of: line.at, seconds: true))"
          return TableCell(text, .secondary)
        },
        TableColumn("who", .fixed(10), yields: 1) { TableCell(name($0, overview), .strong) },
        TableColumn("what", .rest(atLeast: 20)) {
          TableCell($0.summary, $0.isUndone ? .secondary : $0.isError ? .bad : .text)
        },
        TableColumn("", .fixed(6), name: "undone") {
          $0.isError ? TableCell("error", .bad) : TableCell($0.isUndone ? "undone" : "", .warning)
        },
      ], rows: lines, selected: State.clamp(state.journalIndex - start, lines.count))
  }
}
