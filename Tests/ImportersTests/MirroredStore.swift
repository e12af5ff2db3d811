import Domain
import Foundation
import GRDB
import Store
import TestSupport

@testable import App

/// A copy of the sample store, and a project for it.
struct MirroredStore {
  let path: String
  let demo: DemoStore
  let source: Source

  static var fixtures: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/wine-sqlite")
  }

  init() throws {
    path = try Self.copy()
    demo = try DemoStore()
    source = try demo.store.attachSource(path: path, by: demo.actor())
  }

  /// - Returns: the path of another copy of the sample store.
  static func copy() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mirror-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("mlflow.db").path
    try FileManager.default.copyItem(
      atPath: fixtures.appendingPathComponent("mlflow.db").path, toPath: path)
    return path
  }

  func sync(_ other: Source? = nil) throws -> SourceSync {
    try SourceSync(store: demo.store, project: demo.project, source: other ?? source)
  }

  func attach(_ path: String) throws -> Source {
    try demo.store.attachSource(path: path, by: demo.actor())
  }

  func document() throws -> JSONValue { try demo.store.exportDocument(demo.project, points: .all) }
  func text() throws -> String { JSONWriter.text(try document()) }

  /// Rows of a part of the document.
  func list(_ part: String) throws -> [JSONValue] {
    if case .array(let rows)? = try document()[part] { rows } else { [] }
  }

  func runs() throws -> [String: JSONValue] {
    Dictionary(try list("runs").map { ($0["id"]?.text ?? "", $0) }) { first, _ in first }
  }

  func model(_ name: String) throws -> JSONValue? {
    try list("registered_models").first { $0["name"] == .string(name) }
  }

  func change(_ statements: String..., in other: String? = nil) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: other ?? path, configuration: configuration).write { db in
      for sql in statements { try db.execute(sql: sql) }
    }
  }
}
