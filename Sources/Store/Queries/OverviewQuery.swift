package import Domain
import GRDB

/// An overview, and what it was read from.
package struct OverviewReading: Sendable {
  /// What was read.
  package var overview: Overview
  /// The newest operation of the file then.
  fileprivate var operation: Int64
  /// The project's day then: absences, forecast and burndown go by it.
  fileprivate var day: Day
  /// When that was.
  fileprivate var at: Instant

  /// True where a sprint began or ended since: its burndown begins, or stands still from then on.
  fileprivate func missesEdge(at now: Instant) -> Bool {
    let passed = min(at, now)...max(at, now)
    return overview.sprints.contains { passed.contains($0.startsAt) || passed.contains($0.endsAt) }
  }
}

extension ProjectStore {
  /// Reads what the console shows, in one transaction.
  package func overview(of project: ProjectReference, now: Instant) throws -> Overview {
    try overview(of: project, now: now, after: nil).overview
  }

  /// Reads what the console shows, in one transaction; where nobody did anything on the same day since an earlier
  /// reading, only what that left out and what comes from trackers: a training logs several times a second.
  ///
  /// - Parameter isFirst: true where a screen waits for it: of very many waiting items those in front are enough.
  package func overview(
    of project: ProjectReference, now: Instant, after earlier: OverviewReading?, isFirst: Bool = false
  ) throws -> OverviewReading {
    try read { db in
      let query = OverviewQuery(db: db, project: project, now: now, isFirst: isFirst)
      let operation = try Int64.fetchOne(db, cached: "SELECT MAX(sequence) FROM operation") ?? 0
      if var earlier, earlier.overview.key == project.key, earlier.operation == operation,
        earlier.day == earlier.overview.calendar.day(of: now), !earlier.missesEdge(at: now)
      {
        earlier.at = now
        if !earlier.overview.isWhole { try query.readItems(&earlier.overview) }
        try query.readTracked(&earlier.overview)
        return earlier
      }
      let overview = try query.run()
      return OverviewReading(
        overview: overview, operation: operation, day: overview.calendar.day(of: now), at: now)
    }
  }

  /// A metric's history, thinned to what a chart can show, and how many points it holds: both of one moment, for
  /// whoever compares the counts would else believe to have points that came in between.
  package func series(_ id: Int64, atMost most: Int = 1000) throws -> (points: [MetricPoint], count: Int) {
    try read { db in
      let table = MetricPoints(db: db)
      return (try digests.read(id, atMost: most, table).points, try table.count(of: id))
    }
  }

  /// The burndown of a sprint by its key, active or not; nil where there is no such sprint.
  package func burndown(of sprint: String, in project: ProjectReference, now: Instant) throws -> Burndown? {
    try read { db in
      let rows = ProjectRows(db: db, project: project)
      guard let sprint = try rows.sprints().first(where: { $0.key == sprint }) else { return nil }
      return try OverviewQuery(db: db, project: project, now: now)
        .burndown(sprint, try rows.calendar(), try rows.workflow())
    }
  }

  /// Everything about one item.
  package func itemDetail(_ key: ItemKey, in project: ProjectReference) throws -> ItemDetail? {
    try read { db in try ItemDetailQuery(db: db, project: project).run(key) }
  }

  /// Runs as a listing shows them, those that the tracker deleted last; all of them or one by its key.
  package func runs(of project: ProjectReference, key: String? = nil) throws -> [Run] {
    try read { db in try ModelRows(db: db, project: project).runs(keys: key.map { [$0] }) }
  }

  /// The key of the run that is named, whole or by its beginning.
  ///
  /// - Throws: `Objection` where none or several begin so.
  package func runKey(_ named: String, in project: ProjectReference) throws -> String {
    // One more than a sentence holds.
    let most = 5
    let found = try read { db in
      try String.fetchAll(
        db,
        cached: """
          SELECT "key" FROM run WHERE projectId = ?1 AND substr("key", 1, length(?2)) = ?2 AND ?2 <> ''
          ORDER BY "key" = ?2 DESC, "key" LIMIT ?3
          """, arguments: [project.id, named, most + 1])
    }
    guard let first = found.first else { throw Objection.refusal(.unknownRun(named)) }
    guard first == named || found.count == 1 else {
      let more = found.count > most ? ["…"] : []
      throw Objection.refusal(.ambiguousRun(named, found.prefix(most) + more))
    }
    return first
  }

