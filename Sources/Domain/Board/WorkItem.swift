/// Anything on the board (`domain.md` 4.1): what a list or a card needs to know of it.
package struct WorkItem: Equatable, Sendable, Codable {
  /// What sort of work it is (`domain.md` 4.1); an epic is no card and counts in no figure.
  package enum Kind: String, Sendable, Codable, CaseIterable { case epic, story, task, bug, spike }
  /// How much it presses, the least first; the rank inside a column is apart from it.
  package enum Priority: String, Sendable, Codable, CaseIterable { case low, medium, high, urgent }

  /// A hindrance that is open now.
  ///
  /// A flag, not a column (`domain.md` 4.4).
  package struct Block: Equatable, Sendable, Codable {
    /// When it was blocked.
    package var since: Instant
    /// What stands in the way; empty where none is stored.
    package var reason: String

    /// A hindrance that has not ended.
    package init(since: Instant, reason: String) {
      self.since = since
      self.reason = reason
    }
  }

  /// Unique in the file, and never given to another item.
  package var key: ItemKey
  /// What sort of work it is; the figures count all kinds but epics.
  package var kind: Kind
  /// Trimmed and never empty where it was typed here; as it came where it was imported.
  package var title: String
  /// Key of a status of the project.
  package var status: String
  /// `medium` where nobody chose one.
  package var priority: Priority
  /// Points; nil means not estimated, which is not 0.
  package var estimate: Double?
  /// Key of the member who works on it; nil for nobody.
  package var assignee: String?
  /// Who asked for it, a name or a member's key; nil where that is not known.
  package var reporter: String?
  /// Key of the epic it belongs to, in its written form; an epic may belong to another one.
  package var epic: String?
  /// Key of the sprint it is planned into; nil for none.
  package var sprint: String?
  /// One of `ProjectFormat.steps`; nil where it belongs to none.
  package var step: String?
  /// One of `ProjectFormat.phases`; nil where it belongs to none.
  package var phase: String?
  /// What hinders it now; nil where nothing does.
  package var block: Block?
  /// Lead times count from here.
  package var createdAt: Instant
  /// Order inside a column, small numbers first.
  package var place: Double
  /// First and last moment of work by `domain.md` 5.11; nil where there is none now.
  package var startedAt: Instant?
  /// The last entry into *done*; nil where the item is not there now.
  package var finishedAt: Instant?
  /// Acceptance criteria that are met, 0 to `criteriaTotal`.
  package var criteriaMet: Int
  /// Acceptance criteria in all; 0 where none were written.
  package var criteriaTotal: Int
  /// How often it came back out of *done*; nil where it never did, so that the log's older items can be read.
  package var reopenings: Int?

  /// Without a place the item stands where its number puts it: a thousand for each.
  package init(
    key: ItemKey, kind: Kind, title: String, status: String, priority: Priority = .medium,
    estimate: Double? = nil, assignee: String? = nil, reporter: String? = nil, epic: String? = nil,
    sprint: String? = nil, step: String? = nil, phase: String? = nil, block: Block? = nil,
    createdAt: Instant, place: Double? = nil, startedAt: Instant? = nil, finishedAt: Instant? = nil,
    criteriaMet: Int = 0, criteriaTotal: Int = 0
  ) {
    self.key = key
    self.kind = kind
    self.title = title
    self.status = status
    self.priority = priority
    self.estimate = estimate
    self.assignee = assignee
    self.reporter = reporter
    self.epic = epic
    self.sprint = sprint
    self.step = step
    self.phase = phase
    self.block = block
    self.createdAt = createdAt
    self.place = place ?? Double(key.number) * 1000
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.criteriaMet = criteriaMet
    self.criteriaTotal = criteriaTotal
  }

  /// True for what is no card: it counts against no limit and in no figure (`domain.md` 4.1).
  package var isEpic: Bool { kind == .epic }
}

/// One line of an item's history, as the figures are computed from it.
package struct HistoryEntry: Equatable, Sendable, Codable {
  /// What changed, by the names of the open format (`domain.md` 9.1).
  package enum Kind: String, Sendable, Codable {
    case created, status, blocked, unblocked, estimate
    case sprintAdded = "sprint_added"
    case sprintRemoved = "sprint_removed"
    case sprintCarriedOver = "sprint_carried_over_from"
  }

  /// When it happened; entries of an item are in order of time.
  package var at: Instant
  /// Who did it, a name or a member's key.
  package var by: String
  /// Decides which of the fields below say something.
  package var kind: Kind
  /// Key of the sprint that the item came into or went out of; nil for other kinds.
  package var sprint: String?
  /// Such as `planned` or `mid-sprint` for a change of sprint; nil for other kinds.
  package var how: String?
  /// The old status' key, or the old points as a text; nil where there was none.
  package var from: String?
  /// The new status' key, or the new points as a text; nil where there is none.
  package var to: String?
  /// True for a status change out of *done* into work that is not done.
  package var isReopening: Bool
  /// Why it was blocked, reopened, dropped or changed; nil where nobody said.
  package var reason: String?

  /// A field that says nothing about the kind is left out.
  package init(
    at: Instant, by: String, kind: Kind, sprint: String? = nil, how: String? = nil, from: String? = nil,
    to: String? = nil, isReopening: Bool = false, reason: String? = nil
  ) {
    self.at = at
    self.by = by
    self.kind = kind
    self.sprint = sprint
    self.how = how
    self.from = from
    self.to = to
    self.isReopening = isReopening
    self.reason = reason
  }
}

