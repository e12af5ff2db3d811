import Domain
import Testing

/// Where an epic stands by its items.
@Suite struct WorkflowTests {
  @Test(
    arguments: [
      (["done", "done"], "done"), (["done", "dropped"], "done"), (["dropped"], "dropped"),
      (["backlog", "ready"], "backlog"), (["ready"], "ready"), (["backlog", "done"], "in_progress"),
      (["in_review"], "in_progress"), (["ready", "in_review"], "in_progress"), ([], nil),
    ] as [([String], String?)])
  func anEpicStandsWhereItsItemsDo(_ items: [String], _ epic: String?) {
    #expect(Workflow.standard.rollUp(of: items) == epic)
  }
}
