import Domain

/// What the standup's screen shows.
enum StandupPage: Equatable {
  /// Who is there and what would be walked.
  case start
  /// One in progress that this console is not in: where it stood.
  case resume(Standup)
  case item(Standup)
  /// After the last item, and after the end until the next one begins.
  case summary(Standup)

  /// What follows from the standup that runs and from whether this console is in it.
  static func of(_ state: State) -> StandupPage {
    guard let standup = state.overview?.standup else {
      guard state.isStandupSummaryShown, let last = state.overview?.lastStandup else { return .start }
      return .summary(last)
    }
    // Who only looks has nothing to go on with, and follows.
    guard state.isReadOnly || state.joinedStandup == standup.key else { return .resume(standup) }
    return standup.agenda.indices.contains(standup.position) ? .item(standup) : .summary(standup)
  }

  /// Why an action of the standup cannot run on this page; nil where it can.
  func objection(to action: Action, _ state: State) -> String? {
    let next = state.key(.standupNext)
    switch self {
    case .start:
      if action == .standupNext || action == .standupAbsent { return nil }
      guard action == .standupSummary else { return "No standup is running. \(next) starts one." }
      return state.overview?.lastStandup == nil ? "No standup has ended yet." : nil
    case .resume(let standup):
      guard action != .standupNext, action != .standupEnd else { return nil }
      return "\(next) goes on with standup \(standup.key) first."
    case .item(let standup):
      if action == .standupSummary { return "The summary comes after the last item." }
      if [.standupNext, .standupBack].contains(action), state.runningReport?.pausedAt != nil {
        return Refusal.standupIsPaused(standup.key).sentence
      }
      return action == .standupBack && standup.position == 0
        ? Refusal.walkIsAtEnd(standup.key, isFirst: true).sentence : nil
    case .summary(let standup) where standup.endedAt != nil:
      guard action != .standupNext else { return nil }
      return "Standup \(standup.key) is over. \(next) goes on to the next one."
    case .summary(let standup):
      switch action {
      case .standupPark, .standupPause, .standupAbsent, .standupEnd: return nil
      case .standupNext where !state.standupNewcomers.isEmpty: return nil
      case .standupBack where !standup.agenda.isEmpty: return nil
      default: return "That was the last item. \(state.key(.standupEnd)) ends the standup."
      }
    }
  }
}

extension State {
  /// The item that is up.
  var standupItem: ItemKey? {
    guard case .item(let standup) = StandupPage.of(self) else { return nil }
    return ItemKey(standup.agenda[standup.position])
  }

  /// The item that is up, as it is known; one that left the board is there once its page was read.
  var standupWorkItem: WorkItem? {
    guard let key = standupItem else { return nil }
    return overview?.item(key) ?? (detail?.item.key == key ? detail?.item : nil)
  }

  /// What came into work since the order was fixed; the walk meets it after the others.
  var standupNewcomers: [ItemKey] {
    guard let overview, let standup = overview.standup else { return [] }
    let agenda = Set(standup.agenda)
    let items = overview.workflow.columns.filter { $0.category == .doing }.flatMap {
      overview.cards(in: $0.key)
    }
    return StandupWalk.order(
      items.filter { !agenda.contains($0.key.description) }, workflow: overview.workflow)
  }

  /// What is on the screen of a standup that came to its end.
  var standupSummary: StandupSummary? {
    guard screen == .standup, let overview, case .summary(let standup) = StandupPage.of(self) else {
      return nil
    }
    let isRead = standupReport?.standup.key == standup.key
    var report = (isRead ? standupReport : nil) ?? StandupReport(standup: standup)
    report.standup = standup
    return StandupSummary(report: report, overview: overview, now: now)
  }

  /// What was read of the standup that runs; nil before it was.
  var runningReport: StandupReport? {
    guard let standup = overview?.standup, standupReport?.standup.key == standup.key else { return nil }
    return standupReport
  }

