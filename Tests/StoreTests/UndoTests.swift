import Domain
import GRDB
import Store
import TestSupport
import Testing

@testable import Store

@Suite struct UndoTests {
  /// One command of every kind, each possible in the demo project as it is.
  static let commands: [(Command, Answers)] = [
    (.addItem(.init(kind: .story, title: "Tell the drivers", sprint: "S3", estimate: 3)), .none),
    (.addItem(.init(title: "At once", status: "in_review")), Answers(reason: "it is urgent")),
    (.moveItems([key(22)], to: "in_review"), .none),
    (.moveItems([key(23), key(24)], to: "in_progress"), Answers(reason: "all hands")),
    (.moveItems([key(23), key(24), key(26)], to: "in_progress"), Answers(reason: "one too many")),
    (.moveItems([key(10)], to: "in_progress"), Answers(reason: "the filter is lost")),
    (.moveItems([key(16)], to: "done"), Answers(isConfirmed: true)),
    (.moveItems([key(24)], to: "dropped"), Answers(reason: "nobody needs it")),
    (.editItems([key(22)], .title, to: "Retrain by itself"), .none),
    (.editItems([key(22)], .estimate, to: "8"), .none),
    (.editItems([key(26)], .estimate, to: "5"), .none),
    (.editItems([key(22)], .assignee, to: nil), .none),
    (.editItems([key(22)], .priority, to: "urgent"), .none),
    (.editItems([key(22)], .type, to: "task"), .none),
    (.editItems([key(22)], .epic, to: "TAXI-1"), .none),
    (.editItems([key(22)], .step, to: "develop"), .none),
    (.swapRanks(key(19), key(21)), .none),
    (.blockItems([key(22)], reason: "no machine"), .none),
    (.unblockItems([key(19)]), Answers(reason: "agreed")),
    (.planItems([key(24), key(26)], into: "S3"), .none),
    (.planItems([key(22)], into: nil), Answers(reason: "too much")),
    (.startStandup(facilitator: "farid"), .none),
  ]

  @Test(arguments: commands.indices)
  func undoRestoresEveryRowAndRedoBringsItBack(_ index: Int) throws {
    let (command, answers) = Self.commands[index]
    let demo = try DemoStore()
    let before = try rows(of: demo.store)
    _ = try demo.store.perform(command, by: demo.actor(), answers: answers)
    let after = try rows(of: demo.store)
    #expect(after != before)
    _ = try demo.store.undo(by: demo.actor())
    #expect(try rows(of: demo.store) == before)
    _ = try demo.store.redo(by: demo.actor())
    #expect(try rows(of: demo.store) == after)
    #expect(try demo.store.faults().isEmpty)
  }

