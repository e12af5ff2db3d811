package import Domain

/// The words that are looked for in the whole journal, and what it takes to compare a line with them.
///
/// The lines are handed in by whoever reads them, so that a journal of any length is looked through without
/// being held.
package struct JournalSearch: Equatable, Sendable {
  fileprivate let query: String
  private let words: [String]
  private let calendar: WorkingCalendar
  /// What members are called, by their keys.
  private let names: [String: String]
  /// Errors of this console, the newest first: they stand among the operations by their time.
  fileprivate let errors: [JournalLine]

  /// Every word of the query has to be found, in any order and case.
  init(_ query: String, _ overview: Overview, _ errors: [JournalLine]) {
    self.query = query
    words = query.lowercased().split(separator: " ").map(String.init)
    calendar = overview.calendar
    names = Dictionary(overview.members.map { ($0.key, $0.name) }) { first, _ in first }
    self.errors = errors
  }

  /// True where a line holds all words in what its columns show.
  fileprivate func matches(at: Instant, person: String, summary: String, mark: String) -> Bool {
    let text = "\(names[person] ?? person) \(summary) \(mark)".lowercased()
    let left = words.filter { !text.contains($0) }
    if left.isEmpty { return !words.isEmpty }
    // A date costs more than the rest together, and is asked for where a word could be part of one.
    guard left.allSatisfy({ $0.allSatisfy { $0.isNumber || "-:".contains($0) } }) else { return false }
    let time = "\(calendar.day(of: at).iso) \(calendar.clock(of: at, seconds: true))"
    return left.allSatisfy(time.contains)
  }
}

/// Where the words of a search stand in the journal: it is handed all operations, the newest first.
package struct JournalHits: Equatable, Sendable {
  /// The search that they belong to.
  let search: JournalSearch
  /// Forwards through the list, or back.
  let step: Int
  /// How many operations there were.
  private(set) var total = 0
  /// Lines of the list that match, errors counted among them, in the list's order.
  private(set) var places: [Int] = []
  private var line = 0
  private var errors: ArraySlice<JournalLine>

  /// Nothing was looked at yet.
  package init(_ search: JournalSearch, step: Int) {
    self.search = search
    self.step = step
    errors = search.errors[...]
  }

  /// Looks at the next operation.
  package mutating func take(at: Instant, person: String, summary: String, isUndone: Bool) {
    while let error = errors.first, error.at >= at { take(errors.removeFirst(), error.at) }
    note(search.matches(at: at, person: person, summary: summary, mark: isUndone ? "undone" : ""))
    total += 1
  }

  /// Looks at the errors that are older than every operation.
  package mutating func finish() {
    while let error = errors.first { take(errors.removeFirst(), error.at) }
  }

  private mutating func take(_ error: JournalLine, _ at: Instant) {
    note(search.matches(at: at, person: "", summary: error.summary, mark: "error"))
  }

  private mutating func note(_ isHit: Bool) {
    if isHit { places.append(line) }
    line += 1
  }
}

extension State {
  /// Goes to the next match; the part of the journal in which it stands is read.
  mutating func take(_ hits: JournalHits) -> [Effect] {
    // Whoever has gone on to something else is not called back.
    guard listInFocus == .operations, hits.search.query == query else { return [] }
    // What was written since the list was read stands above it and is not counted by it yet.
    let newer = hits.total - journal.total
    let found = hits.places.map { $0 - newer }.filter { (0..<journalCount).contains($0) }
    let place = Self.place(of: journalIndex, among: found, hits.step)
    guard let next = next(hits.step, from: place, of: found.count) else { return [] }
    select(operation: found[next])
    return needs()
  }
}
