/// One plain character for one drawn character, for terminals and fonts without Unicode.
///
/// One for one, so that the screen keeps its layout cell for cell; the words beside
/// the marks carry the meaning (`interaction.md` 4).
enum ASCIIFallback {
  private static let plain: [UInt32: Unicode.Scalar] = [
    0x2500: "-", 0x2501: "=", 0x2502: "|", 0x250C: "+", 0x2510: "+", 0x2514: "+", 0x2518: "+",
    0x2524: "+", 0x251C: "+", 0x2503: "|", 0x250F: "+", 0x2513: "+", 0x2517: "+", 0x251B: "+", 0x2588: "#",
    0x2580: "#", 0x2584: "#", 0x2591: ".", 0x2581: ".", 0x258C: "|",
    0x25B8: ">", 0x2713: "+", 0x2717: "x", 0x00B7: ".", 0x2026: ">", 0x2265: ">", 0x2264: "<",
    0x2192: ">", 0x2190: "<", 0x2039: "<", 0x203A: ">", 0x00D7: "x", 0x2013: "-", 0x00B1: "+",
    0x240A: "$", 0x240D: "$", 0x2409: ">",
  ]

  /// A glyph that any terminal can show; a wide one keeps its width.
  static func glyph(_ glyph: Glyph) -> Glyph {
    guard glyph.base >= 0x7F else { return Glyph(base: glyph.base, width: 1) }
    if let scalar = plain[glyph.base] { return Glyph(base: scalar.value, width: 1) }
    switch glyph.base {
    case 0x2800: return .space
    case 0x2801...0x28FF: return Glyph(base: 0x2A, width: 1)
    case 0x2581...0x2587: return Glyph(base: 0x23, width: 1)
    default: return Glyph(base: 0x3F, width: 1)
    }
  }
}

extension Canvas {
  /// The canvas in plain characters.
  package var inASCII: Canvas {
    var plain = self
    for index in plain.cells.indices {
      // The right half of a wide character gets a mark of its own.
      let isHalf = plain.cells[index].isContinuation
      plain.replaceGlyph(
        at: index, with: isHalf ? Glyph(base: 0x3F, width: 1) : ASCIIFallback.glyph(cells[index].glyph))
      // Lines of letters are read as letters, so they must not be faint.
      if plain.cells[index].style.role == .line { plain.restyle(at: index, as: Style(.secondary)) }
    }
    return plain
  }
}
