/// The palette's search: words in any order, each a part of the sentence or a run of its letters.
package enum Palette {
  package static func matches(_ text: String) -> [Action] {
    let words = text.lowercased().split(separator: " ")
    let scored = Action.allCases.compactMap { action -> (Action, Int)? in
      let sentence = (action.info.sentence + " " + action.rawValue).lowercased()
      var score = 0
      for word in words {
        guard let part = value(of: word, in: sentence) else { return nil }
        score += part
      }
      return (action, score)
    }
    let order = scored.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
    return order.map(\.element.0)
  }

  /// 0 at the start, 1 at the start of a word, 2 inside one, more for scattered letters; else nil.
  private static func value(of word: Substring, in sentence: String) -> Int? {
    if sentence.hasPrefix(word) { return 0 }
    if sentence.contains(" " + word) { return 1 }
    if sentence.contains(word) { return 2 }
    var left = word
    for character in sentence where character == left.first { left = left.dropFirst() }
    return left.isEmpty ? 5 : nil
  }
}
