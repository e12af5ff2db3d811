import Domain
import Drawing

/// What the standup's screen shows while none is running: who is there and the walk as it would start now.
///
/// Looking writes nothing; the key that goes on starts the meeting (`reliability.md` 3).
enum StandupStart {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let size = canvas.bounds
    let day = overview.calendar.day(of: state.now).short
    canvas.draw(SafeText("STANDUP  \(day)  not started"), at: Point(2, 0), in: Style(.strong))
    let starts = state.isReadOnly ? "" : "\(state.key(.standupNext)) starts it, "
    let remedy = "\(starts)\(state.key(.back)) leaves"
    canvas.draw(SafeText(remedy), at: Point(2, 2), in: Style(.key), columns: size.columns - 3)
    if let last = overview.lastStandup {
      let words =
        "\(state.key(.standupSummary)) sums up the last one, \(overview.calendar.shortText(last.at))"
      canvas.draw(SafeText(words), at: Point(2, 3), in: Style(.key), columns: size.columns - 3)
    }
    var row = 5
    for (title, members) in groups(state, overview) where !members.isEmpty {
      canvas.draw(SafeText(title), at: Point(2, row), in: Style(.secondary))
      canvas.draw(
        SafeText(members.joined(separator: "  ")), at: Point(12, row), columns: max(0, size.columns - 13))
      row += 1
    }
    drawWalk(overview, from: row + 1, on: &canvas)
  }

  private static func groups(_ state: State, _ overview: Overview) -> [(String, [String])] {
    let team = overview.members.filter(\.isInTeam)
    let away = team.filter { state.absentFromStandup.contains($0.key) }
    let here = team.filter { !state.absentFromStandup.contains($0.key) }
    return [("Here", here.map(\.name)), ("Absent", away.map(\.name))]
  }

  private static func drawWalk(_ overview: Overview, from start: Int, on canvas: inout Canvas) {
    let size = canvas.bounds
    let items = StandupWalk.order(overview.items, workflow: overview.workflow).compactMap(overview.item)
    let words = items.isEmpty ? "Nothing is being worked on." : "The walk, \(items.count) items"
    canvas.draw(SafeText(words), at: Point(2, start), in: Style(.secondary))
    let rows = max(0, size.rows - start - 1)
    for (offset, item) in items.prefix(rows).enumerated() {
      let row = start + 1 + offset
      canvas.draw(SafeText(item.key.description), at: Point(2, row), in: Style(.strong))
      canvas.draw(
        SafeText(overview.workflow.name(item.status)), at: Point(12, row), in: Style(.secondary), columns: 12)
      let mark = item.block == nil ? "" : "! "
      canvas.draw(SafeText(mark + item.title), at: Point(26, row), columns: max(0, size.columns - 27))
    }
  }
}
