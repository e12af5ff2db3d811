import Foundation
import Synchronization

/// How long another program's lock is waited for.
///
/// Asks every five milliseconds: SQLite's own pauses grow to a tenth of a second, which misses every gap between
/// the short transactions of an import for seconds.
final class Patience: Sendable {
  private static let pause = 0.005
  private let seconds: Double
  private let limit: Mutex<Double?>

  /// - Parameter seconds: where nobody wants less.
  init(seconds: Double) {
    self.seconds = seconds
    limit = Mutex(nil)
  }

  /// Holds for what waits already too; nil takes it back.
  func limit(to seconds: Double?) { limit.withLock { $0 = seconds } }

  /// Pauses, and says whether to ask again.
  func waits(afterTries tries: Int) -> Bool {
    usleep(UInt32(Self.pause * 1_000_000))
    return Double(tries + 1) * Self.pause < min(seconds, limit.withLock { $0 } ?? seconds)
  }
}
