/// Anything on the board (`domain.md` 4.1): what a list or a card needs to know of it.
package struct WorkItem: Equatable, Sendable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable { case epic, story, task, bug, spike }
  package enum Priority: String, Sendable, Codable, CaseIterable { case low, medium, high, urgent }

  /// A hindrance that is open now.
  ///
  /// A flag, not a column (`domain.md` 4.4).
  package struct Block: Equatable, Sendable, Codable {
    package var since: Instant
    package var reason: String

    package init(since: Instant, reason: String) {
      self.since = since
      self.reason = reason
    }
  }

  package var key: ItemKey
  package var kind: Kind
  package var title: String
  /// Key of a status of the project.
  package var status: String
  package var priority: Priority
  /// Points; nil means not estimated, which is not 0.
  package var estimate: Double?
  package var assignee: String?
  package var reporter: String?
  package var epic: String?
  package var sprint: String?
  package var step: String?
  package var phase: String?
  package var block: Block?
  package var createdAt: Instant
  /// Order inside a column, small numbers first.
  package var place: Double
  /// First and last moment of work by `domain.md` 5.11; nil where there is none now.
  package var startedAt: Instant?
  package var finishedAt: Instant?
  package var criteriaMet: Int
  package var criteriaTotal: Int

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

  package var isEpic: Bool { kind == .epic }
}

/// One line of an item's history, as the figures are computed from it.
package struct HistoryEntry: Equatable, Sendable, Codable {
  package enum Kind: String, Sendable, Codable {
    case created, status, blocked, unblocked, estimate
    case sprintAdded = "sprint_added"
    case sprintRemoved = "sprint_removed"
    case sprintCarriedOver = "sprint_carried_over_from"
  }

  package var at: Instant
  package var by: String
  package var kind: Kind
  package var sprint: String?
  package var how: String?
  package var from: String?
  package var to: String?
  package var isReopening: Bool
  package var reason: String?

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
  package enum Category: String, Sendable, Codable {
    case todo, doing, done
    case closed = "done_not_counted"
  }
  package enum Flow: String, Sendable, Codable { case none, active, waiting }

  package var key: String
  package var name: String
  package var category: Category
  package var limit: Int?
  package var flow: Flow

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
  package var statuses: [Status]

  package init(_ statuses: [Status]) { self.statuses = statuses }

  package func status(_ key: String) -> Status? { statuses.first { $0.key == key } }
  package func category(_ key: String) -> Status.Category { status(key)?.category ?? .todo }
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
  package enum State: String, Sendable, Codable { case planned, active, closed, cancelled }
  package var key: String
  package var name: String
  package var goal: String?
  package var state: State
  package var startsAt: Instant
  package var endsAt: Instant

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

/// Somebody who works on the project or signs for it.
package struct Member: Equatable, Sendable, Codable {
  package var key: String
  package var name: String
  package var role: String
  package var isInTeam: Bool

  package init(key: String, name: String, role: String, isInTeam: Bool) {
    self.key = key
    self.name = name
    self.role = role
    self.isInTeam = isInTeam
  }
}
