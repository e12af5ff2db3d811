import Domain
import Synchronization

/// Histories as they were last read, so that one that grew is read on from where it ended.
///
/// A chart is drawn anew with every point of a running training: reading a million points each
/// time takes most of a second, reading the new ones takes none.
final class SeriesDigests: Sendable {
  private struct Key: Hashable {
    let series: Int64
    let count: Int
  }

  private struct Digest {
    var points: [MetricPoint]
    /// How many points of the history these stand for.
    var covered: Int
    var last: MetricPoint
  }

  private let known = Mutex<[Key: Digest]>([:])
  /// Most histories that are kept: more than a screen shows charts.
  private static let mostKept = 64
  /// A digest has this many times the points of a chart, so that thinning it again and again does not
  /// make its older part coarser than a chart can show; it is thinned when it has twice as many.
  private static let reserve = 4

  /// A history, thinned to what a chart can show.
  ///
  /// - Returns: the points, and how many had to be read for them.
  func read(_ series: Int64, atMost count: Int, _ table: MetricPoints) throws -> (
    points: [MetricPoint], read: Int
  ) {
    let key = Key(series: series, count: count)
    let total = try table.count(of: series)
    var digest: Digest?
    var tail: [MetricPoint] = []
    if let old = known.withLock({ $0[key] }), old.covered <= total, try table.holds(old.last, series) {
      tail = try table.all(of: series, after: old.last)
      // Where points came in between, the tail is shorter than what was added.
      if old.covered + tail.count == total { digest = old }
    }
    if digest == nil { tail = try table.all(of: series) }
    guard let last = tail.last ?? digest?.last else { return ([], 0) }
    var points = (digest?.points ?? []) + tail
    if points.count > 2 * Self.reserve * count {
      points = MetricPoint.thinnedBySteps(points, to: Self.reserve * count)
    }
    keep(Digest(points: points, covered: (digest?.covered ?? 0) + tail.count, last: last), key)
    return (MetricPoint.thinnedBySteps(points, to: count), tail.count)
  }

  private func keep(_ digest: Digest, _ key: Key) {
    known.withLock { known in
      if known.count >= Self.mostKept, known[key] == nil { known.removeAll() }
      known[key] = digest
    }
  }
}
