import Domain

/// Searching in what the present screen lists, and saying where else a thing is.
extension State {
  /// 1 looks onwards, -1 backwards; both go round the end.
  mutating func findNext(_ step: Int) -> [Effect] {
    guard !query.isEmpty else {
      message = Note("Nothing to search for yet: \(key(.search)) asks for words.", .complaint)
      return []
    }
    switch listInFocus {
    case .items, .links, .lines: return findItem(step)
    case .operations:
      guard let overview else { return [] }
      return [.findInJournal(JournalSearch(query, overview, troubles), step: step)]
    case .runs, .versions, .deliverables: return findRow(step)
    case .summary, .nothing: return []
    }
  }

  /// Items among which a search looks: those of the present screen, in its order.
  ///
  /// From an item's page it goes on in the list that the page was opened from.
  var searchedItems: ItemList {
    switch screen {
    case .board: return ItemList(boardColumns.flatMap(\.items))
    case .item:
      var below = self
      below.screen = trail.last { KeyMap.itemScreens.contains($0.screen) }?.screen ?? .board
      return below.searchedItems
    default: return listedItems
    }
  }

  /// True where a text holds all the words of the query.
  private func matches(_ text: String) -> Bool {
    SearchWords(query).areIn(text)
  }

  private func matching(_ items: ItemList) -> ItemList {
    let words = SearchWords(query)
    return items.filter { words.areIn("\($0.key) \($0.title)") }
  }

  private mutating func findItem(_ step: Int) -> [Effect] {
    let found = matching(searchedItems)
    guard let next = next(step, from: found.place(of: selectedItem), of: found.count) else {
      return sayWhatTheFilterHides() ? [] : [.findItems(query)]
    }
    select(found[next])
    // What was found is seen.
    if screen == .board { folded.remove(found[next].status) }
    return screen == .item ? screenReads() : []
  }

  private mutating func findRow(_ step: Int) -> [Effect] {
    guard let list = searchedText else { return [] }
    let found = list.rows(holding: query)
    let place = Self.place(of: list.selected ?? -1, among: found, step)
    guard let next = next(step, from: place, of: found.count) else { return [.findItems(query)] }
    guard listInFocus == .deliverables else { return select(row: found[next]) }
    cellIndex = found[next]
    return []
  }

  /// Where a search goes on from: between two matches the next one is the one that comes first in its direction.
  static func place(of selected: Int, among found: [Int], _ step: Int) -> Int? {
    found.firstIndex(of: selected) ?? found.lastIndex { $0 < selected }.map { step > 0 ? $0 : $0 + 1 }
  }

  /// The place of the next match, round the end; nil and a word about it where there is none.
  mutating func next(_ step: Int, from place: Int?, of count: Int) -> Int? {
    guard count > 0 else {
      message = nothingNote
      return nil
    }
    let next = ((place ?? (step > 0 ? -1 : 0)) + step + count) % count
    message = Note("Match \(next + 1) of \(count) for \"\(query)\"")
    return next
  }

  private var nothingNote: Note { Note("Nothing here matches \"\(query)\".", .complaint) }

  /// - Returns: false where nothing that the filter hides matches either.
  private mutating func sayWhatTheFilterHides() -> Bool {
    guard !filter.isEmpty else { return false }
    var open = self
    open.filter = ItemFilter()
    let hidden = matching(open.searchedItems)
    guard let first = hidden.first else { return false }
    let more = hidden.count > 1 ? " and \(hidden.count - 1) more" : ""
    message = Note("The filter hides \(first.key)\(more). \(key(.filterNone)) shows all again.", .complaint)
    return true
  }

  /// What the palette needs of the file for the words behind `>`: items that are not held here.
  func paletteNeeds(_ text: String) -> [Effect] {
    guard text.first == ">" else { return [] }
    let words = text.dropFirst()
    return words.allSatisfy(\.isWhitespace) ? [] : [.findItems(String(words))]
  }

  /// Items of the whole project, for the palette or for a search that found nothing on its screen.
  mutating func take(found items: [ItemName], for words: String) {
    found = items
    guard words == query, message == nothingNote else { return }
    let runs = screen == .runs ? [] : (overview?.runs ?? []).filter { matches("\($0.label) \($0.name)") }
    let names = items.map(\.key.description) + runs.map(\.label)
    guard let first = names.first else { return }
    // Of several the one is meant that is called exactly so.
    if names.count == 1 || first.lowercased() == words.lowercased() {
      message = Note("\(first) is not on this screen; \(paletteKeys)\(first) opens it.", .complaint)
    } else {
      message = Note(
        "None of \(names.count) matches is on this screen; \(paletteKeys)\(words) lists them.", .complaint)
    }
  }

  /// What is typed before the name of a thing to go to it.
  private var paletteKeys: String {
    let name = key(.palette)
    return name.count == 1 ? "\(name)>" : "\(name) >"
  }
}
