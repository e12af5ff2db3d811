/// What the console shows of a project, read in one transaction.
///
/// Bounded: items that are open or belong to the sprint in view, the newest runs,
/// the models, the checklists. Histories are read when a screen asks for them.
package struct Overview: Equatable, Sendable {
  /// The project's key; empty before anything was read.
  package var key = ""
  /// The project's name as people call it.
  package var name = ""
  /// The project's days, by which all dates and figures go (`domain.md` 5.1).
  package var calendar = WorkingCalendar(zoneName: "UTC")
  /// All columns, also those that the board does not show; set before `items`.
  package var workflow = Workflow.standard
  /// All sprints in the project's order; set before `items`.
  package var sprints: [Sprint] = [] {
    didSet { sprint = sprints.first { $0.state == .active } }
  }
  /// The active sprint, if there is one.
  package private(set) var sprint: Sprint?
  /// All who may be named, also those who are not in the team.
  package var members: [Member] = []
  /// Keys of members who are away on the day of `now`.
  package var absent: Set<String> = []
  /// The whole backlog, the first cards in work, and what the sprint finished; each column by rank.
  package var items: [WorkItem] = [] {
    didSet { index() }
  }
  /// Items in each status that were left out because there are so many.
  package var hidden: [String: Int] = [:]
  /// Blocked ones among those; set before `items`.
  package var hiddenBlocked = 0
  /// Figures of all items that are done, not only of those that are held here, but of no epics; worked out
  /// once when they are read: a frame asks for them for every card.
  package var flow = FlowFigures(finished: [], calendar: WorkingCalendar(zoneName: "UTC"))
  /// In the project's order.
  package var cycles: [Cycle] = []
  /// Rows of both checklists for all cycles, in the project's order; never summed together.
  package var deliverables: [Deliverable] = []
  /// In the project's order, withdrawn ones among them.
  package var signOffs: [SignOff] = []
  /// In the project's order.
  package var decisions: [Decision] = []
  /// Titles of the items that deliverables name as evidence, by their keys.
  package var evidenceTitles: [String: String] = [:]
  /// What checklist rows ask for, by their framework and then by their codes; empty for other checklists.
  package var guidance: [String: [String: String]] = [:]
  /// Why the person who looks has nothing to take back; nil where there is something.
  package var undoRefusal: Refusal? = .nothingToUndo
  /// The same of what could be brought again.
  package var redoRefusal: Refusal? = .nothingToRedo
  /// When anything in the project was last changed, by whomever; nil where nothing was.
  package var changedAt: Instant?
  /// Running ones first, then the newest, and no more of them than a list shows; deleted ones are left out.
  package var runs: [Run] = [] {
    didSet { indexRuns() }
  }
  /// Those that the tracker marks as deleted, the newest first: never compared, counted or followed.
  package var deletedRuns: [Run] = [] {
    didSet {
      deletedPlaces = Dictionary(deletedRuns.indices.map { (deletedRuns[$0].key, $0) }) { first, _ in first }
      deletedFigureNames = Set(deletedRuns.compactMap { $0.headline?.name })
    }
  }
  /// Runs that versions were made from and that are too old for the list: the chain goes through them.
  package var olderRuns: [Run] = []
  /// In the registry's order.
  package var models: [RegisteredModel] = []
  /// Those that are not resolved first, then the newest.
  package var alerts: [Alert] = []
  /// The one that has not ended; nil where none is running.
  package var standup: Standup?
  /// The one that ended last.
  package var lastStandup: Standup?
  /// Remaining points at the end of each day of the sprint in view.
  package var burndown: Burndown?

  /// Versions in environments, newest first.
  package var deployments: [Deployment] = []
  /// The figures by which the customer judges, the primary one first.
  package var keyFigures: [KeyFigure] = []
  /// What people recorded of which version serves which figure (`domain.md` 7.8).
  package var traces: [Trace] = []
  /// When what is being worked on may be done; nil where nothing was finished lately.
  package var forecast: Forecast?
  /// Places of `items` by key and by status: a frame asks for both many times.
  private var places: [ItemKey: Int] = [:]
  private var runPlaces: [String: Int] = [:]
  private var deletedPlaces: [String: Int] = [:]
  /// Places of running runs by the item they are linked to.
  private var runningPlaces: [ItemKey: Int] = [:]
  /// Places of finished runs by their experiment.
  private var finishedPlaces: [String: [Int]] = [:]
  /// How each run stands against the best comparable one, by its key.
  private var comparisons: [String: RunComparison] = [:]
  /// What the sprint is about now: cards in work from the last column to the first, then those of the
  /// sprint that wait, the readiest first; by rank inside a column, as on the board.
  package var sprintCards: ItemList { ItemList(sprintPlaces, of: items) }
  private var sprintPlaces: [Int] = []
  /// What is not started yet, by rank; sorted once, because a screen asks for it at every key.
  package var backlog: ItemList { ItemList(backlogPlaces, of: items) }
  private var backlogPlaces: [Int] = []
  /// The newest sign of life of any running run.
  package private(set) var lastSignOfLife: Instant?
  /// Items that are hindered and not done.
  package private(set) var blockedCount = 0
  /// Runs that run or wait for their turn, among those that are held here.
  package private(set) var runningCount = 0
  /// Characters of the longest name by which a run is listed, for the width of its column.
  package private(set) var widestRunLabel = 0
  /// Names of the figures by which the runs of the list are known.
  package private(set) var figureNames: Set<String> = []
  /// The same of the deleted ones.
  package private(set) var deletedFigureNames: Set<String> = []
  private var columns: [String: [Int]] = [:]

  /// An empty project with the default columns, in UTC.
  package init() {}

  private mutating func index() {
    places = Dictionary(items.indices.map { (items[$0].key, $0) }) { first, _ in first }
    columns = Dictionary(grouping: items.indices.filter { !items[$0].isEpic }) { items[$0].status }
    let todo = workflow.columns.filter { $0.category == .todo }.reversed()
    let doing = workflow.columns.filter { $0.category == .doing }.reversed()
    let sprint = sprint?.key
    let waiting = todo.flatMap { columns[$0.key] ?? [] }
      .filter { sprint != nil && items[$0].sprint == sprint }
    sprintPlaces = doing.flatMap { columns[$0.key] ?? [] } + waiting
    backlogPlaces = todo.flatMap { columns[$0.key] ?? [] }.sorted {
      (items[$0].place, items[$0].key) < (items[$1].place, items[$1].key)
    }
    blockedCount =
      hiddenBlocked + items.count { $0.block != nil && workflow.category($0.status) != .done }
  }

  private mutating func indexRuns() {
    runPlaces = Dictionary(runs.indices.map { (runs[$0].key, $0) }) { first, _ in first }
    let running = runs.indices.filter { runs[$0].isRunning }
    runningCount = running.count
    widestRunLabel = runs.lazy.map(\.label.utf8.count).max() ?? 0
    lastSignOfLife = running.compactMap { runs[$0].lastSignOfLife }.max()
    runningPlaces = Dictionary(
      running.compactMap { place in runs[place].item.flatMap { ItemKey($0) }.map { ($0, place) } }
    ) { first, _ in first }
    figureNames = Set(runs.compactMap { $0.headline?.name })
    finishedPlaces = Dictionary(grouping: runs.indices.filter { runs[$0].isFinished }) { runs[$0].experiment }
    comparisons = RunComparison.all(of: runs)
  }

  /// The run with a key, a deleted one too; nil where it is not held here.
  package func run(_ key: String?) -> Run? {
    guard let key else { return nil }
    return runPlaces[key].map { runs[$0] } ?? deletedPlaces[key].map { deletedRuns[$0] }
      ?? olderRuns.first { $0.key == key }
  }
  /// The running run that is linked to an item.
  package func runningRun(of item: ItemKey) -> Run? { runningPlaces[item].map { runs[$0] } }
  /// What is recorded of a model version; nil where nothing is.
  package func trace(ofVersion number: Int, of model: String) -> Trace? {
    traces.first { $0.model == model && $0.version == number }
  }
  /// The best other run that can be compared with a run; where none can, the newest finished one of its experiment.
  package func bestFinished(beside run: Run) -> Run? {
    let others = (finishedPlaces[run.experiment] ?? []).filter { runs[$0].key != run.key }.map { runs[$0] }
    let best = run.headline.flatMap { Run.best(of: others, like: run, metric: $0.name) }
    return best ?? others.first
  }
  /// How a run stands against the best comparable one; `none` where it is not held here.
  package func comparison(of run: Run) -> RunComparison { comparisons[run.key] ?? .none }

  /// The item with a key; nil where it is not held here.
  package func item(_ key: ItemKey) -> WorkItem? { places[key].map { items[$0] } }
  /// The cards of a status, by rank; epics are no cards (`domain.md` 4.1).
  package func cards(in status: String) -> ItemList { ItemList(columns[status] ?? [], of: items) }
  /// Items that count against a column's limit, also those that are not held here.
  package func count(in status: String) -> Int {
    cards(in: status).count + (hidden[status] ?? 0)
  }
  /// Items in work, also those that are not held here.
  package var inWork: Int {
    workflow.columns.filter { $0.category == .doing }.reduce(0) { $0 + count(in: $1.key) }
  }
  /// As people call the member; the key where it is not known, a dash for nobody.
  package func memberName(_ key: String?) -> String {
    guard let key else { return "-" }
    return members.first { $0.key == key }?.name ?? key
  }
}