  /// The status of an epic is that of its items (`domain.md` 9.1): nobody moves it, and undo takes it along.
  @Test func anEpicFollowsItsItems() throws {
    let demo = try DemoStore()
    func status(_ key: ItemKey) throws -> String? {
      let detail = try demo.store.itemDetail(key, in: demo.project)
      return detail?.item.status
    }
    let yes = Answers(reason: "agreed", isConfirmed: true)
    #expect(throws: Objection.refusal(.epicFollowsItems(key(2)))) {
      try demo.store.perform(.moveItems([key(2)], to: "done"), by: demo.actor(), answers: yes)
    }
    let before = try rows(of: demo.store)
    _ = try demo.store.perform(
      .moveItems([key(19), key(21), key(22)], to: "done"), by: demo.actor(), answers: yes)
    #expect(try status(key(2)) == "done")
    _ = try demo.store.undo(by: demo.actor())
    #expect(try rows(of: demo.store) == before)
    // An epic above another follows that one; without items it stands where its history left it.
    _ = try demo.store.perform(.addItem(.init(kind: .epic, title: "Above")), by: demo.actor())
    _ = try demo.store.perform(.editItems([key(2)], .epic, to: "TAXI-28"), by: demo.actor())
    #expect(try status(key(28)) == "in_progress")
    _ = try demo.store.perform(
      .moveItems([key(19), key(21), key(22)], to: "done"), by: demo.actor(), answers: yes)
    #expect(try status(key(28)) == "done")
    _ = try demo.store.undo(by: demo.actor())
    _ = try demo.store.undo(by: demo.actor())
    #expect(try status(key(28)) == "backlog")
    _ = try demo.store.perform(.moveItems([key(28)], to: "dropped"), by: demo.actor(), answers: yes)
    #expect(try status(key(28)) == "dropped", "nothing follows where nothing is")
  }

  /// Both levels follow, whichever of them is looked at first.
  @Test func anEpicAboveAnotherFollowsWhereBothAreTouchedAtOnce() throws {
    let demo = try DemoStore()
    var items: [ItemKey] = []
    var epics: [ItemKey] = []
    func add(_ kind: WorkItem.Kind, in epic: ItemKey?) throws -> ItemKey {
      let new = Command.NewItem(kind: kind, title: "\(kind)", epic: epic?.description)
      return try #require(try demo.store.perform(.addItem(new), by: demo.actor()).items.first)
    }
    for _ in 0..<6 {
      let above = try add(.epic, in: nil)
      let below = try add(.epic, in: above)
      items += [try add(.task, in: above), try add(.task, in: below)]
      epics += [above, below]
    }
    let yes = Answers(reason: "all of it", isConfirmed: true)
    for status in ["done", "in_progress"] {
      _ = try demo.store.perform(.moveItems(items, to: status), by: demo.actor(), answers: yes)
      let overview = try demo.store.items(of: demo.project).filter { epics.contains($0.key) }
      #expect(overview.map(\.status) == Array(repeating: status, count: epics.count))
    }
  }

  /// A sprint holds items and no epic, whoever asks; one that an import brought there counts nothing.
  @Test func noSprintHoldsAnEpic() throws {
    let demo = try DemoStore()
    let no = Objection.refusal(.epicInSprint("S3"))
    let new = Command.NewItem(kind: .epic, title: "Everything", sprint: "S3", estimate: 20)
    #expect(throws: no) { try demo.store.perform(.addItem(new), by: demo.actor()) }
    #expect(throws: no) { try demo.store.perform(.planItems([key(1)], into: "S3"), by: demo.actor()) }
    #expect(throws: no) { try demo.store.perform(.editItems([key(22)], .type, to: "epic"), by: demo.actor()) }
    let before = try demo.store.burndown(of: "S3", in: demo.project, now: demo.now)
    try demo.store.write { db in
      try db.execute(sql: "UPDATE workItem SET type = 'epic' WHERE \"key\" = 'TAXI-22'")
    }
    let after = try demo.store.burndown(of: "S3", in: demo.project, now: demo.now)
    #expect(after?.points.last?.scope == before?.points.last.map { $0.scope - 5 })
    _ = try demo.store.perform(
      .planItems([key(22)], into: nil), by: demo.actor(), answers: Answers(reason: "no card"))
  }

  @Test func whatCameIntoWorkIsPutBehindTheOthers() throws {
    let demo = try DemoStore()
    let confirmed = Answers(reason: "agreed", isConfirmed: true)
    func agenda() throws -> [String]? {
      let overview = try demo.store.overview(of: demo.project, now: demo.now)
      return overview.standup?.agenda
    }
    _ = try demo.store.perform(.startStandup(facilitator: "farid"), by: demo.actor())
    let fixed = try agenda()
    _ = try demo.store.perform(
      .moveItems([key(24), key(23)], to: "in_progress"), by: demo.actor("bruno"), answers: confirmed)
    _ = try demo.store.perform(.moveStandup("SU-4", to: 1), by: demo.actor())
    #expect(try agenda() == fixed.map { $0 + ["TAXI-23", "TAXI-24"] }, "in the order of a walk")
    _ = try demo.store.perform(.moveStandup("SU-4", to: 9), by: demo.actor())
    _ = try demo.store.perform(
      .moveItems([key(26)], to: "in_progress"), by: demo.actor("bruno"), answers: confirmed)
    let outcome = try demo.store.perform(.moveStandup("SU-4", to: 7), by: demo.actor())
    #expect(outcome.summary == "Went on to TAXI-26, new in the standup")
    #expect(try demo.store.overview(of: demo.project, now: demo.now).standup?.position == 6)
    // Nothing of it is what undo takes back.
    #expect(try demo.store.undo(by: demo.actor()).summary == "Undid: Started standup SU-4")
    #expect(try agenda() == nil)
  }

  @Test func stepsOfAStandupArePassedOver() throws {
    let demo = try DemoStore()
    _ = try demo.store.perform(.startStandup(facilitator: "farid"), by: demo.actor())
    _ = try demo.store.perform(.moveItems([key(22)], to: "in_review"), by: demo.actor())
    _ = try demo.store.perform(.moveStandup("SU-4", to: 1), by: demo.actor())
    let undone = try demo.store.undo(by: demo.actor())
    #expect(undone.summary == "Undid: Moved TAXI-22 to In review")
    _ = try demo.store.perform(.moveStandup("SU-4", to: 2), by: demo.actor())
    #expect(try demo.store.redo(by: demo.actor()).items == [key(22)])
  }

  /// The steps of a standup, each possible after those before it.
  static let standupSteps: [Command] = [
    .startStandup(facilitator: "farid"), .moveItems([key(23)], to: "in_progress"),
    .moveStandup("SU-4", to: 2),
    .noteInStandup("SU-4", item: key(16), text: "Trial is on Wednesday"),
    .sayAbsent("SU-4", ["bruno"], back: []), .parkTopic("SU-4", topic: "Who buys the cake?"),
    .pauseStandup("SU-4"),
    .resumeStandup("SU-4"), .endStandup("SU-4"),
  ]

  /// A new kind of fact is new in this list, and then it is undone by the tests around.
  @Test func everyKindOfFactIsUndoneHere() throws {
    var seen: Set<String> = []
    func note(_ store: ProjectStore) throws {
      seen.formUnion(try store.read { try String.fetchAll($0, sql: "SELECT DISTINCT kind FROM event") })
    }
    for (command, answers) in Self.commands {
      let demo = try DemoStore()
      _ = try demo.store.perform(command, by: demo.actor(), answers: answers)
      try note(demo.store)
    }
    let demo = try DemoStore()
    for step in Self.standupSteps { _ = try demo.store.perform(step, by: demo.actor()) }
    try note(demo.store)
    // Projects and stores that are attached are undone in `RoundTripTests`.
    _ = try demo.store.attachSource(path: "/data/mlflow.db", by: demo.actor())
    _ = try demo.store.perform(.detachSource("/data/mlflow.db"), by: demo.actor())
    try note(demo.store)
    let fresh = try ProjectStore()
    let document = try ProjectDocument(reading: Samples.demoProject)
    _ = try fresh.importDocument(document, by: "test", at: demo.now, isFresh: true)
    try note(fresh)
    #expect(seen == Set(Fact.Kind.allCases.map(\.rawValue)))
  }

  @Test func aStandupThatWasTakenBackKeepsItsNumber() throws {
    let demo = try DemoStore()
    _ = try demo.store.perform(.startStandup(facilitator: "farid"), by: demo.actor())
    _ = try demo.store.undo(by: demo.actor())
    let next = try demo.store.perform(.startStandup(facilitator: "farid"), by: demo.actor())
    #expect(next.summary == "Started standup SU-5")
  }

  @Test func aStandupIsUndoneStepByStep() throws {
    let demo = try DemoStore()
    var states = [try rows(of: demo.store)]
    // Where a standup stands is passed over, as `stepsOfAStandupArePassedOver` shows.
    for step in Self.standupSteps where !step.isStepOfStandup {
      _ = try demo.store.perform(step, by: demo.actor())
      states.append(try rows(of: demo.store))
    }
    for state in states.dropLast().reversed() {
      _ = try demo.store.undo(by: demo.actor())
      #expect(try rows(of: demo.store) == state)
    }
  }

  @Test func undoIsRefusedWhereSomebodyElseChangedTheSameThing() throws {
    let demo = try DemoStore()
    _ = try demo.store.perform(.moveItems([key(22)], to: "in_review"), by: demo.actor("farid"))
    _ = try demo.store.perform(.moveItems([key(22)], to: "ready"), by: demo.actor("chiyo"))
    #expect(throws: Objection.refusal(.changedSince(what: "TAXI-22", by: "Chiyo"))) {
      try demo.store.undo(by: demo.actor("farid"))
    }
  }

  /// Edits of others that leave no line in the history of the item.
  static let laterEdits: [(Command, Answers)] = [
    (.editItems([key(28)], .title, to: "Tell all drivers"), .none),
    (.editItems([key(28)], .assignee, to: "bruno"), .none),
    (.editItems([key(28)], .priority, to: "urgent"), .none),
    (.editItems([key(28)], .epic, to: "TAXI-1"), .none),
    (.editItems([key(28)], .step, to: "develop"), .none),
    (.editItems([key(28)], .type, to: "bug"), .none),
    (.swapRanks(key(28), key(26)), .none),
    (.moveItems([key(28)], to: "ready"), .none),
    (.blockItems([key(28)], reason: "no machine"), .none),
  ]

  @Test(arguments: laterEdits.indices)
  func anAddedItemThatSomebodyEditedIsNotTakenAway(_ index: Int) throws {
    let demo = try DemoStore()
    let new = Command.NewItem(title: "Tell the drivers", sprint: "S3")
    _ = try demo.store.perform(.addItem(new), by: demo.actor("chiyo"))
    _ = try demo.store.perform(Self.laterEdits[index].0, by: demo.actor("bruno"))
    let before = try rows(of: demo.store)
    #expect(throws: Objection.refusal(.changedSince(what: "TAXI-28", by: "Bruno"))) {
      try demo.store.undo(by: demo.actor("chiyo"))
    }
    #expect(try rows(of: demo.store) == before)
    _ = try demo.store.undo(by: demo.actor("bruno"))
    _ = try demo.store.undo(by: demo.actor("chiyo"))
    #expect(try demo.store.itemDetail(key(28), in: demo.project) == nil)
  }

  @Test func anAddedItemThatSomethingNamesIsNotTakenAway() throws {
    let demo = try DemoStore()
    let chiyo = demo.actor("chiyo")
    let new = Command.NewItem(title: "Rush", status: "in_review")
    _ = try demo.store.perform(.addItem(new), by: chiyo, answers: Answers(reason: "urgent"))
    for (place, sql) in [
      ("runs", "UPDATE run SET item = ? WHERE \"key\" = 'R12'"),
      ("item links", "UPDATE itemLink SET target = ? WHERE position = 0"),
      ("traceability", "UPDATE traceability SET item = ? WHERE position = 0"),
    ] {
      let store = demo.store
      try store.write { try $0.execute(sql: sql, arguments: [key(28).description]) }
      #expect(throws: Objection.refusal(.isNamed(key(28), place: place))) { try store.undo(by: chiyo) }
      try store.write { try $0.execute(sql: sql, arguments: [key(22).description]) }
    }
    _ = try demo.store.perform(.startStandup(facilitator: "bruno"), by: demo.actor("bruno"))
    #expect(throws: Objection.refusal(.isNamed(key(28), place: "agenda"))) { try demo.store.undo(by: chiyo) }
  }

  @Test func aStandupWithNotesOfOthersIsNotTakenAway() throws {
    let demo = try DemoStore()
    let (chiyo, bruno) = (demo.actor("chiyo"), demo.actor("bruno"))
    _ = try demo.store.perform(.startStandup(facilitator: "chiyo"), by: chiyo)
    for step in [
      Command.noteInStandup("SU-4", item: key(16), text: "Trial is on Wednesday"),
      .parkTopic("SU-4", topic: "Who buys the cake?"), .endStandup("SU-4"),
    ] {
      _ = try demo.store.perform(step, by: bruno)
      #expect(throws: Objection.refusal(.changedSince(what: "Standup SU-4", by: "Bruno"))) {
        try demo.store.undo(by: chiyo)
      }
      _ = try demo.store.undo(by: bruno)
    }
    _ = try demo.store.undo(by: chiyo)
    #expect(throws: Objection.refusal(.standupIsGone("SU-4"))) { try demo.store.redo(by: bruno) }
  }

  @Test func anEndedStandupIsNotOpenedBesideAnother() throws {
    let demo = try DemoStore()
    let (chiyo, bruno) = (demo.actor("chiyo"), demo.actor("bruno"))
    _ = try demo.store.perform(.startStandup(facilitator: "chiyo"), by: chiyo)
    _ = try demo.store.perform(.endStandup("SU-4"), by: chiyo)
    _ = try demo.store.perform(.startStandup(facilitator: "bruno"), by: bruno)
    #expect(throws: Objection.refusal(.standupIsRunning("SU-5"))) { try demo.store.undo(by: chiyo) }
  }

  @Test func aNewChangeClearsWhatCouldBeRedone() throws {
    let demo = try DemoStore()
    _ = try demo.store.perform(.blockItems([key(22)], reason: "no machine"), by: demo.actor())
    _ = try demo.store.undo(by: demo.actor())
    _ = try demo.store.perform(.editItems([key(22)], .title, to: "Other"), by: demo.actor())
    #expect(throws: Objection.refusal(.nothingToRedo)) { try demo.store.redo(by: demo.actor()) }
  }

  @Test func aNumberIsNeverGivenTwice() throws {
    let demo = try DemoStore()
    let first = try demo.store.perform(.addItem(.init(title: "One")), by: demo.actor())
    _ = try demo.store.undo(by: demo.actor())
    let second = try demo.store.perform(.addItem(.init(title: "Two")), by: demo.actor())
    #expect(first.items == [key(28)])
    #expect(second.items == [key(29)])
  }

  /// Two people take back what they built on one another; the refusal says who stands in the way.
  @Test func aRedoNamesWhoeverTookAnOlderChangeBack() throws {
    let demo = try DemoStore()
    let (bruno, chiyo) = (demo.actor("bruno"), demo.actor("chiyo"))
    _ = try demo.store.perform(.editItems([key(22)], .title, to: "One"), by: bruno)
    _ = try demo.store.perform(.editItems([key(22)], .title, to: "Two"), by: chiyo)
    _ = try demo.store.undo(by: chiyo)
    _ = try demo.store.undo(by: bruno)
    #expect(throws: Objection.refusal(.takenBackSince(what: "TAXI-22", by: "Bruno"))) {
      try demo.store.redo(by: chiyo)
    }
    _ = try demo.store.redo(by: bruno)
    _ = try demo.store.redo(by: chiyo)
    #expect(try demo.store.itemDetail(key(22), in: demo.project)?.item.title == "Two")
  }
}
