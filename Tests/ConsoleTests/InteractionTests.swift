import Console
import Domain
import Drawing
import Store
import TestSupport
import Testing

@testable import App
@testable import Console

/// What a person does across screens: prefixes, marks, filters, links, copying, the mouse.
@Suite struct InteractionTests {
  @Test func aPrefixListsWhatMayFollowAndEscapeLeavesIt() throws {
    var scenario = try Scenario()
    try scenario.press("1", "f")
    #expect(scenario.state.overlay == .followers(of: .character("f")))
    #expect(scenario.picture.contains { $0.contains("Show only blocked items") })
    try scenario.press("Esc")
    #expect(scenario.state.overlay == nil)
    try scenario.press("f", "q")
    #expect(scenario.state.message?.text.hasPrefix("f q means nothing. After f: m mine, b blocked") == true)
  }

  @Test func aFilterNarrowsEveryListOfItemsAndEscapeTakesItAway() throws {
    var scenario = try Scenario()
    try scenario.press("1", "f", "b")
    #expect(
      scenario.picture.contains { $0.contains("2 filtered out") }, "titles count all, so the rest is named")
    #expect(scenario.state.boardColumns.flatMap(\.items).map(\.key) == [key(19)])
    #expect(scenario.state.selectedItem == key(19))
    #expect(scenario.picture[1].contains("filter: blocked"))
    // The column still says how many cards it holds.
    #expect(scenario.picture.contains { $0.contains("3/5") })
    try scenario.press("Esc", "Esc")
    #expect(scenario.state.boardColumns.flatMap(\.items).count == 12)
    try scenario.press("f", "m")
    #expect(Set(scenario.state.boardColumns.flatMap(\.items).map(\.assignee)) == ["farid"])
  }

  @Test func markedItemsMoveTogetherAndComeBackTogether() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(24)
    try scenario.press("1", "Space", "Space", ">")
    #expect(scenario.status(of: 24) == "ready")
    #expect(scenario.status(of: 26) == "ready")
    #expect(scenario.state.marked.isEmpty)
    #expect(scenario.state.message?.text == "Moved TAXI-24 and 1 more to Ready.  u undoes it.")
    try scenario.press("u")
    #expect(scenario.status(of: 24) == "backlog")
    #expect(scenario.status(of: 26) == "backlog")
  }

  /// Items that move together fill the column one after the other (`domain.md` 4.4).
  @Test func aLimitIsAskedAboutForTheItemThatExceedsIt() throws {
    var scenario = try Scenario()
    scenario.state.marked = [key(23), key(24), key(26)]
    try scenario.press("1", "e", "s", "C-u")
    try scenario.type("in_progress")
    try scenario.press("Enter")
    #expect(
      scenario.prompt?.hint
        == "In progress is full with 2 of them: it holds 5 of 5 then. Why should the others go in too?")
    #expect(scenario.status(of: 23) == "ready", "nothing has moved yet")
    try scenario.press("Esc")
    #expect(scenario.prompt?.input.text == "in_progress", "the line that was typed is there again")
  }

  @Test func onlyWhatCanRunIsRunAndThePaletteSaysWhyNot() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(10)
    try scenario.press("1", ">")
    #expect(scenario.state.message?.text == "TAXI-10 is in the last column already.")
    #expect(scenario.others.isEmpty)
    try scenario.press(":")
    try scenario.type("standup note")
    #expect(scenario.picture.contains { $0.contains("Only in 7 Standup.") })
    for action in Action.allCases { _ = Availability.objection(to: action, scenario.state) }
  }

  @Test func theStartScreenActsOnNothingThatIsNotInView() throws {
    var scenario = try Scenario()
    try scenario.press("Tab", "Tab", ">")
    #expect(scenario.state.message?.text == "Tab goes to the sprint's items first.")
  }

  @Test func plusGivesAPaneTheWholeScreenAndBack() throws {
    var scenario = try Scenario()
    try scenario.press("Tab", "Tab", "+")
    #expect(scenario.picture[2].contains("Runs  3/4"))
    try scenario.press("+")
    #expect(scenario.picture[3].contains("Sprint 3"))
    try scenario.press("+", "_")
    #expect(!scenario.state.isEnlarged)
  }

  @Test func theChainIsWalkedBothWaysAndBack() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(25)
    try scenario.press("1", "g", "r")
    #expect(scenario.state.screen == .runs)
    #expect(scenario.state.selectedRun == "R10")
    try scenario.press("g", "v")
    #expect(scenario.state.screen == .models)
    #expect(scenario.state.selectedVersion == VersionID(model: "anomaly-severity-ranker", number: 1))
    try scenario.press("q", "q")
    #expect(scenario.state.screen == .board)
    #expect(scenario.state.selectedItem == key(25))
    scenario.state.selectedVersion = VersionID(model: "ride-anomaly-detector", number: 2)
    try scenario.press("5", "g", "i")
    #expect(scenario.state.screen == .item)
    #expect(scenario.state.currentItem?.key == key(12), "also an item that is long done")
    try scenario.press("Esc")
    #expect(scenario.state.screen == .models)
    scenario.state.selectedVersion = VersionID(model: "ride-anomaly-detector", number: 3)
    try scenario.press("5", "g", "i")
    #expect(scenario.state.message?.text == "No item is linked: the chain is broken here.")
  }

  @Test func whatIsListedIsCopiedAndExported() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(24)
    try scenario.press("2", "y", "k")
    #expect(scenario.others == [.screen(.copy("TAXI-24"))])
    try scenario.press("y", "m")
    guard case .screen(.copy(let table))? = scenario.others.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(table.hasPrefix("| key | type | title |"))
    #expect(table.contains("| TAXI-24 | bug | Trip duration counts the daylight-saving hour twice |"))
  }

  @Test func aSpreadsheetRunsNothingThatWasExported() {
    let columns = [TableColumn<String>("a,b", .rest(atLeast: 1)) { TableCell($0) }]
    let rows = ["=1+1", "+cmd", "@x", "-3", "say \"hi\"", "plain"]
    let list = ListText("list", Table(columns, rows: rows))
    // Also where the text did not come through a table.
    #expect(ListText.quoted("a\nb") == "\"a\nb\"" && ListText.quoted("a\rb") == "\"a\rb\"")
    #expect(ListText.quoted("a\r\nb") == "\"a\r\nb\"" && ListText.quoted("\na") == "\"'\na\"")
    #expect(ListText.quoted("\r") == "\"'\r\"" && ListText.quoted("=\u{301}1") == "'=\u{301}1")
    #expect(list.csv == "\"a,b\"\r\n'=1+1\r\n'+cmd\r\n'@x\r\n-3\r\n\"say \"\"hi\"\"\"\r\nplain\r\n")
    #expect(ListText("list", Table(columns, rows: ["a|b <i>"])).markdown.hasSuffix("| a\\|b \\<i\\> |\n"))
  }

  @Test func aSecondInterruptWithinASecondQuits() throws {
    var scenario = try Scenario()
    try scenario.press("1", "a", "C-c")
    #expect(scenario.state.overlay == nil)
    try scenario.take(.interruptExpired)
    try scenario.press("C-c")
    #expect(scenario.others.isEmpty)
    try scenario.press("C-c")
    #expect(scenario.others == [.quit(0)])
  }

  @Test func marksStayUntilACommandTakesThem() throws {
    var scenario = try Scenario()
    let marks: Set<ItemKey> = [key(21), key(22)]
    scenario.state.marked = marks
    scenario.state.selectedItem = key(23)
    try scenario.press("1", "a")
    try scenario.type("Another")
    try scenario.press("Enter", "u")
    #expect(scenario.state.marked == marks, "neither a new item nor undo takes them")
    scenario.state.selectedItem = key(22)
    try scenario.press("b")
    #expect(scenario.prompt?.label == "Block 2 items")
    try scenario.type("no machine")
    try scenario.press("Enter")
    for number in [21, 22] {
      #expect(scenario.state.overview?.item(key(number))?.block?.reason == "no machine")
    }
    #expect(scenario.state.marked.isEmpty)
    try scenario.press("u")
    #expect(scenario.state.overview?.item(key(21))?.block == nil, "one operation")
    // Of those that are marked only the blocked one can be unblocked.
    scenario.state.marked = [key(19), key(22)]
    scenario.state.selectedItem = key(19)
    try scenario.press("b")
    #expect(scenario.state.overview?.item(key(19))?.block == nil)
  }

  @Test func marksActOnlyWhereTheyAreInView() throws {
    var scenario = try Scenario()
    scenario.state.marked = [key(23), key(24)]
    scenario.state.selectedItem = key(22)
    try scenario.press("1", "Enter", "e", "s", "C-u")
    try scenario.type("in_review")
    try scenario.press("Enter")
    #expect(scenario.status(of: 22) == "in_review")
    #expect(scenario.status(of: 23) == "ready")
  }

  @Test func anItemsPageNeverShowsAnothersContents() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(16)
    try scenario.press("1", "Enter", "/")
    try scenario.type("mark a ride")
    try scenario.press("Enter")
    #expect(scenario.state.currentItem?.key == key(23))
    #expect(scenario.state.detail?.item.key == key(23))
    try scenario.press("G", "k")
    #expect(scenario.state.scrolledLines == 0, "there is nothing to scroll")
  }

  @Test func aRefusedLineKeepsItsTextAndSaysWhy() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", "e", "a", "C-u")
    try scenario.type("nobody")
    try scenario.press("Enter")
    #expect(
      scenario.prompt?.problem?.hasPrefix(
        "Nobody in this project is called \"nobody\". Use one of Amara, Bruno") == true)
    #expect(scenario.prompt?.input.text == "nobody")
    #expect(scenario.picture.contains { $0.contains("! Nobody in this project") })
  }

  @Test func aPasteIsOneLineOfText() throws {
    var scenario = try Scenario()
    try scenario.take(.input(.paste("nothing is typed here")))
    #expect(scenario.state.message?.text == "Nothing was being typed, so the pasted text was left out.")
    try scenario.press("1", "a")
    try scenario.take(.input(.paste("one\ntwo\u{1B}[31m" + String(repeating: "x", count: 20_000))))
    #expect(scenario.prompt?.input.characters.count == 10_000)
    #expect(scenario.prompt?.problem == "The line is full: 10012 characters at the end were left out.")
    #expect(scenario.prompt?.input.text.hasPrefix("one two") == true)
  }

  @Test func aClickSelectsAndASecondOneOpens() throws {
    var scenario = try Scenario()
    try scenario.press("1")
    try scenario.click("TAXI-21 bug")
    #expect(scenario.state.selectedItem == key(21))
    try scenario.click("TAXI-21 bug")
    #expect(scenario.state.screen == .item)
    try scenario.click("4 Runs")
    #expect(scenario.state.screen == .runs)
  }

  /// Rows answer to clicks only in the list that the keys go to; elsewhere the click would count
  /// the rows of another list.
  @Test func aClickOnAListBesideTheOneInFocusSelectsNothingInThatOne() throws {
    var scenario = try Scenario()
    let (item, run) = (scenario.state.selectedItem, scenario.state.selectedRun)
    try scenario.click("R11")
    #expect(scenario.state.focus == .runs, "the first click goes to the pane")
    #expect(scenario.state.screen == .now && scenario.state.selectedItem == item)
    #expect(scenario.state.selectedRun == run)
    try scenario.click("R11")
    #expect(scenario.state.selectedRun == "R11")
    try scenario.press("5")
    let version = scenario.state.selectedVersion
    try scenario.click("0.8168")
    #expect(scenario.state.selectedVersion == version)
  }

  @Test func theSmallestScreenShowsWhatIsSelectedOnIt() throws {
    var scenario = try Scenario(size: Size(20, 4))
    for (key, words) in [
      ("1", "TAXI-16 In review"), ("3", "DI-1"), ("4", "R12 ▸ running"), ("5", "3 rolled back"),
      ("8", "17 Feb"),
    ] {
      try scenario.press(key)
      if key == "8" { try scenario.run([.loadJournal(from: 0)]) }
      #expect(scenario.picture[0].contains(words), "\(scenario.picture) on \(key)")
    }
    try scenario.press("6", "Tab")
    #expect(scenario.picture[0].contains("Burndown") && scenario.picture[1].contains("20/38 pts"))
  }

  @Test func aClickGoesToThePaneThatWasClicked() throws {
    var scenario = try Scenario()
    try scenario.press("5")
    try scenario.click("Deployments")
    #expect(scenario.state.pane == ModelPane.deployments.rawValue)
    try scenario.click("CHAMPION")
    #expect(scenario.state.pane == ModelPane.versions.rawValue)
    #expect(scenario.state.currentVersion?.version.number == 2)
    try scenario.press("6")
    try scenario.click("Cycle times")
    #expect(scenario.state.pane == ReportPane.cycleTimes.rawValue)
    try scenario.click("TAXI-19")
    #expect(scenario.state.pane == ReportPane.age.rawValue && scenario.state.selectedItem == key(19))
    try scenario.press("4")
    try scenario.click("latest value")
    #expect(scenario.state.pane == RunPane.metrics.rawValue)
  }

  @Test func aColumnStaysAtTheCardThatWasClicked() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(19)
    try scenario.press("1")
    try scenario.click("TAXI-21 bug")
    try scenario.press("l", "h")
    #expect(scenario.state.selectedItem == key(21))
  }

  @Test func sentencesNameTheKeysThatThePersonChose() throws {
    var scenario = try Scenario()
    scenario.state.settings.keys = KeyMap.standard.changed(by: [
      (action: "help", keys: ["F1"]), (action: "mouse", keys: ["F2"]), (action: "add-item", keys: ["F3"]),
    ])
    try scenario.press("?")
    #expect(scenario.state.message?.text == "? means nothing here. F1 shows the keys.")
    try scenario.press("F2")
    #expect(scenario.state.message?.text == "The mouse is on; F2 switches it off.")
    scenario.state.filter.person = "nobody"
    #expect(scenario.picture.contains { $0.contains("F3 adds an item, 2 shows the backlog.") })
  }

  @Test func runsAreSortedWithMissingValuesLast() throws {
    var scenario = try Scenario()
    try scenario.press("4", "s", "v")
    let rows = scenario.state.runRows
    let bad = rows.firstIndex { $0.key == "R05" }
    #expect(bad == rows.count - 1, "a value that is not finite comes last")
    let f1 = rows.filter { $0.metric("f1") != nil }.map(\.key)
    #expect(f1.prefix(3) == ["R11", "R08", "R07"])
  }

  @Test func columnsAreFoldedAndUnfolded() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(24)
    try scenario.press("1", "z", "z")
    #expect(scenario.picture[3].hasPrefix("│ 2 │┌─ "))
    #expect(scenario.state.selectedItem == key(23), "the selection goes to the nearest card")
    try scenario.press("l", "z", "z")
    let names = scenario.picture[5].filter { $0.isUppercase }
    #expect(names.hasPrefix("B"), "the strips stand where their columns stood")
    #expect(scenario.state.selectedItem.flatMap { scenario.state.overview?.item($0) }?.status == "in_review")
    try scenario.press("z", "a")
    #expect(scenario.picture[3].hasPrefix("┌─ Backlog"))
  }

  @Test func anotherProjectOfTheFileIsOpened() throws {
    var scenario = try Scenario()
    let document = try NewProject.document(
      key: "NEW", name: "Another", zone: "UTC", person: "farid", now: scenario.demo.now)
    _ = try scenario.demo.store.importDocument(document, by: "farid", at: scenario.demo.now)
    try scenario.press("P")
    #expect(scenario.picture.contains { $0.contains("Taxi-ride anomaly service") })
    try scenario.press("j", "Enter")
    #expect(scenario.state.overview?.key == "NEW")
    #expect(scenario.picture[0].contains("Another"))
    try scenario.press("1", "a")
    try scenario.type("The first")
    try scenario.press("Enter")
    #expect(scenario.state.overview?.items.map(\.key.description) == ["NEW-1"])
  }

  @Test func theStandupShowsWhereWeAreAndBothClocks() throws {
    var scenario = try Scenario(size: Size(80, 24))
    try scenario.press("7", "Space", "Space")
    try scenario.take(.ticked(scenario.demo.now.adding(milliseconds: 90_000)))
    #expect(scenario.state.changesEverySecond)
    #expect(scenario.picture[1].contains("turn 01:30 of 05:00  all 13:30 left"))
    #expect(scenario.picture[3].contains("item 2 of 4"))
    #expect(scenario.picture.contains { $0.contains("! BLOCKED 31h") })
    #expect(scenario.picture.contains { $0.contains("Absent: Dilan · Elif") })
    try scenario.take(.ticked(scenario.demo.now.adding(milliseconds: 16 * 60_000)))
    #expect(scenario.picture[1].contains("OVER by 01:00"))
  }
}

