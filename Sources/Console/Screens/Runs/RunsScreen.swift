import Domain

extension State {
  /// The selected one, else the first of the list.
  var currentRun: Run? {
    overview?.run(selectedRun) ?? runRows.first
  }

  /// The run of which chart, panels and detail line tell.
  var detailedRun: Run? { overview?.run(passedRun) ?? currentRun }

  /// Runs in the order that was chosen; values that are not finite or missing come last (`domain.md` 7.2).
  var runRows: [Run] {
    guard let overview else { return [] }
    // To add nothing would copy thousands of runs, at every key.
    let runs = showsDeletedRuns ? overview.runs + overview.deletedRuns : overview.runs
    switch runOrder {
    case .start: return runs
    case .name: return runs.sorted { ($0.name, $0.key) < ($1.name, $1.key) }
    case .value: return runs.sorted { isRankedBefore($0, $1) }
    }
  }

  private func isRankedBefore(_ left: Run, _ right: Run) -> Bool {
    let (one, other) = (overview?.figure(of: left)?.metric, overview?.figure(of: right)?.metric)
    guard let one, one.value.isFinite else { return false }
    guard let other, other.value.isFinite else { return true }
    guard one.name == other.name else { return one.name < other.name }
    return overview?.direction(of: one.name) == .lower ? one.value < other.value : one.value > other.value
  }

  /// Runs that the tracker deleted are in the list only when they are asked for.
  mutating func switchDeletedRuns() {
    showsDeletedRuns.toggle()
    keepSelections()
    let count = overview?.deletedRuns.count ?? 0
    let runs = Wording.counted(count, "deleted run")
    let (now, next) = showsDeletedRuns ? ("shown", "hides") : ("hidden", "shows")
    message = Note("\(runs) \(now). \(key(.filterDeleted)) \(next) them again.")
  }

  /// Selects a run, also one that is hidden because it was deleted.
  mutating func show(run: Run) -> [Effect] {
    selectedRun = run.key
    if run.isDeleted { showsDeletedRuns = true }
    return goInto(.runs)
  }

  /// Chart and panels follow once the selection rests.
  mutating func moveRun(by step: Int) {
    let rows = runRows
    guard !rows.isEmpty else { return }
    let index = place(in: rows, of: selectedRun) ?? 0
    if passedRun == nil { passedRun = currentRun?.key }
    selectedRun = rows[Self.clamp(index + step, rows.count)].key
  }

  /// Where a run stands among some; looked up without copying the others.
  func place(in rows: [Run], of key: String?) -> Int? { rows.indices.first { rows[$0].key == key } }

  /// Histories that the chart shows and that are not read yet, or not as far as they go now.
  var missingCurves: [Run.Metric] {
    guard screen == .now || screen == .runs else { return [] }
    return chartRuns.compactMap(\.watched).filter { series[$0.seriesID]?.count != $0.count }
  }

  /// The run in view, where its tags are not read yet.
  var missingTags: [String] { detailedRun.map { runTags[$0.key] == nil ? [$0.key] : [] } ?? [] }

  /// The run in view and one that it can be compared with: the one that its parameters stand beside, where that has
  /// a history of the same metric, else the newest finished one on the same data that has one (`domain.md` 7.2).
  var chartRuns: [Run] {
    guard let overview, let run = detailedRun else { return [] }
    guard let watched = run.watched?.name else { return [run] }
    func isComparable(_ other: Run) -> Bool {
      other.isFinished && other.experiment == run.experiment && other.dataset == run.dataset
        && other.key != run.key && other.watched?.name == watched
    }
    let best = overview.bestFinished(beside: run).flatMap { isComparable($0) ? $0 : nil }
    return [run] + [best ?? overview.runs.first(where: isComparable)].compactMap { $0 }
  }
}
