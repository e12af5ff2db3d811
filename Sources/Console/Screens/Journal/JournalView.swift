import Domain
import Drawing

extension State {
  var currentOperation: JournalLine? {
    journal.isEmpty ? nil : journal[Self.clamp(journalIndex, journal.count)]
  }

  /// The operation that took a line of the journal back; nil where none did, or where it is not read.
  ///
  /// Undos go back through a person's operations one by one, so those of the same words nest.
  func undoing(of line: JournalLine) -> JournalLine? {
    guard line.isUndone else { return nil }
    let (undoing, redoing) = (Wording.undoing(line.summary), Wording.redoing(line.summary))
    var found: JournalLine?
    var inside = 0
    for later in journal.reversed() where later.sequence > line.sequence && later.person == line.person {
      if later.summary == line.summary {
        inside += 1
      } else if later.summary == redoing {
        if inside == 0, found != nil { found = nil } else { inside += 1 }
      } else if later.summary == undoing {
        if inside > 0 { inside -= 1 } else { found = found ?? later }
      }
    }
    return found
  }

  /// The first item that the selected operation changed.
  var changedItem: ItemKey? {
    currentOperation.flatMap { operations[$0.sequence] }?.compactMap(\.fact.item).first
  }
}

/// Every operation, newest first; undone ones say so; and what the selected one changed.
enum JournalView {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let area = canvas.bounds
    let count = state.journal.count
    let remark = SafeText("\(count) operation\(count == 1 ? "" : "s"), newest first")
    let isWide = area.columns >= 100
    let hasDetail = !state.journal.isEmpty && (isWide || area.rows >= 14)
    let (list, detail) = parts(of: area, isWide: isWide, hasDetail: hasDetail)
    Panel("Journal", remark: remark, isFocused: true).draw(on: &canvas, in: list) { inside in
      guard !state.journal.isEmpty else {
        inside.draw("Nothing was done yet.", at: Point(1, 0), in: Style(.secondary))
        return
      }
      table(state, overview).draw(on: &inside)
    }
    guard hasDetail, let operation = state.currentOperation else { return }
    let panel = Panel(
      SafeText("Operation \(operation.sequence)"), remark: operation.isUndone ? "undone" : "",
      remarkRole: .warning)
    panel.draw(on: &canvas, in: detail) { OperationDetail(operation, state, overview).draw(on: &$0) }
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
