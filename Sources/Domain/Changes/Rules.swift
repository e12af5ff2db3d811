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
    case .moveItems(let keys, let status): try move(keys.map { Command.Move($0, to: status) })
    case .moveApart(let moves): try move(moves)
    case .editItems(let keys, let field, let value): try each(keys) { try edit($0, field, to: value) }
    case .swapRanks(let first, let second): try swapRanks(first, second)
    case .blockItems(let keys, let reason): try each(keys) { try block($0, reason: reason) }
    case .unblockItems(let keys): try each(keys) { try unblock($0) }
    case .planItems(let keys, let sprint): try each(keys) { try plan($0, among: keys, into: sprint) }
    case .startStandup(let facilitator, let absent): try startStandup(facilitator, absent: absent)
    case .moveStandup(let key, let position): try moveStandup(key, to: position)
    case .sayAbsent(let key, let absent, let back): try sayAbsent(key, absent, back: back)
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
  func each<Part>(_ parts: [Part], _ body: (Part) throws -> [Fact]) throws -> [Fact] {
    guard parts.count > 1 else { return try parts.flatMap(body) }
    var made: [Fact] = []
    var passedOver: Objection?
    for part in parts {
      do {
        made += try body(part)
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
  var reason: String? { answers.reason.map(trimmed).flatMap { $0.isEmpty ? nil : $0 } }

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
