import Domain
import Foundation
import GRDB

/// Experiments and runs of a store.
struct MLflowRows {
  /// In a transaction that only reads.
  let db: Database

  /// All of them, deleted ones too, by their ids.
  func experiments() throws -> [Mirror.Experiment] {
    let tags = try pairs(
      "SELECT experiment_id AS owner, \"key\", value FROM experiment_tags ORDER BY \"key\"")
    return try cells("SELECT experiment_id, name, lifecycle_stage FROM experiments ORDER BY experiment_id")
      .map { row in
        let id = try row.text("experiment_id")
        return Mirror.Experiment(
          externalID: id, name: try row.text("name"),
          isDeleted: try row.textIfAny("lifecycle_stage") == "deleted", tags: tags[id] ?? [])
      }
  }

  /// The rows of a statement, each cell looked at as it is taken.
  func cells(_ sql: String, _ arguments: StatementArguments = []) throws -> [MLflowCells] {
    try Row.fetchAll(db, sql: sql, arguments: arguments).map(MLflowCells.init)
  }

  /// Names and values by the row they belong to.
  func pairs(_ sql: String, _ arguments: StatementArguments = []) throws -> [String: [Run.Pair]] {
    var found: [String: [Run.Pair]] = [:]
    for row in try cells(sql, arguments) {
      let pair = Run.Pair(try row.text("key"), try row.textIfAny("value") ?? "")
      found[try row.text("owner"), default: []].append(pair)
    }
    return found
  }

  /// Runs behind a row, in the order of the table.
  func runs(after row: Int64, limit: Int) throws -> Mirror.Portion {
    try portion("rowid > ? ORDER BY rowid LIMIT ?", [row, limit], otherwise: row)
  }

  /// The runs of these keys that are there, in the order of the table.
  func runs(named keys: [String]) throws -> [Mirror.MirroredRun] {
    try portion(
      "run_uuid IN (SELECT value FROM json_each(?)) ORDER BY rowid", [try Self.json(keys)], otherwise: 0
    ).runs
  }

  /// Runs that run or are named.
  func livelyRuns(_ known: Set<String>, limit: Int) throws -> [Mirror.MirroredRun] {
    try portion(
      """
      \(Run.isRunningQuery) OR run_uuid IN (SELECT value FROM json_each(?1))
      ORDER BY run_uuid IN (SELECT value FROM json_each(?1)) DESC, rowid DESC LIMIT ?2
      """, [try Self.json(known.sorted()), limit], otherwise: 0
    ).runs
  }

  private static func json(_ keys: [String]) throws -> String {
    String(decoding: try JSONEncoder().encode(keys), as: UTF8.self)
  }

  private func portion(
    _ condition: String, _ arguments: StatementArguments, otherwise row: Int64
  ) throws -> Mirror.Portion {
    let rows = try cells("SELECT rowid AS place, * FROM runs WHERE \(condition)", arguments)
    let names = try Self.json(try rows.map { try $0.text("run_uuid") })
    // The indexes by run are in every store since 2.22, so this touches the rows of these runs only.
    func values(_ table: String) throws -> [String: [Run.Pair]] {
      try pairs(
        """
        SELECT run_uuid AS owner, "key", value FROM \(table)
        WHERE run_uuid IN (SELECT value FROM json_each(?)) ORDER BY "key"
        """, [names])
    }
    let (params, tags, datasets) = (try values("params"), try values("tags"), try datasets(of: names))
    let runs = try rows.map { row in
      let key = try row.text("run_uuid")
      return try Self.run(
        row, key: key, params: params[key] ?? [], tags: tags[key] ?? [], datasets: datasets[key] ?? [])
    }
    return Mirror.Portion(runs: runs, lastRow: try rows.map { try $0.integer("place") }.max() ?? row)
  }

  private static func run(
    _ row: MLflowCells, key: String, params: [Run.Pair], tags: [Run.Pair], datasets: [Mirror.Dataset]
  ) throws -> Mirror.MirroredRun {
    func tag(_ name: String) -> String? { tags.first { $0.name == name }?.value }
    let word = try row.textIfAny("status") ?? Run.Status.running.rawValue
    guard let status = Run.Status(rawValue: word) else {
      throw MLflowOddity(what: "a run has the status \"\(word)\"")
    }
    let run = Run(
      key: key, name: try row.textIfAny("name") ?? tag("mlflow.runName") ?? key,
      experiment: try row.textIfAny("experiment_id") ?? "", status: status,
      startedAt: try row.timeIfAny("start_time"), endedAt: try row.timeIfAny("end_time"),
      user: try row.textIfAny("user_id"), item: nil, revision: tag("mlflow.source.git.commit"),
      dataset: datasets.isEmpty ? nil : datasets.map { "\($0.name)@\($0.digest)" }.joined(separator: " "),
      note: tag("mlflow.note.content"), isDeleted: try row.textIfAny("lifecycle_stage") == "deleted",
      params: params)
    return Mirror.MirroredRun(
      run: run, tags: tags, datasets: datasets, artifactURI: try row.textIfAny("artifact_uri"),
      parent: tag("mlflow.parentRunId"))
  }

  private func datasets(of runs: String) throws -> [String: [Mirror.Dataset]] {
    let rows = try cells(
      """
      SELECT inputs.destination_id AS run, datasets.name AS name, datasets.digest AS digest,
        datasets.dataset_source_type AS type,
        (SELECT value FROM input_tags WHERE input_tags.input_uuid = inputs.input_uuid
          AND input_tags.name = 'mlflow.data.context') AS context
      FROM inputs JOIN datasets ON datasets.dataset_uuid = inputs.source_id
      WHERE inputs.source_type = 'DATASET' AND inputs.destination_type = 'RUN'
        AND inputs.destination_id IN (SELECT value FROM json_each(?)) ORDER BY datasets.name, datasets.digest
      """, [runs])
    var found: [String: [Mirror.Dataset]] = [:]
    for row in rows {
      found[try row.text("run"), default: []].append(
        Mirror.Dataset(
          name: try row.text("name"), digest: try row.text("digest"), sourceType: try row.textIfAny("type"),
          context: try row.textIfAny("context")))
    }
    return found
  }
}
