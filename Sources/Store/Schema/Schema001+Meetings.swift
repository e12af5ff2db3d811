extension Schema001 {
  /// Limits exceeded and standups, version 1: frozen, never edited again.
  static let meetings = """
    CREATE TABLE wipOverride (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "at" INTEGER NOT NULL,
      "status" TEXT NOT NULL,
      "count" INTEGER NOT NULL,
      "limit" INTEGER NOT NULL,
      "by" TEXT NOT NULL,
      "reason" TEXT NOT NULL,
      FOREIGN KEY (projectId, "status")
        REFERENCES status (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;
    CREATE INDEX wipOverrideByProject ON wipOverride (projectId, position);

    CREATE TABLE standup (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "at" INTEGER NOT NULL,
      "endedAt" INTEGER,
      "format" TEXT NOT NULL CHECK ("format" IN ('by_person', 'walk_board', 'by_risk', 'by_goal', 'async')),
      "facilitator" TEXT NOT NULL,
      "agendaIndex" INTEGER,
      UNIQUE (projectId, "key")
    ) STRICT;

    CREATE TABLE standupPresence (
      id INTEGER PRIMARY KEY,
      standupId INTEGER NOT NULL REFERENCES standup (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX standupPresenceByStandup ON standupPresence (standupId, position);

    CREATE TABLE standupAbsence (
      id INTEGER PRIMARY KEY,
      standupId INTEGER NOT NULL REFERENCES standup (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "member" TEXT NOT NULL,
      "why" TEXT,
      "asyncNote" TEXT
    ) STRICT;
    CREATE INDEX standupAbsenceByStandup ON standupAbsence (standupId, position);

    CREATE TABLE standupNote (
      id INTEGER PRIMARY KEY,
      standupId INTEGER NOT NULL REFERENCES standup (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "item" TEXT NOT NULL,
      "by" TEXT NOT NULL,
      "text" TEXT NOT NULL
    ) STRICT;
    CREATE INDEX standupNoteByStandup ON standupNote (standupId, position);

    CREATE TABLE parkedTopic (
      id INTEGER PRIMARY KEY,
      standupId INTEGER NOT NULL REFERENCES standup (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "topic" TEXT NOT NULL,
      "owner" TEXT,
      "item" TEXT,
      "state" TEXT NOT NULL CHECK ("state" IN ('open', 'closed'))
    ) STRICT;
    CREATE INDEX parkedTopicByStandup ON parkedTopic (standupId, position);

    CREATE TABLE parkedTopicPerson (
      id INTEGER PRIMARY KEY,
      parkedTopicId INTEGER NOT NULL REFERENCES parkedTopic (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX parkedTopicPersonByParkedTopic ON parkedTopicPerson (parkedTopicId, position);

    CREATE TABLE standupAgenda (
      id INTEGER PRIMARY KEY,
      standupId INTEGER NOT NULL REFERENCES standup (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX standupAgendaByStandup ON standupAgenda (standupId, position);
    """
}
