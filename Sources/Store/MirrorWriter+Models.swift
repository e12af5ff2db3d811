import Domain
import GRDB

/// Registered models, which the tracker may rename and remove.
extension MirrorWriter {
  /// The registry's word for a version that the tracker has no more and something here refers to.
  static let removed = "DELETED"

  /// Makes the mirrored models these.
  func write(models all: [JSONValue]) throws {
    let given = Set(all.compactMap { $0["name"]?.text })
    let models = try all.map { try named(freely: $0, among: given) }
    let names = Set(models.compactMap { $0["name"]?.text })
    var gone = try mirroredModels().filter { !names.contains($0.name) }
    for model in models {
      if let index = gone.firstIndex(where: { Self.isSame($0.model, model) }),
        try rename(gone[index].name, to: model)
      {
        gone.remove(at: index)
      }
      try write(model: model)
    }
    for one in gone { try remove(one.name, one.model) }
  }

  /// The model under its name, or with a number behind it where that is the name of one that people keep
  /// here or another store has.
  ///
  /// - Parameter given: the names in the tracker, which are its own models'.
  private func named(freely model: JSONValue, among given: Set<String>) throws -> JSONValue {
    guard let name = model["name"]?.text else { return model }
    var own = name
    var number = 2
    while try row(of: own).map({ try $0[1] as String? != source }) ?? (own != name && given.contains(own)) {
      own = "\(name) (\(number))"
      number += 1
    }
    return model.with("name", .string(own))
  }

  private func mirroredModels() throws -> [(name: String, model: JSONValue)] {
    guard let table = Self.modelTable else { return [] }
    let rows = try Row.fetchAll(
      db, cached: "SELECT id, name FROM registeredModel WHERE projectId = ? AND source = ? ORDER BY position",
      arguments: [project.id, source])
    let reader = DocumentReader(db: db, points: .none)
    return try rows.map { try ($0[1], reader.row(table, id: $0[0]) ?? .null) }
  }

  private static var modelTable: FormatTable? {
    guard let part = ProjectFormat.parts.first(where: { $0.name == "registered_models" }),
      case .rows(_, let table, _) = part
    else { return nil }
    return table
  }

  private static func versions(of model: JSONValue) -> [JSONValue] {
    if case .array(let versions)? = model["versions"] { versions } else { [] }
  }

  /// True where two models are one under two names: the tracker tells of a rename by nothing else, but
  /// its versions keep their numbers, their runs and their times.
  private static func isSame(_ one: JSONValue, _ other: JSONValue) -> Bool {
    let marks = [one, other].map { model in
      versions(of: model).filter { $0["registry_status"] != .string(removed) }.map {
        [$0["version"], $0["run"], $0["registered_at"]]
      }
    }
    return !marks[0].isEmpty && marks[0] == marks[1]
  }

  /// What refers to the model follows, as the tables say.
  ///
  /// - Returns: false where the new name is taken here.
  private func rename(_ old: String, to model: JSONValue) throws -> Bool {
    guard let name = model["name"]?.text, try row(of: name) == nil else { return false }
    try db.execute(
      cached: "UPDATE registeredModel SET name = ? WHERE projectId = ? AND name = ?",
      arguments: [name, project.id, old])
    return true
  }

  private func row(of model: String) throws -> Row? {
    try Row.fetchOne(
      db, cached: "SELECT id, source, position FROM registeredModel WHERE projectId = ? AND name = ?",
      arguments: [project.id, model])
  }

  /// A model is written anew as a whole where anything in it differs.
  private func write(model: JSONValue) throws {
    guard let table = Self.modelTable, let name = model["name"]?.text else { return }
    var model = model
    let row = try row(of: name)
    if let row {
      let present = try DocumentReader(db: db, points: .none).row(table, id: row[0]) ?? .null
      try keepReferred(of: present, in: &model)
      guard present != model else { return }
      try db.execute(cached: "DELETE FROM registeredModel WHERE id = ?", arguments: [row[0] as Int64])
    }
    let position = try row.map { try $0[2] as Int } ?? nextPosition("registeredModel")
    try DocumentWriter(db: db).write(model, as: table, of: project.id, position: position)
  }

  /// Versions that the tracker has no more stay, marked, where something here refers to them.
  private func keepReferred(of present: JSONValue, in model: inout JSONValue) throws {
    let numbers = Self.versions(of: model).compactMap { $0["version"] }
    let referred = try referredVersions(of: model["name"]?.text ?? "")
    let kept = Self.versions(of: present).filter { version in
      guard let number = version["version"], case .integer(let plain) = number else { return false }
      return !numbers.contains(number) && referred.contains(plain)
    }
    guard !kept.isEmpty else { return }
    let all = Self.versions(of: model) + kept.map { $0.with("registry_status", .string(Self.removed)) }
    model = model.with("versions", .array(all))
  }

  private func referredVersions(of model: String) throws -> Set<Int64> {
    try Int64.fetchSet(
      db,
      sql: """
        SELECT version FROM gateEvaluation WHERE projectId = ?1 AND model = ?2
        UNION SELECT version FROM deployment WHERE projectId = ?1 AND model = ?2
        UNION SELECT version FROM monitoring WHERE projectId = ?1 AND model = ?2
        UNION SELECT version FROM traceability WHERE projectId = ?1 AND model = ?2 AND version IS NOT NULL
        """, arguments: [project.id, model])
  }

  /// A model that the tracker has no more goes, but for what something here refers to.
  private func remove(_ name: String, _ model: JSONValue) throws {
    let isNamed = try Bool.fetchOne(
      db, cached: "SELECT EXISTS (SELECT 1 FROM traceability WHERE projectId = ? AND model = ?)",
      arguments: [project.id, name])
    guard try isNamed == true || !referredVersions(of: name).isEmpty else {
      try db.execute(
        cached: "DELETE FROM registeredModel WHERE projectId = ? AND name = ?", arguments: [project.id, name])
      return
    }
    try write(model: model.with("aliases", .object([])).with("versions", .array([])))
  }
}

extension JSONValue {
  /// The same object with another value for one of its members.
  fileprivate func with(_ name: String, _ value: JSONValue) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.map { $0.name == name ? Member(name, value) : $0 })
  }
}
