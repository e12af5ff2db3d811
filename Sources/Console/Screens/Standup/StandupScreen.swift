import Domain

extension State {
  var standupItem: ItemKey? {
    guard let standup = overview?.standup, standup.agenda.indices.contains(standup.position) else {
      return nil
    }
    return ItemKey(standup.agenda[standup.position])
  }

  /// Goes on with the standup that is open, or starts one.
  mutating func showStandup() -> [Effect] {
    let effects = show(.standup)
    guard let overview, overview.standup == nil else { return effects }
    return effects + change(.perform(.startStandup(facilitator: person), .none))
  }

  mutating func performInStandup(_ action: Action) -> [Effect] {
    guard let standup = overview?.standup else { return [] }
    switch action {
    case .standupNext: return change(.perform(.moveStandup(standup.key, to: standup.position + 1), .none))
    case .standupBack: return change(.perform(.moveStandup(standup.key, to: standup.position - 1), .none))
    case .standupNote:
      guard let item = standupItem else { return [] }
      overlay = .prompt(
        Prompt(.standupNote(item), label: "Note on \(item)", hint: "It stays on the item with your name."))
    case .standupPark:
      overlay = .prompt(
        Prompt(.parkTopic, label: "Parking lot", hint: "A topic for later, and who cares for it."))
    case .standupEnd:
      screen = .now
      trail = []
      return change(.perform(.endStandup(standup.key), .none))
    default: break
    }
    return []
  }
}
