import Domain
import Drawing

/// What the standup's screen shows while none is running: who is there and the walk as it would start now.
///
/// Looking writes nothing; the key that goes on starts the meeting (`reliability.md` 3).
enum StandupStart {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let size = canvas.bounds
    let day = overview.calendar.day(of: state.now).short
    let isLarge = size.columns >= 110 && size.rows >= 34
    var row = 2
    if isLarge {
      row = StandupLetters.drawHeading("Standup \(day)", at: Point(2, 1), state, on: &canvas)
    } else {
      canvas.draw(SafeText("STANDUP  \(day)  not started"), at: Point(2, 0), in: Style(.strong))
    }
    canvas.within(Rect(0, row, size.columns, max(0, size.rows - row))) {
      drawRest(state, overview, isLarge: isLarge, on: &$0)
    }
  }

  private static func drawRest(
    _ state: State, _ overview: Overview, isLarge: Bool, on canvas: inout Canvas
  ) {
    let size = canvas.bounds
    let starts = state.isReadOnly ? "" : "\(state.key(.standupNext)) starts it, "
    let remedy = (isLarge ? "Not started: " : "") + "\(starts)\(state.key(.back)) leaves"
    canvas.draw(SafeText(remedy), at: Point(2, 0), in: Style(.key), columns: size.columns - 3)
    if let last = overview.lastStandup {
      let words =
        "\(state.key(.standupSummary)) sums up the last one, \(overview.calendar.shortText(last.at))"
      canvas.draw(SafeText(words), at: Point(2, 1), in: Style(.key), columns: size.columns - 3)
    }
    var row = 3
    for (title, members) in groups(state, overview) where !members.isEmpty {
      canvas.draw(SafeText(title), at: Point(2, row), in: Style(.secondary))
      canvas.draw(
        SafeText(members.joined(separator: "  ")), at: Point(12, row), columns: max(0, size.columns - 13))
      row += 1
    }
    drawWalk(state, overview, from: row + 1, isLarge: isLarge, on: &canvas)
  }

  private static func groups(_ state: State, _ overview: Overview) -> [(String, [String])] {
    let team = overview.members.filter(\.isInTeam)
    let away = team.filter { state.absentFromStandup.contains($0.key) }
    let here = team.filter { !state.absentFromStandup.contains($0.key) }
    return [("Here", here.map(\.name)), ("Absent", away.map(\.name))]
  }

  private static func drawWalk(
    _ state: State, _ overview: Overview, from start: Int, isLarge: Bool, on canvas: inout Canvas
  ) {
    let size = canvas.bounds
    let items = StandupWalk.order(overview.items, workflow: overview.workflow).compactMap(overview.item)
    let words =
      items.isEmpty ? "Nothing is being worked on." : "The walk, " + Wording.counted(items.count, "item")
    canvas.draw(SafeText(words), at: Point(2, start), in: Style(.secondary))
    let room = max(0, size.rows - start - 1)
    // Where all of them have room so, each has a row of air and another for its person and age.
    let isAiry = isLarge && items.count * 3 <= room
    let step = isAiry ? 3 : 1
    let shown = items.count * step <= room ? items.count : max(0, room - 1)
    for (offset, item) in items.prefix(shown).enumerated() {
      let row = start + 1 + offset * step
      if isAiry {
        let words =
          [ItemText.assignee(item, overview)] + ItemText.facts(of: item, overview, now: state.now).dropFirst()
        canvas.draw(
          SafeText(words.joined(separator: "  ")), at: Point(26, row + 1), in: Style(.secondary),
          columns: max(0, size.columns - 27))
      }
      canvas.draw(SafeText(item.key.description), at: Point(2, row), in: Style(.strong))
      canvas.draw(
        SafeText(overview.workflow.name(item.status)), at: Point(12, row), in: Style(.secondary), columns: 12)
      let mark = item.block == nil ? "" : "! "
      canvas.draw(SafeText(mark + item.title), at: Point(26, row), columns: max(0, size.columns - 27))
    }
    guard shown < items.count else { return }
    let more = SafeText("… \(items.count - shown) more items")
    canvas.draw(more, at: Point(2, start + 1 + shown), in: Style(.secondary), columns: size.columns - 3)
  }
}
