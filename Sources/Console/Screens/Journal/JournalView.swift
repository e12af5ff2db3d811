import Domain
import Drawing

extension State {
  var currentOperation: JournalLine? {
    journal.isEmpty ? nil : journal[Self.clamp(journalIndex, journal.count)]
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
    panel.draw(on: &canvas, in: detail) { drawDetail(operation, state, overview, on: &$0) }
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

  /// Who, when, what it came to, and each thing that was changed from and to.
  private static func drawDetail(
    _ operation: JournalLine, _ state: State, _ overview: Overview, on canvas: inout Canvas
  ) {
    let size = canvas.bounds
    let columns = max(1, size.columns - 2)
    let calendar = overview.calendar
    let when =
      "\(calendar.day(of: operation.at).iso) \(calendar.clock(of: operation.at, seconds: true))"
    let head = "\(when)  \(overview.memberName(operation.person))"
    var lines = [(SafeText(head), Role.secondary)]
    lines += SafeText(operation.summary).wrapped(to: columns).map { ($0, Role.strong) }
    lines.append(("", .text))
    let changes = (state.operations[operation.sequence] ?? []).map {
      Wording.change($0, workflow: overview.workflow) { overview.memberName($0) }
    }
    let width = (changes.map(\.subject.count).max() ?? 0) + 2
    // Of many changes only those in sight are put into lines.
    for (subject, words) in changes.prefix(size.rows) {
      let head = subject + String(repeating: " ", count: max(1, width - subject.count))
      lines += SafeText.hanging(head, words, columns: columns).map { ($0, Role.text) }
    }
    let isWhole = lines.count <= size.rows
    for (row, line) in lines.prefix(isWhole ? size.rows : size.rows - 1).enumerated() {
      canvas.draw(line.0, at: Point(1, row), in: Style(line.1), columns: columns)
    }
    guard !isWhole else { return }
    canvas.draw(
      SafeText("… \(changes.count) changes in all"), at: Point(1, size.rows - 1), in: Style(.secondary))
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
