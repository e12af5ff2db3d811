import Domain
import Drawing

/// An operation in full: who, when, what it came to, each thing that was changed from and to, who
/// took it back, how the items stand now, and what else was done with them.
struct OperationDetail {
  /// A row and how it looks.
  typealias Line = (text: SafeText, role: Role)

  private let operation: JournalLine
  private let state: State
  private let overview: Overview
  private let events: [Event]

  /// Its events may not be read yet.
  init(_ operation: JournalLine, _ state: State, _ overview: Overview) {
    self.operation = operation
    self.state = state
    self.overview = overview
    events = state.events(of: operation) ?? []
  }

  /// Everything below each other; what stands around the change comes after it.
  func lines(columns wanted: Int) -> [Line] {
    let columns = max(1, wanted)
    return [itemsNow(columns), others(columns)].reduce(head(columns) + changes(columns)) { lines, section in
      section.isEmpty ? lines : lines + [("", .text)] + section
    }
  }

  private func head(_ columns: Int) -> [Line] {
    let who = operation.isError ? "said here, not kept in the file" : JournalView.name(operation, overview)
    let head = "\(when(operation))  \(who)"
    var lines = SafeText(head).wrapped(to: columns).map { ($0, Role.secondary) }
    lines += SafeText(operation.summary).wrapped(to: columns).map { ($0, Role.strong) }
    if let undoing = operation.undoing {
      let name = overview.memberName(undoing.person)
      let words = "Undone by \(name) \(moment(undoing.at)), operation \(undoing.sequence)"
      lines += SafeText(words).wrapped(to: columns).map { ($0, Role.warning) }
    }
    return lines + [("", .text)]
  }

  private func changes(_ columns: Int) -> [Line] {
    let changes = events.map {
      Wording.change($0, workflow: overview.workflow) { overview.memberName($0) }
    }
    let width = (changes.map(\.subject.count).max() ?? 0) + 2
    let lines = changes.flatMap { subject, words -> [Line] in
      let head = subject.padded(to: width)
      return SafeText.hanging(head, words, columns: columns).map { ($0, Role.text) }
    }
    // The rest was not read: an import changes more than anybody looks through.
    guard events.count >= JournalPage.mostEvents else { return lines }
    return lines + [(SafeText("… these are the first \(JournalPage.mostEvents) changes"), .secondary)]
  }

  /// How the items stand by now: later operations may have changed them again.
  private func itemsNow(_ columns: Int) -> [Line] {
    let lines = events.items.prefix(10).compactMap { overview.item($0) }.flatMap { item -> [Line] in
      let facts = ItemText.facts(of: item, overview, now: state.now).joined(separator: "  ")
      let words = "\(ItemText.assignee(item, overview))  \(facts)"
      return SafeText.hanging("\(item.key)  ", item.title, columns: columns).map { ($0, Role.text) }
        + SafeText.hanging("  ", words, columns: columns).map { ($0, Role.secondary) }
    }
    return lines.isEmpty ? [] : [("Now", .strong)] + lines
  }

  /// What else the journal tells of the first item.
  private func others(_ columns: Int) -> [Line] {
    guard let item = events.items.first, let known = state.itemJournals[item] else { return [] }
    let lines = known.filter { $0.sequence != operation.sequence }.prefix(JournalLine.mostAboutOneItem).map {
      line -> Line in
      let words = "\(when(line))  \(overview.memberName(line.person))  \(line.summary)"
      return (SafeText(words).cut(to: columns), line.isUndone ? .secondary : .text)
    }
    return lines.isEmpty ? [] : [(SafeText("Also about \(item)"), .strong)] + lines
  }

  private func when(_ line: JournalLine) -> String { moment(line.at) }

  private func moment(_ at: Instant) -> String {
    "\(overview.calendar.day(of: at).iso) \(overview.calendar.clock(of: at, seconds: true))"
  }
}
