import Domain
import Drawing

/// What is selected on a screen that has no room for more: its key and state, and what it is (`interaction.md` 5).
struct TinyText: Equatable {
  /// The first line.
  var head: String
  /// What stands below, as far as there is room.
  var body: String

  /// Nil where nothing is selected.
  static func of(_ state: State, _ overview: Overview) -> TinyText? {
    switch state.listInFocus {
    case .items, .links, .lines: state.currentItem.map { item($0, overview) }
    case .runs: state.currentRun.map { run($0, overview, now: state.now) }
    case .versions: state.currentVersion.map(version)
    case .deliverables:
      state.phaseRows.indices.contains(state.cellIndex)
        ? deliverable(state.phaseRows[state.cellIndex]) : nil
    case .operations: state.currentLine.map { operation($0, overview) }
    case .summary: nil
    case .nothing: state.screen == .reports ? figure(state, overview) : nil
    }
  }

  /// Key and column, and below them the title.
  static func item(_ item: WorkItem, _ overview: Overview) -> TinyText {
    TinyText(head: "\(item.key) \(overview.workflow.name(item.status))", body: item.title)
  }

  private static func run(_ run: Run, _ overview: Overview, now: Instant) -> TinyText {
    let value = overview.figure(of: run).map { "\($0.name) \(RunText.value(of: $0.metric))  " } ?? ""
    return TinyText(
      head: "\(run.label) \(RunText.shortState(of: run, overview, now: now))", body: value + run.name)
  }

  private static func version(_ row: VersionRow) -> TinyText {
    TinyText(
      head: "\(row.version.number) \(VersionText.state(of: row.version).0)",
      body: "\(row.model.name)  \(VersionText.gate(of: row.version).0)")
  }

  private static func deliverable(_ row: Deliverable) -> TinyText {
    TinyText(head: "\(row.code) \(row.state.words)", body: row.name)
  }

  private static func operation(_ line: JournalLine, _ overview: Overview) -> TinyText {
    let mark = line.isUndone ? "undone: " : ""
    let person = line.isError ? "error" : overview.memberName(line.person)
    return TinyText(
      head: "\(overview.calendar.shortText(line.at)) \(person)", body: mark + line.summary)
  }

  /// The report in focus by its first figure.
  private static func figure(_ state: State, _ overview: Overview) -> TinyText? {
    func days(_ value: Int?) -> String { value.map { Wording.counted($0, "day") } ?? "not enough data" }
    let flow = overview.flow
    switch ReportPane(rawValue: state.pane) {
    case .burndown:
      let sprint = state.sprintOfReport
      let burndown = sprint.flatMap { state.burndown(of: $0) }
      return TinyText(
        head: "Burndown " + (sprint?.key ?? ""), body: burndown.map(BurndownText.line) ?? "no active sprint")
    case .flow: return TinyText(head: "Lead time 85%", body: days(flow.leadTime(85)))
    case .cycleTimes: return TinyText(head: "Cycle time 85%", body: days(flow.cycleTime(85)))
    case .throughput:
      let week = flow.throughput(before: overview.calendar.day(of: state.now)).last
      return TinyText(head: "Throughput", body: week.map { "\($0.count) in W\($0.week)" } ?? "no week yet")
    case .age, nil: return nil
    }
  }
}
