import Domain
import GRDB

/// Runs, models, gates and alerts as domain values.
struct ModelRows {
  /// In a transaction that somebody else began.
  let db: Database
  /// Whose rows are read.
  let project: ProjectReference

  /// A run of a deleted experiment went with it, also where the tracker marks only the experiment.
  private static let isDeleted = """
    (COALESCE(lifecycle, 'active') = 'deleted' OR experiment IN
      (SELECT name FROM experiment WHERE projectId = ?1 AND lifecycle = 'deleted'))
    """

  /// All runs or those of some keys: running ones first, then the newest, and behind them those that the tracker
  /// deleted.
  func runs(keys: [String]? = nil, limit: Int = -1) throws -> [Run] {
    let chosen = keys.map { JSONWriter.text(.array($0.map(JSONValue.string))) }
    return try runs(
      where: "projectId = ?1 AND (?2 IS NULL OR \"key\" IN (SELECT value FROM json_each(?2)))", limit,
      [project.id, chosen])
  }

  /// So many of those that the tracker deleted, or of all others, in the same order.
  ///
  /// Each half is read from an index in its order: of thousands, only those that are listed are looked at.
  func runs(isDeleted: Bool, limit: Int) throws -> [Run] {
    let halves = ["", "NOT "].map { negation in
      """
      SELECT id FROM (SELECT id FROM run WHERE projectId = ?1 AND \(negation)\(Run.isRunningQuery)
        AND \(Self.isDeleted) = ?2 ORDER BY startedAt DESC LIMIT \(limit))
      """
    }
    return try runs(
      where: "id IN (\(halves.joined(separator: " UNION ALL ")))", limit, [project.id, isDeleted])
  }

  /// What finished runs came to that began before a moment, each in the figure by which it is known.
  func figures(before start: Instant) throws -> [OlderFigures] {
    let rows = try Row.fetchAll(
      db,
      cached: """
        SELECT id, experiment, dataset FROM run
        WHERE projectId = ?1 AND status = ?2 AND startedAt < ?3 AND NOT \(Self.isDeleted)
        """, arguments: [project.id, Run.Status.finished.rawValue, start.milliseconds])
    let ids = JSONWriter.text(.array(try rows.map { .integer(try $0[0]) }), pretty: false)
    let metrics = try metrics(runs: ids)
    let runs = try rows.map { row in
      try Run(
        key: "", name: "", experiment: row[1], status: .finished, startedAt: nil, endedAt: nil, user: nil,
        item: nil, revision: nil, dataset: row[2], note: nil, isDeleted: false, metrics: metrics[row[0]] ?? []
      )
    }
    return OlderFigures.of(runs)
  }

