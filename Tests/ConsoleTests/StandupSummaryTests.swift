import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// The standup behind its last item, and behind its end.
@Suite struct StandupSummaryTests {
  /// A change is followed by one reading of everything that the page shows.
  @Test func whatAStandupShowsIsReadOnceForEachChange() throws {
    var scenario = try Scenario()
    try scenario.press("7", "Space")
    let standup = try #require(scenario.state.overview?.standup)
    let performed = Message.performed(summary: "", items: [], at: scenario.demo.now, remedy: nil)
    #expect(update(&scenario.state, performed) == [.load])
    let overview = try #require(scenario.state.overview)
    let reads = update(&scenario.state, .loaded(overview, now: scenario.demo.now))
    #expect(reads == [.loadItem(try #require(ItemKey(standup.agenda[0]))), .loadStandup(standup.key)])
    #expect(update(&scenario.state, .changed) == [.refresh([])])
  }

  @Test func theSummaryEndsWithWhatIsInWork() throws {
    for size in [Size(160, 48), Size(80, 24), Size(40, 12)] {
      var scenario = try Scenario(size: size)
      try scenario.press("7", "Space", "Space", "Space", "Space", "Space", "Q")
      #expect(scenario.picture.contains { $0.contains("lines below") } == (size.rows < 48), "\(size)")
      try scenario.press("G")
      #expect(scenario.picture.contains { $0.contains("Bruno, In progress") }, "\(size)")
    }
  }

  @Test func behindTheLastItemItIsNobodysTurn() throws {
    for (size, clocks) in [(Size(80, 24), "SU-4  "), (Size(40, 12), "4/4  end  15:00 left")] {
      var scenario = try Scenario(size: size)
      try scenario.press("7", "Space", "Space", "Space", "Space")
      #expect(scenario.picture[1].contains("turn"))
      try scenario.press("Space")
      #expect(!scenario.picture[1].contains("turn") && scenario.picture[1].contains("15:00 left"))
      #expect(scenario.picture[1].contains(clocks))
    }
  }

  /// What was blocked before is told apart from what was raised in the standup.
  @Test func onlyWhatWasRaisedIsCountedAsBlocked() throws {
    var scenario = try Scenario()
    try scenario.press("7", "Space", "b")
    try scenario.type("waits for the trial")
    try scenario.press("Enter", "Enter", "Space", "Space", "Space", "Space")
    #expect(scenario.picture.contains { $0.contains("0 moved, 1 newly blocked, 0 notes") })
    #expect(scenario.picture.contains { $0.contains("Blocked now   ! TAXI-16") })
    #expect(scenario.picture.contains { $0.contains("waits for the trial (newly blocked)") })
    #expect(scenario.picture.contains { $0.contains("! TAXI-19") })
  }

  /// What came up and was cleared within the same standup was in nobody's way.
  @Test func whatIsInNobodysWayAnyMoreIsCounted() throws {
    var scenario = try Scenario()
    try scenario.press("7", "Space", "b")
    try scenario.type("waits for the trial")
    try scenario.press("Enter", "Enter", "b")
    while scenario.state.standupWorkItem?.key != key(19) { try scenario.press("Space") }
    try scenario.press("b", "Space", "Space", "Space", "Space")
    #expect(scenario.picture.contains { $0.contains("0 newly blocked, 1 unblocked") })
    #expect(scenario.picture.contains { $0.contains("Unblocked     TAXI-19") })
    #expect(!scenario.picture.contains { $0.contains("Blocked now") })
  }

  @Test func aLongCriterionHangsBelowItsOwnBeginning() throws {
    var scenario = try Scenario(size: Size(80, 24))
    try scenario.press("7", "Space")
    let rows = scenario.picture
    let first = try #require(rows.firstIndex { $0.contains("    [x] Given a flagged ride") })
    #expect(rows[first + 1].hasPrefix("        ") && !rows[first + 1].contains("["))
  }

  private let confirmed = Answers(reason: "agreed", isConfirmed: true)

