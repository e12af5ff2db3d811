/// What finished runs that no list holds any more came to in one metric: those of one experiment on the same data.
package struct OlderFigures: Equatable, Sendable {
  /// The experiment's name.
  package var experiment: String
  /// The data of all of them; nil where that is not known.
  package var dataset: String?
  /// The metric's name.
  package var metric: String
  /// The least finite value.
  package var least: Double
  /// The greatest finite value.
  package var greatest: Double
  /// How many runs there are with a finite value; at least one.
  package var count: Int

  /// Values are finite.
  package init(
    experiment: String, dataset: String?, metric: String, least: Double, greatest: Double, count: Int
  ) {
    self.experiment = experiment
    self.dataset = dataset
    self.metric = metric
    self.least = least
    self.greatest = greatest
    self.count = count
  }

  /// Of runs that came to their end, by experiment, data and the metric by which each is known.
  package static func of(_ runs: [Run]) -> [OlderFigures] {
    var found: [RunComparison.Group: OlderFigures] = [:]
    for run in runs {
      guard let metric = run.headline, metric.value.isFinite else { continue }
      let group = RunComparison.Group(run, metric.name)
      var figures =
        found[group]
        ?? OlderFigures(
          experiment: run.experiment, dataset: run.dataset, metric: metric.name, least: metric.value,
          greatest: metric.value, count: 0)
      (figures.least, figures.greatest) = (
        min(figures.least, metric.value), max(figures.greatest, metric.value)
      )
      figures.count += 1
      found[group] = figures
    }
    return found.values.sorted {
      ($0.experiment, $0.metric, $0.dataset ?? "") < ($1.experiment, $1.metric, $1.dataset ?? "")
    }
  }
}
