/// One execution of training or evaluation code (`domain.md` 7.1).
package struct Run: Equatable, Sendable {
  /// Unique in the project: 32 hex digits from a tracker, any text from a document.
  package var key: String
  /// Need not be unique (`domain.md` 7.1).
  package var name: String
  /// The experiment's name; its external id while the run is on its way from a tracker.
  package var experiment: String
  /// As the tracker says it.
  package var status: Status
  /// Nil where the tracker does not say.
  package var startedAt: Instant?
  /// Nil while it runs, and where a crash kept it from saying.
  package var endedAt: Instant?
  /// Who started it, by the tracker; nil where it does not say.
  package var user: String?
  /// Key of the work item it was run for; nil for an unlinked run (`domain.md` 7.2).
  package var item: String?
  /// The code it ran, such as a commit; nil where that is not known.
  package var revision: String?
  /// Data it was made from or judged on: only runs on the same are compared; nil where not known.
  package var dataset: String?
  /// What somebody wrote about it; nil for nothing.
  package var note: String?
  /// True where the tracker marks it as deleted, which is apart from its status.
  package var isDeleted: Bool
  /// Logged once each, in the order of the source.
  package var params: [Pair]
  /// One for each name, in the order of the source.
  package var metrics: [Metric]

  /// The tracker's word for how far a run is (`domain.md` 7.1); the last three are final.
  package enum Status: String, CaseIterable, Sendable {
    case running = "RUNNING"
    /// Waits for its turn.
    case scheduled = "SCHEDULED"
    case finished = "FINISHED"
    case failed = "FAILED"
    /// Stopped by somebody.
    case killed = "KILLED"

    /// True while it runs or waits for its turn, as the tracker says; a crash leaves it so.
    var isAtWork: Bool { self == .running || self == .scheduled }
  }

  /// A name with a text, such as a param or a tag.
  package struct Pair: Equatable, Sendable {
    /// Unique among the params, or the tags, of a run.
    package var name: String
    /// Always a text, also where it looks like a number.
    package var value: String

    /// The name first.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A metric's last value and where its history lies.
  package struct Metric: Equatable, Sendable {
    /// The row of its history in the project file; never shown.
    package var seriesID: Int64
    /// May hold `/`, dots and spaces; case matters.
    package var name: String
    /// May be NaN or infinite.
    package var value: Double
    /// Of the last point; nil where there is no history.
    package var step: Int64?
    /// When the last point was logged; nil where there is no history.
    package var at: Instant?
    /// Points in the history; 0 where only a last value is known.
    package var count: Int
    /// The lowest step whose value is NaN or infinite; nil where all are finite.
    var firstBadStep: Int64?
    /// False where a document gave a history and no last value of its own.
    var isReported: Bool

    /// The value as it was reported, which may be another than the last point's.
    package init(
      seriesID: Int64, name: String, value: Double, step: Int64?, at: Instant?, count: Int,
      firstBadStep: Int64?,
      isReported: Bool
    ) {
      self.seriesID = seriesID
      self.name = name
      self.value = value
      self.step = step
      self.at = at
      self.count = count
      self.firstBadStep = firstBadStep
      self.isReported = isReported
    }
  }

  /// Without params and metrics where none are given.
  package init(
    key: String, name: String, experiment: String, status: Status, startedAt: Instant?, endedAt: Instant?,
    user: String?, item: String?, revision: String?, dataset: String?, note: String?, isDeleted: Bool,
    params: [Pair] = [], metrics: [Metric] = []
  ) {
    self.key = key
    self.name = name
    self.experiment = experiment
    self.status = status
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.user = user
    self.item = item
    self.revision = revision
    self.dataset = dataset
    self.note = note
    self.isDeleted = isDeleted
    self.params = params
    self.metrics = metrics
  }

  /// The key, or the first eight digits of a tracker's long one.
  package var label: String { key.count > 10 ? String(key.prefix(8)) : key }

  /// True while it runs or waits for its turn, as the tracker says; a crash leaves it so.
  package var isRunning: Bool { status.isAtWork }

  /// The same as `isRunning`, for a query on a column `status`.
  package static let isRunningQuery =
    "status IN (\(Status.allCases.filter(\.isAtWork).map { "'\($0.rawValue)'" }.joined(separator: ", ")))"

  /// Minutes without a sign of life after which a running run is called silent (`domain.md` 7.1).
  static let silentAfterMinutes: Int64 = 30

  /// The newest point of any metric, else the start; nil where neither is known.
  package var lastSignOfLife: Instant? { metrics.compactMap(\.at).max() ?? startedAt }

  /// The state in words: the tracker's status and the marks derived from it (`domain.md` 7.2).
  ///
  /// - Parameter hasNoGain: what `RunComparison.withoutGain` found beside the other runs.
  package func stateText(now: Instant, hasNoGain: Bool = false) -> String {
    if let step = divergedAtStep { return "diverged at step \(step)" }
    if hasNoGain { return "no gain" }
    return silentSince(now: now) == nil ? status.rawValue.lowercased() : "silent"
  }

  /// The last sign of life of a run that gave none for too long (`domain.md` 8, S17); nil for any other.
  package func silentSince(now: Instant) -> Instant? {
    guard isRunning, divergedAtStep == nil, let last = lastSignOfLife,
      now.since(last) > Self.silentAfterMinutes * 60_000
    else { return nil }
    return last
  }

  /// The state with the lifecycle stage behind it, which is apart from the status (`domain.md` 7.1).
  package func fullStateText(now: Instant, hasNoGain: Bool = false) -> String {
    stateText(now: now, hasNoGain: hasNoGain) + (isDeleted ? ", deleted" : "")
  }

  /// The first bad step of the metric to watch, where its last value is not finite,
  /// or of any loss whose last value is not.
  package var divergedAtStep: Int64? {
    metrics.first { metric in
      !metric.value.isFinite && (metric.name == watched?.name || metric.name.lowercased().contains("loss"))
    }.map { $0.firstBadStep ?? $0.step ?? 0 }
  }

  /// The metric worth watching: one with a history, a validation metric before others.
  package var watched: Metric? {
    // Asked for every row of every frame, so nothing is copied but what is found.
    var found: (place: Int, rank: Int)?
    for place in metrics.indices where metrics[place].count > 0 {
      let rank = Self.watchedRank(of: metrics[place].name)
      let isBetter = found.map { best in
        rank > best.rank || rank == 0 && best.rank == 0 && metrics[place].count > metrics[best.place].count
      }
      if isBetter ?? true { found = (place, rank) }
    }
    return found.map { metrics[$0.place] }
  }

  /// The usual names of a validation loss first, then whatever was measured in validation; 0 for others.
  private static func watchedRank(of name: String) -> Int {
    guard name.hasPrefix("val") else { return 0 }
    return name == "val_logloss" || name == "val/loss" || name == "val_loss" ? 2 : 1
  }

  /// The metric of exactly this name; nil where the run has none.
  package func metric(_ name: String) -> Metric? {
    metrics.indices.first { metrics[$0].name == name }.map { metrics[$0] }
  }
}
