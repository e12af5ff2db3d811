/// Anything on the board (`domain.md` 4.1): what a list or a card needs to know of it.
package struct WorkItem: Equatable, Sendable, Codable {
  /// What sort of work it is (`domain.md` 4.1); an epic is no card and counts in no figure.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case epic, story, task, bug, spike

    /// True where a sprint may hold it: an epic is no card, its items are planned.
    package var fitsSprint: Bool { self != .epic }
  }
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
