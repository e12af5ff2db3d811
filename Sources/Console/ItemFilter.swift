import Domain

/// Which items are shown; several conditions hold together.
struct ItemFilter: Equatable, Sendable {
  /// The key of the person who works on it; nil admits everybody and nobody.
  var person: String?
  /// What the person is called on the screen.
  var personName: String?
  /// The key of an epic; nil admits items of all and of none.
  var epic: String?
  /// The key of a sprint; nil admits items of all and of none.
  var sprint: String?
  /// True where only blocked items are admitted.
  var isBlockedOnly = false

  /// True where everything is admitted.
  var isEmpty: Bool { self == ItemFilter() }

  /// True where all conditions hold.
  func admits(_ item: WorkItem) -> Bool {
    (person == nil || item.assignee == person) && (epic == nil || item.epic == epic)
      && (sprint == nil || item.sprint == sprint) && (!isBlockedOnly || item.block != nil)
  }

  /// The conditions in words, for the line of tabs.
  var words: String {
    let parts = [
      person.map { "person \(personName ?? $0)" }, epic.map { "epic \($0)" }, sprint.map { "sprint \($0)" },
      isBlockedOnly ? "blocked" : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }
}

/// The order of items inside a column or a list.
enum ItemOrder: String, Equatable, Sendable, CaseIterable { case rank, age, points, person }

/// The order of runs.
enum RunOrder: String, Equatable, Sendable, CaseIterable { case start, name, value }
