/// The words of a search: a text is found that holds all of them, in any order and case.
package struct SearchWords: Equatable, Sendable {
  /// In small letters.
  package let all: [String]
  /// True where nothing is looked for; every text holds nothing.
  package var isEmpty: Bool { all.isEmpty }

  /// Parted by blanks.
  package init(_ text: String) { all = text.lowercased().split(separator: " ").map(String.init) }

  /// True where a text holds all of them.
  package func areIn(_ text: String) -> Bool {
    guard !isEmpty else { return true }
    let text = text.lowercased()
    return all.allSatisfy { text.contains($0) }
  }
}
