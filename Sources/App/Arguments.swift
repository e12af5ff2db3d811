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

  /// Refuses a verb that is not there; the parser would take it for a stray word of the console's own.
  static func checkVerb(_ words: [String], verbs: [any ParsableCommand.Type]) throws {
    let words = words.first == "help" ? Array(words.dropFirst()) : words
    let path = verbPath(words[...], verbs)
    var known = verbs
    for name in path { known = known.first { $0._commandName == name }?.configuration.subcommands ?? [] }
    guard !known.isEmpty, words.count > path.count else { return }
    let word = words[path.count]
    guard !word.hasPrefix("-") else { return }
    let start = (["runboard"] + path).joined(separator: " ")
    let wrong = (path + [word]).joined(separator: " ")
    let names = known.map { $0._commandName }
    let near = names.filter { $0.distance(to: word) <= min(2, word.count / 2) }
      .min { $0.distance(to: word) < $1.distance(to: word) }
    let remedy = near.map { "Did you mean `\(start) \($0)`?" } ?? "`\(start) --help` lists them."
    throw UsageFault(sentence: "There is no verb \"\(wrong)\". \(remedy)")
  }

  /// What the parser complains of, in one line that says where help is.
  static func sentence(of message: String, after words: [String], verbs: [any ParsableCommand.Type])
    -> String
  {
    let line = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? "That is no usage"
    if let end = line.last, ".?".contains(end) { return line }
    let verb = (["runboard"] + verbPath(words[...], verbs)).joined(separator: " ")
    return "\(line). `\(verb) --help` shows what it takes."
  }

  /// The words at the front that name a verb, and a verb of that verb.
  private static func verbPath(_ words: ArraySlice<String>, _ verbs: [any ParsableCommand.Type]) -> [String] {
    guard let first = words.first, let verb = verbs.first(where: { $0._commandName == first }) else {
      return []
    }
    return [first] + verbPath(words.dropFirst(), verb.configuration.subcommands)
  }
}
