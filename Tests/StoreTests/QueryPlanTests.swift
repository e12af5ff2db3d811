import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

/// What is read each time a selection rests is found by what it hangs on, and not by walking through a project.
@Suite struct QueryPlanTests {
  /// The statements that a reading runs, with their values.
  private func statements(of store: ProjectStore, _ read: () throws -> Void) throws -> Set<String> {
    let seen = Seen()
    try store.read { $0.trace { seen.texts.insert($0.expandedDescription) } }
    try read()
    try store.read { $0.trace(options: []) }
    return seen.texts.filter { $0.hasPrefix("SELECT") }
  }

  private final class Seen: @unchecked Sendable {
    var texts: Set<String> = []
  }

  @Test func anItemsPageIsReadByTheItem() throws {
    let demo = try DemoStore()
    let statements = try statements(of: demo.store) {
      _ = try demo.store.itemDetail(key(9), in: demo.project)
    }
    #expect(statements.count > 8)
    for statement in statements {
      let steps = try plan(of: statement, in: demo.store)
      // A row of the whole project, or one whatever it holds, is a row too many.
      let walks = steps.filter { $0.hasPrefix("SCAN") || $0.hasSuffix("(projectId=?)") }
      #expect(walks.isEmpty, "\(statement): \(steps)")
    }
  }

  @Test func titlesOfEvidenceAreReadByTheEvidence() throws {
    let demo = try DemoStore()
    let statements = try statements(of: demo.store) {
      _ = try demo.store.overview(of: demo.project, now: demo.now)
    }
    let statement = try #require(statements.first { $0.contains("evidence.value") })
    let steps = try plan(of: statement, in: demo.store)
    #expect(!steps.contains { $0.contains("workItem") && $0.hasSuffix("(projectId=?)") }, "\(steps)")
  }

  /// The steps that the database takes, in words.
  private func plan(of statement: String, in store: ProjectStore) throws -> [String] {
    try store.read { db in
      try String.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN \(statement)", adapter: SuffixRowAdapter(fromIndex: 3))
    }
  }
}
