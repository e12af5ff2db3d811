/// What a piece of the screen means; a theme says how that looks.
package enum Role: UInt8, CaseIterable, Sendable {
  case text, strong, secondary, key, good, warning, bad, accent
  case selection, mark, bar, input, line, seriesA, seriesB, seriesC, seriesD
}

/// A role with the few attributes a view may add to it.
package struct Style: Equatable, Sendable {
  package var role: Role
  package var isBold: Bool
  package var isReversed: Bool

  package init(_ role: Role, bold: Bool = false, reversed: Bool = false) {
    self.role = role
    isBold = bold
    isReversed = reversed
  }

  package static let text = Style(.text)
}

/// One cell of a canvas.
package struct Cell: Equatable, Sendable {
  package var glyph: Glyph
  package var style: Style
  /// True for the right half of a wide glyph, which holds nothing of its own.
  package var isContinuation: Bool

  package static let blank = Cell(glyph: .space, style: .text, isContinuation: false)
}
