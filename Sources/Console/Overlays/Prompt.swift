import Domain

/// A line that is being typed, and what it is for.
struct Prompt: Equatable, Sendable, Codable {
  /// What is done with the line once it is accepted.
  enum Purpose: Equatable, Sendable, Codable {
    /// In a column by its key, and for a sprint by its key where the screen shows one.
    case newItem(status: String, sprint: String?)
    case edit([ItemKey], ItemField)
    case status([ItemKey])
    case blockReason([ItemKey])
    /// Who helps by when, after the reason.
    case blockHelp([ItemKey], reason: String)
    case answer(Question, Command, Answers)
    case search
    case standupNote(ItemKey)
    case parkTopic
    case standupAbsent
  }

  /// What is done with it.
  var purpose: Purpose
  /// The title of its box.
  var label: String
  /// What may be typed, or what is asked; empty where the label says enough.
  var hint: String
  /// The line as it is typed.
  var input: TextInput
  /// The line before anything was typed.
  private var start: String
  /// What may be chosen with the arrows; empty where anything may be typed.
  var choices: [PromptChoice] = []
  /// What the line's items held when it was opened, as far as it changes them.
  var seen: [ItemKey: String?] = [:]
  /// Why the last try was refused; the text stays as it was typed.
  var problem: String?
  /// What could not be stored of it at the last try; another try takes its place.
  var tried: Effect?
  /// True while the store has not answered yet.
  var isPending = false
  /// True where leaving the editor is as good as Enter.
  var acceptsEditedText = false

  init(_ purpose: Purpose, label: String, hint: String = "", text: String = "") {
    self.purpose = purpose
    self.label = label
    self.hint = hint
    input = TextInput(text)
    start = text
  }

  /// What is kept of a line that waits: an answer to it belongs to this console.
  private enum CodingKeys: CodingKey { case purpose, label, hint, input, start, choices, seen }

  /// True where something would be lost with the line; words of a search are none.
  var isTyped: Bool { purpose != .search && !input.text.isEmpty && input.text != start }

  /// True where the line is as it was offered: to send it on would empty fields that differ among marked items.
  var isUntouched: Bool { input.text == start }

  /// The line without what came of sending it.
  var unsent: Prompt {
    var prompt = self
    (prompt.problem, prompt.tried, prompt.isPending, prompt.acceptsEditedText) = (nil, nil, false, false)
    return prompt
  }
}

/// A value that a line takes, and the name that the screens give it.
struct PromptChoice: Equatable, Sendable, Codable {
  /// What the command takes, such as a status's key.
  var value: String
  /// What is shown and typed, such as its name.
  var name: String
}

extension Prompt {
  /// The line with its value offered: typing replaces it, arrows go through the choices.
  func offering(_ choices: [PromptChoice]) -> Prompt {
    var prompt = self
    prompt.choices = choices
    let name = choices.first { $0.value == input.text }?.name
    prompt.input = TextInput(name ?? input.text, offered: true)
    prompt.start = prompt.input.text
    return prompt
  }

  /// The line with the choice so many places on from the present one.
  func choosing(_ step: Int) -> Prompt {
    var prompt = self
    let present = choices.firstIndex { $0.value == value }
    let next =
      present.map { ($0 + step + choices.count) % choices.count } ?? (step > 0 ? 0 : choices.count - 1)
    prompt.input = TextInput(choices[next].name, offered: true)
    return prompt
  }

  /// The value that was typed: a choice by its value, its name, or the only one that begins so; else the text.
  var value: String {
    let text = input.text
    let typed = text.lowercased()
    if typed.isEmpty || choices.contains(where: { $0.value == text }) { return text }
    if let named = choices.first(where: { $0.name.lowercased() == typed }) { return named.value }
    let begun = choices.filter { $0.name.lowercased().hasPrefix(typed) || $0.value.hasPrefix(typed) }
    return begun.count == 1 ? begun[0].value : text
  }
}
