package import Domain
import GRDB

extension ProjectStore {
  /// Items whose key or title holds all the words in any case, the one of exactly that key first, then by
  /// number; also those that are long done or dropped, and epics.
  package func itemNames(
    holding text: String, in project: ProjectReference, limit: Int = 50
  ) throws -> [ItemName] {
    let words = SearchWords(text)
    guard !words.isEmpty else { return [] }
    let condition = words.all.map { _ in "\"key\" || ' ' || title LIKE ? ESCAPE '\\'" }.joined(
      separator: " AND ")
    return try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT "key", title FROM workItem WHERE projectId = ? AND \(condition)
          ORDER BY lower("key") <> ?, number
          """,
        arguments: StatementArguments([project.id]) + StatementArguments(words.all.map(Self.pattern))
          + StatementArguments([words.all.joined(separator: " ")]))
      var found: [ItemName] = []
      while found.count < limit, let row = try rows.next() {
        guard let key = try ItemKey(row[0] as String) else { continue }
        let name = try ItemName(key: key, title: row[1])
        if words.areIn("\(key) \(name.title)") { found.append(name) }
      }
      return found
    }
  }

  /// A word anywhere in a text.
  ///
  /// LIKE knows the cases of ASCII letters only, so any other letter stands for every one, and the caller
  /// looks again.
  private static func pattern(_ word: String) -> String {
    let letters = word.map { letter -> String in
      guard letter.isASCII else { return "%" }
      return "%_\\".contains(letter) ? "\\\(letter)" : String(letter)
    }
    return "%\(letters.joined())%"
  }
}
