import Glibc

/// Time that goes on whatever is done to the computer's clock.
package enum MonotonicClock {
  /// Milliseconds since a moment that only this run of the system knows.
  package static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
