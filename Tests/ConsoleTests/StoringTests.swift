import Domain
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
