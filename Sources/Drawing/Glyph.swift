/// One user-visible character as a terminal cell can hold it.
///
/// ncurses keeps a base scalar and a few zero-width ones in a cell and silently
/// cuts the rest, so the same cut is made here and the width is that of what is
/// really drawn: no joined emoji, no skin tones, no variation selector on a
/// narrow base. Plain data, the widest first, so that a cell of a glyph and a style has no gaps in memory
/// and two frames compare fast.
package struct Glyph: Equatable, Sendable {
  /// Up to three combining scalars, 21 bits each, the first in the lowest bits.
  package var marks: UInt64
  /// The first scalar's value.
  package var base: UInt32
  /// Columns: 1 or 2; 0 for `secondHalf` alone.
  var width: UInt8

  /// What an empty cell shows.
  static let space = Glyph(base: 0x20, marks: 0, width: 1)
  /// What stands in the cell that the glyph before it occupies too.
  static let secondHalf = Glyph(base: 0x20, marks: 0, width: 0)
  /// Where text was cut.
  static let ellipsis = Glyph(base: 0x2026, marks: 0, width: 1)

  /// As they are: nothing is checked.
  init(base: UInt32, marks: UInt64 = 0, width: UInt8) {
    self.base = base
    self.marks = marks
    self.width = width
  }

  /// The glyph of a scalar that the program itself draws (lines, blocks, dots).
  init(_ scalar: Unicode.Scalar) {
    self.init(base: scalar.value, marks: 0, width: UInt8(max(1, TextWidth.columns(of: scalar))))
  }

  /// The glyph as text.
  var text: String {
    var view = String.UnicodeScalarView()
    for scalar in scalars { view.append(scalar) }
    return String(view)
  }

  private var scalars: [Unicode.Scalar] {
    var all: [Unicode.Scalar] = []
    if let scalar = Unicode.Scalar(base) { all.append(scalar) }
    for index in 0..<3 {
      let value = UInt32((marks >> (21 * UInt64(index))) & 0x1F_FFFF)
      if value != 0, let scalar = Unicode.Scalar(value) { all.append(scalar) }
    }
    return all
  }
}

