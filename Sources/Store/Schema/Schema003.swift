/// Finds what is rare or new without looking at everything beside it: items that came back from done, an epic's
/// own, the newest runs.
enum Schema003 {
  /// In the order in which they are run.
  static let statements = [
    """
    CREATE INDEX historyEntryReopened ON historyEntry (workItemId) WHERE "reopened" = 1;
    """,
    """
    CREATE INDEX workItemByEpic ON workItem (projectId, epic) WHERE epic IS NOT NULL;
    """,
    """
    CREATE INDEX runByStart ON run (projectId, startedAt, status, lifecycle, experiment);
    """,
  ]
}
