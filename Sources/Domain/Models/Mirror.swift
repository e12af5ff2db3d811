/// What a tracking store holds, as it is copied into the project file.
///
/// Experiments, runs and models are compared as wholes, because renames, deletions, late
/// tags and moved aliases leave no other trace (`mlflow-facts.md` 4); points come from
/// where the last reading stopped.
package enum Mirror {
  /// A named group of runs (`domain.md` 7.1).
  package struct Experiment: Equatable, Sendable {
    /// The tracker's id as a text: runs name their experiment by it.
    package var externalID: String
    /// Unique in the store, and may be changed there.
    package var name: String
    /// True where the tracker marks it as deleted; it may come back.
    package var isDeleted: Bool
    /// By name.
    package var tags: [Run.Pair]

    /// An experiment as one reading found it.
    package init(externalID: String, name: String, isDeleted: Bool, tags: [Run.Pair]) {
      self.externalID = externalID
      self.name = name
      self.isDeleted = isDeleted
      self.tags = tags
    }
  }

  /// Data that went into a run (`domain.md` 7.1).
  package struct Dataset: Equatable, Sendable {
    /// As the trainer called it.
    package var name: String
    /// Tells two versions of the same data apart.
    package var digest: String
    /// Where it lay, by the tracker's word, such as `local`; nil where it says none.
    package var sourceType: String?
    /// What it was used for, such as `training`; nil where the tracker says nothing.
    package var context: String?

    /// A dataset as the tracker describes it, for one run.
    package init(name: String, digest: String, sourceType: String?, context: String?) {
      self.name = name
      self.digest = digest
      self.sourceType = sourceType
      self.context = context
    }
  }

  /// A run with what is only kept of it for the export.
  package struct MirroredRun: Equatable, Sendable {
    /// Tells whether anything that is mirrored of the run, its points apart, is other than before.
    ///
    /// The same run has another one in the next process, so it is not kept; two runs may have the same by chance.
    package var fingerprint: Int {
      var hasher = Hasher()
      for text in [
        run.key, run.name, run.experiment, run.status.rawValue, run.user, run.revision, run.dataset, run.note,
        parent,
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
    /// By name, the tracker's own `mlflow.` ones included.
    package var tags: [Run.Pair]
    /// By name and digest; empty where none were logged.
    package var datasets: [Dataset]
    /// Where the run's files lie; nil where the tracker does not say.
    package var artifactURI: String?
    /// Key of the run that this one is nested in; nil for none.
    package var parent: String?

    /// A run that names its experiment by the external id, for its name may change.
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
    /// Empty where there are no more.
    package var runs: [MirroredRun]
    /// The place of the last run; the one asked from where there are no more.
    package var lastRow: Int64

    /// The runs of one reading, and where the next one goes on.
    package init(runs: [MirroredRun], lastRow: Int64) {
      self.runs = runs
      self.lastRow = lastRow
    }
  }

  /// A point with the run and the metric it belongs to.
  package struct Point: Equatable, Sendable {
    /// Key of the run, which must be mirrored before its points are.
    package var run: String
    /// Names that differ only in case are two metrics (`domain.md` 7.1).
    package var metric: String
    /// What was logged, with the tracker's NaN and infinities as such.
    package var point: MetricPoint

    /// A point under the tracker's own names.
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
  /// The row's number in the store's table of metrics; 0 before the first reading.
  package var row: Int64
  /// Run, metric, step and time of that row; empty before the first reading.
  package var mark: String

  /// The beginning of a store, where nothing is said.
  package init(row: Int64 = 0, mark: String = "") {
    self.row = row
    self.mark = mark
  }
}
