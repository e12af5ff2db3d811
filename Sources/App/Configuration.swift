import Console
import Drawing
import Foundation
import TOMLKit
import Terminal

/// What settings file, options and environment say together; an option wins over the
/// file, the file over the environment.
struct Configuration {
  /// nil asks the terminal for its background.
  var theme: Theme?
  /// What curves are drawn with; `charts` in the file.
  var chartForm = ChartForm.braille
  /// True where only plain characters are drawn: by `ascii`, the locale or the terminal.
  var isPlain = false
  /// True where the mouse is on from the start.
  var isMouseOn = false
  /// Who acts, where no option says it; nil where the file names nobody.
  var person: String?
  /// The standard keys with those of the file.
  var keys = KeyMap.standard
  /// Sentences about what could not be followed; the rest works.
  var problems: [String] = []
  private let environment: [String: String]

  /// - Parameters:
  ///   - path: the settings file, where one is named; else the one of the settings folder, if it is there.
  ///   - themeOption: the value of `--theme`.
  init(path: String?, themeOption: String?, environment: [String: String]) throws {
    self.environment = environment
    isPlain = Self.isPlain(environment)
    let file = path ?? Self.folder(environment).appendingPathComponent("config.toml").path
    if FileManager.default.fileExists(atPath: file) {
      read(file)
    } else if path != nil {
      throw FileFault.cannotRead(file, "there is no such file")
    }
    if let themeOption { theme = try Self.theme(named: themeOption) }
  }

  /// The first problem and how many more there are; nil where there is none.
  var problemsInOneLine: String? {
    guard let first = problems.first else { return nil }
    return problems.count == 1 ? first : "\(first) \(problems.count - 1) more: `runboard doctor` lists them."
  }

  /// Who acts, as the settings file says, the usual one where none is named; nil where it names nobody.
  static func person(_ environment: [String: String], path: String? = nil) throws -> String? {
    try Configuration(path: path, themeOption: nil, environment: environment).person
  }

  /// Where the settings file is looked for: below `$XDG_CONFIG_HOME`, else below `~/.config`.
  static func folder(_ environment: [String: String]) -> URL {
    if let path = environment["XDG_CONFIG_HOME"], path.hasPrefix("/") {
      return URL(fileURLWithPath: path).appendingPathComponent("runboard")
    }
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/"
    return URL(fileURLWithPath: home).appendingPathComponent(".config/runboard")
  }

  /// nil for `auto`.
  private static func theme(named name: String) throws -> Theme? {
    if name == "auto" { return nil }
    guard let theme = Theme(rawValue: name) else {
      throw UsageFault(
        sentence: "There is no theme \"\(name)\". Use one of \(themeNames.joined(separator: ", ")).")
    }
    return theme
  }

  /// What `theme` and `--theme` take.
  static let themeNames = ["auto"] + Theme.allCases.map(\.rawValue)

  /// True where the locale names another set of characters than UTF-8, or the console has few letters.
  private static func isPlain(_ environment: [String: String]) -> Bool {
    if environment["TERM"] == "linux" { return true }
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.filter { !$0.isEmpty }
    guard let locale = names.first?.lowercased() else { return false }
    return !locale.contains("utf-8") && !locale.contains("utf8")
  }

  /// False in a pipe and on a terminal that calls itself dumb.
  var canShowScreens: Bool {
    isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && environment["TERM"] != "dumb"
  }

  /// NO_COLOR wins over everything (`interaction.md` 4).
  private var useColor: Bool { environment["NO_COLOR"].map(\.isEmpty) ?? true }

  /// The theme that was chosen, colours unless NO_COLOR, and the person's editor.
  var terminalOptions: CursesTerminal.Options {
    let editor = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
    return CursesTerminal.Options(
      theme: theme, fallbackTheme: Self.themeFromColors(environment["COLORFGBG"]), useColor: useColor,
      editor: editor.split(separator: " ").map(String.init))
  }

