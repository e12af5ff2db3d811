/// Finds what moved during a standup without looking through the history of every item.
enum Schema002 {
  /// In the order in which they are run.
  static let statements = [
    """
    CREATE INDEX historyEntryByTime ON historyEntry ("at") WHERE "kind" IN ('created', 'status');
    """
  ]
}
