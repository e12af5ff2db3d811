import Drawing
import Testing

@testable import Terminal

@Suite struct KeyParserTests {
  private func parse(_ text: String) -> [Input] {
    var parser = KeyParser()
    return parser.parse(text.utf8)
  }

  @Test func arrowsAreReadInBothForms() {
    #expect(parse("\u{1B}[A\u{1B}OA") == [.key(.up), .key(.up)])
  }

  @Test func aLoneEscapeWaitsForItsFlush() {
    var parser = KeyParser()
    #expect(parser.parse([0x1B]).isEmpty)
    #expect(parser.patience == 25)
    #expect(parser.flush() == [.key(.escape)])
  }

  @Test func aLetterSplitOverTwoReadsIsWhole() {
    var parser = KeyParser()
    #expect(parser.parse([0xC3]).isEmpty)
    #expect(parser.parse([0xA9]) == [.key(.character("é"))])
  }

  @Test func aPasteIsOneInputWhateverItHolds() {
    #expect(
      parse("\u{1B}[200~one\rtwo\u{1B}[A\u{1B}[201~x") == [.paste("one\rtwo\u{1B}[A"), .key(.character("x"))])
  }

  @Test func aPasteWhoseEndIsLostEndsAfterAWhile() {
    var parser = KeyParser()
    #expect(parser.parse("\u{1B}[200~half".utf8).isEmpty)
    #expect(parser.patience == 3000)
    #expect(parser.flush() == [.paste("half")])
    #expect(parser.patience == nil)
    #expect(parser.parse("q".utf8) == [.key(.character("q"))])
  }

  @Test func anAnswerThatComesInPartsIsWaitedForLongerThanAnEscape() {
    var parser = KeyParser()
    #expect(parser.parse("\u{1B}]11;rgb:ff".utf8).isEmpty)
    #expect(parser.patience == 500)
    #expect(parser.parse("ff/ffff/ffff\u{7}q".utf8) == [.key(.character("q"))])
  }

  @Test func answersOfTheTerminalAreNeverKeys() {
    #expect(parse("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\q") == [.key(.character("q"))])
    #expect(parse("\u{1B}[?62;c") == [])
  }

  @Test func functionKeysOfTheLinuxConsoleAreNoLetters() {
    #expect(parse("\u{1B}[[A\u{1B}[[Ex") == [.key(.function(1)), .key(.function(5)), .key(.character("x"))])
  }

  @Test func mouseReportsFromNowhereAreLeftOut() {
    #expect(parse("\u{1B}[<0;-9223372036854775808;1M\u{1B}[<0;1;99999999M") == [])
  }

  @Test func mouseReportsAreRead() {
    #expect(parse("\u{1B}[<64;10;5M") == [.mouse(MouseEvent(.wheelUp, at: Point(9, 4)))])
  }

  @Test func anyBytesEndWithoutACrash() {
    var parser = KeyParser()
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      _ = parser.parse([UInt8(state >> 33 & 0xFF)])
      if state >> 60 == 0 { _ = parser.flush() }
    }
  }
}
