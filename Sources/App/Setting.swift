import Console
import Drawing

/// What the settings file may say: one table for the reader, its sentences and the manual.
enum Setting: String, CaseIterable {
  case theme, charts, ascii, mouse, person, keys

  /// The words that it takes; empty where it takes others.
  var allowed: [String] {
    switch self {
    case .theme: Configuration.themeNames
    case .charts: ChartForm.allCases.map(\.rawValue)
    case .ascii: ["auto", "on", "off"]
    case .mouse: ["on", "off"]
    case .person, .keys: []
    }
  }

  var sentence: String {
    switch self {
    case .theme: "The set of colours; auto asks the terminal for its background."
    case .charts: "What curves are drawn with."
    case .ascii: "Plain characters only; auto goes by the locale and the terminal."
    case .mouse: "Clicks and the wheel come to the console."
    case .person: "Who acts, where --as does not say; else $RUNBOARD_PERSON, else the login name."
    case .keys: "A table of actions with their keys, written [keys]."
    }
  }
}