  /// What is read of the standup whose page is shown, and the item that is up.
  var standupReads: [Effect] {
    switch StandupPage.of(self) {
    case .start: []
    case .item(let standup): (standupItem.map { [.loadItem($0)] } ?? []) + [.loadStandup(standup.key)]
    case .resume(let standup), .summary(let standup): [.loadStandup(standup.key)]
    }
  }

  /// Notices what a newly read project says of the standup.
  mutating func followStandup(into new: Overview, now: Instant) {
    if new.standup?.position != overview?.standup?.position || new.standup?.key != overview?.standup?.key {
      turnStartedAt = now
      let report = new.standup?.key == standupReport?.standup.key ? standupReport : nil
      pausedBeforeTurn = report?.pausedTime(until: now) ?? 0
      scrolledLines = 0
    }
    if let running = new.standup {
      isStandupSummaryShown = false
      absentToday = nil
      // Whoever sees one begin is in it.
      if screen == .standup, overview != nil, overview?.standup == nil { joinedStandup = running.key }
    } else if let before = overview?.standup {
      isStandupSummaryShown = new.lastStandup?.key == before.key
    } else if overview == nil, let last = new.lastStandup, let end = last.endedAt {
      // For the rest of the day, also in a console that is started anew; one without a walk sums nothing up.
      isStandupSummaryShown = !last.agenda.isEmpty && new.calendar.day(of: end) == new.calendar.day(of: now)
    }
  }

  /// Only what `StandupPage.objection` has nothing against comes here.
  mutating func performInStandup(_ action: Action) -> [Effect] {
    switch action {
    case .standupNext: return goOnInStandup()
    case .standupBack: return moveInStandup(by: -1)
    case .standupNote:
      guard let item = standupItem else { return [] }
      overlay = .prompt(
        Prompt(.standupNote(item), label: "Note on \(item)", hint: "It stays on the item with your name."))
    case .standupPark:
      overlay = .prompt(
        Prompt(
          .parkTopic, label: "Parking lot",
          hint: "A topic for later; @name at its end: who cares for it, else you."))
    case .standupAbsent: askWhoIsAbsent()
    case .standupPause:
      guard let standup = overview?.standup else { return [] }
      let report = runningReport ?? StandupReport(standup: standup)
      return change(.perform(report.pauseCommand, .none))
    case .standupEnd:
      guard let standup = overview?.standup else { return [] }
      return change(.perform(.endStandup(standup.key), .none))
    case .standupSummary:
      isStandupSummaryShown = true
      scrolledLines = 0
      return standupReads
    default: break
    }
    return []
  }

  /// Keys of members who are not there: of the standup that runs, or as it would start now.
  var absentFromStandup: Set<String> {
    guard let overview else { return [] }
    return overview.standup.map { Set($0.absent) } ?? absentToday ?? overview.absent
  }

  private mutating func askWhoIsAbsent() {
    guard let overview else { return }
    let names = absentFromStandup.sorted().map { overview.memberName($0) }.joined(separator: ", ")
    let team = overview.members.filter(\.isInTeam).map(\.name).joined(separator: "  ")
    overlay = .prompt(
      Prompt(.standupAbsent, label: "Absent, with commas between", hint: team, text: names))
  }

  /// Space and Enter: into a standup, or one item on.
  ///
  /// What is over is left behind before a new one starts, so that one key too many starts nothing.
  private mutating func goOnInStandup() -> [Effect] {
    switch StandupPage.of(self) {
    case .start:
      let absent = absentToday.map { $0.sorted() }
      return change(.perform(.startStandup(facilitator: person, absent: absent), .none))
    case .resume(let standup):
      joinedStandup = standup.key
      turnStartedAt = now
      pausedBeforeTurn = runningReport?.pausedTime(until: now) ?? 0
      scrolledLines = 0
      return standupReads
    case .item: return moveInStandup(by: 1)
    case .summary(let standup) where standup.endedAt == nil: return moveInStandup(by: 1)
    case .summary:
      isStandupSummaryShown = false
      return []
    }
  }

  private mutating func moveInStandup(by step: Int) -> [Effect] {
    guard let standup = overview?.standup else { return [] }
    return change(.perform(.moveStandup(standup.key, to: standup.position + step), .none))
  }
}
