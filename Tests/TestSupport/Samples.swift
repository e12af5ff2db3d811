package import Domain
package import Drawing
import Resources
package import Store

/// The demo project, ready in a store in memory, at its own moment.
package struct DemoStore {
  package let store: ProjectStore
  package let project: ProjectReference
  package let now: Instant

  package init() throws {
    store = try ProjectStore()
    let document = try ProjectDocument(reading: Resources.demoProject)
    now = document.asOf ?? Instant(milliseconds: 0)
    _ = try store.importDocument(document, by: "test", at: now)
    project = try store.project(nil).reference
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
