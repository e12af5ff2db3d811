import Domain
import Foundation
import GRDB

/// Experiments and runs of a store.
struct MLflowRows {
  let db: Database

  func experiments() throws -> [Mirror.Experiment] {
    let tags = try pairs(
      "SELECT experiment_id AS owner, \"key\", value FROM experiment_tags ORDER BY \"key\"")
    return try Row.fetchAll(
      db, sql: "SELECT experiment_id, name, lifecycle_stage FROM experiments ORDER BY experiment_id"
    ).map { row in
      let id = String(row["experiment_id"] as Int64)
      return Mirror.Experiment(
        externalID: id, name: row["name"], isDeleted: row["lifecycle_stage"] as String? == "deleted",
        tags: tags[id] ?? [])
    }
  }

  /// Names and values by the row they belong to.
  func pairs(_ sql: String, _ arguments: StatementArguments = []) throws -> [String: [Run.Pair]] {
    var found: [String: [Run.Pair]] = [:]
    for row in try Row.fetchAll(db, sql: sql, arguments: arguments) {
      let owner = row["owner"] as DatabaseValue
      let key = String.fromDatabaseValue(owner) ?? Int64.fromDatabaseValue(owner).map(String.init) ?? ""
      found[key, default: []].append(Run.Pair(row["key"], row["value"] ?? ""))
    }
    return found
  }

  /// Runs behind a row, in the order of the table.
  func runs(after row: Int64, limit: Int) throws -> Mirror.Portion {
    try portion("rowid > ? ORDER BY rowid LIMIT ?", [row, limit], otherwise: row)
  }

  /// Runs that run, are named, or stand behind a row.
  func livelyRuns(_ known: Set<String>, after row: Int64, limit: Int) throws -> Mirror.Portion {
    let names = String(decoding: try JSONEncoder().encode(known.sorted()), as: UTF8.self)
    return try portion(
      """
      status IN ('RUNNING', 'SCHEDULED') OR rowid > ?1 OR run_uuid IN (SELECT value FROM json_each(?2))
      ORDER BY run_uuid IN (SELECT value FROM json_each(?2)) DESC, rowid DESC LIMIT ?3
      """, [row, names, limit], otherwise: row)
  }

  private func portion(
    _ condition: String, _ arguments: StatementArguments, otherwise row: Int64
  ) throws -> Mirror.Portion {
    let rows = try Row.fetchAll(
      db, sql: "SELECT rowid AS place, * FROM runs WHERE \(condition)", arguments: arguments)
    let keys = rows.map { $0["run_uuid"] as String }
    let names = String(decoding: try JSONEncoder().encode(keys), as: UTF8.self)
    // The indexes by run are in every store since 2.22, so this touches the rows of these runs only.
    func values(_ table: String) throws -> [String: [Run.Pair]] {
      try pairs(
        """
        SELECT run_uuid AS owner, "key", value FROM \(table)
        WHERE run_uuid IN (SELECT value FROM json_each(?)) ORDER BY "key"
        """, [names])
    }
    let (params, tags, datasets) = (try values("params"), try values("tags"), try datasets(of: names))
    let runs = rows.map { row in
      let key: String = row["run_uuid"]
      return Self.run(row, params: params[key] ?? [], tags: tags[key] ?? [], datasets: datasets[key] ?? [])
    }
    return Mirror.Portion(runs: runs, lastRow: rows.map { $0["place"] as Int64 }.max() ?? row)
  }

  private static func run(
    _ row: Row, params: [Run.Pair], tags: [Run.Pair], datasets: [Mirror.Dataset]
  ) -> Mirror.MirroredRun {
    let key: String = row["run_uuid"]
    func tag(_ name: String) -> String? { tags.first { $0.name == name }?.value }
    func time(_ column: String) -> Instant? { (row[column] as Int64?).map(Instant.init(milliseconds:)) }
    let run = Run(
      key: key, name: row["name"] ?? tag("mlflow.runName") ?? key,
      experiment: (row["experiment_id"] as Int64?).map(String.init) ?? "", status: row["status"] ?? "RUNNING",
      startedAt: time("start_time"), endedAt: time("end_time"), user: row["user_id"], item: nil,
      revision: tag("mlflow.source.git.commit"),
      dataset: datasets.isEmpty ? nil : datasets.map { "\($0.name)@\($0.digest)" }.joined(separator: " "),
      note: tag("mlflow.note.content"), isDeleted: row["lifecycle_stage"] as String? == "deleted",
      params: params)
    return Mirror.MirroredRun(
      run: run, tags: tags, datasets: datasets, artifactURI: row["artifact_uri"],
      parent: tag("mlflow.parentRunId"))
  }

