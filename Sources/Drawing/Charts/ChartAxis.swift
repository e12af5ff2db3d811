/// An axis from one finite value to another, however far apart they are.
struct ChartAxis: Equatable {
  /// The value at the lower or left end.
  let low: Double
  /// The value at the other end; the same as `low` where there is one value only.
  let high: Double

  /// Where a value stands, from 0 at the low end to 1 at the high one.
  func share(_ value: Double) -> Double {
    // Halves first: the ends may lie further apart than a number can say.
    let span = high / 2 - low / 2
    guard span > 0 else { return 0 }
    let share = (value / 2 - low / 2) / span
    return share.isFinite ? min(max(share, 0), 1) : 0
  }

  /// The value at a share, the reverse of `share(_:)`.
  func value(at share: Double) -> Double { low * (1 - share) + high * share }

  /// The axis of values: a little room where they are all the same, and round numbers at its marks.
  ///
  /// - Parameter counts: how many gaps the marks may leave; the one that gives the curve most room is taken.
  /// - Parameter isGrowing: true where more values are to come, so that fewer of them draw the chart anew.
  static func values(
    _ values: [Double], among counts: [Int], isGrowing: Bool = false
  ) -> (axis: ChartAxis, gaps: Int)? {
    guard let first = values.first else { return nil }
    var (low, high) = values.reduce((first, first)) { (min($0.0, $1), max($0.1, $1)) }
    if low == high {
      let room = max(abs(low) * 0.1, 1e-9)
      low = max(low - room, -.greatestFiniteMagnitude)
      high = min(high + room, .greatestFiniteMagnitude)
    }
    let choices = counts.map { gaps in
      let range = NiceScale.around(low, high, intervals: gaps, isGrowing: isGrowing)
      return (axis: ChartAxis(low: range.low, high: range.high), gaps: gaps)
    }
    return choices.min { $0.axis.high / 2 - $0.axis.low / 2 < $1.axis.high / 2 - $1.axis.low / 2 }
  }

  /// The axis of steps: it begins where they begin, and its end is round.
  ///
  /// - Parameter growth: how far one more point goes, on an axis where more are to come: there is room for ten
  ///   from the start, so that the first ones do not draw the chart anew each. Nil where nothing comes any more.
  static func steps(_ values: [Double], growth: Double? = nil) -> ChartAxis {
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    let end =
      growth.map { low + NiceScale.roundedUp(max(high - low, 10 * $0), isGrowing: true) }
      ?? low + NiceScale.roundedUp(high - low)
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
  static func divisible(_ rows: Int) -> Int { rows < 5 || !even(rows).isEmpty ? rows : rows - 1 }

  private static func even(_ rows: Int) -> [Int] {
    counts.filter { (rows - 1) % $0 == 0 && (rows - 1) / $0 >= 2 }
  }

  /// How many gaps there can be between ticks on these rows; two only where nothing else divides them.
  static func gaps(_ rows: Int) -> [Int] {
    let even = even(rows)
    return even.isEmpty ? [1] : even.count == 1 ? even : even.filter { $0 > 2 }
  }

  /// From the top row to the lowest.
  static func places(_ rows: Int, gaps: Int) -> [Int] {
    rows > 1 ? (0...gaps).map { $0 * (rows - 1) / gaps } : [0]
  }

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
