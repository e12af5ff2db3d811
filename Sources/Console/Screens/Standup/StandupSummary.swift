import Domain
import Drawing

/// What is said at the end of a standup (`domain.md` 6.7): drawn, copied and written from the same lines.
struct StandupSummary {
  /// A sentence, or more of the one above.
  struct Line: Equatable {
    /// Not wrapped yet.
    var text: String
    /// How it is drawn; copies do not tell.
    var role = Role.text
    /// True where it says more of the line above.
    var isContinued = false
  }

  /// Lines under one title.
  struct Section: Equatable {
    /// Stands in front of the first line.
    var title: String
    /// Not wrapped yet; each begins a sentence or goes on with the one above.
    var lines: [Line]
  }

  /// What is summed up; it may go on while it is looked at.
  let report: StandupReport
  /// For the names of people, items and columns.
  let overview: Overview
  /// The length of a standup that is not over counts to here.
  let now: Instant

  private var standup: Standup { report.standup }
  /// False while the standup waits behind its last item.
  var isOver: Bool { standup.endedAt != nil }
  private var length: Int64 { report.length(at: standup.endedAt ?? now) }
  private var pausedTime: Int64 { report.pausedTime(until: standup.endedAt ?? now) }
  /// True beyond the time box.
  var isOvertime: Bool { length > StandupClock.timeBox }

  /// What it took of its time box: `12:40 of 15:00`.
  var time: String { "\(StandupClock.text(length)) of \(StandupClock.text(StandupClock.timeBox))" }

  /// The time against its box, in words.
  var timeInWords: String {
    // Whole seconds, so that both times add up to the box.
    let rest = StandupClock.text(StandupClock.timeBox - length / 1000 * 1000)
    let pause = pausedTime > 0 ? ", paused \(StandupClock.text(pausedTime))" : ""
    let words = isOvertime ? "OVER by \(rest)" : "\(rest) to spare"
    return (isOver ? words : "\(words), not ended yet") + pause
  }

  /// Which standup it was.
  var name: String { "\(shortName), led by \(overview.memberName(standup.facilitator))" }

  /// The same for a narrow line.
  var shortName: String {
    let end = standup.endedAt.map { " to " + overview.calendar.clock(of: $0) } ?? ""
    return "\(standup.key), \(overview.calendar.longText(standup.at))\(end)"
  }

  /// Everything counted, also what did not happen, but that nothing was unblocked.
  var counts: String {
    let parked = report.topics.count { !$0.isCarried }
    let walked =
      report.isWalkKnown
      ? "\(report.walked) of \(Wording.counted(standup.agenda.count, "item")) walked" : "walk not recorded"
    let walk = [
      walked, "\(report.moves.count) moved", "\(report.blocked.count(where: \.isNew)) newly blocked",
    ]
    let unblocked = report.unblocked.isEmpty ? [] : ["\(report.unblocked.count) unblocked"]
    // Where there was nothing to walk, nothing was moved or blocked.
    let isEmpty = report.isWalkKnown && standup.agenda.isEmpty
    return
      ((isEmpty ? ["no items walked"] : walk + unblocked) + [
        Wording.counted(report.notes.count, "note"),
        Wording.counted(parked, "topic") + " parked",
      ]).joined(separator: ", ")
  }

  /// All of it in one sentence.
  var headline: String { "Standup \(name): \(time), \(timeInWords); \(counts)" }

  /// Those that have something to say.
  var sections: [Section] {
    [
      Section(title: "Moved", lines: report.moves.map(line)),
      Section(title: "Blocked now", lines: report.blocked.flatMap(lines)),
      Section(title: "Unblocked", lines: report.unblocked.map { Line(text: named($0), role: .good) }),
      Section(title: "Notes", lines: noteLines),
      Section(title: "Parking lot", lines: report.topics.map(line)),
      Section(title: "Not reached", lines: missed.map { Line(text: named($0), role: .warning) }),
      Section(title: "Here", lines: names(standup.present)),
      Section(title: "Absent", lines: names(standup.absent)),
    ].filter { !$0.lines.isEmpty }
  }

  /// What is in work now, as the next standup will walk it.
  func workNow(_ state: State) -> Section {
    let items = StandupWalk.order(overview.items, workflow: overview.workflow).compactMap(overview.item)
    let lines = items.flatMap { item -> [Line] in
      let facts = ItemText.facts(of: item, overview, now: state.now).joined(separator: ", ")
      return [
        Line(text: "\(item.key) \(item.title)"),
        Line(
          text: "\(ItemText.assignee(item, overview)), \(facts)", role: .secondary, isContinued: true),
      ]
    }
    return Section(title: "In work now", lines: lines)
  }

  private var missed: ArraySlice<String> {
    report.isWalkKnown ? standup.agenda.dropFirst(report.walked) : []
  }

  private func named(_ item: String) -> String { "\(item) \(report.titles[item] ?? "")" }

  private func line(_ move: StandupReport.Move) -> Line {
    let to = overview.workflow.name(move.to)
    let from = move.from.map(overview.workflow.name)
    let words = from == to ? "\(to), there and back" : from.map { "\($0) -> \(to)" } ?? "new in \(to)"
    return Line(text: "\(named(move.item)): \(words)", role: .good)
  }

  private func lines(_ hindrance: StandupReport.Hindrance) -> [Line] {
    [
      Line(text: "! \(named(hindrance.item))", role: .bad),
      Line(
        text: hindrance.reason + (hindrance.isNew ? " (newly blocked)" : ""), role: .bad, isContinued: true),
    ]
  }

  /// By item, in the order of the walk.
  private var noteLines: [Line] {
    var items: [String] = []
    for item in standup.agenda + report.notes.map(\.item)
    where !items.contains(item) && report.notes.contains(where: { $0.item == item }) { items.append(item) }
    return items.flatMap { item in
      [Line(text: named(item), role: .strong)]
        + report.notes.filter { $0.item == item }.map {
          Line(text: "\(overview.memberName($0.by)): \($0.text)", isContinued: true)
        }
    }
  }

  private func line(_ topic: StandupReport.Topic) -> Line {
    let owner = topic.owner.map { " (\(overview.memberName($0)))" } ?? ""
    let since = topic.isCarried ? ", open since \(overview.calendar.day(of: topic.at).short)" : ""
    return Line(text: topic.text + owner + since, role: topic.isCarried ? .secondary : .accent)
  }

  private func names(_ keys: [String]) -> [Line] {
    keys.isEmpty ? [] : [Line(text: keys.map { overview.memberName($0) }.joined(separator: ", "))]
  }

  /// For a chat or a mail.
  var plain: String {
    let head = ["Standup \(name)", "Took \(time), \(timeInWords).", "\(counts)."]
    let parts = sections.map { section in
      ([section.title] + section.lines.map { ($0.isContinued ? "    " : "  ") + $0.text })
        .joined(separator: "\n")
    }
    return ([head.joined(separator: "\n")] + parts).joined(separator: "\n\n") + "\n"
  }

  /// For a wiki or a pull request.
  var markdown: String {
    let head = ["## Standup \(ListText.escaped(name))", "Took \(time), \(timeInWords). \(counts)."]
    let parts = sections.map { section in
      let lines = section.lines.map { ($0.isContinued ? "  - " : "- ") + ListText.escaped($0.text) }
      return "### \(section.title)\n\n" + lines.joined(separator: "\n")
    }
    return (head + parts).joined(separator: "\n\n") + "\n"
  }
}
