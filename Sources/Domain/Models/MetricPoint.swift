/// One logged value of one metric of one run.
package struct MetricPoint: Equatable, Sendable {
  /// The trainer's own count, of any size and sign; several points may share one.
  package var step: Int64
  /// When it was logged, by the clock of the machine that logged it.
  package var at: Instant
  /// May be NaN or infinite.
  package var value: Double

  /// Takes any value, NaN and infinities too.
  package init(step: Int64, at: Instant, value: Double) {
    self.step = step
    self.at = at
    self.value = value
  }

  /// At most about so many points that keep the shape.
  ///
  /// In each stretch the lowest, the highest, and the first value that is not finite, so that a one-step spike stays
  /// visible and a gap stays a gap. First and last are always kept.
  package static func thinned(_ points: [MetricPoint], to count: Int) -> [MetricPoint] {
    guard points.count > count, count >= 4 else { return points }
    let stretches = count / 2
    return telling(
      points,
      in: (0..<stretches).map { stretch in
        (stretch * points.count / stretches)..<((stretch + 1) * points.count / stretches)
      })
  }

  /// The same with stretches of equally many steps, for points in order of their steps.
  ///
  /// What is thinned again and again while it grows keeps its shape so: by their number, the
  /// older points, which stand for many, would be left out sooner than the new ones.
  package static func thinnedBySteps(_ points: [MetricPoint], to count: Int) -> [MetricPoint] {
    guard points.count > count, count >= 4, let first = points.first, let last = points.last else {
      return points
    }
    let stretches = count / 2
    // Steps may lie as far apart as 64 bits allow, so they are told apart as real numbers.
    let width = max(1, (Double(last.step) - Double(first.step)) / Double(stretches))
    var ranges: [Range<Int>] = []
    var start = 0
    while start < points.count {
      let stretch = Int((Double(points[start].step) - Double(first.step)) / width)
      var end = start + 1
      while end < points.count, Int((Double(points[end].step) - Double(first.step)) / width) == stretch {
        end += 1
      }
      ranges.append(start..<end)
      start = end
    }
    return telling(points, in: ranges)
  }

  private static func telling(_ points: [MetricPoint], in ranges: [Range<Int>]) -> [MetricPoint] {
    var kept: [MetricPoint] = []
    for range in ranges {
      var chosen: Set<Int> = []
      let finite = range.filter { points[$0].value.isFinite }
      if let low = finite.min(by: { points[$0].value < points[$1].value }) { chosen.insert(low) }
      if let high = finite.max(by: { points[$0].value < points[$1].value }) { chosen.insert(high) }
      if let bad = range.first(where: { !points[$0].value.isFinite }) { chosen.insert(bad) }
      if range.lowerBound == 0 { chosen.insert(0) }
      if range.upperBound == points.count { chosen.insert(points.count - 1) }
      kept += chosen.sorted().map { points[$0] }
    }
    return kept
  }
}
