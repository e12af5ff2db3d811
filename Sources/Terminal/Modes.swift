import Foundation
import Glibc

/// The sequences that are sent besides those of curses, all of them.
///
/// Written straight to the terminal: what curses buffers comes out with its own frames.
enum Modes {
  /// Pastes come in brackets, so that they are told from keys.
  static let pasteOn = "\u{1B}[?2004h"
  /// Presses, drags and the wheel are reported, by cells beyond the 223rd too (SGR).
  static let mouseOn = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h"
  /// Ends the reports of the mouse.
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"
  /// Everything that may be on, off again.
  static let allOff = "\u{1B}[?2004l" + mouseOff
  /// What follows is shown at once with what stands before the end (mode 2026).
  static let updateBegins = "\u{1B}[?2026h"
  /// Shows what came since the beginning.
  static let updateEnds = "\u{1B}[?2026l"

  /// Offers text to the clipboard of the person's own terminal, also over SSH (OSC 52).
  static func clipboard(_ text: String) -> String {
    "\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{7}"
  }

  /// Writes all of it, unless the terminal is gone.
  static func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }
}

/// Asks the terminal for its background once, at the start (`interaction.md` 4).
///
/// Behind the question stands one that every terminal answers, so that one which does
/// not know the first is not waited for.
enum BackgroundQuery {
  private static let question = "\u{1B}]11;?\u{1B}\\\u{1B}[c"
  /// Longest wait in milliseconds; an answer that comes later is read as no key.
  private static let limit: Int64 = 50

  /// - Returns: whether the background is light, nil where nobody said; and all that was read.
  static func ask() -> (isLight: Bool?, bytes: [UInt8]) {
    Modes.send(question)
    var bytes: [UInt8] = []
    let end = MonotonicClock.milliseconds() + limit
    while !hasAttributes(bytes) {
      let left = end - MonotonicClock.milliseconds()
      guard left > 0 else { break }
      var wait = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&wait, 1, Int32(left)) > 0 else { break }
      var buffer = [UInt8](repeating: 0, count: 1024)
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return (isLight(String(decoding: bytes, as: UTF8.self)), bytes)
  }

  /// True where the answer to the second question is there: `ESC [ ? … c`.
  private static func hasAttributes(_ bytes: [UInt8]) -> Bool {
    guard let start = bytes.firstIndex(of: 0x3F), start >= 2, bytes[start - 1] == 0x5B else { return false }
    return bytes[start...].contains(0x63)
  }

  /// Reads `rgb:rrrr/gggg/bbbb`; the brightness of its parts decides.
  static func isLight(_ answer: String) -> Bool? {
    guard let start = answer.range(of: "]11;rgb:") else { return nil }
    let parts = answer[start.upperBound...].prefix { $0.isHexDigit || $0 == "/" }.split(separator: "/")
    guard parts.count == 3 else { return nil }
    let values = parts.compactMap { part -> Double? in
      guard let value = Int(part, radix: 16), part.count <= 4 else { return nil }
      return Double(value) / Double((1 << (4 * part.count)) - 1)
    }
    guard values.count == 3 else { return nil }
    return 0.299 * values[0] + 0.587 * values[1] + 0.114 * values[2] > 0.5
  }
}
