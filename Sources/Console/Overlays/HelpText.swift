import Domain

/// The key map as rows: for the help screen, and for `runboard keys`.
package enum HelpText {
  /// One action with the keys that mean it on a screen.
  package struct Row: Equatable, Sendable {
    /// What Enter runs.
    package var action: Action
    /// The keys of the screen, two blanks apart.
    package var keys: String
    /// The sentence, with a star where it asks first.
    package var text: String
    /// True where the keys mean it on every screen.
    package var isEverywhere: Bool
  }

  /// The rows of the help, those of the screen apart from the others.
  struct Sections {
    var own: [Row]
    var everywhere: [Row]
    /// All of them, in the order in which the selection goes through them.
    var listed: [Row] { own + everywhere }
    var count: Int { own.count + everywhere.count }
  }

  static func sections(on screen: ScreenID, _ keys: KeyMap, matching text: String = "") -> Sections {
    let rows = rows(on: screen, keys, matching: text)
    return Sections(own: rows.filter { !$0.isEverywhere }, everywhere: rows.filter(\.isEverywhere))
  }

  /// The keys of a screen in the order of their groups; actions without a key there are left to the palette.
  package static func rows(on screen: ScreenID, _ keys: KeyMap, matching text: String = "") -> [Row] {
    let words = SearchWords(text)
    return Action.Group.allCases.flatMap { group in
      Action.allCases.filter { $0.info.group == group }.compactMap { action -> Row? in
        let names = keys.workingNames(of: action, on: screen)
        let first = keys.bindings.first { $0.action == action && $0.holds(on: screen) }
        guard !names.isEmpty, let binding = first else { return nil }
        let row = Row(
          action: action, keys: names.joined(separator: "  "),
          text: action.info.sentence + (action.info.asks ? " *" : ""),
          isEverywhere: binding.scope == .everywhere)
        return words.areIn("\(row.keys) \(row.text) \(group.rawValue)") ? row : nil
      }
    }
  }

  /// What the marks on the screens mean.
  static let marks: [(mark: String, meaning: String)] = [
    ("! blocked", "hindered; keeps its column and ages on"),
    ("at risk", "older than 70% of finished items were"),
    ("Elif -", "the person is away today"),
    ("2/4", "met, signed off, or against the limit"),
    ("▸", "running now"),
    ("~", "changed by somebody else just now"),
    ("*", "marked, or in this list: it asks first"),
    ("* right", "not stored yet: it is tried again"),
  ]
}
