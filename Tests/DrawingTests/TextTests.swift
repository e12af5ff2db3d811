import CNcurses
import Drawing
import TestSupport
import Testing

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

  @Test func aLineIsCutByColumnsWithAnEllipsis() {
    #expect(SafeText("葡萄酒").cut(to: 4).text == "葡…")
    #expect(SafeText("abc").cut(to: 3).text == "abc")
    #expect(SafeText("abc").cut(to: 0).text.isEmpty)
  }

  @Test func linesAreBrokenAtSpaces() {
    #expect(SafeText("one two three").wrapped(to: 7).map(\.text) == ["one two", "three"])
    #expect(SafeText("abcdefgh").wrapped(to: 3).map(\.text) == ["abc", "def", "gh"])
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
