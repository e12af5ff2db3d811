import ArgumentParser
import Console
import Domain
import Drawing

/// One verb with the words that reach it.
struct VerbPage {
  /// From the first word to the last; empty for the command itself.
  var path: [String]
  var command: any ParsableCommand.Type

  /// The command, then every verb that can be run, in the order of their declarations.
  static let all = pages(of: Runboard.self, [])

  private static func pages(of command: any ParsableCommand.Type, _ path: [String]) -> [VerbPage] {
    let children = command.configuration.subcommands
    let own = children.isEmpty || path.isEmpty ? [VerbPage(path: path, command: command)] : []
    return own
      + children.flatMap { child in
        pages(of: child, path + [child._commandName])
      }
  }

  /// `runboard` or the verb's words.
  var title: String { path.isEmpty ? "runboard" : path.joined(separator: " ") }

  /// What `--help` prints.
  func help(columns: Int) -> String { Runboard.helpMessage(for: command, columns: columns) }
}

/// The manual, written from the tables of verbs, keys and settings, in the macros of man(7).
enum ManualPage: String, CaseIterable, ExpressibleByArgument {
  case runboard
  case config

  /// The name under which `man` finds it.
  var fileName: String {
    switch self {
    case .runboard: "runboard.1"
    case .config: "runboard-config.5"
    }
  }

  /// The page with the keys of a key map.
  func text(_ keys: KeyMap) -> String {
    switch self {
    case .runboard: Self.console(keys)
    case .config: Self.settings(keys)
    }
  }

  private static func console(_ keys: KeyMap) -> String {
    var roff = Roff(title: "RUNBOARD", section: 1)
    roff.section("NAME")
    roff.text("runboard - the console of a machine-learning team's project")
    roff.section("SYNOPSIS")
    roff.text("runboard [options] [verb]")
    roff.section("DESCRIPTION")
    roff.text(
      """
      A full-screen console for the board, the checklists, the runs and the models of a project. Without a \
      verb it opens. Every change that a key makes, a verb makes as well.
      """)
    roff.section("PROJECT FILE")
    roff.text(
      """
      Found by --db, $RUNBOARD_DB, the nearest .runboard/runboard.db upwards from here, else \
      $XDG_DATA_HOME/runboard/runboard.db.
      """)
    roff.section("KEYS")
    for group in Action.Group.allCases {
      roff.subsection(group.rawValue)
      for binding in keys.bindings where binding.action.info.group == group {
        roff.entry(binding.keyNames, binding.action.info.sentence + place(of: binding))
      }
    }
    roff.section("VERBS")
    for page in VerbPage.all {
      roff.subsection(page.title)
      roff.verbatim(page.help(columns: 72))
    }
    roff.section("EXIT STATUS")
    for (code, meaning) in Report.codes { roff.entry("\(code)", meaning) }
    roff.section("ENVIRONMENT")
    for (name, meaning) in environment { roff.entry(name, meaning) }
    roff.section("SEE ALSO")
    roff.text("runboard-config(5)")
    return roff.page
  }

  private static let environment = [
    ("RUNBOARD_DB", "The project file."),
    ("RUNBOARD_PERSON", "Who acts, where neither --as nor the settings say."),
    ("NO_COLOR", "Not empty: no colours; bold, reverse and underline stay."),
    ("VISUAL, EDITOR", "The editor for longer texts."),
  ]

  /// Where the keys mean the action, unless that is everywhere.
  private static func place(of binding: Binding) -> String {
    guard case .screens(let screens) = binding.scope else { return "." }
    return ": \(screens.map(\.title).joined(separator: ", "))."
  }

  private static func settings(_ keys: KeyMap) -> String {
    var roff = Roff(title: "RUNBOARD-CONFIG", section: 5)
    roff.section("NAME")
    roff.text("runboard-config - the settings of runboard")
    roff.section("DESCRIPTION")
    roff.text(
      """
      $XDG_CONFIG_HOME/runboard/config.toml, or the file that --config names, in TOML. What cannot be \
      followed is named with its line and never stops the start.
      """)
    roff.section("SETTINGS")
    for setting in Setting.allCases {
      let allowed = setting.allowed.isEmpty ? "" : " One of \(setting.allowed.joined(separator: ", "))."
      roff.entry(setting.rawValue, setting.sentence + allowed)
    }
    roff.section("NAMES OF ACTIONS")
    roff.text("Under [keys], each takes a key or an array of keys.")
    for action in Action.allCases {
      let own = keys.bindings.filter { $0.action == action }.flatMap { $0.chords.map(\.name) }
      let standard = own.isEmpty ? "" : " Standard: \(own.joined(separator: ", "))."
      roff.entry(action.rawValue, "\(action.info.sentence).\(standard)")
    }
    roff.section("SEE ALSO")
    roff.text("runboard(1)")
    return roff.page
  }
}

/// Text in the macros of man(7), with every character that they would obey written so that it is printed.
struct Roff {
  /// What was written so far.
  private(set) var page: String

  init(title: String, section: Int) {
    page = ".TH \(title) \(section) \"\" \"runboard \(Runboard.configuration.version)\"\n"
  }

  mutating func section(_ title: String) { page += ".SH \(title)\n" }

  mutating func subsection(_ title: String) { page += ".SS \(Self.printed(title))\n" }

  mutating func text(_ text: String) { page += Self.printed(text) + "\n" }

  /// A name with what it means.
  mutating func entry(_ name: String, _ meaning: String) {
    page += ".TP\n\\fB\(Self.printed(name))\\fR\n\(Self.printed(meaning))\n"
  }

  /// Lines that stay as they are.
  mutating func verbatim(_ text: String) {
    page +=
      ".nf\n"
      + text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Self.printed(String($0)) }.joined(separator: "\n") + "\n.fi\n"
  }

  private static func printed(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    // A line that begins with one of these would be taken for a macro.
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
