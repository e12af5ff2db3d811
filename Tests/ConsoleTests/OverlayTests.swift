import Console
import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// What lies over the screen.
@Suite struct OverlayTests {
  /// Whole rows are covered, so that no torn letters stand beside a box.
  @Test(arguments: [Size(160, 48), Size(120, 36), Size(80, 24), Size(40, 12)])
  func aBoxCoversWholeRowsAndTheFooterSaysItsKeys(_ size: Size) throws {
    for (keys, hint) in [
      (["f"], " Esc close"), ([":"], " Enter run   Esc close"), (["?"], " Enter run   Esc close"),
      (["a"], " Enter accept   Esc close"),
    ] {
      var scenario = try Scenario(size: size)
      try scenario.press("1")
      let before = scenario.picture
      for name in keys { try scenario.press(name) }
      let rows = scenario.picture
      let top = try #require(rows.lastIndex { $0.hasPrefix("┌") })
      #expect(rows[top].hasSuffix("┐") && rows[top].count == size.columns)
      #expect(rows[size.rows - 3].hasPrefix("└") && rows[size.rows - 3].count == size.columns)
      #expect(rows[..<top] == before[..<top], "what is above stays")
      #expect(rows[size.rows - 1].hasPrefix(hint), "\(rows[size.rows - 1])")
    }
  }

  @Test func wordsThatMatchNothingStayToBeMended() throws {
    for opener in [":", "?"] {
      var scenario = try Scenario()
      try scenario.press("1", opener)
      try scenario.type("xyzzy")
      try scenario.press("Enter")
      #expect(scenario.state.overlay != nil)
      #expect(scenario.state.message?.text == "Nothing matches xyzzy. Other words find more.")
      #expect(scenario.picture.contains { $0.contains("xyzzy") })
    }
  }

  @Test func theHelpKeepsTheKeysOfTheScreenApart() throws {
    var scenario = try Scenario(size: Size(120, 36))
    try scenario.press("1", "?")
    let sections = HelpText.sections(on: .board, .standard)
    #expect(sections.own.contains { $0.action == .moveForward })
    #expect(sections.everywhere.contains { $0.action == .undo })
    #expect(scenario.picture[2].hasSuffix(" \(sections.count) actions ─┐"))
    #expect(
      scenario.picture.contains { $0.contains("  This screen  1 to ") && $0.contains("Everywhere  1 to ") })
    // The selection goes from one list to the other.
    for _ in sections.own { try scenario.press("Down") }
    #expect(scenario.picture.contains { $0.contains("▌ k  Up") })
    try scenario.type("undo")
    #expect(scenario.picture[2].contains(" of \(sections.count) actions"))
  }

  @Test func aLongQuestionIsMarkedWhereItIsCut() throws {
    let words = Array(repeating: "word", count: 80).joined(separator: " ")
    for size in [Size(40, 12), Size(80, 24), Size(24, 10), Size(20, 4)] {
      var scenario = try Scenario(size: size)
      scenario.state.overlay = .prompt(Prompt(.parkTopic, label: "Topic", hint: words))
      let isCut = size.columns < 80
      #expect(scenario.picture.contains { $0.contains("word …") } == isCut, "\(size)")
      #expect(View.draw(scenario.state).isCursorVisible, "the line that is typed is in sight")
    }
  }

  @Test func whatComesIntoThePlaceOfAnItemThatLeftIsSelected() throws {
    var scenario = try Scenario()
    try scenario.press("2")
    #expect(scenario.state.selectedItem == key(23))
    try scenario.press(">")
    #expect(scenario.status(of: 23) == "in_progress")
    #expect(scenario.state.selectedItem == key(24))
    #expect(scenario.picture.contains { $0.contains("│▌ TAXI-24") })
    try scenario.press("u")
    #expect(scenario.state.selectedItem == key(23))
  }

  /// A topic has an owner (`domain.md` 8, S07), who is named where it is typed.
  @Test func aTopicIsParkedForWhoeverIsNamed() throws {
    var scenario = try Scenario()
    try scenario.press("7", "Space", "l")
    let key = try #require(scenario.state.overview?.standup?.key)
    scenario.state.overlay = nil
    _ = scenario.state.start(.standupPark)
    try scenario.type("Who pays? @nobody")
    try scenario.press("Enter")
    #expect(scenario.prompt?.problem?.hasPrefix("Nobody in this project is called \"nobody\".") == true)
    try scenario.press("C-u")
    try scenario.type("Who pays? @ama")
    try scenario.press("Enter")
    let report = try #require(try scenario.demo.store.standupReport(key, of: scenario.demo.project))
    #expect(report.topics.first { $0.text == "Who pays?" }?.owner == "amara")
    // An address in a sentence names no owner.
    let members = try #require(scenario.state.overview?.members)
    let line = try members.owner(endOf: "Ask @data-team about the outage")
    #expect(line.text == "Ask @data-team about the outage" && line.key == nil)
  }
}
