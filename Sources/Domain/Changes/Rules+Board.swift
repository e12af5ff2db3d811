/// Cards: adding, moving, editing, blocking, planning (`domain.md` 4.3, 4.4).
extension Rules {
  /// A new item, what its limit costs, and its sprint, in that order.
  func add(_ new: Command.NewItem) throws -> [Fact] {
    let title = try checkedTitle(new.title)
    let workflow = try facts.workflow
    let wanted = new.status ?? workflow.statuses.first?.key ?? ""
    guard let status = workflow.status(named: wanted) else { throw unknownStatus(wanted, workflow) }
    if let estimate = new.estimate { try check(estimate, typed: Self.text(estimate)) }
    let assignee = try new.assignee.map { try facts.members.key(named: $0) }
    if let epic = new.epic { try checkEpic(epic) }
    if status.category == .closed, reason == nil { throw Objection.question(.addingDropped) }
    let key = ItemKey(project: facts.projectKey, number: try facts.nextItemNumber())
    let item = WorkItem(
      key: key, kind: new.kind, title: title, status: status.key, estimate: new.estimate,
      assignee: assignee, reporter: person, epic: new.epic, createdAt: now,
      startedAt: status.category == .doing || status.category == .done ? now : nil,
      finishedAt: status.category == .done ? now : nil)
    var made: [Fact] = try limitFacts(entering: status, item: item)
    made.append(.itemAdded(item, by: person))
    if let sprint = new.sprint { made += try planFacts(item, into: sprint) }
    return made
  }

  /// Most characters of a title, counted as Unicode does: more is a description.
  package static let longestTitle = 500

  @discardableResult
  private func checkedTitle(_ text: String?) throws -> String {
    let title = trimmed(text ?? "")
    guard !title.isEmpty else { throw Objection.refusal(.titleIsEmpty) }
    let count = title.unicodeScalars.count
    guard count <= Self.longestTitle else { throw Objection.refusal(.titleIsTooLong(count)) }
    return title
  }

  /// Moves items one after the other; each finds those before it where they went already.
  func move(_ moves: [Command.Move]) throws -> [Fact] {
    let keys = moves.map(\.item)
    let workflow = try facts.workflow
    var arrived: [String: Int] = [:]
    return try each(moves) { move in
      let item = try existing(move.item)
      guard let target = workflow.status(named: move.status) else {
        throw unknownStatus(move.status, workflow)
      }
      let made = try self.move(item, among: keys, to: target, behind: arrived[target.key] ?? 0)
      if !item.isEpic {
        arrived[target.key, default: 0] += 1
        arrived[item.status, default: 0] -= 1
      }
      return made
    }
  }

  /// - Parameter keys: all that go there, for what is asked about several of them.
  private func move(
    _ item: WorkItem, among keys: [ItemKey], to target: Status, behind arrived: Int
  ) throws -> [Fact] {
    let key = item.key
    let workflow = try facts.workflow
    if item.isEpic, try facts.hasItems(inEpic: key) { throw Objection.refusal(.epicFollowsItems(key)) }
    guard item.status != target.key else { throw Objection.refusal(.sameStatus(key, name: target.name)) }
    try checkSeen(item, wanted: target.key)
    let old = workflow.category(item.status)
    let isReopening = old == .done && (target.category == .todo || target.category == .doing)
    if isReopening, reason == nil {
      let others = try others(than: key, in: keys) { workflow.category($0.status) == .done }
      throw try reopening(item, others: others, to: target, behind: arrived)
    }
    if target.category == .closed, reason == nil {
      throw Objection.question(
        .dropping(key, others: try others(than: key, in: keys) { $0.status != target.key }))
    }
    if target.category == .done { try askBeforeDone(item) }
    let entry = HistoryEntry(
      at: now, by: person, kind: .status, from: item.status, to: target.key, isReopening: isReopening,
      reason: reason)
    return try limitFacts(entering: target, item: item, behind: arrived) + [.statusChanged(key, entry)]
  }

  /// How many more of the items an answer would be about.
  private func others(
    than key: ItemKey, in keys: [ItemKey], _ isAlike: (WorkItem) -> Bool
  ) throws -> Int {
    try keys.count { try $0 != key && isAlike(existing($0)) }
  }

  private func reopening(
    _ item: WorkItem, others: Int, to target: Status, behind arrived: Int
  ) throws -> Objection {
    guard let full = try overfull(target, with: item, behind: arrived) else {
      return .question(.reopening(item.key, others: others))
    }
    return .question(
      .reopeningIntoFull(
        item.key, others: others, name: target.name, count: full.count, limit: full.limit))
  }

  private func askBeforeDone(_ item: WorkItem) throws {
    guard !answers.isConfirmed else { return }
    let open = item.criteriaTotal - item.criteriaMet
    if open > 0 { throw Objection.question(.criteriaUnmet(item.key, open: open)) }
    let children = try facts.openChildren(of: item.key)
    if !children.isEmpty { throw Objection.question(.childrenOpen(item.key, children)) }
  }

