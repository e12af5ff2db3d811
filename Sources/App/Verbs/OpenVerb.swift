import ArgumentParser
import Drawing
import Foundation

/// Options about the look, for every verb that draws.
struct LookOptions: ParsableArguments {
  @Option(help: "Colours: auto, dark, light, 16, 16-light, mono or high-contrast.") var theme: String?

  /// What the options, the settings file and the environment say together.
  func configuration(_ settings: SettingsOptions) throws -> Configuration {
    try Configuration(
      path: settings.config, themeOption: theme, environment: ProcessInfo.processInfo.environment)
  }
}

struct OpenVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the console. This is also what happens with no verb.")
  @OptionGroup var options: SessionOptions
  @OptionGroup var look: LookOptions
  @Option(help: "Take keys from a file instead, and save screens: see the README.") var script: String?

  func run() throws {
    let configuration = try look.configuration(options.settings)
    let session = try Session(options)
    if let script {
      return try Script(path: script).run(
        session, configuration.settings(theme: configuration.theme ?? .dark))
    }
    try ConsoleHost.run(session, configuration)
  }
}
