import ArgumentParser
import Domain
import Store

struct ItemVerbs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "item", abstract: "Items on the board.",
    subcommands: [Add.self, List.self, Show.self, Move.self, Rank.self, Edit.self, Block.self, Unblock.self])

  /// Reads `TAXI-12`, or 12 in the project at hand.
  static func key(_ text: String, in session: Session) throws -> ItemKey {
    if let number = Int(text), number > 0 {
      return ItemKey(project: session.card.reference.key, number: number)
    }
    guard let key = ItemKey(text) else { throw Objection.refusal(.unknownItem(text)) }
    return key
  }

  /// An epic may be named by its number too; anything else is left to the rules.
  static func epic(_ text: String, in session: Session) -> String {
    (try? key(text, in: session).description) ?? text
  }

  /// Performs a command and prints what was done.
  static func perform(_ command: Command, _ session: Session, _ answers: Answers = .none) throws {
    let outcome = try session.store.perform(command, by: session.actor, answers: answers)
    Report.line("\(outcome.summary).")
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add an item.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "The title; it may begin with story: bug: spike: or epic:, else it is a task.")
    var title: String
    @Option(help: "epic, story, task, bug or spike; the title is then taken as it is.") var type: String?
    @Option(help: "The column; without one, the first.") var status: String?
    @Option(help: "The sprint.") var sprint: String?
    @Option(help: "Points, 0 to 1000.") var estimate: String?
    @Option(help: "Who works on it.") var assignee: String?
    @Option(help: "The epic it belongs to.") var epic: String?
    @Option(help: "The answer where one is asked for.") var reason: String?

    func run() throws {
      let kind = try type.map { type in
        let kinds = WorkItem.Kind.allCases.map(\.rawValue)
        guard let kind = WorkItem.Kind(rawValue: type) else {
          throw Objection.refusal(
            .badValue(field: "type", value: type, allowed: kinds.joined(separator: ", ")))
        }
        return kind
      }
      let points = try estimate.map { text in
        guard let points = Rules.points(text) else { throw Objection.refusal(.badEstimate(text)) }
        return points
      }
      let session = try Session(options)
      var new = kind.map { Command.NewItem(kind: $0, title: title) } ?? Command.NewItem(typed: title)
      (new.status, new.sprint, new.estimate, new.assignee) = (status, sprint, points, assignee)
      new.epic = epic.map { ItemVerbs.epic($0, in: session) }
      try ItemVerbs.perform(.addItem(new), session, Answers(reason: reason))
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List items by rank.")
    @OptionGroup var options: SessionOptions
    @Option(help: "Only this column.") var status: String?
    @Option(help: "Only this sprint.") var sprint: String?
    @Option(help: "Only this person.") var assignee: String?
    @Flag(help: "Only blocked ones.") var blocked = false
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let session = try Session(options)
      let wanted = try wanted(session)
      let items = try session.store.items(of: session.card.reference).filter { item in
        (wanted.status == nil || item.status == wanted.status)
          && (wanted.sprint == nil || item.sprint == wanted.sprint)
          && (wanted.assignee == nil || item.assignee == wanted.assignee) && (!blocked || item.block != nil)
      }
      if json { return Report.json(.array(items.map(\.json))) }
      if items.isEmpty { return Report.line(isNarrowed ? "No items match." : "No items yet.") }
      Report.table(
        items.map { item in
          [
            item.key.description, item.kind.rawValue, item.status, item.estimate.map(Rules.text) ?? "?",
            item.assignee ?? "-", item.sprint ?? "-",
            item.title + (item.block.map { "  ! blocked: \($0.reason)" } ?? ""),
          ]
        })
    }

    private var isNarrowed: Bool { status != nil || sprint != nil || assignee != nil || blocked }

    /// The keys of what was named; a column, a sprint or a person that is not there is a slip of the hand, and no
    /// empty list.
    private func wanted(_ session: Session) throws -> (status: String?, sprint: String?, assignee: String?) {
      guard status != nil || sprint != nil || assignee != nil else { return (nil, nil, nil) }
      let known = try session.store.overview(of: session.card.reference, now: session.now)
      let (column, timeBox) = (
        status.flatMap { known.workflow.status(named: $0) }, sprint.flatMap { known.sprints.named($0) }
      )
      if let status, column == nil {
        throw Objection.refusal(.unknownStatus(status, known: known.workflow.statuses.map(\.key)))
      }
      if let sprint, timeBox == nil {
        throw Objection.refusal(.unknownSprint(sprint, known: known.sprints.map(\.key)))
      }
      return (column?.key, timeBox?.key, try assignee.map { try known.members.key(named: $0) })
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one item with its history.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "The key, or its number.") var key: String
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let session = try Session(options)
      let itemKey = try ItemVerbs.key(key, in: session)
      guard let detail = try session.store.itemDetail(itemKey, in: session.card.reference) else {
        throw Objection.refusal(.unknownItem(itemKey.description))
      }
      if json { return Report.json(detail.json) }
      let item = detail.item
      Report.line("\(item.key)  \(item.title)")
      if let story = detail.story { Report.lines(story) }
      Report.table([
        ["type", item.kind.rawValue], ["status", item.status],
        ["estimate", item.estimate.map(Rules.text) ?? "?"],
        ["assignee", item.assignee ?? "-"], ["sprint", item.sprint ?? "-"], ["epic", item.epic ?? "-"],
        ["blocked", item.block?.reason ?? "no"],
      ])
      if let hours = detail.timeboxHours { Report.line("time box  \(Rules.text(hours)) h") }
      for criterion in detail.criteria { Report.line((criterion.isMet ? "[x] " : "[ ] ") + criterion.text) }
      for link in detail.links { Report.line("\(link.relation) \(link.target)  \(link.title)") }
      Report.table(
        detail.history.map {
          [$0.at.iso, $0.by, $0.kind.rawValue, $0.from ?? "", $0.to ?? $0.sprint ?? "", $0.reason ?? ""]
        })
    }
  }

  struct Move: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "move", abstract: "Move items to a column.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "Keys, then the column, also of several words.") var words: [String]
    @Option(help: "The answer where a reason is asked for.") var reason: String?
    @Flag(help: "Yes to questions that need no reason.") var yes = false

    func validate() throws {
      guard words.count >= 2 else { throw ValidationError("Give one key or more, then the column.") }
    }

    func run() throws {
      let session = try Session(options)
      // The column begins behind the keys; something else in front is a key that is none.
      let count = words.prefix { Int($0) != nil || ItemKey($0) != nil }.count
      let start = min(max(1, count), words.count - 1)
      var keys: [ItemKey] = []
      for word in words[..<start] {
        let key = try ItemVerbs.key(word, in: session)
        if !keys.contains(key) { keys.append(key) }
      }
      try ItemVerbs.perform(
        .moveItems(keys, to: words[start...].joined(separator: " ")), session,
        Answers(reason: reason, isConfirmed: yes))
    }
  }

  struct Rank: ParsableCommand {
    /// Which neighbour it changes places with.
    enum Direction: String, CaseIterable, ExpressibleByArgument { case up, down }

    static let configuration = CommandConfiguration(
      commandName: "rank", abstract: "Move an item up or down in its column.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "The key, or its number.") var key: String
    @Argument(help: "up or down.") var direction: Direction

    func run() throws {
      let session = try Session(options)
      let itemKey = try ItemVerbs.key(key, in: session)
      let all = try session.store.items(of: session.card.reference)
      guard let item = all.first(where: { $0.key == itemKey }) else {
        throw Objection.refusal(.unknownItem(itemKey.description))
      }
      let column = all.filter { $0.status == item.status && !$0.isEpic }
      let place = column.firstIndex { $0.key == itemKey }.map { $0 + (direction == .up ? -1 : 1) }
      guard let place, column.indices.contains(place) else {
        throw Objection.refusal(.isOutermost(itemKey, isFirst: direction == .up))
      }
      try ItemVerbs.perform(.swapRanks(itemKey, column[place].key), session)
    }
  }

  struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit", abstract: "Change one field of an item.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "The key, or its number.") var key: String
    @Argument(help: "title, type, estimate, assignee, priority, epic, step or sprint.") var field: String
    @Argument(help: "The new value; without one the field is emptied.") var value: String?
    @Option(help: "The answer where a reason is asked for.") var reason: String?

    func run() throws {
      let session = try Session(options)
      let (itemKey, answers) = (try ItemVerbs.key(key, in: session), Answers(reason: reason))
      if field == "sprint" {
        let sprint = value.flatMap { $0.isEmpty ? nil : $0 }
        return try ItemVerbs.perform(.planItems([itemKey], into: sprint), session, answers)
      }
      guard let known = ItemField(rawValue: field) else {
        let all = ItemField.allCases.map(\.rawValue) + ["sprint"]
        let allowed = all.joined(separator: ", ") + "; `item move` changes the status"
        throw Objection.refusal(.badValue(field: "field", value: field, allowed: allowed))
      }
      let wanted = known == .epic ? value.map { ItemVerbs.epic($0, in: session) } : value
      try ItemVerbs.perform(.editItems([itemKey], known, to: wanted), session, answers)
    }
  }

  struct Block: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "block", abstract: "Mark an item as blocked.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "The key, or its number.") var key: String
    @Option(help: "What is in the way.") var reason: String

    func run() throws {
      let session = try Session(options)
      try ItemVerbs.perform(.blockItems([try ItemVerbs.key(key, in: session)], reason: reason), session)
    }
  }

  struct Unblock: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "unblock", abstract: "Take the block away.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "The key, or its number.") var key: String

    func run() throws {
      let session = try Session(options)
      try ItemVerbs.perform(.unblockItems([try ItemVerbs.key(key, in: session)]), session)
    }
  }
}

extension ItemDetail {
  /// The item's own keys, then story, labels, criteria, links and history.
  var json: JSONValue {
    guard case .object(var members) = item.json else { return .null }
    members += [
      .init("story", .text(story)), .init("timebox_hours", timeboxHours.map(JSONValue.number) ?? .null),
      .init("labels", .array(labels.map(JSONValue.string))),
      .init(
        "acceptance_criteria",
        .array(criteria.map { .object([.init("text", .string($0.text)), .init("met", .bool($0.isMet))]) })),
      .init(
        "links",
        .array(
          links.map {
            .object([.init("relation", .string($0.relation)), .init("target", .string($0.target))])
          })),
      .init(
        "events",
        .array(
          history.map { entry in
            .object([
              .init("at", .string(entry.at.iso)), .init("by", .string(entry.by)),
              .init("kind", .string(entry.kind.rawValue)),
              .init("from", .text(entry.from)),
              .init("to", .text(entry.to)),
              .init("sprint", .text(entry.sprint)),
              .init("reason", .text(entry.reason)),
            ])
          })),
    ]
    return .object(members)
  }
}
