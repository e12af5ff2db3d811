/// What the rules need to know, read in the same transaction as the change.
package protocol Facts {
  /// All columns of the project, in board order.
  var workflow: Workflow { get throws }
  /// In the project's order, closed ones included.
  var sprints: [Sprint] { get throws }
  /// All who may be named, in the project's order.
  var members: [Member] { get throws }
  /// Keys of members who are away on the day of a moment.
  func absent(at moment: Instant) throws -> Set<String>
  /// Nil where the project has no such item.
  func item(_ key: ItemKey) throws -> WorkItem?
  /// Items that count against a column's limit.
  func count(in status: String) throws -> Int
  /// What is neither done nor dropped of the tasks under an item, or of the items of an epic.
  func openChildren(of key: ItemKey) throws -> [ItemKey]
  /// True where any item names the epic, whatever its state.
  func hasItems(inEpic key: ItemKey) throws -> Bool
  /// One above all numbers that were ever given, for none is given twice.
  func nextItemNumber() throws -> Int
  /// One above the numbers in the keys of the standups that are there, such as 8 after `SU-7`.
  func nextStandupNumber() throws -> Int
  /// Nil where there is none, or its start was undone.
  func standup(_ key: String) throws -> Standup?
  /// The standup that has not ended.
  func openStandup() throws -> Standup?
  /// Nil while the clocks of the standup run.
  func pausedSince(_ standup: String) throws -> Instant?
  /// The walk of `domain.md` 6.3 as it would start now.
  func walkOrder() throws -> [ItemKey]
  /// Who changed a field of an item last, or moved it where no field is named, and when in words.
  func newestChange(of key: ItemKey, _ field: ItemField?) throws -> (person: String, time: String)?
  /// That of the project that is changed, such as `TAXI`.
  var projectKey: String { get }
  /// Since when a tracking store feeds the project; nil where none of that path does.
  func attachment(of path: String) throws -> Instant?
  /// True where the file holds the project's tables.
  func hasProject(_ project: String) throws -> Bool
}

/// Turns a command into facts, or objects.
///
/// Pure: all it knows comes from `facts`.
package struct Rules {
  /// Read in the same transaction as the change.
  let facts: any Facts
  /// The key of whoever asks.
  let person: String
  /// The time that is written down with every fact.
  let now: Instant
  /// What was asked before, and what the person saw.
  let answers: Answers

  /// Who asks and when, and what they answered already: nothing, where nothing is said.
  package init(facts: any Facts, person: String, now: Instant, answers: Answers = .none) {
    self.facts = facts
    self.person = person
    self.now = now
    self.answers = answers
  }

  /// The facts of a command, in the order in which they happen.
  ///
  /// - Throws: `Objection`, or what reading the facts threw.
  package func facts(of command: Command) throws -> [Fact] {
    try checkLastAnswer(to: command)
    return try made(by: command)
  }

  /// The facts, whatever was answered before.
  func made(by command: Command) throws -> [Fact] {
    switch command {
    case .addItem(let new): try add(new)
    case .moveItems(let keys, let status): try move(keys, to: status)
    case .editItems(let keys, let field, let value): try each(keys) { try edit($0, field, to: value) }
    case .swapRanks(let first, let second): try swapRanks(first, second)
    case .blockItems(let keys, let reason): try each(keys) { try block($0, reason: reason) }
    case .unblockItems(let keys): try each(keys) { try unblock($0) }
    case .planItems(let keys, let sprint): try each(keys) { try plan($0, into: sprint) }
    case .startStandup(let facilitator, let absent): try startStandup(facilitator, absent: absent)
    case .moveStandup(let key, let position): try moveStandup(key, to: position)
    case .sayAbsent(let key, let absent): try sayAbsent(key, absent)
    case .pauseStandup(let key): [.standupPaused(try running(key).key, at: now)]
    case .resumeStandup(let key): try resumeStandup(key)
    case .noteInStandup(let key, let item, let text): try note(key, item, text)
    case .parkTopic(let key, let topic, let owner): try park(key, topic, owner)
    case .endStandup(let key): try endStandup(key)
    case .importProject(let key):
      try takeIn(key, .projectImported(key), refusal: .projectExists(key))
    case .makeProject(let key): try takeIn(key, .projectMade(key), refusal: .projectIsMade(key))
    case .attachSource(let path): try attach(path)
    case .detachSource(let path): try detach(path)
    }
  }

  /// The facts of several items together; those for which nothing changes are passed over.
  ///
  /// - Throws: the objection to the last of them where nothing changes for any.
  func each(_ keys: [ItemKey], _ body: (ItemKey) throws -> [Fact]) throws -> [Fact] {
    guard keys.count > 1 else { return try keys.flatMap(body) }
    var made: [Fact] = []
    var passedOver: Objection?
    for key in keys {
      do {
        made += try body(key)
      } catch Objection.refusal(let refusal) where refusal.saysNothingChanges {
        passedOver = .refusal(refusal)
      }
    }
    if made.isEmpty, let passedOver { throw passedOver }
    return made
  }

  /// The item, or a refusal that names its key.
  func existing(_ key: ItemKey) throws -> WorkItem {
    guard let item = try facts.item(key) else { throw Objection.refusal(.unknownItem(key.description)) }
    return item
  }

  /// What was given as a reason; nil where that is blank.
  func reason() throws -> String? { answers.reason.map(trimmed).flatMap { $0.isEmpty ? nil : $0 } }

  /// Without white space at both ends.
  func trimmed(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }

  private func takeIn(_ key: String, _ fact: Fact, refusal: Refusal) throws -> [Fact] {
    guard try !facts.hasProject(key) else { throw Objection.refusal(refusal) }
    return [fact]
  }

  private func attach(_ path: String) throws -> [Fact] {
    guard try facts.attachment(of: path) == nil else { throw Objection.refusal(.sourceIsAttached(path)) }
    return [.sourceAttached(path, at: now)]
  }

  private func detach(_ path: String) throws -> [Fact] {
    guard let since = try facts.attachment(of: path) else {
      throw Objection.refusal(.sourceIsNotAttached(path))
    }
    return [.sourceDetached(path, attachedAt: since)]
  }
}

