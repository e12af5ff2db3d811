/// One logged value of one metric of one run.
package struct MetricPoint: Equatable, Sendable {
  package var step: Int64
  package var at: Instant
  /// May be NaN or infinite.
  package var value: Double

  package init(step: Int64, at: Instant, value: Double) {
    self.step = step
    self.at = at
    self.value = value
  }

  /// At most about so many points that keep the shape.
  ///
  /// In each stretch the lowest,
  /// the highest, and every value that is not finite, so that a one-step spike stays
  /// visible and a gap stays a gap. First and last are always kept.
  package static func thinned(_ points: [MetricPoint], to count: Int) -> [MetricPoint] {
    guard points.count > count, count >= 4 else { return points }
    let stretches = count / 2
    var kept: [MetricPoint] = []
    for stretch in 0..<stretches {
      let from = stretch * points.count / stretches
      let to = (stretch + 1) * points.count / stretches
      var chosen: Set<Int> = []
      let finite = (from..<to).filter { points[$0].value.isFinite }
      if let low = finite.min(by: { points[$0].value < points[$1].value }) { chosen.insert(low) }
      if let high = finite.max(by: { points[$0].value < points[$1].value }) { chosen.insert(high) }
      if let bad = (from..<to).first(where: { !points[$0].value.isFinite }) { chosen.insert(bad) }
      if stretch == 0 { chosen.insert(0) }
      if stretch == stretches - 1 { chosen.insert(points.count - 1) }
      kept += chosen.sorted().map { points[$0] }
    }
    return kept
  }
}
