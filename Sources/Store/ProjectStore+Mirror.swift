package import Domain
import Foundation
import GRDB

extension ProjectStore {
  /// Attaches a tracking store, or finds it where it is attached already.
  ///
  /// - Returns: the store.
  package func attachSource(path: String, by actor: Actor) throws -> Source {
    do {
      _ = try perform(.attachSource(path), by: actor)
    } catch Objection.refusal(.sourceIsAttached) {}
    guard let source = try sources(of: actor.project).first(where: { $0.path == path }) else {
      throw StoreError.failed(path: self.path, detail: "the source was not stored")
    }
    return source
  }

  /// The tracking stores that feed a project, in the order in which they were attached.
  package func sources(of project: ProjectReference) throws -> [Source] {
    try read { db in
      try Row.fetchAll(
        db, cached: "SELECT id, path, cursor, syncedAt FROM source WHERE projectId = ? ORDER BY id",
        arguments: [project.id]
      ).map { row in
        let text: String = try row[2]
        let cursor = try? JSONDecoder().decode(MirrorCursor.self, from: Data(text.utf8))
        return try Source(
          id: row[0], path: row[1], cursor: cursor ?? MirrorCursor(),
          syncedAt: (row[3] as Int64?).map(Instant.init(milliseconds:)))
      }
    }
  }

  /// Copies what changed in the experiments.
  ///
  /// - Parameter present: the keys of all runs in the tracker; asked for where a number was given to another
  ///   experiment, perhaps.
  package func apply(
    _ experiments: [Mirror.Experiment], of source: Source, to project: ProjectReference,
    present: () throws -> [String]
  ) throws {
    try mirror(source, to: project) { try $0.write(experiments, present: present) }
  }

  /// Copies what changed in some runs; one whose experiment is not known yet comes with the next reading.
  ///
  /// - Returns: the keys of those that were written.
  package func apply(
    _ runs: [Mirror.MirroredRun], of source: Source, to project: ProjectReference
  ) throws -> Set<String> {
    guard !runs.isEmpty else { return [] }
    return try mirror(source, to: project) { try $0.write(runs) }
  }

  /// Copies what changed in the registry.
  package func apply(models: [JSONValue], of source: Source, to project: ProjectReference) throws {
    try mirror(source, to: project) { try $0.write(models: models) }
  }

  /// Takes over what was mirrored of a store that lay elsewhere before: one with a run of these keys,
  /// for those are never the same twice.
  ///
  /// Only a store that is attached no more is taken over; a copy that is attached beside it keeps its own.
  package func adopt(
    _ keys: @autoclosure () throws -> [String], by source: Source, in project: ProjectReference
  ) throws {
    let orphans = try read { db in
      try Bool.fetchOne(
        db,
        cached: """
          SELECT EXISTS (SELECT 1 FROM run WHERE projectId = ?1 AND source IS NOT NULL
            AND source NOT IN (SELECT path FROM source WHERE projectId = ?1))
          """, arguments: [project.id])
    }
    guard orphans == true else { return }
    let names = try keys()
    try mirror(source, to: project) { try $0.adopt(names) }
  }

  /// The runs of a source that are not marked as deleted.
  package func runKeys(of source: Source, in project: ProjectReference) throws -> Set<String> {
    try read { db in
      try String.fetchSet(
        db, sql: "SELECT \"key\" FROM run WHERE projectId = ? AND source = ? AND lifecycle IS NULL",
        arguments: [project.id, source.path])
    }
  }

  /// Marks runs as deleted that the tracker removed for good; they are kept here.
  package func markMissing(_ missing: Set<String>, of source: Source, in project: ProjectReference) throws {
    guard !missing.isEmpty else { return }
    try mirror(source, to: project) { try $0.markMissing(missing) }
  }

  /// Notes that a source was read to its end.
  package func noteReading(of source: Source, in project: ProjectReference, at now: Instant) throws {
    try mirror(source, to: project) { writer in
      try writer.db.execute(
        cached: "UPDATE source SET syncedAt = ? WHERE id = ?", arguments: [now.milliseconds, source.id])
    }
  }

  /// Adds points and moves the cursor with them, in one transaction: a point without a place stops both.
  ///
  /// - Returns: how many were not here yet.
  package func append(
    _ points: [Mirror.Point], cursor: MirrorCursor, of source: Source, to project: ProjectReference,
    at now: Instant
  ) throws -> Int {
    try mirror(source, to: project) { writer in
      let count = try writer.append(points)
      let text = String(decoding: try JSONEncoder().encode(cursor), as: UTF8.self)
      try writer.db.execute(
        cached: "UPDATE source SET cursor = ?, syncedAt = ? WHERE id = ?",
        arguments: [text, now.milliseconds, source.id])
      return count
    }
  }

  /// One transaction of a source that is still attached.
  ///
  /// A person may detach it in another process while it is read here; from then on nothing is written.
  private func mirror<Value>(
    _ source: Source, to project: ProjectReference, _ body: (MirrorWriter) throws -> Value
  ) throws -> Value {
    try write { db in
      let isAttached = try Bool.fetchOne(
        db,
        cached: "SELECT EXISTS (SELECT 1 FROM source WHERE id = ? AND projectId = ? AND path = ?)",
        arguments: [source.id, project.id, source.path])
      guard isAttached == true else { throw StoreError.detached(source: source.path) }
      return try body(MirrorWriter(db: db, project: project, source: source.path))
    }
  }
}
