import Domain
import Drawing

/// The page at the end of a standup: the time in large letters, then everything that came of it.
enum StandupSummaryView {
  /// Columns of the titles of sections, where they stand beside their lines.
  private static let titleColumns = 14

  /// From the line that was scrolled to; what is left out above and below is counted.
  static func draw(_ summary: StandupSummary, _ state: State, on canvas: inout Canvas) {
    let start = drawHead(summary, state, on: &canvas)
    let size = canvas.bounds
    let lines = lines(of: summary, state, columns: size.columns)
    let room = max(0, size.rows - start)
    let window = LineWindow(of: lines.count, room: room, scrolled: state.scrolledLines)
    for (offset, line) in lines[window.range].enumerated() {
      let row = start + offset
      canvas.draw(line.title, at: Point(2, row), in: Style(.secondary), columns: max(0, size.columns - 3))
      canvas.draw(line.text, at: Point(line.column, row), in: Style(line.role))
    }
    guard room > 0 else { return }
    canvas.draw(
      window.rest(state.lineKeys), at: Point(2, size.rows - 1), in: Style(.key),
      columns: max(0, size.columns - 3))
  }

  /// The first line that is in sight when the last one is.
  static func lastScroll(_ state: State) -> Int {
    guard let summary = state.standupSummary else { return 0 }
    var canvas = StandupView.page(of: state.size)
    let start = drawHead(summary, state, on: &canvas)
    let count = lines(of: summary, state, columns: state.size.columns).count
    return LineWindow(of: count, room: max(0, canvas.bounds.rows - start), scrolled: 0).last
  }

  /// - Returns: the row below the head.
  private static func drawHead(_ summary: StandupSummary, _ state: State, on canvas: inout Canvas) -> Int {
    let size = canvas.bounds
    let width = max(1, size.columns - 3)
    let role: Role = summary.isOvertime ? .bad : .good
    let isTall = size.rows >= 20
    // While it runs, the line of the clocks names it.
    if summary.isOver {
      let name = size.columns < 60 ? summary.shortName : summary.name
      canvas.draw(SafeText("SUMMARY " + name), at: Point(2, 0), in: Style(.strong), columns: width)
    }
    var row = isTall ? 2 : 1
    if isTall {
      row = StandupLetters.drawHeading(summary.time, at: Point(2, row), state, role: role, on: &canvas)
      row = draw(summary.timeInWords, at: row, role, on: &canvas)
    } else {
      row = draw("\(summary.time), \(summary.timeInWords)", at: row, role, on: &canvas)
    }
    row = draw(summary.counts, at: row, .strong, on: &canvas)
    // The footer has them too.
    if size.rows >= 14 { row = draw(keys(summary, state), at: row, .key, on: &canvas) }
    return row + (isTall ? 1 : 0)
  }

  private static func keys(_ summary: StandupSummary, _ state: State) -> String {
    if state.isReadOnly { return "\(state.key(.copyTable)) copies it" }
    if summary.isOver {
      return "\(state.key(.copyTable)) copies it, \(state.key(.standupNext)) goes on to the next one"
    }
    let back = summary.report.standup.agenda.isEmpty ? "" : ", \(state.key(.standupBack)) goes back"
    let new = state.standupNewcomers.map(\.description).joined(separator: ", ")
    let next = new.isEmpty ? "" : ", \(state.key(.standupNext)) goes on to \(new), new in work"
    return "\(state.key(.standupEnd)) ends the standup\(back)\(next)"
  }

  private static func draw(_ text: String, at row: Int, _ role: Role, on canvas: inout Canvas) -> Int {
    let lines = SafeText(text).wrapped(to: max(1, canvas.bounds.columns - 3))
    for (offset, line) in lines.enumerated() {
      canvas.draw(line, at: Point(2, row + offset), in: Style(role))
    }
    return row + lines.count
  }

  /// One row of the page.
  private struct Row {
    var title: SafeText = ""
    var text: SafeText = ""
    var role = Role.text
    var column = 2
  }

  /// What came of it, and last what is in work by now, which the next standup walks.
  private static func lines(of summary: StandupSummary, _ state: State, columns: Int) -> [Row] {
    let work = summary.workNow(state)
    return lines(of: summary.sections + (work.lines.isEmpty ? [] : [work]), columns: columns)
  }

  /// Beside their titles where there is room, else under them.
  private static func lines(of sections: [StandupSummary.Section], columns: Int) -> [Row] {
    let isWide = columns >= 60
    let start = isWide ? 2 + titleColumns : 4
    // A line is read from afar: no more than about 100 columns.
    let width = max(1, min(100, columns - start - 2))
    var rows: [Row] = []
    for section in sections {
      var title: SafeText = SafeText(section.title)
      if !isWide {
        rows.append(Row(title: title))
        title = ""
      }
      for line in section.lines {
        // What a line is broken into hangs below its beginning.
        let indent = line.isContinued ? 2 : 0
        let hanging = line.isContinued ? 0 : 4
        let parts = SafeText(line.text).wrapped(to: max(1, width - indent - hanging))
        for (offset, part) in parts.enumerated() {
          let column = start + indent + (offset > 0 ? hanging : 0)
          rows.append(Row(title: title, text: part, role: line.role, column: column))
          title = ""
        }
      }
      if isWide { rows.append(Row()) }
    }
    if rows.last?.text.isEmpty == true { rows.removeLast() }
    return rows
  }
}
