/// A canvas as an SVG picture: for documentation and bug reports.
///
/// Lines, blocks and braille are drawn as shapes, so that they join whatever font the
/// reader has; other text is set in runs of one style with its width fixed.
package struct SVGImage {
  private let canvas: Canvas
  private let theme: Theme
  private let palette: SVGPalette
  private static let cellWidth = 9
  private static let cellHeight = 19
  private static let baseline = 14
  private static let margin = 8

  /// - Parameter isLight: the paper behind the terminal's own colours.
  package init(_ canvas: Canvas, theme: Theme, isLight: Bool) {
    self.canvas = canvas
    self.theme = theme
    palette = SVGPalette(isLight: isLight)
  }

  /// The whole file.
  package var text: String {
    let width = canvas.size.columns * Self.cellWidth + 2 * Self.margin
    let height = canvas.size.rows * Self.cellHeight + 2 * Self.margin
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\">",
      "<rect width=\"\(width)\" height=\"\(height)\" rx=\"6\" fill=\"\(palette.background)\"/>",
      "<g transform=\"translate(\(Self.margin) \(Self.margin))\" font-size=\"15\" xml:space=\"preserve\""
        + " font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\">",
    ]
    for row in 0..<canvas.size.rows { lines += runs(of: row).flatMap { draw($0, row: row) } }
    return (lines + ["</g>", "</svg>", ""]).joined(separator: "\n")
  }

  /// Cells side by side with one style.
  private struct Run {
    var start: Int
    var columns: Int
    var style: Style
    var glyphs: [(column: Int, glyph: Glyph)]
  }

  private func runs(of row: Int) -> [Run] {
    var runs: [Run] = []
    for column in 0..<canvas.size.columns {
      let cell = canvas[Point(column, row)]
      if runs.last?.style != cell.style || runs.isEmpty {
        runs.append(Run(start: column, columns: 0, style: cell.style, glyphs: []))
      }
      runs[runs.count - 1].columns += 1
      if !cell.isContinuation { runs[runs.count - 1].glyphs.append((column, cell.glyph)) }
    }
    return runs
  }

  private func draw(_ run: Run, row: Int) -> [String] {
    let look = theme.look(run.style.role)
    var (ink, paper) = (palette.color(look.foreground) ?? palette.text, palette.color(look.background))
    if look.isReversed != run.style.isReversed {
      (ink, paper) = (paper ?? palette.background, ink)
    }
    var lines: [String] = []
    if let paper { lines.append(rectangle(run.start, row, 0, 0, Double(run.columns), 1, paper)) }
    if look.isUnderlined {
      lines.append(rectangle(run.start, row, 0, 0.92, Double(run.columns), 0.08, ink))
    }
    lines += run.glyphs.flatMap { shapes($0.glyph, at: $0.column, row: row, ink: ink) ?? [] }
    lines += words(run).map {
      text($0.text, at: $0.start, row: row, ink: ink, isBold: look.isBold || run.style.isBold)
    }
    return lines
  }

  /// The stretches of a run that are set as text.
  private func words(_ run: Run) -> [(start: Int, text: String, columns: Int)] {
    var words: [(start: Int, text: String, columns: Int)] = []
    for (column, glyph) in run.glyphs {
      guard glyph != .space, CellShape(glyph.base) == nil else { continue }
      let end = words.last.map { $0.start + $0.columns }
      // One blank between two words is part of the text; more of them part it.
      if let end, end == column || end == column - 1 {
        words[words.count - 1].text += (end == column ? "" : " ") + glyph.text
        words[words.count - 1].columns += Int(glyph.width) + (column - end)
      } else {
        words.append((column, glyph.text, Int(glyph.width)))
      }
    }
    return words
  }

  private func text(_ text: String, at column: Int, row: Int, ink: String, isBold: Bool) -> String {
    let x = column * Self.cellWidth
    let y = row * Self.cellHeight + Self.baseline
    let weight = isBold ? " font-weight=\"bold\"" : ""
    let length = SafeText(text).width * Self.cellWidth
    return
      "<text x=\"\(x)\" y=\"\(y)\" fill=\"\(ink)\"\(weight) textLength=\"\(length)\">\(Self.escaped(text))</text>"
  }

  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      case "\"": "&quot;"
      default: String(character)
      }
    }.joined()
  }

  private func shapes(_ glyph: Glyph, at column: Int, row: Int, ink: String) -> [String]? {
    CellShape(glyph.base)?.parts.map { part in
      rectangle(column, row, part.x, part.y, part.width, part.height, ink)
    }
  }

  /// A rectangle in fractions of a cell.
  private func rectangle(
    _ column: Int, _ row: Int, _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ fill: String
  ) -> String {
    func number(_ value: Double) -> String { NumberText.trimmed(value) }
    let left = (Double(column) + x) * Double(Self.cellWidth)
    let top = (Double(row) + y) * Double(Self.cellHeight)
    return "<rect x=\"\(number(left))\" y=\"\(number(top))\""
      + " width=\"\(number(width * Double(Self.cellWidth)))\""
      + " height=\"\(number(height * Double(Self.cellHeight)))\" fill=\"\(fill)\"/>"
  }
}

