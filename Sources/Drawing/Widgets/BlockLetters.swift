/// Letters of 3 by 5 dots, drawn in half blocks: three rows high, three columns wide.
///
/// Made for reading a title from the back of a room; text that holds anything but
/// letters, digits and common marks is drawn in ordinary size instead.
package enum BlockLetters {
  /// Columns from one letter to the next.
  package static let advance = 4

  package static func canSpell(_ text: String) -> Bool { text.uppercased().allSatisfy { dots[$0] != nil } }

  /// Three rows of half blocks.
  package static func rows(of text: String) -> [String] {
    (0..<3).map { row in
      text.uppercased().map { character -> String in
        let pattern = dots[character] ?? [0, 0, 2, 0, 0]
        let upper = pattern[row * 2]
        let lower = row == 2 ? 0 : pattern[row * 2 + 1]
        return (0..<3).map { half(upper >> (2 - $0) & 1, lower >> (2 - $0) & 1) }.joined() + " "
      }.joined()
    }
  }

  /// Five rows of letters twice as large: each dot is two columns wide and one row high.
  package static func largeRows(of text: String) -> [String] {
    (0..<5).map { row in
      text.uppercased().map { character -> String in
        let pattern = (dots[character] ?? [0, 0, 2, 0, 0])[row]
        return (0..<3).map { pattern >> (2 - $0) & 1 == 1 ? "██" : "  " }.joined() + "  "
      }.joined()
    }
  }

  private static func half(_ upper: Int, _ lower: Int) -> String {
    switch (upper, lower) {
    case (1, 1): "█"
    case (1, 0): "▀"
    case (0, 1): "▄"
    default: " "
    }
  }

  private static let dots: [Character: [Int]] = [
    " ": [0, 0, 0, 0, 0], "A": [2, 5, 7, 5, 5], "B": [6, 5, 6, 5, 6], "C": [3, 4, 4, 4, 3],
    "D": [6, 5, 5, 5, 6], "E": [7, 4, 6, 4, 7], "F": [7, 4, 6, 4, 4], "G": [3, 4, 5, 5, 3],
    "H": [5, 5, 7, 5, 5], "I": [7, 2, 2, 2, 7], "J": [1, 1, 1, 5, 2], "K": [5, 5, 6, 5, 5],
    "L": [4, 4, 4, 4, 7], "M": [5, 7, 7, 5, 5], "N": [6, 5, 5, 5, 5], "O": [2, 5, 5, 5, 2],
    "P": [6, 5, 6, 4, 4], "Q": [2, 5, 5, 6, 3], "R": [6, 5, 6, 5, 5], "S": [3, 4, 2, 1, 6],
    "T": [7, 2, 2, 2, 2], "U": [5, 5, 5, 5, 7], "V": [5, 5, 5, 5, 2], "W": [5, 5, 7, 7, 5],
    "X": [5, 5, 2, 5, 5], "Y": [5, 5, 2, 2, 2], "Z": [7, 1, 2, 4, 7], "0": [7, 5, 5, 5, 7],
    "1": [2, 6, 2, 2, 7], "2": [6, 1, 2, 4, 7], "3": [6, 1, 2, 1, 6], "4": [5, 5, 7, 1, 1],
    "5": [7, 4, 6, 1, 6], "6": [3, 4, 7, 5, 7], "7": [7, 1, 2, 2, 2], "8": [7, 5, 7, 5, 7],
    "9": [7, 5, 7, 1, 6], "-": [0, 0, 7, 0, 0], ".": [0, 0, 0, 0, 2], ",": [0, 0, 0, 2, 4],
    ":": [0, 2, 0, 2, 0], "'": [2, 2, 0, 0, 0], "/": [1, 1, 2, 4, 4], "?": [6, 1, 2, 0, 2],
    "!": [2, 2, 2, 0, 2], "(": [1, 2, 2, 2, 1], ")": [4, 2, 2, 2, 4], "+": [0, 2, 7, 2, 0],
    "%": [5, 1, 2, 4, 5], "=": [0, 7, 0, 7, 0], "_": [0, 0, 0, 0, 7], "&": [2, 5, 2, 5, 3],
  ]
}
