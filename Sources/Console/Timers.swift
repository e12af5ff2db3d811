/// Messages that are due at a moment of the monotonic clock, whatever wakes the loop before.
///
/// The clock is asked only where one is set: an idle console asks nothing.
struct Timers: Sendable {
  private var due: [(message: Message, at: Int64)] = []

  /// Makes a message due after so many milliseconds.
  mutating func set(_ message: Message, after milliseconds: Int, _ monotonic: () -> Int64) {
    due.append((message, monotonic() + Int64(milliseconds)))
  }

  /// Makes a message due so long after a state began to wait for it; one that does not wait any more gets none.
  mutating func follow(
    _ message: Message, isWanted: Bool, after milliseconds: Int, _ monotonic: () -> Int64
  ) {
    let isSet = due.contains { $0.message == message }
    if isWanted, !isSet { set(message, after: milliseconds, monotonic) }
    if !isWanted, isSet { due.removeAll { $0.message == message } }
  }

  /// What is due by now, each once, in the order in which it was set.
  mutating func take(_ monotonic: () -> Int64) -> [Message] {
    guard !due.isEmpty else { return [] }
    let now = monotonic()
    defer { due.removeAll { $0.at <= now } }
    return due.filter { $0.at <= now }.map(\.message)
  }

  /// Milliseconds until the next one is due, at least 1; nil where none is set.
  func untilNext(_ monotonic: () -> Int64) -> Int? {
    due.map(\.at).min().map { Int(max(1, $0 - monotonic())) }
  }
}
