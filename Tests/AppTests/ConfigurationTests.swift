import Console
import Drawing
import Foundation
import Testing

@testable import App

/// The settings file: what it says is followed, what cannot be is named with its line.
@Suite struct ConfigurationTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "settings-\(UUID().uuidString)/runboard")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func read(_ text: String, environment: [String: String] = [:], theme: String? = nil) throws
    -> Configuration
  {
    try Data(text.utf8).write(to: folder.appendingPathComponent("config.toml"))
    let own = ["XDG_CONFIG_HOME": folder.deletingLastPathComponent().path]
    return try Configuration(path: nil, themeOption: theme, environment: environment.merging(own) { $1 })
  }

  @Test func everySettingIsFollowed() throws {
    let found = try read(
      """
      theme = "light"
      charts = "block"
      ascii = "on"
      mouse = "on"
      person = "chiyo"
      [keys]
      move-item-forward = ["C-f", ">"]
      """)
    #expect(found.problems == [])
    #expect(found.theme == .light)
    #expect(found.chartForm == .block)
    #expect(found.isPlain)
    #expect(found.isMouseOn)
    #expect(found.person == "chiyo")
    #expect(found.keys.action(for: .control("f"), on: .board) == .moveForward)
  }

  @Test func verbsActForThePersonOfTheSettings() throws {
    _ = try read("person = \"chiyo\"")
    let places = ["XDG_CONFIG_HOME": folder.deletingLastPathComponent().path]
    #expect(try Configuration.person(places) == "chiyo")
    #expect(try Configuration.person(["XDG_CONFIG_HOME": "/nowhere"]) == nil)
  }

  @Test func whatIsNoKeyTakesNoKeyAway() throws {
    let found = try read("[keys]\nundo = [\"bogus\"]\nredo = 5")
    #expect(found.problems.count == 2)
    #expect(found.keys.action(for: .character("u"), on: .board) == .undo)
    #expect(found.keys.action(for: .control("r"), on: .board) == .redo)
  }

  @Test func keysThatClashAreSaid() throws {
    let found = try read("[keys]\nmove-item-forward = \"J\"\nsearch = \"g\"")
    #expect(found.problems.count == 2)
    #expect(found.problems.allSatisfy { $0.contains("means") })
    #expect(found.problemsInOneLine?.hasSuffix("1 more: `runboard doctor` lists them.") == true)
  }

  @Test func anOptionWinsOverTheFile() throws {
    #expect(try read("theme = \"light\"", theme: "dark").theme == .dark)
    #expect(try read("theme = \"light\"", theme: "auto").theme == nil)
  }

  @Test func whatCannotBeFollowedIsNamedAndNeverStopsTheStart() throws {
    let path = folder.appendingPathComponent("config.toml").path
    #expect(
      try read("charts = \"block\"\nthem = \"light\"").problems == [
        "\(path) line 2: \"them\" is no setting. Did you mean theme?"
      ])
    #expect(
      try read("# mine\ntheme = 3").problems[0].hasPrefix("\(path) line 2: theme takes one of auto, dark"))
    #expect(
      try read("\nmouse = on").problems == [
        """
        \(path) line 2 is not TOML: write name = "text", or a number, or true or false without quotes. The \
        settings are the usual ones.
        """
      ])
    #expect(try read("theme = \"light").problems[0].contains("line 1"))
    #expect(try read("keys = 1").problems == ["\(path) line 1: keys is a table, written [keys]."])
    #expect(try read("person = 1").problems == ["\(path) line 1: person is a name, in quotes."])
    let keys = "undo = \"u\"\n[keys]\nredo = \"R\"\n \"undo\" = 5\n"
    let problems = try read(keys).problems
    #expect(problems.count == 2)
    #expect(problems.first == "\(path) line 4: undo takes a key, or a list of keys, in quotes.")
    #expect(problems.last?.hasPrefix("\(path) line 1: \"undo\" is no setting.") == true)
    #expect(try read("keys.undo = 5").problems[0].hasPrefix("\(path) line 1: undo takes"))
  }

  @Test func aNamedFileThatIsMissingIsSaid() {
    #expect(throws: FileFault.self) {
      try Configuration(path: "/nowhere/config.toml", themeOption: nil, environment: [:])
    }
  }

  @Test(arguments: [
    (["LANG": "C.UTF-8"], false), ([:], false), (["LC_ALL": "C"], true), (["LANG": "de_DE.ISO-8859-1"], true),
    (["LC_ALL": "", "LANG": "ja_JP.utf8"], false), (["TERM": "linux", "LANG": "C.UTF-8"], true),
  ]) func plainCharactersFollowTheLocale(_ environment: [String: String], _ isPlain: Bool) throws {
    #expect(try read("", environment: environment).isPlain == isPlain)
    #expect(try !read("ascii = \"off\"", environment: environment).isPlain)
  }
}