  private func datasets(of runs: String) throws -> [String: [Mirror.Dataset]] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT inputs.destination_id AS run, datasets.name AS name, datasets.digest AS digest,
          datasets.dataset_source_type AS type,
          (SELECT value FROM input_tags WHERE input_tags.input_uuid = inputs.input_uuid
            AND input_tags.name = 'mlflow.data.context') AS context
        FROM inputs JOIN datasets ON datasets.dataset_uuid = inputs.source_id
        WHERE inputs.source_type = 'DATASET' AND inputs.destination_type = 'RUN'
          AND inputs.destination_id IN (SELECT value FROM json_each(?)) ORDER BY datasets.name
        """, arguments: [runs])
    return Dictionary(grouping: rows) { $0["run"] as String }.mapValues { group in
      group.map {
        Mirror.Dataset(name: $0["name"], digest: $0["digest"], sourceType: $0["type"], context: $0["context"])
      }
    }
  }
}

/// Registered models of a store in the open format.
struct MLflowRegistry {
  let db: Database
  let path: String

  func models() throws -> [JSONValue] {
    let rows = MLflowRows(db: db)
    let tags = try rows.pairs(
      "SELECT name AS owner, \"key\", value FROM registered_model_tags ORDER BY \"key\"")
    let versionTags = try rows.pairs(
      "SELECT name || '/' || version AS owner, \"key\", value FROM model_version_tags ORDER BY \"key\"")
    return try Row.fetchAll(db, sql: "SELECT name, description FROM registered_models ORDER BY name").map {
      row in
      let name: String = row["name"]
      let aliases = try Row.fetchAll(
        db, sql: "SELECT alias, version FROM registered_model_aliases WHERE name = ? ORDER BY alias",
        arguments: [name])
      let versions = try versions(of: name, aliases: aliases, tags: versionTags)
      return .object([
        .init("name", .string(name)), .init("description", text(row["description"])), .init("owner", .null),
        .init("source", .string(path)), .init("tags", map(tags[name] ?? [])),
        .init("aliases", .object(aliases.map { .init($0["alias"], .integer($0["version"])) })),
        .init("versions", .array(versions)),
      ])
    }
  }

  private func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  private func map(_ pairs: [Run.Pair]) -> JSONValue {
    .object(pairs.map { .init($0.name, .string($0.value)) })
  }

  /// Deleted versions stay as rows with the stage `Deleted_Internal`; they are left out.
  private func versions(of model: String, aliases: [Row], tags: [String: [Run.Pair]]) throws -> [JSONValue] {
    let rows = try Row.fetchAll(
      db,
      sql:
        "SELECT * FROM model_versions WHERE name = ? AND current_stage <> 'Deleted_Internal' ORDER BY version",
      arguments: [model])
    return rows.map { row in
      let number: Int64 = row["version"]
      let own = tags["\(model)/\(number)"] ?? []
      let names = aliases.filter { $0["version"] as Int64 == number }.map { $0["alias"] as String }
      let stage: String = row["current_stage"] ?? "None"
      let run: String? = row["run_id"]
      var members: [JSONValue.Member] = [
        .init("version", .integer(number)), .init("run", run?.isEmpty == false ? text(run) : .null),
        .init("registered_at", text((row["creation_time"] as Int64?).map { Instant(milliseconds: $0).iso })),
        .init("registered_by", text(row["user_id"])),
        .init("registry_status", .string(row["status"] ?? "READY")),
        .init("state", .string(state(tags: own, aliases: names))), .init("serialization", .null),
        .init("source", text(row["source"])), .init("tags", map(own)),
        .init("description", text(row["description"])),
      ]
      if stage != "None" { members.append(.init("stage", .string(stage))) }
      members.append(.init("history", .array([])))
      return .object(members)
    }
  }

  /// The lifecycle as MLflow's means express it (`domain.md` 7.3).
  private func state(tags: [Run.Pair], aliases: [String]) -> String {
    if aliases.contains("champion") { return "champion" }
    if aliases.contains("challenger") { return "challenger" }
    switch tags.first(where: { $0.name == "validation_status" })?.value {
    case "approved": return "validated"
    case "rejected": return "rejected"
    default: return "candidate"
    }
  }
}
