import GRDB
import GRDBSQLite

/// Reads and writes whose statement is compiled once for a connection.
///
/// A live run asks the same dozens of questions several times a second: compiling them costs more
/// than answering them. For texts that do not change; each stays in memory with its connection.
extension Database {
  /// Writes.
  func execute(cached sql: String, arguments: StatementArguments = StatementArguments()) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// Hands every row to `take`, without keeping a copy of it: a frame of a live run reads thousands.
  func eachRow(
    cached sql: String, arguments: StatementArguments = StatementArguments(), _ take: (Row) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(self, cached: sql, arguments: arguments)
    while let row = try rows.next() { try take(row) }
  }

  /// Hands every row of whole numbers to `take`, straight from SQLite: figures come from tens of thousands of
  /// moments, and making a `Row` of them takes longer than finding them.
  func eachRowOfNumbers(
    cached sql: String, arguments: StatementArguments, _ take: (RowOfNumbers) throws -> Void
  ) throws {
    let statement = try cachedStatement(sql: sql)
    try statement.setArguments(arguments)
    let handle = statement.sqliteStatement
    sqlite3_reset(handle)
    defer { sqlite3_reset(handle) }
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: try take(RowOfNumbers(handle: handle))
      case SQLITE_DONE: return
      case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage)
      }
    }
  }
}

/// The row that a statement stands at, where all of its columns are whole numbers.
struct RowOfNumbers {
  fileprivate let handle: SQLiteStatement

  /// The number in a column, counted from 0.
  ///
  /// - Throws: `DatabaseError` where the column holds something else, as a damaged file may.
  subscript(_ index: Int32) -> Int64 {
    get throws {
      guard sqlite3_column_type(handle, index) == SQLITE_INTEGER else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "column \(index) is no whole number")
      }
      return sqlite3_column_int64(handle, index)
    }
  }
}

extension Row {
  static func fetchAll(
    _ db: Database, cached sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> [Row] {
    try fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
  }

  static func fetchOne(
    _ db: Database, cached sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> Row? {
    try fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }

  static func fetchCursor(
    _ db: Database, cached sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> RowCursor {
    try fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
  }
}

extension DatabaseValueConvertible where Self: StatementColumnConvertible {
  static func fetchAll(
    _ db: Database, cached sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> [Self] {
    try fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
  }

  static func fetchOne(
    _ db: Database, cached sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> Self? {
    try fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }
}
