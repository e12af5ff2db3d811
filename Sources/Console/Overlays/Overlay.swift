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
