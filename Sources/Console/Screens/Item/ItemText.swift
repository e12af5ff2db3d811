import Domain
import Drawing

/// How items are put into words, the same on every screen.
enum ItemText {
  /// Days of work so far, or from start to finish; never less than none, as where a clock was put back.
  static func age(of item: WorkItem, _ overview: Overview, now: Instant) -> Int? {
    guard let start = item.startedAt else { return nil }
    // What is finished took a day at least, as everywhere (`domain.md` 5.2).
    return item.finishedAt.map { max(1, overview.calendar.days(start, $0)) }
      ?? max(0, overview.calendar.days(start, now))
  }

  /// In place of an age that nobody knows: the work began later than it is now (`reliability.md` 4.15).
  static let clockChanged = "clock changed"

  /// True where work goes on that began later than it is now, by more than two programs may read a clock apart.
  static func hasChangedClock(_ item: WorkItem, now: Instant) -> Bool {
    item.finishedAt == nil && (item.startedAt.map { $0.since(now) > 60_000 } ?? false)
  }

  /// Days in its column so far, by the history of the item's page; nil while that is not read, and for an epic, whose
  /// status is that of its items.
  static func stay(of item: WorkItem, _ state: State, _ overview: Overview) -> Int? {
    guard let detail = state.detail, detail.item.key == item.key, detail.item.status == item.status,
      !item.isEpic
    else { return nil }
    let entry = detail.history.last { $0.kind == .status || $0.kind == .created }
    return entry.map { max(0, overview.calendar.days($0.at, state.now)) }
  }

  /// How the age stands against the finished items; nil where no work goes on or none is finished.
  static func level(of item: WorkItem, _ overview: Overview, now: Instant) -> AgeLevel? {
    guard item.finishedAt == nil, !hasChangedClock(item, now: now),
      let age = age(of: item, overview, now: now)
    else { return nil }
    return overview.flow.level(ofAge: age)
  }

  /// True where the age deserves a warning.
  static func isLate(_ level: AgeLevel?) -> Bool { level == .atRisk || level == .over }

  /// The estimate, or `?`.
  static func points(_ item: WorkItem) -> String { item.estimate.map(Rules.text) ?? "?" }

  /// The name, and a minus sign for somebody who is away today.
  static func assignee(_ item: WorkItem, _ overview: Overview) -> String {
    let name = overview.memberName(item.assignee)
    return item.assignee.map(overview.absent.contains) == true ? "\(name) -" : name
  }

  /// The same in so many columns: a long name is cut, and the minus sign stays.
  static func assignee(_ item: WorkItem, _ overview: Overview, columns: Int) -> SafeText {
    let whole = SafeText(assignee(item, overview))
    let name = SafeText(overview.memberName(item.assignee))
    guard whole.width > columns, whole.width > name.width else { return whole.cut(to: columns) }
    return name.cut(to: columns - 2) + " -"
  }

  /// `! blocked 31h`, or in days from two of them on.
  static func blocked(_ block: WorkItem.Block, now: Instant) -> String {
    let hours = max(0, now.since(block.since)) / 3_600_000
    return hours < 48 ? "! blocked \(hours)h" : "! blocked \(hours / 24)d"
  }

  /// `7d at risk`, `5d`, or a dash where no work has begun.
  static func ageWords(of item: WorkItem, _ overview: Overview, now: Instant) -> String {
    guard let age = age(of: item, overview, now: now) else { return "-" }
    if hasChangedClock(item, now: now) { return clockChanged }
    let level = level(of: item, overview, now: now)
    return isLate(level) ? "\(age)d \(level?.rawValue ?? "")" : "\(age)d"
  }

  /// A percentage by whole numbers, half away from zero (`domain.md` 5.11).
  static func percent(_ part: Int, of whole: Int) -> Int {
    whole == 0 ? 0 : (200 * part + whole) / (2 * whole)
  }

  /// How many of the finished items were quicker, in percent; a dash where nothing is finished.
  static func pace(ofAge age: Int, _ flow: FlowFigures) -> String {
    let (quicker, total) = flow.pace(ofAge: age)
    return total > 0 ? "\(percent(quicker, of: total))%" : "-"
  }

  /// The running run that is linked to an item, with its newest value.
  static func run(of item: WorkItem, _ overview: Overview, now: Instant) -> String? {
    guard let run = overview.runningRun(of: item.key) else { return nil }
    let value = run.watched.map { " \(NumberText.short($0.value))" } ?? ""
    return "▸ \(run.label) \(run.stateText(now: now))\(value)"
  }

  /// `reopened once` or `reopened 3 times`; nil where it never came back out of *done* (`domain.md` S11).
  static func reopened(_ item: WorkItem) -> String? {
    item.reopenings.map { count in
      "reopened \(count == 1 ? "once" : count == 2 ? "twice" : "\(count) times")"
    }
  }

  /// `age 8 d at risk`, or `took 17 d` where it is finished; nil where no work has begun.
  ///
  /// The age counts from the start of the work, whatever column the item is in (`domain.md` 5.8).
  private static func age(inWordsOf item: WorkItem, _ overview: Overview, now: Instant) -> String? {
    guard let age = age(of: item, overview, now: now) else { return nil }
    guard item.finishedAt == nil else { return "took \(age) d" }
    if hasChangedClock(item, now: now) { return clockChanged }
    return "age \(age) d" + (overview.flow.level(ofAge: age).map { " \($0.rawValue)" } ?? "")
  }

  /// What is known of an item now, what matters most first.
  static func facts(of item: WorkItem, _ overview: Overview, now: Instant) -> [String] {
    var parts = [overview.workflow.name(item.status)]
    if let words = age(inWordsOf: item, overview, now: now) { parts.append(words) }
    if let block = item.block { parts.append("\(blocked(block, now: now)): \(block.reason)") }
    if let reopened = reopened(item) { parts.append(reopened) }
    if item.criteriaTotal > 0 { parts.append("criteria \(item.criteriaMet)/\(item.criteriaTotal)") }
    if item.finishedAt == nil, !hasChangedClock(item, now: now), !overview.flow.cycleTimes.isEmpty,
      let age = age(of: item, overview, now: now)
    {
      parts.append("pace \(pace(ofAge: age, overview.flow))")
    }
    return parts
  }

  /// The same for less room: what card or row says as well leaves first.
  static func shortFacts(of item: WorkItem, _ overview: Overview, now: Instant) -> [[String]] {
    let block = item.block.map { blocked($0, now: now) + ": …" }
    let criteria = item.criteriaTotal > 0 ? "cr. \(item.criteriaMet)/\(item.criteriaTotal)" : nil
    let age = age(inWordsOf: item, overview, now: now)
    let whole = item.block.map { "\(blocked($0, now: now)): \($0.reason)" }
    let all = facts(of: item, overview, now: now).map { $0 == whole ? block ?? $0 : $0 }
    return [all] + [[age, block, criteria], [block, criteria]].map { $0.compactMap { $0 } }
  }
}
