import Console
import Domain

/// The key map as a page: printed by `keys`, kept in Resources/Reference.
enum KeyReference {
  static func text(_ keys: KeyMap) -> String {
    let head = """
      # Keys

      Written from the key map. The name behind each line is the one that `[keys]` in the settings uses;
      a star says that the action asks first.
      """
    let screens = ScreenID.allCases.map { screen in
      let rows = HelpText.rows(on: screen, keys)
      let groups = Action.Group.allCases.compactMap { group -> String? in
        let own = rows.filter { $0.action.info.group == group }
        guard !own.isEmpty else { return nil }
        let lines = own.map { "- `\($0.keys)` \($0.text) (`\($0.action.rawValue)`)" }
        return "### \(group.rawValue)\n\n" + lines.joined(separator: "\n")
      }
      return "## \(screen.title)\n\n" + groups.joined(separator: "\n\n")
    }
    return ([head] + screens).joined(separator: "\n\n")
  }

  static func json(_ keys: KeyMap) -> JSONValue {
    .array(
      keys.bindings.map { binding in
        let screens: [ScreenID] =
          if case .screens(let some) = binding.scope { some } else { ScreenID.allCases }
        return .object([
          .init("action", .string(binding.action.rawValue)),
          .init("keys", .array(binding.chords.map { .string($0.name) })),
          .init("sentence", .string(binding.action.info.sentence)),
          .init("screens", .array(screens.map { .string($0.rawValue) })),
          .init("verb", .text(binding.action.info.verb)),
        ])
      })
  }
}
