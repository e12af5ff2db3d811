import Domain
import TestSupport
import Testing

@testable import Store

/// Items of the whole project by words.
@Suite struct ItemSearchTests {
  private func keys(_ text: String, _ demo: DemoStore) throws -> [Int] {
    try demo.store.itemNames(holding: text, in: demo.project).map(\.key.number)
  }

  @Test func wordsAreFoundWhateverTheirOrderTheirCaseAndTheStateOfTheItem() throws {
    let demo = try DemoStore()
    #expect(try keys("taxi-2", demo).prefix(3) == [2, 20, 21], "the exact key stands first")
    #expect(try keys("RULE concept", demo) == [9])
    #expect(try keys("street-map", demo) == [27])
    #expect(try keys(" ", demo) == [])
    #expect(try keys("%", demo) == [] && keys("_", demo) == [], "a mark of LIKE is a letter like others")
    _ = try demo.store.perform(.editItems([key(9)], .title, to: "Größe ÄNDERN"), by: demo.actor())
    #expect(try keys("ändern größe", demo) == [9])
  }
}
