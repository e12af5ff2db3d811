import ArgumentParser
import Console
import Domain
import Drawing
import Foundation
import Store

struct KeysVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print the key map, with the keys of your settings.")
  @OptionGroup var settings: SettingsOptions
  @OptionGroup var look: LookOptions
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let keys = try look.configuration(settings).keys
    if json { return Report.json(KeyReference.json(keys)) }
    Report.lines(KeyReference.text(keys))
  }
}

struct ManVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Print the manual, as `runboard man | man -l -` shows it.")
  @OptionGroup var settings: SettingsOptions
  @OptionGroup var look: LookOptions
  @Argument(help: "runboard or config.") var page = ManualPage.runboard

  func run() throws { Report.output(page.text(try look.configuration(settings).keys)) }
}

struct ShowVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print one frame of a screen: for documentation and bug reports.")

  /// How the frame is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, ansi, svg

    func write(_ canvas: Canvas, _ settings: Settings) -> String {
      switch self {
      case .text: canvas.lines.joined(separator: "\n") + "\n"
      case .ansi: canvas.ansi(theme: settings.theme)
      case .svg: SVGImage(canvas, theme: settings.theme, isLight: settings.theme.isLight).text
      }
    }
  }

  @OptionGroup var options: SessionOptions
  @OptionGroup var look: LookOptions
  @Argument(
    help: "now, board, backlog, phases, runs, models, reports, standup, journal or item.",
    completion: .list(ScreenID.allCases.map(\.rawValue)))
  var screen: String
  @Option(help: "Columns and rows.") var size = "120x36"
  @Option(help: "How it is written.") var format = Format.text
  @Option(help: "The item to select.") var item: String?

  func run() throws {
    let (screenID, size) = (try Self.screen(named: screen), try Self.size(size))
    let configuration = try look.configuration(options.settings)
    let theme = configuration.theme ?? .dark
    let session = try Session(options)
    let key = try item.map { try ItemVerbs.key($0, in: session) }
    if let key, try session.store.itemDetail(key, in: session.card.reference) == nil {
      throw Objection.refusal(.unknownItem(key.description))
    }
    let state = try Frames.state(
      screenID, size: size, item: key, session: session, settings: configuration.settings(theme: theme))
    // Another one would be selected in its place.
    if let key, KeyMap.itemScreens.contains(screenID), state.selectedItem != key {
      throw Objection.refusal(.notListed(key, screen: screenID.title))
    }
    let text = format.write(View.draw(state), state.settings)
    Report.output(text)
  }

  static func screen(named name: String) throws -> ScreenID {
    guard let screen = ScreenID(rawValue: name) else {
      let all = ScreenID.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageFault(sentence: "There is no screen \"\(name)\". Use one of \(all).")
    }
    return screen
  }

  /// Reads `120x36`.
  static func size(_ text: String) throws -> Size {
    let numbers = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let columns = numbers[0], let rows = numbers[1], (0...1000).contains(columns),
      (0...1000).contains(rows)
    else {
      throw UsageFault(
        sentence: "\"\(text)\" is not a size. Write columns and rows as 120x36, at most 1000 each.")
    }
    return Size(columns, rows)
  }
}