/// A model version in an environment (`domain.md` 0).
package struct Deployment: Equatable, Sendable {
  /// Unique in the project; a rollback names the deployment it takes back.
  package var key: String
  /// Name of the registered model.
  package var model: String
  /// Number of the model version.
  package var version: Int
  /// As the project calls it, such as `pilot`.
  package var environment: String
  /// When the version was put there.
  package var at: Instant
  /// `succeeded`, `failed`, `rolled_back` or `running`.
  package var result: String
  /// Key of the deployment that it took back; nil where it is none.
  package var rollbackOf: String?
  /// Why it was taken back, or made; nil where nobody said.
  package var reason: String?

  /// A deployment as it stands in the record.
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

/// A stretch of the chain from business question to deployment, as somebody recorded it.
package struct Trace: Equatable, Sendable {
  /// Key of the business question; nil where none is named.
  package var question: String?
  /// Key of the figure by which the answer is judged; nil where none is named.
  package var keyFigure: String?
  /// Key of the work item that asked for it; nil where none is named.
  package var item: String?
  /// Name of the registered model; nil where it ends before one.
  package var model: String?
  /// Number of the model version.
  package var version: Int?

  /// Every part may be missing; what is missing is a gap.
  package init(question: String?, keyFigure: String?, item: String?, model: String?, version: Int?) {
    self.question = question
    self.keyFigure = keyFigure
    self.item = item
    self.model = model
    self.version = version
  }
}

/// A figure by which the customer judges success (`domain.md` 1.2).
package struct KeyFigure: Equatable, Sendable {
  /// Unique in the project.
  package var key: String
  /// As the customer calls it.
  package var name: String
  /// True where more is better.
  var isBetterHigher: Bool
  /// In the figure's own unit; nil where none was agreed.
  package var target: Double?
  /// The last reading, in the same unit; nil before the first one.
  package var current: Double?

  /// A figure with its last reading only.
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
  /// Lead times count from here.
  package var createdAt: Instant
  /// Cycle times count from here (`domain.md` 5.11).
  package var startedAt: Instant
  /// The last entry into *done*, from which it did not come back.
  package var finishedAt: Instant
  /// False where an import brought it in as done, so that nobody knows when work on it began.
  var hasHistory: Bool

  /// With a history, where nothing else is said.
  package init(
    createdAt: Instant, startedAt: Instant, finishedAt: Instant, hasHistory: Bool = true
  ) {
    self.hasHistory = hasHistory
    self.createdAt = createdAt
    self.startedAt = startedAt
    self.finishedAt = finishedAt
  }
}

/// One pass of the methodology over a scope (`domain.md` 0).
package struct Cycle: Equatable, Sendable {
  /// Unique in the project; deliverables name it.
  package var key: String
  /// What it is about in a few words: the whole project or one feature.
  package var scope: String
  /// One of `ProjectFormat.steps`; nil where the cycle does not use them.
  package var stepInFocus: String?
  /// One of `ProjectFormat.phases`; nil where the cycle does not use them.
  package var phaseInFocus: String?

  /// A cycle where it stands now, without the way it came.
  package init(key: String, scope: String, stepInFocus: String?, phaseInFocus: String?) {
    self.key = key
    self.scope = scope
    self.stepInFocus = stepInFocus
    self.phaseInFocus = phaseInFocus
  }
}

/// A checklist row with its state (`domain.md` 1.3).
package struct Deliverable: Equatable, Sendable {
  /// How far it has come; nothing is ever locked by it (`domain.md` 1.3).
  package enum State: String, Sendable, CaseIterable {
    case notStarted = "not_started"
    case inProgress = "in_progress"
    case inReview = "in_review"
    case signedOff = "signed_off"
    case notApplicable = "not_applicable"

    /// The state as it stands on the screen, such as `in review`.
    package var words: String { rawValue.split(separator: "_").joined(separator: " ") }
    /// Three columns, told apart without colour.
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

  /// Key of the cycle that it belongs to.
  package var cycle: String
  /// `four_step` or `crisp_dm`.
  package var framework: String
  /// One of `ProjectFormat.steps` for `four_step`, of `ProjectFormat.phases` for `crisp_dm`.
  package var group: String
  /// Number of the CRISP-DM task, such as `4.3`; nil for the four steps.
  package var task: String?
  /// Stable, such as `DI-1` or `C4.2.1`, and unique in a cycle (`domain.md` 1.1, 2.1).
  package var code: String
  /// The output in the framework's words.
  package var name: String
  /// Set by people, never worked out from the evidence.
  package var state: State
  /// Key of the member who sees to it; nil for nobody.
  package var owner: String?
  /// What backs it, one reference each, such as an item's key; empty for none.
  package var evidence: [String]
  /// Remarks, or why it does not apply; may be empty.
  package var note: String
  /// Key of the member who signed it off; nil while nobody did.
  package var signedBy: String?
  /// When it was signed off.
  package var signedAt: Instant?

  /// A row as it stands now, without its earlier states and not signed yet.
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

  /// True where evidence or a note backs it, without which nobody signs (`domain.md` 1.3).
  package var hasProof: Bool { !evidence.isEmpty || !note.isEmpty }
  /// True where only the customer's name counts: outputs of Discover, and the last one of Deploy
  /// (`domain.md` 1.3).
  package var isSignedByCustomer: Bool { group == "discover" || code == "DP-4" }

  /// True where customer and team have agreed on an approach: the output `PL-3` is signed off.
  package static func approachIsAgreed(in rows: [Deliverable]) -> Bool {
    rows.contains { $0.code == "PL-3" && $0.state == .signedOff }
  }

  /// The step under which a CRISP-DM row is shown (`domain.md` 2.3).
  ///
  /// 4.3 and 4.4 move from Play to Develop once an approach is agreed.
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
  /// Rows that are signed off.
  package var done: Int
  /// All rows but those that do not apply.
  package var total: Int
  /// Rows that do not apply; they are in neither number.
  package var notApplicable: Int

  /// Counts rows of one framework; those of both are never summed (`domain.md` 1.3).
  package init(_ rows: some Sequence<Deliverable>) {
    done = 0
    total = 0
    notApplicable = 0
    for row in rows {
      if row.state == .notApplicable { notApplicable += 1 } else { total += 1 }
      if row.state == .signedOff { done += 1 }
    }
  }

  /// `3/5`; a dash where no row applies.
  package var text: String { total == 0 ? "-" : "\(done)/\(total)" }
  /// True where every row that applies is signed off, and at least one applies.
  package var isComplete: Bool { total > 0 && done == total }
}

/// An alert of monitoring.
package struct Alert: Equatable, Sendable {
  /// Unique in the project.
  package var key: String
  /// `warning` or `alert`.
  package var level: String
  /// When it was raised.
  package var at: Instant
  /// The condition that was broken, such as `latency_p95_ms <= 300`.
  package var rule: String
  /// What was measured when it was raised, in the unit of the rule; nil where that was not kept.
  package var value: Double?
  /// What was measured last of the same thing; nil where nothing was since.
  package var latest: Double?
  /// `open`, `acknowledged` or `resolved`.
  package var state: String

  /// An alert as it stands now, without what was done about it.
  package init(key: String, level: String, at: Instant, rule: String, value: Double?, state: String) {
    self.key = key
    self.level = level
    self.at = at
    self.rule = rule
    self.value = value
    self.state = state
  }
}
