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
