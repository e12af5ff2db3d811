import Domain
import Foundation
import GRDB
import Importers
import Store
import TestSupport
import Testing

@testable import App
@testable import Store

/// What is mirrored equals what MLflow's own client reads from the same store.
@Suite struct MLflowMirrorTests {
  private let path: String
  private let expected: JSONValue
  private let demo: DemoStore
  private let source: Source

  init() throws {
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/wine-sqlite")
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mirror-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("mlflow.db").path
    try FileManager.default.copyItem(
      atPath: fixtures.appendingPathComponent("mlflow.db").path, toPath: path)
    expected = try JSONReader.read(
      [UInt8](Data(contentsOf: fixtures.appendingPathComponent("expected.json"))))
    demo = try DemoStore()
    source = try demo.store.attachSource(path: path, by: demo.actor())
    try SourceSync(store: demo.store, project: demo.project, source: source).runFull()
  }

  private func list(_ name: String) -> [JSONValue] {
    if case .array(let values)? = expected[name] { return values }
    return []
  }

  private func mirrored() throws -> [String: JSONValue] {
    let document = try demo.store.exportDocument(demo.project, points: .all)
    guard case .array(let runs)? = document["runs"] else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: runs.filter { $0["source"] != nil }.map { ($0["id"]?.text ?? "", $0) })
  }

  private func time(_ value: JSONValue?) -> JSONValue {
    guard case .integer(let milliseconds)? = value else { return .null }
    return .string(Instant(milliseconds: milliseconds).iso)
  }

  @Test func everyRunIsThereWithItsFieldsParamsAndTags() throws {
    let mine = try mirrored()
    #expect(mine.count == 21)
    for run in list("runs") {
      let key = run["run_id"]?.text ?? ""
      let own = try #require(mine[key])
      #expect(own["name"] == run["run_name"])
      #expect(own["status"] == run["status"])
      #expect(own["user"] == run["user_id"])
      #expect(own["started_at"] == time(run["start_time"]))
      #expect(own["ended_at"] == time(run["end_time"]))
      #expect((own["lifecycle"]?.text ?? "active") == run["lifecycle_stage"]?.text)
      #expect(own["params"] == run["params"], "\(key)")
      #expect(own["tags"] == run["tags"], "\(key)")
      #expect(own["artifact_uri"] == run["artifact_uri"])
    }
  }

  @Test func everyMetricHasItsLengthAndItsLastValue() throws {
    let mine = try mirrored()
    var points = 0
    for run in list("runs") {
      let own = try #require(mine[run["run_id"]?.text ?? ""])
      guard case .object(let histories)? = run["histories"] else {
        Issue.record("no histories of \(String(describing: run["run_id"]))")
        continue
      }
      for history in histories {
        guard case .array(let values)? = own["metric_history"]?[history.name] else {
          Issue.record("no history of \(history.name)")
          continue
        }
        points += values.count
        #expect(JSONValue.integer(Int64(values.count)) == history.value["count"])
        #expect(
          JSONValue.integer(
            Int64(values.count { $0["value"] == .string("NaN") || $0["value"]?.real?.isNaN == true }))
            == history.value["nan"])
        let last = try #require(own["metrics"]?[history.name]?.real)
        let theirs = try #require(run["latest_metrics"]?[history.name]?["value"]?.real)
        // The tracker keeps infinities as the largest doubles.
        let finite =
          last.isInfinite ? (last > 0 ? Double.greatestFiniteMagnitude : -.greatestFiniteMagnitude) : last
        #expect(finite == theirs || (finite.isNaN && theirs.isNaN), "\(history.name)")
      }
    }
    #expect(points == 2250)
  }

  @Test func everyVersionAndAliasIsThere() throws {
    let document = try demo.store.exportDocument(demo.project, points: .none)
    let models = try members(document, "registered_models")
    #expect(!list("registered_models").isEmpty)
    for model in list("registered_models") {
      let own = try #require(models.first { $0["name"] == model["name"] })
      guard case .object(let aliases)? = model["aliases"] else {
        Issue.record("no aliases of \(String(describing: model["name"]))")
        continue
      }
      let (versions, ownVersions) = (try members(model, "versions"), try members(own, "versions"))
      for alias in aliases {
        #expect(own["aliases"]?[alias.name] == alias.value.text.flatMap(Int64.init).map(JSONValue.integer))
      }
      #expect(
        ownVersions.map { $0["version"] }
          == versions.map { $0["version"]?.text.flatMap(Int64.init).map(JSONValue.integer) })
      #expect(ownVersions.map { $0["tags"] } == versions.map { $0["tags"] })
      #expect(ownVersions.map { $0["run"] } == versions.map { $0["run_id"] })
    }
  }

  /// The rows of a part that must be there.
  private func members(_ value: JSONValue, _ part: String) throws -> [JSONValue] {
    let found: [JSONValue]? = if case .array(let rows)? = value[part] { rows } else { nil }
    return try #require(found)
  }

  @Test func readingAgainChangesNothing() throws {
    let before = JSONWriter.text(try demo.store.exportDocument(demo.project, points: .all))
    let count = try SourceSync(store: demo.store, project: demo.project, source: source).runFull()
    #expect(count == 0)
    #expect(JSONWriter.text(try demo.store.exportDocument(demo.project, points: .all)) == before)
  }

  @Test func laterChangesArrive() throws {
    let writer = try DatabaseQueue(path: path)
    try writer.write { db in
      try db.execute(sql: "UPDATE runs SET name = 'renamed', lifecycle_stage = 'deleted' WHERE rowid = 1")
      try db.execute(sql: "UPDATE registered_model_aliases SET version = 1 WHERE alias = 'challenger'")
      try db.execute(sql: "UPDATE experiments SET name = 'other' WHERE experiment_id = 1")
    }
    try SourceSync(store: demo.store, project: demo.project, source: source).runFull()
    let document = try demo.store.exportDocument(demo.project, points: .none)
    let text = JSONWriter.text(document)
    #expect(text.contains("\"renamed\""))
    #expect(text.contains("\"experiment\": \"other\""))
    let models = try members(document, "registered_models")
    let moved = models.compactMap { $0["aliases"]?["challenger"] }
    #expect(moved.contains(.integer(1)))
  }

  @Test func rowNumbersUsedAgainAreNoticed() throws {
    let writer = try DatabaseQueue(path: path)
    try writer.write { db in
      try db.execute(sql: "DELETE FROM metrics WHERE rowid = (SELECT MAX(rowid) FROM metrics)")
      try db.execute(
        sql: """
          INSERT INTO metrics ("key", value, timestamp, run_uuid, step, is_nan)
          SELECT 'fresh', 0.5, 1, run_uuid, 0, 0 FROM runs WHERE lifecycle_stage = 'active' LIMIT 1
          """)
    }
    try SourceSync(store: demo.store, project: demo.project, source: source).runFull()
    #expect(JSONWriter.text(try demo.store.exportDocument(demo.project, points: .all)).contains("\"fresh\""))
  }

  /// What only a full reading finds (`mlflow-facts.md` 4).
  @Test func quietChangesArriveWithAFullReading() throws {
    let sync = try SourceSync(store: demo.store, project: demo.project, source: source)
    try sync.runFull()
    let (one, other) = try finishedRuns()
    try change([
      "INSERT OR REPLACE INTO tags (\"key\", value, run_uuid) VALUES ('late', 'first', '\(one)')",
      "UPDATE runs SET lifecycle_stage = 'deleted', deleted_time = 1 WHERE run_uuid = '\(other)'",
    ])
    try sync.runFull()
    #expect(try mirrored()[one]?["tags"]?["late"] == .string("first"))
    #expect(try mirrored()[other]?["lifecycle"] == .string("deleted"))
    try change([
      "UPDATE tags SET value = 'second' WHERE \"key\" = 'late'",
      "DELETE FROM tags WHERE \"key\" = 'mlflow.user' AND run_uuid = '\(one)'",
      "UPDATE runs SET lifecycle_stage = 'active', deleted_time = NULL WHERE run_uuid = '\(other)'",
      "UPDATE model_versions SET description = 'told later' WHERE version = 1",
      "DELETE FROM registered_model_aliases WHERE alias = 'challenger'",
    ])
    try sync.runFull()
    #expect(try mirrored()[one]?["tags"]?["late"] == .string("second"))
    #expect(try mirrored()[one]?["tags"]?["mlflow.user"] == nil)
    #expect(try mirrored()[other]?["lifecycle"] == nil)
    let document = JSONWriter.text(try demo.store.exportDocument(demo.project, points: .none))
    #expect(document.contains("told later"))
    let models = try members(JSONReader.read(Array(document.utf8)), "registered_models")
    #expect(models.contains { $0["source"] != nil })
    #expect(models.filter { $0["source"] != nil }.allSatisfy { $0["aliases"]?["challenger"] == nil })
  }

  /// What training changes all the time needs no full reading.
  @Test func aQuickReadingFindsNewRunsTheirPointsAndTheirEnd() throws {
    let sync = try SourceSync(store: demo.store, project: demo.project, source: source)
    try sync.runFull()
    try change([
      """
      INSERT INTO runs (run_uuid, name, status, start_time, lifecycle_stage, experiment_id)
      VALUES ('aaaa', 'fresh', 'RUNNING', 1, 'active', 0)
      """,
      "INSERT INTO params (\"key\", value, run_uuid) VALUES ('lr', '0.1', 'aaaa')",
      "INSERT INTO metrics (\"key\", value, timestamp, run_uuid, step, is_nan) VALUES ('loss', 0.5, 5, 'aaaa', 0, 0)",
    ])
    #expect(try sync.runQuick() == 1)
    #expect(try mirrored()["aaaa"]?["status"] == .string("RUNNING"))
    #expect(try mirrored()["aaaa"]?["params"]?["lr"] == .string("0.1"))
    try change([
      "UPDATE runs SET status = 'FINISHED', end_time = 9 WHERE run_uuid = 'aaaa'",
      "INSERT INTO tags (\"key\", value, run_uuid) VALUES ('note', 'done', 'aaaa')",
    ])
    try sync.runQuick()
    #expect(try mirrored()["aaaa"]?["status"] == .string("FINISHED"))
    #expect(try mirrored()["aaaa"]?["tags"]?["note"] == .string("done"))
  }

  /// `mlflow gc` removes runs for good and their row numbers are given again.
  @Test func runsThatAreRemovedForGoodAreKeptAndMarked() throws {
    let sync = try SourceSync(store: demo.store, project: demo.project, source: source)
    try sync.runFull()
    let (one, _) = try finishedRuns()
    for table in ["metrics", "latest_metrics", "params", "tags", "runs"] {
      try change(["DELETE FROM \(table) WHERE run_uuid = '\(one)'"])
    }
    try sync.runFull()
    #expect(try mirrored()[one]?["lifecycle"] == .string("deleted"))
    #expect(try mirrored()[one]?["metrics"] != .object([]), "its figures stay")
  }

  @Test func aStoreThatWasReplacedIsNoticed() throws {
    let sync = try SourceSync(store: demo.store, project: demo.project, source: source)
    #expect(try !sync.isOutdated())
    let copy = path + ".new"
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: copy, toPath: path)
    #expect(try sync.isOutdated())
    let migrated = try SourceSync(store: demo.store, project: demo.project, source: source)
    try change(["UPDATE alembic_version SET version_num = 'another'"])
    #expect(try migrated.isOutdated())
  }

  /// The file appears first and its tables some seconds later (`mlflow-facts.md` 3).
  @Test func aStoreThatIsBeingMadeIsRefusedInWordsAndTriedAgain() throws {
    let young = path + ".young"
    let writer = try DatabaseQueue(path: young)
    try writer.write { db in try db.execute(sql: "CREATE TABLE experiments (experiment_id INTEGER)") }
    #expect(throws: MLflowFault.noStore(young)) { try MLflowStore(path: young) }
    try writer.close()
    try FileManager.default.removeItem(atPath: young)
    try FileManager.default.copyItem(atPath: path, toPath: young)
    let other = try demo.store.attachSource(path: young, by: demo.actor())
    let again = try SourceSync(store: demo.store, project: demo.project, source: other)
    #expect(try again.runFull() == 0, "it is a copy: all its points are here")
  }

  private func finishedRuns() throws -> (String, String) {
    let keys = try mirrored().filter {
      $0.value["status"] == .string("FINISHED") && $0.value["lifecycle"] == nil
    }
    .keys.sorted()
    return (try #require(keys.first), try #require(keys.last))
  }

  private func change(_ statements: [String]) throws {
    try DatabaseQueue(path: path).write { db in for sql in statements { try db.execute(sql: sql) } }
  }

  @Test func whatIsNoStoreIsRefused() throws {
    #expect(throws: MLflowFault.missing("/nowhere.db")) { try MLflowStore(path: "/nowhere.db") }
    let folder = FileManager.default.temporaryDirectory.path
    #expect(throws: MLflowFault.isFolder(folder)) { try MLflowStore(path: folder) }
    let text = folder + "/\(UUID().uuidString).txt"
    try Data("not a database, only words".utf8).write(to: URL(fileURLWithPath: text))
    #expect(throws: MLflowFault.noStore(text)) { try MLflowStore(path: text) }
  }
}
