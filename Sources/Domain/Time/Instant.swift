/// A moment in UTC, in milliseconds since 1970.
///
/// Written and read as ISO 8601; the program never asks a clock for one below
/// `App` (house rule 8).
package struct Instant: Hashable, Comparable, Sendable, Codable {
  /// Negative before 1970; any 64 bits may come from a file.
  package var milliseconds: Int64

  /// A moment by its distance from the start of 1970 in UTC.
  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Reads the number of milliseconds, the form of the log.
  package init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// Writes the number of milliseconds, not ISO 8601.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }

  /// The earlier moment is the smaller one.
  package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  /// The time from another moment to this one, in milliseconds; negative before it.
  ///
  /// A file may hold any number as a time, so what is out of range ends at the limit.
  package func since(_ other: Instant) -> Int64 {
    let (difference, overflows) = milliseconds.subtractingReportingOverflow(other.milliseconds)
    guard overflows else { return difference }
    return milliseconds < other.milliseconds ? .min : .max
  }

  /// A later moment, or an earlier one; the last or first one there is where it is out of range.
  package func adding(milliseconds more: Int64) -> Instant {
    let (sum, overflows) = milliseconds.addingReportingOverflow(more)
    return Instant(milliseconds: overflows ? (more < 0 ? .min : .max) : sum)
  }

  /// Reads `2026-02-17T17:00:00Z`, with optional seconds, fraction and `+hh:mm`.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    func number(_ from: Int, _ count: Int) -> Int64? {
      guard from + count <= bytes.count else { return nil }
      var value: Int64 = 0
      for byte in bytes[from..<(from + count)] {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int64(byte - 48)
      }
      return value
    }
    guard bytes.count >= 16, let day = Day(iso: bytes[0..<10]),
      bytes[10] == 0x54 || bytes[10] == 0x20, let hour = number(11, 2), hour < 24,
      bytes[13] == 0x3A, let minute = number(14, 2), minute < 60
    else { return nil }
    var index = 16
    var thousandths: Int64 = 0
    if index < bytes.count, bytes[index] == 0x3A {
      guard let second = number(index + 1, 2), second < 61 else { return nil }
      thousandths = second * 1000
      index += 3
      if index < bytes.count, bytes[index] == 0x2E {
        index += 1
        var unit: Int64 = 100
        while index < bytes.count, bytes[index] >= 48, bytes[index] <= 57 {
          thousandths += Int64(bytes[index] - 48) * unit
          unit /= 10
          index += 1
        }
      }
    }
    guard let offset = Self.offsetMinutes(bytes[index...]) else { return nil }
    let minutes = Int64(day.number) * 1440 + hour * 60 + minute - offset
    milliseconds = minutes * 60_000 + thousandths
  }

  private static func offsetMinutes(_ bytes: ArraySlice<UInt8>) -> Int64? {
    let text = String(decoding: bytes, as: UTF8.self)
    if text == "Z" || text == "z" { return 0 }
    // `+01:30` or `+0130`.
    let digits = text.count == 6 ? text.dropFirst().filter { $0 != ":" } : String(text.dropFirst())
    guard let sign = text.first, sign == "+" || sign == "-", digits.utf8.count == 4,
      text.count == 5 || text.dropFirst(3).first == ":", let hours = Int64(digits.prefix(2)),
      let minutes = Int64(digits.suffix(2)), (0..<24).contains(hours), (0..<60).contains(minutes)
    else { return nil }
    return (sign == "-" ? -1 : 1) * (hours * 60 + minutes)
  }

  /// ISO 8601 in UTC, with a fraction only where there is one.
  package var iso: String {
    let (days, rest) = Self.floorDivide(milliseconds, 86_400_000)
    let seconds = rest / 1000
    let fraction = rest % 1000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(Self.twoDigits).joined(separator: ":")
    let tail = fraction == 0 ? "" : "." + String(String(1000 + fraction).dropFirst())
    return Day(number: Int(days)).iso + "T" + clock + tail + "Z"
  }

  /// A number from 0 to 99 as a clock shows it: `07`.
  package static func twoDigits(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }

  /// Division that rounds down, so that times before 1970 fall on their own day.
  static func floorDivide(_ value: Int64, _ by: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: by)
    return remainder < 0 ? (quotient - 1, remainder + by) : (quotient, remainder)
  }
}
