import Domain
import GRDB

/// What stands in a store and is nothing that MLflow writes.
struct MLflowOddity: Error {
  /// In words, with the column.
  let what: String
}

/// One row of a store, read with care.
///
/// SQLite keeps whatever was written, whatever a column's type says, and a conversion
/// that fails would end the program: so each cell is looked at before it is taken.
struct MLflowCells {
  private let row: Row

  /// Nothing is looked at yet.
  init(_ row: Row) { self.row = row }

  /// The text, or a number as one; nil for null or a column that is not there.
  /// - Throws: `MLflowOddity` for a blob.
  func textIfAny(_ column: String) throws -> String? {
    switch (row[column] as DatabaseValue?)?.storage {
    case nil, .null?: nil
    case .string(let text)?: text
    case .int64(let number)?: String(number)
    case .double(let number)?: String(number)
    case .blob?: throw Self.odd(column)
    }
  }

  /// The same where there must be one.
  func text(_ column: String) throws -> String {
    guard let text = try textIfAny(column) else { throw Self.odd(column) }
    return text
  }

  /// The whole number; nil for null or a column that is not there.
  func integerIfAny(_ column: String) throws -> Int64? {
    guard let value = row[column] as DatabaseValue?, !value.isNull else { return nil }
    return try Self.integer(value, column)
  }

  /// The same where there must be one.
  func integer(_ column: String) throws -> Int64 {
    guard let number = try integerIfAny(column) else { throw Self.odd(column) }
    return number
  }

  /// Milliseconds as a moment; nil for null.
  func timeIfAny(_ column: String) throws -> Instant? {
    try integerIfAny(column).map(Self.time)
  }

  /// A whole number, also where it was stored as a real one.
  static func integer(_ value: DatabaseValue, _ column: String) throws -> Int64 {
    switch value.storage {
    case .int64(let number): return number
    case .double(let number):
      guard let whole = Int64(exactly: number) else { throw odd(column) }
      return whole
    default: throw odd(column)
    }
  }

  /// A real number, also where it was stored as a whole one.
  static func real(_ value: DatabaseValue, _ column: String) throws -> Double {
    switch value.storage {
    case .int64(let number): return Double(number)
    case .double(let number): return number
    default: throw odd(column)
    }
  }

  /// A text and nothing else.
  static func text(_ value: DatabaseValue, _ column: String) throws -> String {
    guard case .string(let text) = value.storage else { throw odd(column) }
    return text
  }

  /// Milliseconds of the years 1 to 9999: a client may send any number, but only these can be written
  /// as dates (ISO 8601), and nothing overflows with them.
  private static let writable = Int64(-62_135_596_800_000)...Int64(253_402_300_799_999)

  /// The moment, or the nearest one that can be written as a date.
  static func time(_ milliseconds: Int64) -> Instant {
    Instant(milliseconds: min(max(milliseconds, writable.lowerBound), writable.upperBound))
  }

  private static func odd(_ column: String) -> MLflowOddity {
    MLflowOddity(what: "a row has no fitting value in the column \(column)")
  }
}

/// The tables and columns that are read.
enum MLflowTables {
  private static let needed: [(table: String, columns: [String])] = [
    ("experiments", ["experiment_id", "name", "lifecycle_stage"]),
    ("experiment_tags", ["experiment_id", "key", "value"]),
    (
      "runs",
      [
        "run_uuid", "name", "user_id", "status", "start_time", "end_time", "lifecycle_stage", "artifact_uri",
        "experiment_id",
      ]
    ),
    ("params", ["run_uuid", "key", "value"]), ("tags", ["run_uuid", "key", "value"]),
    ("metrics", ["run_uuid", "key", "value", "timestamp", "step", "is_nan"]),
    ("datasets", ["dataset_uuid", "name", "digest", "dataset_source_type"]),
    ("inputs", ["input_uuid", "source_type", "source_id", "destination_type", "destination_id"]),
    ("input_tags", ["input_uuid", "name", "value"]), ("registered_models", ["name", "description"]),
    ("registered_model_tags", ["name", "key", "value"]),
    ("registered_model_aliases", ["name", "alias", "version"]),
    (
      "model_versions",
      [
        "name", "version", "creation_time", "description", "user_id", "current_stage", "source", "run_id",
        "status",
      ]
    ),
    ("model_version_tags", ["name", "version", "key", "value"]),
  ]

  /// Tables without which a file is no store at all.
  private static let telling: Set<String> = ["experiments", "runs", "metrics"]

  /// - Throws: `MLflowFault.noStore` where it is another program's file, and an oddity where a store lacks something.
  static func check(_ db: Database, path: String) throws {
    let present = Set(try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'"))
    guard telling.isSubset(of: present) else { throw MLflowFault.noStore(path) }
    for (table, columns) in needed {
      guard present.contains(table) else { throw MLflowOddity(what: "it has no table \(table)") }
      let own = Set(try db.columns(in: table).map(\.name))
      if let missing = columns.first(where: { !own.contains($0) }) {
        throw MLflowOddity(what: "its table \(table) has no column \(missing)")
      }
    }
  }
}
