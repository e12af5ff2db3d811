import Testing

@testable import Drawing

@Suite struct LetterTests {
  static let sizes: [BlockLetters] = [.small, .medium, .wide, .large]

  @Test func theLettersThatLookAlikeHaveRoomToDiffer() {
    #expect(
      BlockLetters.medium.rows(of: "MNW").joined(separator: "\n") == """
        █▄   ▄█ █▄   █ █     █ 
        █ ▀▄▀ █ █ ▀▄ █ █  ▄  █ 
        █     █ █   ▀█ █▄▀ ▀▄█ 
        ▀     ▀ ▀    ▀ ▀     ▀ 
        """)
    for face in [LetterFaces.low, LetterFaces.tall] {
      for (letter, dots) in face {
        let twins = face.filter { $0.value == dots }.keys
        #expect(twins.count == 1, "\(letter) looks like \(twins)")
        #expect(Set(dots.map(\.count)).count == 1, "\(letter) is ragged")
      }
    }
    #expect(LetterFaces.low.values.allSatisfy { $0.count == 5 })
    #expect(LetterFaces.tall.values.allSatisfy { $0.count == 7 })
  }

  @Test(arguments: sizes)
  func aLineIsAsWideAsItSays(_ letters: BlockLetters) {
    for text in ["", "I", "WAITING", "N-1: 50 %"] {
      let rows = letters.rows(of: text)
      #expect(rows.count == letters.height)
      let drawn = rows.map { SafeText($0).width }.max() ?? 0
      #expect(max(0, drawn - (letters == .large || letters == .wide ? 2 : 1)) == letters.width(of: text))
    }
  }

  @Test(arguments: sizes)
  func titlesAreBrokenBetweenWordsOnly(_ letters: BlockLetters) {
    let title = "Retraining starts  when drift or a “merged” change calls for it"
    for columns in [letters.width(of: "Retraining"), 120, 152]
    where columns >= letters.width(of: "Retraining") {
      let lines = letters.wrapped(title, to: columns) ?? []
      #expect(lines.joined(separator: " ").split(separator: " ") == title.split(separator: " "))
      #expect(lines.allSatisfy { letters.width(of: $0) <= columns })
    }
    #expect(letters.wrapped(title, to: letters.width(of: "Retraining") - 1) == nil, "no word is cut")
    #expect(letters.wrapped("漢字", to: 400) == nil)
    #expect(letters.wrapped("", to: 10) == [])
  }

  @Test func lettersWithAMarkHaveItAboveThem() {
    let letters = BlockLetters.medium
    #expect(letters.marks(of: "Grosse") == nil && letters.wrapped("Größe cafe\u{301}", to: 100)?.count == 1)
    #expect(
      ([letters.marks(of: "öé") ?? ""] + letters.rows(of: "öé")).joined(separator: "\n") == """
         ▀ ▀     ▀  
        ▄▀▀▀▄ █▀▀▀▀ 
        █   █ █▄▄▄  
        █   █ █     
         ▀▀▀  ▀▀▀▀▀ 
        """)
    for (letter, accent) in LetterFaces.accents {
      #expect(LetterFaces.low[accent.base] != nil && accent.mark.count == 3, "\(letter)")
    }
  }
}
