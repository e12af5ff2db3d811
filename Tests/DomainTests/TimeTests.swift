import Foundation
import Testing

@testable import Domain

@Suite struct TimeTests {
  @Test(arguments: [
    "1970-01-01T00:00:00Z", "2026-02-17T17:00:00Z", "2024-02-29T23:59:59Z", "1969-12-31T23:59:59.999Z",
    "2100-03-01T00:00:00Z",
  ])
  func aMomentIsPrintedAsItWasRead(_ text: String) throws {
    let instant = try #require(Instant(iso: text))
    #expect(instant.iso == text)
  }

  @Test func zonesAreTakenIntoAccount() {
    #expect(Instant(iso: "2026-02-17T18:30:00+01:30") == Instant(iso: "2026-02-17T17:00:00Z"))
  }

  @Test(arguments: ["+99:99", "+1:234", "+01:3", "01:30", "+0130:", "", "+-1:30"])
  func aZoneThatIsNoneIsNotRead(_ zone: String) {
    #expect(Instant(iso: "2026-02-17T18:30:00" + zone) == nil)
  }

  @Test(arguments: ["", "2026-02-30", "2026-13-01", "2026-2-1", "2025-02-29"])
  func aDayThatNoCalendarHasIsNotRead(_ text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test func weekdaysAndWeeksFollowISO() throws {
    let tuesday = try #require(Day(iso: "2026-02-17"))
    #expect(tuesday.weekday == 1)
    #expect(tuesday.isoWeek == 8)
    #expect(try #require(Day(iso: "2027-01-01")).isoWeek == 53)
  }

  /// Zones with changes every year, none, a half hour, and such as gave them up.
  @Test(arguments: [
    "Europe/Berlin", "UTC", "Asia/Kolkata", "Europe/Moscow", "Africa/Casablanca", "Australia/Lord_Howe",
  ])
  func offsetsAreThoseOfTheZone(_ name: String) throws {
    let (zone, offsets) = (try #require(TimeZone(identifier: name)), ZoneOffsets.named(name))
    // Steps of 5 days and 1 second, from before the table to after it.
    for moment in stride(from: Int64(930_000_000), to: 2_850_000_000, by: 432_001) {
      let expected = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
      #expect(offsets.offset(at: moment * 1000) == Int64(expected) * 1000, "\(moment)")
    }
  }

  @Test func datesAreThoseOfTheProjectsZone() throws {
    let late = try #require(Instant(iso: "2026-02-17T23:30:00Z"))
    #expect(WorkingCalendar(zoneName: "Asia/Kathmandu").day(of: late).iso == "2026-02-18")
    #expect(WorkingCalendar(zoneName: "Europe/London").clock(of: late) == "23:30")
  }

  /// Days on which the clocks change, the days around them, and midnights that a change doubles or leaves out.
  @Test(arguments: [
    ("Europe/London", "2026-03-29", "2026-03-29T00:00:00Z"),
    ("Europe/London", "2026-03-30", "2026-03-29T23:00:00Z"),
    ("Europe/London", "2026-10-25", "2026-10-24T23:00:00Z"),
    ("Europe/London", "2026-10-26", "2026-10-26T00:00:00Z"),
    ("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z"),
    ("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z"),
    ("Australia/Sydney", "2026-04-05", "2026-04-04T13:00:00Z"),
    ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z"),
    ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
    ("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z"),
    ("Asia/Amman", "2021-10-29", "2021-10-28T21:00:00Z"),
  ])
  func aDayBeginsAtItsFirstMoment(_ zone: String, _ day: String, _ start: String) throws {
    let (calendar, day) = (WorkingCalendar(zoneName: zone), try #require(Day(iso: day)))
    #expect(calendar.start(of: day).iso == start)
    #expect(calendar.day(of: calendar.start(of: day)) == day)
    #expect(calendar.day(of: calendar.start(of: day).adding(milliseconds: -1)) == day.adding(-1))
  }
}

/// A file may hold any number as a time.
@Test func timesAtTheLimitsOverflowNothing() {
  let (first, last) = (Instant(milliseconds: .min), Instant(milliseconds: .max))
  #expect(last.since(first) == .max)
  #expect(first.since(last) == .min)
  #expect(last.adding(milliseconds: 1) == last)
  #expect(first.adding(milliseconds: -1) == first)
  #expect(first.iso.hasSuffix("T16:47:04.192Z"))
  #expect(Instant(milliseconds: -1).iso == "1969-12-31T23:59:59.999Z")
}
