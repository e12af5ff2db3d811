import Drawing

/// Bytes from a terminal → keys, pastes and mouse reports.
///
/// Its own parser rather than curses' `getch`, which loses a letter split over two
/// reads, blocks on Escape and knows only one form of each arrow. A lone Escape is
/// told from the start of a sequence by `flush`, which the caller asks for when no
/// byte followed for a moment.
struct KeyParser {
  private var pending: [UInt8] = []
  private var paste: [UInt8]?
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// How long to wait for the rest of what began, in milliseconds; nil where nothing has begun.
  ///
  /// After an Escape no longer than a person notices. An answer of the terminal comes whole, but a slow
  /// line may cut it, and its tail must not be read as keys. A paste of which nothing more comes has
  /// lost its end, and must not swallow what is typed later.
  var patience: Int? {
    if paste != nil { return 3000 }
    guard let first = pending.first else { return nil }
    let isAnswer = first == 0x1B && pending.count > 1 && [0x5D, 0x50, 0x5F, 0x5E].contains(pending[1])
    return isAnswer ? 500 : 25
  }

  /// Takes bytes in and hands out what is complete.
  mutating func parse(_ bytes: some Sequence<UInt8>) -> [Input] {
    pending += bytes
    var found: [Input] = []
    while !pending.isEmpty {
      if paste != nil {
        guard let done = takePaste() else { return found }
        found.append(done)
        continue
      }
      guard let used = takeOne(&found, isFinal: false) else { return found }
      pending.removeFirst(used)
    }
    return found
  }

  /// Takes what waits as it is: an Escape that nothing followed is the Escape key.
  mutating func flush() -> [Input] {
    var found: [Input] = []
    if let text = paste {
      found.append(.paste(String(decoding: text + pending, as: UTF8.self)))
      (paste, pending) = (nil, [])
    }
    while !pending.isEmpty {
      pending.removeFirst(takeOne(&found, isFinal: true) ?? pending.count)
    }
    return found
  }

  private mutating func takePaste() -> Input? {
    guard let end = pending.firstRange(of: Self.pasteEnd) else {
      // Keep a tail that may be the start of the end mark.
      let keep = min(pending.count, Self.pasteEnd.count - 1)
      paste? += pending.dropLast(keep)
      pending = Array(pending.suffix(keep))
      return nil
    }
    paste? += pending[..<end.lowerBound]
    let text = String(decoding: paste ?? [], as: UTF8.self)
    pending.removeFirst(end.upperBound)
    paste = nil
    return .paste(text)
  }

