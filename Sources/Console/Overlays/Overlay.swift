package import Domain
package import Drawing

/// What lies over the screen and takes the keys.
package enum Overlay: Equatable, Sendable {
  case prompt(Prompt)
  case confirm(Question, Command)
  /// A prefix key was pressed: what may follow is listed.
  case followers(of: Key)
  case palette(input: TextInput, choice: Int)
  case help(input: TextInput, choice: Int)
  case projects([ProjectChoice], choice: Int)
}

/// A line that is being typed, and what it is for.
package struct Prompt: Equatable, Sendable {
  package enum Purpose: Equatable, Sendable {
    case newItem(status: String)
    case edit([ItemKey], ItemField)
    case status([ItemKey])
    case blockReason(ItemKey)
    case answer(Question, Command)
    case search
    case standupNote(ItemKey)
    case parkTopic
  }

  package var purpose: Purpose
  package var label: String
  package var hint: String
  package var input: TextInput
  /// What may be chosen with the arrows; empty where anything may be typed.
  package var choices: [PromptChoice] = []
  /// Why the last try was refused; the text stays as it was typed.
  package var problem: String?
  /// True while the store has not answered yet.
  package var isPending = false
  /// True where leaving the editor is as good as Enter.
  package var acceptsEditedText = false

  package init(_ purpose: Purpose, label: String, hint: String = "", text: String = "") {
    self.purpose = purpose
    self.label = label
    self.hint = hint
    input = TextInput(text)
  }
}

/// A value that a line takes, and the name that the screens give it.
package struct PromptChoice: Equatable, Sendable {
  package var value: String
  package var name: String
}

extension Prompt {
  /// The line with its value offered: typing replaces it, arrows go through the choices.
  func offering(_ choices: [PromptChoice]) -> Prompt {
    var prompt = self
    prompt.choices = choices
    let name = choices.first { $0.value == input.text }?.name
    prompt.input = TextInput(name ?? input.text, offered: true)
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
