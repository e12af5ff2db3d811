import Domain
import Drawing
import TestSupport
import Testing

@testable import App
@testable import Console

/// What is stored, what waits for it, and what is said where it cannot be.
@Suite struct StoringTests {
  @Test func aChangeThatCannotBeStoredIsSaidInTheHeaderAndTriedAgain() throws {
    var scenario = try Scenario()
    let effect = Effect.perform(.moveItems([key(22)], to: "in_review"), .none)
    try scenario.take(.notStored(effect, word: "disk full", sentence: "The disk is full."))
    #expect(scenario.picture[0].hasSuffix("NOT SAVED: disk full"))
    #expect(scenario.state.message?.isError == true)
    try scenario.press("C-s")
    #expect(scenario.status(of: 22) == "in_review")
    #expect(scenario.picture[0].hasSuffix("saved 17:00:00"))
    try scenario.press("C-s")
    #expect(scenario.state.message?.text == "Everything is stored.")
  }

  @Test func aChangeThatWaitsIsTriedAgainByItselfWithoutHoldingKeys() throws {
    var scenario = try Scenario()
    let effect = Effect.perform(.moveItems([key(22)], to: "in_review"), .none)
    let fault = Message.notStored(effect, word: "file is busy", sentence: "It is held.")
    try scenario.take(fault)
    try scenario.press("Esc")
    #expect(update(&scenario.state, .retryDue) == [effect])
    #expect(update(&scenario.state, .retryDue) == [], "one at a time")
    #expect(!scenario.state.isBusy && !scenario.state.isAwaitingChange)
    try scenario.take(fault)
    #expect(scenario.state.message == nil, "said once")
    #expect(scenario.picture[0].hasSuffix("NOT SAVED: file is busy"))
    try scenario.take(.retryDue)
    #expect(scenario.status(of: 22) == "in_review")
    #expect(scenario.picture[0].hasSuffix("saved 17:00:00"))
    #expect(update(&scenario.state, .retryDue) == [])
  }

