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
    source = try demo.store.attachSource(path: path, to: demo.project, at: demo.now)
    try SourceSync(store: demo.store, project: demo.project, source: source).run(MLflowStore(path: path))
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
      guard case .object(let histories)? = run["histories"] else { continue }
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
    guard case .array(let models)? = document["registered_models"] else { return }
    for model in list("registered_models") {
      let own = try #require(models.first { $0["name"] == model["name"] })
      guard case .object(let aliases)? = model["aliases"], case .array(let versions)? = model["versions"],
        case .array(let ownVersions)? = own["versions"]
      else { continue }
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

  @Test func readingAgainChangesNothing() throws {
    let before = JSONWriter.text(try demo.store.exportDocument(demo.project, points: .all))
    let count = try SourceSync(store: demo.store, project: demo.project, source: source)
      .run(MLflowStore(path: path))
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
    try SourceSync(store: demo.store, project: demo.project, source: source).run(MLflowStore(path: path))
    let document = try demo.store.exportDocument(demo.project, points: .none)
    let text = JSONWriter.text(document)
    #expect(text.contains("\"renamed\""))
    #expect(text.contains("\"experiment\": \"other\""))
    guard case .array(let models)? = document["registered_models"] else { return }
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
    try SourceSync(store: demo.store, project: demo.project, source: source).run(MLflowStore(path: path))
    #expect(JSONWriter.text(try demo.store.exportDocument(demo.project, points: .all)).contains("\"fresh\""))
  }

  @Test func whatIsNoStoreIsRefused() throws {
    #expect(throws: MLflowFault.missing("/nowhere.db")) { try MLflowStore(path: "/nowhere.db") }
    let folder = FileManager.default.temporaryDirectory.path
    #expect(throws: MLflowFault.noStore(folder)) { try MLflowStore(path: folder) }
    let text = folder + "/\(UUID().uuidString).txt"
    try Data("not a database, only words".utf8).write(to: URL(fileURLWithPath: text))
    #expect(throws: MLflowFault.noStore(text)) { try MLflowStore(path: text) }
  }
}