  /// `15;0` is light on dark: the last number is the background's.
  private static func themeFromColors(_ value: String?) -> Theme {
    guard let last = value?.split(separator: ";").last, let color = Int(last) else { return .dark }
    return color == 7 || color >= 9 ? .light : .dark
  }

  /// With the theme that the terminal has in the end.
  func settings(theme: Theme) -> Settings {
    Settings(theme: theme, chartForm: chartForm, isPlain: isPlain, isMouseOn: isMouseOn, keys: keys)
  }
}

/// Reading the settings file.
extension Configuration {
  private mutating func read(_ path: String) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      problems.append("\(path) cannot be read as text, so the settings are the usual ones.")
      return
    }
    do {
      let table = try TOMLTable(string: text)
      for key in table.keys.sorted() { take(key, table, text: text, path: path) }
    } catch let error as TOMLParseError {
      problems.append(
        """
        \(path) line \(error.source.begin.line) is not TOML: write name = "text", or a number, or true or \
        false without quotes. The settings are the usual ones.
        """)
    } catch {
      problems.append("\(path) is not TOML, so the settings are the usual ones.")
    }
  }

  private mutating func take(_ key: String, _ table: TOMLTable, text: String, path: String) {
    let value = table[key]
    let place = path + Self.line(of: key, in: text)
    guard let setting = Setting(rawValue: key) else {
      return problems.append("\(place): \(Self.unknown(key))")
    }
    switch setting {
    case .theme: if let name = choice(value, of: setting, place) { theme = Theme(rawValue: name) }
    case .charts: chartForm = choice(value, of: setting, place).flatMap(ChartForm.init) ?? chartForm
    case .ascii:
      let name = choice(value, of: setting, place) ?? "auto"
      if name != "auto" { isPlain = name == "on" }
    case .mouse: isMouseOn = choice(value, of: setting, place) == "on"
    case .person:
      person = value?.string
      if person == nil { problems.append("\(place): person is a name, in quotes.") }
    case .keys:
      guard let table = value?.table else {
        return problems.append("\(place): keys is a table, written [keys].")
      }
      takeKeys(table)
      problems += keys.problems.map { problem in
        "\(path)\(Self.line(of: problem.action, under: key, in: text)): \(problem.sentence)"
      }
    }
  }

  /// Where a setting stands, such as ` line 3`; empty where it is not found.
  ///
  /// - Parameter table: the table that it belongs to; nil for none.
  private static func line(of key: String, under table: String? = nil, in text: String) -> String {
    var present: String?
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let place = lines.firstIndex { line in
      let words = line.filter { !" \t\r\"'".contains($0) }
      if words.hasPrefix("[") { present = String(words.dropFirst().prefix { $0 != "]" }) }
      let name = words.prefix { $0 != "=" }
      guard present == nil else { return table == nil ? present == key : present == table && name == key }
      return name == (table.map { "\($0).\(key)" } ?? key)
    }
    return place.map { " line \($0 + 1)" } ?? table.map { line(of: $0, in: text) } ?? ""
  }

  private static func unknown(_ key: String) -> String {
    let names = Setting.allCases.map(\.rawValue)
    let remedy =
      key.nearest(of: names).map { "Did you mean \($0)?" } ?? "There are \(names.joined(separator: ", "))."
    return "\"\(key)\" is no setting. \(remedy)"
  }

  /// One of the allowed values; nil and a problem where it is another.
  ///
  /// - Parameter place: file and line.
  private mutating func choice(
    _ value: (any TOMLValueConvertible)?, of setting: Setting, _ place: String
  ) -> String? {
    let allowed = setting.allowed
    if let text = value?.string, allowed.contains(text) { return text }
    problems.append(
      "\(place): \(setting.rawValue) takes one of \(allowed.joined(separator: ", ")), in quotes.")
    return nil
  }

  private mutating func takeKeys(_ table: TOMLTable) {
    let choices = table.keys.sorted().map { action -> (action: String, keys: [String]) in
      let value = table[action]
      return (action, value?.array?.compactMap(\.string) ?? value?.string.map { [$0] } ?? [])
    }
    keys = keys.changed(by: choices)
  }
}
