package import Drawing

/// The screens, in the order of their number keys.
package enum ScreenID: String, CaseIterable, Sendable {
  case now, board, backlog, phases, runs, models, reports, standup, journal, item

  /// The screens that a number key shows.
  package static let numbered = allCases.filter { $0 != .item }
  package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

/// Where a binding holds.
package enum Scope: Equatable, Sendable {
  case everywhere
  case screens([ScreenID])
}

/// One line of the key map.
package struct Binding: Equatable, Sendable {
  package var keys: [Key]
  package var action: Action
  package var scope: Scope
  package var isInFooter: Bool

  package init(_ names: String, _ action: Action, _ scope: Scope = .everywhere, footer: Bool = false) {
    keys = names.split(separator: " ").compactMap { Key(name: String($0)) }
    self.action = action
    self.scope = scope
    isInFooter = footer
  }

  package func holds(on screen: ScreenID) -> Bool {
    switch scope {
    case .everywhere: true
    case .screens(let screens): screens.contains(screen)
    }
  }

  package var keyNames: String { keys.map(\.name).joined(separator: " ") }
}

/// Which keys mean what, where: read by dispatch, footer, help, palette and `runboard keys`.
package enum KeyMap {
  /// Screens whose selection is an item.
  package static let itemScreens: [ScreenID] = [.now, .board, .backlog]

  package static let bindings: [Binding] = items + standup + motion + everywhere

  private static let items: [Binding] = [
    Binding("Enter", .open, .screens([.now, .board, .backlog]), footer: true),
    Binding("> L", .moveForward, .screens(itemScreens), footer: true),
    Binding("< H", .moveBack, .screens(itemScreens)),
    Binding("a", .addItem, .screens(itemScreens), footer: true),
    Binding("b", .block, .screens(itemScreens + [.standup, .item]), footer: true),
    Binding("J", .rankDown, .screens([.board, .backlog]), footer: true),
    Binding("K", .rankUp, .screens([.board, .backlog])),
    Binding("D", .drop, .screens(itemScreens)),
    Binding("+", .planSprint, .screens([.board, .backlog]), footer: true),
    Binding("-", .unplanSprint, .screens([.board, .backlog])),
  ]

  private static let standup: [Binding] = [
    Binding("Space Enter", .standupNext, .screens([.standup]), footer: true),
    Binding("Bksp", .standupBack, .screens([.standup]), footer: true),
    Binding("n", .standupNote, .screens([.standup]), footer: true),
    Binding(">", .moveForward, .screens([.standup]), footer: true),
    Binding("P", .standupPark, .screens([.standup]), footer: true),
    Binding("Q", .standupEnd, .screens([.standup]), footer: true),
  ]

  private static let motion: [Binding] = [
    Binding("j Down", .goDown), Binding("k Up", .goUp), Binding("h Left", .goLeft),
    Binding("l Right", .goRight), Binding("Home", .goTop), Binding("G End", .goEnd),
    Binding("C-d PgDn", .pageDown), Binding("C-u PgUp", .pageUp), Binding("Tab", .nextPane, footer: true),
    Binding("S-Tab", .previousPane), Binding("+", .enlarge, .screens([.now]), footer: true),
    Binding("_", .restore, .screens([.now])), Binding("[", .previousCycle, .screens([.phases])),
    Binding("]", .nextCycle, .screens([.phases]), footer: true),
  ]

  private static let everywhere: [Binding] = [
    Binding("0", .showNow), Binding("1", .showBoard), Binding("2", .showBacklog), Binding("3", .showPhases),
    Binding("4", .showRuns), Binding("5", .showModels), Binding("6", .showReports),
    Binding("7", .showStandup),
    Binding("8", .showJournal), Binding("u", .undo, footer: true), Binding("C-r", .redo),
    Binding("/", .search, footer: true), Binding("n", .searchNext), Binding("N", .searchPrevious),
    Binding(": C-k", .palette), Binding("?", .help), Binding("C-l", .redraw), Binding("M", .mouse),
    Binding("Esc", .cancel), Binding("q", .back),
  ]

  /// Prefix keys: what may follow them on a screen with an item.
  package static let editMenu: [(key: Key, action: Action)] = [
    (.character("t"), .editTitle), (.character("p"), .editEstimate), (.character("a"), .editAssignee),
    (.character("s"), .editStatus),
  ]

  /// The first binding that holds; lines for a screen stand before those for everywhere.
  package static func action(for key: Key, on screen: ScreenID) -> Action? {
    let fitting = bindings.filter { $0.keys.contains(key) && $0.holds(on: screen) }
    return (fitting.first { $0.scope != .everywhere } ?? fitting.first)?.action
  }

  package static func keyNames(of action: Action, on screen: ScreenID) -> String {
    if let entry = editMenu.first(where: { $0.action == action }) { return "e \(entry.key.name)" }
    let fitting = bindings.filter { $0.action == action && $0.holds(on: screen) }
    return fitting.first?.keyNames ?? bindings.first { $0.action == action }?.keyNames ?? ""
  }
}
