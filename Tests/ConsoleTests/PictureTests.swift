import Console
import Domain
import Drawing
import Foundation
import TestSupport
import Testing

/// Screens of the demo project as plain text, one file each: a reviewer reads the change in a diff.
///
/// RECORD=1 writes the files anew.
@Suite struct PictureTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Pictures")
  static let sizes = ["160x48", "120x36", "100x30", "80x24", "40x12", "20x4"]
  /// The keys that lead to a picture, by its name.
  static let scenes: [(name: String, keys: [String])] = [
    ("now", []), ("board", ["1"]), ("backlog", ["2"]), ("phases", ["3"]), ("runs", ["4"]), ("models", ["5"]),
    ("reports", ["6"]), ("standup", ["7", "Space", "Space"]), ("standup-start", ["7"]),
    ("standup-summary", ["7", "Space", "Space", ">", "Space", "Space", "Space", "Q"]),
    ("journal", ["1", "h", "j", "j", ">", "8"]), ("item", ["1", "Enter"]),
    ("help", ["1", "?"]), ("palette", ["1", ":", "m", "o", "v"]), ("filter", ["1", "f"]),
    ("question", ["1", "l", "<"]), ("runs-diverged", ["4", "j", "j", "j", "j", "j", "j", "j"]),
  ]

  @Test(arguments: scenes.indices)
  func theScreenIsAsItsPicture(_ index: Int) throws {
    let (name, keys) = Self.scenes[index]
    for size in Self.sizes {
      let numbers = size.split(separator: "x").compactMap { Int($0) }
      var scenario = try Scenario(size: Size(numbers[0], numbers[1]))
      for key in keys { try scenario.press(key) }
      try compare(scenario.picture, with: "\(name)-\(size).txt")
    }
  }

  @Test func plainCharactersKeepTheLayout() throws {
    var scenario = try Scenario(size: Size(120, 36))
    let canvas = View.draw(scenario.state)
    for (plainCell, cell) in zip(canvas.inASCII.cells, canvas.cells) where cell.glyph.base < 0x7F {
      #expect(plainCell.glyph == cell.glyph || cell.isContinuation)
    }
    // What the screen is given, and so what `show` prints.
    scenario.state.settings.isPlain = true
    let plain = View.draw(scenario.state)
    #expect(plain.lines.allSatisfy { $0.allSatisfy(\.isASCII) })
    try compare(plain.lines, with: "now-ascii-120x36.txt")
  }

  private func compare(_ lines: [String], with name: String) throws {
    let url = Self.folder.appendingPathComponent(name)
    let text = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(text.utf8).write(to: url) }
    let recorded = try String(contentsOf: url, encoding: .utf8)
    guard recorded != text else { return }
    let pairs = zip(recorded.split(separator: "\n", omittingEmptySubsequences: false), lines)
    let first = pairs.enumerated().first { $0.element.0 != $0.element.1 }
    let place =
      first.map { "line \($0.offset + 1)\nwas \($0.element.0)\nis  \($0.element.1)" } ?? "its length"
    Issue.record("\(name) differs in \(place)\nRun the tests once with RECORD=1 and look at the change.")
  }
}
