/// How a role looks: colours of the 256-colour table, or the terminal's own.
package struct Look: Equatable, Sendable {
  /// -1 is the terminal's own colour.
  package var foreground: Int
  /// -1 is the terminal's own colour.
  package var background: Int
  /// True where a heavier or brighter letter carries the meaning.
  package var isBold: Bool
  /// True where foreground and background are exchanged.
  package var isReversed: Bool
  /// True where a line below marks the cells; input fields have one where there are no colours.
  package var isUnderlined: Bool

  init(
    _ foreground: Int = -1, on background: Int = -1, bold: Bool = false, reversed: Bool = false,
    underlined: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    isBold = bold
    isReversed = reversed
    isUnderlined = underlined
  }

  /// As a terminal of so many colours can show it: where there are no bright ones, their plain
  /// twins, which most terminals brighten in bold letters.
  package func limited(toColors colors: Int) -> Look {
    var look = self
    if foreground >= colors { look.foreground = foreground % 8 }
    return look
  }
}

/// Role → look, complete by construction (`interaction.md` 4).
package enum Theme: String, CaseIterable, Sendable {
  case dark, light
  case sixteen = "16"
  case sixteenLight = "16-light"
  case mono
  case highContrast = "high-contrast"

  /// How this set of colours shows a role.
  package func look(_ role: Role) -> Look {
    switch self {
    case .dark: Self.dark(role)
    case .light: Self.light(role)
    case .sixteen: Self.sixteenOnDark(role)
    case .sixteenLight: Self.sixteenOnLight(role)
    case .mono, .highContrast: Self.mono(role)
    }
  }

  /// True for the sets that are made for dark letters on a light ground.
  package var isLight: Bool { self == .light || self == .sixteenLight }

  /// The set that a terminal of so many colours can show; one for the wrong ground cannot be read.
  package func suited(toColors colors: Int) -> Theme {
    if colors == 0 { return .mono }
    guard colors < 256 else { return self }
    return switch self {
    case .dark: .sixteen
    case .light: .sixteenLight
    case .sixteen, .sixteenLight, .mono, .highContrast: self
    }
  }

  private static func dark(_ role: Role) -> Look {
    switch role {
    case .text: Look()
    case .strong: Look(bold: true)
    case .secondary: Look(247)
    case .key, .seriesA: Look(117, bold: true)
    case .good, .seriesC: Look(114)
    case .warning, .seriesB: Look(221)
    case .bad: Look(210, bold: true)
    case .accent, .seriesD: Look(183)
    // One look for the row and its mark: each change of looks costs thirty bytes a key.
    case .selection, .mark: Look(231, on: 24)
    case .bar: Look(252, on: 236)
    case .input: Look(255, on: 236)
    case .line: Look(240)
    }
  }

  private static func light(_ role: Role) -> Look {
    switch role {
    case .text: Look()
    case .strong: Look(bold: true)
    case .secondary: Look(240)
    case .key, .seriesA: Look(25, bold: true)
    case .good, .seriesC: Look(22)
    case .warning, .seriesB: Look(94)
    case .bad: Look(124, bold: true)
    case .accent, .seriesD: Look(90)
    case .selection, .mark: Look(16, on: 153)
    case .bar: Look(235, on: 254)
    case .input: Look(16, on: 254)
    case .line: Look(250)
    }
  }

  /// The bright red, yellow and magenta: the others are too dark on black.
  private static func sixteenOnDark(_ role: Role) -> Look {
    switch role {
    case .key, .mark, .seriesA: Look(6, bold: true)
    case .good, .seriesC: Look(2)
    case .warning, .seriesB: Look(11, bold: true)
    case .bad: Look(9, bold: true)
    case .accent, .seriesD: Look(13, bold: true)
    default: mono(role)
    }
  }

  /// Blue and magenta instead of cyan and yellow, which cannot be read on white; green cannot
  /// either, so what is good has the terminal's own colour: its word says it.
  private static func sixteenOnLight(_ role: Role) -> Look {
    switch role {
    case .key, .mark, .seriesA: Look(4, bold: true)
    case .warning, .seriesB: Look(5, bold: true)
    case .bad: Look(1, bold: true)
    case .accent, .seriesD: Look(5)
    default: mono(role)
    }
  }

  private static func mono(_ role: Role) -> Look {
    switch role {
    // The mark keeps the ground of the screen: in a reversed row it would be a gap.
    case .strong, .key, .mark, .bad, .seriesA: Look(bold: true)
    case .selection, .bar: Look(reversed: true)
    case .input: Look(underlined: true)
    default: Look()
    }
  }
}

extension Canvas {
  /// The canvas with colours as escape sequences: for pictures and bug reports.
  package func ansi(theme: Theme) -> String {
    var text = ""
    for row in 0..<size.rows {
      var current: Style?
      for column in 0..<size.columns {
        let cell = cells[row * size.columns + column]
        if cell.isContinuation { continue }
        if cell.style != current {
          text += Self.sequence(theme.look(cell.style.role), cell.style)
          current = cell.style
        }
        text += cell.glyph.text
      }
      text += "\u{1B}[0m\n"
    }
    return text
  }

  private static func sequence(_ look: Look, _ style: Style) -> String {
    var codes = ["0"]
    if look.isBold || style.isBold { codes.append("1") }
    if look.isUnderlined { codes.append("4") }
    if look.isReversed != style.isReversed { codes.append("7") }
    if look.foreground >= 0 { codes.append("38;5;\(look.foreground)") }
    if look.background >= 0 { codes.append("48;5;\(look.background)") }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }
}
