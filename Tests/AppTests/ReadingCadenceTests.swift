import Testing

@testable import App

/// When a tracking store is read whole.
@Suite struct ReadingCadenceTests {
  @Test func anIdleStoreIsWaitedForWithoutALimit() {
    var cadence = ReadingCadence()
    cadence.noteReading(isFull: true, began: 0, ended: 100)
    #expect(cadence.wait(at: 100) == nil)
  }

  @Test func aFullReadingFollowsWhenThingsAreQuiet() {
    var cadence = ReadingCadence()
    cadence.noteReading(isFull: true, began: 0, ended: 10)
    cadence.noteReading(isFull: false, began: 5000, ended: 5005)
    #expect(cadence.wait(at: 5005) == 2000)
    cadence.noteReading(isFull: true, began: 7005, ended: 7015)
    #expect(cadence.wait(at: 7015) == nil)
  }

  @Test func whileWritesGoOnAFullReadingComesNowAndThen() {
    var cadence = ReadingCadence()
    cadence.noteReading(isFull: true, began: 0, ended: 10)
    #expect(!cadence.isFullDue(at: 20_000))
    #expect(cadence.isFullDue(at: 30_010))
  }

  @Test func afterARestAWriteIsReadSoonAndThenNotTooOften() {
    var cadence = ReadingCadence()
    #expect(cadence.pause(at: 5000) == 100_000)
    cadence.noteReading(isFull: false, began: 5100, ended: 5110)
    #expect(cadence.pause(at: 5210) == 600_000)
    #expect(cadence.pause(at: 5790) == 100_000)
    #expect(cadence.pause(at: 0) == 700_000, "never longer")
  }

  @Test func aLongReadingIsRare() {
    var cadence = ReadingCadence()
    cadence.noteReading(isFull: true, began: 0, ended: 4000)
    cadence.noteReading(isFull: false, began: 5000, ended: 5010)
    #expect(!cadence.isFullDue(at: 40_000), "4 s are 5 percent of 80 s")
    #expect(cadence.isFullDue(at: 84_000))
    #expect(cadence.wait(at: 5010) == 78_990)
  }
}
