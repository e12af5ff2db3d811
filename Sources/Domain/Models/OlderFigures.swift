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
}
