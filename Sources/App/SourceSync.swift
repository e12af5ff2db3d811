import Domain
import Importers
import Store

/// Brings what changed in a tracking store into the project file.
///
/// Two ways, because a large store takes long to read whole: a quick one for what training
/// changes all the time, and a full one for renames, deletions, late tags and the registry.
/// Both read and write in portions of a few milliseconds, so that neither training nor a
/// person's own change is held up.
final class SourceSync {
  private let store: ProjectStore
  private let project: ProjectReference
  private let source: Source
  private let tracker: MLflowStore
  private let identity: String
  private var cursor: MirrorCursor
  /// What was last mirrored of each run, so that unchanged ones cost no statement here.
  private var fingerprints: [String: Int] = [:]
  /// Runs that were running when they were last read: they may have ended since.
  private var lively: Set<String> = []
  private var lastRow: Int64 = 0

  init(store: ProjectStore, project: ProjectReference, source: Source) throws {
    self.store = store
    self.project = project
    self.source = source
    tracker = try MLflowStore(path: source.path)
    identity = try tracker.identity()
    cursor = try store.sources(of: project).first { $0.id == source.id }?.cursor ?? source.cursor
  }

  /// True where the store was replaced by another file or migrated: it must be opened anew.
  func isOutdated() throws -> Bool { try tracker.identity() != identity }

  /// Reads everything.
  ///
  /// - Returns: the number of points that were new.
  @discardableResult
  func runFull() throws -> Int {
    try store.apply(try tracker.experiments(), of: source, to: project)
    var present: Set<String> = []
    lastRow = 0
    while true {
      let portion = try tracker.runs(after: lastRow)
      guard !portion.runs.isEmpty else { break }
      present.formUnion(portion.runs.map(\.run.key))
      lastRow = portion.lastRow
      try apply(portion.runs)
    }
    try store.markMissing(present, of: source, in: project)
    try store.apply(models: try tracker.models(), of: source, to: project)
    return try readPoints()
  }

  /// Reads runs that run or are new, and all new points.
  ///
  /// - Returns: the number of points that were new.
  @discardableResult
  func runQuick() throws -> Int {
    let portion = try tracker.livelyRuns(lively, after: lastRow)
    if portion.runs.contains(where: { fingerprints[$0.run.key] == nil }) {
      try store.apply(try tracker.experiments(), of: source, to: project)
    }
    lastRow = max(lastRow, portion.lastRow)
    try apply(portion.runs)
    return try readPoints()
  }

  private func apply(_ runs: [Mirror.MirroredRun]) throws {
    let changed = runs.filter { fingerprints[$0.run.key] != $0.fingerprint }
    let written = try store.apply(changed, of: source, to: project)
    for run in changed where written.contains(run.run.key) { fingerprints[run.run.key] = run.fingerprint }
    for run in runs {
      if run.run.isRunning { lively.insert(run.run.key) } else { lively.remove(run.run.key) }
    }
  }

  /// Points come in bounded portions with the tracker let go in between.
  private func readPoints() throws -> Int {
    var count = 0
    while true {
      let (points, next) = try tracker.points(after: cursor)
      guard !points.isEmpty else { return count }
      try bringRuns(of: points)
      try store.append(points, cursor: next, of: source, to: project, at: Session.clock())
      cursor = next
      count += points.count
    }
  }

  /// A run that began since the runs were read comes before its points, or they would have no place.
  private func bringRuns(of points: [Mirror.Point]) throws {
    let unknown = Set(points.map(\.run)).filter { fingerprints[$0] == nil }
    guard !unknown.isEmpty else { return }
    try store.apply(try tracker.experiments(), of: source, to: project)
    try apply(try tracker.livelyRuns(unknown, after: lastRow).runs)
  }
}
