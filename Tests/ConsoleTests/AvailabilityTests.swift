import Domain
import Drawing
import TestSupport
import Testing

@testable import Console

/// What cannot be done now is said before anything is typed for it.
@Suite struct AvailabilityTests {
  /// Nothing hinders what is finished; the key says so before a reason is typed.
  @Test func whatIsDoneIsNotBlocked() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(20)
    try scenario.press("1", "b")
    #expect(scenario.prompt == nil)
    let sentence = "TAXI-20 is in Done, where nothing can hinder it. Move it back to work first."
    #expect(scenario.state.message?.text == sentence)
  }

  /// An epic stands where its items stand; the key says so before a column is typed.
  @Test func anEpicWithItemsIsNotMoved() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", "g", "e", "D")
    #expect(
      scenario.state.message?.text == "The status of TAXI-2 follows from its items. Move those instead.")
  }

  /// Who takes an item out of a sprint that runs says why (`domain.md` S06).
  @Test func leavingARunningSprintNeedsAReason() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", "-")
    #expect(scenario.prompt?.hint == "Sprint 3 is running. Why does TAXI-22 leave it?")
    try scenario.type("too much")
    try scenario.press("Enter")
    #expect(scenario.state.overview?.item(key(22))?.sprint == nil)
    let history = try scenario.demo.store.itemDetail(key(22), in: scenario.demo.project)?.history
    #expect(history?.last?.reason == "too much")
    try scenario.press("+")
    #expect(scenario.prompt == nil && scenario.state.overview?.item(key(22))?.sprint == "S3")
  }

  /// Where nothing is listed there is nothing to search, to copy or to export.
  @Test func anEmptyListOffersNothingOfAList() throws {
    var scenario = try Scenario()
    scenario.state.overview?.items = []
    scenario.state.overview?.runs = []
    scenario.state.overview?.models = []
    for screen in ["1", "2", "4", "5"] {
      try scenario.press(screen)
      scenario.state.keepSelections()
      let keys = FrameView.footerKeys(scenario.state).map(\.key)
      #expect(!keys.contains { ["/", "x", "y", "Space"].contains($0) }, "\(screen): \(keys)")
    }
    try scenario.press("/")
    #expect(scenario.state.message?.text == "The list is empty: there is nothing to search.")
  }

  /// A key that has nothing to do says why.
  @Test func noKeyDoesNothingWithoutAWord() throws {
    var scenario = try Scenario()
    func said(_ keys: String...) throws -> String? {
      for key in keys { try scenario.press(key) }
      return scenario.state.message?.text
    }
    #expect(try said("4", "l") == "l means nothing here. ? shows the keys.")
    #expect(try said("7", "j") == "There is no list here to go through.")
    #expect(try said("6", "Tab", "b") == "Tab goes to the open items first.")
    #expect(try said("j") == "Tab goes to the open items first.")
    #expect(try said("1", "z", "a") == "No column is folded.")
    scenario.state.selectedItem = key(22)
    #expect(try said("+") == "TAXI-22 is in sprint S3 already.")
    scenario.state.filter.person = "nobody"
    let way = "No item passes the filter. Esc or f x shows all again."
    #expect(try said("2", "1", "Enter") == way)
    #expect(try said("z", "z") == way)
    try scenario.press("f", "x")
    scenario.state.selectedItem = key(22)
    #expect(try said("C-r") == "There is nothing of yours to redo.")
    try scenario.press(":")
    try scenario.type("move to in progress")
    #expect(try said("Enter") == "TAXI-22 is in In progress already.")
  }

  @Test func thePreviewShowsTheCriteriaOfWhatIsSelected() throws {
    var scenario = try Scenario(size: Size(160, 48))
    scenario.state.selectedItem = key(16)
    try scenario.press("1", "j", "k")
    #expect(scenario.picture.contains { $0.contains("Acceptance criteria 1/2") })
    try scenario.press("l")
    #expect(!scenario.picture.contains { $0.contains("Acceptance criteria 1/2") })
    try scenario.press("h")
    #expect(scenario.picture.contains { $0.contains("Acceptance criteria 1/2") })
  }
}