  /// Tags of runs by the run's key, of all of them or of one.
  package func runTags(of project: ProjectReference, key: String? = nil) throws -> [String: [Run.Pair]] {
    try read { db in try ModelRows(db: db, project: project).runTags(key: key) }
  }

  /// Registered models in the registry's order, with all versions.
  package func models(of project: ProjectReference) throws -> [RegisteredModel] {
    try read { db in try ModelRows(db: db, project: project).models() }
  }

  /// All sprints in the project's order, closed ones included.
  package func sprints(of project: ProjectReference) throws -> [Sprint] {
    try read { db in try ProjectRows(db: db, project: project).sprints() }
  }

  /// Items as a listing shows them, all of them.
  package func items(of project: ProjectReference) throws -> [WorkItem] {
    try read { db in try ItemRows(db: db, project: project).items(where: "1", []) }
  }
}

/// The overview, part by part.
private struct OverviewQuery {
  /// In a transaction that somebody else began.
  let db: Database
  /// Whose rows are read.
  let project: ProjectReference
  /// The moment that absence, forecast and burndown go by.
  let now: Instant
  /// True where a screen waits for it, so that of very many waiting items those in front are enough.
  var isFirst = false
  /// Of a column that waits, so many are read first: more than a screen shows.
  private static let firstWaiting = 300
  /// Most items of a column in work or done; the rest is counted, and the backlog is held whole.
  private static let mostPerColumn = 300
  private static let mostRuns = 300

  /// The whole of it.
  func run() throws -> Overview {
    let rows = ProjectRows(db: db, project: project)
    try rows.check()
    var overview = Overview()
    overview.key = project.key
    overview.name =
      try String.fetchOne(db, cached: "SELECT name FROM project WHERE id = ?", arguments: [project.id]) ?? ""
    overview.calendar = try rows.calendar()
    overview.workflow = try rows.workflow()
    overview.sprints = try rows.sprints()
    overview.estimateScale = try rows.estimateScale()
    overview.members = try rows.members()
    overview.absent = try rows.absent(at: now)
    try readItems(&overview)
    overview.flow = FlowFigures(finished: try finished(), calendar: overview.calendar)
    let standups = StandupRows(db: db, project: project)
    overview.standup = try standups.open()
    overview.lastStandup = try standups.lastEnded()
    try readMethod(&overview)
    try readTracked(&overview)
    overview.alerts = try ModelRows(db: db, project: project).alerts()
    overview.keyFigures = try keyFigures()
    overview.forecast = try forecast(overview)
    if let sprint = overview.sprint {
      overview.burndown = try burndown(sprint, overview.calendar, overview.workflow)
    }
    return overview
  }

  /// Runs and models, which trackers change without any operation, and what names a model by a name that they
  /// may change.
  func readTracked(_ overview: inout Overview) throws {
    let models = ModelRows(db: db, project: project)
    let runs = try models.runs(isDeleted: false, limit: Self.mostRuns)
    // A training asks for all this several times a second, and what no list holds changes when a run leaves it.
    let start = runs.count < Self.mostRuns ? nil : runs.filter(\.isFinished).compactMap(\.startedAt).min()
    if start != overview.listedSince {
      if isFirst {
        // A screen does not wait for it.
        overview.isWhole = false
      } else {
        overview.olderFigures = try start.map(models.figures) ?? []
        overview.listedSince = start
      }
    }
    overview.runs = runs
    overview.deletedRuns = try models.runs(isDeleted: true, limit: Self.mostRuns)
    overview.models = try models.models()
    overview.deployments = try models.deployments()
    overview.traces = try traces()
    // Those of an earlier reading would pass for runs of the list.
    overview.olderRuns = []
    let named = overview.models.flatMap { $0.versions.compactMap(\.run) }
    let missing = named.filter { overview.run($0) == nil }
    overview.olderRuns = missing.isEmpty ? [] : try models.runs(keys: missing, limit: Self.mostRuns)
  }

