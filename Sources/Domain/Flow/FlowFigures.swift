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
  ///
  /// Nothing takes 0 days (`domain.md` 5.1): what a clock that was put back, or an import, lets end before its
  /// start took 1.
  package init(finished: [FinishedItem], calendar: WorkingCalendar) {
    var (cycleTimes, leadTimes, finishDays) = ([Int](), [Int](), [Int]())
    for item in finished {
      let last = calendar.day(of: item.finishedAt)
      finishDays.append(last.number)
      guard item.hasHistory else { continue }
      cycleTimes.append(max(1, calendar.days(item.startedAt, until: last)))
      leadTimes.append(max(1, calendar.days(item.createdAt, until: last)))
    }
    withoutHistory = finished.count - cycleTimes.count
    self.cycleTimes = Self.sorted(cycleTimes)
    self.leadTimes = Self.sorted(leadTimes)
    self.finishDays = Self.sorted(finishDays).map(Day.init)
  }

  /// Smallest first, by counting: a project's days lie so close together that one pass over them is enough.
  private static func sorted(_ days: [Int]) -> [Int] {
    guard let least = days.min(), let most = days.max(), most - least < 8 * days.count else {
      return days.sorted()
    }
    var counts = Array(repeating: 0, count: most - least + 1)
    for day in days { counts[day - least] += 1 }
    return counts.indices.flatMap { repeatElement(least + $0, count: counts[$0]) }
  }

  /// The nearest-rank percentile: always a value that occurred; nil where there is none.
  static func percentile(_ percent: Int, of sorted: [Int]) -> Int? {
    sorted.isEmpty ? nil : sorted[rank(percent, of: sorted.count) - 1]
  }

  /// The place of that value among so many, counted from 1.
  static func rank(_ percent: Int, of count: Int) -> Int {
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

  /// How an age stands against the percentiles (`domain.md` 5.8); nil where nothing is finished to compare with.
  package func level(ofAge days: Int) -> AgeLevel? {
    guard let p50 = cycleTime(50), let p70 = cycleTime(70), let p85 = cycleTime(85) else { return nil }
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
