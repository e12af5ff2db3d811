import CNcurses
import TestSupport
import Testing

@testable import Drawing

@Suite struct TextTests {
  @Test func controlCharactersAreShownAndNeverSent() {
    #expect(SafeText("a\u{1B}[31mb\u{7}").text == "a^[[31mb^G")
    #expect(SafeText("a\u{202E}b").text == "a‹U+202E›b")
    #expect(SafeText("\u{9B}31m").text == "‹U+9B›31m")
    #expect(SafeText("one\r\ntwo").text == "one␍␊two")
  }

  @Test func widthIsThatOfWhatIsDrawn() {
    #expect(SafeText("葡萄酒").width == 6)
    #expect(SafeText("e\u{301}").width == 1)
    #expect(SafeText("👩‍🚀").text == "👩")
    #expect(SafeText("👍🏽").width == 2)
    #expect(SafeText("❤️").width == 1)
    #expect(SafeText("🇩🇪").width == 2)
  }

  @Test func scalarsThatStandAloneAreCharactersOfTheirOwn() {
    let simple = (UInt32(0)...0x2FFFF).compactMap(Unicode.Scalar.init).filter {
      TextWidth.columnsAlone($0.value) != nil
    }
    #expect(simple.count > 21_000)
    var all = ""
    all.unicodeScalars.append(contentsOf: simple + simple.reversed())
    #expect(all.count == 2 * simple.count)
    #expect(SafeText(all).text == all)
    #expect(SafeText("ae\u{301}").text == "ae\u{301}", "a mark ends the short way")
  }

  /// Most scalars are taken one by one; the text must look as if it had been taken character by character.
  @Test func aMixedTextIsDrawnCharacterByCharacter() {
    let pool: [Unicode.Scalar] = [
      "a", " ", "é", "京", "\u{301}", "\u{200D}", "👩", "🔬", "🏽", "\u{FE0F}", "❤", "🇩", "🇪", "\r",
      "\n", "\u{1B}", "\u{202E}", "각", "\u{1100}", "\u{1161}", "\u{928}", "\u{93F}", "\u{600}",
      "9", "\u{20E3}",
    ]
    for first in pool {
      for second in pool {
        for third in pool {
          var text = ""
          text.unicodeScalars.append(contentsOf: [first, second, third, "b"])
          let parts = text.map { SafeText(String($0)) }
          let values = text.unicodeScalars.map { String($0.value, radix: 16) }
          #expect(SafeText(text) == parts.reduce("") { $0 + $1 }, "\(values)")
        }
      }
    }
  }

  @Test func aLineIsCutByColumnsWithAnEllipsis() {
    #expect(SafeText("葡萄酒").cut(to: 4).text == "葡…")
    #expect(SafeText("abc").cut(to: 3).text == "abc")
    #expect(SafeText("abc").cut(to: 0).text.isEmpty)
  }

  @Test func linesAreBrokenAtSpaces() {
    #expect(SafeText("one two three").wrapped(to: 7).map(\.text) == ["one two", "three"])
    #expect(SafeText("abcdefgh").wrapped(to: 3).map(\.text) == ["abc", "def", "gh"])
    #expect(SafeText("one two three").wrapped(to: 4).map(\.text) == ["one", "two", "thre", "e"])
    #expect(SafeText("one  two").wrapped(to: 3).map(\.text) == ["one", "", "two"])
    #expect(SafeText("").wrapped(to: 3).map(\.text) == [""])
  }

  @Test func theLastOfSomeRowsHoldsTheRest() {
    let text = SafeText("one two three four")
    #expect(text.wrapped(to: 7, uncutRows: 2).map(\.text) == ["one two", "three four"])
    #expect(text.wrapped(to: 7, uncutRows: 2).map(\.width) == [7, 10])
    #expect(text.wrapped(to: 7, uncutRows: 9) == text.wrapped(to: 7))
    #expect(text.wrapped(to: 7, uncutRows: 0).isEmpty)
  }

  /// ncurses trusts the C library; where it knows a scalar, our table must agree.
  @Test func widthsAgreeWithTheCLibrary() {
    var wrong: [String] = []
    for value in UInt32(0x20)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned else {
        continue
      }
      let text = SafeText(String(scalar))
      let theirs = nc_wcwidth(value)
      guard theirs > 0, text.text == String(scalar) else { continue }
      if Int(theirs) != text.width { wrong.append(String(value, radix: 16)) }
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }
}
