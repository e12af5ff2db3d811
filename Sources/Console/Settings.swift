package import Drawing

/// What a person may choose about the look and the keys; `App` reads it from the settings
/// file, the options and the environment.
package struct Settings: Equatable, Sendable {
  package var theme: Theme
  package var chartForm: ChartForm
  /// True where only plain characters are drawn.
  package var isPlain: Bool
  package var isMouseOn: Bool
  package var keys: KeyMap

  package init(
    theme: Theme = .dark, chartForm: ChartForm = .braille, isPlain: Bool = false, isMouseOn: Bool = false,
    keys: KeyMap = .standard
  ) {
    self.theme = theme
    self.chartForm = chartForm
    self.isPlain = isPlain
    self.isMouseOn = isMouseOn
    self.keys = keys
  }
}
