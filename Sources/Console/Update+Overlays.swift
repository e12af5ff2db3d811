import Domain
import Drawing

/// Keys while something lies over the screen.
extension State {
  mutating func takeInOverlay(_ key: Key) -> [Effect] {
    if key == .escape || key == .control("c") {
      overlay = nil
      return []
    }
    switch overlay {
    case .prompt(let prompt): return take(key, in: prompt)
    case .confirm(_, let command): return take(key, confirming: command)
    case .menu: return takeInMenu(key)
    case .palette(let input, let choice): return take(key, inPalette: input, choice)
    case .help(let input, let scroll): return take(key, inHelp: input, scroll)
    case nil: return []
    }
  }

  private mutating func take(_ key: Key, in prompt: Prompt) -> [Effect] {
    if key == .enter {
      overlay = nil
      return accept(prompt)
    }
    var edited = prompt
    if edited.input.handle(key) { overlay = .prompt(edited) }
    return []
  }

  private mutating func accept(_ prompt: Prompt) -> [Effect] {
    let text = prompt.input.text
    switch prompt.purpose {
    case .newItem(let status): return change(.perform(.addItem(Self.newItem(text, status: status)), .none))
    case .edit(let key, let field):
      return change(.perform(.editItem(key, field, to: text.isEmpty ? nil : text), .none))
    case .status(let key): return change(.perform(.moveItems([key], to: text), .none))
    case .blockReason(let key): return change(.perform(.blockItem(key, reason: text), .none))
    case .answer(_, let command):
      guard text.contains(where: { !$0.isWhitespace }) else {
        message = Note("Nothing was changed: a reason is needed.", error: true)
        return []
      }
      return change(.perform(command, Answers(reason: text, isConfirmed: true)))
    case .search:
      query = text
      findNext(1)
      return []
    case .standupNote(let item):
      guard let standup = overview?.standup else { return [] }
      return change(.perform(.noteInStandup(standup.key, item: item, text: text), .none))
    case .parkTopic:
      guard let standup = overview?.standup else { return [] }
      return change(.perform(.parkTopic(standup.key, topic: text), .none))
    }
  }

  /// `bug: The map is empty` makes a bug; without such a word it is a task.
  static func newItem(_ text: String, status: String) -> Command.NewItem {
    let parts = text.split(separator: ":", maxSplits: 1)
    if parts.count == 2, let kind = WorkItem.Kind(rawValue: parts[0].lowercased()) {
      return Command.NewItem(kind: kind, title: String(parts[1]), status: status)
    }
    return Command.NewItem(title: text, status: status)
  }

  /// A question that needs a reason opens a line for it; another asks for y.
  mutating func ask(_ question: Question, _ command: Command) {
    overlay =
      question.needsReason
      ? .prompt(Prompt(.answer(question, command), label: "Reason", hint: question.sentence))
      : .confirm(question, command)
  }

  private mutating func take(_ key: Key, confirming command: Command) -> [Effect] {
    overlay = nil
    guard key == .character("y") || key == .character("Y") else {
      message = Note("Nothing was changed.")
      return []
    }
    return change(.perform(command, Answers(isConfirmed: true)))
  }

  private mutating func takeInMenu(_ key: Key) -> [Effect] {
    overlay = nil
    guard let entry = KeyMap.editMenu.first(where: { $0.key == key }) else {
      message = Note("e \(key.name) means nothing. After e: t title, p points, a assignee, s status.")
      return []
    }
    return perform(entry.action)
  }

  private mutating func take(_ key: Key, inPalette input: TextInput, _ choice: Int) -> [Effect] {
    let found = Palette.matches(input.text)
    switch key {
    case .enter:
      overlay = nil
      return found.indices.contains(choice) ? perform(found[choice]) : []
    case .down, .control("n"), .tab:
      overlay = .palette(input: input, choice: min(choice + 1, max(0, found.count - 1)))
    case .up, .control("p"), .backTab: overlay = .palette(input: input, choice: max(0, choice - 1))
    default:
      var edited = input
      if edited.handle(key) { overlay = .palette(input: edited, choice: 0) }
    }
    return []
  }

  private mutating func take(_ key: Key, inHelp input: TextInput, _ scroll: Int) -> [Effect] {
    switch key {
    case .down, .pageDown: overlay = .help(input: input, scroll: scroll + (key == .down ? 1 : 10))
    case .up, .pageUp: overlay = .help(input: input, scroll: max(0, scroll - (key == .up ? 1 : 10)))
    case .enter: overlay = nil
    default:
      var edited = input
      if edited.handle(key) { overlay = .help(input: edited, scroll: 0) }
    }
    return []
  }
}

/// The palette's search: words in any order, each a part of the sentence or a run of its letters.
package enum Palette {
  package static func matches(_ text: String) -> [Action] {
    let words = text.lowercased().split(separator: " ")
    let scored = Action.allCases.compactMap { action -> (Action, Int)? in
      let sentence = (action.info.sentence + " " + action.rawValue).lowercased()
      var score = 0
      for word in words {
        guard let part = value(of: word, in: sentence) else { return nil }
        score += part
      }
      return (action, score)
    }
    let order = scored.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
    return order.map(\.element.0)
  }

  /// 0 at the start, 1 at the start of a word, 2 inside one, more for scattered letters; else nil.
  private static func value(of word: Substring, in sentence: String) -> Int? {
    if sentence.hasPrefix(word) { return 0 }
    if sentence.contains(" " + word) { return 1 }
    if sentence.contains(word) { return 2 }
    var left = word
    for character in sentence where character == left.first { left = left.dropFirst() }
    return left.isEmpty ? 5 : nil
  }
}