/// A column of the board.
package struct Status: Equatable, Sendable, Codable {
  /// What a column means to the figures (`domain.md` 4.4).
  package enum Category: String, Sendable, Codable {
    case todo, doing, done
    case closed = "done_not_counted"
  }
  /// Whether somebody works on its items, or they wait; `none` outside of work (`domain.md` 4.4).
  package enum Flow: String, Sendable, Codable { case none, active, waiting }

  /// Unique in the project, such as `in_review`; items and histories name it.
  package var key: String
  /// The heading of the column.
  package var name: String
  /// Starts and finishes are read off it, never off the key.
  package var category: Category
  /// Most items at a time, epics not counted; nil for no limit.
  package var limit: Int?
  /// Where items wait, as for a review, their cards show how many criteria are met.
  package var flow: Flow

  /// Without a limit, and outside of work, where nothing else is said.
  package init(key: String, name: String, category: Category, limit: Int? = nil, flow: Flow = .none) {
    self.key = key
    self.name = name
    self.category = category
    self.limit = limit
    self.flow = flow
  }
}

/// The columns in board order.
package struct Workflow: Equatable, Sendable {
  /// In board order, from the left; those that the board does not show are among them.
  package var statuses: [Status]

  /// Keeps the order that is given.
  package init(_ statuses: [Status]) { self.statuses = statuses }

  /// The column with a key; nil where there is none.
  package func status(_ key: String) -> Status? { statuses.first { $0.key == key } }

  /// The column that somebody names: by its key, or by its heading as the board shows it, in any case.
  package func status(named text: String) -> Status? {
    func plain(_ name: String) -> String {
      name.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
    }
    return status(text) ?? statuses.first { [plain($0.key), plain($0.name)].contains(plain(text)) }
  }

  /// The category of a status; *todo* for one that is not known.
  package func category(_ key: String) -> Status.Category { status(key)?.category ?? .todo }
  /// The heading of a status; its key where it is not known.
  package func name(_ key: String) -> String { status(key)?.name ?? key }
  /// Columns that the board shows: all but those whose items are closed and not counted.
  package var columns: [Status] { statuses.filter { $0.category != .closed } }

  /// The default columns of a new project (`domain.md` 4.4).
  package static let standard = Workflow([
    Status(key: "backlog", name: "Backlog", category: .todo),
    Status(key: "ready", name: "Ready", category: .todo),
    Status(key: "in_progress", name: "In progress", category: .doing, limit: 5, flow: .active),
    Status(key: "in_review", name: "In review", category: .doing, limit: 3, flow: .waiting),
    Status(key: "done", name: "Done", category: .done),
    Status(key: "dropped", name: "Dropped", category: .closed),
  ])
}

/// A time box with a goal (`domain.md` 4.6).
package struct Sprint: Equatable, Sendable, Codable {
  /// Where it is in its life; a board has one active sprint at most (`domain.md` 4.6).
  package enum State: String, Sendable, Codable { case planned, active, closed, cancelled }
  /// Unique in the project; items and histories name it.
  package var key: String
  /// As people call it.
  package var name: String
  /// What the team wants to have reached at its end; nil where none was set.
  package var goal: String?
  /// Set by people and never by the clock: an active sprint may be past its end.
  package var state: State
  /// The first moment, which is inside (`domain.md` 5.11).
  package var startsAt: Instant
  /// The last moment, which is inside too, never before the first (`domain.md` 5.11).
  package var endsAt: Instant

  /// Nothing is checked; a sprint may be without a goal.
  package init(
    key: String, name: String, goal: String? = nil, state: State, startsAt: Instant, endsAt: Instant
  ) {
    self.key = key
    self.name = name
    self.goal = goal
    self.state = state
    self.startsAt = startsAt
    self.endsAt = endsAt
  }
}

extension [Member] {
  /// The keys of those who are named in a line, with commas between: by key or by name, in any case.
  ///
  /// - Throws: `Objection` where a name is nobody's.
  package func keys(named line: String) throws -> [String] {
    var keys: [String] = []
    for part in line.split(separator: ",") {
      let typed = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !typed.isEmpty else { continue }
      let wanted = typed.lowercased()
      guard let found = first(where: { $0.key.lowercased() == wanted || $0.name.lowercased() == wanted })
      else { throw Objection.refusal(.unknownMember(typed, known: map(\.name))) }
      if !keys.contains(found.key) { keys.append(found.key) }
    }
    return keys
  }

  /// A line without the `@name` at its end, and the key of who is named there; nil where nobody is.
  ///
  /// The beginning of a key or name is enough where only one member's begins so.
  ///
  /// - Throws: `Objection` where the name is nobody's.
  package func owner(endOf line: String) throws -> (text: String, key: String?) {
    guard let mark = line.lastIndex(of: "@"),
      mark == line.startIndex || line[line.index(before: mark)].isWhitespace,
      line[mark...].dropFirst().first?.isWhitespace == false
    else { return (line, nil) }
    let typed = line[mark...].dropFirst().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let begun = filter {
      $0.key.lowercased().hasPrefix(typed.lowercased()) || $0.name.lowercased().hasPrefix(typed.lowercased())
    }
    let key = begun.count == 1 ? begun[0].key : try keys(named: typed).first
    return (String(line[..<mark]), key)
  }
}

/// Somebody who works on the project or signs for it.
package struct Member: Equatable, Sendable, Codable {
  /// Unique in the project; items name it as their assignee.
  package var key: String
  /// As people call them.
  package var name: String
  /// In the project's own words; no rule depends on it.
  package var role: String
  /// False for those who only sign or look on, such as the customer.
  package var isInTeam: Bool

  /// Somebody by the key that everything else names.
  package init(key: String, name: String, role: String, isInTeam: Bool) {
    self.key = key
    self.name = name
    self.role = role
    self.isInTeam = isInTeam
  }
}
