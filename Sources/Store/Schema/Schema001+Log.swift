extension Schema001 {
  /// The log of operations, the shelf and the sources, version 1: frozen, never edited again.
  static let log = """
    -- One thing a person did. `sequence` is its order; the clock only says when.
    CREATE TABLE operation (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      projectId INTEGER,
      projectKey TEXT NOT NULL,
      person TEXT NOT NULL,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
      -- The operation that an undo or redo is about.
      target INTEGER REFERENCES operation (sequence),
      summary TEXT NOT NULL,
      -- Derived: the newest undo of it that was not redone, or null while it stands.
      undoneBy INTEGER REFERENCES operation (sequence)
    ) STRICT;
    CREATE INDEX operationByPerson ON operation (projectKey, person, sequence);

    -- What happened in an operation, in order; each row is one fact as JSON, with
    -- the direction in which it was applied. Rows are only ever appended.
    CREATE TABLE event (
      operation INTEGER NOT NULL REFERENCES operation (sequence),
      position INTEGER NOT NULL,
      isReversed INTEGER NOT NULL CHECK (isReversed IN (0, 1)),
      kind TEXT NOT NULL,
      -- The item, where the fact is about one.
      item TEXT,
      payload TEXT NOT NULL,
      PRIMARY KEY (operation, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX eventByItem ON event (item, operation) WHERE item IS NOT NULL;

    -- Whole projects on their way in or out: an import moves a document from here to
    -- the tables, its undo moves it back.
    CREATE TABLE shelf (
      projectKey TEXT PRIMARY KEY,
      document TEXT NOT NULL
    ) STRICT;

    -- Tracking stores that are mirrored, read-only.
    CREATE TABLE source (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('mlflow')),
      path TEXT NOT NULL,
      attachedAt INTEGER NOT NULL,
      -- Where reading stopped: the rowid watermark, what the row there held, the
      -- schema's version and the file's identity (`mlflow-facts.md` 4).
      cursor TEXT NOT NULL DEFAULT '{}',
      syncedAt INTEGER,
      UNIQUE (projectId, path)
    ) STRICT;
    """
}
