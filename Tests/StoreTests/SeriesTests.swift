import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

/// Histories that are read for a chart while they grow.
@Suite struct SeriesTests {
  private let store: ProjectStore
  private let series: Int64

  init() throws {
    let demo = try DemoStore()
    store = demo.store
    series = try store.write { db in
      try db.execute(
        sql: """
          INSERT INTO metricSeries (runId, position, name, isReported, value, isNaN)
          SELECT id, 900, 'long', 1, 0, 0 FROM run LIMIT 1
          """)
      return db.lastInsertedRowID
    }
  }

  private func add(_ steps: Range<Int64>, value: (Int64) -> Double = { Double($0 % 7) }) throws {
    let points = steps.map { MetricPoint(step: $0, at: Instant(milliseconds: $0), value: value($0)) }
    _ = try store.write { db in try MetricPoints(db: db).append(points, to: series) }
  }

  private func read() throws -> (points: [MetricPoint], read: Int) {
    try store.read { db in try store.digests.read(series, atMost: 100, MetricPoints(db: db)) }
  }

  @Test func onlyTheNewPointsOfAHistoryAreReadAgain() throws {
    try add(0..<20_000) { $0 == 777 ? 1e9 : Double($0 % 7) }
    #expect(try read().read == 20_000)
    #expect(try read().read == 0)
    var next: Int64 = 20_000
    for _ in 0..<200 {
      try add(next..<(next + 10))
      next += 10
      let (points, count) = try read()
      #expect(count == 10)
      #expect(points.count <= 200)
      #expect(points.first?.step == 0)
      #expect(points.last?.step == next - 1)
    }
    #expect(try read().points.contains { $0.value == 1e9 }, "a spike of one step stays")
    let steps = try read().points.map(\.step)
    #expect(steps == steps.sorted())
    // The old part is not coarser than a chart can show.
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $1 - $0 < 2000 })
  }

  @Test func pointsInBetweenAndValuesThatAreNoneAreFound() throws {
    try add(100..<3000)
    _ = try read()
    try add(50..<60)
    #expect(try read().read == 2910)
    #expect(try read().points.first?.step == 50)
    try add(3000..<3001) { _ in .nan }
    #expect(try read().points.last?.value.isNaN == true)
    try add(3001..<3002) { _ in .infinity }
    let (points, count) = try read()
    #expect(count == 1)
    #expect(points.last?.value == .infinity)
  }

  @Test func theCountIsThatOfTheMomentOfThePoints() throws {
    try add(0..<40)
    let (points, count) = try store.series(series)
    #expect(points.count == 40 && count == 40)
    try add(40..<5000)
    let longer = try store.series(series, atMost: 100)
    #expect(longer.points.count <= 200 && longer.points.last?.step == 4999 && longer.count == 5000)
  }

  @Test func aHistoryThatWasMadeAnewIsReadAnew() throws {
    try add(0..<500)
    _ = try read()
    try store.write { db in
      try db.execute(sql: "DELETE FROM metricPoint WHERE seriesId = ?", arguments: [series])
      try db.execute(sql: "UPDATE metricSeries SET pointCount = 0 WHERE id = ?", arguments: [series])
    }
    #expect(try read().points.isEmpty)
    try add(0..<600) { _ in 42 }
    #expect(try read().points.allSatisfy { $0.value == 42 })
  }
}
