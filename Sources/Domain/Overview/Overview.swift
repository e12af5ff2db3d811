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
  /// The points that the project estimates with (`domain.md` 4.3); empty where it names none.
  package var estimateScale: [Double] = []
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
  /// False for a first reading of a project with thousands of waiting items: it holds those in front only, and
  /// the whole one follows.
  package var isWhole = true
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
  /// Figures of finished runs that are older than those of the list; set before the list.
  package var olderFigures: [OlderFigures] = []
  /// When the oldest finished run of the list began, as far as those figures go by it; nil where the list holds all.
  package var listedSince: Instant?
  /// Experiments of which some run has its final figure.
  private var experimentsWithFigure: Set<String> = []
  /// Keys of runs of the list that were no gain (`domain.md` 7.2).
  private var runsWithoutGain: Set<String> = []
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
  /// By the names of metrics that runs are known by or that are watched: a name is long to read.
  private var directions: [String: MetricDirection] = [:]
  /// What the sprint is about now: cards in work from the last column to the first, then those of the
  /// sprint that wait, the readiest first; by rank inside a column, as on the board.
  package var sprintCards: ItemList { ItemList(sprintPlaces, of: items, index: places) }
  private var sprintPlaces: [Int] = []
  /// What is not started yet, by rank; sorted once, because a screen asks for it at every key.
  package var backlog: ItemList { ItemList(backlogPlaces, of: items, index: places) }
  private var backlogPlaces: [Int] = []
  /// The newest sign of life of any running run.
  package private(set) var lastSignOfLife: Instant?
  /// Items that are hindered and not done.
  package private(set) var blockedCount = 0
  /// Runs that run or wait for their turn, as the tracker says, among those that are held here.
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
    experimentsWithFigure = RunComparison.experimentsWithFigure(among: runs, beside: olderFigures)
    figureNames = Set(runs.compactMap { figure(of: $0)?.name })
    finishedPlaces = Dictionary(grouping: runs.indices.filter { runs[$0].isFinished }) { runs[$0].experiment }
    let named = figureNames.union(runs.compactMap { $0.watched?.name })
    directions = Dictionary(uniqueKeysWithValues: named.map { ($0, MetricDirection(metric: $0)) })
    comparisons = RunComparison.all(of: runs, beside: olderFigures) { direction(of: $0) }
    runsWithoutGain = RunComparison.withoutGain(among: runs, beside: olderFigures)
  }

  /// How many of those that run gave no sign of life for too long.
  package func silentCount(now: Instant) -> Int {
    // They stand in front.
    runs.prefix(runningCount).count { $0.silentSince(now: now) != nil }
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
    let places = finishedPlaces[run.experiment] ?? []
    let best = run.headline.flatMap {
      Run.best(of: runs, at: places, like: run, metric: $0.name, direction(of: $0.name))
    }
    let others = places.filter { runs[$0].key != run.key }
    return (best ?? others.first { runs[$0].dataset == run.dataset } ?? others.first).map { runs[$0] }
  }
  /// Which way a metric gets better.
  package func direction(of metric: String) -> MetricDirection {
    directions[metric] ?? MetricDirection(metric: metric)
  }
  /// How a run stands against the best comparable one; `none` where it is not held here.
  package func comparison(of run: Run) -> RunComparison { comparisons[run.key] ?? .none }

  /// The figure by which a run is listed; nil where it reported nothing.
  ///
  /// Where it has neither the figure of its experiment nor a history, the metric is missing (`domain.md` 7.2).
  package func figure(of run: Run) -> (name: String, metric: Run.Metric?)? {
    run.figure(amongThoseWith: experimentsWithFigure)
  }

  /// True where a run of the list came to its end no better than an earlier comparable one (`domain.md` 7.2).
  package func hasNoGain(_ run: Run) -> Bool { runsWithoutGain.contains(run.key) }

  /// The item with a key; nil where it is not held here.
  package func item(_ key: ItemKey) -> WorkItem? { places[key].map { items[$0] } }
  /// The cards of a status, by rank; epics are no cards (`domain.md` 4.1).
  package func cards(in status: String) -> ItemList {
    ItemList(columns[status] ?? [], of: items, index: places)
  }
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
    return members.name(of: key)
  }
}