@Suite struct StandupTitleTests {
  private func picture(_ title: String, _ size: Size, isPlain: Bool = false) throws -> [String] {
    var scenario = try Scenario(size: size)
    _ = try scenario.demo.store.perform(
      .editItems([key(16)], .title, to: title), by: scenario.demo.actor())
    scenario.state.settings.isPlain = isPlain
    try scenario.run([.load])
    try scenario.press("7", "Space")
    return scenario.picture
  }

  /// Only ordinary text shows every letter; block letters are for what they can spell and hold.
  @Test(arguments: [
    "Карта для диспетчеров", "地図 🚕 e\u{301}", "word " + String(repeating: "x", count: 190),
  ])
  func whatBlockLettersCannotSpellIsOrdinaryTextInFull(_ title: String) throws {
    for size in [Size(160, 48), Size(120, 36), Size(80, 24), Size(40, 12)] {
      let text = try picture(title, size).joined().filter { $0 != " " }
      #expect(text.contains(title.prefix(30).filter { $0 != " " }), "\(size)")
    }
  }

  @Test func aLongTitleTakesSmallerLettersAndLeavesNothingOut() throws {
    let words = (1...80).map { "w\($0)" }.joined(separator: " ")
    let long = try picture(words, Size(160, 48))
    #expect(long.contains { $0.contains(" w80") }, "no block letters are small enough for 80 words")
    let short = try picture("Reason", Size(160, 48))
    #expect(short.contains { $0.contains("████████    ██████████") }, "a short one has the largest")
    let plain = try picture("Reason", Size(160, 48), isPlain: true)
    #expect(!plain.contains { $0.contains("▀") }, "halves of a cell would all be #")
    let small = try picture("Latency limit", Size(80, 24))
    #expect(small.contains { $0.contains("▀▀▀") }, "a small screen has room for a short one")
    let facts = try picture(words, Size(80, 24))
    #expect(facts.contains { $0.contains(" w80") })
    #expect(
      try picture(words, Size(40, 12)).contains { $0.contains("lines below") }, "what is left out is counted")
  }
}

