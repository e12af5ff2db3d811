import Domain
import Drawing
import TestSupport
import Testing

@testable import App
@testable import Console

@Suite struct ScenarioTests {
  @Test func aCardMovesAndComesBackWithUndo() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", ">")
    #expect(scenario.status(of: 22) == "in_review")
    #expect(scenario.state.selectedItem == key(22))
    try scenario.press("u")
    #expect(scenario.status(of: 22) == "in_progress")
    try scenario.press("C-r")
    #expect(scenario.status(of: 22) == "in_review")
  }

  @Test func aFullColumnAsksAndTheAnswerGoesThrough() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(23)
    try scenario.press("1", ">")
    try scenario.press("h", "j")
    for number in [24, 26] {
      scenario.state.selectedItem = key(number)
      try scenario.press(">", ">")
    }
    guard case .prompt(let prompt)? = scenario.state.overlay else {
      Issue.record("no question was asked")
      return
    }
    #expect(prompt.hint == "In progress is full: it holds 5 of 5. Why should one more go in?")
    try scenario.type("it is small")
    try scenario.press("Enter")
    #expect(scenario.status(of: 26) == "in_progress")
  }

  @Test func escapeLeavesAQuestionAndNothingChanges() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(10)
    try scenario.press("1", "<")
    #expect(scenario.state.overlay != nil)
    try scenario.press("Esc")
    #expect(scenario.state.overlay == nil)
    #expect(scenario.status(of: 10) == "done")
  }

  @Test func anItemIsAddedWhereTheCursorIs() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(23)
    try scenario.press("1", "a")
    try scenario.type("bug: The map is empty")
    try scenario.press("Enter")
    let item = try #require(scenario.state.overview?.item(key(28)))
    #expect(item.title == "The map is empty")
    #expect(item.kind == .bug)
    #expect(item.status == "ready")
    #expect(scenario.state.selectedItem == key(28))
  }

  @Test func anEstimateIsEditedAndABadOneIsRefusedInWords() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(26)
    try scenario.press("1", "e", "p")
    try scenario.type("five")
    try scenario.press("Enter")
    let prompt = try #require(scenario.prompt)
    #expect(
      prompt.problem
        == "\"five\" is not a value for estimate. "
        + "Use a number from 0 to 1000 such as 1, 2, 3, 5, 8, 13, or leave it empty.")
    #expect(prompt.input.text == "five", "what was typed stays")
    try scenario.press("C-u")
    try scenario.type("5")
    try scenario.press("Enter")
    #expect(scenario.state.overview?.item(key(26))?.estimate == 5)
  }

  @Test func blockingAsksForAReasonAndUnblockingDoesNot() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", "b")
    try scenario.type("no machine")
    try scenario.press("Enter")
    #expect(scenario.state.overview?.item(key(22))?.block?.reason == "no machine")
    try scenario.press("b")
    #expect(scenario.state.overview?.item(key(22))?.block == nil)
  }

  @Test func enterOpensAndEscapeComesBackToTheSameItem() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(16)
    try scenario.press("1", "Enter")
    #expect(scenario.state.screen == .item)
    #expect(scenario.state.detail?.criteria.count == 2)
    try scenario.press("Esc")
    #expect(scenario.state.screen == .board)
    #expect(scenario.state.selectedItem == key(16))
  }

  @Test func theStandupWalksTheBoardFromTheRight() throws {
    var scenario = try Scenario()
    try scenario.press("7")
    let footer = try #require(scenario.picture.last)
    #expect(footer.contains("Space start") && !footer.contains("n note"), "only what can be done now")
    #expect(scenario.state.overview?.standup == nil, "looking starts nothing")
    #expect(scenario.picture.contains { $0.contains("TAXI-19   In progress") })
    try scenario.press("Space")
    #expect(scenario.state.overview?.standup?.agenda == ["TAXI-16", "TAXI-19", "TAXI-22", "TAXI-21"])
    try scenario.press("Space", "n")
    try scenario.type("Agreed with legal")
    try scenario.press("Enter")
    let detail = try scenario.demo.store.itemDetail(key(19), in: scenario.demo.project)
    #expect(detail?.notes.last?.text == "Agreed with legal")
    try scenario.press("Q")
    #expect(scenario.state.overview?.standup == nil)
  }

  @Test func theSearchGoesToItsMatches() throws {
    var scenario = try Scenario()
    try scenario.press("1", "/")
    try scenario.type("nowhere")
    try scenario.press("Enter")
    #expect(scenario.state.message?.text == "Nothing here matches \"nowhere\".")
    try scenario.press("/", "C-u")
    try scenario.type("detector")
    try scenario.press("Enter")
    #expect(scenario.state.currentTitle?.lowercased().contains("detector") == true)
  }

  @Test func aStatusIsChosenByArrowsOrByItsName() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", "e", "s", "Down")
    #expect(scenario.prompt?.input.text == "In review", "the name that the hint shows")
    try scenario.press("Enter")
    #expect(scenario.status(of: 22) == "in_review")
    scenario.state.selectedItem = key(22)
    try scenario.press("e", "s")
    try scenario.type("In pro")
    try scenario.press("Enter")
    #expect(scenario.status(of: 22) == "in_progress")
    scenario.state.selectedItem = key(22)
    try scenario.press("e", "a")
    try scenario.type("Bruno")
    try scenario.press("Enter")
    #expect(scenario.state.overview?.item(key(22))?.assignee == "bruno")
  }

  @Test func aConsoleThatOnlyLooksSaysSoAndChangesNothing() throws {
    var scenario = try Scenario()
    scenario.state.isReadOnly = true
    scenario.state.selectedItem = key(22)
    #expect(scenario.picture[0].hasSuffix("read only"))
    #expect(scenario.picture.last?.contains("a add") == false)
    for name in [">", "a", "u", "b"] {
      try scenario.press("1", name)
      #expect(scenario.state.overlay == nil)
      #expect(scenario.state.message?.text == "Opened with --read-only: nothing can be changed here.")
    }
    try scenario.press("7", "Space")
    #expect(scenario.state.overview?.standup == nil)
  }

  @Test func theSearchFindsRowsOfEveryList() throws {
    var scenario = try Scenario()
    try scenario.press("4", "/")
    try scenario.type("hgb")
    try scenario.press("Enter")
    func name() -> String? {
      scenario.state.overview?.runs.first { $0.key == scenario.state.selectedRun }?.name
    }
    #expect(name()?.contains("hgb") == true)
    let first = scenario.state.selectedRun
    try scenario.press("n")
    #expect(name()?.contains("hgb") == true)
    #expect(scenario.state.selectedRun != first)
    try scenario.press("N")
    #expect(scenario.state.selectedRun == first)
    try scenario.press("6", "Tab", "n")
    #expect(scenario.state.message?.text == "This screen holds no list to search.")
  }

  @Test func theLastWayOutQuits() throws {
    var scenario = try Scenario()
    try scenario.press("7", "q")
    #expect(scenario.state.screen == .now)
    #expect(scenario.others.isEmpty)
    try scenario.press("q")
    #expect(scenario.others == [.quit(0)])
  }

  /// Every screen at every size, with every overlay: nothing crashes, nothing is drawn outside.
  @Test(arguments: [(0, 0), (1, 1), (20, 4), (40, 12), (80, 24), (120, 36), (160, 48), (300, 100)])
  func everyScreenIsDrawnAtEverySize(_ columns: Int, _ rows: Int) throws {
    var scenario = try Scenario(size: Size(columns, rows))
    try scenario.press("7", "Space")
    for screen in ScreenID.allCases {
      scenario.state.screen = screen
      for keys in [[], ["?"], [":"], ["a"]] {
        scenario.state.overlay = nil
        for key in keys { _ = update(&scenario.state, .input(.key(try #require(Key(name: key))))) }
        let canvas = View.draw(scenario.state)
        #expect(canvas.size == Size(columns, rows))
      }
    }
  }

  @Test func theHeaderAlwaysNamesProjectSprintAndSaveState() throws {
    for columns in [60, 80, 120, 160] {
      let scenario = try Scenario(size: Size(columns, 24))
      let header = View.draw(scenario.state).lines[0]
      #expect(header.contains("Taxi-ride"), "\(columns)")
      #expect(header.contains(columns < 100 ? "S3 day 7/10" : "Sprint 3 day 7/10"), "\(columns)")
      #expect(header.contains("1 blocked"), "\(columns)")
      #expect(header.contains("saved"), "\(columns)")
    }
  }
}

extension State {
  fileprivate var currentTitle: String? { selectedItem.flatMap { overview?.item($0) }?.title }
}

@Suite struct KeyMapTests {
  @Test func noKeyMeansTwoThingsInOneScope() {
    for screen in ScreenID.allCases {
      let own = KeyMap.standard.bindings.filter { $0.scope != .everywhere && $0.holds(on: screen) }
      let all = KeyMap.standard.bindings.filter { $0.scope == .everywhere }
      for scope in [own, all] {
        let chords = scope.flatMap(\.chords)
        #expect(Set(chords).count == chords.count, "\(screen)")
        let singles = Set(chords.filter { $0.prefix == nil }.map(\.key))
        #expect(singles.isDisjoint(with: chords.compactMap(\.prefix)), "\(screen)")
      }
    }
  }

  @Test func everyActionHasASentenceAndCanBeReached() throws {
    let state = try Scenario().state
    for action in Action.allCases {
      #expect(action.info.sentence != action.rawValue, "\(action)")
      #expect(state.paletteEntries(action.info.sentence).first == .action(action), "\(action)")
    }
  }

  @Test func thePaletteMovesToAColumnAndGoesToThings() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", ":")
    try scenario.type("mov rev")
    #expect(
      scenario.picture.contains {
        $0.contains("TAXI-22 In progress -> In review. The column then holds 2 of 3.")
      })
    try scenario.press("Enter")
    #expect(scenario.status(of: 22) == "in_review")
    try scenario.press(":")
    try scenario.type(">taxi-2")
    let first = scenario.picture.first { $0.contains("▌ TAXI-") }
    #expect(first?.contains("TAXI-2 The anomaly service is operated, watched and retrained") == true)
    try scenario.type("4")
    try scenario.press("Enter")
    #expect(scenario.state.screen == .item)
    #expect(scenario.state.selectedItem == key(24))
    try scenario.press("Esc", ":")
    try scenario.type(">R08")
    try scenario.press("Enter")
    #expect(scenario.state.screen == .runs)
    #expect(scenario.state.selectedRun == "R08")
    try scenario.press("Esc")
    #expect(scenario.state.screen == .board)
    try scenario.press(":")
    try scenario.type("@bru")
    try scenario.press("Enter")
    #expect(scenario.state.filter.person == "bruno")
  }

  @Test func everyKeyOfTheMapStandsInTheHelp() {
    for screen in ScreenID.allCases {
      let shown = HelpText.rows(on: screen, .standard).map(\.keys)
      for binding in KeyMap.standard.bindings where binding.holds(on: screen) {
        guard KeyMap.standard.action(for: binding.chords[0], on: screen) == binding.action else { continue }
        #expect(shown.contains(binding.keyNames), "\(screen) \(binding.keyNames)")
      }
    }
  }

  @Test func everyKeyNameIsReadBack() {
    for binding in KeyMap.standard.bindings {
      #expect(!binding.chords.isEmpty)
      for chord in binding.chords { #expect(Chord(chord.name) == chord) }
    }
  }
}

@Suite struct LiveDataTests {
  /// New data redraw, but never move what the person has selected (`domain.md` 8, S15).
  @Test func aRunThatArrivesDoesNotMoveTheSelection() throws {
    var scenario = try Scenario()
    try scenario.press("4", "j", "j")
    let selected = try #require(scenario.state.selectedRun)
    var overview = try #require(scenario.state.overview)
    var fresh = overview.runs[0]
    fresh.key = "R99"
    overview.runs.insert(fresh, at: 0)
    _ = update(&scenario.state, .loaded(overview, now: scenario.demo.now))
    #expect(scenario.state.selectedRun == selected)
  }
}
