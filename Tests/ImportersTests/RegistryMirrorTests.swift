import Domain
import Foundation
import TestSupport
import Testing

@testable import App
@testable import Store

/// Models that are renamed and removed, and stores that move.
@Suite struct RegistryMirrorTests {
  private let mirror: MirroredStore
  private let model: String

  /// The stores that mirrored runs come from.
  private func sources() throws -> [JSONValue] {
    try mirror.list("runs").compactMap { $0["source"] }.reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  init() throws {
    mirror = try MirroredStore()
    try mirror.sync().runFull()
    let mine = try mirror.list("registered_models").filter {
      guard $0["source"] != nil, case .array(let versions)? = $0["versions"] else { return false }
      return versions.count > 1
    }
    model = try #require(mine.first?["name"]?.text)
  }

  private func rename(to name: String) throws {
    for table in [
      "registered_models", "registered_model_tags", "registered_model_aliases", "model_versions",
      "model_version_tags",
    ] { try mirror.change("UPDATE \(table) SET name = '\(name)' WHERE name = '\(model)'") }
  }

  private func remove() throws {
    try mirror.change(
      "DELETE FROM registered_models WHERE name = '\(model)'",
      "DELETE FROM model_versions WHERE name = '\(model)'",
      "DELETE FROM registered_model_aliases WHERE name = '\(model)'")
  }

  /// A person's deployment of the first version.
  private func deploy() throws {
    try mirror.demo.store.write { db in
      try db.execute(
        sql: """
          INSERT INTO deployment (projectId, position, "key", model, version, environment, target, at, "by", result)
          SELECT projectId, 99, 'D-99', ?, 1, environment, target, at, "by", result FROM deployment LIMIT 1
          """, arguments: [model])
    }
  }

  @Test func aRenamedModelStandsThereOnce() throws {
    try deploy()
    let before = try mirror.list("registered_models").count
    try rename(to: "another-name")
    try mirror.sync().runFull()
    #expect(try mirror.model(model) == nil)
    #expect(try mirror.model("another-name") != nil)
    #expect(try mirror.list("registered_models").count == before)
    #expect(try mirror.list("deployments").contains { $0["model"] == .string("another-name") })
  }

  @Test func aRemovedModelGoes() throws {
    try remove()
    try mirror.sync().runFull()
    #expect(try mirror.model(model) == nil)
  }

  @Test func aRemovedModelThatIsDeployedStaysMarked() throws {
    try deploy()
    try remove()
    try mirror.sync().runFull()
    let own = try #require(try mirror.model(model))
    #expect(own["aliases"] == .object([]))
    guard case .array(let versions)? = own["versions"] else {
      Issue.record("no versions")
      return
    }
    #expect(versions.map { $0["version"] } == [.integer(1)])
    #expect(versions.first?["registry_status"] == .string("DELETED"))
    let text = try mirror.text()
    try mirror.sync().runFull()
    #expect(try mirror.text() == text)
  }

  @Test func aStoreThatMovedTakesItsRowsOver() throws {
    let counts = try ["experiments", "runs", "registered_models"].map { try mirror.list($0).count }
    let key = try #require(
      try mirror.runs().first { $0.value["source"] != nil && $0.value["lifecycle"] == nil }?.key)
    _ = try mirror.demo.store.perform(.detachSource(mirror.path), by: mirror.demo.actor())
    let moved = mirror.path + ".moved"
    try FileManager.default.moveItem(atPath: mirror.path, toPath: moved)
    try mirror.change(
      "DELETE FROM runs WHERE run_uuid = '\(key)'",
      "UPDATE registered_models SET description = 'told there' WHERE name = '\(model)'", in: moved)
    try mirror.sync(mirror.attach(moved)).runFull()
    #expect(try ["experiments", "runs", "registered_models"].map { try mirror.list($0).count } == counts)
    #expect(try mirror.runs()[key]?["lifecycle"] == .string("deleted"))
    #expect(try mirror.model(model)?["description"] == .string("told there"))
    #expect(try sources() == [.string(moved)])
  }

  @Test func aCopyTakesOverOnceTheOtherIsDetached() throws {
    let counts = try ["experiments", "runs", "registered_models"].map { try mirror.list($0).count }
    let copy = try MirroredStore.copy()
    let sync = try mirror.sync(mirror.attach(copy))
    try sync.runFull()
    #expect(try sources() == [.string(mirror.path)])
    _ = try mirror.demo.store.perform(.detachSource(mirror.path), by: mirror.demo.actor())
    try sync.runFull()
    #expect(try sources() == [.string(copy)])
    #expect(try ["experiments", "runs", "registered_models"].map { try mirror.list($0).count } == counts)
  }
}