  /// Items by status; of a first reading those in front.
  func readItems(_ overview: inout Overview) throws {
    let items = ItemRows(db: db, project: project)
    (overview.isWhole, overview.hidden, overview.hiddenBlocked) = (true, [:], 0)
    var all: [WorkItem] = []
    for status in overview.workflow.columns {
      let sprint = overview.sprint?.key
      let mostWaiting = isFirst ? Self.firstWaiting : -1
      let held =
        if status.category != .done {
          try items.items(
            where: "status = ?", [status.key],
            limit: status.category == .todo ? mostWaiting : Self.mostPerColumn)
        } else if let sprint {
          // The plus keeps SQLite from going through all that was ever finished for what one sprint did.
          try items.items(
            where: "+status = ? AND sprint = ?", [status.key, sprint], limit: Self.mostPerColumn)
        } else {
          try items.items(where: Self.newestFinished, [status.key])
        }
      all += held
      // What waits is held whole, and what another sprint finished is no part of this one's column.
      if status.category == .todo, mostWaiting < 0 { continue }
      if status.category == .done, sprint != nil { continue }
      // Epics count to what was read and not to what is hidden.
      if status.category == .todo, held.count == mostWaiting { overview.isWhole = false }
      let beyond = try count("status = ? AND \"type\" <> 'epic'", [status.key]) - held.count { !$0.isEpic }
      if beyond > 0 { overview.hidden[status.key] = beyond }
    }
    if !overview.hidden.isEmpty {
      let blocked = try count(
        """
        blockedSince IS NOT NULL AND status IN
          (SELECT "key" FROM status WHERE status.projectId = workItem.projectId AND category IN ('todo', 'doing'))
        """, [])
      overview.hiddenBlocked =
        blocked - all.count { $0.block != nil && overview.workflow.category($0.status) != .done }
    }
    overview.items = all
  }

  /// Without a sprint, what was finished last: a card that was just moved to done stays in sight.
  private static let newestFinished = """
    id IN (SELECT id FROM workItem WHERE projectId = ?1 AND status = ?2
      ORDER BY COALESCE(finishedAt, createdAt) DESC, number DESC LIMIT 30)
    """

  private func count(_ condition: String, _ values: [String]) throws -> Int {
    try Int.fetchOne(
      db, cached: "SELECT COUNT(*) FROM workItem WHERE projectId = ? AND \(condition)",
      arguments: StatementArguments([project.id]) + StatementArguments(values)) ?? 0
  }

