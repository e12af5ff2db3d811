import Domain
import Drawing

/// The standup on a shared screen: one item at a time, as large as the width allows
/// (`interaction.md` 3.7, `domain.md` 6.7).
enum StandupView {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    guard let standup = overview.standup else {
      canvas.draw("No standup is running. 7 starts one.", at: Point(2, 1), in: Style(.secondary))
      return
    }
    let area = canvas.bounds
    drawTop(standup, state, overview, on: &canvas)
    guard let key = state.standupItem, let item = overview.item(key) else {
      drawEnd(standup, overview, on: &canvas)
      return
    }
    var row = 4
    let pixels = area.columns >= 110 && area.rows >= 24
    row = drawLarge(item.key.description, at: row, role: .key, isLarge: pixels, on: &canvas)
    canvas.draw(
      SafeText(factLine(item, overview, state)), at: Point(4, row), in: Style(.strong),
      columns: area.columns - 6)
    row += 2
    row = drawTitle(item.title, at: row, isLarge: pixels && area.rows >= 30, on: &canvas)
    drawFacts(item, standup, state, overview, from: row, on: &canvas)
  }

  private static func drawTop(
    _ standup: Standup, _ state: State, _ overview: Overview, on canvas: inout Canvas
  ) {
    let width = canvas.bounds.columns
    let used = max(0, state.now.since(standup.at)) / 1000
    let left = 15 * 60 - used
    let clock =
      "\(left < 0 ? "over by " : "")\(twoDigits(abs(left) / 60)):\(twoDigits(abs(left) % 60))\(left < 0 ? "" : " left")"
    canvas.draw(SafeText("STANDUP \(standup.key)"), at: Point(2, 0), in: Style(.strong))
    canvas.draw(
      SafeText(clock), endingAt: Point(width - 2, 0),
      in: Style(left < 0 ? .bad : left < 180 ? .warning : .strong))
    let total = standup.agenda.count
    let position = min(standup.position + 1, total)
    canvas.draw(SafeText("item \(position) of \(total)"), at: Point(2, 2))
    ProgressBar(done: standup.position, of: max(1, total)).draw(
      on: &canvas, at: Point(18, 2), columns: 20, in: .seriesA)
    let next = standup.agenda.dropFirst(standup.position + 1).first
    let speaker = next.flatMap { ItemKey($0) }.flatMap { overview.item($0) }.map {
      overview.memberName($0.assignee)
    }
    if let next, let speaker {
      canvas.draw(SafeText("next: \(next) \(speaker)"), endingAt: Point(width - 2, 2), in: Style(.secondary))
    }
  }

  private static func twoDigits(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private static func factLine(_ item: WorkItem, _ overview: Overview, _ state: State) -> String {
    "\(item.kind.rawValue) · \(overview.memberName(item.assignee)) · \(ItemText.points(item)) points · "
      + ItemText.summary(of: item, overview, now: state.now)
  }

  private static func drawTitle(_ title: String, at row: Int, isLarge: Bool, on canvas: inout Canvas) -> Int {
    let width = canvas.bounds.columns - 8
    guard isLarge, BlockLetters.canSpell(title) else {
      var next = row
      for line in SafeText(title).wrapped(to: min(60, width)) {
        canvas.draw(line, at: Point(4, next), in: Style(.strong))
        next += 1
      }
      return next + 1
    }
    var next = row
    for line in SafeText(title).wrapped(to: max(8, width / BlockLetters.advance)).prefix(4) {
      next = drawLarge(line.text, at: next, role: .text, isLarge: true, on: &canvas)
    }
    return next
  }

  private static func drawLarge(
    _ text: String, at row: Int, role: Role, isLarge: Bool, on canvas: inout Canvas
  ) -> Int {
    guard isLarge else {
      canvas.draw(SafeText(text), at: Point(4, row), in: Style(role, bold: true))
      return row + 1
    }
    for (offset, line) in BlockLetters.rows(of: text).enumerated() {
      canvas.draw(SafeText(line), at: Point(4, row + offset), in: Style(role, bold: true))
    }
    return row + 4
  }

  private static func drawFacts(
    _ item: WorkItem, _ standup: Standup, _ state: State, _ overview: Overview, from start: Int,
    on canvas: inout Canvas
  ) {
    let width = canvas.bounds.columns - 8
    var row = start
    if let block = item.block {
      let text = "! BLOCKED \(ItemText.blocked(block, now: state.now).dropFirst(10)) \(block.reason)"
      for line in SafeText(text).wrapped(to: width) {
        canvas.draw(line, at: Point(4, row), in: Style(.bad))
        row += 1
      }
      row += 1
    }
    if let detail = state.detail, detail.item.key == item.key {
      for criterion in detail.criteria {
        let text = (criterion.isMet ? "[x] " : "[ ] ") + criterion.text
        for line in SafeText(text).wrapped(to: width) {
          canvas.draw(line, at: Point(4, row), in: Style(criterion.isMet ? .good : .text))
          row += 1
        }
      }
      for note in detail.notes.suffix(3) {
        canvas.draw(
          SafeText("\(overview.memberName(note.by)): \(note.text)"), at: Point(4, row + 1),
          in: Style(.accent), columns: width)
        row += 1
      }
    }
    let absent = overview.members.filter { overview.absent.contains($0.key) }.map(\.name)
    if !absent.isEmpty {
      let text = SafeText("Absent: \(absent.joined(separator: " · "))")
      canvas.draw(text, at: Point(4, canvas.bounds.rows - 1), in: Style(.secondary))
    }
  }

  private static func drawEnd(_ standup: Standup, _ overview: Overview, on canvas: inout Canvas) {
    let text = standup.agenda.isEmpty ? "Nothing is being worked on." : "That was the last item."
    canvas.draw(SafeText(text), at: Point(4, 5), in: Style(.strong))
    canvas.draw("Q ends the standup, Bksp goes back.", at: Point(4, 7), in: Style(.secondary))
  }
}