  @Test func aChangeThatWaitsStaysOnTheScreenMarked() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    let effect = Effect.perform(.moveItems([key(22)], to: "in_review"), .none)
    let fault = Message.notStored(effect, word: "file is busy", sentence: "It is held.")
    try scenario.take(fault)
    try scenario.press("Esc")
    for screen in ["0", "1"] {
      try scenario.press(screen)
      #expect(scenario.status(of: 22) == "in_review")
      #expect(scenario.picture.count { $0.contains("TAXI-22") && $0.contains("*") } == 1, "\(screen)")
    }
    // What is read anew does not hide it, and is no change of somebody else.
    try scenario.take(.changed)
    #expect(scenario.status(of: 22) == "in_review" && scenario.state.changedByOthers.isEmpty)
    try scenario.press("Enter")
    #expect(scenario.picture.contains { $0.contains("TAXI-22 *") })
    try scenario.press("Esc")
    try scenario.take(.retryDue)
    #expect(scenario.status(of: 22) == "in_review" && scenario.state.changedByOthers.isEmpty)
    #expect(!scenario.picture.contains { $0.contains("TAXI-22") && $0.contains("*") })
    #expect(scenario.state.stored == nil && scenario.state.waiting.isEmpty)
  }

  @Test func whatIsRefusedInTheEndIsShownAsItIsStored() throws {
    var scenario = try Scenario()
    let effect = Effect.perform(.blockItems([key(22)], reason: "no data"), .none)
    try scenario.take(.notStored(effect, word: "file is busy", sentence: "It is held."))
    #expect(scenario.state.overview?.item(key(22))?.block?.reason == "no data")
    _ = update(&scenario.state, .retryDue)
    try scenario.take(.refused("It is blocked already."))
    #expect(scenario.state.overview?.item(key(22))?.block == nil)
  }

  /// The next change begins with what is shown, so the store has to know that first.
  @Test func aChangeOfWhatWaitsComesBehindIt() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(24)
    let effect = Effect.perform(.moveItems([key(24)], to: "ready"), .none)
    try scenario.take(.notStored(effect, word: "file is busy", sentence: "It is held."))
    try scenario.press("Esc", "1")
    #expect(update(&scenario.state, .input(.key(.character(">")))) == [effect])
    #expect(scenario.status(of: 24) == "in_progress", "both are shown")
    try scenario.run([effect])
    #expect(scenario.status(of: 24) == "in_progress" && scenario.state.unsaved.isEmpty)
    #expect(scenario.state.overlay == nil, "nobody else moved it meanwhile")
  }

  /// It was meant for the change that waits, and must not take back an older one in its place.
  @Test func anUndoBehindAChangeThatIsRefusedGoesWithIt() throws {
    var scenario = try Scenario()
    let effect = Effect.perform(.blockItems([key(22)], reason: "no data"), .none)
    try scenario.take(.notStored(effect, word: "file is busy", sentence: "It is held."))
    try scenario.press("Esc")
    _ = scenario.state.change(.undo)
    #expect(scenario.state.unsaved.map(\.effect) == [effect, .undo])
    _ = update(&scenario.state, .refused("It is blocked already."))
    #expect(scenario.state.unsaved.isEmpty)
  }

  /// It means what was newest when it was asked for.
  @Test func aChangeAfterAnUndoThatWaitsComesBehindIt() throws {
    var scenario = try Scenario()
    try scenario.take(.notStored(.undo, word: "file is busy", sentence: "It is held."))
    try scenario.press("Esc", "1")
    scenario.state.selectedItem = key(24)
    #expect(update(&scenario.state, .input(.key(.character(">")))) == [.undo])
    #expect(scenario.state.unsaved.count == 2 && scenario.state.unsaved[0].effect == .undo)
  }

  /// What comes of a change that is tried by itself leaves alone what the person does meanwhile.
  @Test func theAnswerToAQuietRetryTakesNothingFromThePerson() throws {
    var scenario = try Scenario()
    let effect = Effect.perform(.blockItems([key(22)], reason: "no data"), .none)
    try scenario.take(.notStored(effect, word: "file is busy", sentence: "It is held."))
    try scenario.press("Esc", "1")
    scenario.state.selectedItem = key(16)
    #expect(update(&scenario.state, .retryDue) == [effect])
    scenario.state.marked = [key(16)]
    try scenario.run([effect])
    #expect(scenario.state.unsaved.isEmpty && scenario.state.selectedItem == key(16))
    #expect(scenario.state.marked == [key(16)])
  }

  @Test func aChangeThatIsBeingTriedAgainIsNotDoneTwice() throws {
    var scenario = try Scenario()
    let effect = Effect.perform(.addItem(Command.NewItem(title: "Once")), .none)
    try scenario.take(.notStored(effect, word: "file is busy", sentence: "It is held."))
    try scenario.press("Esc")
    #expect(update(&scenario.state, .retryDue) == [effect])
    #expect(update(&scenario.state, .input(.key(.control("s")))) == [])
    #expect(scenario.state.isBusy, "keys wait for it now")
    try scenario.run([effect])
    #expect(scenario.state.overview?.items.count { $0.title == "Once" } == 1 && !scenario.state.isBusy)
  }

  @Test func aFileThatIsTakenAwayIsSaidInTheHeaderUntilItIsBack() throws {
    var scenario = try Scenario()
    let sentence = "It was removed."
    try scenario.take(.displaced(word: "file is gone", sentence: sentence))
    #expect(scenario.picture[0].hasSuffix("NOT SAVED: file is gone"))
    #expect(scenario.state.message == State.Note(sentence, .error))
    // What was typed meanwhile stays, in the line and for another try.
    try scenario.press("1", "a")
    try scenario.type("A thought")
    let effects = update(&scenario.state, .input(.key(.enter)))
    try scenario.take(.notStored(try #require(effects.first), word: "file is gone", sentence: sentence))
    #expect(scenario.prompt?.input.text == "A thought")
    #expect(scenario.prompt?.problem == "It was removed. C-s tries again.")
    try scenario.take(.broughtBack)
    #expect(scenario.picture[0].hasSuffix("NOT SAVED: file was away"))
    try scenario.press("Enter")
    #expect(scenario.state.overview?.items.contains { $0.title == "A thought" } == true)
    #expect(scenario.picture[0].hasSuffix("saved 17:00:00"))
    scenario.state.isReadOnly = true
    try scenario.take(.displaced(word: "file is gone", sentence: sentence))
    #expect(scenario.picture[0].hasSuffix("read only: file is gone"))
  }

  /// Keys typed faster than the store answers act on what the change made, one after the other.
  @Test func keysWaitForTheChangeBeforeThem() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(24)
    try scenario.press("1")
    let first = update(&scenario.state, .input(.key(.character(">"))))
    #expect(update(&scenario.state, .input(.key(.character(">")))) == [])
    #expect(update(&scenario.state, .input(.key(.character("j")))) == [])
    #expect(scenario.state.heldInputs.count == 2)
    #expect(scenario.status(of: 24) == "backlog")
    try scenario.run(first)
    #expect(scenario.status(of: 24) == "in_progress", "both moves were made")
    #expect(scenario.state.heldInputs.isEmpty)
  }

  /// Of very many items those in front are shown at once; the others are nobody's change when they come.
  @Test func aFirstReadingIsFollowedByTheWholeOne() throws {
    var scenario = try Scenario()
    let whole = try #require(scenario.state.overview)
    var first = whole
    (first.items, first.isWhole) = (Array(whole.items.prefix(5)), false)
    #expect(update(&scenario.state, .loaded(first, now: scenario.state.now)).contains(.load))
    #expect(update(&scenario.state, .input(.key(.character("j")))).isEmpty)
    #expect(scenario.state.heldInputs.count == 1, "a key is meant for all items")
    #expect(update(&scenario.state, .loaded(whole, now: scenario.state.now)).contains(.load) == false)
    #expect(scenario.state.heldInputs.isEmpty)
    #expect(scenario.state.overview == whole && scenario.state.changedByOthers.isEmpty)
  }

  /// Curves and lists are read all the time; that one cannot be read says nothing of a change.
  @Test func whatCannotBeReadDoesNotReleaseKeysThatWait() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(24)
    try scenario.press("1")
    let first = update(&scenario.state, .input(.key(.character(">"))))
    #expect(update(&scenario.state, .input(.key(.character(">")))) == [])
    try scenario.take(.notDone(.loadJournal(from: 0), "It cannot be read."))
    #expect(scenario.state.isBusy && scenario.state.heldInputs.count == 1)
    #expect(scenario.state.message == State.Note("It cannot be read.", .error))
    try scenario.run(first)
    #expect(scenario.status(of: 24) == "in_progress", "both moves were made")
    // What the change made cannot be read back: keys would act on something else.
    _ = update(&scenario.state, .input(.key(.character("<"))))
    _ = update(&scenario.state, .input(.key(.character("<"))))
    _ = update(&scenario.state, .performed(summary: "Moved", items: [], at: scenario.state.now, remedy: nil))
    _ = update(&scenario.state, .notDone(.load, "It cannot be read."))
    #expect(scenario.state.heldInputs.isEmpty && !scenario.state.isAwaitingChange)
  }

  @Test func everyChangeThatCouldNotBeStoredIsTriedAgain() throws {
    var scenario = try Scenario()
    let moves = [(22, "in_review"), (24, "ready")].map { number, column in
      Effect.perform(.moveItems([key(number)], to: column), .none)
    }
    for move in moves {
      try scenario.take(.notStored(move, word: "disk full", sentence: "The disk is full."))
    }
    #expect(scenario.picture[0].hasSuffix("NOT SAVED: disk full, 2 changes"))
    try scenario.press("Esc", "1", "a")
    try scenario.type("Another")
    try scenario.press("Enter")
    #expect(scenario.state.unsaved.count == 2, "what is stored meanwhile does not hide them")
    try scenario.press("q", "q")
    #expect(
      scenario.state.message?.text == "2 changes are not stored: C-s tries again, q leaves without them.")
    try scenario.press("C-s")
    #expect(scenario.status(of: 22) == "in_review" && scenario.status(of: 24) == "ready")
    #expect(scenario.state.unsaved.isEmpty)
    #expect(scenario.picture[0].hasSuffix("saved 17:00:00"))
  }

  @Test func anotherTryOfALineTakesThePlaceOfTheLast() throws {
    var scenario = try Scenario()
    try scenario.press("1", "a")
    try scenario.type("One")
    let effect = try #require(update(&scenario.state, .input(.key(.enter))).first)
    try scenario.take(.notStored(effect, word: "disk full", sentence: "The disk is full."))
    try scenario.press("C-u")
    try scenario.type("Two")
    try scenario.press("Enter")
    #expect(scenario.state.unsaved.isEmpty)
    #expect(
      scenario.state.overview?.items.filter { ["One", "Two"].contains($0.title) }.map(\.title) == ["Two"])
  }

  @Test func leavingWithAChangeThatIsNotStoredIsSaidFirst() throws {
    var scenario = try Scenario()
    let effect = Effect.perform(.moveItems([key(22)], to: "in_review"), .none)
    try scenario.take(.notStored(effect, word: "disk full", sentence: "The disk is full."))
    try scenario.press("Esc", "q")
    #expect(scenario.others.isEmpty)
    #expect(scenario.state.message?.text == "A change is not stored: C-s tries again, q leaves without it.")
    try scenario.press("q")
    #expect(scenario.others == [.quit(0)])
  }

  @Test func thatEverythingIsStoredIsNoComplaint() throws {
    var scenario = try Scenario()
    try scenario.press("C-s")
    #expect(scenario.state.message == State.Note("Everything is stored."))
  }
}

