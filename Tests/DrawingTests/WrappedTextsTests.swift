import Drawing
import Testing

@Suite struct WrappedTextsTests {
  @Test func askedAgainTheLinesAreThoseOfTheTextItself() {
    let texts = WrappedTexts()
    for title in ["Score rides overnight in one batch", "прогноз спроса 👩‍🔬 again", "", "x"] {
      for (columns, rows) in [(12, 2), (5, 4), (40, 1), (0, 2)] {
        let expected = SafeText(title).wrapped(to: columns, uncutRows: rows).map { $0.cut(to: columns) }
        for _ in 0..<2 { #expect(texts.lines(of: title, columns: columns, rows: rows) == expected) }
      }
    }
  }

  @Test func ofManyTextsNoneIsMistakenForAnother() {
    let texts = WrappedTexts()
    for number in (0..<1200).map({ $0 % 700 }) {
      #expect(texts.lines(of: "title \(number)", columns: 20, rows: 2).map(\.text) == ["title \(number)"])
    }
  }
}
