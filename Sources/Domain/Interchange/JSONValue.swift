/// A JSON text as a tree that keeps the order of members.
///
/// Order matters because an export must be reproducible byte for byte
/// (`reliability.md` 8.2); integers are kept apart from other numbers because a
/// run's step may be as large as 2^62.
package enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One name and value of an object.
  package struct Member: Equatable, Sendable {
    /// Unique in an object that `JSONReader` read.
    package var name: String
    /// What the name stands for; `null` is a value too.
    package var value: JSONValue

    /// The name first.
    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The value of a member; nil where it is missing, or where this is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text; nil for anything else, also for a number.
  package var text: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// A text, or null where there is none.
  package static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  /// An object of names and texts, in their order.
  package static func map(_ pairs: [Run.Pair]) -> JSONValue {
    .object(pairs.map { Member($0.name, .string($0.value)) })
  }

  /// The elements of a list; nil for anything else.
  var elements: [JSONValue]? {
    if case .array(let all) = self { return all }
    return nil
  }

  /// What kind of value this is, for messages.
  var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .integer, .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// Writes JSON, indented by one space a level, with non-ASCII text as it is.
///
/// The same tree always gives the same bytes.
package struct JSONWriter {
  /// What was written so far, in UTF-8.
  private(set) var bytes: [UInt8] = []
  private let isPretty: Bool

  /// On several lines, where nothing else is said.
  init(pretty: Bool = true) { isPretty = pretty }

  /// A whole text; it ends in a line break where it is pretty.
  package static func text(_ value: JSONValue, pretty: Bool = true) -> String {
    var writer = JSONWriter(pretty: pretty)
    writer.write(value)
    if pretty { writer.bytes.append(0x0A) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Appends a value; the depth says how far its lines are indented.
  mutating func write(_ value: JSONValue, depth: Int = 0) {
    switch value {
    case .null: put("null")
    case .bool(let flag): put(flag ? "true" : "false")
    case .integer(let number): put(String(number))
    case .number(let number): put(Self.text(of: number))
    case .string(let text): put(quoted: text)
    case .array(let values):
      list(open: "[", close: "]", count: values.count, depth: depth) { writer, index in
        writer.write(values[index], depth: depth + 1)
      }
    case .object(let members):
      list(open: "{", close: "}", count: members.count, depth: depth) { writer, index in
        writer.put(quoted: members[index].name)
        writer.put(writer.isPretty ? ": " : ":")
        writer.write(members[index].value, depth: depth + 1)
      }
    }
  }

  /// Non-finite numbers are the texts the format names (`domain.md` 9.1).
  private static func text(of number: Double) -> String {
    if number.isNaN { return "\"NaN\"" }
    if number.isInfinite { return number > 0 ? "\"Infinity\"" : "\"-Infinity\"" }
    if number == number.rounded(), abs(number) < 9e15 { return String(Int64(number)) }
    return "\(number)"
  }

  private mutating func list(
    open: String, close: String, count: Int, depth: Int, element: (inout JSONWriter, Int) -> Void
  ) {
    put(open)
    for index in 0..<count {
      if index > 0 { put(",") }
      newLine(depth + 1)
      element(&self, index)
    }
    if count > 0 { newLine(depth) }
    put(close)
  }

  private mutating func newLine(_ depth: Int) {
    guard isPretty else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: depth))
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func put(quoted text: String) {
    bytes.append(0x22)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: put("\\\"")
      case 0x5C: put("\\\\")
      case 0x0A: put("\\n")
      case 0x0D: put("\\r")
      case 0x09: put("\\t")
      case 0x20..<0x7F: bytes.append(UInt8(scalar.value))
      case let value where Self.isObeyed(value): put(escaped: scalar)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    bytes.append(0x22)
  }

  /// True for scalars that a terminal or a viewer may obey instead of drawing (`reliability.md` 5.2).
  ///
  /// Control characters, C1, line separators, bidirectional controls, tags: as `\u` they are only data.
  private static func isObeyed(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  private mutating func put(escaped scalar: Unicode.Scalar) {
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      let digits = String(unit, radix: 16)
      put("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }
}
