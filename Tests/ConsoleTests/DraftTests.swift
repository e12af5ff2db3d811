import Domain
import Foundation
import TestSupport
import Testing

@testable import Console

/// What is typed and not sent outlives the console (`reliability.md` 3).
@Suite struct DraftTests {
  /// What the console asks to be kept after a key; nil where it asks for nothing.
  private func kept(_ effects: [Effect]) -> Draft?? {
    effects.compactMap { if case .keepDraft(let draft) = $0 { draft } else { nil } as Draft?? }.last
  }

  @Test func whatIsTypedIsKeptAndDroppedWithTheLine() throws {
    var scenario = try Scenario()
    try scenario.press("1", "a")
    #expect(scenario.state.draft == nil, "nothing was typed")
    let typed = update(&scenario.state, .input(.key(.character("x"))))
    #expect(kept(typed)??.prompt.input.text == "x")
    #expect(kept(update(&scenario.state, .input(.key(.escape)))) == .some(nil))
    try scenario.press("a")
    try scenario.type("Another")
    let sent = update(&scenario.state, .input(.key(.enter)))
    #expect(scenario.state.draft?.prompt.isPending == false && kept(sent) == nil, "until it is stored")
    try scenario.run(sent)
    #expect(scenario.state.draft == nil)
    // A search is quickly typed again, and what stands in a field already is no draft.
    try scenario.press("/")
    try scenario.type("map")
    #expect(scenario.state.draft == nil)
    try scenario.press("Esc", "e", "t")
    #expect(scenario.prompt?.input.text.isEmpty == false && scenario.state.draft == nil)
  }

  @Test func aLineThatWasLeftIsOpenAtTheNextStart() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    try scenario.press("1", "b")
    try scenario.type("no machine")
    let data = try JSONEncoder().encode(scenario.state.draft)
    let draft = try JSONDecoder().decode(Draft.self, from: data)
    #expect(draft == scenario.state.draft)

    var next = try Scenario()
    next.state.leftDraft = draft
    try next.take(.changed)
    #expect(next.prompt?.input.text == "no machine")
    #expect(next.prompt?.problem == "Not sent when the console ended. Enter sends it, Esc drops it.")
    #expect(next.state.draft == draft)
    try next.press("Enter")
    #expect(next.state.overview?.item(key(22))?.block?.reason == "no machine")
    #expect(next.state.draft == nil && next.state.leftDraft == nil)
  }

  /// An answer keeps the line that led to the question.
  @Test func aLineBeneathAQuestionIsKeptWithItsAnswer() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(24)
    try scenario.press("1", "e", "s")
    try scenario.type("dropped")
    try scenario.press("Enter")
    #expect(scenario.state.draft?.prompt.input.text == "dropped", "no answer yet")
    try scenario.type("nobody needs it")
    let draft = try #require(scenario.state.draft)
    #expect(draft.prompt.input.text == "nobody needs it" && draft.held?.input.text == "dropped")
    #expect(try JSONDecoder().decode(Draft.self, from: JSONEncoder().encode(draft)) == draft)
    var next = try Scenario()
    next.state.leftDraft = draft
    try next.take(.changed)
    try next.press("Enter")
    #expect(try next.demo.store.itemDetail(key(24), in: next.demo.project)?.item.status == "dropped")
  }

  @Test func aLineOfAnotherProjectStaysWhereItIs() throws {
    var scenario = try Scenario()
    let prompt = Prompt(.parkTopic, label: "Park")
    scenario.state.leftDraft = Draft(project: "OTHER", person: "farid", prompt: prompt)
    try scenario.take(.changed)
    #expect(scenario.prompt == nil)
  }
}
