import Domain
import GRDB
import GRDBSQLite

/// A metric's value as SQLite can hold it: it has no NaN, so that is a flag.
struct MetricNumber {
  /// 0 where it is no number.
  var value: Double
  /// True where the number was none.
  var isNaN: Bool

  /// For storing.
  init(_ number: Double) {
    isNaN = number.isNaN
    value = number.isNaN ? 0 : number
  }

  /// As it was stored.
  init(stored value: Double, isNaN: Bool) {
    self.value = value
    self.isNaN = isNaN
  }

  /// The number itself.
  var double: Double { isNaN ? .nan : value }
}

extension MetricPoint {
  /// Nil where a member is missing or of another kind.
  init?(json: JSONValue) {
    guard case .integer(let step)? = json["step"], let at = json["at"]?.text.flatMap({ Instant(iso: $0) }),
      let value = json["value"]?.real
    else { return nil }
    self.init(step: step, at: at, value: value)
  }

  /// As the open format has it.
  var json: JSONValue {
    .object([
      .init("step", .integer(step)), .init("at", .string(at.iso)), .init("value", .number(value)),
    ])
  }
}

/// Bulk writing and reading of metric histories.
///
/// Points are measurements, not events: they have no undo and no log.
struct MetricPoints {
  /// In a transaction that somebody else began.
  let db: Database

  /// Adds points to a series; points that are there already are left alone, as the
  /// tracker does with exact duplicates.
  ///
  /// - Returns: how many were not there.
  @discardableResult
  func append(_ points: [MetricPoint], to series: Int64) throws -> Int {
    let insert = try PointInsertion(db)
    var added = 0
    var firstBad: Int64?
    for point in points {
      added += try insert.run(point, series: series)
      if !point.value.isFinite { firstBad = min(firstBad ?? point.step, point.step) }
    }
    if added > 0 { try finish(series, added: added, firstBad: firstBad) }
    return added
  }

  private func finish(_ series: Int64, added: Int, firstBad: Int64?) throws {
    let update = try db.cachedStatement(
      sql: """
        UPDATE metricSeries SET pointCount = pointCount + ?,
          firstBadStep = CASE WHEN ? IS NULL THEN firstBadStep ELSE MIN(COALESCE(firstBadStep, ?), ?) END
        WHERE id = ?
        """)
    try update.execute(arguments: [added, firstBad, firstBad, firstBad, series])
    // The tracker's "latest": greatest (step, time, value), with NaN competing as 0.
    let latest = try db.cachedStatement(
      sql: """
        SELECT step, at, value, isNaN FROM metricPoint WHERE seriesId = ?
        ORDER BY step DESC, at DESC, value DESC LIMIT 1
        """)
    guard let row = try Row.fetchOne(latest, arguments: [series]) else { return }
    let values: [(any DatabaseValueConvertible)?] = try [
      row["step"] as Int64, row["at"] as Int64, row["value"] as Double, row["isNaN"] as Bool, series,
    ]
    try db.cachedStatement(sql: "UPDATE metricSeries SET step = ?, at = ?, value = ?, isNaN = ? WHERE id = ?")
      .execute(arguments: StatementArguments(values))
  }

  /// In order of step, time and value.
  func all(of series: Int64) throws -> [MetricPoint] {
    let statement = try db.cachedStatement(
      sql: "SELECT step, at, value, isNaN FROM metricPoint WHERE seriesId = ? ORDER BY step, at, value, isNaN"
    )
    return try points(statement, [series])
  }

  /// The points behind one, in order.
  func all(of series: Int64, after last: MetricPoint) throws -> [MetricPoint] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT step, at, value, isNaN FROM metricPoint
        WHERE seriesId = ? AND (step, at, value, isNaN) > (?, ?, ?, ?) ORDER BY step, at, value, isNaN
        """)
    return try points(statement, Self.place(of: last, series))
  }

  /// True where the series has just this point.
  func holds(_ point: MetricPoint, _ series: Int64) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        SELECT EXISTS (SELECT 1 FROM metricPoint
          WHERE seriesId = ? AND step = ? AND at = ? AND value = ? AND isNaN = ?)
        """)
    return try Bool.fetchOne(statement, arguments: Self.place(of: point, series)) ?? false
  }

  /// How many points a series has.
  func count(of series: Int64) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT pointCount FROM metricSeries WHERE id = ?"), arguments: [series]) ?? 0
  }

  private static func place(of point: MetricPoint, _ series: Int64) -> StatementArguments {
    let number = MetricNumber(point.value)
    return [series, point.step, point.at.milliseconds, number.value, number.isNaN]
  }

  private func points(_ statement: Statement, _ arguments: StatementArguments) throws -> [MetricPoint] {
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    var points: [MetricPoint] = []
    while let row = try rows.next() {
      points.append(
        try MetricPoint(
          step: row[0], at: Instant(milliseconds: row[1]),
          value: MetricNumber(stored: row[2], isNaN: row[3]).double))
    }
    return points
  }
}

/// One prepared statement for many points, bound through SQLite's own functions: millions of
/// points come at once, and boxing every value costs several times as much as storing it.
private struct PointInsertion {
  private let db: Database
  private let statement: Statement

  init(_ db: Database) throws {
    self.db = db
    statement = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO metricPoint (seriesId, step, at, value, isNaN) VALUES (?, ?, ?, ?, ?)")
  }

  /// - Returns: 1 where the point was new, 0 where it was there already.
  func run(_ point: MetricPoint, series: Int64) throws -> Int {
    let handle = statement.sqliteStatement
    let number = MetricNumber(point.value)
    sqlite3_reset(handle)
    sqlite3_bind_int64(handle, 1, series)
    sqlite3_bind_int64(handle, 2, point.step)
    sqlite3_bind_int64(handle, 3, point.at.milliseconds)
    sqlite3_bind_double(handle, 4, number.value)
    sqlite3_bind_int(handle, 5, number.isNaN ? 1 : 0)
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }
    return Int(sqlite3_changes(db.sqliteConnection))
  }
}
