import Domain
import Drawing

/// A standup in progress as it was left: after a restart, or begun by somebody else (`domain.md` 6.7).
///
/// Looking writes nothing. The time since the last step is shown, never guessed away: the clock of the
/// whole standup has gone on.
struct StandupResume {
  private let standup: Standup
  private let state: State
  private let overview: Overview
  private let report: StandupReport?

  /// What happened so far is left out while its report is not read.
  init(_ standup: Standup, _ state: State, _ overview: Overview) {
    self.standup = standup
    self.state = state
    self.overview = overview
    report = state.standupReport.flatMap { $0.standup.key == standup.key ? $0 : nil }
  }

  private var isBehindLast: Bool { !standup.agenda.indices.contains(standup.position) }

  /// Where it goes on.
  var place: String {
    isBehindLast
      ? "Continue at the summary" : "Continue at item \(standup.position + 1) of \(standup.agenda.count)"
  }

  /// With the day where that is another one.
  private func time(_ moment: Instant) -> String {
    let calendar = overview.calendar
    let isToday = calendar.day(of: moment) == calendar.day(of: state.now)
    return isToday ? calendar.clock(of: moment) : calendar.longText(moment)
  }

  private var start: (String, Role) {
    ("started \(time(standup.at)) by \(overview.memberName(standup.facilitator))", .strong)
  }

  private var silence: (String, Role)? {
    report.map { report in
      let silence = StandupClock.text(state.now.since(report.lastStepAt))
      return ("Last step \(time(report.lastStepAt)), \(silence) ago.", .text)
    }
  }

  private var counts: (String, Role)? {
    report.map { report in
      let notes = Wording.counted(report.notes.count, "note")
      let parked = report.topics.count { !$0.isCarried }
      let topics = Wording.counted(parked, "topic") + " parked"
      return ("So far: \(report.moves.count) moved, \(notes), \(topics).", .text)
    }
  }

  private var item: (String, Role)? {
    guard !isBehindLast else { return nil }
    let key = standup.agenda[standup.position]
    return ("Up now: \(key) \(report?.titles[key] ?? "")", .strong)
  }

  private var keys: [String] {
    var keys = ["\(state.key(.standupNext)) goes on", "\(state.key(.standupEnd)) ends it"]
    if let report, report.removableBy == state.person {
      keys.append("\(state.key(.undo)) takes it away: nothing was written in it yet")
    }
    return keys + ["\(state.key(.back)) leaves it as it is"]
  }

  /// Heading, what happened so far and the keys that go on; the counts go first where rows are few.
  func draw(on canvas: inout Canvas) {
    let left = 2
    let isTall = canvas.bounds.rows >= 20
    var row = isTall ? 3 : 1
    row = StandupLetters.drawHeading(place, at: Point(left, row), state, on: &canvas)
    // Of a dozen rows the counts go first.
    let told = isTall ? [start, silence, counts, item, ("", .text)] : [start, silence, item]
    let keys = isTall ? keys : [keys.joined(separator: ", ")]
    for (text, role) in told.compactMap({ $0 }) + keys.map({ ($0, Role.key) }) {
      for line in SafeText(text).wrapped(to: max(1, canvas.bounds.columns - left - 1)) {
        canvas.draw(line, at: Point(left, row), in: Style(role))
        row += 1
      }
    }
  }
}
