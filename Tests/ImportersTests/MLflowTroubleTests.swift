import Domain
import Foundation
import GRDB
import Glibc
import Importers
import TestSupport
import Testing

@testable import App
@testable import Store

/// Stores that are larger, odder or busier than the sample.
@Suite struct MLflowTroubleTests {
  private let mirror: MirroredStore

  init() throws { mirror = try MirroredStore() }

  /// So many runs of one point each, as one commit.
  private static func manyRuns(_ count: Int) -> [String] {
    let numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))"
    return [
      """
      INSERT INTO runs (run_uuid, name, status, start_time, lifecycle_stage, experiment_id)
      \(numbers) SELECT 'many' || i, 'many', 'FINISHED', 1, 'active', 0 FROM n
      """,
      """
      INSERT INTO metrics ("key", value, timestamp, run_uuid, step, is_nan)
      \(numbers) SELECT 'loss', 0.5, 5, 'many' || i, 0, 0 FROM n
      """,
    ]
  }

  private func stored(_ sql: String) throws -> Int {
    try mirror.demo.store.read { try Int.fetchOne($0, sql: sql) ?? 0 }
  }

  private let manyPoints = """
    SELECT COUNT(*) FROM metricPoint JOIN metricSeries ON metricSeries.id = seriesId
    JOIN run ON run.id = runId WHERE run."key" LIKE 'many%'
    """

  @Test func everyPointOfManyNewRunsArrives() throws {
    let sync = try mirror.sync()
    try sync.runFull()
    let statements = Self.manyRuns(2500)
    try mirror.change(statements[0], statements[1])
    #expect(try sync.runQuick() == 2500)
    #expect(try stored(manyPoints) == 2500)
  }

  /// Runs that begin between the reading of the runs and that of the points.
  @Test func runsThatBeginMeanwhileComeWithTheirPoints() throws {
    let tracker = try MLflowStore(path: mirror.path)
    let statements = Self.manyRuns(1200)
    try mirror.change(statements[0], statements[1])
    let keys = Set((1...1200).map { "many\($0)" })
    #expect(try Set(tracker.runs(named: keys).map(\.run.key)) == keys)
  }

  @Test func aPointWithoutAPlaceStopsTheCursor() throws {
    let store = mirror.demo.store
    let point = Mirror.Point(
      run: "nobody", metric: "loss", point: MetricPoint(step: 0, at: mirror.demo.now, value: 1))
    #expect(throws: StoreError.self) {
      _ = try store.append(
        [point], cursor: MirrorCursor(row: 9, mark: "x"), of: mirror.source, to: mirror.demo.project,
        at: mirror.demo.now)
    }
    #expect(try store.sources(of: mirror.demo.project).first?.cursor == MirrorCursor())
  }

  @Test func pointsOfRunsThatTheTrackerLostAreLeftOut() throws {
    try mirror.sync().runFull()
    try mirror.change(
      """
      INSERT INTO metrics ("key", value, timestamp, run_uuid, step, is_nan) VALUES ('loss', 1, 1, 'gone', 0, 0)
      """)
    #expect(try mirror.sync().runFull() == 0)
    #expect(try mirror.sync().runFull() == 0)
  }

  /// Every store has an experiment `Default` with the number 0.
  @Test func fourStoresCanBeAttached() throws {
    try mirror.sync().runFull()
    for number in 1...3 {
      let path = try MirroredStore.copy()
      try mirror.change(
        "UPDATE runs SET run_uuid = run_uuid || '-\(number)'", "DELETE FROM metrics", in: path)
      try mirror.sync(mirror.attach(path)).runFull()
    }
    let names = try mirror.list("experiments").compactMap { $0["name"]?.text }.filter {
      $0.hasPrefix("Default")
    }
    #expect(names == ["Default", "Default (0)", "Default (0) 2", "Default (0) 3"])
  }

  @Test func namesThatExperimentsExchangeAreTheirsAtOnce() throws {
    try mirror.change(
      "INSERT INTO experiments (experiment_id, name, lifecycle_stage) VALUES (90, 'a', 'active')")
    try mirror.change(
      "INSERT INTO experiments (experiment_id, name, lifecycle_stage) VALUES (91, 'b', 'active')")
    try mirror.sync().runFull()
    try mirror.change(
      "UPDATE experiments SET name = 'c' WHERE experiment_id = 90",
      "UPDATE experiments SET name = 'a' WHERE experiment_id = 91",
      "UPDATE experiments SET name = 'b' WHERE experiment_id = 90")
    try mirror.sync().runFull()
    let names = try mirror.list("experiments").compactMap { $0["name"]?.text }
    #expect(names.contains("a") && names.contains("b") && !names.contains { $0.hasSuffix(" (90)") })
  }

  @Test(arguments: [
    "UPDATE runs SET start_time = 'yesterday'", "UPDATE runs SET name = x'00ff'",
    "UPDATE metrics SET value = 'much' WHERE rowid = 1", "UPDATE metrics SET step = 'first' WHERE rowid = 1",
    "UPDATE model_versions SET creation_time = 'once'",
    "UPDATE registered_model_aliases SET version = 'two'",
    "PRAGMA ignore_check_constraints=1; UPDATE runs SET status = 'DREAMING'",
  ])
  func oddValuesAreToldAndEndNothing(_ statement: String) throws {
    try mirror.change(statement)
    let fault = #expect(throws: MLflowFault.self) { try mirror.sync().runFull() }
    guard case .odd(let path, _)? = fault else {
      Issue.record("another fault: \(String(describing: fault))")
      return
    }
    #expect(path == mirror.path)
  }

  @Test func tablesWithoutTheirColumnsAreTold() throws {
    try mirror.change("ALTER TABLE runs RENAME COLUMN end_time TO finish")
    #expect(throws: MLflowFault.odd(mirror.path, "its table runs has no column end_time")) {
      try MLflowStore(path: mirror.path)
    }
    try mirror.change("ALTER TABLE runs RENAME COLUMN finish TO end_time", "DROP TABLE input_tags")
    #expect(throws: MLflowFault.odd(mirror.path, "it has no table input_tags")) {
      try MLflowStore(path: mirror.path)
    }
  }

  @Test func numbersAtTheLimitsOverflowNothing() throws {
    let (least, most) = ("-9223372036854775807 - 1", "9223372036854775807")
    try mirror.change(
      "UPDATE runs SET start_time = \(most), end_time = \(least), status = 'RUNNING' WHERE rowid = 1",
      """
      INSERT INTO metrics ("key", value, timestamp, run_uuid, step, is_nan)
      SELECT 'far', 1, \(most), run_uuid, \(least), 0 FROM runs WHERE rowid = 1
      """,
      """
      INSERT INTO metrics ("key", value, timestamp, run_uuid, step, is_nan)
      SELECT 'far', 2, \(least), run_uuid, \(most), 0 FROM runs WHERE rowid = 1
      """)
    try mirror.sync().runFull()
    let text = JSONWriter.text(try mirror.document())
    #expect(text.contains("9999-12-31T23:59:59.999Z") && text.contains("0001-01-01T00:00:00Z"))
    let overview = try mirror.demo.store.overview(of: mirror.demo.project, now: mirror.demo.now)
    #expect(!overview.runs.map { $0.stateText(now: mirror.demo.now) }.isEmpty)
    _ = try ProjectDocument(reading: Array(text.utf8))
  }

  /// Opening a pipe waits for a writer, for ever.
  @Test func aPipeIsRefusedAtOnce() {
    let pipe = mirror.path + ".pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: MLflowFault.noStore(pipe)) { try MLflowStore(path: pipe) }
  }

  @Test func aRunThatComesWhileRunsAreReadIsNotMissing() throws {
    let (store, project) = (mirror.demo.store, mirror.demo.project)
    try mirror.sync().runFull()
    let known = try store.runKeys(of: mirror.source, in: project)
    let present = known
    try mirror.change(Self.manyRuns(1)[0])
    try mirror.sync().runFull()
    try store.markMissing(known.subtracting(present), of: mirror.source, in: project)
    #expect(try mirror.runs()["many1"]?["lifecycle"] == nil)
    #expect(!known.contains("many1"))
  }

  @Test func nothingIsWrittenOfADetachedStore() throws {
    let sync = try mirror.sync()
    try sync.runFull()
    _ = try mirror.demo.store.perform(.detachSource(mirror.path), by: mirror.demo.actor())
    let statements = Self.manyRuns(3)
    try mirror.change(statements[0], statements[1])
    #expect(throws: StoreError.detached(source: mirror.path)) { try sync.runQuick() }
    #expect(throws: StoreError.detached(source: mirror.path)) { try sync.runFull() }
    #expect(try mirror.runs()["many1"] == nil)
  }

  @Test func twoMirrorsOfOneStoreAreTheSame() throws {
    try mirror.sync().runFull()
    let other = try DemoStore()
    let source = try other.store.attachSource(path: mirror.path, by: other.actor())
    try SourceSync(store: other.store, project: other.project, source: source).runFull()
    let copy = JSONWriter.text(try other.store.exportDocument(other.project, points: .all))
    #expect(try mirror.text() == copy)
    // The order of metrics is that of the tracker's table.
    let order = try mirror.demo.store.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT metricSeries.name FROM metricSeries JOIN run ON run.id = runId WHERE run.source IS NOT NULL
          ORDER BY run."key", metricSeries.position
          """)
    }
    let theirs = try DatabaseQueue(path: mirror.path).read { db in
      try String.fetchAll(
        db, sql: "SELECT \"key\" FROM metrics GROUP BY run_uuid, \"key\" ORDER BY run_uuid, MIN(rowid)")
    }
    #expect(order == theirs)
  }

  @Test func aChangedModelKeepsThePlacesApart() throws {
    try mirror.sync().runFull()
    try mirror.change("UPDATE registered_models SET description = 'anew' WHERE rowid = 1")
    try mirror.sync().runFull()
    try mirror.change("INSERT INTO registered_models (name, creation_time) VALUES ('zebra', 1)")
    try mirror.sync().runFull()
    #expect(
      try stored("SELECT COUNT(*) FROM registeredModel")
        == stored("SELECT COUNT(DISTINCT position) FROM registeredModel"))
  }

  /// After a clean-up the tracker gives an experiment's number to the next one (`mlflow-facts.md` 2).
  @Test func aNumberThatIsGivenAgainIsAnotherExperiment() throws {
    try mirror.sync().runFull()
    let runs = try mirror.runs().values.filter { $0["source"] != nil && $0["lifecycle"] == nil }
    let old = try #require(runs.min { ($0["id"]?.text ?? "") < ($1["id"]?.text ?? "") })
    let name = try #require(old["experiment"]?.text)
    let id = "(SELECT experiment_id FROM experiments WHERE name = '\(name)')"
    var statements = ["metrics", "latest_metrics", "params", "tags"].map {
      "DELETE FROM \($0) WHERE run_uuid IN (SELECT run_uuid FROM runs WHERE experiment_id = \(id))"
    }
    statements.append("DELETE FROM runs WHERE experiment_id = \(id)")
    statements.append("UPDATE experiments SET name = 'another' WHERE name = '\(name)'")
    for statement in statements { try mirror.change(statement) }
    try mirror.sync().runFull()
    #expect(try mirror.runs()[old["id"]?.text ?? ""]?["experiment"]?.text == name)
    let experiments = try mirror.list("experiments")
    #expect(experiments.first { $0["name"]?.text == name }?["lifecycle"] == .string("deleted"))
    #expect(experiments.first { $0["name"]?.text == "another" }?["lifecycle"] == nil)
    let text = try mirror.text()
    try mirror.sync().runFull()
    #expect(try mirror.text() == text)
  }

  @Test func modelsOfTwoStoresWithOneNameAreBothThere() throws {
    try mirror.sync().runFull()
    let second = try MirroredStore.copy()
    let name = "wine-classifier"
    try mirror.change("UPDATE registered_models SET description = 'of the second'", in: second)
    let source = try mirror.attach(second)
    for _ in 0..<2 {
      try mirror.sync(source).runFull()
      try mirror.sync().runFull()
      #expect(try mirror.model(name)?["description"]?.text != "of the second")
      #expect(try mirror.model("\(name) (2)")?["description"]?.text == "of the second")
      #expect(try mirror.model("\(name) (3)") == nil)
    }
  }

  @Test func onlyPointsThatAreNewAreCounted() throws {
    #expect(try mirror.sync().runFull() == 2250)
    // The row at the cursor is another: everything is read again.
    try mirror.change("DELETE FROM metrics WHERE rowid = (SELECT max(rowid) FROM metrics)")
    try mirror.change(
      """
      INSERT INTO metrics ("key", value, timestamp, run_uuid, step, is_nan)
      SELECT 'fresh', 1, 1, run_uuid, 0, 0 FROM runs LIMIT 1
      """)
    #expect(try mirror.sync().runFull() == 1)
  }

  /// The end of the numbers of rows is no end of the program.
  @Test func aPointInTheLastPossibleRowIsRead() throws {
    try mirror.change(
      """
      INSERT INTO metrics (rowid, "key", value, timestamp, run_uuid, step, is_nan)
      SELECT 9223372036854775807, 'late', 0.5, 5, run_uuid, 0, 0 FROM runs LIMIT 1
      """)
    try MLflowStore(path: mirror.path).check()
    try mirror.sync().runFull()
    #expect(try stored("SELECT pointCount FROM metricSeries WHERE name = 'late'") == 1)
  }

  /// Of a value that is marked neither as a number nor as none, nobody knows what it is.
  @Test func aPointWithoutAMarkOfNaNIsFoundBeforeItIsAttached() throws {
    try mirror.change(
      "PRAGMA ignore_check_constraints = 1",
      """
      INSERT INTO metrics ("key", value, timestamp, run_uuid, step, is_nan)
      SELECT 'bad', 0.5, 6, run_uuid, 0, 'perhaps' FROM runs LIMIT 1
      """)
    #expect(throws: MLflowFault.self) { try MLflowStore(path: mirror.path).check() }
  }
}
