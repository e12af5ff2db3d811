import Domain
import Testing

@Suite struct CountTests {
  @Test(arguments: [(0, "0 items"), (1, "1 item"), (2, "2 items")])
  func oneIsNoPlural(_ count: Int, _ words: String) {
    #expect(Wording.counted(count, "item") == words)
  }

  @Test func aPluralMayHaveMoreThanAnS() {
    #expect(Wording.counted(1, "criterion", plural: "criteria") == "1 criterion")
    #expect(Wording.counted(2, "criterion", plural: "criteria") == "2 criteria")
  }

  @Test(arguments: [(0.0, "0 points"), (0.5, "0.5 points"), (1, "1 point"), (8, "8 points")])
  func pointsMayBeHalf(_ points: Double, _ words: String) { #expect(Wording.points(points) == words) }
}
