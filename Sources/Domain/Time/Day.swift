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
