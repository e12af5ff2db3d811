import Foundation
import Synchronization

/// A time zone's offsets from UTC as a sorted table, because the figures ask for the
/// date of tens of thousands of moments.
///
/// The table covers the years 2000 to 2060; other moments are asked of Foundation one by one.
final class ZoneOffsets: Sendable {
  /// Moments from which an offset holds, in milliseconds since 1970, in order.
  private let starts: [Int64]
  /// Offsets in milliseconds, one for each start.
  private let offsets: [Int64]
  private let zone: TimeZone
  private static let first: Int64 = 946_684_800_000
  private static let last: Int64 = 2_840_140_800_000
  private static let known = Mutex<[String: ZoneOffsets]>([:])

  /// The table of a zone; a name that the tz database does not have stands for UTC.
  static func named(_ name: String) -> ZoneOffsets {
    known.withLock { known in
      if let found = known[name] { return found }
      let made = ZoneOffsets(TimeZone(identifier: name) ?? TimeZone(secondsFromGMT: 0) ?? .current)
      known[name] = made
      return made
    }
  }

  private init(_ zone: TimeZone) {
    self.zone = zone
    var starts = [Self.first]
    var offsets = [Self.ask(zone, Self.first)]
    var moment = Date(timeIntervalSince1970: Double(Self.first) / 1000)
    while let next = zone.nextDaylightSavingTimeTransition(after: moment) {
      let start = Int64(next.timeIntervalSince1970 * 1000)
      guard start < Self.last, next > moment else { break }
      starts.append(start)
      offsets.append(Self.ask(zone, start))
      moment = next
    }
    self.starts = starts
    self.offsets = offsets
  }

  private static func ask(_ zone: TimeZone, _ milliseconds: Int64) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(milliseconds) / 1000))) * 1000
  }

  /// The offset at a moment, in milliseconds.
  func offset(at milliseconds: Int64) -> Int64 {
    guard milliseconds >= Self.first, milliseconds < Self.last else { return Self.ask(zone, milliseconds) }
    // Changes come at even distances in most zones, so that the guess is right or next to it.
    var place = Int((milliseconds - Self.first) * Int64(starts.count) / (Self.last - Self.first))
    while place > 0, starts[place] > milliseconds { place -= 1 }
    while place + 1 < starts.count, starts[place + 1] <= milliseconds { place += 1 }
    return offsets[place]
  }
}
