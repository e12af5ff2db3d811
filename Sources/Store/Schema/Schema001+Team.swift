extension Schema001 {
  /// The team, its sprints and its board, version 1: frozen, never edited again.
  static let team = """
    CREATE TABLE project (
      id INTEGER PRIMARY KEY,
      "key" TEXT NOT NULL UNIQUE,
      "name" TEXT NOT NULL,
      "timezone" TEXT NOT NULL,
      "about" TEXT,
      "asOf" INTEGER,
      "productGoal" TEXT,
      "slePercent" INTEGER,
      "sleDays" INTEGER
    ) STRICT;

    CREATE TABLE workingDay (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value TEXT NOT NULL CHECK ("value" IN ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'))
    ) STRICT;
    CREATE INDEX workingDayByProject ON workingDay (projectId, position);

    CREATE TABLE holiday (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX holidayByProject ON holiday (projectId, position);

    CREATE TABLE businessQuestion (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "text" TEXT NOT NULL,
      "state" TEXT NOT NULL,
      UNIQUE (projectId, "key")
    ) STRICT;

    CREATE TABLE status (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "category" TEXT NOT NULL CHECK ("category" IN ('todo', 'doing', 'done', 'done_not_counted')),
      "wipLimit" INTEGER,
      "flow" TEXT NOT NULL CHECK ("flow" IN ('none', 'active', 'waiting')),
      UNIQUE (projectId, "key")
    ) STRICT;

    CREATE TABLE estimateScale (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value REAL NOT NULL
    ) STRICT;
    CREATE INDEX estimateScaleByProject ON estimateScale (projectId, position);

    CREATE TABLE definitionOfReady (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX definitionOfReadyByProject ON definitionOfReady (projectId, position);

    CREATE TABLE definitionOfDone (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX definitionOfDoneByProject ON definitionOfDone (projectId, position);

    CREATE TABLE member (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "role" TEXT NOT NULL,
      "inTeam" INTEGER NOT NULL CHECK ("inTeam" IN (0, 1)),
      UNIQUE (projectId, "key")
    ) STRICT;

    CREATE TABLE absence (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "member" TEXT NOT NULL,
      "dateFrom" TEXT NOT NULL,
      "dateTo" TEXT NOT NULL,
      "why" TEXT,
      FOREIGN KEY (projectId, "member")
        REFERENCES member (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;
    CREATE INDEX absenceByProject ON absence (projectId, position);

    CREATE TABLE sprint (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "goal" TEXT,
      "state" TEXT NOT NULL CHECK ("state" IN ('planned', 'active', 'closed', 'cancelled')),
      "startsAt" INTEGER NOT NULL,
      "endsAt" INTEGER NOT NULL,
      "capacityPersonDays" REAL,
      UNIQUE (projectId, "key")
    ) STRICT;

    CREATE TABLE workItem (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "type" TEXT NOT NULL CHECK ("type" IN ('epic', 'story', 'task', 'bug', 'spike')),
      "title" TEXT NOT NULL,
      "status" TEXT NOT NULL,
      "priority" TEXT NOT NULL CHECK ("priority" IN ('low', 'medium', 'high', 'urgent')),
      "estimate" REAL,
      "assignee" TEXT,
      "reporter" TEXT,
      "epic" TEXT,
      "sprint" TEXT,
      "step" TEXT CHECK ("step" IN ('discover', 'play', 'develop', 'deploy')),
      "crispPhase" TEXT CHECK ("crispPhase" IN (
        'business_understanding', 'data_understanding', 'data_preparation', 'modeling',
        'evaluation', 'deployment')),
      "blockedSince" INTEGER,
      "blockedReason" TEXT,
      "createdAt" INTEGER NOT NULL,
      "rank" REAL,
      "storyRole" TEXT,
      "storyWant" TEXT,
      "storyBenefit" TEXT,
      "timeboxHours" REAL,
      "answer" TEXT,
      -- Derived from the history whenever it changes (`domain.md` 5.11), so that a
      -- screen of 20,000 items never has to read 200,000 events.
      startedAt INTEGER,
      finishedAt INTEGER,
      -- A key's number, and the rank that holds until somebody moves the item.
      number INTEGER NOT NULL GENERATED ALWAYS AS (CAST(substr("key", instr("key", '-') + 1) AS INTEGER)) STORED,
      place REAL NOT NULL GENERATED ALWAYS AS (COALESCE("rank", number * 1000.0)) STORED,
      UNIQUE (projectId, "key"),
      FOREIGN KEY (projectId, "status")
        REFERENCES status (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "assignee")
        REFERENCES member (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "epic")
        REFERENCES workItem (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "sprint")
        REFERENCES sprint (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;

    CREATE INDEX workItemByStatus ON workItem (projectId, status, place);
    CREATE INDEX workItemBySprint ON workItem (projectId, sprint);
    -- The flow figures read these columns of every finished item, so they come from here alone.
    CREATE INDEX workItemFinished ON workItem (projectId, finishedAt, startedAt, createdAt, number)
      WHERE finishedAt IS NOT NULL AND "type" <> 'epic';
    CREATE INDEX workItemCreated ON workItem (projectId, createdAt);

    CREATE TABLE itemLabel (
      id INTEGER PRIMARY KEY,
      workItemId INTEGER NOT NULL REFERENCES workItem (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX itemLabelByWorkItem ON itemLabel (workItemId, position);

    CREATE TABLE criterion (
      id INTEGER PRIMARY KEY,
      workItemId INTEGER NOT NULL REFERENCES workItem (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "given" TEXT,
      "when" TEXT,
      "then" TEXT NOT NULL,
      "met" INTEGER NOT NULL CHECK ("met" IN (0, 1))
    ) STRICT;
    CREATE INDEX criterionByWorkItem ON criterion (workItemId, position);

    CREATE TABLE historyEntry (
      id INTEGER PRIMARY KEY,
      workItemId INTEGER NOT NULL REFERENCES workItem (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "at" INTEGER NOT NULL,
      "by" TEXT NOT NULL,
      "kind" TEXT NOT NULL CHECK ("kind" IN (
        'created', 'status', 'blocked', 'unblocked', 'estimate', 'sprint_added', 'sprint_removed',
        'sprint_carried_over_from')),
      "sprint" TEXT,
      "how" TEXT,
      "from" ANY,
      "to" ANY,
      "reopened" INTEGER CHECK ("reopened" IN (0, 1)),
      "reason" TEXT
    ) STRICT;
    CREATE INDEX historyEntryByWorkItem ON historyEntry (workItemId, position);
    CREATE INDEX historyEntryBySprint ON historyEntry ("sprint", workItemId) WHERE "sprint" IS NOT NULL;

    CREATE TABLE itemLink (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "source" TEXT NOT NULL,
      "kind" TEXT NOT NULL CHECK ("kind" IN ('child_of', 'blocks', 'relates_to', 'duplicates', 'informs')),
      "target" TEXT NOT NULL,
      FOREIGN KEY (projectId, "source")
        REFERENCES workItem (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "target")
        REFERENCES workItem (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;
    CREATE INDEX itemLinkByProject ON itemLink (projectId, position);
    """
}