  /// Reads one input from the front; nil where more bytes are needed.
  private mutating func takeOne(_ found: inout [Input], isFinal: Bool) -> Int? {
    let first = pending[0]
    if first == 0x1B { return takeEscape(&found, isFinal: isFinal) }
    if first < 0x20 || first == 0x7F {
      found.append(.key(Self.control(first)))
      return 1
    }
    if first < 0x80 {
      found.append(.key(.character(Character(Unicode.Scalar(first)))))
      return 1
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard pending.count >= length || isFinal else { return nil }
    let text = String(decoding: pending.prefix(length), as: UTF8.self)
    if let character = text.first, character != "\u{FFFD}" { found.append(.key(.character(character))) }
    return min(length, pending.count)
  }

  private static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x0D, 0x0A: .enter
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    case 0x00: .control(" ")
    default: .control(Character(Unicode.Scalar(byte | 0x60)))
    }
  }

  private mutating func takeEscape(_ found: inout [Input], isFinal: Bool) -> Int? {
    guard pending.count > 1 else {
      guard isFinal else { return nil }
      found.append(.key(.escape))
      return 1
    }
    switch pending[1] {
    case 0x5B: return takeSequence(&found, isFinal: isFinal)
    case 0x4F:
      guard pending.count > 2 else { return isFinal ? 2 : nil }
      if let key = Self.applicationKey(pending[2]) { found.append(.key(key)) }
      return 3
    case 0x1B:
      found.append(.key(.escape))
      return 1
    case 0x5D, 0x50, 0x5F, 0x5E: return skipText(isFinal: isFinal)
    default:
      let byte = pending[1]
      if byte >= 0x20, byte < 0x7F { found.append(.key(.alt(Character(Unicode.Scalar(byte))))) }
      return 2
    }
  }

  /// Answers of the terminal (OSC, DCS …) are never keys.
  private func skipText(isFinal: Bool) -> Int? {
    for index in 2..<max(2, pending.count) {
      if pending[index] == 0x07 { return index + 1 }
      if pending[index] == 0x5C, pending[index - 1] == 0x1B { return index + 1 }
    }
    return isFinal || pending.count > 4096 ? pending.count : nil
  }

  private mutating func takeSequence(_ found: inout [Input], isFinal: Bool) -> Int? {
    // The Linux console sends its first five function keys as `ESC [ [ A`.
    if pending.count > 2, pending[2] == 0x5B {
      guard pending.count > 3 else { return isFinal ? 3 : nil }
      if (0x41...0x45).contains(pending[3]) { found.append(.key(.function(Int(pending[3]) - 0x40))) }
      return 4
    }
    guard let end = pending.indices.dropFirst(2).first(where: { (0x40...0x7E).contains(pending[$0]) }) else {
      return isFinal || pending.count > 64 ? pending.count : nil
    }
    let parameters = String(decoding: pending[2..<end], as: UTF8.self)
    let last = pending[end]
    if parameters.hasPrefix("<"), last == 0x4D || last == 0x6D {
      if let event = Self.mouse(parameters, isRelease: last == 0x6D) { found.append(.mouse(event)) }
    } else if last == 0x7E, parameters == "200" {
      paste = []
    } else if let key = Self.key(parameters, last: last) {
      found.append(.key(key))
    }
    return end + 1
  }

  private static func applicationKey(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x50...0x53: .function(Int(byte) - 0x4F)
    default: key("", last: byte)
    }
  }

  private static func key(_ parameters: String, last: UInt8) -> Key? {
    switch last {
    case 0x41: return .up
    case 0x42: return .down
    case 0x43: return .right
    case 0x44: return .left
    case 0x48: return .home
    case 0x46: return .end
    case 0x5A: return .backTab
    case 0x4D: return .enter
    case 0x7E: break
    default: return nil
    }
    switch parameters.split(separator: ";").first ?? "" {
    case "1", "7": return .home
    case "2": return .insert
    case "3": return .delete
    case "4", "8": return .end
    case "5": return .pageUp
    case "6": return .pageDown
    case "11", "12", "13", "14", "15": return Int(parameters).map { .function($0 - 10) }
    case "17", "18", "19", "20", "21": return Int(parameters).map { .function($0 - 11) }
    case "23", "24": return Int(parameters).map { .function($0 - 12) }
    default: return nil
    }
  }

  private static func mouse(_ parameters: String, isRelease: Bool) -> MouseEvent? {
    let numbers = parameters.dropFirst().split(separator: ";").compactMap { Int($0) }
    guard numbers.count == 3, numbers.allSatisfy({ (0...99_999).contains($0) }) else { return nil }
    let place = Point(numbers[1] - 1, numbers[2] - 1)
    switch numbers[0] & ~28 {
    case 64: return MouseEvent(.wheelUp, at: place)
    case 65: return MouseEvent(.wheelDown, at: place)
    case 32...34: return MouseEvent(.drag, at: place)
    case 0: return MouseEvent(isRelease ? .release : .press, at: place)
    default: return nil
    }
  }
}

extension Array where Element == UInt8 {
  fileprivate func firstRange(of pattern: [UInt8]) -> Range<Int>? {
    guard count >= pattern.count else { return nil }
    for start in 0...(count - pattern.count) where self[start] == pattern[0] {
      if self[start..<(start + pattern.count)].elementsEqual(pattern) {
        return start..<(start + pattern.count)
      }
    }
    return nil
  }
}
