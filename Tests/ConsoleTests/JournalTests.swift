import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// The journal says what each operation changed.
@Suite struct JournalTests {
  @Test func theSelectedOperationSaysWhatItChanged() throws {
    for size in [Size(160, 48), Size(80, 24)] {
      var scenario = try Scenario(size: size)
      scenario.state.selectedItem = key(22)
      try scenario.press("1", ">", "8")
      #expect(scenario.picture.contains { $0.contains("TAXI-22  status: In progress -> In review") })
      try scenario.press("j")
      #expect(scenario.picture.contains { $0.contains("TAXI  the whole project") })
      #expect(scenario.state.changedItem == nil)
      try scenario.press("k", "Enter")
      #expect(scenario.state.screen == .item && scenario.state.selectedItem == key(22))
    }
  }

  @Test func anUndoneChangeIsToldTheOtherWayRound() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", ">", "u", "8")
    #expect(scenario.picture.contains { $0.contains("TAXI-22  status: In review -> In progress") })
    #expect(scenario.picture.contains { $0.contains("undone") })
  }

  @Test(arguments: [Size(80, 24), Size(40, 12), Size(160, 48)])
  func everyChangeOfAnOperationIsReached(_ size: Size) throws {
    var scenario = try Scenario(size: size)
    let keys = [19, 21, 22, 23, 24, 26].map(key)
    scenario.state.marked = Set(keys)
    try scenario.press("1", "e", "a")
    try scenario.type("amara")
    try scenario.press("Enter", "8", "Tab")
    var seen: Set<String> = []
    for _ in 0..<40 {
      let text = scenario.picture.joined()
      for key in keys where text.contains("\(key)  assignee: ") { seen.insert(key.description) }
      try scenario.press("j")
    }
    #expect(seen.count == keys.count)
    let last = scenario.picture
    try scenario.press("j")
    #expect(scenario.picture == last, "the last line is the end")
    try scenario.press("Esc")
    #expect(scenario.state.pane == JournalPane.operations.rawValue && scenario.state.screen == .journal)
  }

  /// What was done first is taken back last; the item that it was about stays the same one.
  @Test func anUndoneBulkChangeIsAboutTheItemThatItWasAbout() throws {
    var scenario = try Scenario(size: Size(160, 48))
    scenario.state.marked = [key(21), key(22)]
    try scenario.press("1", "e", "a")
    try scenario.type("amara")
    try scenario.press("Enter", "8")
    let about = try #require(scenario.state.changedItem)
    try scenario.press("u")
    #expect(scenario.state.changedItem == about)
    #expect(scenario.picture.contains { $0.contains("Also about \(about)") })
  }

  @Test func aClickSelectsAnOperationAndTheWheelMovesWhatIsUnderIt() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", ">", "8", "Tab")
    try scenario.click("Imported project")
    #expect(scenario.state.journalIndex == 1)
    #expect(scenario.state.pane == JournalPane.operations.rawValue)
    try scenario.point(.wheelUp, at: Point(100, 10))
    #expect(scenario.state.journalIndex == 1 && scenario.state.pane == JournalPane.detail.rawValue)
    try scenario.point(.wheelUp, at: Point(10, 10))
    #expect(scenario.state.journalIndex == 0)
  }

  @Test func anOperationSaysWhoTookItBackAndHowItsItemStands() throws {
    var scenario = try Scenario(size: Size(160, 48))
    scenario.state.selectedItem = key(22)
    try scenario.press("1", ">", "<", "u", "u", "8")
    // Undid, Undid, Moved back, Moved, Imported: the newest first.
    let journal = scenario.state.journal.lines
    #expect(journal.map(\.isUndone) == [false, false, true, true, false])
    #expect(journal[2].undoing?.sequence == journal[1].sequence)
    #expect(journal[3].undoing?.sequence == journal[0].sequence)
    try scenario.press("j", "j", "j")
    let lines = scenario.picture
    #expect(
      lines.contains {
        $0.contains("Undone by Farid 2026-02-17 17:00:00, operation \(journal[0].sequence ?? 0)")
      })
    #expect(lines.contains { $0.contains("TAXI-22  Retraining starts when drift") })
    #expect(lines.contains { $0.contains("Also about TAXI-22") })
    try scenario.press("C-r", "C-r")
    #expect(scenario.state.journal.lines[5].undoing == nil)
  }

  /// Writes more operations into the log than a part of the journal has lines.
  private func fill(_ scenario: Scenario, _ count: Int) throws {
    for number in 1...count {
      let actor = scenario.demo.actor(minutesLater: Int64(number))
      _ = try scenario.demo.store.perform(.editItems([key(22)], .title, to: "Title \(number)"), by: actor)
    }
  }

  @Test func aLongJournalIsReadPartByPart() throws {
    var scenario = try Scenario()
    try fill(scenario, 2500)
    try scenario.press("8")
    #expect(scenario.picture.contains { $0.contains("2501 operations, newest first") })
    #expect(scenario.state.journal.lines.count == JournalPage.size)
    try scenario.press("G")
    #expect(scenario.state.currentLine?.summary == "Imported project TAXI")
    #expect(scenario.picture.contains { $0.contains("the whole project") })
    #expect(scenario.state.journal.lines.count <= JournalPage.size)
    try scenario.press("g", "g")
    #expect(scenario.state.currentLine?.summary == "Set title of TAXI-22 to Title 2500")
    var numbers: [Int64] = []
    for _ in 0..<150 {
      numbers.append(try #require(scenario.state.currentLine?.sequence))
      try scenario.press("PgDn")
    }
    #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 == $1 + 18 || $1 == 1 })
    #expect(numbers.last == 1)
    for _ in 0..<150 { try scenario.press("PgUp") }
    #expect(scenario.state.journalIndex == 0)
    #expect(scenario.state.currentLine?.sequence == 2501)
    #expect(scenario.state.operations.count <= 200)
    try scenario.press("y", "t")
    #expect(scenario.state.message?.text.contains("`runboard history --limit all`") == true)
  }

  @Test func anOperationThatWasTakenBackLeadsToTheItemItNames() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(19)
    try scenario.press("1", "J", "u", "8")
    #expect(scenario.state.currentLine?.summary.hasPrefix("Undid: Moved TAXI-19 down") == true)
    #expect(scenario.state.changedItem == key(19))
    try scenario.press("j")
    #expect(scenario.state.changedItem == key(19))
    let number = try #require(scenario.state.currentLine?.sequence)
    let effects = scenario.state.performOutput(.copyKey)
    #expect(effects == [.screen(.copy("\(number)"))], "an operation goes by its number")
  }

  @Test func theWholeJournalIsSearched() throws {
    var scenario = try Scenario()
    try fill(scenario, 2500)
    try scenario.press("8")
    func search(_ words: String) throws {
      try scenario.press("/", "C-u")
      try scenario.type(words)
      try scenario.press("Enter")
    }
    try search("title 2490")
    #expect(scenario.state.currentLine?.summary == "Set title of TAXI-22 to Title 2490")
    #expect(scenario.state.message?.text == "Match 1 of 1 for \"title 2490\"")
    try search("imported")
    #expect(scenario.state.currentLine?.summary == "Imported project TAXI")
    #expect(scenario.picture.contains { $0.contains("the whole project") }, "its part was read")
    #expect(scenario.state.journal.lines.count <= JournalPage.size)
    try search("farid title 241")
    #expect(scenario.state.message?.text == "Match 1 of 13 for \"farid title 241\"", "round the end")
    #expect(scenario.state.currentLine?.summary == "Set title of TAXI-22 to Title 2419")
    try scenario.press("N")
    #expect(scenario.state.currentLine?.summary == "Set title of TAXI-22 to Title 241")
    try scenario.press("n", "n")
    #expect(scenario.state.message?.text.hasPrefix("Match 2 of 13") == true)
    try search("no such words")
    #expect(scenario.state.message?.text == "Nothing here matches \"no such words\".")
  }

  @Test func aSearchFindsTimesAndErrorsTooAndCountsWhatCameMeanwhile() throws {
    var scenario = try Scenario()
    try fill(scenario, 1500)
    try scenario.take(.ticked(scenario.demo.now.adding(milliseconds: 1200 * 60_000 + 1)))
    try scenario.take(.failed("The disk is full."))
    try scenario.press("Esc", "8", "/")
    try scenario.type("disk full")
    try scenario.press("Enter")
    #expect(scenario.state.currentLine?.summary == "The disk is full.")
    #expect(scenario.state.journalIndex == 300)
    let later = scenario.demo.actor(minutesLater: 2000)
    _ = try scenario.demo.store.perform(.editItems([key(19)], .title, to: "Newer"), by: later)
    try scenario.press("/", "C-u")
    // Minute 60 after 17:00, to the second.
    try scenario.type("02-17 18:00:00")
    try scenario.press("Enter")
    #expect(scenario.state.currentLine?.summary == "Set title of TAXI-22 to Title 60")
  }

  /// What else was done with an item is asked of the whole journal, and of what items were changed together.
  @Test func whatElseWasDoneIsFoundFarAway() throws {
    var scenario = try Scenario(size: Size(160, 48))
    let store = scenario.demo.store
    _ = try store.perform(.editItems([key(23), key(19)], .assignee, to: "bruno"), by: scenario.demo.actor())
    try fill(scenario, 1500)
    _ = try store.perform(
      .editItems([key(19)], .title, to: "Other"), by: scenario.demo.actor(minutesLater: 2000))
    try scenario.press("8")
    #expect(scenario.picture.contains { $0.contains("Also about TAXI-19") })
    #expect(scenario.picture.contains { $0.contains("Set assignee of TAXI-23 and 1") })
  }

  @Test func errorsStandInTheJournalByTheirTime() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.take(.sourceFailed("There is no tracking store at /data/mlflow.db . Check the path."))
    try scenario.press("Esc")
    try scenario.take(.ticked(scenario.demo.now.adding(milliseconds: 60_000)))
    try scenario.take(.failed("The disk is full."))
    try scenario.press("Esc", "8")
    #expect(scenario.state.message == nil)
    #expect(scenario.picture.contains { $0.contains("1 operation, 2 errors, newest first") })
    #expect(scenario.state.currentLine?.summary == "The disk is full.")
    #expect(scenario.picture.contains { $0.contains("said here, not kept in") })
    try scenario.press("j")
    #expect(scenario.state.currentLine?.summary.hasPrefix("There is no tracking store") == true)
    try scenario.press("j")
    #expect(scenario.state.currentLine?.summary == "Imported project TAXI")
    try scenario.press("j", "Enter")
    #expect(scenario.state.message?.text == "No item was changed by it.")
  }

  @Test func everyKindOfFactHasItsWords() throws {
    let entry = HistoryEntry(at: Instant(milliseconds: 0), by: "farid", kind: .estimate, from: "3", to: "5")
    func words(_ fact: Fact, reversed: Bool = false) -> String {
      let change = Wording.change(Event(fact, reversed: reversed), workflow: .standard) { $0.uppercased() }
      return "\(change.subject) \(change.words)"
    }
    #expect(words(.estimateChanged(key(1), entry)) == "TAXI-1 estimate: 3 -> 5")
    #expect(words(.estimateChanged(key(1), entry), reversed: true) == "TAXI-1 estimate: 5 -> 3")
    #expect(
      words(.itemEdited(key(1), field: .assignee, from: nil, to: "farid")) == "TAXI-1 assignee: none -> FARID"
    )
    #expect(words(.sprintChanged(key(1), from: "S3", to: nil, [])) == "TAXI-1 sprint: S3 -> none")
    #expect(words(.standupMoved("SU-1", from: 0, to: 1)) == "SU-1 item 1 -> 2 of the standup")
    #expect(words(.standupMoved("SU-1", from: 3, to: 4, of: 4)) == "SU-1 item 4 -> end of the standup")
    let (all, some) = (
      Attendance(present: ["farid", "elif"], absent: []), Attendance(present: ["farid"], absent: ["elif"])
    )
    let absence = Fact.attendanceChanged("SU-1", from: all, to: some)
    #expect(words(absence) == "SU-1 absent: nobody -> ELIF")
    #expect(words(absence, reversed: true) == "SU-1 absent: ELIF -> nobody")
    #expect(
      words(.standupEnded("SU-1", at: Instant(milliseconds: 0)), reversed: true)
        == "SU-1 taken back: standup ended")
  }
}