  private func keyFigures() throws -> [KeyFigure] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT "key", name, direction, target, current FROM kpi WHERE projectId = ?
        ORDER BY kind = 'primary' DESC, position
        """, arguments: [project.id]
    ).map {
      try KeyFigure(key: $0[0], name: $0[1], isBetterHigher: $0[2] == "up", target: $0[3], current: $0[4])
    }
  }

  private func traces() throws -> [Trace] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT question, kpi, item, model, version FROM traceability WHERE projectId = ? ORDER BY position
        """, arguments: [project.id]
    ).map { try Trace(question: $0[0], keyFigure: $0[1], item: $0[2], model: $0[3], version: $0[4]) }
  }

  /// For what is in work now.
  private func forecast(_ overview: Overview) throws -> Forecast? {
    let first = try Int64.fetchOne(
      db, cached: "SELECT MIN(createdAt) FROM workItem WHERE projectId = ?", arguments: [project.id])
    let window = FlowFigures.forecastWindow(
      today: overview.calendar.day(of: now),
      firstCreation: first.map { overview.calendar.day(of: Instant(milliseconds: $0)) })
    return Forecast(
      items: overview.inWork, history: overview.flow.dailyThroughput(from: window.first, to: window.last))
  }

  /// All that are done, from an index that holds just these columns.
  private func finished() throws -> [FinishedItem] {
    var items: [FinishedItem] = []
    var doneWhenMade: [(place: Int, number: Int64)] = []
    try db.eachRowOfNumbers(
      cached: """
        SELECT createdAt, startedAt, finishedAt, number FROM workItem
        WHERE projectId = ?1 AND finishedAt IS NOT NULL AND "type" <> 'epic'
        """, arguments: [project.id]
    ) { row in
      let item = try FinishedItem(
        createdAt: Instant(milliseconds: row[0]), startedAt: Instant(milliseconds: row[1]),
        finishedAt: Instant(milliseconds: row[2]))
      if item.createdAt == item.finishedAt { doneWhenMade.append((items.count, try row[3])) }
      items.append(item)
    }
    // The log is looked into for those few only.
    for (place, number) in doneWhenMade {
      items[place].hasHistory =
        try Bool.fetchOne(
          db, cached: "SELECT EXISTS (SELECT 1 FROM event WHERE item = ? AND kind = 'item-added')",
          arguments: [ItemKey(project: project.key, number: Int(number)).description]) ?? false
    }
    return items
  }

  private func readMethod(_ overview: inout Overview) throws {
    overview.cycles = try Row.fetchAll(
      db,
      cached:
        "SELECT \"key\", scope, stepInFocus, crispInFocus FROM cycle WHERE projectId = ? ORDER BY position",
      arguments: [project.id]
    ).map { try Cycle(key: $0[0], scope: $0[1], stepInFocus: $0[2], phaseInFocus: $0[3]) }
    overview.deliverables = try Row.fetchAll(
      db,
      cached: """
        SELECT cycle, framework, "group", task, code, name, state, owner, note,
          signedBy, signedAt, (SELECT group_concat(value, char(31)) FROM
            (SELECT value FROM evidence WHERE deliverableId = deliverable.id ORDER BY position))
        FROM deliverable WHERE projectId = ? ORDER BY position
        """, arguments: [project.id]
    ).map { row in
      let evidence = try (row[11] as String?)?.split(separator: "\u{1F}").map(String.init) ?? []
      var deliverable = try Deliverable(
        cycle: row[0], framework: row[1], group: row[2], task: row[3], code: row[4], name: row[5],
        state: Deliverable.State(rawValue: row[6]) ?? .notStarted, owner: row[7], evidence: evidence,
        note: row[8])
      deliverable.signedBy = try row[9]
      deliverable.signedAt = try (row[10] as Int64?).map(Instant.init(milliseconds:))
      return deliverable
    }
    let proofs = ProofRows(db: db, project: project)
    overview.signOffs = try proofs.signOffs()
    overview.decisions = try proofs.decisions()
    overview.evidenceTitles = try proofs.itemTitles()
  }

  /// By the histories of all items that were ever in the sprint.
  func burndown(_ sprint: Sprint, _ calendar: WorkingCalendar, _ workflow: Workflow) throws -> Burndown {
    // The plus keeps SQLite from going through all items of the project for the few of a sprint.
    let keys = try String.fetchAll(
      db,
      cached: """
        SELECT "key" FROM workItem WHERE +projectId = ?1 AND "type" <> 'epic'
          AND id IN (SELECT workItemId FROM historyEntry WHERE sprint = ?2)
        """, arguments: [project.id, sprint.key])
    let items = ItemRows(db: db, project: project)
    let tracks = try keys.compactMap { text -> Burndown.Track? in
      guard let key = ItemKey(text), let item = try items.items(where: "\"key\" = ?", [text]).first else {
        return nil
      }
      let history = try items.history(of: key)
      let first = history.first { $0.kind == .estimate }
      return Burndown.Track(
        createdEstimate: first.map { $0.from.flatMap(Double.init) } ?? item.estimate, history: history)
    }
    return Burndown(sprint: sprint, tracks: tracks, calendar: calendar, workflow: workflow, now: now)
  }
}