extension Rules {
  private func startStandup(_ facilitator: String, absent: [String]?) throws -> [Fact] {
    if let open = try facts.openStandup() { throw Objection.refusal(.standupIsRunning(open.key)) }
    let agenda = try facts.walkOrder().map(\.description)
    let key = "SU-\(try facts.nextStandupNumber())"
    let team = try facts.members.filter(\.isInTeam).map(\.key)
    try absent?.forEach { try checkMember($0) }
    let away = try absent.map(Set.init) ?? facts.absent(at: now)
    let standup = Standup(
      key: key, at: now, facilitator: facilitator, agenda: agenda,
      present: team.filter { !away.contains($0) }, absent: team.filter(away.contains))
    return [.standupStarted(standup)]
  }

  /// Who was there and is not said to be absent stays, and who is back is there.
  private func sayAbsent(_ key: String, _ absent: [String]) throws -> [Fact] {
    let standup = try open(key)
    try absent.forEach { try checkMember($0) }
    let present =
      try standup.present.filter { !absent.contains($0) }
      + facts.members.filter { member in
        member.isInTeam && !absent.contains(member.key) && !standup.present.contains(member.key)
      }.map(\.key)
    let order = try facts.members.map(\.key)
    func ordered(_ keys: [String]) -> [String] {
      order.filter(keys.contains) + keys.filter { !order.contains($0) }
    }
    let old = Attendance(present: standup.present, absent: standup.absent)
    let new = Attendance(present: ordered(present), absent: ordered(absent))
    guard Set(old.absent) != Set(new.absent) else { throw Objection.refusal(.nothingChanges) }
    return [.attendanceChanged(key, from: old, to: new)]
  }

  private func open(_ key: String) throws -> Standup {
    guard let standup = try facts.standup(key) else { throw Objection.refusal(.standupIsGone(key)) }
    guard standup.endedAt == nil else { throw Objection.refusal(.standupIsOver(key)) }
    return standup
  }

  /// An open one whose clocks run.
  private func running(_ key: String) throws -> Standup {
    let standup = try open(key)
    guard try facts.pausedSince(key) == nil else { throw Objection.refusal(.standupIsPaused(key)) }
    return standup
  }

  private func resumeStandup(_ key: String) throws -> [Fact] {
    _ = try open(key)
    guard let since = try facts.pausedSince(key) else { throw Objection.refusal(.standupIsNotPaused(key)) }
    return [.standupResumed(key, after: max(0, now.since(since)))]
  }

  private func moveStandup(_ key: String, to position: Int) throws -> [Fact] {
    let standup = try running(key)
    // Whoever goes on meets what came into work since the start (`domain.md` 6.3).
    let isForward = position > standup.position
    let new =
      isForward ? try facts.walkOrder().map(\.description).filter { !standup.agenda.contains($0) } : []
    let isBehindLast = standup.position >= standup.agenda.count
    let target = min(max(0, position), standup.agenda.count + (isBehindLast ? 0 : new.count))
    let count = standup.agenda.count + new.count
    let moved =
      target == standup.position
      ? [] : [Fact.standupMoved(key, from: standup.position, to: target, of: count)]
    let made = moved + (new.isEmpty ? [] : [.agendaExtended(key, items: new)])
    // Who asks for the place where it stands came second, and meets no end.
    guard !made.isEmpty || position == standup.position else {
      throw Objection.refusal(
        standup.agenda.isEmpty ? .walkIsEmpty(key) : .walkIsAtEnd(key, isFirst: !isForward))
    }
    return made
  }

  private func note(_ key: String, _ item: ItemKey, _ text: String) throws -> [Fact] {
    _ = try open(key)
    _ = try existing(item)
    let words = trimmed(text)
    guard !words.isEmpty else { throw Objection.refusal(.wordsAreMissing("note")) }
    return [.noteTaken(standup: key, item: item, by: person, text: words)]
  }

  private func park(_ key: String, _ topic: String, _ owner: String?) throws -> [Fact] {
    _ = try open(key)
    let words = trimmed(topic)
    guard !words.isEmpty else { throw Objection.refusal(.wordsAreMissing("topic")) }
    if let owner { try checkMember(owner) }
    return [.topicParked(standup: key, topic: words, owner: owner ?? person)]
  }

  private func endStandup(_ key: String) throws -> [Fact] {
    _ = try open(key)
    return [.standupEnded(key, at: now)]
  }
}
