package import Domain

/// A line of the journal as the console shows it.
package struct JournalLine: Equatable, Sendable {
  /// Of an item that was changed often, only so many of the newest changes are shown beside another.
  package static let mostAboutOneItem = 20

  /// The operation's place in the log; nil for an error, which is none.
  var sequence: Int64?
  /// When it was done, or said.
  var at: Instant
  /// The key of the person who did it.
  var person: String
  /// What was done, in words.
  var summary: String
  /// What took it back since; nil where it stands.
  var undoing: Undoing?

  /// One operation: who did what, and whether it still holds.
  package init(sequence: Int64, at: Instant, person: String, summary: String, undoing: Undoing?) {
    self.sequence = sequence
    self.at = at
    self.person = person
    self.summary = summary
    self.undoing = undoing
  }

  /// An error that this console had to tell.
  init(error sentence: String, at moment: Instant) {
    at = moment
    person = ""
    summary = sentence
  }

  /// True for what this console had to say, which is no operation.
  var isError: Bool { sequence == nil }
  /// True where it was taken back and not brought again.
  var isUndone: Bool { undoing != nil }
}

/// A part of the journal: a file may hold more operations than a screen should keep.
package struct JournalPage: Equatable, Sendable {
  /// How many lines a part has at most.
  package static let size = 1000
  /// Of an operation that changed more, only so many changes are read.
  package static let mostEvents = 1000
  /// How near to the end of a part the next one is read.
  fileprivate static let margin = 200

  /// How many newer operations stand above it.
  var start: Int
  /// The newest first.
  var lines: [JournalLine]
  /// How many operations there are in all.
  var total: Int

  /// Some lines of a journal, and where they stand in it.
  package init(start: Int, lines: [JournalLine], total: Int) {
    self.start = start
    self.lines = lines
    self.total = total
  }

  fileprivate var end: Int { start + lines.count }
  /// True where every operation is at hand.
  var isWhole: Bool { lines.count >= total }
}

extension State {
  /// Most errors that are kept.
  private static var mostTroubles: Int { 100 }
  /// Most operations whose changes are kept: whoever looks through a long journal needs few of them again.
  private static var mostOperations: Int { 200 }

  /// Operations and errors together.
  var journalCount: Int { journal.total + troubles.count }

  /// The lines that are at hand, errors among them by their time, and how many stand above the first.
  var journalRows: (start: Int, lines: [JournalLine]) {
    // Nearly always there are none, and this is asked for several times a frame.
    guard !troubles.isEmpty else { return (journal.start, journal.lines) }
    var errors = troubles[...]
    var above = 0
    if journal.start > 0, let first = journal.lines.first {
      above = errors.prefix { $0.at > first.at }.count
      errors = errors.dropFirst(above)
    }
    var lines: [JournalLine] = []
    for line in journal.lines {
      while let error = errors.first, error.at >= line.at { lines.append(errors.removeFirst()) }
      lines.append(line)
    }
    if journal.end >= journal.total { lines += errors }
    return (journal.start + above, lines)
  }

  /// The selected line.
  var currentLine: JournalLine? {
    let (start, lines) = journalRows
    return lines.isEmpty ? nil : lines[Self.clamp(journalIndex - start, lines.count)]
  }

  /// What an operation changed, as far as it was read.
  func events(of line: JournalLine) -> [Event]? { line.sequence.flatMap { operations[$0] } }

  /// The item that the selected operation was about.
  var changedItem: ItemKey? { currentLine.flatMap(events)?.items.first }

  /// Up and down: through the operations, or through the lines of the selected one.
  mutating func moveInJournal(by step: Int) {
    if pane == JournalPane.detail.rawValue {
      scroll(by: step, last: JournalView.lastScroll(self))
    } else {
      select(operation: journalIndex + step)
    }
  }

  /// Selects a line of the journal, which then has the keys.
  mutating func select(operation index: Int) {
    panes[.journal] = JournalPane.operations.rawValue
    journalIndex = Self.clamp(index, journalCount)
    scrolledLines = 0
  }

  /// Another part where the selection comes near to the end of this one, and what the operation changed.
  var journalNeeds: [Effect] {
    let place = Self.clamp(journalIndex, journalCount) - troubles.count
    let isAbove = journal.start > 0 && place < journal.start + JournalPage.margin
    let isBelow = journal.end < journal.total && place + troubles.count + JournalPage.margin >= journal.end
    if isAbove || isBelow { return [.loadJournal(from: max(0, place - JournalPage.size / 2))] }
    guard let number = currentLine?.sequence else { return [] }
    guard operations[number] != nil else { return [.loadOperation(number)] }
    guard let item = changedItem, itemJournals[item] == nil else { return [] }
    return [.loadItemJournal(item)]
  }

  /// Takes a part that was read; asks for more where the selection needs it.
  mutating func take(_ page: JournalPage) -> [Effect] {
    // What is read stays selected while newer lines come above it.
    if journalIndex > 0, journal.total > 0 { journalIndex += max(0, page.total - journal.total) }
    // Every change adds a line, also one that takes another back.
    if page.total != journal.total { itemJournals = [:] }
    journal = page
    journalIndex = Self.clamp(journalIndex, journalCount)
    // The file may have fewer operations by now than when this part was asked for.
    if page.lines.isEmpty, page.start > 0 { return [.loadJournal(from: 0)] }
    return needs()
  }

  /// Keeps what an operation changed; whoever looks through a long journal needs few of them again.
  mutating func take(_ events: [Event], of operation: Int64) -> [Effect] {
    if operations.count >= Self.mostOperations { operations = [:] }
    operations[operation] = events
    return needs()
  }

  /// Keeps what was done with an item.
  mutating func take(_ lines: [JournalLine], about item: ItemKey) {
    if itemJournals.count >= Self.mostOperations { itemJournals = [:] }
    itemJournals[item] = lines
  }

  /// Errors can be read again after they were taken off the screen (`interaction.md` 2.1).
  mutating func keep(error sentence: String) {
    troubles.insert(JournalLine(error: sentence, at: now), at: 0)
    if journalIndex > 0 { journalIndex += 1 }
    if troubles.count > Self.mostTroubles { troubles.removeLast() }
  }
}
