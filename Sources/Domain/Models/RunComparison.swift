/// Which way a metric gets better (`domain.md` 7.2).
package enum MetricDirection: Equatable, Sendable {
  case higher, lower
  /// Nothing may be called better or worse.
  case unknown

  /// Read off the metric's name: the words of its last part decide.
  package init(metric name: String) {
    let text = name.lowercased()
    let last = text.split(separator: "/").last.map(String.init) ?? text
    let words = last.split { !$0.isLetter && !$0.isNumber }.flatMap { [String($0), Self.stem($0)] }
    func holds(_ parts: [String], _ abbreviations: Set<String>) -> Bool {
      parts.contains { last.holds($0) } || words.contains(where: abbreviations.contains)
    }
    if holds(Self.lowerParts, Self.lowerAbbreviations) {
      self = .lower
    } else if holds(Self.higherParts, Self.higherAbbreviations) {
      self = .higher
    } else {
      self = .unknown
    }
  }

  /// `map` of `map50`.
  private static func stem(_ word: Substring) -> String {
    String(word.reversed().drop(while: \.isNumber).reversed())
  }

  private static let lowerParts = [
    "loss", "error", "rmse", "latency", "perplexity", "brier", "seconds", "divergence",
  ]
  private static let higherParts = [
    "accuracy", "precision", "recall", "auc", "auroc", "ndcg", "score", "bleu",
  ]
  /// Whole words only: `map` stands in `mape`, where less is better.
  private static let lowerAbbreviations: Set = [
    "mae", "mse", "msle", "rmsle", "mape", "smape", "mdape", "wape", "nll", "wer", "cer", "fid", "ms",
  ]
  private static let higherAbbreviations: Set = [
    "f1", "acc", "map", "mrr", "r2", "iou", "miou", "dice", "mcc", "rouge", "psnr", "ssim",
  ]

  /// For the heading of a column; empty where the direction is not known.
  package var words: String {
    switch self {
    case .higher: "higher is better"
    case .lower: "lower is better"
    case .unknown: ""
    }
  }

  /// True where the first value is better than the second; never for values that are not finite.
  func isBetter(_ value: Double, than other: Double) -> Bool {
    guard value.isFinite, other.isFinite else { return false }
    switch self {
    case .higher: return value > other
    case .lower: return value < other
    case .unknown: return false
    }
  }
}

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
  static func all(of runs: [Run]) -> [String: RunComparison] {
    var bests: [Group: Best] = [:]
    var directions: [String: MetricDirection] = [:]
    var finishedInExperiment: [String: Int] = [:]
    for run in runs where run.isFinished {
      guard let metric = run.headline, metric.value.isFinite else { continue }
      finishedInExperiment["\(run.experiment)/\(metric.name)", default: 0] += 1
      let direction = directions[metric.name] ?? MetricDirection(metric: metric.name)
      directions[metric.name] = direction
      bests[Group(run, metric.name), default: Best(direction)].take(run, metric.value)
    }
    return Dictionary(
      runs.map { run in
        guard let metric = run.headline, metric.value.isFinite else { return (run.key, .none) }
        let others = finishedInExperiment["\(run.experiment)/\(metric.name)"] ?? 0
        let best = bests[Group(run, metric.name)]
        return (run.key, RunComparison(run, metric, best, finishedInExperiment: others))
      }
    ) { first, _ in first }
  }

  private init(_ run: Run, _ metric: Run.Metric, _ best: Best?, finishedInExperiment: Int) {
    let own = run.isFinished ? 1 : 0
    guard let best, best.count > own else {
      self = finishedInExperiment > own ? .otherData : .alone
      return
    }
    guard best.direction != .unknown else {
      self = .none
      return
    }
    if best.run?.key == run.key {
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
    let experiment: String
    let dataset: String?
    let metric: String

    init(_ run: Run, _ metric: String) {
      experiment = run.experiment
      dataset = run.dataset
      self.metric = metric
    }
  }

  /// The best of a group so far.
  fileprivate struct Best {
    let direction: MetricDirection
    private(set) var run: Run?
    private(set) var value = Double.nan
    private(set) var count = 0

    init(_ direction: MetricDirection) { self.direction = direction }

    mutating func take(_ run: Run, _ value: Double) {
      if count == 0 || direction.isBetter(value, than: self.value) { (self.run, self.value) = (run, value) }
      count += 1
    }
  }
}

extension Run {
  /// True only where it came to its end: a run that failed or was stopped is never the best.
  package var isFinished: Bool { status == "FINISHED" }

  /// The figure by which people know a run: f1 where it has one, else the watched metric, else the first reported.
  package var headline: Metric? { finalFigure ?? watched ?? metrics.first { $0.isReported } }

  /// True while it runs and has not told its final figure: what it has so far is compared with nothing.
  package var isProvisional: Bool { isRunning && finalFigure == nil }

  private var finalFigure: Metric? { metric("f1") }

  /// The best finished run of the same experiment and dataset by a metric with a known direction.
  package static func best(of runs: [Run], like run: Run, metric name: String) -> Run? {
    var best = RunComparison.Best(MetricDirection(metric: name))
    guard best.direction != .unknown else { return nil }
    let group = RunComparison.Group(run, name)
    for other in runs where other.isFinished && RunComparison.Group(other, name) == group {
      if let value = other.metric(name)?.value, value.isFinite { best.take(other, value) }
    }
    return best.run
  }
}

extension String {
  /// True where the bytes of a part stand in it side by side: for words of ASCII letters that is what the standard
  /// library's search finds too, which is built for patterns and takes a hundred times as long.
  fileprivate func holds(_ part: String) -> Bool {
    let (bytes, wanted) = (utf8, part.utf8)
    var start = bytes.startIndex
    while let place = bytes[start...].firstIndex(where: { $0 == wanted.first }) {
      if bytes[place...].starts(with: wanted) { return true }
      start = bytes.index(after: place)
    }
    return wanted.isEmpty
  }
}
