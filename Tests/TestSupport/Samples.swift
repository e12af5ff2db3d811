package import Domain
package import Drawing
import Foundation
import Resources
package import Store

/// The demo project, ready in a store in memory, at its own moment.
package struct DemoStore {
  package let store: ProjectStore
  package let project: ProjectReference
  package let now: Instant

  /// Imported once: hundreds of tests begin with it.
  private static let template = Result {
    let store = try ProjectStore()
    try fill(store)
    return store
  }

  private static func fill(_ store: ProjectStore) throws {
    let document = try ProjectDocument(reading: Resources.demoProject)
    _ = try store.importDocument(document, by: "test", at: document.asOf ?? Instant(milliseconds: 0))
  }

  package init() throws {
    store = try ProjectStore(copying: Self.template.get())
    let card = try store.project(nil)
    project = card.reference
    now = card.asOf ?? Instant(milliseconds: 0)
  }

  /// The bytes of a project file with the demo project, as a program leaves it that has closed it.
  package static let file = Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appendingPathComponent("demo.db")
    try fill(ProjectStore(path: url.path, mode: .creating))
    return try Data(contentsOf: url)
  }

  /// Writes that file.
  package static func write(to path: String) throws {
    try file.get().write(to: URL(fileURLWithPath: path))
    // Only its owner may read a file that the program itself makes.
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  package func actor(_ person: String = "farid", minutesLater: Int64 = 0) -> Actor {
    Actor(person: person, now: now.adding(milliseconds: minutesLater * 60_000), project: project)
  }
}

/// An item's key, for tests that know it is one.
package func key(_ number: Int) -> ItemKey { ItemKey(project: "TAXI", number: number) }

/// A drawing as text on a canvas filled with `·`, so that untouched cells show.
package func picture(_ columns: Int, _ rows: Int, _ draw: (inout Canvas) -> Void) -> String {
  var canvas = Canvas(Size(columns, rows), filledWith: "·")
  draw(&canvas)
  return canvas.lines.joined(separator: "\n")
}
