/// What the console shows of a project, read in one transaction.
///
/// Bounded: items that are open or belong to the sprint in view, the newest runs,
/// the models, the checklists. Histories are read when a screen asks for them.
package struct Overview: Equatable, Sendable {
  package var key = ""
  package var name = ""
  package var calendar = WorkingCalendar(zoneName: "UTC")
  package var workflow = Workflow.standard
  package var sprints: [Sprint] = []
  package var members: [Member] = []
  /// Keys of members who are away on the day of `now`.
  package var absent: Set<String> = []
  package var items: [WorkItem] = []
  /// Items in each status that were left out because there are so many.
  package var hidden: [String: Int] = [:]
  package var finished: [FinishedItem] = []
  /// Figures of the finished items, worked out once when they are read: a frame asks
  /// for them for every card.
  package var flow = FlowFigures(finished: [], calendar: WorkingCalendar(zoneName: "UTC"))
  package var cycles: [Cycle] = []
  package var deliverables: [Deliverable] = []
  package var runs: [Run] = []
  package var models: [RegisteredModel] = []
  package var alerts: [Alert] = []
  package var standup: Standup?
  /// Remaining points at the end of each day of the sprint in view.
  package var burndown: Burndown?

  package init() {}

  package func item(_ key: ItemKey) -> WorkItem? { items.first { $0.key == key } }
  package func memberName(_ key: String?) -> String {
    guard let key else { return "-" }
    return members.first { $0.key == key }?.name ?? key
  }

  /// The active sprint, if there is one.
  package var sprint: Sprint? { sprints.first { $0.state == .active } }
}

/// An item that is done, as far as the flow figures need it.
package struct FinishedItem: Equatable, Sendable {
  package var key: ItemKey
  package var createdAt: Instant
  package var startedAt: Instant
  package var finishedAt: Instant

  package init(key: ItemKey, createdAt: Instant, startedAt: Instant, finishedAt: Instant) {
    self.key = key
    self.createdAt = createdAt
    self.startedAt = startedAt
    self.finishedAt = finishedAt
  }
}

/// One pass of the methodology over a scope (`domain.md` 0).
package struct Cycle: Equatable, Sendable {
  package var key: String
  package var scope: String
  package var stepInFocus: String?
  package var phaseInFocus: String?

  package init(key: String, scope: String, stepInFocus: String?, phaseInFocus: String?) {
    self.key = key
    self.scope = scope
    self.stepInFocus = stepInFocus
    self.phaseInFocus = phaseInFocus
  }
}

/// A checklist row with its state (`domain.md` 1.3).
package struct Deliverable: Equatable, Sendable {
  package enum State: String, Sendable, CaseIterable {
    case notStarted = "not_started"
    case inProgress = "in_progress"
    case inReview = "in_review"
    case signedOff = "signed_off"
    case notApplicable = "not_applicable"

    package var words: String { rawValue.split(separator: "_").joined(separator: " ") }
    package var mark: String {
      switch self {
      case .notStarted: "[ ]"
      case .inProgress: "[~]"
      case .inReview: "[?]"
      case .signedOff: "[x]"
      case .notApplicable: "[-]"
      }
    }
  }

  package var cycle: String
  package var framework: String
  package var group: String
  package var task: String?
  package var code: String
  package var name: String
  package var state: State
  package var owner: String?
  package var evidence: [String]
  package var note: String

  package init(
    cycle: String, framework: String, group: String, task: String?, code: String, name: String, state: State,
    owner: String?, evidence: [String], note: String
  ) {
    self.cycle = cycle
    self.framework = framework
    self.group = group
    self.task = task
    self.code = code
    self.name = name
    self.state = state
    self.owner = owner
    self.evidence = evidence
    self.note = note
  }

  /// The step under which a CRISP-DM row is shown (`domain.md` 2.3).
  ///
  /// 4.3 and 4.4 move from Play to Develop once an approach is agreed (`PL-3`).
  package func step(approachIsAgreed: Bool) -> String {
    guard framework == "crisp_dm" else { return group }
    switch group {
    case "business_understanding", "data_understanding": return "discover"
    case "data_preparation": return "play"
    case "modeling":
      let isLater = task == "4.3" || task == "4.4"
      return isLater && approachIsAgreed ? "develop" : "play"
    case "evaluation": return task == "5.3" ? "deploy" : "develop"
    default: return "deploy"
    }
  }
}

/// Signed off out of all that apply; never a percentage alone.
package struct Progress: Equatable, Sendable {
  package var done: Int
  package var total: Int
  package var notApplicable: Int

  package init(_ rows: some Sequence<Deliverable>) {
    done = 0
    total = 0
    notApplicable = 0
    for row in rows {
      if row.state == .notApplicable { notApplicable += 1 } else { total += 1 }
      if row.state == .signedOff { done += 1 }
    }
  }

  package var text: String { total == 0 ? "-" : "\(done)/\(total)" }
  package var isComplete: Bool { total > 0 && done == total }
}

/// An alert of monitoring.
package struct Alert: Equatable, Sendable {
  package var key: String
  package var level: String
  package var at: Instant
  package var rule: String
  package var value: Double?
  package var state: String

  package init(key: String, level: String, at: Instant, rule: String, value: Double?, state: String) {
    self.key = key
    self.level = level
    self.at = at
    self.rule = rule
    self.value = value
    self.state = state
  }
}
