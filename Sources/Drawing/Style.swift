/// What a piece of the screen means; a theme says how that looks.
package enum Role: UInt8, CaseIterable, Sendable {
  case text, strong, secondary, key, good, warning, bad, accent
  case selection, mark, bar, input, line, seriesA, seriesB, seriesC, seriesD
}

/// A role with the few attributes a view may add to it.
package struct Style: Equatable, Sendable {
  /// What the cell means.
  package var role: Role
  /// True where it is bold even if the role's look is not.
  package var isBold: Bool
  /// True where foreground and background are exchanged; on a look that is reversed this takes it back.
  package var isReversed: Bool

  /// A role as its theme shows it, unless more is asked for.
  package init(_ role: Role, bold: Bool = false, reversed: Bool = false) {
    self.role = role
    isBold = bold
    isReversed = reversed
  }

  /// True where a blank in this style is not just a blank: it has a ground or a line of its own in some theme.
  var isSeenOnBlanks: Bool {
    switch role {
    case .selection, .mark, .bar, .input: true
    default: isReversed
    }
  }

  /// Body text: the terminal's own colours in every theme.
  package static let text = Style(.text)
}

/// One cell of a canvas.
package struct Cell: Equatable, Sendable {
  /// What it shows; a wide glyph stands in its left half.
  package var glyph: Glyph
  /// How it is shown.
  package var style: Style

  /// True for the right half of a wide glyph, which holds nothing of its own.
  package var isContinuation: Bool { glyph.width == 0 }
  /// True where nothing is seen, whatever colour its text would have.
  var isPlainBlank: Bool { glyph == .space && !style.isSeenOnBlanks }
  /// True for dots of a chart, whose style has no ground.
  var isDots: Bool { (0x2801...0x28FF).contains(glyph.base) && !style.isSeenOnBlanks }
}
