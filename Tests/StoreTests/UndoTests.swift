import Domain
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
    (.blockItem(key(22), reason: "no machine"), .none),
    (.unblockItem(key(19)), Answers(reason: "agreed")),
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

  @Test func aStandupIsUndoneStepByStep() throws {
    let demo = try DemoStore()
    var states = [try rows(of: demo.store)]
    let steps: [Command] = [
      .startStandup(facilitator: "farid"),
      .noteInStandup("SU-4", item: key(16), text: "Trial is on Wednesday"),
      .parkTopic("SU-4", topic: "Who buys the cake?"), .endStandup("SU-4"),
    ]
    for step in steps {
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
    #expect(throws: Objection.refusal(.changedSince(what: "TAXI-22", by: "chiyo"))) {
      try demo.store.undo(by: demo.actor("farid"))
    }
  }

  @Test func aNewChangeClearsWhatCouldBeRedone() throws {
    let demo = try DemoStore()
    _ = try demo.store.perform(.blockItem(key(22), reason: "no machine"), by: demo.actor())
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
}
