package import Drawing

/// Where a binding holds.
package enum Scope: Equatable, Sendable {
  case everywhere
  case screens([ScreenID])

  /// True where it holds on a screen.
  func includes(_ screen: ScreenID) -> Bool {
    switch self {
    case .everywhere: true
    case .screens(let screens): screens.contains(screen)
    }
  }
}

/// What is pressed for an action: one key, or a prefix and a key.
package struct Chord: Hashable, Sendable {
  /// The first of two keys; nil where one key is all.
  var prefix: Key?
  /// What is pressed last.
  var key: Key

  /// One key, or one behind a prefix.
  init(prefix: Key? = nil, key: Key) {
    self.prefix = prefix
    self.key = key
  }

  /// Reads `>`, `C-r` or `g r`; nil where a part names no key.
  init?(_ text: String) {
    let parts = text == " " ? [text] : text.split(separator: " ").map(String.init)
    let keys = parts.compactMap { Key(name: $0) }
    guard keys.count == parts.count, let last = keys.last, (1...2).contains(keys.count) else { return nil }
    prefix = keys.count == 2 ? keys[0] : nil
    key = last
  }

  /// As it is read back from the settings, such as `C-r` or `g r`.
  package var name: String { prefix.map { "\($0.name) \(key.name)" } ?? key.name }
}

/// One line of the key map.
package struct Binding: Equatable, Sendable {
  /// Each of them does it; sentences name the first.
  package var chords: [Chord]
  /// What they mean.
  package var action: Action
  /// Where they mean it.
  package var scope: Scope
  /// Where the footer offers it; nil where only the help does.
  package var footer: Scope?

  /// Names that are no keys are left out.
  ///
  /// - Parameter footer: true where the footer offers it, wherever it works.
  init(_ names: [String], _ action: Action, _ scope: Scope = .everywhere, footer: Bool = false) {
    chords = names.compactMap(Chord.init)
    self.action = action
    self.scope = scope
    self.footer = footer ? scope : nil
  }

  /// A key of everywhere that only some screens have room for in their footers.
  init(_ names: [String], _ action: Action, footerOn screens: [ScreenID]) {
    self.init(names, action)
    footer = .screens(screens)
  }

  /// True where the key does something on a screen.
  package func holds(on screen: ScreenID) -> Bool { scope.includes(screen) }

  /// The names of its chords, two blanks apart.
  package var keyNames: String { chords.map(\.name).joined(separator: "  ") }
}

