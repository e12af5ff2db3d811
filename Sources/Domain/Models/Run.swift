/// One execution of training or evaluation code (`domain.md` 7.1).
package struct Run: Equatable, Sendable {
  package var key: String
  package var name: String
  package var experiment: String
  package var status: String
  package var startedAt: Instant?
  package var endedAt: Instant?
  package var user: String?
  package var item: String?
  package var revision: String?
  package var dataset: String?
  package var note: String?
  package var isDeleted: Bool
  package var params: [Pair]
  package var metrics: [Metric]

  package struct Pair: Equatable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A metric's last value and where its history lies.
  package struct Metric: Equatable, Sendable {
    package var seriesID: Int64
    package var name: String
    /// May be NaN or infinite.
    package var value: Double
    package var step: Int64?
    package var at: Instant?
    package var count: Int
    package var firstBadStep: Int64?
    package var isReported: Bool

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

  package init(
    key: String, name: String, experiment: String, status: String, startedAt: Instant?, endedAt: Instant?,
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

  package var isRunning: Bool { status == "RUNNING" || status == "SCHEDULED" }

  /// Minutes without a sign of life after which a running run is called silent (`domain.md` 7.1).
  package static let silentAfterMinutes: Int64 = 30

  package var lastSignOfLife: Instant? { metrics.compactMap(\.at).max() ?? startedAt }

  /// The state in words: the tracker's status and the marks derived from it (`domain.md` 7.2).
  package func stateText(now: Instant) -> String {
    if let step = divergedAtStep { return "diverged at step \(step)" }
    if isRunning, let last = lastSignOfLife, now.since(last) > Self.silentAfterMinutes * 60_000 {
      return "silent"
    }
    return status.lowercased()
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
    let living = metrics.filter { $0.count > 0 }
    let preferred = ["val_logloss", "val/loss", "val_loss"]
    return living.first { preferred.contains($0.name) } ?? living.first { $0.name.hasPrefix("val") }
      ?? living.max { $0.count < $1.count }
  }

  package func metric(_ name: String) -> Metric? { metrics.first { $0.name == name } }
}

/// A registered model with its versions, newest first.
package struct RegisteredModel: Equatable, Sendable {
  package var name: String
  package var description: String?
  package var owner: String?
  package var aliases: [String: Int]
  package var versions: [ModelVersion]

  package init(
    name: String, description: String?, owner: String?, aliases: [String: Int], versions: [ModelVersion]
  ) {
    self.name = name
    self.description = description
    self.owner = owner
    self.aliases = aliases
    self.versions = versions
  }
}

/// A numbered entry under a registered model (`domain.md` 7.3).
package struct ModelVersion: Equatable, Sendable {
  package var number: Int
  package var state: String
  package var run: String?
  package var registeredAt: Instant?
  package var description: String?
  package var serialization: String?
  package var evaluations: [GateEvaluation]

  package init(
    number: Int, state: String, run: String?, registeredAt: Instant?, description: String?,
    serialization: String?, evaluations: [GateEvaluation]
  ) {
    self.number = number
    self.state = state
    self.run = run
    self.registeredAt = registeredAt
    self.description = description
    self.serialization = serialization
    self.evaluations = evaluations
  }
}

/// The stored result of a gate for a version; a later change of the gate never changes it.
package struct GateEvaluation: Equatable, Sendable {
  package struct Check: Equatable, Sendable {
    package var metric: String
    package var condition: String
    package var measured: Double?
    package var baseline: Double?
    package var result: String

    package init(metric: String, condition: String, measured: Double?, baseline: Double?, result: String) {
      self.metric = metric
      self.condition = condition
      self.measured = measured
      self.baseline = baseline
      self.result = result
    }
  }

  package var at: Instant
  package var gate: String
  package var hasPassed: Bool
  package var checks: [Check]

  package init(at: Instant, gate: String, hasPassed: Bool, checks: [Check]) {
    self.at = at
    self.gate = gate
    self.hasPassed = hasPassed
    self.checks = checks
  }
}