/// Columns that scalars occupy in a terminal.
///
/// The wide ranges are those of Unicode 15's East Asian Width (W and F), and the two
/// blocks that the C library draws wide besides (circled numbers, hexagrams); a test
/// compares them with the C library, which ncurses relies on.
enum TextWidth {
  /// 0 for combining and joining scalars, 2 for wide ones, else 1.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    if isZeroWidth(scalar) { return 0 }
    if value < 0x1100 { return 1 }
    return isWide(value) ? 2 : 1
  }

  /// Columns of a scalar that is drawn as it is and never joins another of its kind into one character;
  /// nil for all that has to be looked at more closely.
  ///
  /// Latin, Greek, Cyrillic and kana without their combining marks, punctuation, arrows, lines, blocks,
  /// braille and the common ideographs: every scalar of these ranges is assigned.
  static func columnsAlone(_ value: UInt32) -> UInt8? {
    switch value {
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF, 0x391...0x3A1, 0x3A3...0x3FF, 0x400...0x482, 0x48A...0x52F,
      0x2010...0x2027, 0x2190...0x2199, 0x2500...0x25FC, 0x2800...0x28FF:
      1
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF: 2
    default: nil
    }
  }

  /// True for scalars drawn onto the one before them.
  static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x300 { return false }
    if value == 0x200D || value == 0x200B || value == 0x200C || value == 0x2060 { return true }
    if (0xFE00...0xFE0F).contains(value) || value == 0xFEFF { return true }
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    var low = 0
    var high = wideRanges.count - 1
    while low <= high {
      let middle = (low + high) / 2
      let (first, last) = wideRanges[middle]
      if value < first {
        high = middle - 1
      } else if value > last {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }

  private static let wideRanges: [(UInt32, UInt32)] = [
    (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23EC), (0x23F0, 0x23F0),
    (0x23F3, 0x23F3), (0x25FD, 0x25FE), (0x2614, 0x2615), (0x2648, 0x2653), (0x267F, 0x267F),
    (0x2693, 0x2693), (0x26A1, 0x26A1), (0x26AA, 0x26AB), (0x26BD, 0x26BE), (0x26C4, 0x26C5),
    (0x26CE, 0x26CE), (0x26D4, 0x26D4), (0x26EA, 0x26EA), (0x26F2, 0x26F3), (0x26F5, 0x26F5),
    (0x26FA, 0x26FA), (0x26FD, 0x26FD), (0x2705, 0x2705), (0x270A, 0x270B), (0x2728, 0x2728),
    (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755), (0x2757, 0x2757), (0x2795, 0x2797),
    (0x27B0, 0x27B0), (0x27BF, 0x27BF), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55),
    (0x2E80, 0x2E99), (0x2E9B, 0x2EF3), (0x2F00, 0x2FD5), (0x2FF0, 0x2FFB), (0x3000, 0x303E),
    (0x3041, 0x3096), (0x3099, 0x30FF), (0x3105, 0x312F), (0x3131, 0x318E), (0x3190, 0x31E3),
    (0x31F0, 0x321E), (0x3220, 0xA48C), (0xA490, 0xA4C6),
    (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE52),
    (0xFE54, 0xFE66), (0xFE68, 0xFE6B), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x16FE0, 0x16FE4),
    (0x16FF0, 0x16FF1), (0x17000, 0x187F7), (0x18800, 0x18CD5), (0x18D00, 0x18D08),
    (0x1AFF0, 0x1AFF3), (0x1AFF5, 0x1AFFB), (0x1AFFD, 0x1AFFE), (0x1B000, 0x1B122),
    (0x1B150, 0x1B152), (0x1B164, 0x1B167), (0x1B170, 0x1B2FB), (0x1F004, 0x1F004),
    (0x1F0CF, 0x1F0CF), (0x1F18E, 0x1F18E), (0x1F191, 0x1F19A), (0x1F200, 0x1F202),
    (0x1F210, 0x1F23B), (0x1F240, 0x1F248), (0x1F250, 0x1F251), (0x1F260, 0x1F265),
    (0x1F300, 0x1F320), (0x1F32D, 0x1F335), (0x1F337, 0x1F37C), (0x1F37E, 0x1F393),
    (0x1F3A0, 0x1F3CA), (0x1F3CF, 0x1F3D3), (0x1F3E0, 0x1F3F0), (0x1F3F4, 0x1F3F4),
    (0x1F3F8, 0x1F43E), (0x1F440, 0x1F440), (0x1F442, 0x1F4FC), (0x1F4FF, 0x1F53D),
    (0x1F54B, 0x1F54E), (0x1F550, 0x1F567), (0x1F57A, 0x1F57A), (0x1F595, 0x1F596),
    (0x1F5A4, 0x1F5A4), (0x1F5FB, 0x1F64F), (0x1F680, 0x1F6C5), (0x1F6CC, 0x1F6CC),
    (0x1F6D0, 0x1F6D2), (0x1F6D5, 0x1F6D7), (0x1F6DD, 0x1F6DF), (0x1F6EB, 0x1F6EC),
    (0x1F6F4, 0x1F6FC), (0x1F7E0, 0x1F7EB), (0x1F7F0, 0x1F7F0), (0x1F90C, 0x1F93A),
    (0x1F93C, 0x1F945), (0x1F947, 0x1F9FF), (0x1FA70, 0x1FA74), (0x1FA78, 0x1FA7C),
    (0x1FA80, 0x1FA86), (0x1FA90, 0x1FAAC), (0x1FAB0, 0x1FABA), (0x1FAC0, 0x1FAC5),
    (0x1FAD0, 0x1FAD9), (0x1FAE0, 0x1FAE7), (0x1FAF0, 0x1FAF6), (0x20000, 0x2FFFD),
    (0x30000, 0x3FFFD),
  ]
}
