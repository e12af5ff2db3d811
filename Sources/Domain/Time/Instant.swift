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

/// A calendar day, counted from 1970-01-01.
package struct Day: Hashable, Comparable, Sendable, Codable {
  /// 0 is 1970-01-01; negative before.
  package var number: Int

  /// The day so many days after 1970-01-01.
  package init(number: Int) { self.number = number }

  /// The earlier day is the smaller one.
  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// So many calendar days later; earlier for a negative number.
  package func adding(_ days: Int) -> Day { Day(number: number + days) }

  /// Reads `2026-02-17`; nil for a day that no calendar has.
  package init?(iso text: some StringProtocol) { self.init(iso: Array(text.utf8)[...]) }

  /// Reads the ten bytes of `2026-02-17`: imports hold millions of them.
  init?(iso bytes: ArraySlice<UInt8>) {
    guard bytes.count == 10 else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      bytes[(bytes.startIndex + range.lowerBound)..<(bytes.startIndex + range.upperBound)].reduce(0) {
        sum, byte in
        guard let sum, byte >= 48, byte <= 57 else { return nil }
        return sum * 10 + Int(byte - 48)
      }
    }
    guard bytes[bytes.startIndex + 4] == 0x2D, bytes[bytes.startIndex + 7] == 0x2D,
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      (1...12).contains(month), day >= 1
    else { return nil }
    self.init(year: year, month: month, day: day)
    guard civil == (year, month, day) else { return nil }
  }

  /// The day of a date in the proleptic Gregorian calendar (Hinnant's `days_from_civil`).
  package init(year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month from 1 and day from 1 in the proleptic Gregorian calendar.
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// `2026-02-17`, with at least four digits for the year.
  package var iso: String {
    let (year, month, day) = civil
    let digits = String(year)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return padded + "-" + Instant.twoDigits(Int64(month)) + "-" + Instant.twoDigits(Int64(day))
  }

  /// 0 for Monday to 6 for Sunday.
  package var weekday: Int { ((number + 3) % 7 + 7) % 7 }

  /// The week's number by ISO 8601.
  package var isoWeek: Int {
    let thursday = adding(3 - weekday)
    let firstOfYear = Day(year: thursday.civil.year, month: 1, day: 1)
    return (thursday.number - firstOfYear.number) / 7 + 1
  }

  /// From Monday, the order of `weekday`.
  static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  /// From January, so that month 1 is at index 0.
  static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Day and month as on the screen, always six columns: `02 Feb`.
  package var short: String {
    "\(civil.day < 10 ? "0" : "")\(civil.day) \(Self.monthNames[civil.month - 1])"
  }
}
