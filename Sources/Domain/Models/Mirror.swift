/// What a tracking store holds, as it is copied into the project file.
///
/// Experiments, runs and models are compared as wholes, because renames, deletions, late
/// tags and moved aliases leave no other trace (`mlflow-facts.md` 4); points come from
/// where the last reading stopped.
package enum Mirror {
  package struct Experiment: Equatable, Sendable {
    package var externalID: String
    package var name: String
    package var isDeleted: Bool
    package var tags: [Run.Pair]

    package init(externalID: String, name: String, isDeleted: Bool, tags: [Run.Pair]) {
      self.externalID = externalID
      self.name = name
      self.isDeleted = isDeleted
      self.tags = tags
    }
  }

  package struct Dataset: Equatable, Sendable {
    package var name: String
    package var digest: String
    package var sourceType: String?
    package var context: String?

    package init(name: String, digest: String, sourceType: String?, context: String?) {
      self.name = name
      self.digest = digest
      self.sourceType = sourceType
      self.context = context
    }
  }

  package struct MirroredRun: Equatable, Sendable {
    /// Changes with anything that is mirrored of the run but its points.
    package var fingerprint: Int {
      var hasher = Hasher()
      for text in [
        run.key, run.name, run.experiment, run.status, run.user, run.revision, run.dataset, run.note, parent,
        artifactURI,
      ] { hasher.combine(text) }
      hasher.combine(run.startedAt)
      hasher.combine(run.endedAt)
      hasher.combine(run.isDeleted)
      for pair in run.params + tags {
        hasher.combine(pair.name)
        hasher.combine(pair.value)
      }
      for dataset in datasets {
        for text in [dataset.name, dataset.digest, dataset.sourceType, dataset.context] {
          hasher.combine(text)
        }
      }
      return hasher.finalize()
    }

    /// The run's fields; `experiment` holds the experiment's external id.
    package var run: Run
    package var tags: [Run.Pair]
    package var datasets: [Dataset]
    package var artifactURI: String?
    package var parent: String?

    package init(run: Run, tags: [Run.Pair], datasets: [Dataset], artifactURI: String?, parent: String?) {
      self.run = run
      self.tags = tags
      self.datasets = datasets
      self.artifactURI = artifactURI
      self.parent = parent
    }
  }

  /// Some runs in the order of the store, and the row behind which the next ones begin.
  package struct Portion: Equatable, Sendable {
    package var runs: [MirroredRun]
    package var lastRow: Int64

    package init(runs: [MirroredRun], lastRow: Int64) {
      self.runs = runs
      self.lastRow = lastRow
    }
  }

  /// A point with the run and the metric it belongs to.
  package struct Point: Equatable, Sendable {
    package var run: String
    package var metric: String
    package var point: MetricPoint

    package init(run: String, metric: String, point: MetricPoint) {
      self.run = run
      self.metric = metric
      self.point = point
    }
  }
}

/// Where the reading of a store stopped: the newest row read and what it held, so
/// that row numbers used again after a clean-up are noticed (`mlflow-facts.md` 4).
package struct MirrorCursor: Equatable, Sendable, Codable {
  package var row: Int64
  package var mark: String

  package init(row: Int64 = 0, mark: String = "") {
    self.row = row
    self.mark = mark
  }
}

/// A tracking store that is mirrored.
package struct Source: Equatable, Sendable {
  package var id: Int64
  package var path: String
  package var cursor: MirrorCursor
  package var syncedAt: Instant?

  package init(id: Int64, path: String, cursor: MirrorCursor, syncedAt: Instant?) {
    self.id = id
    self.path = path
    self.cursor = cursor
    self.syncedAt = syncedAt
  }
}
