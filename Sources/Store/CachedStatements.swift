import GRDB

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
