/// Text that may be drawn: the only kind the canvas accepts.
///
/// Text from outside is drawn, never obeyed (`reliability.md` 5.2). Control
/// characters, C1, line separators, bidirectional controls, tags, private use and
/// unassigned scalars become a visible mark of known width; zero-width scalars
/// stay only behind a base, at most three of them. Nothing is taken from the
/// stored text: this is a picture of it.
package struct SafeText: Equatable, Sendable, ExpressibleByStringInterpolation {
  /// In the order in which they are drawn.
  private(set) var glyphs: [Glyph]
  /// Columns that the whole text occupies.
  package private(set) var width: Int

  /// Takes any text; what may not be drawn as it is becomes a visible mark.
  package init(_ text: String) {
    if let plain = Self.plainGlyphs(text) {
      glyphs = plain
      width = plain.count
      return
    }
    glyphs = []
    width = 0
    glyphs.reserveCapacity(text.utf8.count)
    append(text)
  }

  /// A part of a text; one of its own is made of it, so that the loops above know how its bytes lie.
  package init(_ text: Substring) { self.init(String(text)) }

  /// Texts of the program itself, written as literals.
  package init(stringLiteral value: String) { self.init(value) }

  private init(glyphs: [Glyph], width: Int) {
    self.glyphs = glyphs
    self.width = width
  }

  /// True where nothing would be drawn, as for text of zero-width scalars alone.
  package var isEmpty: Bool { glyphs.isEmpty }
  /// The text as it is drawn.
  package var text: String { glyphs.map(\.text).joined() }

  /// One text behind the other.
  package static func + (left: SafeText, right: SafeText) -> SafeText {
    SafeText(glyphs: left.glyphs + right.glyphs, width: left.width + right.width)
  }

  /// The text cut to a number of columns, with an ellipsis where something is missing.
  package func cut(to columns: Int) -> SafeText {
    guard width > columns else { return self }
    guard columns > 0 else { return SafeText(glyphs: [], width: 0) }
    var kept: [Glyph] = []
    kept.reserveCapacity(columns)
    var used = 0
    for glyph in glyphs {
      if used + Int(glyph.width) > columns - 1 { break }
      kept.append(glyph)
      used += Int(glyph.width)
    }
    kept.append(.ellipsis)
    return SafeText(glyphs: kept, width: used + 1)
  }

  /// The text broken at spaces into lines of at most so many columns.
  ///
  /// - Parameter rows: at most so many of them; the last one then holds all the rest, however wide.
  package func wrapped(to columns: Int, uncutRows rows: Int = .max) -> [SafeText] {
    guard columns > 0, rows > 0 else { return [] }
    var lines: [SafeText] = []
    // Of the line at work: where it begins, its columns so far, and its last blank with the columns before it.
    var (start, used) = (0, 0)
    var blank: (index: Int, used: Int)?
    func flush(before end: Int, width: Int, next: Int) {
      lines.append(SafeText(glyphs: Array(glyphs[start..<end]), width: width))
      (start, blank) = (next, nil)
    }
    for (index, glyph) in glyphs.enumerated() {
      let isBlank = glyph.base == 0x20 && glyph.marks == 0
      if used + Int(glyph.width) > columns {
        if lines.count == rows - 1 { break }
        if isBlank {
          flush(before: index, width: used, next: index + 1)
          used = 0
          continue
        }
        if let last = blank {
          flush(before: last.index, width: last.used, next: last.index + 1)
          used -= last.used + 1
        } else {
          flush(before: index, width: used, next: index)
          used = 0
        }
      }
      if isBlank { blank = (index, used) }
      used += Int(glyph.width)
    }
    if start < glyphs.count || lines.isEmpty {
      let rest = glyphs[start...]
      lines.append(SafeText(glyphs: Array(rest), width: rest.reduce(0) { $0 + Int($1.width) }))
    }
    return lines
  }

  /// The glyphs of a text of printable ASCII characters, as most are; nil where it holds another one.
  private static func plainGlyphs(_ text: String) -> [Glyph]? {
    text.utf8.withContiguousStorageIfAvailable { bytes -> [Glyph]? in
      guard bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
      return bytes.map { Glyph(base: UInt32($0), width: 1) }
    } ?? nil
  }

  /// Takes any text: where characters end is asked only around scalars that may join others.
  ///
  /// A frame draws hundreds of texts, and nearly all of their scalars stand alone.
  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var place = 0
      var scalar = ScalarAlone(in: bytes, at: 0)
      while place < bytes.count {
        var end = place + scalar.length
        var following = ScalarAlone(in: bytes, at: end)
        if let columns = scalar.columns, following.columns != nil || end == bytes.count {
          glyphs.append(Glyph(base: scalar.value, width: columns))
          width += Int(columns)
        } else {
          // One that stands alone begins a new character, so the others up to it are looked at by themselves.
          while following.columns == nil, end < bytes.count {
            end += following.length
            following = ScalarAlone(in: bytes, at: end)
          }
          let joined = String(decoding: bytes[place..<end], as: UTF8.self)
          for character in joined { append(character) }
        }
        (place, scalar) = (end, following)
      }
    }
  }

  private mutating func append(_ character: Character) {
    var glyph: Glyph?
    var marks = 0
    for scalar in character.unicodeScalars {
      if scalar.value == 0x200D, glyph != nil { break }
      if Self.isSkinTone(scalar), glyph != nil { continue }
      if Self.mustBeMarked(scalar) {
        flush(&glyph)
        appendMark(for: scalar)
        continue
      }
      if TextWidth.isZeroWidth(scalar) {
        guard var base = glyph, marks < 3 else { continue }
        if scalar.value == 0xFE0F || scalar.value == 0x200D { continue }
        base.marks |= UInt64(scalar.value) << (21 * UInt64(marks))
        glyph = base
        marks += 1
        continue
      }
      flush(&glyph)
      marks = 0
      glyph = Glyph(scalar)
    }
    flush(&glyph)
  }

  private mutating func flush(_ glyph: inout Glyph?) {
    guard let done = glyph else { return }
    glyphs.append(done)
    width += Int(done.width)
    glyph = nil
  }

  private mutating func appendMark(for scalar: Unicode.Scalar) {
    let mark: String
    switch scalar.value {
    case 0x0A: mark = "␊"
    case 0x0D: mark = "␍"
    case 0x09: mark = "␉"
    case 0x00...0x1F: mark = "^" + String(UnicodeScalar(UInt8(scalar.value + 0x40)))
    case 0x7F: mark = "^?"
    default: mark = "‹U+" + String(scalar.value, radix: 16, uppercase: true) + "›"
    }
    for part in mark.unicodeScalars {
      glyphs.append(Glyph(part))
      width += 1
    }
  }

  private static func isSkinTone(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F3FB...0x1F3FF).contains(scalar.value)
  }

  private static func mustBeMarked(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x20 { return true }
    if value < 0x7F { return false }
    if value < 0xA0 || value == 0xAD { return true }
    if value < 0x300 { return false }
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB: return true
    case 0xE0000...0xE007F: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .privateUse, .unassigned, .surrogate, .control: return true
    case .format: return value != 0x200C && value != 0x200D
    default: return false
    }
  }
}

/// A scalar of a text's bytes, and whether it stands alone.
private struct ScalarAlone {
  var value: UInt32 = 0
  /// Bytes; 0 behind the end.
  var length = 0
  /// Columns that it takes; nil where it may join others, and behind the end.
  var columns: UInt8?

  /// - Parameter bytes: those of a string, so that they are whole and in order.
  @inline(__always)
  init(in bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    guard place < bytes.count else { return }
    let first = UInt32(bytes[place])
    func bits(_ offset: Int) -> UInt32 { UInt32(bytes[place + offset]) & 0x3F }
    switch first {
    case 0..<0x80: (value, length) = (first, 1)
    case 0x80..<0xE0: (value, length) = ((first & 0x1F) << 6 | bits(1), 2)
    case 0xE0..<0xF0: (value, length) = ((first & 0xF) << 12 | bits(1) << 6 | bits(2), 3)
    default: (value, length) = ((first & 7) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3), 4)
    }
    columns = TextWidth.columnsAlone(value)
  }
}
