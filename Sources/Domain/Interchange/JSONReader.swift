/// Reads JSON strictly and says where it stops being JSON.
///
/// Refused: bad UTF-8, duplicate names, more than 64 levels, anything behind the
/// value (`reliability.md` 6). Numbers keep their whole precision.
package struct JSONReader {
  private let bytes: [UInt8]
  private var index = 0
  private static let deepest = 64

  /// What is wrong, and where in the text.
  package struct Failure: Error, Equatable {
    /// A clause without a capital and a full stop.
    var message: String
    /// Counted from 1.
    var line: Int
    /// Counted from 1 in Unicode scalars, not in bytes.
    var column: Int
  }

  /// Reads a whole text.
  package static func read(_ bytes: [UInt8]) throws(Failure) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    reader.skipByteOrderMark()
    try reader.checkEncoding()
    reader.skipSpace()
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.index == bytes.count else { throw reader.failure("there is more text behind the end") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func skipByteOrderMark() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  private mutating func checkEncoding() throws(Failure) {
    let start = index
    guard bytes.contains(where: { $0 >= 0x80 }) else { return }
    var decoder = UTF8()
    var iterator = bytes[start...].makeIterator()
    var position = start
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): position += UTF8.width(scalar)
      case .emptyInput: return
      case .error:
        index = position
        throw failure("the text is not UTF-8")
      }
    }
  }

  private func failure(_ message: String) -> Failure {
    var line = 1
    var column = 1
    for byte in bytes[..<min(index, bytes.count)] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return Failure(message: message, line: line, column: column)
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    guard depth < Self.deepest else { throw failure("lists and objects are nested more than 64 deep") }
    guard index < bytes.count else { throw failure("the text ends too early") }
    switch bytes[index] {
    case 0x7B: return try object(depth: depth)
    case 0x5B: return try array(depth: depth)
    case 0x22: return .string(try string())
    case 0x74: return try word("true", .bool(true))
    case 0x66: return try word("false", .bool(false))
    case 0x6E: return try word("null", .null)
    case 0x2D, 0x30...0x39: return try number()
    default: throw failure("a value was expected here")
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(Failure) -> JSONValue {
    guard bytes[index...].starts(with: text.utf8) else { throw failure("a value was expected here") }
    index += text.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(Failure) -> JSONValue {
    index += 1
    var members: [JSONValue.Member] = []
    var names: Set<ByteKey> = []
    skipSpace()
    if take(0x7D) { return .object([]) }
    while true {
      skipSpace()
      guard index < bytes.count, bytes[index] == 0x22 else {
        throw failure("a name in quotes was expected here")
      }
      let name = try string()
      guard names.insert(ByteKey(name)).inserted else {
        throw failure("the name \"\(name)\" stands twice in one object")
      }
      skipSpace()
      guard take(0x3A) else { throw failure("a colon was expected here") }
      skipSpace()
      members.append(JSONValue.Member(name, try value(depth: depth + 1)))
      skipSpace()
      if take(0x7D) { return .object(members) }
      guard take(0x2C) else { throw failure("a comma or a closing brace was expected here") }
    }
  }

  private mutating func array(depth: Int) throws(Failure) -> JSONValue {
    index += 1
    var values: [JSONValue] = []
    skipSpace()
    if take(0x5D) { return .array([]) }
    while true {
      skipSpace()
      values.append(try value(depth: depth + 1))
      skipSpace()
      if take(0x5D) { return .array(values) }
      guard take(0x2C) else { throw failure("a comma or a closing bracket was expected here") }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func string() throws(Failure) -> String {
    index += 1
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case 0x22:
        index += 1
        return String(decoding: bytes[start..<(index - 1)], as: UTF8.self)
      case 0x5C: return try escapedString(from: start)
      case 0..<0x20: throw failure("a control character stands inside a text")
      default: index += 1
      }
    }
    throw failure("a text is not closed")
  }

  private mutating func escapedString(from start: Int) throws(Failure) -> String {
    var text = String(decoding: bytes[start..<index], as: UTF8.self)
    var run = index
    while index < bytes.count {
      switch bytes[index] {
      case 0x22:
        text += String(decoding: bytes[run..<index], as: UTF8.self)
        index += 1
        return text
      case 0x5C:
        text += String(decoding: bytes[run..<index], as: UTF8.self)
        index += 1
        text.unicodeScalars.append(try escape())
        run = index
      case 0..<0x20: throw failure("a control character stands inside a text")
      default: index += 1
      }
    }
    throw failure("a text is not closed")
  }

  private mutating func escape() throws(Failure) -> Unicode.Scalar {
    guard index < bytes.count else { throw failure("a text is not closed") }
    let byte = bytes[index]
    index += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: return Unicode.Scalar(byte)
    case 0x62: return "\u{8}"
    case 0x66: return "\u{C}"
    case 0x6E: return "\n"
    case 0x72: return "\r"
    case 0x74: return "\t"
    case 0x75: return try unicodeEscape()
    default: throw failure("an unknown escape stands inside a text")
    }
  }

  /// A lone surrogate becomes U+FFFD (`reliability.md` 5.2).
  private mutating func unicodeEscape() throws(Failure) -> Unicode.Scalar {
    let unit = try hexUnit()
    // The C library below the store would end the text there.
    guard unit != 0 else { throw failure("the character NUL stands inside a text") }
    if (0xD800..<0xDC00).contains(unit), index + 1 < bytes.count, bytes[index] == 0x5C,
      bytes[index + 1] == 0x75
    {
      let saved = index
      index += 2
      let low = try hexUnit()
      if (0xDC00..<0xE000).contains(low) {
        return Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)) ?? "\u{FFFD}"
      }
      index = saved
    }
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }

  private mutating func hexUnit() throws(Failure) -> UInt32 {
    guard index + 4 <= bytes.count, bytes[index] != 0x2B,
      let value = UInt32(String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16)
    else { throw failure("four hexadecimal digits were expected here") }
    index += 4
    return value
  }

  private mutating func number() throws(Failure) -> JSONValue {
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: index += 1
      default: return try number(from: start)
      }
    }
    return try number(from: start)
  }

  private func number(from start: Int) throws(Failure) -> JSONValue {
    let digits = bytes[start..<index]
    if Self.isWellFormed(digits) {
      let text = String(decoding: digits, as: UTF8.self)
      if let integer = Int64(text) { return .integer(integer) }
      if let number = Double(text), number.isFinite { return .number(number) }
    }
    throw failure("\"\(String(decoding: digits, as: UTF8.self))\" is not a number")
  }

  /// JSON's own grammar, which Swift's reading of numbers is wider than.
  private static func isWellFormed(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = text.first == 0x2D ? text.dropFirst() : text
    let whole = digits.prefix { (0x30...0x39).contains($0) }
    guard !whole.isEmpty, whole.count == 1 || whole.first != 0x30 else { return false }
    let rest = digits.dropFirst(whole.count)
    guard rest.first == 0x2E else { return true }
    return rest.dropFirst().first.map { (0x30...0x39).contains($0) } ?? false
  }
}