@Suite struct KeySettingsTests {
  @Test func keysOfThePersonsChoiceReplaceTheUsualOnes() {
    let keys = KeyMap.standard.changed(by: [("move-item-forward", ["C-f", "g f"]), ("undo", ["U"])])
    #expect(keys.problems.isEmpty)
    #expect(keys.action(for: .control("f"), on: .board) == .moveForward)
    #expect(
      keys.action(for: Chord(prefix: .character("g"), key: .character("f")), on: .board) == .moveForward)
    #expect(keys.action(for: .character(">"), on: .board) == nil)
    #expect(keys.action(for: .character("u"), on: .board) == nil)
    #expect(HelpText.rows(on: .board, keys).contains { $0.action == .undo && $0.keys == "U" })
  }

  @Test func whatCannotBeFollowedIsNamedAndTheRestWorks() {
    let keys = KeyMap.standard.changed(by: [
      ("fly", ["x"]), ("undo", ["nonsense-key"]), ("redo", ["n"]),
    ])
    #expect(keys.problems.count == 3)
    #expect(keys.problems[0].sentence == "there is no action fly. `runboard keys` lists them.")
    #expect(keys.problems[2].sentence.contains("n means search-next already"))
  }

  @Test func whatSomebodyElseChangedIsMarkedForAMoment() throws {
    var scenario = try Scenario()
    let (demo, now) = (scenario.demo, scenario.demo.now)
    let other = Actor(person: "chiyo", now: now, project: demo.project)
    _ = try demo.store.perform(.planItems([key(24)], into: "S3"), by: other)
    try scenario.take(.changed)
    for screen in ["0", "1", "2"] {
      try scenario.press(screen)
      #expect(scenario.picture.count { $0.contains("~") } == 1, "\(screen)")
    }
    #expect(scenario.picture.contains { $0.contains("TAXI-24") && $0.contains("~│") })
    try scenario.take(.marksFaded(scenario.state.foreignReadings - 1))
    #expect(scenario.picture.contains { $0.contains("~│") }, "an older mark faded, this one stays")
    try scenario.take(.marksFaded(scenario.state.foreignReadings))
    #expect(!scenario.picture.contains { $0.contains("~") })
    scenario.state.selectedItem = key(24)
    try scenario.press("1", ">")
    #expect(scenario.state.changedByOthers.isEmpty, "one's own change is none of somebody else")
  }

  /// With a filter on, an item changes places with its neighbour among those that are shown.
  @Test func ranksFollowWhatTheFilterShows() throws {
    var scenario = try Scenario()
    func order(_ state: State) -> [ItemKey] { state.overview?.cards(in: "done").map(\.key) ?? [] }
    let before = order(scenario.state)
    #expect(before.prefix(2) == [key(10), key(17)])
    scenario.state.selectedItem = key(17)
    try scenario.press("1", "f", "m", "K")
    #expect(scenario.state.message?.text == "TAXI-17 is at the top of what the filter shows.")
    try scenario.press("J")
    #expect(order(scenario.state).filter { [key(17), key(20)].contains($0) } == [key(20), key(17)])
    #expect(order(scenario.state).first == key(10), "what is hidden stays where it is")
    try scenario.press("Esc", "f", "x", "u")
    #expect(order(scenario.state) == before)
  }

  @Test func screensGoByTheKeysThatShowThem() throws {
    var scenario = try Scenario()
    scenario.state.settings.keys = KeyMap.standard.changed(by: [(action: "show-runs", keys: ["F5"])])
    #expect(scenario.picture[1].contains("F5 Runs"))
    try scenario.press("1", ":")
    try scenario.type("sort runs by name")
    #expect(scenario.picture.contains { $0.contains("Only in F5 Runs.") })
  }
}
