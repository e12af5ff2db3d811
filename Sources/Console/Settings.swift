package import Drawing

/// What a person may choose about the look and the keys; `App` reads it from the settings
/// file, the options and the environment.
package struct Settings: Equatable, Sendable {
  /// The set of colours, as far as the terminal can show it.
  package var theme: Theme
  /// What curves are drawn with.
  var chartForm: ChartForm
  /// True where only plain characters are drawn.
  package var isPlain: Bool
  /// True where clicks and the wheel come to the console instead of to the terminal.
  var isMouseOn: Bool
  /// The standard keys with the person's own choices.
  var keys: KeyMap

  /// What holds for a person who chose nothing.
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
