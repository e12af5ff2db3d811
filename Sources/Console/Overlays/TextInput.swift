import Drawing

/// A single line of text with a cursor.
struct TextInput: Equatable, Sendable, Codable {
  /// At most 10,000.
  private(set) var characters: [Character]
  /// In characters before it: from 0 to all of them.
  private(set) var cursor: Int
  /// True while the text is only offered: the first letter that is typed replaces it.
  private(set) var isOffered: Bool
  private static let longest = 10_000

  /// The cursor stands at the end.
  init(_ text: String = "", offered isOffered: Bool = false) {
    characters = Array(text)
    cursor = characters.count
    self.isOffered = isOffered && !text.isEmpty
  }

  /// Reads the text; the cursor stands at its end.
  init(from decoder: any Decoder) throws {
    self.init()
    insert(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the text alone.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  var text: String { String(characters) }
  var textBeforeCursor: String { String(characters[..<cursor]) }

  /// Types text; line breaks become spaces, and nothing beyond 10,000 characters is taken.
  ///
  /// - Returns: how many characters were left out.
  @discardableResult
  mutating func insert(_ text: String) -> Int {
    if isOffered {
      characters = []
      cursor = 0
    }
    let room = Self.longest - characters.count
    let typed = text.map { $0.isNewline ? " " : $0 }
    let taken = typed.prefix(max(0, room))
    characters.insert(contentsOf: taken, at: cursor)
    cursor += taken.count
    isOffered = false
    return typed.count - taken.count
  }

  /// Takes an editing key; false where the key is none.
  mutating func handle(_ key: Key) -> Bool {
    defer { isOffered = false }
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
