import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

/// What the console counts holds for all items, also for those that it does not load.
@Suite struct OverviewTests {
  private let demo: DemoStore

  init() throws { demo = try DemoStore() }

  private var overview: Overview {
    get throws { try demo.store.overview(of: demo.project, now: demo.now) }
  }

  /// Adds items with numbers from 1001, each finished or blocked where a time is given.
  private func addItems(_ count: Int, _ status: String, finishedAt: String = "NULL", blocked: String = "NULL")
    throws
  {
    try demo.store.write { db in
      try db.execute(
        sql: """
          WITH RECURSIVE n (i) AS (SELECT 1001 UNION ALL SELECT i + 1 FROM n WHERE i < 1000 + ?)
          INSERT INTO workItem (projectId, position, "key", type, title, status, priority, createdAt,
            startedAt, finishedAt, blockedSince, blockedReason)
          SELECT ?, i, 'TAXI-' || i, 'task', 'Item ' || i, ?, 'low', 0, 0, \(finishedAt), \(blocked), 'waits' FROM n
          """, arguments: [count, demo.project.id, status])
    }
  }

  /// Adds finished runs from X101, newer than those of the demo.
  private func addRuns(_ count: Int) throws {
    try demo.store.write { db in
      try db.execute(
        sql: """
          WITH RECURSIVE n (i) AS (SELECT 101 UNION ALL SELECT i + 1 FROM n WHERE i < 100 + ?)
          INSERT INTO run (projectId, position, "key", name, experiment, status, startedAt)
          SELECT ?, i, 'X' || i, 'run', (SELECT name FROM experiment LIMIT 1), 'FINISHED', 9e12 FROM n
          """, arguments: [count, demo.project.id])
    }
  }

  @Test func withoutASprintTheNewestFinishedStayInSight() throws {
    try demo.store.write { try $0.execute(sql: "UPDATE sprint SET state = 'closed'") }
    #expect(try overview.cards(in: "done").count == 17)
    try addItems(100, "done", finishedAt: "i")
    _ = try demo.store.perform(
      .moveItems([key(22)], to: "done"), by: demo.actor(), answers: Answers(isConfirmed: true))
    let now = try overview
    #expect(now.cards(in: "done").count == 30)
    #expect(now.count(in: "done") == 118)
    #expect(now.item(key(22)) != nil)
    #expect(now.item(key(1089)) != nil && now.item(key(1088)) == nil, "18 of the demo, then the newest 12")
  }

  @Test func countsHoldForItemsThatAreNotLoaded() throws {
    let before = try overview
    try addItems(2500, "in_progress", blocked: "CASE WHEN i > 1100 THEN i END")
    let now = try overview
    #expect(now.inWork == before.inWork + 2500)
    #expect(now.count(in: "in_progress") == 2503)
    #expect(now.forecast?.items == now.inWork)
    #expect(now.blockedCount == before.blockedCount + 2400)
    #expect(now.items.count < 2400)
  }

  @Test func theWholeBacklogIsThere() throws {
    try addItems(5000, "backlog")
    let now = try overview
    #expect(now.item(key(6000)) != nil)
    #expect(now.hidden.isEmpty)
  }

  @Test func ofVeryManyWaitingItemsTheFirstReadingHoldsThoseInFront() throws {
    let whole = try demo.store.overview(of: demo.project, now: demo.now, after: nil, isFirst: true).overview
    #expect(whole.isWhole && whole.hidden.isEmpty)
    try addItems(6000, "backlog")
    let first = try demo.store.overview(of: demo.project, now: demo.now, after: nil, isFirst: true)
    #expect(!first.overview.isWhole)
    let now = try overview
    #expect(now.isWhole)
    #expect(first.overview.count(in: "backlog") == now.count(in: "backlog"))
    #expect(first.overview.backlog.first == now.backlog.first)
    #expect(first.overview.blockedCount == now.blockedCount)
    let second = try demo.store.overview(of: demo.project, now: demo.now, after: first)
    #expect(second.overview.isWhole && second.overview.hidden.isEmpty)
    #expect(second.overview.items == now.items)
  }

  /// They are no cards, so that no count of hidden ones tells of them.
  @Test func epicsBehindAFirstReadingAreMissedToo() throws {
    try addItems(310, "backlog")
    try demo.store.write { db in
      try db.execute(sql: "UPDATE workItem SET type = 'epic' WHERE number > 1250")
    }
    let first = try demo.store.overview(of: demo.project, now: demo.now, after: nil, isFirst: true)
    #expect(!first.overview.isWhole && first.overview.hidden.isEmpty)
    let second = try demo.store.overview(of: demo.project, now: demo.now, after: first)
    #expect(second.overview.isWhole && second.overview.item(key(1310)) != nil)
  }