/// The colours of the 256-colour table as a browser writes them.
private struct SVGPalette {
  /// Of cells that have no ground of their own.
  let background: String
  /// Of letters that have no colour of their own.
  let text: String

  init(isLight: Bool) {
    background = isLight ? "#ffffff" : "#121212"
    text = isLight ? "#262626" : "#d0d0d0"
  }

  private static let basic = [
    "#000000", "#cd0000", "#00cd00", "#cdcd00", "#1e90ff", "#cd00cd", "#00cdcd", "#e5e5e5", "#7f7f7f",
    "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff",
  ]

  /// nil for the terminal's own colour.
  func color(_ index: Int) -> String? {
    switch index {
    case 0..<16: Self.basic[index]
    case 16..<232: Self.cube(index - 16)
    case 232..<256: Self.hex([8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)])
    default: nil
    }
  }

  private static func cube(_ place: Int) -> String {
    hex([place / 36, place / 6 % 6, place % 6].map { $0 == 0 ? 0 : 55 + 40 * $0 })
  }

  private static func hex(_ parts: [Int]) -> String {
    "#" + parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// A character that is drawn as rectangles inside its cell, in fractions of it.
struct CellShape {
  /// A rectangle, from the upper left of the cell.
  struct Part {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }

  /// Together they are the character.
  let parts: [Part]
  private static let thin = 0.12
  private static let flat = 0.06

  /// Nil for a character that the browser draws as text.
  init?(_ base: UInt32) {
    switch base {
    case 0x2800...0x28FF: parts = Self.dots(base - 0x2800)
    case 0x2581...0x2588:
      let height = Double(base - 0x2580) / 8
      parts = [Part(x: 0, y: 1 - height, width: 1, height: height)]
    case 0x2580: parts = [Part(x: 0, y: 0, width: 1, height: 0.5)]
    case 0x258C: parts = [Part(x: 0, y: 0, width: 0.5, height: 1)]
    default:
      if let arms = Self.arms[base] {
        parts = Self.lines(arms, weight: 1)
      } else if let arms = Self.heavyArms[base] {
        parts = Self.lines(arms, weight: 2)
      } else {
        return nil
      }
    }
  }

  private static func dots(_ pattern: UInt32) -> [Part] {
    var parts: [Part] = []
    for column in 0..<2 {
      for row in 0..<4 where pattern & UInt32(DotGrid.bits[column][row]) != 0 {
        parts.append(
          Part(x: 0.14 + 0.5 * Double(column), y: 0.07 + 0.25 * Double(row), width: 0.24, height: 0.11))
      }
    }
    return parts
  }

  /// Box lines by their arms: left, right, up, down.
  private static let arms: [UInt32: [Bool]] = [
    0x2500: [true, true, false, false], 0x2502: [false, false, true, true],
    0x250C: [false, true, false, true], 0x2510: [true, false, false, true],
    0x2514: [false, true, true, false], 0x2518: [true, false, true, false],
    0x2524: [true, false, true, true], 0x251C: [false, true, true, true],
  ]

  /// The same for frames that say that something is wrong.
  private static let heavyArms: [UInt32: [Bool]] = [
    0x2501: [true, true, false, false], 0x2503: [false, false, true, true],
    0x250F: [false, true, false, true], 0x2513: [true, false, false, true],
    0x2517: [false, true, true, false], 0x251B: [true, false, true, false],
  ]

  private static func lines(_ arms: [Bool], weight: Double) -> [Part] {
    var parts: [Part] = []
    let (thin, flat) = (Self.thin * weight, Self.flat * weight)
    let (middle, centre) = (0.5 - thin / 2, 0.5 - flat / 2)
    if arms[0] { parts.append(Part(x: 0, y: centre, width: 0.5 + thin / 2, height: flat)) }
    if arms[1] { parts.append(Part(x: middle, y: centre, width: 0.5 + thin / 2, height: flat)) }
    if arms[2] { parts.append(Part(x: middle, y: 0, width: thin, height: 0.5)) }
    if arms[3] { parts.append(Part(x: middle, y: 0.5, width: thin, height: 0.5)) }
    return parts
  }
}
