extension String {
  /// How many characters have to be changed, added or left out to come to another word, so that a slip
  /// can be named (Levenshtein).
  func distance(to other: String) -> Int {
    let (one, other) = (Array(self), Array(other))
    var last = Array(0...other.count)
    for (row, left) in one.enumerated() {
      var next = [row + 1]
      for (column, right) in other.enumerated() {
        next.append(Swift.min(last[column] + (left == right ? 0 : 1), last[column + 1] + 1, next[column] + 1))
      }
      last = next
    }
    return last[other.count]
  }

  /// The one of some names that was meant; nil where none is within two slips of the word, or one of a short word.
  func nearest(of names: [String]) -> String? {
    let near = names.map { (name: $0, distance: $0.distance(to: self)) }.min { $0.distance < $1.distance }
    return near.flatMap { $0.distance <= Swift.min(2, count / 2) ? $0.name : nil }
  }
}
