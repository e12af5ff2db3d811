import Domain
import Drawing

/// What is known of the item under discussion: block, criteria, notes, run, absent people.
struct StandupFacts {
  /// A line begins with a head; where the text takes several, the others are set in by as much.
  private typealias Line = (head: String, text: String, role: Role)
  private var lines: [Line] = []
  private let block: [SafeText]
  private let last: SafeText
  private let heading: SafeText
  private let scrolled: Int
  private let keys: (down: String, up: String)

  /// Of the item in view; criteria and notes come once its page is read.
  init(_ item: WorkItem, _ state: State, _ overview: Overview) {
    heading = SafeText("\(item.key) \(item.title)")
    (scrolled, keys) = (state.scrolledLines, state.lineKeys)
    if let found = item.block {
      let hours = ItemText.blocked(found, now: state.now).dropFirst("! blocked ".count)
      block = [SafeText("! BLOCKED \(hours)"), SafeText(found.reason)]
    } else {
      block = []
    }
    let absent = overview.members.filter { state.absentFromStandup.contains($0.key) }.map(\.name)
    last = absent.isEmpty ? "" : SafeText("Absent: \(absent.joined(separator: " · "))")
    if let run = ItemText.run(of: item, overview, now: state.now) { lines.append(("", run, .accent)) }
    guard let detail = state.detail, detail.item.key == item.key else { return }
    if let note = Self.leftNote(detail, state, overview) { lines.append(("", note, .warning)) }
    for criterion in detail.criteria {
      lines.append((criterion.isMet ? "[x] " : "[ ] ", criterion.text, criterion.isMet ? .good : .text))
    }
    for note in detail.notes.suffix(3) {
      let when = overview.calendar.shortText(note.at)
      lines.append(("Note \(when) ", "\(overview.memberName(note.by)): \(note.text)", .accent))
    }
  }

  /// A note older than this, in milliseconds, was left in another absence.
  private static let freshNote: Int64 = 7 * 24 * 3_600_000

  /// What somebody who is absent left for the others, with its age (`domain.md` 6.3).
  private static func leftNote(_ detail: ItemDetail, _ state: State, _ overview: Overview) -> String? {
    guard let note = detail.leftNote, state.absentFromStandup.contains(note.by) else { return nil }
    let age = max(0, state.now.since(note.at))
    guard age < freshNote else { return nil }
    let hours = age / 3_600_000
    let words = hours < 48 ? "\(hours) h" : "\(hours / 24) d"
    return "\(overview.memberName(note.by)) is absent and left a note \(words) ago: \(note.text)"
  }

  /// Everything in plain lines, what hinders first: for a screen of a dozen rows.
  ///
  /// - Parameter start: the first row that is free.
  @discardableResult
  func drawCompact(_ facts: String, from start: Int, on canvas: inout Canvas) -> LineWindow {
    let width = max(1, canvas.bounds.columns - 2)
    let hindered: [Line] = block.isEmpty ? [] : [("", "\(block[0].text): \(block[1].text)", .bad)]
    let all: [Line] = [("", heading.text, .strong)] + hindered + [("", facts, .secondary)] + lines
    return draw(all, from: start, at: 1, width: width, on: &canvas)
  }

  private static func wrapped(_ lines: [Line], to width: Int) -> [(SafeText, Role)] {
    lines.flatMap { line in
      SafeText.hanging(line.head, line.text, columns: width).map { ($0, line.role) }
    }
  }

  /// Rows that it takes on a screen so wide.
  func rows(in columns: Int) -> Int {
    let width = max(1, columns - 8)
    let panel = block.isEmpty ? 0 : block[1].wrapped(to: max(1, width - 4)).count + 3
    return panel + 1 + Self.wrapped(lines, to: width).count
  }

  /// Rows in which the lines under the block are read: with fewer nobody wants to scroll.
  private static let leastRows = 3

  /// True where what is known has room on so many rows, or enough of it to be scrolled.
  func hasRoom(_ rows: Int, columns: Int) -> Bool {
    let spare = rows - self.rows(in: columns) - (last.isEmpty ? 0 : 1)
    let count = Self.wrapped(lines, to: max(1, columns - 8)).count
    return spare >= 0 || spare + count >= Self.leastRows
  }

  /// - Parameter start: the first row that is free.
  @discardableResult
  func draw(from start: Int, on canvas: inout Canvas) -> LineWindow {
    let width = max(1, canvas.bounds.columns - 8)
    var row = start
    if !block.isEmpty {
      let reason = block[1].wrapped(to: max(1, width - 4))
      let rect = Rect(3, row, width + 2, reason.count + 2)
      Panel(block[0], frame: .alarm).draw(on: &canvas, in: rect) { inside in
        for (offset, line) in reason.enumerated() { inside.draw(line, at: Point(1, offset), in: Style(.bad)) }
      }
      row += reason.count + 3
    }
    return draw(lines, from: row, at: 4, width: width, on: &canvas)
  }

  /// Lines down to the one that names who is absent; what has no room is counted.
  private func draw(
    _ all: [Line], from start: Int, at column: Int, width: Int, on canvas: inout Canvas
  ) -> LineWindow {
    let low = canvas.bounds.rows - 1
    let room = max(0, low + (last.isEmpty ? 1 : 0) - start)
    let wrapped = Self.wrapped(all, to: width)
    let window = LineWindow(of: wrapped.count, room: room, scrolled: scrolled)
    for (offset, line) in wrapped[window.range].enumerated() {
      canvas.draw(line.0, at: Point(column, start + offset), in: Style(line.1))
    }
    canvas.draw(
      window.rest(keys), at: Point(column, min(low, start + window.shown)), in: Style(.key), columns: width)
    if room > 0 { canvas.draw(last, at: Point(column, low), in: Style(.secondary), columns: width) }
    return window
  }
}
