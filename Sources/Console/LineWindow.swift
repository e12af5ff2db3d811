import Domain
import Drawing

/// Which lines of a text are in sight where it may be longer than its room, and the line that says what is not.
struct LineWindow {
  /// The index of the first line in sight.
  let first: Int
  /// How many lines are in sight: all, or those above the one that says what is left out.
  let shown: Int
  /// The first line in sight when the last one is; 0 where all have room.
  let last: Int
  private let total: Int

  /// - Parameters:
  ///   - total: how many lines there are.
  ///   - room: rows that they may take.
  ///   - scrolled: the line that was scrolled to; one too far counts as the last.
  init(of total: Int, room: Int, scrolled: Int) {
    self.total = total
    // A line that says what is left out takes the place of one.
    shown = total > room ? max(0, room - 1) : total
    last = total > room ? total - shown : 0
    first = min(scrolled, last)
  }

  /// The indices of the lines in sight.
  var range: Range<Int> { first..<(first + shown) }

  /// How many lines are left out above and below, and the keys that bring them; empty where none is.
  ///
  /// - Parameter keys: the names of those that go down and up; nil where no key does.
  func rest(_ keys: (down: String, up: String)?) -> SafeText {
    guard shown < total else { return "" }
    let counts = [(first, "above"), (total - first - shown, "below")].filter { $0.0 > 0 }
    let words = counts.map { "\(Wording.counted($0.0, "line")) \($0.1)" }.joined(separator: ", ")
    return SafeText("… \(words)" + (keys.map { ": \($0.down) and \($0.up) scroll" } ?? ""))
  }
}

extension State {
  /// The keys that go through lines where the screen has no list.
  var lineKeys: (down: String, up: String) { (key(.goDown), key(.goUp)) }
  /// The keys that go through lines beside a list, which has the others.
  var pageKeys: (down: String, up: String) { (key(.pageDown), key(.pageUp)) }

  /// How far the text beside the list of a screen can be scrolled; 0 where it is whole or has no keys.
  var lastScrollBesideList: Int {
    switch screen {
    case .models where pane == ModelPane.gate.rawValue: ModelsView.lastScroll(self)
    case .phases: PhasesView.lastScroll(self)
    default: 0
    }
  }

  /// Goes through so many lines of a text, as far as its last one.
  mutating func scroll(by step: Int, last: Int) {
    scrolledLines = min(max(0, min(scrolledLines, last) + step), last)
  }
}
