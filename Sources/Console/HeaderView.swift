import Domain
import Drawing

/// The first line: project, sprint, points, blocked items, runs, clock and save state.
///
/// What does not fit leaves in the order of `interaction.md` 5; project, blocked items and save state never do, and the
/// sprint only below 30 columns.
enum HeaderView {
  private struct Part {
    var text: String
    /// 0 never leaves; others leave from the greatest on.
    var yields: Int
  }

  /// Fills its one line; where room is short, parts go in the order of what they yield to.
  static func draw(_ state: State, on canvas: inout Canvas) {
    let width = canvas.bounds.columns
    canvas.fill(canvas.bounds, in: Style(.bar))
    let parts = state.overview.map { Self.parts(state, $0, isNarrow: width < 100) } ?? []
    // The time of the last change goes before a blocked item does.
    let kept = parts.dropFirst().filter { $0.yields == 0 }
    let words = saveTexts(state).map { SafeText($0) }
    let least = leastName + (kept.isEmpty ? 0 : 3 + columns(of: Array(kept)))
    let saved = words.first { least + $0.width + 4 <= width } ?? words.last ?? ""
    canvas.draw(
      saved, endingAt: Point(width - 1, 0),
      in: Style(state.notSavedWord == nil ? .bar : .bad, bold: state.notSavedWord != nil))
    draw(parts, room: width - saved.width - 3, on: &canvas)
  }

  /// Columns of the project's name that are always there.
  private static let leastName = 4

  private static func draw(_ all: [Part], room: Int, on canvas: inout Canvas) {
    var parts = all
    while columns(of: parts) > room, let last = parts.filter({ $0.yields > 0 }).map(\.yields).max() {
      parts.removeAll { $0.yields == last }
    }
    let others = columns(of: Array(parts.dropFirst()))
    var column = 1
    for (index, part) in parts.enumerated() {
      // The project's name is cut before anything that never leaves.
      let own = index == 0 ? max(leastName, room - others - 4) : room - column
      let text = SafeText(part.text).cut(to: max(0, own))
      canvas.draw(text, at: Point(column, 0), in: Style(.bar, bold: index == 0))
      column += text.width + 3
    }
  }

  private static func columns(of parts: [Part]) -> Int {
    parts.reduce(0) { $0 + SafeText($1.text).width + 3 } - 3
  }

  private static func parts(_ state: State, _ overview: Overview, isNarrow: Bool) -> [Part] {
    var parts = [Part(text: state.size.columns < 60 ? overview.key : overview.name, yields: 0)]
    if let sprint = overview.sprint {
      // Where not even both have room, a blocked item is worth more than the day.
      let yields = state.size.columns < 30 ? 1 : 0
      parts.append(Part(text: sprintText(sprint, state, overview, isNarrow: isNarrow), yields: yields))
    }
    if let last = overview.burndown?.latest {
      parts.append(Part(text: "\(Rules.text(last.done))/\(Rules.text(last.scope)) pts", yields: 2))
    }
    let blocked = overview.blockedCount
    if blocked > 0 {
      let words =
        state.size.columns < 40 ? "!\(blocked)" : isNarrow ? "!\(blocked) blocked" : "! \(blocked) blocked"
      parts.append(Part(text: words, yields: 0))
    }
    let faults = state.sourceFaults.count
    if faults > 0 { parts.append(Part(text: faultText(faults, isNarrow: isNarrow), yields: 1)) }
    let running = overview.runningCount - overview.silentCount(now: state.now)
    if running > 0 { parts.append(Part(text: "▸ " + Wording.counted(running, "run"), yields: 3)) }
    parts.append(Part(text: overview.calendar.longText(state.now), yields: 4))
    return parts
  }

  /// As long as a store cannot be followed: what the screen says of its runs may be old.
  private static func faultText(_ count: Int, isNarrow: Bool) -> String {
    if isNarrow { return count == 1 ? "!tracker" : "!\(count) trackers" }
    return "! \(count == 1 ? "tracker" : "\(count) trackers") not read"
  }

  /// The longest first.
  private static func saveTexts(_ state: State) -> [String] {
    if state.isReadOnly {
      return [state.displacement.map { "read only: \($0)" }, "read only"].compactMap { $0 }
    }
    if let word = state.notSavedWord { return ["NOT SAVED: \(word)", "NOT SAVED"] }
    if state.isSaving { return ["saving"] }
    guard let overview = state.overview,
      let saved = [state.savedAt, overview.changedAt].compactMap({ $0 }).max()
    else {
      return ["saved"]
    }
    let calendar = overview.calendar
    let day = calendar.day(of: saved)
    let isToday = day == calendar.day(of: state.now)
    return ["saved \(isToday ? calendar.clock(of: saved, seconds: true) : day.short)", "saved"]
  }

  private static func sprintText(
    _ sprint: Sprint, _ state: State, _ overview: Overview, isNarrow: Bool
  ) -> String {
    let calendar = overview.calendar
    let (first, last) = (calendar.day(of: sprint.startsAt), calendar.day(of: sprint.endsAt))
    let name = isNarrow ? sprint.key : sprint.name
    // Nobody has closed it, but no day of it is left (`domain.md` 5.11).
    if state.now > sprint.endsAt { return "\(name) ended \(last.short)" }
    let all = calendar.workingDays(first, last)
    let past = all.count { $0 <= calendar.day(of: state.now) }
    return "\(name) \(state.size.columns < 40 ? "" : "day ")\(past)/\(all.count)"
  }
}