/// Where the store does not answer at once, as while another program holds the file, the console goes on.
@Suite struct LateAnswerTests {
  private static let sentence = "It is held."

  /// A scenario on the board whose move of a card is under way, with more keys pressed since.
  private func moving(_ keys: String...) throws -> (scenario: Scenario, effect: Effect) {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1")
    let effect = try #require(update(&scenario.state, .input(.key(.character(">")))).first)
    for name in keys { _ = update(&scenario.state, .input(.key(try #require(Key(name: name))))) }
    return (scenario, effect)
  }

  private func late(_ scenario: inout Scenario) throws {
    try scenario.run(
      update(&scenario.state, .answerIsLate(scenario.state.changesAsked)).filter { !$0.isChange })
  }

  @Test func keysGoOnAndTheChangeIsShownAsOneThatWaits() throws {
    var (scenario, effect) = try moving("a", "N", "e", "w")
    #expect(scenario.state.heldInputs.count == 4)
    try late(&scenario)
    #expect(scenario.status(of: 22) == "in_review" && scenario.state.waiting == [key(22)])
    #expect(scenario.prompt?.input.text == "New")
    #expect(scenario.picture[0].hasSuffix("saving"))
    try scenario.press("Esc")
    #expect(scenario.picture[35].hasPrefix(" storing waits for the file   Esc stops waiting "))
    try scenario.press("4")
    #expect(scenario.state.screen == .runs)
    // The answer finds the person elsewhere and moves nothing.
    scenario.state.selectedItem = key(16)
    try scenario.run([effect])
    #expect(scenario.status(of: 22) == "in_review" && scenario.state.unsaved.isEmpty)
    #expect(scenario.state.selectedItem == key(16) && !scenario.state.hasLongWait)
    #expect(scenario.picture[0].hasSuffix("saved 17:00:00"))
    #expect(!scenario.picture[35].contains("storing"))
  }

  @Test func anAnswerInTimeIsNotLate() throws {
    var (scenario, effect) = try moving("j")
    let number = scenario.state.changesAsked
    try scenario.run([effect])
    #expect(update(&scenario.state, .answerIsLate(number)) == [] && scenario.state.unsaved.isEmpty)
  }

  @Test func thatItCouldNotBeStoredIsSaidOnce() throws {
    var (scenario, effect) = try moving()
    try late(&scenario)
    let fault = Message.notStored(effect, word: "file is busy", sentence: Self.sentence)
    try scenario.take(fault)
    #expect(scenario.state.message?.text == "It is held. C-s tries again.")
    #expect(scenario.picture[0].hasSuffix("NOT SAVED: file is busy"))
    try scenario.press("Esc")
    #expect(update(&scenario.state, .retryDue) == [effect])
    try scenario.take(fault)
    #expect(scenario.state.message == nil && scenario.state.unsaved.count == 1)
  }

  /// Nothing was refused, so keys that came meanwhile are meant for what is shown.
  @Test func keysAreTakenAlsoWhereNothingCanBeStored() throws {
    var (scenario, effect) = try moving("a", "N", "e", "w")
    try scenario.take(.notStored(effect, word: "disk full", sentence: Self.sentence))
    #expect(scenario.prompt?.input.text == "New" && scenario.state.heldInputs.isEmpty)
    #expect(scenario.state.message?.isError == true)
  }

  @Test func escapeStopsTheWaitAndTheChangeStays() throws {
    var (scenario, effect) = try moving()
    try late(&scenario)
    #expect(update(&scenario.state, .input(.key(.escape))) == [.stopWaiting])
    try scenario.take(.notStored(effect, word: "file is busy", sentence: Self.sentence))
    #expect(scenario.state.message?.isError == false && scenario.state.waiting == [key(22)])
    #expect(scenario.picture[0].hasSuffix("NOT SAVED: file is busy"))
  }

  @Test func aChangeBehindOneThatWaitsIsStoredAfterIt() throws {
    var (scenario, effect) = try moving()
    try late(&scenario)
    scenario.state.selectedItem = key(24)
    #expect(update(&scenario.state, .input(.key(.character(">")))) == [], "the store is not asked for both")
    #expect(scenario.state.unsaved.count == 2 && scenario.status(of: 24) == "ready")
    try late(&scenario)
    #expect(!scenario.state.isBusy && scenario.state.unsaved.count == 2)
    try scenario.run([effect])
    #expect(scenario.state.unsaved.isEmpty)
    #expect(scenario.status(of: 22) == "in_review" && scenario.status(of: 24) == "ready")
  }

  /// Nor does the one behind it hold the keys of who has gone on, or take a line that is typed by then.
  @Test func aChangeBehindALateOneLeavesThePersonAlone() throws {
    for isTyping in [false, true] {
      var (scenario, effect) = try moving()
      try late(&scenario)
      scenario.state.selectedItem = key(24)
      _ = update(&scenario.state, .input(.key(.character(">"))))
      try late(&scenario)
      scenario.state.selectedItem = key(16)
      if isTyping {
        try scenario.press("a")
        try scenario.type("Half a ti")
      }
      try scenario.run([effect])
      #expect(!scenario.state.isBusy && scenario.state.selectedItem == key(16))
      #expect(scenario.prompt?.input.text == (isTyping ? "Half a ti" : nil))
      #expect(scenario.state.unsaved.isEmpty == !isTyping, "it is tried again when the line has gone")
    }
  }

  /// The line of a new item closes, so that the next can be typed; refused, it is there again.
  @Test func aLineThatWasSentComesBackWhereItIsRefused() throws {
    var scenario = try Scenario()
    try scenario.press("1", "a")
    try scenario.type("One")
    let effect = try #require(update(&scenario.state, .input(.key(.enter))).first)
    for name in ["a", "T", "w", "o"] {
      _ = update(&scenario.state, .input(.key(try #require(Key(name: name)))))
    }
    try late(&scenario)
    #expect(scenario.prompt?.input.text == "Two")
    try scenario.press("Esc")
    #expect(scenario.state.draft?.prompt.input.text == "One", "it outlives the console until it is stored")
    try scenario.take(.refused("No."))
    #expect(scenario.prompt?.input.text == "One" && scenario.prompt?.problem == "No.")
    try scenario.press("Enter")
    #expect(scenario.state.unsaved.isEmpty)
    #expect(scenario.state.overview?.items.contains { $0.title == "One" } == true)
    #expect(effect != .undo)
  }

  @Test func aQuestionWaitsUntilNothingElseIsTyped() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(24)
    try scenario.press("1")
    let effect = try #require(update(&scenario.state, .input(.key(.character("D")))).first)
    _ = update(&scenario.state, .input(.key(.character("a"))))
    _ = update(&scenario.state, .input(.key(.character("T"))))
    try late(&scenario)
    try scenario.run([effect])
    #expect(scenario.prompt?.input.text == "T" && scenario.state.unsaved.count == 1)
    try scenario.press("Esc")
    #expect(scenario.state.waitsToStore)
    try scenario.take(.retryDue)
    #expect(scenario.prompt?.label == "Reason" && scenario.state.unsaved.isEmpty)
  }

  @Test func aNewItemThatCameLateIsGoneToByWhoStayed() throws {
    for hasStayed in [true, false] {
      var scenario = try Scenario()
      try scenario.press("1", "a")
      try scenario.type("One")
      let effect = try #require(update(&scenario.state, .input(.key(.enter))).first)
      try late(&scenario)
      if !hasStayed { scenario.state.selectedItem = key(scenario.state.selectedItem == key(16) ? 22 : 16) }
      try scenario.run([effect])
      #expect((scenario.state.currentItem?.title == "One") == hasStayed)
    }
  }
}
