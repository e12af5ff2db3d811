/// An axis from one finite value to another, however far apart they are.
struct ChartAxis: Equatable {
  let low: Double
  let high: Double

  /// Where a value stands, from 0 at the low end to 1 at the high one.
  func share(_ value: Double) -> Double {
    // Halves first: the ends may lie further apart than a number can say.
    let span = high / 2 - low / 2
    guard span > 0 else { return 0 }
    let share = (value / 2 - low / 2) / span
    return share.isFinite ? min(max(share, 0), 1) : 0
  }

  func value(at share: Double) -> Double { low * (1 - share) + high * share }

  /// The axis of values: a little room where they are all the same, and round numbers at its marks.
  static func values(_ values: [Double], intervals: Int) -> ChartAxis? {
    guard let first = values.first else { return nil }
    var (low, high) = values.reduce((first, first)) { (min($0.0, $1), max($0.1, $1)) }
    if low == high {
      let room = max(abs(low) * 0.1, 1e-9)
      low = max(low - room, -.greatestFiniteMagnitude)
      high = min(high + room, .greatestFiniteMagnitude)
    }
    let range = NiceScale.around(low, high, intervals: intervals)
    return ChartAxis(low: range.low, high: range.high)
  }

  /// The axis of steps: it begins where they begin, and its end is round.
  static func steps(_ values: [Double]) -> ChartAxis {
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    let end = NiceScale.upperEnd(low, high)
    return ChartAxis(low: low, high: end.isFinite ? end : high)
  }

  /// Round values on the axis, three to five where its ends allow it.
  var ticks: [Double] {
    let span = high - low
    let wanted = max(1, span / 4)
    guard span > 0, span.isFinite, let step = NiceScale.tickStep(atLeast: wanted), abs(low / step) < 1e12
    else {
      return [low]
    }
    let first = (low / step).rounded(.up)
    let count = Int((high / step - first + 1e-9).rounded(.down)) + 1
    return (0..<max(0, count)).map { (first + Double($0)) * step }
  }
}

/// The ticks of an upright axis: on whole rows, evenly spaced.
enum RowTicks {
  private static let counts = [4, 3, 5, 2]

  /// As many of these rows as can be divided evenly: at most one is given up.
  static func divisible(_ rows: Int) -> Int { rows < 5 || evenIntervals(rows) != nil ? rows : rows - 1 }

  private static func evenIntervals(_ rows: Int) -> Int? {
    counts.first { (rows - 1) % $0 == 0 && (rows - 1) / $0 >= 2 }
  }

  /// From the top row to the lowest.
  static func places(_ rows: Int) -> [Int] {
    guard rows > 1 else { return [0] }
    let count = intervals(rows)
    return (0...count).map { $0 * (rows - 1) / count }
  }

  /// The gaps between the ticks.
  static func intervals(_ rows: Int) -> Int { evenIntervals(rows) ?? 1 }

  /// All with the same number of decimals, as few as say the values.
  static func labels(_ values: [Double]) -> [String] {
    let largest = values.map(abs).max() ?? 0
    guard largest >= 0.001, largest < 1_000_000 else { return values.map(NumberText.short) }
    var scale = 1.0
    for decimals in 0...5 {
      let isEnough = values.allSatisfy { abs($0 * scale - ($0 * scale).rounded()) < 1e-6 }
      if isEnough { return values.map { NumberText.fixed($0, decimals: decimals) } }
      scale *= 10
    }
    return values.map(NumberText.short)
  }
}
