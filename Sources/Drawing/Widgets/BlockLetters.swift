/// Large letters made of blocks, for reading a title from the back of a room.
///
/// Letters are as wide as they need to be: M, N and W of three dots cannot be told
/// apart. Text that holds anything but letters, digits and common marks cannot be
/// spelled; the caller draws it in ordinary size instead.
package struct BlockLetters: Equatable, Sendable {
  private enum Face { case low, tall }
  private let face: Face
  /// True where a dot fills two columns and a row; else a column and half a row.
  private let isDoubled: Bool

  /// Five dots high, two of them in a row of cells.
  package static let small = BlockLetters(face: .low, isDoubled: false)
  /// Seven dots high, two of them in a row of cells.
  package static let medium = BlockLetters(face: .tall, isDoubled: false)
  /// Five dots high, of whole cells only: also legible in plain characters.
  package static let wide = BlockLetters(face: .low, isDoubled: true)
  /// Seven dots high, of whole cells only.
  package static let large = BlockLetters(face: .tall, isDoubled: true)

  private var dots: [Character: [[Bool]]] { face == .low ? LetterFaces.low : LetterFaces.tall }
  private func dots(of letter: Character) -> [[Bool]]? {
    dots[letter] ?? LetterFaces.accents[letter].flatMap { dots[$0.base] }
  }
  private var dotRows: Int { face == .low ? 5 : 7 }
  private var columnsPerDot: Int { isDoubled ? 2 : 1 }

  /// Rows of cells that a line takes, without the space under it.
  package var height: Int { isDoubled ? dotRows : (dotRows + 1) / 2 }

  /// True where every letter of a text has a shape, upper or lower case.
  package func canSpell(_ text: String) -> Bool {
    LetterFaces.spelled(text).allSatisfy { dots(of: $0) != nil }
  }

  /// Columns of the text, without the space behind its last letter.
  package func width(of text: String) -> Int {
    let widths = LetterFaces.spelled(text).map { (dots(of: $0)?[0].count ?? 0) + 1 }
    return max(0, widths.reduce(0, +) - 1) * columnsPerDot
  }

  /// The text in lines of whole words; nil where it cannot be spelled or a word is too wide.
  package func wrapped(_ text: String, to columns: Int) -> [String]? {
    guard canSpell(text) else { return nil }
    var lines: [String] = []
    for word in text.split(separator: " ") {
      guard width(of: String(word)) <= columns else { return nil }
      if let last = lines.last, width(of: "\(last) \(word)") <= columns {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// The rows of one line.
  package func rows(of text: String) -> [String] {
    let letters = LetterFaces.spelled(text).compactMap(dots(of:))
    return (0..<height).map { row in
      letters.map { letter in
        isDoubled
          ? letter[row].map { $0 ? "██" : "  " }.joined() + "  " : Self.halves(letter, row * 2) + " "
      }.joined()
    }
  }

  /// The marks above the letters of a line, for the row above it; nil where there are none.
  package func marks(of text: String) -> String? {
    let letters = LetterFaces.spelled(text)
    guard letters.contains(where: { LetterFaces.accents[$0] != nil }) else { return nil }
    return letters.map { letter in
      let width = dots(of: letter)?[0].count ?? 0
      var row = Array(repeating: false, count: width + 1)
      for (offset, isDot) in (LetterFaces.accents[letter]?.mark ?? []).enumerated() {
        row[(width - 3) / 2 + offset] = isDot
      }
      // The upper half only: the lower one keeps the mark off the letter.
      return row.map { String(repeating: $0 ? "▀" : " ", count: columnsPerDot) }.joined()
    }.joined()
  }

  /// Two rows of dots in one row of cells.
  private static func halves(_ letter: [[Bool]], _ row: Int) -> String {
    let low = row + 1 < letter.count ? letter[row + 1] : letter[row].map { _ in false }
    return zip(letter[row], low).map { upper, lower in
      upper ? (lower ? "█" : "▀") : lower ? "▄" : " "
    }.joined()
  }
}
