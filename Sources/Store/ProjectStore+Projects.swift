package import Domain
import GRDB

/// A project's name card, for choosing one.
package struct ProjectCard: Equatable, Sendable {
  /// What all other calls want to know of the project.
  package var reference: ProjectReference
  /// As people call it; the key while its import is undone.
  package var name: String
  /// The moment a sample project is meant to be looked at; nil for real ones.
  package var asOf: Instant?
}

extension ProjectStore {
  /// All projects in the file, the first that came in first; empty in a fresh file.
  package func projects() throws -> [ProjectCard] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT id, \"key\", name, asOf FROM project ORDER BY id").map { row in
        try ProjectCard(
          reference: ProjectReference(id: row[0], key: row[1]), name: row[2],
          asOf: (row[3] as Int64?).map(Instant.init(milliseconds:)))
      }
    }
  }

  /// The project with a key, or the first one where none is named.
  ///
  /// - Parameter mayBeShelved: where there is none, takes one whose import was undone, the newest first:
  ///   its journal is there, and a redo brings it back.
  package func project(_ key: String?, mayBeShelved: Bool = false) throws -> ProjectCard {
    let all = try projects()
    let found = key.map { wanted in all.first { $0.reference.key == wanted.uppercased() } } ?? all.first
    guard let found else {
      if mayBeShelved, let shelved = try shelved(key?.uppercased()) { return shelved }
      throw StoreError.noProject(path: path, wanted: all.isEmpty ? nil : key, known: all.map(\.reference.key))
    }
    return found
  }

  private func shelved(_ key: String?) throws -> ProjectCard? {
    try read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT projectKey, MAX(projectId) FROM operation
          WHERE projectKey IN (SELECT projectKey FROM shelf WHERE ?1 IS NULL OR projectKey = ?1)
          GROUP BY projectKey ORDER BY MAX(sequence) DESC LIMIT 1
          """, arguments: [key]
      ).map { try ProjectCard(reference: ProjectReference(id: $0[1], key: $0[0]), name: $0[0]) }
    }
  }

  /// Refuses a name that is no member's and under which nothing was ever done here.
  ///
  /// A project without members, as one whose import was undone, takes any.
  package func checkPerson(_ name: String, in project: ProjectReference) throws {
    try read { db in
      let known = try ProjectRows(db: db, project: project).members().map(\.key)
      guard !known.isEmpty, !known.contains(name) else { return }
      let hasActed = try Bool.fetchOne(
        db, cached: "SELECT EXISTS (SELECT 1 FROM operation WHERE projectKey = ? AND person = ?)",
        arguments: [project.key, name])
      if hasActed != true { throw Objection.refusal(.unknownMember(name, known: known)) }
    }
  }

  /// Takes a document in as a new project: all of it or nothing.
  ///
  /// - Parameter isFresh: it was made here just now and is told so.
  package func importDocument(
    _ document: ProjectDocument, by person: String, at now: Instant, isFresh: Bool = false
  ) throws -> Outcome {
    try write { db in
      let actor = Actor(person: person, now: now, project: ProjectReference(id: 0, key: document.key))
      let facts = StoreFacts(db: db, project: actor.project)
      let command: Command = isFresh ? .makeProject(document.key) : .importProject(document.key)
      let made = try Rules(facts: facts, person: person, now: now).facts(of: command)
      let summary = Wording.summary(of: made, workflow: .standard)
      return try EventLog(db: db, incoming: document).append(
        made.map { Event($0) }, kind: .perform, summary: summary, by: actor)
    }
  }

  /// The project as a document of the open format.
  package func exportDocument(_ project: ProjectReference, points: PointsChoice) throws -> JSONValue {
    try read { db in try DocumentReader(db: db, points: points).read(project: project.id) }
  }

  /// What `doctor` finds: an empty list where all is well.
  package func faults() throws -> [String] {
    try read { db in
      let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let dangling = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
        "dangling row in \(try $0[0] as String)"
      }
      return integrity + (try Self.missing(db)) + dangling
    }
  }

  /// Tables and indexes that a new file has and this one has not, or not so; an older version has fewer.
  private static func missing(_ db: Database) throws -> [String] {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version")
    guard version == Migrations.all.last?.version else { return [] }
    let whole = try ProjectStore().read { try Set(parts($0)) }
    return try whole.subtracting(parts(db)).map { "missing or altered: \($0.name)" }.sorted()
  }

  /// A part of the schema, with the statement that made it.
  private struct Part: Hashable {
    var name: String
    var statement: String?
  }

  private static func parts(_ db: Database) throws -> [Part] {
    try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%'").map {
      try Part(name: $0[0], statement: $0[1])
    }
  }

  /// A checked copy; it takes the place of a file that is there only where that is said.
  package func backup(to target: String, overwrites: Bool = false) throws {
    do { _ = try FileCopy(of: queue).make(at: target, overwrites: overwrites) } catch {
      guard let fault = error as? DatabaseError else { throw error }
      // The copy is new; what is damaged is what was copied.
      if fault.isDamage { throw Self.sorted(fault, path: path) }
      if fault.resultCode == .SQLITE_FULL { throw Self.sorted(fault, path: target) }
      // SQLite would name the file that the copy is until it was checked.
      let detail = fault.resultCode == .SQLITE_CANTOPEN ? nil : fault.message
      throw StoreError.notCopied(
        path: path, copy: target, detail: detail ?? "nothing can be made there")
    }
  }
}
