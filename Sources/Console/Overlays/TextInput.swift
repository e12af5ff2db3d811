package import Drawing

/// A single line of text with a cursor.
package struct TextInput: Equatable, Sendable {
  package private(set) var characters: [Character]
  package private(set) var cursor: Int
  private static let longest = 2000

  package init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  package var text: String { String(characters) }
  package var textBeforeCursor: String { String(characters[..<cursor]) }

  /// Types text; line breaks become spaces, and nothing beyond 2,000 characters is taken.
  package mutating func insert(_ text: String) {
    let room = Self.longest - characters.count
    let typed = text.map { $0.isNewline ? " " : $0 }.prefix(max(0, room))
    characters.insert(contentsOf: typed, at: cursor)
    cursor += typed.count
  }

  /// Takes an editing key; false where the key is none.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace:
      guard cursor > 0 else { return true }
      removeBackwards()
    case .delete: if cursor < characters.count { characters.remove(at: cursor) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end: cursor = characters.count
    case .control("u"):
      characters.removeFirst(cursor)
      cursor = 0
    case .control("w"): removeWord()
    default: return false
    }
    return true
  }

  private mutating func removeWord() {
    while cursor > 0, characters[cursor - 1] == " " { removeBackwards() }
    while cursor > 0, characters[cursor - 1] != " " { removeBackwards() }
  }

  private mutating func removeBackwards() {
    cursor -= 1
    characters.remove(at: cursor)
  }
}
