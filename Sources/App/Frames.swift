import Console
import Domain
import Drawing
import Store

/// A console state with everything loaded, without a terminal.
enum Frames {
  /// The state that a screen shows once everything is read.
  static func state(
    _ screen: ScreenID, size: Size, item: ItemKey?, session: Session, settings: Settings = Settings()
  ) throws -> State {
    let performer = EffectPerformer(session: session)
    let overview = try session.overview(now: session.now)
    var state = State(size: size, now: session.now, person: session.person, settings: settings)
    state.isReadOnly = session.isReadOnly
    state.screen = screen
    state.selectedItem = item
    // A frame of the standup shows what those see who are in it.
    if screen == .standup { state.joinedStandup = overview.standup?.key }
    settle(&state, update(&state, .loaded(overview, now: session.now)), performer)
    if let key = state.selectedItem, screen == .item { settle(&state, [.loadItem(key)], performer) }
    if screen == .journal { settle(&state, [.loadJournal(from: 0)], performer) }
    return state
  }

  /// Performs effects, and those that follow from them, until nothing is asked for.
  static func settle(_ state: inout State, _ effects: [Effect], _ performer: EffectPerformer) {
    for effect in effects {
      for message in performer.perform(effect) { settle(&state, update(&state, message), performer) }
    }
    // A picture is taken when nothing moves any more.
    if state.isPassing { settle(&state, update(&state, .selectionRested), performer) }
  }
}
