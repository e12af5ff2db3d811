import GRDB

/// Reading a row of a file that may be damaged.
///
/// The reading that GRDB offers ends the program where a column holds something that it cannot by its
/// declaration, as a damaged page may say; no check short of reading the whole file finds that before.
/// These take its place in this module, so that every reading throws.
extension Row {
  /// The value of a column by its place among those of the statement.
  subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) -> Value {
    get throws { try decode(Value.self, atIndex: index) }
  }

  /// The value of a column by its name.
  subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ name: String) -> Value {
    get throws { try decode(Value.self, forColumn: name) }
  }
}
