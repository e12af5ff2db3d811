import Domain
import GRDB

/// Registered models of a store in the open format.
struct MLflowRegistry {
  /// In a transaction that only reads.
  let db: Database
  /// The store's file, which the models name as where they come from.
  let path: String

  /// All of them with their versions, tags and aliases.
  func models() throws -> [JSONValue] {
    let rows = MLflowRows(db: db)
    let tags = try rows.pairs(
      "SELECT name AS owner, \"key\", value FROM registered_model_tags ORDER BY \"key\"")
    let versionTags = try rows.pairs(
      "SELECT name || '/' || version AS owner, \"key\", value FROM model_version_tags ORDER BY \"key\"")
    return try rows.cells("SELECT name, description FROM registered_models ORDER BY name").map { row in
      let name = try row.text("name")
      let aliases = try rows.cells(
        "SELECT alias, version FROM registered_model_aliases WHERE name = ? ORDER BY alias", [name]
      ).map { (name: try $0.text("alias"), version: try $0.integer("version")) }
      let versions = try versions(of: name, aliases: aliases, tags: versionTags)
      return .object([
        .init("name", .string(name)), .init("description", .text(try row.textIfAny("description"))),
        .init("owner", .null), .init("source", .string(path)), .init("tags", .map(tags[name] ?? [])),
        .init("aliases", .object(aliases.map { .init($0.name, .integer($0.version)) })),
        .init("versions", .array(versions)),
      ])
    }
  }

  /// Deleted versions stay as rows with the stage `Deleted_Internal`; they are left out.
  private func versions(
    of model: String, aliases: [(name: String, version: Int64)], tags: [String: [Run.Pair]]
  ) throws -> [JSONValue] {
    try MLflowRows(db: db).cells(
      """
      SELECT * FROM model_versions WHERE name = ? AND current_stage IS NOT 'Deleted_Internal'
      ORDER BY version
      """, [model]
    ).map { row in
      let number = try row.integer("version")
      let own = tags["\(model)/\(number)"] ?? []
      let names = aliases.filter { $0.version == number }.map(\.name)
      let stage = try row.textIfAny("current_stage") ?? "None"
      let run = try row.textIfAny("run_id")
      var members: [JSONValue.Member] = [
        .init("version", .integer(number)), .init("run", run?.isEmpty == false ? .text(run) : .null),
        .init("registered_at", .text(try row.timeIfAny("creation_time")?.iso)),
        .init("registered_by", .text(try row.textIfAny("user_id"))),
        .init("registry_status", .string(try row.textIfAny("status") ?? "READY")),
        .init("state", .string(state(tags: own, aliases: names).rawValue)), .init("serialization", .null),
        .init("source", .text(try row.textIfAny("source"))), .init("tags", .map(own)),
        .init("description", .text(try row.textIfAny("description"))),
      ]
      if stage != "None" { members.append(.init("stage", .string(stage))) }
      members.append(.init("history", .array([])))
      return .object(members)
    }
  }

  /// The lifecycle as MLflow's means express it (`domain.md` 7.3).
  private func state(tags: [Run.Pair], aliases: [String]) -> ModelVersion.State {
    if aliases.contains("champion") { return .champion }
    if aliases.contains("challenger") { return .challenger }
    switch tags.first(where: { $0.name == "validation_status" })?.value {
    case "approved": return .validated
    case "rejected": return .rejected
    default: return .candidate
    }
  }
}