  /// A walk with a note, a topic and a move, up to the page behind the last item.
  private func walked(_ size: Size = Size(120, 36)) throws -> Scenario {
    var scenario = try Scenario(size: size)
    try scenario.press("7", "Space", "n")
    try scenario.type("Trial is on Wednesday")
    try scenario.press("Enter", "P")
    try scenario.type("Who buys the cake?")
    try scenario.press("Enter", "Space", "Space", ">", "Space", "Space")
    return scenario
  }

  private func copied(_ scenario: Scenario) -> String {
    guard case .screen(.copy(let text))? = scenario.others.last else { return "" }
    return text
  }

  @Test func behindTheLastItemEverythingIsReadOut() throws {
    let scenario = try walked()
    let picture = scenario.picture
    for words in [
      "15:00 to spare, not ended yet",
      "4 of 4 items walked, 1 moved, 0 newly blocked, 1 note, 1 topic parked",
      "TAXI-22 Retraining starts when drift or a merged change calls for it: In progress -> In review",
      "! TAXI-19 Drift and performance monitoring of the live detector", "Farid: Trial is on Wednesday",
      "Who buys the cake? (Farid)", "Who decides on retention? (Amara), open since 17 Feb",
      "Here          Amara, Bruno, Chiyo, Farid", "Absent        Dilan, Elif",
      "Q ends the standup, Bksp goes back",
    ] { #expect(picture.contains { $0.contains(words) }, "\(words)") }
    #expect(!picture.contains { $0.contains("leave until") }, "no reasons on the wall")
    let footer = try #require(picture.last)
    #expect(footer.contains("Q end") && footer.contains("y copy") && !footer.contains("Space next"))
  }

  @Test func theSummaryStaysUntilTheNextOneStarts() throws {
    var scenario = try walked()
    try scenario.press("Q")
    #expect(scenario.state.screen == .standup)
    #expect(scenario.picture.contains { $0.contains("SUMMARY SU-4") })
    try scenario.press("1", "7")
    #expect(scenario.picture.contains { $0.contains("4 of 4 items walked") })
    // A console that is started anew.
    scenario.state = State(size: Size(120, 36), now: scenario.demo.now, person: "farid")
    try scenario.run([.load])
    try scenario.press("7")
    #expect(scenario.picture.contains { $0.contains("Farid: Trial is on Wednesday") })
    try scenario.press("Space")
    #expect(scenario.state.overview?.standup == nil, "one key too many starts nothing")
    #expect(scenario.picture.contains { $0.contains("not started") })
    try scenario.press("Tab")
    #expect(scenario.picture.contains { $0.contains("SUMMARY SU-4") })
    try scenario.press("Space", "Space")
    #expect(scenario.state.overview?.standup?.key == "SU-5")
  }

  @Test func theNextMorningBeginsWithTheStart() throws {
    var scenario = try walked()
    try scenario.press("Q")
    let morning = scenario.demo.now.adding(milliseconds: 16 * 3_600_000)
    scenario.state = State(size: Size(120, 36), now: morning, person: "farid")
    let overview = try scenario.demo.store.overview(of: scenario.demo.project, now: morning)
    try scenario.take(.loaded(overview, now: morning))
    try scenario.press("7")
    #expect(scenario.picture.contains { $0.contains("not started") })
    #expect(scenario.picture.contains { $0.contains("Tab sums up the last one, 17 Feb 17:00") })
  }

  @Test func theSummaryIsCopiedAsTextAndAsMarkdown() throws {
    var scenario = try walked()
    try scenario.press("Q", "y", "t")
    let text = copied(scenario)
    #expect(
      text.hasPrefix(
        """
        Standup SU-4, Tue 17 Feb 17:00 to 17:00, led by Farid
        Took 00:00 of 15:00, 15:00 to spare.
        4 of 4 items walked, 1 moved, 0 newly blocked, 1 note, 1 topic parked.

        Moved
          TAXI-22 Retraining starts when drift or a merged change calls for it: In progress -> In review

        Blocked now
          ! TAXI-19 Drift and performance monitoring of the live detector
            How long scored features may be kept is not agreed

        """))
    #expect(
      text.hasSuffix(
        """
        Parking lot
          Who buys the cake? (Farid)
          Does the new tariff need new labels? (Chiyo), open since 16 Feb
          Who decides on retention? (Amara), open since 17 Feb

        Here
          Amara, Bruno, Chiyo, Farid

        Absent
          Dilan, Elif

        """))
    try scenario.press("y", "m")
    let note = "- TAXI-16 Reason shown next to each flagged ride\n  - Farid: Trial is on Wednesday"
    #expect(copied(scenario).contains("### Notes\n\n\(note)"))
    try scenario.press("y", "k")
    #expect(copied(scenario) == "SU-4")
    try scenario.press("x", "c")
    #expect(scenario.state.message?.text == "A summary is text: x m writes it as Markdown.")
  }

  @Test func whatHasNoRoomIsScrolledTo() throws {
    var scenario = try walked(Size(40, 12))
    try scenario.press("Q")
    #expect(scenario.picture.contains { $0.contains("lines below") })
    try scenario.press("G")
    #expect(scenario.picture.contains { $0.contains("Bruno, In progress") })
    #expect(scenario.picture.contains { $0.contains("lines above") && !$0.contains("below") })
    try scenario.press("Home")
    #expect(scenario.picture.contains { $0.contains("Moved") })
  }

  @Test func anUndoneEndGoesOnAndAnEarlyOneSaysWhatWasNotReached() throws {
    var scenario = try Scenario()
    try scenario.press("7", "Space", "Space", "Q")
    #expect(scenario.picture.contains { $0.contains("2 of 4 items walked") })
    #expect(scenario.picture.contains { $0.contains("Not reached   TAXI-22") })
    try scenario.press("u")
    #expect(scenario.state.standupItem == key(19))
    try scenario.press("u")
    #expect(scenario.state.overview?.standup == nil)
    #expect(scenario.picture.contains { $0.contains("not started") })
  }

  @Test func anItemThatLeavesTheBoardIsStillUp() throws {
    var scenario = try Scenario()
    try scenario.press("7", "Space", "Space", "Space")
    let actor = scenario.demo.actor("bruno")
    for command in [Command.planItems([key(22)], into: nil), .moveItems([key(22)], to: "done")] {
      _ = try scenario.demo.store.perform(command, by: actor, answers: confirmed)
    }
    try scenario.take(.changed)
    #expect(scenario.state.overview?.item(key(22)) == nil)
    #expect(scenario.picture.contains { $0.contains("item 3 of 4") && $0.contains("Bruno TAXI-21") })
    #expect(scenario.picture.contains { $0.contains("story · Farid · 5 points · Done, took 5 d") })
    #expect(!scenario.picture.contains { $0.contains("quicker") }, "what is done is at no risk")
  }

  /// Scenario S08.
  @Test func whatAnAbsentPersonLeftIsReadWithItsAge() throws {
    var scenario = try Scenario()
    try scenario.press("7", "Space")
    let note = "Elif is absent and left a note 7 h ago: TAXI-16 waits for the five-analyst trial on Wednesday"
    #expect(scenario.picture.contains { $0.contains(note) })
    #expect(!scenario.picture.contains { $0.contains("ill") && $0.contains("Elif") && !$0.contains(note) })
    try scenario.press("Space")
    #expect(!scenario.picture.contains { $0.contains("left a note") })
  }

  /// The clocks stand still meanwhile, for everybody, and the time is counted (`domain.md` 6.5).
  @Test func aPauseStopsTheClocksAndIsCounted() throws {
    var scenario = try Scenario()
    let store = scenario.demo.store
    try scenario.press("7", "Space")
    func later(_ minutes: Int64) throws {
      let now = scenario.demo.now.adding(milliseconds: minutes * 60_000)
      try scenario.take(.loaded(try store.overview(of: scenario.demo.project, now: now), now: now))
    }
    _ = try store.perform(.pauseStandup("SU-4"), by: scenario.demo.actor("bruno", minutesLater: 2))
    try later(7)
    #expect(scenario.picture.contains { $0.contains("PAUSED 05:00  all 13:00 left") })
    try scenario.press("Space")
    #expect(scenario.state.message?.text == "Standup SU-4 is paused. Pause once more to go on.")
    _ = try store.perform(.resumeStandup("SU-4"), by: scenario.demo.actor("bruno", minutesLater: 7))
    try later(8)
    #expect(scenario.picture.contains { $0.contains("turn 03:00 of 03:45  all 12:00 left") })
    _ = try store.perform(.endStandup("SU-4"), by: scenario.demo.actor(minutesLater: 10))
    try later(10)
    #expect(scenario.picture.contains { $0.contains("10:00 to spare, paused 05:00") })
    #expect(try store.undo(by: scenario.demo.actor()).summary == "Undid: Ended standup SU-4")
    #expect(try store.undo(by: scenario.demo.actor()).summary == "Undid: Started standup SU-4")
  }

  @Test func whoIsAbsentIsSaidBeforeTheStart() throws {
    var scenario = try Scenario()
    try scenario.press("7", "o")
    #expect(scenario.prompt?.input.text == "Dilan, Elif", "who is on leave")
    try scenario.press("C-u")
    try scenario.type("elif, Brno")
    try scenario.press("Enter")
    #expect(scenario.prompt?.problem?.hasPrefix("Nobody in this project is called \"Brno\".") == true)
    try scenario.press("Bksp", "Bksp", "Bksp")
    try scenario.type("runo")
    try scenario.press("Enter")
    #expect(scenario.picture.contains { $0.contains("Absent    Bruno  Elif") })
    #expect(scenario.picture.contains { $0.contains("Here      Amara  Chiyo  Dilan  Farid") })
    try scenario.press("Space")
    #expect(scenario.state.overview?.standup?.absent == ["bruno", "elif"])
    #expect(scenario.picture.contains { $0.contains("Absent: Bruno · Elif") })
    try scenario.press("Q")
    #expect(scenario.picture.contains { $0.contains("Absent        Bruno, Elif") })
  }

  @Test func whoIsAbsentIsSaidDuringTheWalkToo() throws {
    var scenario = try Scenario()
    try scenario.press("7", "Space", "o")
    #expect(scenario.prompt?.input.text == "Dilan, Elif")
    try scenario.press("C-u")
    try scenario.type("elif, bruno")
    try scenario.press("Enter")
    #expect(scenario.prompt == nil)
    #expect(scenario.state.overview?.standup?.absent == ["bruno", "elif"])
    #expect(scenario.state.overview?.standup?.present == ["amara", "chiyo", "dilan", "farid"])
    #expect(scenario.picture.contains { $0.contains("Absent: Bruno · Elif") })
    try scenario.press("o", "Enter")
    #expect(scenario.prompt?.problem == "That changes nothing.")
    try scenario.press("Esc", "u")
    #expect(scenario.state.overview?.standup?.absent == ["dilan", "elif"])
    try scenario.press("C-r", "Q")
    #expect(scenario.picture.contains { $0.contains("Absent        Bruno, Elif") })
  }

  @Test func whoIsAbsentIsSaidForOneDay() throws {
    var scenario = try Scenario()
    try scenario.press("7", "o", "C-u")
    try scenario.type("bruno")
    try scenario.press("Enter")
    try scenario.take(.ticked(scenario.demo.now.adding(milliseconds: 60 * 60_000)))
    #expect(scenario.state.absentFromStandup == ["bruno"], "the same day")
    try scenario.take(.ticked(scenario.demo.now.adding(milliseconds: 24 * 60 * 60_000)))
    #expect(scenario.state.absentToday == nil)
  }

  @Test func aHindranceOfTheStandupSaysWhoHelpsByWhen() throws {
    var scenario = try Scenario()
    try scenario.press("7", "Space", "b")
    try scenario.type("no machine ")
    try scenario.press("Enter")
    #expect(scenario.prompt?.label == "Who helps, and by when")
    try scenario.press("Esc")
    #expect(scenario.prompt?.input.text == "no machine ", "the way back")
    try scenario.press("Bksp", "Enter")
    try scenario.type("Farid by Wed 18 Feb")
    try scenario.press("Enter")
    #expect(scenario.state.standupWorkItem?.block?.reason == "no machine. Helps: Farid by Wed 18 Feb")
    #expect(scenario.state.overlay == nil)
    try scenario.press("b", "b")
    try scenario.type("no machine")
    try scenario.press("Enter", "Enter")
    #expect(scenario.state.standupWorkItem?.block?.reason == "no machine")
  }

  @Test func whatCameIntoWorkMeanwhileIsWalkedToo() throws {
    var scenario = try Scenario()
    try scenario.press("7", "Space")
    _ = try scenario.demo.store.perform(
      .moveItems([key(23)], to: "in_progress"), by: scenario.demo.actor("bruno"), answers: confirmed)
    try scenario.take(.changed)
    #expect(scenario.picture.contains { $0.contains("item 1 of 4") && $0.contains("1 new behind the last") })
    try scenario.press("Space", "Space", "Space", "Space")
    #expect(scenario.state.standupItem == key(23))
    #expect(scenario.picture.contains { $0.contains("item 5 of 5") && $0.contains("last item") })
    try scenario.press("Space")
    _ = try scenario.demo.store.perform(
      .moveItems([key(24)], to: "in_review"), by: scenario.demo.actor("bruno"), answers: confirmed)
    try scenario.take(.changed)
    #expect(scenario.picture.contains { $0.contains("Space goes on to TAXI-24, new in work") })
    try scenario.press("Space")
    #expect(scenario.state.standupItem == key(24))
    try scenario.press("Space", "Space")
    #expect(scenario.state.message?.text == "That was the last item. Q ends the standup.")
  }

  @Test func aStandupWithoutItemsEndsAtOnce() throws {
    var scenario = try Scenario()
    for number in [16, 19, 21, 22] {
      _ = try scenario.demo.store.perform(
        .moveItems([key(number)], to: "ready"), by: scenario.demo.actor(), answers: confirmed)
    }
    try scenario.take(.changed)
    try scenario.press("7", "Space")
    #expect(scenario.state.overview?.standup?.agenda == [])
    #expect(scenario.picture.contains { $0.contains("no items walked, 0 notes, 0 topics parked") })
    try scenario.press("Space", "Bksp", "n")
    #expect(scenario.state.message?.text == "That was the last item. Q ends the standup.")
    try scenario.press("Q")
    #expect(scenario.state.overview?.standup == nil)
  }

  /// Scenario S07: the walk takes sixteen minutes, and a console that only looks tells it.
  @Test func overtimeIsSaidInWords() throws {
    var scenario = try Scenario(size: Size(80, 24))
    let store = scenario.demo.store
    _ = try store.perform(.startStandup(facilitator: "farid"), by: scenario.demo.actor())
    _ = try store.perform(.endStandup("SU-4"), by: scenario.demo.actor(minutesLater: 16))
    scenario.state = State(size: Size(80, 24), now: scenario.demo.now, person: "farid")
    scenario.state.isReadOnly = true
    try scenario.run([.load])
    try scenario.press("7")
    for words in ["SUMMARY SU-4, Tue 17 Feb 17:00 to 17:16, led by Farid", "16:00 of 15:00", "OVER by 01:00"]
    {
      #expect(scenario.picture.contains { $0.contains(words) }, "\(words)")
    }
    #expect(!scenario.picture.contains { $0.contains("Space") }, "only what can be done")
    #expect(scenario.picture.contains { $0.contains("y t copies it") })
  }

  @Test func anyPageOfTheStandupFitsAnySize() throws {
    let walk = ["7", "Space", "Space", "Space", "Space", "Space"]
    for keys in [["7"], ["7", "Space"], ["7", "Space", "Q"], walk] {
      var scenario = try Scenario()
      for key in keys { try scenario.press(key) }
      for (columns, rows) in [(0, 0), (1, 1), (20, 4), (24, 8), (40, 12), (79, 26), (300, 100)] {
        try scenario.take(.input(.resized(Size(columns, rows))))
        try scenario.press("G", "j")
        #expect(scenario.picture.count == rows)
      }
    }
  }
}