  /// Asks before a limit is exceeded, and records that it was.
  private func limitFacts(entering status: Status, item: WorkItem, behind arrived: Int = 0) throws -> [Fact] {
    guard let full = try overfull(status, with: item, behind: arrived) else { return [] }
    guard let reason else {
      throw Objection.question(
        .columnIsFull(name: status.name, count: full.count, limit: full.limit, arrived: arrived))
    }
    return [
      .limitExceeded(
        status: status.key, count: full.count + 1, limit: full.limit, by: person, at: now, reason: reason)
    ]
  }

  /// How many a column holds and may hold, where one more is too many; nil where there is room.
  private func overfull(_ status: Status, with item: WorkItem, behind arrived: Int) throws
    -> (count: Int, limit: Int)?
  {
    guard let limit = status.limit, !item.isEpic else { return nil }
    let count = try facts.count(in: status.key) + arrived
    return count + 1 > limit ? (count, limit) : nil
  }

  /// Names the columns that there are.
  func unknownStatus(_ name: String, _ workflow: Workflow) -> Objection {
    .refusal(.unknownStatus(name, known: workflow.statuses.map(\.key)))
  }

  private func checkEpic(_ text: String) throws {
    guard let key = ItemKey(text), try facts.item(key)?.isEpic == true else {
      throw Objection.refusal(.unknownEpic(text))
    }
  }

  /// Epics may stand in epics, but none in itself.
  private func checkLoop(from key: ItemKey, to text: String) throws {
    var next = ItemKey(text)
    var seen: Set<ItemKey> = []
    while let above = next, seen.insert(above).inserted {
      guard above != key else { throw Objection.refusal(.epicInItself(key, epic: text)) }
      next = try facts.item(above)?.epic.flatMap { ItemKey($0) }
    }
  }

  /// The new value of one field; blanks at its ends do not count, and none but blanks is none.
  func edit(_ key: ItemKey, _ field: ItemField, to value: String?) throws -> [Fact] {
    let item = try existing(key)
    let typed = value.map(trimmed).flatMap { $0.isEmpty ? nil : $0 }
    let new = field == .assignee ? try typed.map { try facts.members.key(named: $0) } : typed
    let old = item.text(of: field)
    try check(new, for: field)
    if new != old { try checkSeen(item, field, wanted: new) }
    if field == .epic, let new { try checkLoop(from: key, to: new) }
    if field == .type, item.isEpic, new != old, try facts.hasItems(inEpic: key) {
      throw Objection.refusal(.epicHasItems(key))
    }
    if field == .type, new != old, let kind = new.flatMap(WorkItem.Kind.init), let sprint = item.sprint {
      try checkFits(kind, sprint)
    }
    if field == .estimate { return try changeEstimate(item, to: new) }
    guard new != old else { throw Objection.refusal(.nothingChanges) }
    return [.itemEdited(key, field: field, from: old, to: new)]
  }

  private func check(_ value: String?, for field: ItemField) throws {
    switch field {
    case .title: try checkedTitle(value)
    case .epic: if let value { try checkEpic(value) }
    case .type: try check(value, for: field, among: WorkItem.Kind.allCases.map(\.rawValue))
    case .priority: try check(value, for: field, among: WorkItem.Priority.allCases.map(\.rawValue))
    case .step: if value != nil { try check(value, for: field, among: ProjectFormat.steps) }
    case .estimate, .assignee: break
    }
  }

  private func check(_ value: String?, for field: ItemField, among allowed: [String]) throws {
    guard let value, allowed.contains(value) else {
      throw Objection.refusal(
        .badValue(field: field.rawValue, value: value ?? "", allowed: allowed.joined(separator: ", ")))
    }
  }

  private func changeEstimate(_ item: WorkItem, to text: String?) throws -> [Fact] {
    var points: Double?
    if let text, text != "?" {
      points = try check(Self.points(text), typed: text)
    }
    guard points != item.estimate else { throw Objection.refusal(.nothingChanges) }
    let entry = HistoryEntry(
      at: now, by: person, kind: .estimate, from: item.estimate.map(Self.text), to: points.map(Self.text),
      reason: reason)
    return [.estimateChanged(item.key, entry)]
  }

  /// A number of points, 0 to 1,000.
  @discardableResult
  private func check(_ points: Double?, typed text: String) throws -> Double {
    guard let points, Self.estimates.contains(points) else { throw Objection.refusal(.badEstimate(text)) }
    return points
  }

