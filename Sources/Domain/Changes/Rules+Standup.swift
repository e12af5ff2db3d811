/// Standups (`domain.md` 6.3): one of a project runs at a time, and one that is over stays as it is.
extension Rules {
  /// The walk as it is now is kept; who is absent is looked up where nobody said.
  func startStandup(_ facilitator: String, absent: [String]?) throws -> [Fact] {
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
  ///
  /// Added to those who are known to be absent by now: two people may tell of somebody at once.
  func sayAbsent(_ key: String, _ more: [String], back: [String]) throws -> [Fact] {
    let standup = try open(key)
    try (more + back).forEach { try checkMember($0) }
    let absent = standup.absent.filter { !back.contains($0) } + more.filter { !standup.absent.contains($0) }
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

  /// A standup that is not over, or a refusal.
  private func open(_ key: String) throws -> Standup {
    guard let standup = try facts.standup(key) else { throw Objection.refusal(.standupIsGone(key)) }
    guard standup.endedAt == nil else { throw Objection.refusal(.standupIsOver(key)) }
    return standup
  }

  /// An open one whose clocks run.
  func running(_ key: String) throws -> Standup {
    let standup = try open(key)
    guard try facts.pausedSince(key) == nil else { throw Objection.refusal(.standupIsPaused(key)) }
    return standup
  }

  /// Says for how long the clocks stood still.
  func resumeStandup(_ key: String) throws -> [Fact] {
    _ = try open(key)
    guard let since = try facts.pausedSince(key) else { throw Objection.refusal(.standupIsNotPaused(key)) }
    return [.standupResumed(key, after: max(0, now.since(since)))]
  }

  /// To a place on the agenda, counted from 0; the one behind the last item is its end.
  func moveStandup(_ key: String, to position: Int) throws -> [Fact] {
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

  /// Words about an item, which need not be on the agenda.
  func note(_ key: String, _ item: ItemKey, _ text: String) throws -> [Fact] {
    _ = try open(key)
    _ = try existing(item)
    let words = trimmed(text)
    guard !words.isEmpty else { throw Objection.refusal(.wordsAreMissing("note")) }
    return [.noteTaken(standup: key, item: item, by: person, text: words)]
  }

  /// A topic for after the meeting, which whoever says it looks after.
  func park(_ key: String, _ topic: String, _ owner: String?) throws -> [Fact] {
    _ = try open(key)
    let words = trimmed(topic)
    guard !words.isEmpty else { throw Objection.refusal(.wordsAreMissing("topic")) }
    if let owner { try checkMember(owner) }
    return [.topicParked(standup: key, topic: words, owner: owner ?? person)]
  }

  /// Wherever the walk stands, and also while it is paused.
  func endStandup(_ key: String) throws -> [Fact] {
    _ = try open(key)
    return [.standupEnded(key, at: now)]
  }

  /// Refuses a key that no member has.
  func checkMember(_ key: String) throws {
    let members = try facts.members
    guard members.contains(where: { $0.key == key }) else {
      throw Objection.refusal(.unknownMember(key, known: members.map(\.name)))
    }
  }
}
