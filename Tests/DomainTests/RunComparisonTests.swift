import Testing

@testable import Domain

@Suite struct RunComparisonTests {
  private func run(
    _ key: String, _ experiment: String, _ metric: String, _ value: Double, data: String = "d",
    at start: Int64? = nil
  ) -> Run {
    let figure = Run.Metric(
      seriesID: 0, name: metric, value: value, step: nil, at: nil, count: 0, firstBadStep: nil,
      isReported: true)
    return Run(
      key: key, name: key, experiment: experiment, status: .finished,
      startedAt: start.map(Instant.init(milliseconds:)), endedAt: nil,
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

  /// Equal is no gain; what came later, ran on other data or has no start is no measure.
  @Test func aFinishedRunThatIsNoBetterThanAnEarlierOneIsNoGain() {
    var runs = [
      run("late", "e", "f1", 0.7, at: 5), run("first", "e", "f1", 0.7, at: 1),
      run("better", "e", "f1", 0.8, at: 2),
      run("other data", "e", "f1", 0.1, data: "other", at: 3), run("worse", "e", "f1", 0.75, at: 4),
      run("no start", "e", "f1", 0.9), run("loss", "e", "loss", 0.4, at: 1),
      run("less", "e", "loss", 0.3, at: 2),
      run("no direction", "e", "trials", 3, at: 1), run("fewer", "e", "trials", 2, at: 2),
      run("not a number", "e", "f1", .nan, at: 6),
    ]
    runs[4].isDeleted = true
    #expect(RunComparison.withoutGain(among: runs) == ["late"])
    #expect(runs[0].stateText(now: Instant(milliseconds: 9), hasNoGain: true) == "no gain")
    runs[4].isDeleted = false
    runs[2].status = .killed
    runs[0].metrics[0].value = 0.8
    #expect(RunComparison.withoutGain(among: runs) == [])
    runs[4].startedAt = runs[1].startedAt
    runs[4].metrics[0].value = 0.6
    #expect(RunComparison.withoutGain(among: runs) == [], "what started at once is not earlier")
  }

  /// A list holds the newest ones; what went before is told by its figures.
  @Test func runsThatNoListHoldsAnyMoreCountToo() {
    let runs = [run("A", "e", "f1", 0.7, at: 1), run("B", "e", "f1", 0.8, at: 2)]
    let older = OlderFigures(
      experiment: "e", dataset: "d", metric: "f1", least: 0.1, greatest: 0.75, count: 5)
    #expect(RunComparison.withoutGain(among: runs, beside: [older]) == ["A"])
    let found = RunComparison.all(of: [runs[0]], beside: [older]) { _ in .higher }
    guard case .difference(let change, _, isBetter: false)? = found["A"] else {
      Issue.record("\(found)")
      return
    }
    #expect(abs(change + 0.05) < 1e-9)
  }

  @Test func ofARunThatFailedAloneNothingIsSaid() {
    var runs = [run("A", "e", "f1", 0.7)]
    #expect(RunComparison.all(of: runs) { _ in .higher }["A"] == .alone)
    runs[0].status = .failed
    #expect(RunComparison.all(of: runs) { _ in .higher }["A"] == RunComparison.none)
  }

  /// What else it reported is not compared with what the others are known by.
  @Test func aRunThatMissesItsFigureIsComparedWithNothing() {
    let runs = [
      run("A", "e", "trials", 5, at: 1), run("B", "e", "trials", 9, at: 2), run("C", "e", "f1", 0.7, at: 3),
    ]
    #expect(RunComparison.all(of: runs) { _ in .higher }.filter { $0.value != .none }.map(\.key) == ["C"])
    var overview = Overview()
    overview.runs = runs
    #expect(overview.figure(of: runs[0])?.name == "f1" && overview.figure(of: runs[0])?.metric == nil)
    #expect(overview.figure(of: runs[2])?.metric?.value == 0.7)
    overview.runs = Array(runs.prefix(2))
    #expect(overview.figure(of: runs[0])?.metric?.value == 5)
  }

  @Test func olderRunsCountInTheFigureByWhichTheyAreKnown() {
    var old = run("old", "e", "f1", 0.9)
    old.metrics.append(run("x", "e", "val_loss", 0.1).metrics[0])
    let figures = OlderFigures.of([old, run("other", "e", "f1", 0.5), run("lost", "e", "f1", .nan)])
    #expect(
      figures == [
        OlderFigures(experiment: "e", dataset: "d", metric: "f1", least: 0.5, greatest: 0.9, count: 2)
      ])
    #expect(RunComparison.withoutGain(among: [run("A", "e", "val_loss", 0.2, at: 1)], beside: figures) == [])
    #expect(RunComparison.experimentsWithFigure(among: [], beside: figures) == ["e"])
  }
}
