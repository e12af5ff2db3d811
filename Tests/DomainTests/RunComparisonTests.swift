import Testing

@testable import Domain

@Suite struct RunComparisonTests {
  private func run(_ key: String, _ experiment: String, _ metric: String, _ value: Double, data: String = "d")
    -> Run
  {
    let figure = Run.Metric(
      seriesID: 0, name: metric, value: value, step: nil, at: nil, count: 0, firstBadStep: nil,
      isReported: true)
    return Run(
      key: key, name: key, experiment: experiment, status: "FINISHED", startedAt: nil, endedAt: nil,
      user: nil, item: nil, revision: nil, dataset: data, note: nil, isDeleted: false, metrics: [figure])
  }

  @Test func theQueryForRunsAtWorkIsThatOfTheirStatuses() {
    #expect(Run.isRunningQuery == "status IN ('RUNNING', 'SCHEDULED')")
    #expect(ProjectFormat.runStatuses == ["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"])
  }

  /// Names of experiments and of metrics hold slashes, so both together are no key.
  @Test func aSlashInANameJoinsNothing() {
    let runs = [run("A", "a/b", "c", 1), run("B", "a", "b/c", 2)]
    let found = RunComparison.all(of: runs) { _ in .higher }
    #expect(found == ["A": .alone, "B": .alone])
  }

  @Test func theBestOneIsTheSameForTheListAndBesideARun() {
    let runs = [
      run("A", "e", "f1", 0.7), run("B", "e", "f1", 0.8), run("C", "e", "f1", 0.9, data: "other"),
      run("D", "e", "f1", 0.8),
    ]
    let found = RunComparison.all(of: runs) { _ in .higher }
    #expect(found["B"] == .best)
    #expect(found["C"] == .otherData)
    #expect(Run.best(of: runs, at: [0, 1, 2, 3], like: runs[0], metric: "f1", .higher) == 1)
    #expect(Run.best(of: runs, at: [0, 1, 2, 3], like: runs[1], metric: "f1", .higher) == 3)
    #expect(Run.best(of: runs, at: [0, 1, 2, 3], like: runs[2], metric: "f1", .higher) == nil)
    #expect(Run.best(of: runs, at: [0, 1, 2, 3], like: runs[0], metric: "f1", .unknown) == nil)
  }
}
