package import Domain
package import Drawing

/// Everything the console knows; views draw it, `update` changes it, nothing else does.
package struct State: Equatable, Sendable {
  package var size: Size
  package var overview: Overview?
  package var now: Instant
  package var person: String
  package var screen = ScreenID.now
  /// Where `Esc` and `q` lead back to.
  package var trail: [ScreenID] = []
  package var focus = NowPane.sprint
  package var isEnlarged = false
  /// The selected item, the same on every screen that shows items.
  package var selectedItem: ItemKey?
  package var runIndex = 0
  package var versionIndex = 0
  package var cellIndex = 0
  package var cycleIndex = 0
  package var journalIndex = 0
  package var itemScroll = 0
  package var journal: [JournalLine] = []
  package var detail: ItemDetail?
  package var series: [Int64: [MetricPoint]] = [:]
  package var overlay: Overlay?
  package var message: Note?
  package var query = ""
  package var savedAt: Instant?
  package var isMouseOn = false
  package var isBusy = false

  package init(size: Size, now: Instant, person: String) {
    self.size = size
    self.now = now
    self.person = person
  }

  /// A line for the person; errors stay until Esc.
  package struct Note: Equatable, Sendable {
    package var text: String
    package var isError: Bool

    package init(_ text: String, error: Bool = false) {
      self.text = text
      isError = error
    }
  }
}

/// The panes of the start screen.
package enum NowPane: Int, CaseIterable, Sendable {
  case sprint, checklists, runs, models
}

/// A line of the journal as the console shows it.
package struct JournalLine: Equatable, Sendable {
  package var at: Instant
  package var person: String
  package var summary: String
  package var isUndone: Bool

  package init(at: Instant, person: String, summary: String, isUndone: Bool) {
    self.at = at
    self.person = person
    self.summary = summary
    self.isUndone = isUndone
  }
}

/// What lies over the screen and takes the keys.
package enum Overlay: Equatable, Sendable {
  case prompt(Prompt)
  case confirm(Question, Command)
  case menu
  case palette(input: TextInput, choice: Int)
  case help(input: TextInput, scroll: Int)
}

/// A line that is being typed, and what it is for.
package struct Prompt: Equatable, Sendable {
  package enum Purpose: Equatable, Sendable {
    case newItem(status: String)
    case edit(ItemKey, ItemField)
    case status(ItemKey)
    case blockReason(ItemKey)
    case answer(Question, Command)
    case search
    case standupNote(ItemKey)
    case parkTopic
  }

  package var purpose: Purpose
  package var label: String
  package var hint: String
  package var input: TextInput

  package init(_ purpose: Purpose, label: String, hint: String = "", text: String = "") {
    self.purpose = purpose
    self.label = label
    self.hint = hint
    input = TextInput(text)
  }
}

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
      cursor -= 1
      characters.remove(at: cursor)
    case .delete: if cursor < characters.count { characters.remove(at: cursor) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"):
      characters.removeFirst(cursor)
      cursor = 0
    case .control("w"):
      while cursor > 0, characters[cursor - 1] == " " { removeBackwards() }
      while cursor > 0, characters[cursor - 1] != " " { removeBackwards() }
    default: return false
    }
    return true
  }

  private mutating func removeBackwards() {
    cursor -= 1
    characters.remove(at: cursor)
  }
}
