import ArgumentParser
import Drawing
import Foundation

/// The root command; with no verb it opens the console.
@main
struct Runboard: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runboard",
    abstract: "The console of a machine-learning team's project: board, checklists, runs, models.",
    version: "0.1.0",
    subcommands: [
      OpenVerb.self, InitVerb.self, DemoVerb.self, ImportVerb.self, ExportVerb.self, ItemVerbs.self,
      ProjectVerbs.self, StandupVerbs.self,
      SprintVerbs.self, RunVerbs.self, ModelVerbs.self, SourceVerbs.self, HistoryVerb.self, UndoVerb.self,
      RedoVerb.self,
      KeysVerb.self, ManVerb.self, ShowVerb.self, DoctorVerb.self, BackupVerb.self,
    ],
    defaultSubcommand: OpenVerb.self)

  static func main() {
    do {
      let words = Array(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot(Arguments.arranged(words, verbs: configuration.subcommands))
      try command.run()
    } catch {
      exit(withCode: Report.code(of: error), after: error)
    }
  }

  /// Usage errors and help go the parser's way, but with exit code 2 for wrong usage.
  private static func exit(withCode code: Int32, after error: any Error) -> Never {
    if let sentence = Report.sentence(for: error) {
      try? Printer.put(SafeText(sentence).text + "\n", on: STDERR_FILENO)
      Foundation.exit(code)
    }
    let text = fullMessage(for: error)
    let isFailure = exitCode(for: error) != .success
    let whole = text + (text.isEmpty ? "" : "\n")
    if isFailure {
      try? Printer.put(whole, on: STDERR_FILENO)
      Foundation.exit(2)
    }
    Report.output(whole)
    Foundation.exit(0)
  }
}
