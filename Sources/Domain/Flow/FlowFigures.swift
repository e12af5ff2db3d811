/// Flow figures of finished items, by the conventions of `domain.md` 5.1.
package struct FlowFigures: Equatable, Sendable {
  /// Cycle times in days, smallest first.
  package let cycleTimes: [Int]
  /// Days from creation to done, smallest first.
  package let leadTimes: [Int]
  /// Items that an import brought in as done: they have neither time (`domain.md` 5.10).
  package let withoutHistory: Int
  private let finishDays: [Day]

  /// Items without a history count in the throughput only; epics are left out by whoever asks.
  package init(finished: [FinishedItem], calendar: WorkingCalendar) {
    let timed = finished.lazy.filter(\.hasHistory)
    cycleTimes = timed.map { calendar.days($0.startedAt, $0.finishedAt) }.sorted()
    leadTimes = timed.map { calendar.days($0.createdAt, $0.finishedAt) }.sorted()
    withoutHistory = finished.count - cycleTimes.count
    finishDays = finished.map { calendar.day(of: $0.finishedAt) }.sorted()
  }

  /// The nearest-rank percentile: always a value that occurred; nil where there is none.
  static func percentile(_ percent: Int, of sorted: [Int]) -> Int? {
    sorted.isEmpty ? nil : sorted[rank(percent, of: sorted.count) - 1]
  }

  /// The place of that value among so many, counted from 1.
  fileprivate static func rank(_ percent: Int, of count: Int) -> Int {
    min(max(1, (percent * count + 99) / 100), count)
  }

  /// The nearest-rank percentile in days, 1 to 100 percent; nil where nothing is finished.
  package func cycleTime(_ percent: Int) -> Int? { Self.percentile(percent, of: cycleTimes) }
  /// The same from creation to done, in days.
  package func leadTime(_ percent: Int) -> Int? { Self.percentile(percent, of: leadTimes) }

  /// In days; nil where nothing is finished.
  package var meanCycleTime: Double? {
    cycleTimes.isEmpty ? nil : Double(cycleTimes.reduce(0, +)) / Double(cycleTimes.count)
  }

  /// Fewer than 11 finished items: percentiles are marked "thin".
  package var isThin: Bool { cycleTimes.count < 11 }

  /// Finished items per ISO week, from the first finish to the last whole week before `today`.
  package func throughput(before today: Day) -> [(week: Int, count: Int)] {
    guard let first = finishDays.first else { return [] }
    let thisMonday = today.adding(-today.weekday)
    let firstMonday = first.adding(-first.weekday)
    let count = max(0, (thisMonday.number - firstMonday.number) / 7)
    var weeks = (0..<count).map { (week: firstMonday.adding(7 * $0).isoWeek, count: 0) }
    for day in finishDays where day < thisMonday { weeks[(day.number - firstMonday.number) / 7].count += 1 }
    return weeks
  }

  /// Finished items on each calendar day of a window, days with none included.
  package func dailyThroughput(from first: Day, to last: Day) -> [Int] {
    guard first <= last else { return [] }
    var counts = Array(repeating: 0, count: last.number - first.number + 1)
    for day in finishDays where day >= first && day <= last { counts[day.number - first.number] += 1 }
    return counts
  }

  /// The days whose throughput a forecast draws from: 56 up to yesterday, cut at the
  /// first creation (`domain.md` 5.11).
  package static func forecastWindow(today: Day, firstCreation: Day?) -> (first: Day, last: Day) {
    let first = today.adding(-56)
    return (max(first, firstCreation ?? first), today.adding(-1))
  }

  /// The share of finished items that were quicker than an age, as (count, of).
  package func pace(ofAge days: Int) -> (quicker: Int, total: Int) {
    var low = 0
    var high = cycleTimes.count
    while low < high {
      let middle = (low + high) / 2
      if cycleTimes[middle] < days { low = middle + 1 } else { high = middle }
    }
    return (low, cycleTimes.count)
  }

  /// How an age stands against the percentiles (`domain.md` 5.8).
  package func level(ofAge days: Int) -> AgeLevel {
    guard let p50 = cycleTime(50), let p70 = cycleTime(70), let p85 = cycleTime(85) else { return .calm }
    if days <= p50 { return .calm }
    if days <= p70 { return .watch }
    return days <= p85 ? .atRisk : .over
  }
}

/// An age in work against the cycle times: up to the 50th, 70th, 85th percentile, or above.
package enum AgeLevel: String, Sendable {
  case calm, watch, over
  case atRisk = "at risk"
}

/// When so many items will be done, by drawing past days at random (`domain.md` 5.9).
package struct Forecast: Equatable, Sendable {
  /// How many items it is about.
  package let items: Int
  /// How many past days it draws from, and how many items were finished on them.
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
