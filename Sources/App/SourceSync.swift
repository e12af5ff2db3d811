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
  /// Experiments that were mirrored, by the tracker's numbers.
  private var experiments: Set<String> = []
  /// Runs that were running when they were last read: they may have ended since.
  private var lively: Set<String> = []
  private var lastRow: Int64 = 0

  /// Opens the tracking store; where reading goes on is known from the project file.
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
    try store.adopt(try tracker.runKeys(), by: source, in: project)
    try applyExperiments()
    // Only these can have gone: a run that another process brings in meanwhile is no missing one.
    let known = try store.runKeys(of: source, in: project)
    var present: Set<String> = []
    lastRow = 0
    try readNewRuns { present.formUnion($0.map(\.run.key)) }
    try store.markMissing(known.subtracting(present), of: source, in: project)
    try store.apply(models: try tracker.models(), of: source, to: project)
    return try readPoints()
  }

  /// Reads runs that run or are new, and all new points.
  ///
  /// - Returns: the number of points that were new.
  @discardableResult
  func runQuick() throws -> Int {
    try readNewRuns()
    try apply(try tracker.livelyRuns(lively))
    return try readPoints()
  }

  /// Runs behind the last one that was read, portion by portion.
  private func readNewRuns(_ note: ([Mirror.MirroredRun]) -> Void = { _ in }) throws {
    while true {
      let portion = try tracker.runs(after: lastRow)
      guard !portion.runs.isEmpty else { return }
      note(portion.runs)
      try apply(portion.runs)
      lastRow = portion.lastRow
    }
  }

  private func applyExperiments() throws {
    let all = try tracker.experiments()
    try store.apply(all, of: source, to: project, present: tracker.runKeys)
    experiments = Set(all.map(\.externalID))
  }

  private func apply(_ runs: [Mirror.MirroredRun]) throws {
    // An experiment may be made between two readings; it is there by the time its run was read.
    if runs.contains(where: { !experiments.contains($0.run.experiment) }) { try applyExperiments() }
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
      let homeless = try bringRuns(of: points)
      let placed = homeless.isEmpty ? points : points.filter { !homeless.contains($0.run) }
      count += try store.append(placed, cursor: next, of: source, to: project, at: Session.clock())
      cursor = next
    }
  }

  /// A run that began since the runs were read comes before its points, or they would have no place.
  ///
  /// - Returns: runs that the tracker itself does not have, or not with an experiment: a clean-up
  ///   by force may leave their points behind.
  private func bringRuns(of points: [Mirror.Point]) throws -> Set<String> {
    let unknown = Set(points.map(\.run)).filter { fingerprints[$0] == nil }
    guard !unknown.isEmpty else { return [] }
    try apply(try tracker.runs(named: unknown))
    return unknown.filter { fingerprints[$0] == nil }
  }
}