  /// A number of points as people write one, such as 8 or 0.5; nil for anything else, such as 0x10 or 1e2.
  package static func points(_ text: String) -> Double? {
    text.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 } ? Double(text) : nil
  }

  /// What an estimate may be.
  static let estimates: ClosedRange<Double> = 0...1000

  /// Points without a needless `.0`.
  package static func text(_ points: Double) -> String {
    // Beyond this a whole number may not fit an Int, and nobody estimates so.
    let isWhole = points == points.rounded() && abs(points) < 1e15
    return isWhole ? String(Int(points)) : "\(points)"
  }

  /// Each gets the place of the other.
  func swapRanks(_ first: ItemKey, _ second: ItemKey) throws -> [Fact] {
    let one = try existing(first)
    let other = try existing(second)
    guard one.place != other.place else { throw Objection.refusal(.nothingChanges) }
    return [
      .rankChanged(first, from: one.place, to: other.place),
      .rankChanged(second, from: other.place, to: one.place),
    ]
  }

  /// A hindrance with its reason; one at a time.
  func block(_ key: ItemKey, reason: String) throws -> [Fact] {
    let item = try existing(key)
    let words = trimmed(reason)
    guard !words.isEmpty else { throw Objection.refusal(.reasonIsEmpty) }
    if let block = item.block { throw Objection.refusal(.alreadyBlocked(key, reason: block.reason)) }
    if let refusal = try facts.workflow.refusal(toBlock: item) { throw Objection.refusal(refusal) }
    return [.itemBlocked(key, HistoryEntry(at: now, by: person, kind: .blocked, reason: words))]
  }

  /// Keeps what the hindrance was, so that undo can put it back.
  func unblock(_ key: ItemKey) throws -> [Fact] {
    guard let block = try existing(key).block else { throw Objection.refusal(.notBlocked(key)) }
    let entry = HistoryEntry(at: now, by: person, kind: .unblocked, reason: reason)
    return [.itemUnblocked(key, entry, was: block)]
  }

  /// Out of the sprint that the item is in, and into another; nil leaves it in none.
  ///
  /// Who takes it out of one that runs says why: the scope changes (`domain.md` S06).
  func plan(_ key: ItemKey, among keys: [ItemKey], into sprint: String?) throws -> [Fact] {
    let item = try existing(key)
    let old = item.sprint
    let made = try planFacts(item, into: sprint)
    if let left = try facts.sprints.first(where: { $0.key == old }), isRunning(left), reason == nil {
      let others = try others(than: key, in: keys) { $0.sprint == old }
      throw Objection.question(.leavingSprint(key, others: others, sprint: left.name))
    }
    return made
  }

  private func planFacts(_ item: WorkItem, into new: String?) throws -> [Fact] {
    let old = item.sprint
    guard old != new else { throw Objection.refusal(.nothingChanges) }
    let sprints = try facts.sprints
    var entries: [HistoryEntry] = []
    if let old { entries.append(entry(.sprintRemoved, sprint: old, among: sprints)) }
    if let new {
      guard let sprint = sprints.named(new) else {
        throw Objection.refusal(.unknownSprint(new, known: sprints.map(\.key)))
      }
      try checkFits(item.kind, sprint.key)
      guard sprint.state == .planned || sprint.state == .active else {
        throw Objection.refusal(.sprintIsOver(sprint.key))
      }
      guard sprint.key != old else { throw Objection.refusal(.nothingChanges) }
      entries.append(entry(.sprintAdded, sprint: sprint.key, among: sprints))
      return [.sprintChanged(item.key, from: old, to: sprint.key, entries)]
    }
    return [.sprintChanged(item.key, from: old, to: nil, entries)]
  }

  /// An import may bring in an epic that a sprint holds; here nobody makes one.
  private func checkFits(_ kind: WorkItem.Kind, _ sprint: String) throws {
    guard kind.fitsSprint else { throw Objection.refusal(.epicInSprint(sprint)) }
  }

  private func isRunning(_ sprint: Sprint) -> Bool { sprint.state == .active && sprint.startsAt <= now }

  private func entry(_ kind: HistoryEntry.Kind, sprint: String, among sprints: [Sprint]) -> HistoryEntry {
    let isInMidst = sprints.contains { $0.key == sprint && isRunning($0) }
    return HistoryEntry(
      at: now, by: person, kind: kind, sprint: sprint,
      how: isInMidst ? HistoryEntry.midSprint : HistoryEntry.planned,
      reason: reason)
  }
}

extension Refusal {
  /// A text that is no number of points, with what is one.
  package static func badEstimate(_ text: String) -> Refusal {
    .badValue(
      field: "estimate", value: text,
      allowed: "a number from 0 to 1000 such as 1, 2, 3, 5, 8, 13, or leave it empty")
  }
}

extension Workflow {
  /// Why an item cannot be hindered any more; nil where it can.
  package func refusal(toBlock item: WorkItem) -> Refusal? {
    switch category(item.status) {
    case .done, .closed: .isFinished(item.key, name: name(item.status))
    default: nil
    }
  }
}

extension WorkItem {
  /// A field's value as text, the form in which it is edited and logged.
  package func text(of field: ItemField) -> String? {
    switch field {
    case .title: title
    case .type: kind.rawValue
    case .estimate: estimate.map(Rules.text)
    case .assignee: assignee
    case .priority: priority.rawValue
    case .epic: epic
    case .step: step
    }
  }
}
