import Domain
import Drawing
import TestSupport
import Testing

@testable import App
@testable import Console

/// Given, keys, then: a sample project, keys as a person presses them, then state and effects.
struct Scenario {
  let demo: DemoStore
  var state: State
  /// What the screen or the loop was asked for.
  private(set) var others: [Effect] = []
  private let performer: EffectPerformer

  init(size: Size = Size(120, 36), person: String = "farid") throws {
    demo = try DemoStore()
    state = State(size: size, now: demo.now, person: person)
    performer = EffectPerformer(
      session: try Session(store: demo.store, person: person, fixedNow: demo.now))
    try run([.load])
  }

  mutating func press(_ names: String...) throws {
    for name in names {
      let key = try #require(Key(name: name))
      try take(.input(.key(key)))
      if state.isPassing { try take(.selectionRested) }
    }
  }

  mutating func type(_ text: String) throws {
    for character in text { try take(.input(.key(.character(character)))) }
  }

  /// Clicks where a text stands first on the screen.
  mutating func click(_ text: String) throws {
    let lines = picture
    let row = try #require(lines.firstIndex { $0.contains(text) })
    let start = try #require(lines[row].firstRange(of: text)).lowerBound
    let place = Point(lines[row].distance(from: lines[row].startIndex, to: start), row)
    try point(.press, at: place)
  }

  /// Uses the mouse at a cell of the screen.
  mutating func point(_ kind: MouseEvent.Kind, at place: Point) throws {
    try take(.input(Input.mouse(MouseEvent(kind, at: place)).located(on: View.draw(state))))
  }

  mutating func take(_ message: Message) throws { try run(update(&state, message)) }

  /// Performs effects at once on the store in memory.
  mutating func run(_ effects: [Effect]) throws {
    for effect in effects {
      switch effect {
      case .screen, .quit: others.append(effect)
      // What another program did comes through the same connection here, which cannot tell it from its own.
      case .refresh(let others): try run([.load] + others)
      default: for message in performer.perform(effect) { try take(message) }
      }
    }
  }

  func status(of number: Int) -> String? { state.overview?.item(key(number))?.status }

  /// The line that is being typed.
  var prompt: Prompt? { if case .prompt(let prompt)? = state.overlay { prompt } else { nil } }

  var picture: [String] { View.draw(state).lines }
}
