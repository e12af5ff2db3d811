/// Which way a metric gets better (`domain.md` 7.2).
package enum MetricDirection: Equatable, Sendable {
  case higher, lower
  /// Nothing may be called better or worse.
  case unknown

  /// Read off the metric's name: the words of its last part decide.
  package init(metric name: String) {
    let text = name.lowercased()
    let last = text.split(separator: "/").last.map(String.init) ?? text
    if Self.lowerWords.contains(where: last.contains) {
      self = .lower
    } else if Self.higherWords.contains(where: last.contains) {
      self = .higher
    } else {
      self = .unknown
    }
  }

  private static let lowerWords = [
    "loss", "error", "rmse", "mae", "mse", "latency", "perplexity", "brier", "seconds", "_ms",
  ]
  private static let higherWords = [
    "f1", "accuracy", "precision", "recall", "auc", "ndcg", "map", "r2", "score", "iou", "bleu",
  ]

  package var words: String {
    switch self {
    case .higher: "higher is better"
    case .lower: "lower is better"
    case .unknown: ""
    }
  }

  /// True where the first value is better than the second; never for values that are not finite.
  package func isBetter(_ value: Double, than other: Double) -> Bool {
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

  /// - Parameters:
  ///   - run: the run in question, running or finished.
  ///   - runs: all runs; those of its experiment are looked at.
  package init(_ run: Run, metric name: String, among runs: [Run]) {
    let others = runs.filter {
      $0.key != run.key && $0.isFinished && $0.experiment == run.experiment
        && $0.metric(name)?.value.isFinite == true
    }
    guard let value = run.metric(name)?.value, value.isFinite else {
      self = .none
      return
    }
    guard others.contains(where: { $0.dataset == run.dataset }) else {
      self = others.isEmpty ? .alone : .otherData
      return
    }
    guard let best = Run.best(of: runs, like: run, metric: name), let bar = best.metric(name)?.value else {
      self = .none
      return
    }
    if best.key == run.key {
      self = .best
    } else {
      let change = value - bar
      let isBetter = MetricDirection(metric: name).isBetter(value, than: bar)
      self = .difference(change, share: bar == 0 ? nil : change / abs(bar), isBetter: isBetter)
    }
  }
}

extension Run {
  package var isFinished: Bool { status == "FINISHED" }

  /// The best finished run of the same experiment and dataset by a metric with a known direction.
  package static func best(of runs: [Run], like run: Run, metric name: String) -> Run? {
    let direction = MetricDirection(metric: name)
    guard direction != .unknown else { return nil }
    var best: Run?
    for other in runs where other.isFinished && other.experiment == run.experiment {
      guard other.dataset == run.dataset, let value = other.metric(name)?.value, value.isFinite else {
        continue
      }
      if let bar = best?.metric(name)?.value, !direction.isBetter(value, than: bar) { continue }
      best = other
    }
    return best
  }
}
