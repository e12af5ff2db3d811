import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// Frames that take over parts of the one before them are the frames that are drawn whole.
@Suite struct CarryoverTests {
  /// What the last frame was, as the loop keeps it.
  private struct Walk {
    var scenario: Scenario
    var shown: Carryover.Frame
    private(set) var carried: Set<Carryover.Part> = []

    init(_ size: Size) throws {
      scenario = try Scenario(size: size)
      shown = Carryover.Frame(state: scenario.state, canvas: View.draw(scenario.state))
    }

    /// One key, with the frame on its way and the one at rest.
    mutating func press(_ name: String) throws {
      try scenario.take(.input(.key(try #require(Key(name: name)))))
      compare("\(name), passing")
      if scenario.state.isPassing { try scenario.take(.selectionRested) }
      compare("\(name), at rest")
    }

    private mutating func compare(_ moment: String) {
      let state = scenario.state
      let carryover = Carryover(to: state, from: shown)
      let canvas = View.draw(state, carryover)
      #expect(canvas == View.draw(state), "\(state.screen), \(moment), \(carryover.parts)")
      shown = Carryover.Frame(state: state, canvas: canvas)
      carried = carryover.parts
    }
  }

  @Test(arguments: [(80, 24), (120, 36), (160, 48), (200, 30)], ["1", "2", "4"])
  func eachStepOfTheSelectionIsDrawnAsAWholeFrameIs(_ size: (Int, Int), _ screen: String) throws {
    var walk = try Walk(Size(size.0, size.1))
    let keys = [
      "j", "k", "j", "j", "G", "k", "g g", "l", "j", "h", "Space", "j", "Tab", "j", "+", "j", "+", "Tab",
      "o", "j", "J", "K", "u", "C-r", "f m", "j", "f c", "k", "/", "T", "A", "Enter", "n", "N", "C-d", "C-u",
      "j", "z", "l", "z", "h", "Esc", "Enter", "j", "Esc", "k",
    ]
    for key in [screen] + keys {
      for chord in key.split(separator: " ") { try walk.press(String(chord)) }
    }
  }

  @Test(arguments: 1...6)
  func whateverIsPressedTheFrameIsTheSame(_ seed: UInt64) throws {
    var walk = try Walk(Size(Int(70 + 15 * seed), Int(20 + 5 * seed)))
    let keys = "j j j k k l h G g 0 1 2 3 4 5 6 8 Tab + Enter Esc Esc Space J K < > u f o z s b e n / :"
      .split(
        separator: " ")
    var place = seed
    for _ in 0..<150 {
      place = place &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      try walk.press(String(keys[Int(place >> 33) % keys.count]))
    }
  }

  @Test func aStepKeepsThePreviewAndRestKeepsTheList() throws {
    for (screen, list) in [("1", "board"), ("2", "backlog"), ("4", "runs")] {
      var walk = try Walk(Size(160, 48))
      walk.scenario.state.selectedItem = key(19)
      try walk.press(screen)
      try walk.press("j")
      #expect(walk.carried == [.surroundings, .list], "\(list) at rest")
      try walk.scenario.take(.input(.key(.character("j"))))
      let passing = Carryover(to: walk.scenario.state, from: walk.shown)
      #expect(passing.parts == [.surroundings, .preview], "\(list) on the way")
    }
  }

  @Test func anotherTimeSizeOrOverlayTakesNothingOver() throws {
    let walk = try Walk(Size(120, 36))
    var later = walk.scenario.state
    later.now = later.now.adding(milliseconds: 60_000)
    #expect(Carryover(to: later, from: walk.shown).parts.isEmpty)
    var wider = walk.scenario.state
    wider.size = Size(121, 36)
    #expect(Carryover(to: wider, from: walk.shown).parts.isEmpty)
    var covered = walk.scenario
    try covered.press("?")
    #expect(Carryover(to: covered.state, from: walk.shown).parts.isEmpty)
  }
}
