import ArgumentParser

/// The words of the command line in the order in which the parser wants them.
enum Arguments {
  /// Options of every verb that take a value.
  private static let valued: Set<String> = ["--db", "--project", "--at", "--as", "--theme", "--config"]
  private static let flags: Set<String> = ["--read-only"]

  /// Puts options that stand before the verb behind it, as git and others take them: the parser would
  /// take them for options of the console, and the verb for a slip.
  static func arranged(_ words: [String], verbs: [any ParsableCommand.Type]) -> [String] {
    var index = 0
    while index < words.count {
      let word = words[index]
      if valued.contains(word) {
        index += 2
      } else if flags.contains(word) || valued.contains(where: { word.hasPrefix($0 + "=") }) {
        index += 1
      } else {
        break
      }
    }
    guard index > 0, index < words.count else { return words }
    let path = verbPath(words[index...], verbs)
    return path + words[..<index] + words[(index + path.count)...]
  }

  /// The words at the front that name a verb, and a verb of that verb.
  private static func verbPath(_ words: ArraySlice<String>, _ verbs: [any ParsableCommand.Type]) -> [String] {
    guard let first = words.first, let verb = verbs.first(where: { $0._commandName == first }) else {
      return []
    }
    return [first] + verbPath(words.dropFirst(), verb.configuration.subcommands)
  }
}
