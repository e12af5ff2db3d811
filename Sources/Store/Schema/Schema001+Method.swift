extension Schema001 {
  /// Cycles, checklists, decisions, risks and key figures, version 1: frozen, never edited again.
  static let method = """
    CREATE TABLE cycle (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "scope" TEXT NOT NULL,
      "stepInFocus" TEXT CHECK ("stepInFocus" IN ('discover', 'play', 'develop', 'deploy')),
      "crispInFocus" TEXT CHECK ("crispInFocus" IN (
        'business_understanding', 'data_understanding', 'data_preparation', 'modeling',
        'evaluation', 'deployment')),
      "openedAt" INTEGER NOT NULL,
      UNIQUE (projectId, "key")
    ) STRICT;

    CREATE TABLE cycleEpic (
      id INTEGER PRIMARY KEY,
      cycleId INTEGER NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX cycleEpicByCycle ON cycleEpic (cycleId, position);

    CREATE TABLE cycleItem (
      id INTEGER PRIMARY KEY,
      cycleId INTEGER NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX cycleItemByCycle ON cycleItem (cycleId, position);

    CREATE TABLE stepFocus (
      id INTEGER PRIMARY KEY,
      cycleId INTEGER NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "at" INTEGER NOT NULL,
      "to" TEXT NOT NULL CHECK ("to" IN ('discover', 'play', 'develop', 'deploy')),
      "direction" TEXT CHECK ("direction" IN ('back')),
      "reason" TEXT
    ) STRICT;
    CREATE INDEX stepFocusByCycle ON stepFocus (cycleId, position);

    CREATE TABLE crispFocus (
      id INTEGER PRIMARY KEY,
      cycleId INTEGER NOT NULL REFERENCES cycle (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "at" INTEGER NOT NULL,
      "to" TEXT NOT NULL CHECK ("to" IN (
        'business_understanding', 'data_understanding', 'data_preparation', 'modeling',
        'evaluation', 'deployment')),
      "direction" TEXT CHECK ("direction" IN ('back')),
      "reason" TEXT
    ) STRICT;
    CREATE INDEX crispFocusByCycle ON crispFocus (cycleId, position);

    CREATE TABLE deliverable (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "cycle" TEXT NOT NULL,
      "framework" TEXT NOT NULL CHECK ("framework" IN ('four_step', 'crisp_dm')),
      "group" TEXT NOT NULL CHECK ("group" IN (
        'discover', 'play', 'develop', 'deploy', 'business_understanding', 'data_understanding',
        'data_preparation', 'modeling', 'evaluation', 'deployment')),
      "task" TEXT,
      "code" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "state" TEXT NOT NULL CHECK ("state" IN (
        'not_started', 'in_progress', 'in_review', 'signed_off', 'not_applicable')),
      "owner" TEXT,
      "signedBy" TEXT,
      "signedAt" INTEGER,
      "note" TEXT NOT NULL,
      FOREIGN KEY (projectId, "cycle")
        REFERENCES cycle (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "owner")
        REFERENCES member (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "signedBy")
        REFERENCES member (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;
    CREATE INDEX deliverableByProject ON deliverable (projectId, position);

    CREATE TABLE evidence (
      id INTEGER PRIMARY KEY,
      deliverableId INTEGER NOT NULL REFERENCES deliverable (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX evidenceByDeliverable ON evidence (deliverableId, position);

    CREATE TABLE signoff (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "subject" TEXT NOT NULL,
      "document" TEXT NOT NULL,
      "cycle" TEXT NOT NULL,
      "by" TEXT NOT NULL,
      "givenAt" INTEGER NOT NULL,
      "state" TEXT NOT NULL CHECK ("state" IN ('valid', 'withdrawn')),
      "withdrawnAt" INTEGER,
      "reason" TEXT,
      "replaces" TEXT,
      UNIQUE (projectId, "key"),
      FOREIGN KEY (projectId, "cycle")
        REFERENCES cycle (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "by")
        REFERENCES member (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "replaces")
        REFERENCES signoff (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;

    CREATE TABLE decision (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "at" INTEGER NOT NULL,
      "title" TEXT NOT NULL,
      "by" TEXT NOT NULL,
      "because" TEXT NOT NULL,
      UNIQUE (projectId, "key"),
      FOREIGN KEY (projectId, "by")
        REFERENCES member (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;

    CREATE TABLE decisionItem (
      id INTEGER PRIMARY KEY,
      decisionId INTEGER NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX decisionItemByDecision ON decisionItem (decisionId, position);

    CREATE TABLE risk (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "title" TEXT NOT NULL,
      "likelihood" TEXT NOT NULL CHECK ("likelihood" IN ('low', 'medium', 'high')),
      "impact" TEXT NOT NULL CHECK ("impact" IN ('low', 'medium', 'high')),
      "state" TEXT NOT NULL,
      "plan" TEXT NOT NULL,
      "owner" TEXT,
      UNIQUE (projectId, "key"),
      FOREIGN KEY (projectId, "owner")
        REFERENCES member (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;

    CREATE TABLE kpi (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "kind" TEXT NOT NULL CHECK ("kind" IN ('primary', 'secondary')),
      "unit" TEXT NOT NULL,
      "direction" TEXT NOT NULL CHECK ("direction" IN ('up', 'down')),
      "baseline" REAL,
      "target" REAL,
      "current" REAL,
      "measuredAt" INTEGER,
      "method" TEXT,
      "owner" TEXT,
      UNIQUE (projectId, "key"),
      FOREIGN KEY (projectId, "owner")
        REFERENCES member (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;

    CREATE TABLE kpiReading (
      id INTEGER PRIMARY KEY,
      kpiId INTEGER NOT NULL REFERENCES kpi (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "at" INTEGER NOT NULL,
      "value" REAL NOT NULL
    ) STRICT;
    CREATE INDEX kpiReadingByKpi ON kpiReading (kpiId, position);

    CREATE TABLE guardrail (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "unit" TEXT NOT NULL,
      "direction" TEXT NOT NULL CHECK ("direction" IN ('up', 'down')),
      "limit" REAL NOT NULL,
      "current" REAL,
      UNIQUE (projectId, "key")
    ) STRICT;
    """
}
