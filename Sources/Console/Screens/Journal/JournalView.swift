import Domain
import Drawing

/// Every operation, newest first; undone ones say so.
enum JournalView {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let count = state.journal.count
    let remark = SafeText("\(count) operation\(count == 1 ? "" : "s"), newest first")
    Panel("Journal", remark: remark, isFocused: true).draw(on: &canvas, in: canvas.bounds) { inside in
      guard !state.journal.isEmpty else {
        inside.draw("Nothing was done yet.", at: Point(1, 0), in: Style(.secondary))
        return
      }
      table(state, overview).draw(on: &inside)
    }
  }

  static func table(_ state: State, _ overview: Overview) -> Table<JournalLine> {
    let calendar = overview.calendar
    return Table(
      [
        TableColumn("when", .fixed(19)) { line in
          let text = "\(calendar.day(of: line.at).iso) \(calendar.clock(of: line.at, seconds: true))"
          return TableCell(text, .secondary)
        },
        TableColumn("who", .fixed(10), yields: 1) { TableCell(overview.memberName($0.person), .strong) },
        TableColumn("what", .rest(atLeast: 20)) { TableCell($0.summary, $0.isUndone ? .secondary : .text) },
        TableColumn("", .fixed(6), name: "undone") { TableCell($0.isUndone ? "undone" : "", .warning) },
      ], rows: state.journal, selected: state.journalIndex)
  }
}
