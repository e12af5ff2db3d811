import Domain
import Foundation
import GRDB

/// Copies a tracking store's state into rows, writing only what differs.
///
/// Mirrored rows are measurements, not events. What people added to them, such as
/// the item of a run, is never touched.
struct MirrorWriter {
  /// In a transaction that somebody else began.
  let db: Database
  /// Whose rows are changed.
  let project: ProjectReference
  /// The tracking store's path, by which its rows are known.
  let source: String

  /// - Returns: the keys of the runs whose experiment is known: those that were written, and those that another
  ///   attached copy of the store has.
  func write(_ runs: [Mirror.MirroredRun]) throws -> Set<String> {
    let rows = try Row.fetchAll(
      db,
      cached: """
        SELECT externalId, name FROM experiment WHERE projectId = ? AND source = ? AND externalId IS NOT NULL
        """,
      arguments: [project.id, source])
    let names = try Dictionary(rows.map { try ($0[0] as String, $0[1] as String) }) { first, _ in first }
    let known = runs.filter { names[$0.run.experiment] != nil }
    for run in known { try write(run, experiments: names) }
    return Set(known.map(\.run.key))
  }

  /// The place behind the newest run: found from the end, for the greatest of thousands would be looked for each time.
  private func nextRunPosition() throws -> Int {
    let newest = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT position FROM run WHERE projectId = ? ORDER BY id DESC LIMIT 1"),
      arguments: [project.id])
    return (newest ?? -1) + 1
  }

  /// The place behind the last row of a small table, whose newest row need not be the last one.
  func nextPosition(_ table: String) throws -> Int {
    let last = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT MAX(position) FROM \(table) WHERE projectId = ?"),
      arguments: [project.id])
    return (last ?? -1) + 1
  }

  /// Makes or renames them, whatever names they exchange.
  func write(_ experiments: [Mirror.Experiment], present: () throws -> [String]) throws {
    try letGoOfReusedNumbers(experiments, present: present)
    let others = try experiments.filter { try !write($0) }
    // A name that another one of these gave up meanwhile is free now.
    for experiment in others { _ = try write(experiment) }
  }

  /// Takes the number from an experiment whose runs are all gone while another name has it.
  ///
  /// The tracker gives the number of one that was cleaned up to the next that is made. What was mirrored of the
  /// first stays as it was, marked as deleted. Another name alone may be a rename, but then its runs are there still.
  private func letGoOfReusedNumbers(_ experiments: [Mirror.Experiment], present: () throws -> [String])
    throws
  {
    var keys: Set<String>?
    for experiment in experiments {
      let old = try Row.fetchOne(
        db,
        cached: """
          SELECT id, name FROM experiment WHERE projectId = ? AND source = ? AND externalId = ? AND name <> ?
          """, arguments: [project.id, source, experiment.externalID, try freeName(for: experiment)])
      guard let old else { continue }
      let mirrored = try String.fetchSet(
        db, sql: "SELECT \"key\" FROM run WHERE projectId = ? AND source = ? AND experiment = ?",
        arguments: [project.id, source, old[1] as String])
      let known = try keys ?? Set(present())
      keys = known
      guard !mirrored.isEmpty, known.isDisjoint(with: mirrored) else { continue }
      try db.execute(
        cached: "UPDATE experiment SET externalId = NULL, lifecycle = 'deleted' WHERE id = ?",
        arguments: [old[0] as Int64])
    }
  }

  /// - Returns: true where the experiment has the name that it has in the tracker.
  private func write(_ experiment: Mirror.Experiment) throws -> Bool {
    let name = try freeName(for: experiment)
    let lifecycle = experiment.isDeleted ? "deleted" : nil
    let id = try Int64.fetchOne(
      db, cached: "SELECT id FROM experiment WHERE projectId = ? AND source = ? AND externalId = ?",
      arguments: [project.id, source, experiment.externalID])
    if let id {
      try db.execute(
        cached: """
          UPDATE experiment SET name = ?1, lifecycle = ?2 WHERE id = ?3 AND (name IS NOT ?1 OR lifecycle IS NOT ?2)
          """, arguments: [name, lifecycle, id])
      try replace(experiment.tags, in: "experimentTag", owner: "experimentId", id)
    } else {
      try db.execute(
        cached: """
          INSERT INTO experiment (projectId, position, name, source, externalId, lifecycle) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          project.id, try nextPosition("experiment"), name, source, experiment.externalID, lifecycle,
        ])
      try replace(experiment.tags, in: "experimentTag", owner: "experimentId", db.lastInsertedRowID)
    }
    return name == experiment.name
  }

  /// The experiment's name; where another one here has it, with its number, and where that is
  /// taken too, as by the `Default` of a third store, with a further one.
  private func freeName(for experiment: Mirror.Experiment) throws -> String {
    let numbered = "\(experiment.name) (\(experiment.externalID))"
    var name = experiment.name
    var further = 1
    while try isTaken(name, by: experiment) {
      name = further == 1 ? numbered : "\(numbered) \(further)"
      further += 1
    }
    return name
  }

  private func isTaken(_ name: String, by experiment: Mirror.Experiment) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM experiment WHERE projectId = ? AND name = ?
            AND NOT (source IS ? AND externalId IS ?))
          """), arguments: [project.id, name, source, experiment.externalID]) ?? false
  }

  private func write(_ mirrored: Mirror.MirroredRun, experiments: [String: String]) throws {
    let run = mirrored.run
    let values: [(any DatabaseValueConvertible)?] = [
      run.name, experiments[run.experiment] ?? run.experiment, run.status.rawValue,
      run.startedAt?.milliseconds,
      run.endedAt?.milliseconds, run.user, run.revision, run.dataset, run.note,
      run.isDeleted ? "deleted" : nil,
      mirrored.parent, mirrored.artifactURI, source,
    ]
    let columns = [
      "name", "experiment", "status", "startedAt", "endedAt", "user", "codeRevision", "dataset", "note",
      "lifecycle", "parent", "artifactUri", "source",
    ]
    let find = try db.cachedStatement(
      sql: """
        SELECT id, source <> ? AND source IN (SELECT path FROM source WHERE projectId = run.projectId)
        FROM run WHERE projectId = ? AND "key" = ?
        """)
    let id: Int64
    if let known = try Row.fetchOne(find, arguments: [source, project.id, run.key]) {
      // Where two copies of one store are attached, a run belongs to the first.
      guard try known[1] as Bool? != true else { return }
      id = try known[0]
      let sets = columns.enumerated().map { "\"\($0.element)\" = ?\($0.offset + 1)" }.joined(separator: ", ")
      let differs = columns.enumerated().map { "\"\($0.element)\" IS NOT ?\($0.offset + 1)" }.joined(
        separator: " OR ")
      try db.cachedStatement(sql: "UPDATE run SET \(sets) WHERE id = ?\(columns.count + 1) AND (\(differs))")
        .execute(arguments: StatementArguments(values + [id]))
    } else {
      let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
      let marks = columns.map { _ in "?" }.joined(separator: ", ")
      let place: [(any DatabaseValueConvertible)?] = [project.id, try nextRunPosition(), run.key]
      try db.cachedStatement(
        sql: "INSERT INTO run (projectId, position, \"key\", \(names)) VALUES (?, ?, ?, \(marks))"
      ).execute(arguments: StatementArguments(place + values))
      id = db.lastInsertedRowID
    }
    try replace(run.params, in: "runParam", owner: "runId", id)
    try replace(mirrored.tags, in: "runTag", owner: "runId", id)
    try replace(mirrored.datasets, of: id)
  }

  /// Makes the named values of a row these; nothing is written where they are so already.
  private func replace(_ pairs: [Run.Pair], in table: String, owner: String, _ id: Int64) throws {
    let present = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT name, value FROM \(table) WHERE \(owner) = ? ORDER BY position"),
      arguments: [id]
    ).map { try Run.Pair($0[0], $0[1]) }
    guard present != pairs else { return }
    try db.cachedStatement(sql: "DELETE FROM \(table) WHERE \(owner) = ?").execute(arguments: [id])
    let insert = try db.cachedStatement(
      sql: "INSERT INTO \(table) (\(owner), position, name, value) VALUES (?, ?, ?, ?)")
    for (position, pair) in pairs.enumerated() {
      try insert.execute(arguments: [id, position, pair.name, pair.value])
    }
  }

  private func replace(_ datasets: [Mirror.Dataset], of run: Int64) throws {
    let present = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT name, digest, sourceType, context FROM runDataset WHERE runId = ? ORDER BY position"),
      arguments: [run]
    ).map { try Mirror.Dataset(name: $0[0], digest: $0[1], sourceType: $0[2], context: $0[3]) }
    guard present != datasets else { return }
    try db.execute(cached: "DELETE FROM runDataset WHERE runId = ?", arguments: [run])
    for (position, one) in datasets.enumerated() {
      try db.execute(
        cached:
          "INSERT INTO runDataset (runId, position, name, digest, sourceType, context) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [run, position, one.name, one.digest, one.sourceType, one.context])
    }
  }

  /// Makes the rows of a store that lay elsewhere before those of this one.
  func adopt(_ keys: [String]) throws {
    let olds = try String.fetchAll(
      db,
      cached: """
        SELECT DISTINCT source FROM run WHERE projectId = ?1 AND source IS NOT NULL
          AND source NOT IN (SELECT path FROM source WHERE projectId = ?1)
          AND "key" IN (SELECT value FROM json_each(?2))
        """, arguments: [project.id, String(decoding: try JSONEncoder().encode(keys), as: UTF8.self)])
    for old in olds {
      // Experiments without runs that were made here while both were attached would stand there twice.
      try db.execute(
        cached: """
          DELETE FROM experiment WHERE projectId = ?1 AND source = ?2
            AND externalId IN (SELECT externalId FROM experiment WHERE projectId = ?1 AND source = ?3)
            AND name NOT IN (SELECT experiment FROM run WHERE projectId = ?1)
          """, arguments: [project.id, source, old])
      for table in ["experiment", "run", "registeredModel"] {
        try db.execute(
          cached: "UPDATE \(table) SET source = ? WHERE projectId = ? AND source = ?",
          arguments: [source, project.id, old])
      }
    }
  }

  /// Marks runs as deleted; nothing is taken away, for people may have linked to them.
  func markMissing(_ missing: Set<String>) throws {
    for key in missing {
      try db.execute(
        cached: "UPDATE run SET lifecycle = 'deleted' WHERE projectId = ? AND source = ? AND \"key\" = ?",
        arguments: [project.id, source, key])
    }
  }

  /// Adds points to their series.
  ///
  /// - Returns: how many were not there.
  /// - Throws: where the run of a point is not here, for the cursor must not move past it.
  func append(_ points: [Mirror.Point]) throws -> Int {
    var count = 0
    let find = try db.cachedStatement(
      sql: """
        SELECT metricSeries.id FROM metricSeries JOIN run ON run.id = metricSeries.runId
        WHERE run.projectId = ? AND run."key" = ? AND metricSeries.name = ?
        """)
    let add = try db.cachedStatement(
      sql: """
        INSERT INTO metricSeries (runId, position, name, isReported, value, isNaN)
        SELECT id, (SELECT COUNT(*) FROM metricSeries WHERE runId = run.id), ?, 1, 0, 0 FROM run
        WHERE projectId = ? AND "key" = ?
        """)
    for (place, group) in Self.grouped(points) {
      var series = try Int64.fetchOne(find, arguments: [project.id, place.run.text, place.metric.text])
      if series == nil {
        try add.execute(arguments: [place.metric.text, project.id, place.run.text])
        series = try Int64.fetchOne(find, arguments: [project.id, place.run.text, place.metric.text])
      }
      guard let series else {
        throw StoreError.failed(path: source, detail: "the run \(place.run.text) is not stored")
      }
      count += try MetricPoints(db: db).append(group, to: series)
    }
    return count
  }

  private struct SeriesPlace: Hashable {
    let run: ByteKey
    let metric: ByteKey

    init(_ point: Mirror.Point) {
      run = ByteKey(point.run)
      metric = ByteKey(point.metric)
    }
  }

  /// Points by their series, in the order in which these come: two mirrors of one store are the same.
  private static func grouped(_ points: [Mirror.Point]) -> [(place: SeriesPlace, points: [MetricPoint])] {
    var groups: [(place: SeriesPlace, points: [MetricPoint])] = []
    var indexes: [SeriesPlace: Int] = [:]
    var start = 0
    // Those of one series mostly come one after the other.
    while start < points.count {
      let place = SeriesPlace(points[start])
      var end = start + 1
      while end < points.count, SeriesPlace(points[end]) == place { end += 1 }
      let index = indexes[place] ?? groups.count
      if index == groups.count {
        indexes[place] = index
        groups.append((place, []))
      }
      groups[index].points += points[start..<end].map(\.point)
      start = end
    }
    return groups
  }
}
