import Domain
import GRDB

/// Keeps the status of epics at what follows from their items (`domain.md` 9.1).
///
/// It is no event of the epic: undo takes back what happened to the items, and the status follows again.
struct EpicStatus {
  /// In a transaction that somebody else began.
  let db: Database
  /// Whose epics they are.
  let project: ProjectReference

  /// Works the status out anew of every epic, and of those above it, whose items were touched.
  func follow(_ events: [Event]) throws {
    var due = Set(try events.flatMap { try epics(touchedBy: $0.fact) })
    guard !due.isEmpty else { return }
    let workflow = try ProjectRows(db: db, project: project).workflow()
    // Those below come first: an epic that is worked out before one of its own would say what that one was.
    var depths: [String: Int] = [:]
    var seen: Set<String> = []
    while let key = try deepest(of: due, &depths) {
      due.remove(key)
      guard seen.insert(key).inserted, let status = try status(of: key, workflow) else { continue }
      try db.execute(
        cached: "UPDATE workItem SET status = ? WHERE projectId = ? AND \"key\" = ? AND status <> ?",
        arguments: [status, project.id, key, status])
      if db.changesCount > 0, let above = try epic(of: key) { due.insert(above) }
    }
  }

  /// - Parameter depths: those that are known, by key.
  private func deepest(of keys: Set<String>, _ depths: inout [String: Int]) throws -> String? {
    for key in keys where depths[key] == nil { depths[key] = try depth(of: key) }
    return keys.max { (depths[$0] ?? 0, $0) < (depths[$1] ?? 0, $1) }
  }

  /// How many epics stand above one; an import may bring in a ring of them.
  private func depth(of key: String) throws -> Int {
    var above: Set<String> = []
    var next = try epic(of: key)
    while let key = next, above.insert(key).inserted { next = try epic(of: key) }
    return above.count
  }

  private func epics(touchedBy fact: Fact) throws -> [String] {
    switch fact {
    case .itemAdded(let item, _): [item.epic].compactMap { $0 }
    case .itemEdited(_, .epic, let from, let to): [from, to].compactMap { $0 }
    case .statusChanged(let key, _): [try epic(of: key.description)].compactMap { $0 }
    default: []
    }
  }

  private func epic(of key: String) throws -> String? {
    try String.fetchOne(
      db, cached: "SELECT epic FROM workItem WHERE projectId = ? AND \"key\" = ?",
      arguments: [project.id, key])
  }

  /// What the items come to; without any, the epic's own history says it.
  private func status(of key: String, _ workflow: Workflow) throws -> String? {
    let below = try String.fetchAll(
      db, cached: "SELECT DISTINCT status FROM workItem WHERE projectId = ? AND epic = ?",
      arguments: [project.id, key])
    if let rolledUp = workflow.rollUp(of: below) { return rolledUp }
    guard let item = ItemKey(key) else { return nil }
    let history = try ItemRows(db: db, project: project).history(of: item)
    return history.last { $0.kind == .created || $0.kind == .status }?.to
  }
}
