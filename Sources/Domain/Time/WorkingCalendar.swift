import Foundation

/// A project's days: its time zone, its working days and its holidays.
///
/// Figures use dates of the project's zone, never of the reader's (`domain.md` 5.1).
package struct WorkingCalendar: Sendable, Equatable {
  /// Name of the zone as the tz database has it.
  var zoneName: String
  /// Weekdays on which people work, 0 for Monday.
  var workingWeekdays: Set<Int>
  /// Days off, whatever their weekday.
  var holidays: Set<Day>
  private let offsets: ZoneOffsets

  /// Monday to Friday without holidays where nothing else is said; an unknown zone stands for UTC.
  package init(zoneName: String, workingWeekdays: Set<Int> = [0, 1, 2, 3, 4], holidays: Set<Day> = []) {
    self.zoneName = zoneName
    self.workingWeekdays = workingWeekdays
    self.holidays = holidays
    offsets = ZoneOffsets.named(zoneName)
  }

  /// Compares what was given; the offsets follow from the zone's name.
  package static func == (left: WorkingCalendar, right: WorkingCalendar) -> Bool {
    left.zoneName == right.zoneName && left.workingWeekdays == right.workingWeekdays
      && left.holidays == right.holidays
  }

  /// True where the tz database knows the name.
  static func knows(_ zoneName: String) -> Bool { TimeZone(identifier: zoneName) != nil }

  private func localMilliseconds(_ instant: Instant) -> Int64 {
    instant.adding(milliseconds: offsets.offset(at: instant.milliseconds)).milliseconds
  }

  /// The date on the project's clocks.
  package func day(of instant: Instant) -> Day {
    Day(number: Int(Instant.floorDivide(localMilliseconds(instant), 86_400_000).quotient))
  }

  /// Hours and minutes on the project's clocks: `17:00`.
  package func clock(of instant: Instant, seconds: Bool = false) -> String {
    let rest = Instant.floorDivide(localMilliseconds(instant), 86_400_000).remainder / 1000
    let parts = seconds ? [rest / 3600, rest / 60 % 60, rest % 60] : [rest / 3600, rest / 60 % 60]
    return parts.map(Instant.twoDigits).joined(separator: ":")
  }

  /// The first moment of a day, also of one on which the clocks change.
  ///
  /// Midnight may come twice, then it is the first; where the change leaves it out, that is the first moment.
  package func start(of day: Day) -> Instant {
    let midnight = Instant(milliseconds: Int64(day.number) * 86_400_000)
    let (before, after) = (offset(at: midnight, days: -1), offset(at: midnight, days: 1))
    let early = midnight.adding(milliseconds: -before)
    guard before != after else { return early }
    let late = midnight.adding(milliseconds: -after)
    let known = [(early, before), (late, after)].filter { offset(at: $0.0, days: 0) == $0.1 }.map(\.0)
    return known.min() ?? max(early, late)
  }

  private func offset(at moment: Instant, days: Int64) -> Int64 {
    offsets.offset(at: moment.adding(milliseconds: days * 86_400_000).milliseconds)
  }

  /// True on a working weekday that is no holiday.
  func isWorking(_ day: Day) -> Bool {
    workingWeekdays.contains(day.weekday) && !holidays.contains(day)
  }

  /// Working days from the first day to the last, both included.
  package func workingDays(_ first: Day, _ last: Day) -> [Day] {
    guard first <= last else { return [] }
    return (first.number...last.number).map(Day.init).filter(isWorking)
  }

  /// Elapsed days by the +1 convention: an item finished on its first day took 1 (`domain.md` 5.1).
  package func days(_ from: Instant, _ to: Instant) -> Int { days(from, until: day(of: to)) }

  /// The same where the last day is known already.
  func days(_ from: Instant, until last: Day) -> Int { last.number - day(of: from).number + 1 }

  /// `Tue 17 Feb 17:00`.
  package func longText(_ instant: Instant) -> String {
    let day = day(of: instant)
    return "\(Day.weekdayNames[day.weekday]) \(day.short) \(clock(of: instant))"
  }

  /// `17 Feb 17:00`.
  package func shortText(_ instant: Instant) -> String { "\(day(of: instant).short) \(clock(of: instant))" }
}
