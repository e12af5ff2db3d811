import ArgumentParser
import Domain

/// The words of the command line in the order in which the parser wants them.
enum Arguments {
  /// Options of every verb that take a value.
  private static let valued: Set<String> = ["--db", "--project", "--at", "--as", "--theme", "--config"]
  private static let flags: Set<String> = ["--read-only"]

  /// Puts options that stand before the verb behind it, as git and others take them: the parser would
  /// take them for options of the console, and the verb for a slip.
  static func arranged(_ typed: [String], verbs: [any ParsableCommand.Type]) -> [String] {
    let words = joined(typed)
    let index = countOfFront(words)
    guard index > 0, index < words.count else { return words }
    let path = verbPath(words[index...], verbs)
    return path + words[..<index] + words[(index + path.count)...]
  }

  /// How many words stand before the verb.
  private static func countOfFront(_ words: [String]) -> Int {
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
    return min(index, words.count)
  }

  /// The script that completes command lines in bash, which the parser writes without the options that may stand
  /// before the verb; texts of other kinds stay as they are.
  static func completingFront(_ script: String) -> String {
    guard let root = script.firstRange(of: "\n_runboard() {") else { return script }
    let (options, flags) = (
      valued.sorted().joined(separator: " "), self.flags.sorted().joined(separator: " ")
    )
    var body = String(script[root.upperBound...])
    for (empty, full) in [("options=()", "options=(\(options))"), ("flags=(", "flags=(\(flags) ")] {
      guard let place = body.firstRange(of: "non_repeating_\(empty)") else { return script }
      body.replaceSubrange(place, with: "non_repeating_\(full)")
    }
    return script[..<root.upperBound] + body
  }

  /// Puts a number below zero to the option before it: the parser would take it for an option of its own
  /// and say that the value is missing.
  private static func joined(_ words: [String]) -> [String] {
    var joined: [String] = []
    for word in words {
      if isNegative(word), let option = joined.last, option.hasPrefix("--"), option != "--",
        !option.contains("="), !joined.contains("--")
      {
        joined[joined.count - 1] = "\(option)=\(word)"
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  /// No option begins with a digit.
  private static func isNegative(_ word: String) -> Bool {
    word.hasPrefix("-") && word.dropFirst().first { $0 != "." }?.isNumber == true
  }

  /// Refuses a number below zero where a value stands without an option: no verb takes one there.
  static func checkNumbers(_ words: [String]) throws {
    let own = words.prefix { $0 != "--" }
    guard let place = own.firstIndex(where: isNegative) else { return }
    let word = own[place]
    if place > 0, own[place - 1] == ItemField.estimate.rawValue {
      throw Objection.refusal(.badEstimate(word))
    }
    throw UsageFault(
      sentence:
        "\"\(word)\" is no option, and no number here is below zero. Put -- before a text that begins so."
    )
  }

  /// Refuses a verb that is not there; the parser would take it for a stray word of the console's own.
  static func checkVerb(_ typed: [String], verbs: [any ParsableCommand.Type]) throws {
    let front = Array(typed.dropFirst(countOfFront(typed)))
    let words = front.first == "help" ? Array(front.dropFirst()) : front
    let path = verbPath(words[...], verbs)
    var known = verbs
    for name in path { known = known.first { $0._commandName == name }?.configuration.subcommands ?? [] }
    guard !known.isEmpty, words.count > path.count else { return }
    let word = words[path.count]
    guard !word.hasPrefix("-") else { return }
    let start = (["runboard"] + path).joined(separator: " ")
    let wrong = (path + [word]).joined(separator: " ")
    let names = known.map { $0._commandName }
    let near = word.nearest(of: names)
    let remedy = near.map { "Did you mean `\(start) \($0)`?" } ?? "`\(start) --help` lists them."
    throw UsageFault(sentence: "There is no verb \"\(wrong)\". \(remedy)")
  }

  /// What the parser complains of, in one line that says where help is.
  static func sentence(of message: String, after words: [String], verbs: [any ParsableCommand.Type])
    -> String
  {
    let line = withoutFarGuess(
      message.split(whereSeparator: \.isNewline).first.map(String.init) ?? "That is no usage")
    if let end = line.last, ".?".contains(end) { return line }
    let verb = (["runboard"] + verbPath(words[...], verbs)).joined(separator: " ")
    return "\(line). `\(verb) --help` shows what it takes."
  }

  /// The parser names some option, however little it has in common with what was typed.
  private static func withoutFarGuess(_ line: String) -> String {
    let quoted = line.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    guard let guess = line.firstRange(of: " Did you mean "), quoted.count >= 4,
      quoted[1].nearest(of: [quoted[3]]) == nil
    else { return line }
    let rest = line[..<guess.lowerBound]
    return String(rest.hasSuffix(".") ? rest.dropLast() : rest)
  }

  /// The words at the front that name a verb, and a verb of that verb.
  private static func verbPath(_ words: ArraySlice<String>, _ verbs: [any ParsableCommand.Type]) -> [String] {
    guard let first = words.first, let verb = verbs.first(where: { $0._commandName == first }) else {
      return []
    }
    return [first] + verbPath(words.dropFirst(), verb.configuration.subcommands)
  }
}
