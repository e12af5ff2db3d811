/// A run beside the best finished one of the same experiment (`domain.md` 7.2).
package enum RunComparison: Equatable, Sendable {
  /// The run is the best finished one on its data.
  case best
  /// Only runs on the same data are comparable.
  case otherData
  /// The difference to the best one: its own value less the best one's, and that as a share.
  case difference(Double, share: Double?, isBetter: Bool)
  /// No other finished run can be compared.
  case alone
  case none

  /// How each run stands, by its key, in one pass over all of them.
  ///
  /// - Parameter direction: which way a metric of a name gets better.
  static func all(of runs: [Run], direction: (String) -> MetricDirection) -> [String: RunComparison] {
    var bests: [Group: Best] = [:]
    var finishedInExperiment: [Measure: Int] = [:]
    for (place, run) in runs.enumerated() where run.isFinished {
      guard let metric = run.headline, metric.value.isFinite else { continue }
      let group = Group(run, metric.name)
      finishedInExperiment[group.measure, default: 0] += 1
      bests[group, default: Best(direction(metric.name))].take(place, metric.value)
    }
    return Dictionary(
      runs.enumerated().map { place, run in
        guard let metric = run.headline, metric.value.isFinite else { return (run.key, .none) }
        let group = Group(run, metric.name)
        let others = finishedInExperiment[group.measure] ?? 0
        return (run.key, RunComparison(run, at: place, metric, bests[group], finishedInExperiment: others))
      }
    ) { first, _ in first }
  }

  private init(
    _ run: Run, at place: Int, _ metric: Run.Metric, _ best: Best?, finishedInExperiment: Int
  ) {
    let own = run.isFinished ? 1 : 0
    guard let best, best.count > own else {
      self = finishedInExperiment > own ? .otherData : .alone
      return
    }
    guard best.direction != .unknown else {
      self = .none
      return
    }
    if best.place == place {
      self = .best
      return
    }
    let change = metric.value - best.value
    self = .difference(
      change, share: best.value == 0 ? nil : change / abs(best.value),
      isBetter: best.direction.isBetter(metric.value, than: best.value))
  }

  /// Runs that may be compared: same experiment, data and metric.
  fileprivate struct Group: Hashable {
    let measure: Measure
    let dataset: String?

    init(_ run: Run, _ metric: String) {
      measure = Measure(experiment: run.experiment, metric: metric)
      dataset = run.dataset
    }
  }

  /// What was measured in an experiment, on whatever data.
  fileprivate struct Measure: Hashable {
    let experiment: String
    let metric: String
  }

  /// The best of a group so far.
  fileprivate struct Best {
    let direction: MetricDirection
    private(set) var place: Int?
    private(set) var value = Double.nan
    private(set) var count = 0

    init(_ direction: MetricDirection) { self.direction = direction }

    /// - Parameter place: where the run stands, for a run is long to copy.
    mutating func take(_ place: Int, _ value: Double) {
      if count == 0 || direction.isBetter(value, than: self.value) {
        (self.place, self.value) = (place, value)
      }
      count += 1
    }
  }
}

extension [Run] {
  /// Marks the finished runs whose figure is not better than the best earlier one's of the same experiment, data
  /// and metric (`domain.md` 7.2).
  ///
  /// Nothing is said of a run whose start is not known, that the tracker deleted, or whose metric has no known
  /// direction; nor is another measured by it.
  package mutating func markGains() {
    var bests: [RunComparison.Group: RunComparison.Best] = [:]
    let started = indices.compactMap { place in self[place].startedAt.map { (place: place, at: $0) } }
    for place in started.sorted(by: { $0.at < $1.at }).map(\.place) {
      self[place].hasNoGain = false
      guard self[place].isFinished, !self[place].isDeleted, let metric = self[place].headline,
        metric.value.isFinite
      else { continue }
      let group = RunComparison.Group(self[place], metric.name)
      var best = bests[group] ?? RunComparison.Best(MetricDirection(metric: metric.name))
      self[place].hasNoGain =
        best.count > 0 && best.direction != .unknown
        && !best.direction.isBetter(metric.value, than: best.value)
      best.take(place, metric.value)
      bests[group] = best
    }
  }
}

extension Run {
  /// True only where it came to its end: a run that failed or was stopped is never the best.
  package var isFinished: Bool { status == .finished }

  /// The figure by which people know a run: f1 where it has one, else the watched metric, else the first reported.
  package var headline: Metric? { finalFigure ?? watched ?? metrics.first { $0.isReported } }

  /// True while it runs and has not told its final figure: what it has so far is compared with nothing.
  package var isProvisional: Bool { isRunning && finalFigure == nil }

  private var finalFigure: Metric? { metric("f1") }

  /// The best finished other run of the same experiment and dataset, by a metric and its direction.
  ///
  /// - Parameter places: where among `runs` it is looked for; they are not copied for that.
  /// - Returns: its place.
  static func best(
    of runs: [Run], at places: [Int], like run: Run, metric name: String, _ direction: MetricDirection
  ) -> Int? {
    guard direction != .unknown else { return nil }
    let group = RunComparison.Group(run, name)
    var best = RunComparison.Best(direction)
    for place in places where RunComparison.Group(runs[place], name) == group && runs[place].key != run.key {
      guard let value = runs[place].metric(name)?.value, value.isFinite else { continue }
      best.take(place, value)
    }
    return best.place
  }
}
