/// Finds the decisions that name an item without walking through all decisions of a project.
enum Schema005 {
  /// In the order in which they are run.
  static let statements = [
    """
    CREATE INDEX decisionItemByValue ON decisionItem (value);
    """
  ]
}
