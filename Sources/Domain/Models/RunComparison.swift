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
  /// - Parameters:
  ///   - older: figures of runs that are not among these, as no list holds thousands.
  ///   - direction: which way a metric of a name gets better.
  static func all(
    of runs: [Run], beside older: [OlderFigures] = [], direction: (String) -> MetricDirection
  ) -> [String: RunComparison] {
    var bests = bests(of: older, direction)
    var finishedInExperiment: [Measure: Int] = [:]
    for figures in older { finishedInExperiment[Group(figures).measure, default: 0] += figures.count }
    let known = experimentsWithFigure(among: runs, beside: older)
    for (place, run) in runs.enumerated() where run.isFinished {
      guard let metric = run.comparable(amongThoseWith: known) else { continue }
      let group = Group(run, metric.name)
      finishedInExperiment[group.measure, default: 0] += 1
      bests[group, default: Best(direction(metric.name))].take(place, metric.value)
    }
    return Dictionary(
      runs.enumerated().map { place, run in
        guard let metric = run.comparable(amongThoseWith: known) else { return (run.key, .none) }
        let group = Group(run, metric.name)
        let others = finishedInExperiment[group.measure] ?? 0
        return (run.key, RunComparison(run, at: place, metric, bests[group], finishedInExperiment: others))
      }
    ) { first, _ in first }
  }

  /// The keys of finished runs whose figure is not better than the best earlier one's of the same experiment, data
  /// and metric (`domain.md` 7.2, there of the watched metric; the figure is what stands beside the word).
  ///
  /// Nothing is said of a run whose start is not known, that the tracker deleted, or whose metric has no known
  /// direction; nor is another measured by it. Of runs that started at once none is the earlier one.
  package static func withoutGain(among runs: [Run], beside older: [OlderFigures] = []) -> Set<String> {
    var bests = bests(of: older, MetricDirection.init(metric:))
    var found: Set<String> = []
    let started = runs.indices.compactMap { place in runs[place].startedAt.map { (place: place, at: $0) } }
      .sorted { $0.at < $1.at }
    let known = experimentsWithFigure(among: runs, beside: older)
    // What started at once is judged before any of it counts.
    var waiting: [(place: Int, group: Group, value: Double, at: Instant)] = []
    func settle() {
      for one in waiting {
        bests[one.group, default: Best(MetricDirection(metric: one.group.measure.metric))]
          .take(one.place, one.value)
      }
      waiting = []
    }
    for (place, at) in started {
      let run = runs[place]
      guard run.isFinished, !run.isDeleted, let metric = run.comparable(amongThoseWith: known) else {
        continue
      }
      if waiting.last.map({ $0.at < at }) ?? false { settle() }
      let group = Group(run, metric.name)
      if let best = bests[group], best.direction != .unknown,
        !best.direction.isBetter(metric.value, than: best.value)
      {
        found.insert(run.key)
      }
      waiting.append((place, group, metric.value, at))
    }
    return found
  }

  /// Experiments of which some run has its final figure: others that neither have it nor a history miss it.
  package static func experimentsWithFigure(
    among runs: [Run], beside older: [OlderFigures] = []
  ) -> Set<String> {
    Set(runs.filter { !$0.isDeleted && $0.metric(Run.finalName) != nil }.map(\.experiment))
      .union(older.filter { $0.metric == Run.finalName }.map(\.experiment))
  }

  private static func bests(
    of older: [OlderFigures], _ direction: (String) -> MetricDirection
  ) -> [Group: Best] {
    var bests: [Group: Best] = [:]
    for figures in older {
      bests[Group(figures)] = Best(direction(figures.metric), figures)
    }
    return bests
  }

  private init(
    _ run: Run, at place: Int, _ metric: Run.Metric, _ best: Best?, finishedInExperiment: Int
  ) {
    let own = run.isFinished ? 1 : 0
    guard let best, best.count > own else {
      // Of one that came to no good end nothing is said where there is nothing to compare it with.
      self = finishedInExperiment > own ? .otherData : run.isFinished ? .alone : .none
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
  struct Group: Hashable {
    let measure: Measure
    let dataset: String?

    init(_ run: Run, _ metric: String) {
      measure = Measure(experiment: run.experiment, metric: metric)
      dataset = run.dataset
    }

    init(_ figures: OlderFigures) {
      measure = Measure(experiment: figures.experiment, metric: figures.metric)
      dataset = figures.dataset
    }
  }

  /// What was measured in an experiment, on whatever data.
  struct Measure: Hashable {
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

    /// The best of runs that have no place in the list.
    init(_ direction: MetricDirection, _ figures: OlderFigures) {
      self.direction = direction
      value = direction == .lower ? figures.least : figures.greatest
      count = figures.count
    }

    /// - Parameter place: where the run stands, for a run is long to copy.
    mutating func take(_ place: Int, _ value: Double) {
      if count == 0 || direction.isBetter(value, than: self.value) {
        (self.place, self.value) = (place, value)
      }
      count += 1
    }
  }
}

extension Run {
  /// True only where it came to its end: a run that failed or was stopped is never the best.
  package var isFinished: Bool { status == .finished }

  /// The figure by which people know a run: f1 where it has one, else the watched metric, else the first reported.
  package var headline: Metric? { finalFigure ?? watched ?? metrics.first { $0.isReported } }

  /// True while it runs and has not told its final figure: it is compared as it is now.
  package var isProvisional: Bool { isRunning && finalFigure == nil }

  /// The name of the figure that a run is made for, where it has it.
  static let finalName = "f1"

  /// The figure by which it is listed, whose metric is missing where it has neither that of its experiment nor a
  /// history (`domain.md` 7.2); nil where it reported nothing.
  ///
  /// - Parameter experiments: those that `RunComparison.experimentsWithFigure` found.
  package func figure(amongThoseWith experiments: Set<String>) -> (name: String, metric: Metric?)? {
    if lacksFigure, experiments.contains(experiment) { return (Self.finalName, nil) }
    return headline.map { ($0.name, $0) }
  }

  /// The same, where it can be compared: a finite value.
  fileprivate func comparable(amongThoseWith experiments: Set<String>) -> Metric? {
    figure(amongThoseWith: experiments)?.metric.flatMap { $0.value.isFinite ? $0 : nil }
  }

  /// True where neither its final figure nor any history is known: what else it reported says little.
  private var lacksFigure: Bool { finalFigure == nil && watched == nil }

  private var finalFigure: Metric? { metric(Self.finalName) }

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