/// Which keys mean what, where: read by dispatch, footer, help, palette and `runboard keys`.
package struct KeyMap: Equatable, Sendable {
  /// Of all screens, in the order that the footer and the popups of prefix keys keep.
  package private(set) var bindings: [Binding]
  /// Those that begin with a prefix key, by that key: a frame asks for every prefix.
  private var prefixed: [Key: [Binding]]
  /// Where in `bindings` an action stands: a frame asks for the keys of dozens of them.
  private let places: [Action: [Int]]
  /// Where those stand that a footer offers.
  private let footerPlaces: [Int]
  /// Settings that could not be followed.
  package private(set) var problems: [Problem] = []

  /// A setting that could not be followed.
  package struct Problem: Equatable, Sendable {
    /// The action that it names, whether there is such a one or not.
    package var action: String
    /// What is wrong with it.
    package var sentence: String
  }

  /// The keys as they come.
  package static let standard = KeyMap(
    bindings: standup + items + lists + links + output + motion + everywhere)

  private init(bindings: [Binding]) {
    self.bindings = bindings
    prefixed = Self.prefixed(bindings)
    places = Dictionary(grouping: bindings.indices) { bindings[$0].action }
    footerPlaces = bindings.indices.filter { bindings[$0].footer != nil }
  }

  /// Those that the footer of a screen may offer.
  func footerBindings(on screen: ScreenID) -> [Binding] {
    footerPlaces.filter { bindings[$0].footer?.includes(screen) == true }.map { bindings[$0] }
  }

  private static func prefixed(_ bindings: [Binding]) -> [Key: [Binding]] {
    bindings.reduce(into: [:]) { found, binding in
      for prefix in Set(binding.chords.compactMap(\.prefix)) { found[prefix, default: []].append(binding) }
    }
  }

  /// Screens whose selection is an item.
  package static let itemScreens: [ScreenID] = [.now, .board, .backlog]
  /// Screens with several panes.
  static let paneScreens: [ScreenID] = [.now, .phases, .runs, .models, .reports, .journal, .item]
  /// What each prefix key is about, as the title of its popup.
  static let prefixTitles: [(key: Key, title: String)] = [
    (.character("e"), "Edit"), (.character("f"), "Filter"), (.character("g"), "Go to"),
    (.character("s"), "Sort"), (.character("x"), "Export"), (.character("y"), "Copy"),
    (.character("z"), "Fold"), (.character(","), "Settings"),
  ]

  private static let items: [Binding] = [
    Binding(
      ["Enter"], .open, .screens(itemScreens + [.item, .phases, .runs, .models, .reports, .journal]),
      footer: true),
    Binding([">", "L"], .moveForward, .screens(itemScreens), footer: true),
    Binding(["<", "H"], .moveBack, .screens(itemScreens)),
    Binding(["a"], .addItem, .screens(itemScreens), footer: true),
    Binding(["b"], .block, .screens(itemScreens + [.item, .reports]), footer: true),
    Binding(["Space"], .mark, .screens([.board, .backlog]), footer: true),
    Binding(["J"], .rankDown, .screens([.board, .backlog])),
    Binding(["K"], .rankUp, .screens([.board, .backlog])),
    Binding(["e t"], .editTitle, .screens(itemScreens + [.item])),
    Binding(["e p"], .editEstimate, .screens(itemScreens + [.item])),
    Binding(["e a"], .editAssignee, .screens(itemScreens + [.item])),
    Binding(["e s"], .editStatus, .screens(itemScreens + [.item])),
    Binding(["E"], .editInEditor, .screens(itemScreens + [.item])),
    Binding(["D"], .drop, .screens(itemScreens + [.item])),
    Binding(["+"], .planSprint, .screens([.board, .backlog]), footer: true),
    Binding(["-"], .unplanSprint, .screens([.board, .backlog])),
  ]

  private static let standup: [Binding] = [
    Binding(["Space", "Enter"], .standupNext, .screens([.standup]), footer: true),
    Binding(["Bksp"], .standupBack, .screens([.standup]), footer: true),
    Binding(["n"], .standupNote, .screens([.standup]), footer: true),
    Binding(["b"], .block, .screens([.standup]), footer: true),
    Binding([">"], .moveForward, .screens([.standup]), footer: true),
    Binding(["Q"], .standupEnd, .screens([.standup]), footer: true),
    Binding(["P"], .standupPark, .screens([.standup]), footer: true),
    Binding(["p"], .standupPause, .screens([.standup]), footer: true),
    Binding(["o"], .standupAbsent, .screens([.standup]), footer: true),
    Binding(["Tab"], .standupSummary, .screens([.standup]), footer: true),
  ]

  private static let lists: [Binding] = [
    Binding(["f m"], .filterMine, .screens(itemScreens)),
    Binding(["f b"], .filterBlocked, .screens(itemScreens)),
    Binding(["f s"], .filterSprint, .screens(itemScreens)),
    Binding(["f e"], .filterEpic, .screens(itemScreens)),
    Binding(["f x"], .filterNone, .screens(itemScreens)),
    Binding(["f d"], .filterDeleted, .screens([.runs])),
    Binding(["s r"], .sortByRank, .screens([.board, .backlog])),
    Binding(["s a"], .sortByAge, .screens([.board, .backlog])),
    Binding(["s p"], .sortByPoints, .screens([.board, .backlog])),
    Binding(["s w"], .sortByPerson, .screens([.board, .backlog])),
    Binding(["s s"], .sortRunsByStart, .screens([.runs])),
    Binding(["s n"], .sortRunsByName, .screens([.runs])),
    Binding(["s v"], .sortRunsByValue, .screens([.runs])),
    Binding(["z z"], .foldColumn, .screens([.board])),
    Binding(["z a"], .unfoldColumns, .screens([.board])),
  ]

  private static let links: [Binding] = [
    Binding(["g e"], .goToEpic, .screens(itemScreens + [.item, .reports])),
    Binding(["g r"], .goToRun, .screens(itemScreens + [.item, .models, .reports])),
    Binding(["g v"], .goToVersion, .screens([.runs])),
    Binding(["g i"], .goToItem, .screens([.runs, .models])),
    Binding(["g h"], .goToHistory, .screens(itemScreens + [.reports])),
  ]

  private static let output: [Binding] = [
    Binding(["y k"], .copyKey), Binding(["y l"], .copyLine), Binding(["y t"], .copyTable),
    Binding(["y m"], .copyMarkdown), Binding(["x c"], .exportCSV), Binding(["x m"], .exportMarkdown),
    Binding(["x j"], .exportJSON),
  ]

  private static let motion: [Binding] = [
    Binding(["j", "Down"], .goDown, footerOn: [.item]), Binding(["k", "Up"], .goUp),
    Binding(["h", "Left"], .goLeft, .screens([.board, .phases])),
    Binding(["l", "Right"], .goRight, .screens([.board, .phases])), Binding(["g g", "Home"], .goTop),
    Binding(["G", "End"], .goEnd),
    Binding(["C-d", "PgDn"], .pageDown), Binding(["C-u", "PgUp"], .pageUp),
    Binding(["Tab"], .nextPane, .screens(paneScreens), footer: true),
    Binding(["S-Tab"], .previousPane, .screens(paneScreens)),
    Binding(["+"], .enlarge, .screens(paneScreens), footer: true),
    Binding(["_"], .restore, .screens(paneScreens)),
    // Brackets are hard to type on many keyboards.
    Binding(["[", ", p"], .previousCycle, .screens([.phases]), footer: true),
    Binding(["]", ", n"], .nextCycle, .screens([.phases]), footer: true),
    Binding(["[", ", p"], .previousSprint, .screens([.reports]), footer: true),
    Binding(["]", ", n"], .nextSprint, .screens([.reports]), footer: true),
  ]

  private static let everywhere: [Binding] = [
    Binding(["0"], .showNow), Binding(["1"], .showBoard), Binding(["2"], .showBacklog),
    Binding(["3"], .showPhases), Binding(["4"], .showRuns), Binding(["5"], .showModels),
    Binding(["6"], .showReports), Binding(["7"], .showStandup), Binding(["8"], .showJournal),
    Binding(["P"], .showProjects), Binding(["u"], .undo, footer: true),
    Binding(["C-r"], .redo, footerOn: [.journal]),
    Binding(["C-s"], .retry), Binding(["/"], .search, footer: true), Binding(["n"], .searchNext),
    Binding(["N"], .searchPrevious), Binding([":", "C-k"], .palette), Binding(["?"], .help),
    Binding(["C-l"], .redraw), Binding(["M"], .mouse), Binding([", t"], .nextTheme),
    Binding([", c"], .nextChartForm), Binding([", a"], .plainCharacters), Binding(["Esc"], .cancel),
    Binding(["q"], .back, footerOn: [.item]),
  ]

  /// The first binding that holds; lines for a screen stand before those for everywhere.
  func action(for chord: Chord, on screen: ScreenID) -> Action? {
    binding(on: screen) { $0.chords.contains(chord) }?.action
  }

  /// The action of a single key.
  package func action(for key: Key, on screen: ScreenID) -> Action? {
    binding(on: screen) { $0.chords.contains { $0.prefix == nil && $0.key == key } }?.action
  }

  private func binding(on screen: ScreenID, where fits: (Binding) -> Bool) -> Binding? {
    var found: Binding?
    for binding in bindings where binding.holds(on: screen) && fits(binding) {
      if binding.scope != .everywhere { return binding }
      found = found ?? binding
    }
    return found
  }

  /// True where a key is the first of two.
  func isPrefix(_ key: Key, on screen: ScreenID) -> Bool { hasFollower(of: key, on: screen) { _ in true } }

  /// True where an action that may follow a prefix key fulfils a condition.
  func hasFollower(of prefix: Key, on screen: ScreenID, where fits: (Action) -> Bool) -> Bool {
    let all = prefixed[prefix] ?? []
    return all.indices.contains { all[$0].holds(on: screen) && fits(all[$0].action) }
  }

  /// What may follow a prefix key: the key and what it means.
  func followers(of prefix: Key, on screen: ScreenID) -> [(key: Key, action: Action)] {
    (prefixed[prefix] ?? []).filter { $0.holds(on: screen) }.flatMap { binding in
      binding.chords.filter { $0.prefix == prefix }.map { ($0.key, binding.action) }
    }
  }

  /// The keys of an action as they are shown, those of the screen before others.
  func keyNames(of action: Action, on screen: ScreenID) -> String {
    binding(of: action, on: screen)?.keyNames ?? ""
  }

  /// The keys of an action that do it on a screen: one that means something else there is none of them.
  func workingNames(of action: Action, on screen: ScreenID) -> [String] {
    guard let binding = binding(of: action, on: screen), binding.holds(on: screen) else { return [] }
    return binding.chords.filter { chord in
      if let prefix = chord.prefix, self.action(for: prefix, on: screen) != nil { return false }
      return self.action(for: chord, on: screen) == action
    }.map(\.name)
  }

  /// The first key of an action, for sentences that name it.
  ///
  /// Where keys of the person's choice took it away, the next one that works, else the way through the palette.
  func firstKey(of action: Action, on screen: ScreenID) -> String {
    guard let binding = binding(of: action, on: screen) else { return "" }
    let first = binding.chords.first?.name ?? ""
    guard !problems.isEmpty, action != .palette, binding.holds(on: screen) else { return first }
    return workingNames(of: action, on: screen).first
      ?? "\(firstKey(of: .palette, on: screen)) \(action.info.short)"
  }

  private func binding(of action: Action, on screen: ScreenID) -> Binding? {
    let all = places[action] ?? []
    return (all.first { bindings[$0].holds(on: screen) } ?? all.first).map { bindings[$0] }
  }

  /// True where an action may be done on every screen.
  func isEverywhere(_ action: Action) -> Bool {
    places[action]?.contains { bindings[$0].scope == .everywhere } == true
  }

  /// The map with keys of the person's choice for some actions.
  ///
  /// What cannot be followed is named in `problems`; the rest works.
  package func changed(by choices: [(action: String, keys: [String])]) -> KeyMap {
    var map = self
    for choice in choices {
      guard let action = Action(rawValue: choice.action) else {
        let sentence = "there is no action \(choice.action). `runboard keys` lists them."
        map.problems.append(Problem(action: choice.action, sentence: sentence))
        continue
      }
      map.bind(action, to: choice.keys)
    }
    // Only now: an action may have given its key up to another one.
    for choice in choices {
      for index in map.bindings.indices where map.bindings[index].action.rawValue == choice.action {
        for chord in map.bindings[index].chords { map.warnOfConflict(chord, at: index, before: self) }
      }
    }
    map.prefixed = Self.prefixed(map.bindings)
    return map
  }

  /// Binds what can be bound; where nothing is a key, the action keeps the keys it has.
  private mutating func bind(_ action: Action, to names: [String]) {
    let chords = names.compactMap { name -> Chord? in
      if let chord = Chord(name) { return chord }
      let sentence = "\"\(name)\" for \(action.rawValue) is no key. Write it as `runboard keys` does."
      problems.append(Problem(action: action.rawValue, sentence: sentence))
      return nil
    }
    guard !chords.isEmpty else {
      if names.isEmpty {
        let sentence = "\(action.rawValue) takes a key, or a list of keys, in quotes."
        problems.append(Problem(action: action.rawValue, sentence: sentence))
      }
      return
    }
    for index in bindings.indices where bindings[index].action == action { bindings[index].chords = chords }
  }

  /// Names another action that has the key where both hold: the same key, or one that is the other's prefix.
  ///
  /// - Parameter before: the map without these choices; what overlaps there is meant so.
  private mutating func warnOfConflict(_ chord: Chord, at index: Int, before: KeyMap) {
    let wanted = bindings[index]
    let wasThere = before.bindings[index].chords.contains(chord)
    let others = bindings.indices.filter { place in
      func clashes(_ map: KeyMap) -> Bool { map.bindings[place].chords.contains { Self.clash($0, chord) } }
      return bindings[place].action != wanted.action && clashes(self) && !(wasThere && clashes(before))
    }.map { bindings[$0] }
    func note(_ sentence: String) {
      problems.append(Problem(action: wanted.action.rawValue, sentence: sentence))
    }
    if let other = others.first(where: { Self.meet($0.scope, wanted.scope) }) {
      note("\(chord.name) means \(other.action.rawValue) already; \(wanted.action.rawValue) has it too.")
    } else if let other = others.first(where: { ($0.scope == .everywhere) != (wanted.scope == .everywhere) })
    {
      note(Self.sentence(of: chord, other, wanted))
    }
  }

  /// A key of some screens stands over one of everywhere, which is lost there.
  private static func sentence(of chord: Chord, _ other: Binding, _ wanted: Binding) -> String {
    let start = "\(chord.name) means \(other.action.rawValue) already;"
    let (own, wide) = wanted.scope == .everywhere ? (other, wanted) : (wanted, other)
    guard case .screens(let screens) = own.scope, own.chords.contains(chord), wide.chords.contains(chord)
    else {
      return "\(start) \(wanted.action.rawValue) has it too."
    }
    let names = screens.map(\.title).joined(separator: ", ")
    return "\(start) on \(names) it is \(own.action.rawValue), elsewhere \(wide.action.rawValue)."
  }

  /// True where two bindings hold on the same screens with the same right.
  private static func meet(_ left: Scope, _ right: Scope) -> Bool {
    switch (left, right) {
    case (.everywhere, .everywhere): true
    case (.screens(let one), .screens(let other)): one.contains(where: other.contains)
    default: false
    }
  }

  private static func clash(_ left: Chord, _ right: Chord) -> Bool {
    left == right || (left.prefix == nil && left.key == right.prefix)
      || (right.prefix == nil && right.key == left.prefix)
  }
}
