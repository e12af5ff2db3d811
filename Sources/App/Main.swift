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
    let verbs = configuration.subcommands
    let words = Arguments.arranged(Array(CommandLine.arguments.dropFirst()), verbs: verbs)
    do {
      try Arguments.checkVerb(words, verbs: verbs)
      var command = try parseAsRoot(words)
      try command.run()
    } catch {
      exit(after: error, words)
    }
  }

  /// Help goes the parser's way; everything else is one sentence.
  private static func exit(after error: any Error, _ words: [String]) -> Never {
    let own = Report.sentence(for: error)
    guard own != nil || exitCode(for: error) != .success else {
      let text = fullMessage(for: error)
      Report.output(text + (text.isEmpty ? "" : "\n"))
      Foundation.exit(0)
    }
    let sentence =
      own ?? Arguments.sentence(of: message(for: error), after: words, verbs: configuration.subcommands)
    try? Printer.put(SafeText(sentence).text + "\n", on: STDERR_FILENO)
    Foundation.exit(Report.code(of: error))
  }
}
