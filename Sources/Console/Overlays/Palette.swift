import Domain

/// What the palette's search compares: words in any order, each a part of the sentence or a run of its letters.
enum Palette {
  /// Most things that are listed for a word behind `>`.
  static let mostThings = 50

  /// The candidates that hold all the words, the best first, else in their own order.
  static func best<One>(_ candidates: [One], for text: String, _ sentence: (One) -> String) -> [One] {
    let words = text.lowercased().split(separator: " ")
    let scored = candidates.compactMap { one -> (One, Int)? in
      let sentence = sentence(one).lowercased()
      var score = 0
      for word in words {
        guard let part = value(of: word, in: sentence) else { return nil }
        score += part
      }
      return (one, score)
    }
    let order = scored.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
    return order.map(\.element.0)
  }

  /// How well a word fits; nil where it does not.
  ///
  /// 0 for the first word whole, 1 at the start, 2 at the start of a word, 3 inside one, more for scattered
  /// letters.
  private static func value(of word: Substring, in sentence: String) -> Int? {
    if sentence.hasPrefix(word + " ") { return 0 }
    if sentence.hasPrefix(word) { return 1 }
    if sentence.contains(" " + word) { return 2 }
    if sentence.contains(word) { return 3 }
    var left = word
    for character in sentence where character == left.first { left = left.dropFirst() }
    return left.isEmpty ? 6 : nil
  }
}

/// One line of the palette: an action, a column to move to, or a thing to go to (`interaction.md` 3.8).
enum PaletteEntry: Equatable {
  case action(Action)
  case move(to: Status)
  case item(ItemKey, title: String)
  case run(String, label: String, name: String)
  case person(String, name: String)

  /// How it is listed.
  var sentence: String {
    switch self {
    case .action(let action): action.info.sentence
    case .move(let status): "Move item to \(status.name)"
    case .item(let key, let title): "\(key) \(title)"
    case .run(_, let label, let name): "\(label) \(name)"
    case .person(_, let name): "Show only items of \(name)"
    }
  }

  /// Where it belongs, in a word.
  var group: String {
    switch self {
    case .action(let action): action.info.group.rawValue
    case .move: Action.Group.items.rawValue
    case .item: "item"
    case .run: "run"
    case .person: "person"
    }
  }

  /// True for what one goes to, false for what one does.
  var isThing: Bool {
    switch self {
    case .item, .run: true
    case .action, .move, .person: false
    }
  }

  /// What the search compares.
  fileprivate var searched: String {
    if case .action(let action) = self { return "\(sentence) \(action.rawValue)" }
    return sentence
  }
}

extension State {
  /// What the palette lists: `>` goes to items and runs, `@` to people, other words to actions.
  func paletteEntries(_ text: String) -> [PaletteEntry] {
    guard let overview else { return [] }
    let rest = String(text.dropFirst())
    switch text.first {
    case ">":
      let items = overview.items.map { PaletteEntry.item($0.key, title: $0.title) }
      let runs = overview.runs.map { PaletteEntry.run($0.key, label: $0.label, name: $0.name) }
      return Array(Palette.best(items + runs, for: rest, \.searched).prefix(Palette.mostThings))
    case "@":
      let people = overview.members.map { PaletteEntry.person($0.key, name: $0.name) }
      return Palette.best(people, for: rest, \.searched)
    default:
      let moves =
        actedItem == nil || text.isEmpty ? [] : overview.workflow.statuses.map { PaletteEntry.move(to: $0) }
      return Palette.best(moves + Action.allCases.map { .action($0) }, for: text, \.searched)
    }
  }

  /// Why an entry cannot run now; nil where it can.
  func objection(to entry: PaletteEntry) -> String? {
    switch entry {
    case .action(let action): return Availability.objection(to: action, self)
    case .move(let status):
      if let objection = Availability.objection(to: .editStatus, self) { return objection }
      guard let item = actedItem, item.status == status.key else { return nil }
      return Refusal.sameStatus(item.key, name: status.name).sentence
    case .item, .run, .person: return nil
    }
  }

  /// What an entry will do to the selected thing, in one line.
  func effect(of entry: PaletteEntry) -> String {
    if let objection = objection(to: entry) { return objection }
    switch entry {
    case .action(let action):
      guard action.info.group == .items, action != .addItem, let item = actedItem else { return "" }
      return "On \(item.key) \(item.title)"
    case .move(let status):
      guard let overview, let item = actedItem else { return "" }
      let count =
        status.limit.map { " The column then holds \(overview.count(in: status.key) + 1) of \($0)." } ?? ""
      let old = overview.workflow.name(item.status)
      return "\(item.key) \(old) -> \(status.name).\(count) \(key(.undo)) undoes it."
    case .item: return "Opens the item; \(key(.cancel)) comes back."
    case .run: return "Shows the run in \(title(of: .runs))."
    case .person: return "\(key(.filterNone)) shows all again."
    }
  }

  /// Runs an entry, or says why it cannot run now.
  mutating func run(_ entry: PaletteEntry) -> [Effect] {
    if let objection = objection(to: entry) {
      message = Note(objection, .complaint)
      return []
    }
    switch entry {
    case .action(let action): return start(action)
    case .move(let status):
      guard let item = actedItem else { return [] }
      return move(actedKeys(item), of: item, to: status.key)
    case .item(let key, _): return openItem(key)
    case .run(let key, _, _):
      selectedRun = key
      return goInto(.runs)
    case .person(let key, let name):
      filter.person = key
      filter.personName = name
      filterChanged()
      return screen == .board || screen == .backlog ? [] : show(.board)
    }
  }
}
