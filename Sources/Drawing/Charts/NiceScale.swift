/// Ends of axes at round numbers.
///
/// A live curve then keeps its place while points arrive and only now and then is drawn anew:
/// calmer to look at, and a fraction of the bytes.
enum NiceScale {
  private static let steps = [1.0, 1.5, 2, 3, 4, 5, 6, 8, 10]
  /// Further apart, for what is still growing.
  private static let wideSteps = [1.0, 2, 5, 10]

  /// The least round number that is not below a positive one.
  static func roundedUp(_ value: Double, isGrowing: Bool = false) -> Double {
    guard value > 0, value.isFinite else { return value }
    var power = 1.0
    while power * 10 <= value { power *= 10 }
    while power > value { power /= 10 }
    // The nudge undoes binary fractions such as 3 * 0.1, which is stored just above itself.
    return ((isGrowing ? wideSteps : steps).first { $0 * power >= value * (1 - 1e-9) } ?? 10) * power
  }

  /// The least of 1, 2, 5, 10, 20 … that is not below a value; nil where there is none.
  static func tickStep(atLeast value: Double) -> Double? {
    guard value > 0, value < 1e300 else { return nil }
    var power = 1.0
    while power * 10 <= value { power *= 10 }
    while power > value { power /= 10 }
    return ([1, 2, 5].first { $0 * power >= value * (1 - 1e-9) } ?? 10) * power
  }

  /// A range around two values that so many marks, evenly spaced, divide at round numbers.
  static func around(_ low: Double, _ high: Double, intervals: Int, isGrowing: Bool = false)
    -> (low: Double, high: Double)
  {
    var step = roundedUp((high - low) / Double(intervals), isGrowing: isGrowing)
    // The low end goes down to a round number, so that the first step can be too short for the high one.
    for _ in 0..<steps.count {
      guard step > 0, step.isFinite, abs(low / step) < 1e12, abs(high / step) < 1e12 else { break }
      let start = (low / step).rounded(.down) * step
      let end = start + step * Double(intervals)
      // The next round number may lie beyond what a number can hold.
      guard start.isFinite, end.isFinite else { break }
      if end >= high - step * 1e-9 { return (start, max(end, high)) }
      step = roundedUp(step * 1.01, isGrowing: isGrowing)
    }
    return (low, high)
  }
}
