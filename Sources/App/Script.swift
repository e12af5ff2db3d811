import Console
import Domain
import Drawing
import Foundation
import Store

/// Keys from a file instead of a keyboard: for documentation, demonstrations and bug reports.
///
/// One instruction a line; everything happens at once, without a terminal:
///
///     size 120x36          columns and rows from here on
///     press 1 l >          keys by their names
///     type bug: The map    text, as it is typed
///     save-screen board    writes board.txt; board.svg or board.ansi by its ending
struct Script {
  private let lines: [(number: Int, words: String)]
  private let path: String
  private static let largest = 1_000_000

  /// Reads the file; at most 1 MB, blank lines and those that begin with # are left out.
  init(path: String) throws {
    self.path = path
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileFault.cannotRead(path, String(cString: strerror(errno))) }
    guard let data = FileManager.default.contents(atPath: path), data.count <= Self.largest else {
      throw FileFault.cannotRead(path, "it is no file of at most 1 MB")
    }
    lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated().map { ($0.offset + 1, $0.element.trimmingCharacters(in: .whitespaces)) }
      .filter { !$0.1.isEmpty && !$0.1.hasPrefix("#") }
  }

  /// Runs to the end, or to the key that quits.
  func run(_ session: Session, _ settings: Settings) throws {
    let performer = EffectPerformer(session: session)
    var state = try Frames.state(
      .now, size: Size(120, 36), item: nil, session: session, settings: settings)
    for (number, words) in lines {
      let parts = words.split(separator: " ", maxSplits: 1).map(String.init)
      let rest = parts.count > 1 ? parts[1] : ""
      switch parts[0] {
      case "size": Frames.settle(&state, update(&state, .input(.resized(try ShowVerb.size(rest)))), performer)
      case "press":
        for name in rest.split(separator: " ") {
          guard let key = Key(name: String(name)) else { throw fault(number, "\(name) is no key") }
          let effects = update(&state, .input(.key(key)))
          if effects.contains(.quit(0)) { return }
          Frames.settle(&state, effects, performer)
        }
      case "type":
        for character in rest {
          Frames.settle(&state, update(&state, .input(.key(.character(character)))), performer)
        }
      case "save-screen": try save(state, as: rest, number, beside: session.store.path)
      default:
        throw fault(number, "\"\(parts[0])\" is no instruction; there are size, press, type and save-screen")
      }
    }
  }

  private func fault(_ number: Int, _ problem: String) -> UsageFault {
    UsageFault(sentence: "\(path) line \(number): \(problem).")
  }

  private func save(_ state: State, as name: String, _ number: Int, beside project: String) throws {
    guard !name.isEmpty else { throw fault(number, "save-screen needs a name") }
    let url = URL(fileURLWithPath: name)
    let format = ShowVerb.Format(rawValue: url.pathExtension) ?? .text
    let target = url.pathExtension.isEmpty ? url.appendingPathExtension("txt") : url
    try FileFault.check(target: target.path, project: project, isForced: true)
    try WholeFile.write(format.write(View.draw(state), state.settings), to: target.path, overwrites: true)
  }
}
