import Domain

/// The two clocks of a standup (`domain.md` 6.5), in milliseconds.
struct StandupClock: Equatable {
  /// Left of the whole time box; negative in overtime.
  let left: Int64
  /// How long the present item has been discussed.
  let turn: Int64
  /// What the present item may take: an equal share of what was left when it came up, at least 20 s.
  let share: Int64
  /// Fifteen minutes (`domain.md` 6.5).
  static let timeBox: Int64 = 15 * 60_000
  private static let leastShare: Int64 = 20_000

  /// How long it is paused; nil while the clocks run.
  let paused: Int64?

  /// As they stand at the time of the state; without a report nothing was paused.
  init(_ standup: Standup, _ state: State) {
    let report = state.runningReport ?? StandupReport(standup: standup)
    let present = report.pausedAt ?? state.now
    left = Self.timeBox - report.length(at: state.now)
    let began = state.turnStartedAt ?? present
    turn = max(0, present.since(began) - max(0, report.pausedTime - state.pausedBeforeTurn))
    let steps = Int64(max(1, standup.agenda.count - standup.position))
    share = max(Self.leastShare, (left + turn) / steps)
    paused = report.pausedAt.map { max(0, state.now.since($0)) }
  }

  /// Minutes and seconds: `06:48`; hours of a standup that nobody ended: `26 h 05 min`.
  static func text(_ milliseconds: Int64) -> String {
    let seconds = abs(milliseconds) / 1000
    guard seconds < 6000 else { return "\(seconds / 3600) h \(Instant.twoDigits(seconds / 60 % 60)) min" }
    return "\(Instant.twoDigits(seconds / 60)):\(Instant.twoDigits(seconds % 60))"
  }
}
