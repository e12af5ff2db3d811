/// When so many items will be done, by drawing past days at random (`domain.md` 5.9).
package struct Forecast: Equatable, Sendable {
  /// How many items it is about.
  package let items: Int
  /// How many past days it draws from.
  package let windowDays: Int
  /// Items that were finished on those days.
  let finishedInWindow: Int
  /// How many trials took so many days, by the number of days: 10,000 of them are quicker counted than sorted.
  private let outcomes: [Int]
  /// How often the future is drawn: 10,000 times, as `domain.md` 5.9 asks.
  package static let trials = 10_000
  private static let longest = 1000

  /// - Returns: nil where nothing was finished in the window: that cannot be forecast.
  package init?(items: Int, history: [Int], seed: UInt64 = 1) {
    guard items > 0, history.contains(where: { $0 > 0 }) else { return nil }
    var random = SplitMix(state: seed)
    self.items = items
    windowDays = history.count
    finishedInWindow = history.reduce(0, +)
    var outcomes = Array(repeating: 0, count: Self.longest + 1)
    for _ in 0..<Self.trials {
      var left = items
      var days = 0
      while left > 0, days < Self.longest {
        left -= history[Int(random.next() % UInt64(history.count))]
        days += 1
      }
      outcomes[days] += 1
    }
    self.outcomes = outcomes
  }

  /// Fewer than two weeks or five finished items are not enough to rely on (`domain.md` 5.9).
  package var isThin: Bool { windowDays < 14 || finishedInWindow < 5 }

  /// The nearest-rank percentile of days.
  package func days(_ percent: Int) -> Int {
    let rank = FlowFigures.rank(percent, of: Self.trials)
    var counted = 0
    return outcomes.firstIndex { count in
      counted += count
      return counted >= rank
    } ?? Self.longest
  }

  /// The share of trials that were done within so many days.
  package func probability(withinDays days: Int) -> Double {
    Double(outcomes.prefix(max(0, days + 1)).reduce(0, +)) / Double(Self.trials)
  }
}

/// A small generator with a seed, so that the same question gives the same answer.
///
/// The steps are those of SplitMix64, Steele and others, 2014.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
