/// Finds what hangs on an item without walking through all that hangs on others: its page and its preview are read
/// each time the selection rests, and a project gathers links, runs and standups for years.
enum Schema004 {
  /// In the order in which they are run.
  static let statements = [
    """
    CREATE INDEX runByItem ON run (projectId, item, startedAt) WHERE item IS NOT NULL;
    """,
    """
    CREATE INDEX itemLinkBySource ON itemLink (projectId, "source", position);
    CREATE INDEX itemLinkByTarget ON itemLink (projectId, "target", position);
    """,
    """
    CREATE INDEX standupNoteByItem ON standupNote ("item");
    CREATE INDEX standupAbsenceByMember ON standupAbsence ("member") WHERE "asyncNote" IS NOT NULL;
    """,
    """
    CREATE INDEX evidenceByValue ON evidence (value);
    CREATE INDEX traceabilityByItem ON traceability (projectId, "item", position) WHERE "item" IS NOT NULL;
    """,
  ]
}
