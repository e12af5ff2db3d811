/// What the rules need to know, read in the same transaction as the change.
package protocol Facts {
  /// All columns of the project, in board order.
  var workflow: Workflow { get throws }
  /// In the project's order, closed ones included.
  var sprints: [Sprint] { get throws }
  /// All who may be named, in the project's order.
  var members: [Member] { get throws }
  /// Keys of members who are away on the day of a moment.
  func absent(at moment: Instant) throws -> Set<String>
  /// Nil where the project has no such item.
  func item(_ key: ItemKey) throws -> WorkItem?
  /// Items that count against a column's limit.
  func count(in status: String) throws -> Int
  /// What is neither done nor dropped of the tasks under an item.
  func openChildren(of key: ItemKey) throws -> [ItemKey]
  /// True where any item names the epic, whatever its state.
  func hasItems(inEpic key: ItemKey) throws -> Bool
  /// One above all numbers that were ever given, for none is given twice.
  func nextItemNumber() throws -> Int
  /// One above the numbers of all standups that ever were, also of those that were taken back: 8 after `SU-7`.
  func nextStandupNumber() throws -> Int
  /// Nil where there is none, or its start was undone.
  func standup(_ key: String) throws -> Standup?
  /// The standup that has not ended.
  func openStandup() throws -> Standup?
  /// Nil while the clocks of the standup run.
  func pausedSince(_ standup: String) throws -> Instant?
  /// The walk of `domain.md` 6.3 as it would start now.
  func walkOrder() throws -> [ItemKey]
  /// Who changed a field of an item last, or moved it where no field is named, and when in words.
  func newestChange(of key: ItemKey, _ field: ItemField?) throws -> (person: String, time: String)?
  /// That of the project that is changed, such as `TAXI`.
  var projectKey: String { get }
  /// Since when a tracking store feeds the project; nil where none of that path does.
  func attachment(of path: String) throws -> Instant?
  /// True where the file holds the project's tables.
  func hasProject(_ project: String) throws -> Bool
}
