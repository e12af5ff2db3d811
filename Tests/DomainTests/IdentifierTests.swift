import Domain
import Testing

@Suite struct IdentifierTests {
  @Test(arguments: ["TAXI-12", "taxi-12", "Taxi-12"]) func aKeyIsReadInEitherCase(_ text: String) {
    #expect(ItemKey(text)?.description == "TAXI-12")
  }

  @Test(arguments: ["TAXI-+12", "TAXI--12", "TAXI-0", "TAXI-", "TAXI-1２", "ß-1", "ﬁx-1", "TAXI 12", ""])
  func whatIsNoKeyIsNotRead(_ text: String) { #expect(ItemKey(text) == nil) }

  @Test func pointsAreNumbersAsPeopleWriteThem() {
    #expect(["8", "0.5", "13", "0"].map(Rules.points) == [8, 0.5, 13, 0])
    #expect(["0x10", "1e2", "inf", "nan", "+8", "-1", " 8", "", "."].allSatisfy { Rules.points($0) == nil })
  }
}
