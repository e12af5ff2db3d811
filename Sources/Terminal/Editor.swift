import CNcurses
import Foundation
import Glibc

/// The person's own editor: a text goes out as a private file and comes back changed.
struct Editor: Sendable {
  private let arguments: [String]
  /// More than this is not taken back, in bytes.
  private static let largest = 1_000_000

  /// The program and its arguments; `vi` where there are none.
  init(_ arguments: [String]) { self.arguments = arguments.isEmpty ? ["vi"] : arguments }

  /// - Returns: the text as it was left, or why there is none; the file is gone either way.
  func edit(_ text: String) -> (text: String?, problem: String?) {
    var name = Array((NSTemporaryDirectory() + "runboard-XXXXXX.txt").utf8CString)
    let descriptor = mkstemps(&name, 4)
    guard descriptor >= 0 else { return (nil, "No file could be made for the editor: \(reason(errno)).") }
    let path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    defer { unlink(path) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try file.write(contentsOf: Data((text + "\n").utf8))
      try file.close()
    } catch { return (nil, "The text could not be handed to the editor.") }
    if let problem = run(path) { return (nil, problem) }
    return readBack(path)
  }

  private func run(_ path: String) -> String? {
    var parts: [UnsafeMutablePointer<CChar>?] = (arguments + [path]).map { strdup($0) }
    parts.append(nil)
    defer { for part in parts { free(part) } }
    let result = nc_run_editor(&parts)
    if result == 0 { return nil }
    let name = arguments[0]
    return result > 0
      ? "\(name) could not be started: \(reason(result)). Set VISUAL or EDITOR."
      : "\(name) ended with an error, so the text was left as it is."
  }

  private func reason(_ number: Int32) -> String { String(cString: strerror(number)) }

  private func readBack(_ path: String) -> (text: String?, problem: String?) {
    guard let data = FileManager.default.contents(atPath: path) else {
      return (nil, "The editor left no file, so the text was left as it is.")
    }
    guard data.count <= Self.largest else {
      return (nil, "The editor left more than 1 MB, which is no line of text; it was left as it is.")
    }
    var text = String(decoding: data, as: UTF8.self)
    while text.last?.isNewline == true { text.removeLast() }
    return (text, nil)
  }
}
