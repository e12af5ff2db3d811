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
    // A limit on the size of files is then told as a full disk is, and ends nothing (`reliability.md` 4.6).
    signal(SIGXFSZ, SIG_IGN)
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      try perform(words)
    } catch {
      exit(after: error, words)
    }
  }

  /// Does what a command line says.
  static func perform(_ typed: [String]) throws {
    let verbs = configuration.subcommands
    try Arguments.checkVerb(typed, verbs: verbs)
    let words = Arguments.arranged(typed, verbs: verbs)
    try Arguments.checkNumbers(words)
    var command = try parseAsRoot(words)
    try command.run()
  }

  /// What is said of an error after a command line: one sentence.
  static func sentence(of error: any Error, after typed: [String]) -> String {
    Report.sentence(for: error) ?? parserSentence(of: error, after: typed)
  }

  private static func parserSentence(of error: any Error, after typed: [String]) -> String {
    let verbs = configuration.subcommands
    return Arguments.sentence(
      of: message(for: error), after: Arguments.arranged(typed, verbs: verbs), verbs: verbs)
  }

  /// Help goes the parser's way; everything else is one sentence.
  private static func exit(after error: any Error, _ words: [String]) -> Never {
    let own = Report.sentence(for: error)
    guard own != nil || exitCode(for: error) != .success else {
      let text = Arguments.completingFront(fullMessage(for: error))
      Report.output(text + (text.isEmpty ? "" : "\n"))
      Foundation.exit(0)
    }
    let sentence = own ?? parserSentence(of: error, after: words)
    try? Printer.put(SafeText(sentence).text + "\n", on: STDERR_FILENO)
    Foundation.exit(Report.code(of: error))
  }
}
