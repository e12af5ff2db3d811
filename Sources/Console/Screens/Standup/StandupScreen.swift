import Domain

extension State {
  var standupItem: ItemKey? {
    guard let standup = overview?.standup, standup.agenda.indices.contains(standup.position) else {
      return nil
    }
    return ItemKey(standup.agenda[standup.position])
  }

  mutating func performInStandup(_ action: Action) -> [Effect] {
    guard let standup = overview?.standup else {
      return change(.perform(.startStandup(facilitator: person), .none))
    }
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

/// The two clocks of a standup (`domain.md` 6.5), in milliseconds.
struct StandupClock: Equatable {
  /// Left of the whole time box; negative in overtime.
  let left: Int64
  /// How long the present item has been discussed.
  let turn: Int64
  /// What the present item may take: an equal share of what was left when it came up, at least 20 s.
  let share: Int64
  private static let timeBox: Int64 = 15 * 60_000
  private static let leastShare: Int64 = 20_000

  init(_ standup: Standup, turnStartedAt: Instant?, now: Instant) {
    left = Self.timeBox - max(0, now.since(standup.at))
    let began = turnStartedAt ?? now
    turn = max(0, now.since(began))
    let steps = Int64(max(1, standup.agenda.count - standup.position))
    share = max(Self.leastShare, (left + turn) / steps)
  }

  /// Minutes and seconds: `06:48`.
  static func text(_ milliseconds: Int64) -> String {
    let seconds = abs(milliseconds) / 1000
    func twoDigits(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(twoDigits(seconds / 60)):\(twoDigits(seconds % 60))"
  }
}

extension State {
  /// True where a clock with seconds is on the screen.
  var showsSeconds: Bool { screen == .standup && overview?.standup != nil }
}
