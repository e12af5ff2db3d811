import Domain
import Foundation
import Testing

@testable import App

/// The keys that the README promises to scripts are those that the verbs print.
extension VerbTests {
  private static let readme = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("README.md")

  /// Verbs with the keys that stand in their row; where keys of keys follow one, those are left out.
  private func documented() throws -> [(verbs: [String], keys: [String])] {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let table = try #require(text.firstRange(of: "Verb | Keys\n--- | ---\n"))
    return text[table.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.isEmpty }.map { line in
        let parts = line.components(separatedBy: " | ")
        func quoted(_ text: String) -> [String] {
          text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        }
        let outer = parts[1].replacing(#/ \([^)]*\)/#, with: "")
        return (quoted(parts[0]), quoted(outer))
      }
  }

  private func keys(_ value: JSONValue) -> [String] {
    switch value {
    case .array(let all): all.first.map(keys) ?? []
    case .object(let members): members.map(\.name)
    default: []
    }
  }

  @Test func theReadmeNamesEveryKeyOfEveryListing() throws {
    #expect(run("source", "add", "mlflow", try trackingStore("wine.db")).code == 0)
    let arguments = ["item show": "9", "run show": "R08", "model show": "ride-anomaly-detector"]
    var before: [String] = []
    for row in try documented() {
      for verb in row.verbs {
        let words =
          verb.split(separator: " ").map(String.init) + [arguments[verb], "--json"].compactMap { $0 }
        let found = keys(try JSONReader.read(Array(try text(of: words).utf8)))
        // The page of an item begins with what its listing says.
        let wanted = verb == "item show" ? before + row.keys : row.keys
        #expect(found == wanted, "\(verb)")
      }
      before = row.keys
    }
  }

  private func text(of words: [String]) throws -> String {
    let found = Self.run(words, on: db, by: "farid")
    #expect(found.code == 0, "\(words)")
    return found.text
  }
}
