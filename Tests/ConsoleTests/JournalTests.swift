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

  @Test func aClickSelectsAnOperationAndTheWheelMovesWhatIsUnderIt() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", ">", "8", "Tab")
    try scenario.click("Imported project")
    #expect(scenario.state.journalIndex == 1)
    #expect(scenario.state.pane == JournalPane.operations.rawValue)
    try scenario.take(.input(.mouse(MouseEvent(.wheelUp, at: Point(100, 10)))))
    #expect(scenario.state.journalIndex == 1 && scenario.state.pane == JournalPane.detail.rawValue)
    try scenario.take(.input(.mouse(MouseEvent(.wheelUp, at: Point(10, 10)))))
    #expect(scenario.state.journalIndex == 0)
  }

  @Test func anOperationSaysWhoTookItBackAndHowItsItemStands() throws {
    var scenario = try Scenario(size: Size(160, 48))
    scenario.state.selectedItem = key(22)
    try scenario.press("1", ">", "<", "u", "u", "8")
    // Undid, Undid, Moved back, Moved, Imported: the newest first.
    let journal = scenario.state.journal
    #expect(journal.map(\.isUndone) == [false, false, true, true, false])
    #expect(scenario.state.undoing(of: journal[2])?.sequence == journal[1].sequence)
    #expect(scenario.state.undoing(of: journal[3])?.sequence == journal[0].sequence)
    try scenario.press("j", "j", "j")
    let lines = scenario.picture
    #expect(
      lines.contains { $0.contains("Undone by Farid 2026-02-17 17:00:00, operation \(journal[0].sequence)") })
    #expect(lines.contains { $0.contains("TAXI-22  Retraining starts when drift") })
    #expect(lines.contains { $0.contains("Also about TAXI-22") })
    try scenario.press("C-r", "C-r")
    #expect(scenario.state.undoing(of: scenario.state.journal[5]) == nil)
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
    #expect(
      words(.standupEnded("SU-1", at: Instant(milliseconds: 0)), reversed: true)
        == "SU-1 taken back: standup ended")
  }
}
