import Domain
import GRDB

/// Where an item is named outside its own row, found by the format's declaration.
struct ItemMentions {
  /// In a transaction that somebody else began.
  let db: Database
  /// The list whose texts may be keys of anything.
  private static let evidence = "evidence"

  /// The first place, in the words of the format; nil where nothing names the item.
  func place(of key: ItemKey) throws -> String? {
    for part in ProjectFormat.parts {
      if let found = try place(of: key, under: part) { return found }
    }
    return nil
  }

  private func place(of key: ItemKey, under node: FormatNode) throws -> String? {
    switch node {
    case .rows(let name, let table, _):
      for inner in table.nodes {
        if case .value(let field) = inner, field.reference == "items" {
          if try isThere(key, in: table.table, field.column) { return Self.words(name) }
        } else if let found = try place(of: key, under: inner) {
          return found
        }
      }
      return nil
    case .list(let name, let table, let kind, _):
      guard kind == .key(of: "items") || table == Self.evidence, try isThere(key, in: table, "value") else {
        return nil
      }
      return Self.words(name)
    default: return nil
    }
  }

  /// A key begins with that of its project, so it is looked for in the whole table.
  private func isThere(_ key: ItemKey, in table: String, _ column: String) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE \"\(column)\" = ?)",
      arguments: [key.description]) ?? false
  }

  private static func words(_ name: String) -> String { name.split(separator: "_").joined(separator: " ") }
}
