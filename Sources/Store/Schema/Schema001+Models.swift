extension Schema001 {
  /// Experiments, runs, models, gates, deployments and monitoring, version 1: frozen, never edited again.
  static let models = """
    CREATE TABLE experiment (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "name" TEXT NOT NULL,
      "source" TEXT,
      "externalId" TEXT,
      "lifecycle" TEXT CHECK ("lifecycle" IN ('active', 'deleted')),
      UNIQUE (projectId, "name")
    ) STRICT;

    CREATE TABLE experimentTag (
      id INTEGER PRIMARY KEY,
      experimentId INTEGER NOT NULL REFERENCES experiment (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      UNIQUE (experimentId, name)
    ) STRICT;

    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "experiment" TEXT NOT NULL,
      "status" TEXT NOT NULL CHECK ("status" IN ('RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED')),
      "startedAt" INTEGER,
      "endedAt" INTEGER,
      "user" TEXT,
      "item" TEXT,
      "codeRevision" TEXT,
      "dataset" TEXT,
      "note" TEXT,
      "source" TEXT,
      "lifecycle" TEXT CHECK ("lifecycle" IN ('active', 'deleted')),
      "parent" TEXT,
      "artifactUri" TEXT,
      UNIQUE (projectId, "key"),
      FOREIGN KEY (projectId, "experiment")
        REFERENCES experiment (projectId, name) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "item")
        REFERENCES workItem (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;

    CREATE TABLE metricSeries (
      id INTEGER PRIMARY KEY,
      runId INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      -- 1 where the run's `metrics` name it; a history may stand without a last value.
      isReported INTEGER NOT NULL CHECK (isReported IN (0, 1)),
      -- The last value: greatest (step, time, value), as the tracker has it. SQLite has
      -- no NaN, so it is value 0 with isNaN 1; infinities are kept as they are.
      value REAL NOT NULL,
      isNaN INTEGER NOT NULL CHECK (isNaN IN (0, 1)),
      step INTEGER,
      at INTEGER,
      pointCount INTEGER NOT NULL DEFAULT 0,
      -- The first step whose value was not finite, kept for `diverged` (`domain.md` 7.2).
      firstBadStep INTEGER,
      UNIQUE (runId, name)
    ) STRICT;

    CREATE TABLE metricPoint (
      seriesId INTEGER NOT NULL REFERENCES metricSeries (id) ON DELETE CASCADE,
      step INTEGER NOT NULL,
      at INTEGER NOT NULL,
      value REAL NOT NULL,
      isNaN INTEGER NOT NULL,
      -- The same step may be logged twice with another time or value: both are kept.
      PRIMARY KEY (seriesId, step, at, value, isNaN)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE runParam (
      id INTEGER PRIMARY KEY,
      runId INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      UNIQUE (runId, name)
    ) STRICT;

    CREATE TABLE runTag (
      id INTEGER PRIMARY KEY,
      runId INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      UNIQUE (runId, name)
    ) STRICT;

    CREATE TABLE runDataset (
      id INTEGER PRIMARY KEY,
      runId INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "name" TEXT NOT NULL,
      "digest" TEXT NOT NULL,
      "sourceType" TEXT,
      "context" TEXT
    ) STRICT;
    CREATE INDEX runDatasetByRun ON runDataset (runId, position);

    CREATE TABLE registeredModel (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "name" TEXT NOT NULL,
      "description" TEXT,
      "owner" TEXT,
      "source" TEXT,
      UNIQUE (projectId, "name"),
      FOREIGN KEY (projectId, "owner")
        REFERENCES member (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;

    CREATE TABLE modelTag (
      id INTEGER PRIMARY KEY,
      registeredModelId INTEGER NOT NULL REFERENCES registeredModel (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      UNIQUE (registeredModelId, name)
    ) STRICT;

    CREATE TABLE modelAlias (
      id INTEGER PRIMARY KEY,
      registeredModelId INTEGER NOT NULL REFERENCES registeredModel (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      value INTEGER NOT NULL,
      UNIQUE (registeredModelId, name)
    ) STRICT;

    CREATE TABLE modelVersion (
      id INTEGER PRIMARY KEY,
      registeredModelId INTEGER NOT NULL REFERENCES registeredModel (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "version" INTEGER NOT NULL,
      "run" TEXT,
      "registeredAt" INTEGER,
      "registeredBy" TEXT,
      "registryStatus" TEXT NOT NULL,
      "state" TEXT NOT NULL CHECK ("state" IN (
        'candidate', 'rejected', 'validated', 'challenger', 'champion', 'rolled_back', 'retired')),
      "serialization" TEXT,
      "source" TEXT,
      "description" TEXT,
      "stage" TEXT
    ) STRICT;
    CREATE INDEX modelVersionByRegisteredModel ON modelVersion (registeredModelId, position);

    CREATE TABLE versionTag (
      id INTEGER PRIMARY KEY,
      modelVersionId INTEGER NOT NULL REFERENCES modelVersion (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      UNIQUE (modelVersionId, name)
    ) STRICT;

    CREATE TABLE versionHistory (
      id INTEGER PRIMARY KEY,
      modelVersionId INTEGER NOT NULL REFERENCES modelVersion (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "at" INTEGER NOT NULL,
      "by" TEXT NOT NULL,
      "state" TEXT NOT NULL CHECK ("state" IN (
        'candidate', 'rejected', 'validated', 'challenger', 'champion', 'rolled_back', 'retired')),
      "gate" TEXT,
      "reason" TEXT
    ) STRICT;
    CREATE INDEX versionHistoryByModelVersion ON versionHistory (modelVersionId, position);

    CREATE TABLE modelCard (
      id INTEGER PRIMARY KEY,
      modelVersionId INTEGER NOT NULL REFERENCES modelVersion (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      UNIQUE (modelVersionId, name)
    ) STRICT;

    CREATE TABLE gate (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "version" INTEGER NOT NULL,
      "effectiveAt" INTEGER NOT NULL,
      "note" TEXT,
      UNIQUE (projectId, "key")
    ) STRICT;

    CREATE TABLE gateCheck (
      id INTEGER PRIMARY KEY,
      gateId INTEGER NOT NULL REFERENCES gate (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "metric" TEXT NOT NULL,
      "slice" TEXT,
      "op" TEXT CHECK ("op" IN ('>=', '>', '<=', '<')),
      "value" REAL,
      "compareTo" TEXT CHECK ("compareTo" IN ('champion')),
      "minAbsoluteChange" REAL,
      "minRelativeChange" REAL
    ) STRICT;
    CREATE INDEX gateCheckByGate ON gateCheck (gateId, position);

    CREATE TABLE gateEvaluation (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "at" INTEGER NOT NULL,
      "model" TEXT NOT NULL,
      "version" INTEGER NOT NULL,
      "note" TEXT,
      "gate" TEXT NOT NULL,
      "run" TEXT,
      "championRun" TEXT,
      "overall" TEXT NOT NULL CHECK ("overall" IN ('pass', 'fail')),
      FOREIGN KEY (projectId, "model")
        REFERENCES registeredModel (projectId, name) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "gate")
        REFERENCES gate (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "run")
        REFERENCES run (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "championRun")
        REFERENCES run (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;
    CREATE INDEX gateEvaluationByProject ON gateEvaluation (projectId, position);

    CREATE TABLE gateResult (
      id INTEGER PRIMARY KEY,
      gateEvaluationId INTEGER NOT NULL REFERENCES gateEvaluation (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "metric" TEXT NOT NULL,
      "slice" TEXT,
      "op" TEXT CHECK ("op" IN ('>=', '>', '<=', '<')),
      "value" REAL,
      "compareTo" TEXT CHECK ("compareTo" IN ('champion')),
      "minAbsoluteChange" REAL,
      "minRelativeChange" REAL,
      "measured" REAL,
      "baseline" REAL,
      "result" TEXT NOT NULL CHECK ("result" IN (
        'pass', 'fail', 'missing', 'not_finite', 'skipped', 'not_comparable', 'waived'))
    ) STRICT;
    CREATE INDEX gateResultByGateEvaluation ON gateResult (gateEvaluationId, position);

    CREATE TABLE deployment (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "model" TEXT NOT NULL,
      "version" INTEGER NOT NULL,
      "environment" TEXT NOT NULL,
      "target" TEXT NOT NULL,
      "at" INTEGER NOT NULL,
      "by" TEXT NOT NULL,
      "result" TEXT NOT NULL CHECK ("result" IN ('succeeded', 'failed', 'rolled_back', 'running')),
      "minutes" REAL,
      "endedAt" INTEGER,
      "reason" TEXT,
      "rollbackOf" TEXT,
      UNIQUE (projectId, "key"),
      FOREIGN KEY (projectId, "model")
        REFERENCES registeredModel (projectId, name) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "by")
        REFERENCES member (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "rollbackOf")
        REFERENCES deployment (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;

    CREATE TABLE monitoring (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "model" TEXT NOT NULL,
      "version" INTEGER NOT NULL,
      "environment" TEXT NOT NULL,
      FOREIGN KEY (projectId, "model")
        REFERENCES registeredModel (projectId, name) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;
    CREATE INDEX monitoringByProject ON monitoring (projectId, position);

    CREATE TABLE stabilityWatch (
      id INTEGER PRIMARY KEY,
      monitoringId INTEGER NOT NULL REFERENCES monitoring (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "feature" TEXT NOT NULL,
      "binEdgesNote" TEXT
    ) STRICT;
    CREATE INDEX stabilityWatchByMonitoring ON stabilityWatch (monitoringId, position);

    CREATE TABLE stabilityReference (
      id INTEGER PRIMARY KEY,
      stabilityWatchId INTEGER NOT NULL REFERENCES stabilityWatch (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value REAL NOT NULL
    ) STRICT;
    CREATE INDEX stabilityReferenceByStabilityWatch ON stabilityReference (stabilityWatchId, position);

    CREATE TABLE stabilityDay (
      id INTEGER PRIMARY KEY,
      stabilityWatchId INTEGER NOT NULL REFERENCES stabilityWatch (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "date" TEXT NOT NULL,
      "psi" REAL NOT NULL
    ) STRICT;
    CREATE INDEX stabilityDayByStabilityWatch ON stabilityDay (stabilityWatchId, position);

    CREATE TABLE stabilityShare (
      id INTEGER PRIMARY KEY,
      stabilityDayId INTEGER NOT NULL REFERENCES stabilityDay (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      value REAL NOT NULL
    ) STRICT;
    CREATE INDEX stabilityShareByStabilityDay ON stabilityShare (stabilityDayId, position);

    CREATE TABLE monitoringDay (
      id INTEGER PRIMARY KEY,
      monitoringId INTEGER NOT NULL REFERENCES monitoring (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "date" TEXT NOT NULL,
      "rides" INTEGER,
      "flagged" INTEGER,
      "judged" INTEGER,
      "confirmed" INTEGER,
      "precisionConfirmed" REAL,
      "latencyP95Ms" REAL,
      "scoreEntropy" REAL,
      "note" TEXT
    ) STRICT;
    CREATE INDEX monitoringDayByMonitoring ON monitoringDay (monitoringId, position);

    CREATE TABLE alert (
      id INTEGER PRIMARY KEY,
      monitoringId INTEGER NOT NULL REFERENCES monitoring (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "key" TEXT NOT NULL,
      "level" TEXT NOT NULL CHECK ("level" IN ('warning', 'alert')),
      "at" INTEGER NOT NULL,
      "rule" TEXT NOT NULL,
      "value" REAL,
      "state" TEXT NOT NULL CHECK ("state" IN ('open', 'acknowledged', 'resolved')),
      "resolvedAt" INTEGER,
      "item" TEXT
    ) STRICT;
    CREATE INDEX alertByMonitoring ON alert (monitoringId, position);

    CREATE TABLE traceability (
      id INTEGER PRIMARY KEY,
      projectId INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      "question" TEXT,
      "kpi" TEXT,
      "item" TEXT,
      "run" TEXT,
      "model" TEXT,
      "version" INTEGER,
      "deployment" TEXT,
      FOREIGN KEY (projectId, "question")
        REFERENCES businessQuestion (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "kpi")
        REFERENCES kpi (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "item")
        REFERENCES workItem (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "run")
        REFERENCES run (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "model")
        REFERENCES registeredModel (projectId, name) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (projectId, "deployment")
        REFERENCES deployment (projectId, "key") ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
    ) STRICT;
    CREATE INDEX traceabilityByProject ON traceability (projectId, position);
    """
}
