import Domain
import Drawing

/// What lies over the screen and takes the keys.
enum Overlay: Equatable, Sendable {
  case prompt(Prompt)
  case confirm(Question, Command, Answers)
  /// A prefix key was pressed: what may follow is listed.
  case followers(of: Key)
  case palette(input: TextInput, choice: Int)
  case help(input: TextInput, choice: Int)
  case projects([ProjectChoice], choice: Int)
}

extension Overlay {
  /// The chosen row of a list; nil where there is none to choose from.
  var choice: Int? {
    get {
      switch self {
      case .palette(_, let choice), .help(_, let choice), .projects(_, let choice): choice
      case .prompt, .confirm, .followers: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .palette(let input, _): self = .palette(input: input, choice: newValue)
      case .help(let input, _): self = .help(input: input, choice: newValue)
      case .projects(let projects, _): self = .projects(projects, choice: newValue)
      case .prompt, .confirm, .followers: break
      }
    }
  }

  /// Its own keys, for the footer: those of the screen below do nothing meanwhile.
  var hints: [(key: String, word: String)] {
    let (close, choose) = (("Esc", "close"), ("Up Down", "choose"))
    switch self {
    case .prompt(let prompt):
      if prompt.isPending { return [] }
      return [("Enter", "accept"), close] + (prompt.choices.isEmpty ? [] : [choose]) + [("C-e", "editor")]
    case .confirm: return [("y", "do it"), ("any other key", "leave it")]
    case .followers: return [close]
    case .palette: return [("Enter", "run"), close, choose]
    case .help: return [("Enter", "run"), close, choose, ("letters", "search")]
    case .projects: return [("Enter", "open"), close, ("j k", "choose")]
    }
  }
}
