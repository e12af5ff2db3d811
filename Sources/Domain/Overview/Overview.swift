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
  package var items: [WorkItem] = [] {
    didSet { index() }
  }
  /// Items in each status that were left out because there are so many.
  package var hidden: [String: Int] = [:]
  /// Blocked ones among those; set before `items`.
  package var hiddenBlocked = 0
  package var finished: [FinishedItem] = []
  /// Figures of the finished items, worked out once when they are read: a frame asks
  /// for them for every card.
  package var flow = FlowFigures(finished: [], calendar: WorkingCalendar(zoneName: "UTC"))
  package var cycles: [Cycle] = []
  package var deliverables: [Deliverable] = []
  package var runs: [Run] = [] {
    didSet { indexRuns() }
  }
  package var models: [RegisteredModel] = []
  package var alerts: [Alert] = []
  /// The standup in progress.
  package var standup: Standup?
  /// The one that ended last.
  package var lastStandup: Standup?
  /// Remaining points at the end of each day of the sprint in view.
  package var burndown: Burndown?

  /// Versions in environments, newest first.
  package var deployments: [Deployment] = []
  /// The figures by which the customer judges, the primary one first.
  package var keyFigures: [KeyFigure] = []
  /// When what is being worked on may be done; nil where nothing was finished lately.
  package var forecast: Forecast?
  /// Places of `items` by key and by status: a frame asks for both many times.
  private var places: [ItemKey: Int] = [:]
  private var runPlaces: [String: Int] = [:]
  /// Places of running runs by the item they are linked to.
  private var runningPlaces: [String: Int] = [:]
  /// How each run stands against the best comparable one, by its key.
  private var comparisons: [String: RunComparison] = [:]
  /// What the sprint is about now: cards in work as a standup walks them, then those of the
  /// sprint that wait, the readiest first.
  package private(set) var sprintCards: [WorkItem] = []
  /// What is not started yet, by rank; sorted once, because a screen asks for it at every key.
  package var backlog: [WorkItem] { backlogPlaces.map { items[$0] } }
  private var backlogPlaces: [Int] = []
  /// The newest sign of life of any running run.
  package private(set) var lastSignOfLife: Instant?
  /// Items that are hindered and not done.
  package private(set) var blockedCount = 0
  package private(set) var runningCount = 0
  private var columns: [String: [WorkItem]] = [:]

  package init() {}

  private mutating func index() {
    places = Dictionary(items.indices.map { (items[$0].key, $0) }) { first, _ in first }
    columns = Dictionary(grouping: items.filter { !$0.isEpic }, by: \.status)
    let todo = workflow.columns.filter { $0.category == .todo }.reversed()
    let waiting = todo.flatMap { status in
      cards(in: status.key).filter { $0.sprint == sprint?.key && sprint != nil }
    }
    sprintCards = StandupWalk.order(items, workflow: workflow).compactMap(item) + waiting
    let waitingKeys = Set(todo.map(\.key))
    backlogPlaces = items.indices.filter { !items[$0].isEpic && waitingKeys.contains(items[$0].status) }
      .sorted { (items[$0].place, items[$0].key) < (items[$1].place, items[$1].key) }
    blockedCount =
      hiddenBlocked + items.count { $0.block != nil && workflow.category($0.status) != .done }
  }

  private mutating func indexRuns() {
    runPlaces = Dictionary(runs.indices.map { (runs[$0].key, $0) }) { first, _ in first }
    let running = runs.indices.filter { runs[$0].isRunning }
    runningCount = running.count
    lastSignOfLife = running.compactMap { runs[$0].lastSignOfLife }.max()
    runningPlaces = Dictionary(running.compactMap { place in runs[place].item.map { ($0, place) } }) {
      first, _ in first
    }
    comparisons = RunComparison.all(of: runs)
  }

  package func run(_ key: String?) -> Run? { key.flatMap { runPlaces[$0] }.map { runs[$0] } }
  /// The running run that is linked to an item.
  package func runningRun(of item: ItemKey) -> Run? { runningPlaces[item.description].map { runs[$0] } }
  package func comparison(of run: Run) -> RunComparison { comparisons[run.key] ?? .none }

  package func item(_ key: ItemKey) -> WorkItem? { places[key].map { items[$0] } }
  /// The cards of a status, by rank; epics are no cards (`domain.md` 4.1).
  package func cards(in status: String) -> [WorkItem] { columns[status] ?? [] }
  /// Items that count against a column's limit, also those that are not held here.
  package func count(in status: String) -> Int {
    cards(in: status).count + (hidden[status] ?? 0)
  }
  /// Items in work, also those that are not held here.
  package var inWork: Int {
    workflow.columns.filter { $0.category == .doing }.reduce(0) { $0 + count(in: $1.key) }
  }
  package func memberName(_ key: String?) -> String {
    guard let key else { return "-" }
    return members.first { $0.key == key }?.name ?? key
  }

  /// The active sprint, if there is one.
  package var sprint: Sprint? { sprints.first { $0.state == .active } }
}

/// A model version in an environment (`domain.md` 0).
package struct Deployment: Equatable, Sendable {
  package var key: String
  package var model: String
  package var version: Int
  package var environment: String
  package var at: Instant
  package var result: String
  package var rollbackOf: String?
  package var reason: String?

  package init(
    key: String, model: String, version: Int, environment: String, at: Instant, result: String,
    rollbackOf: String?, reason: String?
  ) {
    self.key = key
    self.model = model
    self.version = version
    self.environment = environment
    self.at = at
    self.result = result
    self.rollbackOf = rollbackOf
    self.reason = reason
  }
}

/// A figure by which the customer judges success (`domain.md` 1.2).
package struct KeyFigure: Equatable, Sendable {
  package var key: String
  package var name: String
  /// True where more is better.
  package var isBetterHigher: Bool
  package var target: Double?
  package var current: Double?

  package init(key: String, name: String, isBetterHigher: Bool, target: Double?, current: Double?) {
    self.key = key
    self.name = name
    self.isBetterHigher = isBetterHigher
    self.target = target
    self.current = current
  }

  /// True where both values are known and the target is missed.
  package var isMissed: Bool {
    guard let target, let current else { return false }
    return isBetterHigher ? current < target : current > target
  }
}

/// An item that is done, as far as the flow figures need it.
package struct FinishedItem: Equatable, Sendable {
  package var key: ItemKey
  package var createdAt: Instant
  package var startedAt: Instant
  package var finishedAt: Instant
  /// False where an import brought it in as done, so that nobody knows when work on it began.
  package var hasHistory: Bool

  package init(
    key: ItemKey, createdAt: Instant, startedAt: Instant, finishedAt: Instant, hasHistory: Bool = true
  ) {
    self.hasHistory = hasHistory
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