  @Test func everyRunIsListedAndFound() throws {
    try addRuns(400)
    #expect(try demo.store.runs(of: demo.project).count == 412)
    // Newer ones fill the list, and the run of an old version is still at hand.
    let now = try overview
    #expect(!now.runs.contains { $0.key == "R04" })
    #expect(now.run("R04")?.item == "TAXI-9")
    #expect(try demo.store.runs(of: demo.project, key: "X499").map(\.key) == ["X499"])
    #expect(try demo.store.runs(of: demo.project, key: "X999").isEmpty)
  }

  /// What is older than the list counts too, so that console and verb say the same.
  @Test func aRunIsMeasuredByThoseThatNoListHolds() throws {
    try addRuns(400)
    try demo.store.write { db in
      try db.execute(
        sql: """
          UPDATE run SET (experiment, dataset) = (SELECT experiment, dataset FROM run WHERE "key" = 'R06')
          WHERE "key" = 'X101'
          """)
      try db.execute(
        sql: """
          INSERT INTO metricSeries (runId, position, name, value, isNaN, isReported)
          SELECT id, 0, 'f1', 0.71, 0, 1 FROM run WHERE "key" = 'X101'
          """)
    }
    let now = try overview
    let run = try #require(now.run("X101"))
    #expect(now.hasNoGain(run), "R06 came to 0.7194")
    // A screen that waits is shown before that.
    let first = try demo.store.overview(of: demo.project, now: demo.now, after: nil, isFirst: true)
    #expect(!first.overview.isWhole && !first.overview.hasNoGain(run))
    let second = try demo.store.overview(of: demo.project, now: demo.now, after: first)
    #expect(second.overview.isWhole && second.overview.hasNoGain(run))
    guard case .difference(_, _, isBetter: false) = now.comparison(of: run) else {
      Issue.record("\(now.comparison(of: run))")
      return
    }
    #expect(
      RunComparison.withoutGain(among: try demo.store.runs(of: demo.project)).contains("X101"))
  }

  @Test func anItemNamesTheQuestionTheFigureAndTheVersionThatItServes() throws {
    let detail = try #require(try demo.store.itemDetail(key(12), in: demo.project))
    let links = detail.links.map { "\($0.relation) \($0.target)" }
    for wanted in ["question Q1", "KPI K1", "model ride-anomaly-detector"] {
      #expect(links.contains(wanted), "\(wanted)")
    }
    let other = try #require(try demo.store.itemDetail(key(16), in: demo.project))
    #expect(!other.links.contains { $0.relation == "KPI" })
  }

  @Test func deletedRunsAndThoseOfDeletedExperimentsStandApart() throws {
    let before = try overview
    let experiment = try #require(before.run("R01")?.experiment)
    let gone = before.runs.filter { $0.experiment == experiment }.map(\.key)
    try demo.store.write { db in
      try db.execute(
        sql: "UPDATE experiment SET lifecycle = 'deleted' WHERE name = ?", arguments: [experiment])
      try db.execute(sql: "UPDATE run SET lifecycle = 'deleted' WHERE \"key\" = 'R12'")
    }
    let now = try overview
    #expect(Set(now.deletedRuns.map(\.key)) == Set(gone + ["R12"]))
    #expect(now.runs.count == before.runs.count - now.deletedRuns.count)
    #expect(now.run("R12")?.isDeleted == true)
    #expect(now.runningCount == 0)
    #expect(now.runningRun(of: key(21)) == nil)
    let all = try demo.store.runs(of: demo.project)
    #expect(all.count == before.runs.count)
    #expect(all.suffix(now.deletedRuns.count).allSatisfy { $0.isDeleted })
  }

  @Test func anImportedItemWithoutHistoryIsLeftOutOfTheTimesAndCounted() throws {
    let before = try overview.flow
    try addItems(3, "done", finishedAt: "0")
    let now = try overview.flow
    #expect(now.cycleTimes == before.cycleTimes)
    #expect(now.leadTimes == before.leadTimes)
    #expect(before.withoutHistory == 0 && now.withoutHistory == 3)
    _ = try demo.store.perform(.addItem(.init(title: "Small", status: "done")), by: demo.actor())
    #expect(try overview.flow.cycleTimes == [1] + before.cycleTimes, "added here, so its one day is known")
  }

  @Test func signOffsAndDecisionsAreReadWithThoseWithdrawn() throws {
    let overview = try overview
    let definition = try #require(overview.deliverables.first { $0.code == "DI-1" && $0.cycle == "C1" })
    #expect(definition.signedBy == "greta" && definition.signedAt != nil)
    let signOffs = overview.signOffs(of: definition)
    #expect(signOffs.map(\.key) == ["SO-2", "SO-1"])
    #expect(signOffs.map { $0.withdrawnAt == nil } == [true, false])
    #expect(!overview.isWithdrawn(definition))
    var reopened = definition
    reopened.state = .inProgress
    #expect(!overview.isWithdrawn(reopened), "the second sign-off was not withdrawn")
    #expect(overview.decisions.map(\.key) == ["DEC-1", "DEC-2", "DEC-3", "DEC-4"])
    #expect(overview.evidenceTitles["TAXI-5"] == "Written definition of an anomalous ride")
  }

  /// Where nobody did anything only what trackers write is read; that must give what reading everything gives.
  @Test func anOverviewAfterAnotherIsThatOfReadingEverything() throws {
    func check(_ earlier: OverviewReading?, at now: Instant) throws -> OverviewReading {
      let next = try demo.store.overview(of: demo.project, now: now, after: earlier)
      #expect(try next.overview == demo.store.overview(of: demo.project, now: now))
      return next
    }
    // What is not a number equals nothing.
    try demo.store.write { try $0.execute(sql: "UPDATE metricSeries SET value = 1, isNaN = 0") }
    let first = try check(nil, at: demo.now)
    try demo.store.write { db in
      try db.execute(sql: "UPDATE run SET name = 'renamed', lifecycle = 'deleted' WHERE \"key\" = 'R12'")
      try db.execute(sql: "UPDATE metricSeries SET pointCount = pointCount + 1")
    }
    let second = try check(first, at: demo.now)
    #expect(second.overview.run("R12")?.name == "renamed" && second.overview.runningCount == 0)
    _ = try demo.store.perform(.addItem(.init(title: "One more")), by: demo.actor())
    let third = try check(second, at: demo.now)
    #expect(third.overview.items.count == first.overview.items.count + 1)
    _ = try demo.store.undo(by: demo.actor())
    let fourth = try check(third, at: demo.now)
    #expect(fourth.overview.items == first.overview.items)
    // Runs of old versions are too old for the list then, and are read all the same.
    try addRuns(400)
    let fifth = try check(try check(fourth, at: demo.now), at: demo.now)
    #expect(fifth.overview.run("R04")?.item == "TAXI-9")
    try demo.store.write {
      try $0.execute(sql: "UPDATE registeredModel SET name = 'new' WHERE name = 'ride-anomaly-detector'")
    }
    #expect(try check(fifth, at: demo.now).overview.deployments.contains { $0.model == "new" })
    let days = Instant(milliseconds: demo.now.milliseconds + 3 * 86_400_000)
    #expect(try check(fourth, at: days).overview.burndown != first.overview.burndown)
  }

  /// Within a day nothing is read again, but a sprint begins and ends at a moment.
  @Test func aSprintThatBeginsOrEndsBetweenTwoReadingsIsReadAnew() throws {
    let sprint = try #require(try overview.sprint)
    for edge in [sprint.startsAt, sprint.endsAt] {
      let (before, after) = (edge.adding(milliseconds: -60_000), edge.adding(milliseconds: 60_000))
      let first = try demo.store.overview(of: demo.project, now: before, after: nil)
      let second = try demo.store.overview(of: demo.project, now: after, after: first)
      #expect(
        second.overview.burndown == (try demo.store.burndown(of: sprint.key, in: demo.project, now: after)))
      if edge == sprint.startsAt { #expect(second.overview.burndown != first.overview.burndown) }
    }
  }

  @Test func everySprintHasItsBurndown() throws {
    for sprint in try overview.sprints {
      let burndown = try demo.store.burndown(of: sprint.key, in: demo.project, now: demo.now)
      #expect(burndown?.points.isEmpty == false, "\(sprint.key)")
    }
    #expect(try demo.store.burndown(of: "S3", in: demo.project, now: demo.now) == overview.burndown)
    #expect(try demo.store.burndown(of: "S99", in: demo.project, now: demo.now) == nil)
  }
}