  private func runs(where condition: String, _ limit: Int, _ arguments: StatementArguments) throws -> [Run] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id, "key", name, experiment, status, startedAt, endedAt, user, item, codeRevision, dataset,
            note, \(Self.isDeleted) AS isDeleted FROM run WHERE \(condition)
          ORDER BY isDeleted, \(Run.isRunningQuery) DESC, startedAt DESC LIMIT \(limit)
          """), arguments: arguments)
    // Whatever the list holds, two readings: asked run by run, each load would take hundreds.
    let ids = JSONWriter.text(.array(try rows.map { .integer(try $0[0]) }), pretty: false)
    let (params, metrics) = try (params(runs: ids), metrics(runs: ids))
    return try rows.map { row in
      try Run(
        key: row[1], name: row[2], experiment: row[3], status: Run.Status(rawValue: row[4]) ?? .running,
        startedAt: Self.instant(row[5]),
        endedAt: Self.instant(row[6]), user: row[7], item: row[8], revision: row[9], dataset: row[10],
        note: row[11], isDeleted: row[12],
        params: params[row[0]] ?? [], metrics: metrics[row[0]] ?? [])
    }
  }

  /// Nil stays nil.
  static func instant(_ milliseconds: Int64?) -> Instant? { milliseconds.map(Instant.init(milliseconds:)) }

  /// Parameters by the run's row.
  ///
  /// - Parameter runs: the rows as a JSON array.
  private func params(runs: String) throws -> [Int64: [Run.Pair]] {
    try pairs(
      """
      SELECT runId, name, value FROM runParam WHERE runId IN (SELECT value FROM json_each(?))
      ORDER BY runId, position, name
      """, [runs])
  }

  /// Metrics with their last values, by the run's row.
  ///
  /// - Parameter runs: the rows as a JSON array.
  private func metrics(runs: String) throws -> [Int64: [Run.Metric]] {
    var found: [Int64: [Run.Metric]] = [:]
    try db.eachRow(
      cached: """
        SELECT runId, id, name, value, isNaN, step, at, pointCount, firstBadStep, isReported FROM metricSeries
        WHERE runId IN (SELECT value FROM json_each(?)) ORDER BY runId, position, name
        """, arguments: [runs]
    ) { row in
      let metric = try Run.Metric(
        seriesID: row[1], name: row[2], value: MetricNumber(stored: row[3], isNaN: row[4]).double,
        step: row[5], at: Self.instant(row[6]), count: row[7], firstBadStep: row[8], isReported: row[9])
      found[try row[0], default: []].append(metric)
    }
    return found
  }

  /// Tags of all runs, or of one, by the run's key; apart, for no listing on a screen shows them.
  func runTags(key: String?) throws -> [String: [Run.Pair]] {
    try pairs(
      """
      SELECT run."key", runTag.name, runTag.value FROM run JOIN runTag ON runTag.runId = run.id
      WHERE run.projectId = ?1 AND (?2 IS NULL OR run."key" = ?2) ORDER BY run.id, runTag.position
      """, [project.id, key])
  }

  /// In the registry's order, with versions, tags, aliases and gate results.
  func models() throws -> [RegisteredModel] {
    let rows = try Row.fetchAll(
      db,
      cached:
        "SELECT id, name, description, owner FROM registeredModel WHERE projectId = ? ORDER BY position",
      arguments: [project.id])
    let (tags, versionTags) = try (modelTags(), versionTags())
    return try rows.map { row in
      let aliases = try Row.fetchAll(
        db, cached: "SELECT name, value FROM modelAlias WHERE registeredModelId = ?",
        arguments: [row[0] as Int64])
      return try RegisteredModel(
        name: row[1], description: row[2], owner: row[3],
        aliases: Dictionary(aliases.map { try ($0[0] as String, $0[1] as Int) }) { first, _ in first },
        tags: tags[row[0]] ?? [], versions: versions(of: row[0], named: row[1], tags: versionTags))
    }
  }

  /// Tags of all models by the model's row.
  private func modelTags() throws -> [Int64: [Run.Pair]] {
    try pairs(
      """
      SELECT registeredModel.id, modelTag.name, modelTag.value FROM registeredModel
      JOIN modelTag ON modelTag.registeredModelId = registeredModel.id
      WHERE registeredModel.projectId = ? ORDER BY modelTag.position
      """, [project.id])
  }

  /// Tags of all versions by the version's row, in one reading: asked one by one it would cost the start.
  private func versionTags() throws -> [Int64: [Run.Pair]] {
    try pairs(
      """
      SELECT modelVersion.id, versionTag.name, versionTag.value FROM registeredModel
      JOIN modelVersion ON modelVersion.registeredModelId = registeredModel.id
      JOIN versionTag ON versionTag.modelVersionId = modelVersion.id
      WHERE registeredModel.projectId = ? ORDER BY versionTag.position
      """, [project.id])
  }

  /// Pairs by the owner that the first column names.
  private func pairs<Owner: Hashable & DatabaseValueConvertible & StatementColumnConvertible>(
    _ sql: String, _ arguments: StatementArguments
  ) throws -> [Owner: [Run.Pair]] {
    var found: [Owner: [Run.Pair]] = [:]
    try db.eachRow(cached: sql, arguments: arguments) { row in
      found[try row[0], default: []].append(Run.Pair(try row[1], try row[2]))
    }
    return found
  }

  private func versions(
    of model: Int64, named name: String, tags: [Int64: [Run.Pair]]
  ) throws -> [ModelVersion] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT version, state, run, registeredAt, description, serialization, stage, id FROM modelVersion
        WHERE registeredModelId = ? ORDER BY version DESC
        """, arguments: [model]
    ).map { row in
      try ModelVersion(
        number: row[0], state: ModelVersion.State(rawValue: row[1]) ?? .candidate, run: row[2],
        registeredAt: Self.instant(row[3]), description: row[4],
        serialization: row[5], stage: row[6], tags: tags[row[7]] ?? [],
        evaluations: evaluations(of: name, version: row[0]))
    }
  }

  /// Newest first.
  private func evaluations(of model: String, version: Int) throws -> [GateEvaluation] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT id, at, gate, overall FROM gateEvaluation
        WHERE projectId = ? AND model = ? AND version = ? ORDER BY at DESC
        """, arguments: [project.id, model, version]
    ).map { row in
      let checks = try Row.fetchAll(
        db,
        cached: """
          SELECT metric, op, value, minAbsoluteChange, minRelativeChange, measured, baseline, result, slice
          FROM gateResult WHERE gateEvaluationId = ? ORDER BY position
          """, arguments: [row[0] as Int64])
      return try GateEvaluation(
        at: Instant(milliseconds: row[1]), gate: row[2], hasPassed: row[3] == "pass",
        checks: checks.map { check in
          try GateEvaluation.Check(
            metric: [check[0], check[8] as String?].compactMap { $0 }.joined(separator: " of "),
            condition: Self.condition(check), measured: check[5], baseline: check[6],
            result: GateEvaluation.Check.Result(rawValue: check[7]) ?? .missing)
        })
    }
  }

  /// In words; what is less than the champion's passes where less is better (`domain.md` 7.4).
  private static func condition(_ row: Row) throws -> String {
    if let op: String = try row[1], let value: Double = try row[2] {
      return "\(op) \(Rules.text(value))"
    }
    let isLess = try MetricDirection(metric: row[0]) == .lower
    if let change: Double = try row[3] {
      return isLess ? "<= champion - \(Rules.text(change))" : ">= champion + \(Rules.text(change))"
    }
    if let change: Double = try row[4] {
      return isLess ? "<= champion × \(Rules.text(1 - change))" : ">= champion × \(Rules.text(1 + change))"
    }
    return "-"
  }

  /// Newest first.
  func deployments() throws -> [Deployment] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT "key", model, version, environment, at, result, rollbackOf, reason FROM deployment
        WHERE projectId = ? ORDER BY at DESC
        """, arguments: [project.id]
    ).map { row in
      try Deployment(
        key: row[0], model: row[1], version: row[2], environment: row[3], at: Instant(milliseconds: row[4]),
        result: Deployment.Result(rawValue: row[5]) ?? .running, rollbackOf: row[6], reason: row[7])
    }
  }

  /// Open alerts first, then the newest.
  func alerts() throws -> [Alert] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT alert."key", alert.level, alert.at, alert.rule, alert.value, alert.state, \(Self.latest)
        FROM alert JOIN monitoring ON monitoring.id = alert.monitoringId WHERE monitoring.projectId = ?
        ORDER BY alert.state = 'resolved', alert.at DESC
        """, arguments: [project.id]
    ).map { row in
      var alert = try Alert(
        key: row[0], level: Alert.Level(rawValue: row[1]) ?? .alert, at: Instant(milliseconds: row[2]),
        rule: row[3], value: row[4],
        state: Alert.State(rawValue: row[5]) ?? .open)
      alert.latest = try row[6]
      return alert
    }
  }

  /// What the newest day of monitoring holds for the thing that an alert's rule begins with.
  private static let latest = """
    CASE
      WHEN alert.rule LIKE 'psi(%' THEN (SELECT stabilityDay.psi FROM stabilityWatch
        JOIN stabilityDay ON stabilityDay.stabilityWatchId = stabilityWatch.id
        WHERE stabilityWatch.monitoringId = alert.monitoringId
          AND alert.rule LIKE 'psi(' || stabilityWatch.feature || ')%' ORDER BY stabilityDay."date" DESC LIMIT 1)
      ELSE (SELECT CASE substr(alert.rule, 1, instr(alert.rule, ' ') - 1)
          WHEN 'precision_confirmed' THEN precisionConfirmed
          WHEN 'latency_p95_ms' THEN latencyP95Ms WHEN 'score_entropy' THEN scoreEntropy END
        FROM monitoringDay WHERE monitoringDay.monitoringId = alert.monitoringId ORDER BY "date" DESC LIMIT 1)
    END
    """
}
