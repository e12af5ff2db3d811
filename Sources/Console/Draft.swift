import Domain

/// A line that was typed and not sent, as it is kept for the next start (`reliability.md` 3).
package struct Draft: Equatable, Sendable, Codable {
  /// Key of the project that it was typed for.
  package var project: String
  /// Key of the person who typed it.
  package var person: String
  /// The line.
  var prompt: Prompt
  /// The line beneath a question about it, where what is typed is the answer.
  var held: Prompt?
}

extension State {
  /// What is typed and not sent now; nil where nothing would be lost.
  var draft: Draft? {
    var lines: [Prompt] = []
    if case .prompt(let prompt)? = overlay, prompt.isTyped { lines.append(prompt.unsent) }
    if let held = heldPrompt, held.isTyped { lines.append(held.unsent) }
    if lines.isEmpty, let waiting = unsaved.last(where: { $0.prompt?.isTyped == true })?.prompt {
      lines = [waiting]
    }
    guard let first = lines.first, let overview else { return nil }
    return Draft(
      project: overview.key, person: person, prompt: first, held: lines.count > 1 ? lines[1] : nil)
  }

  /// Opens the line that was not sent when another console ended.
  mutating func openLeftDraft() {
    guard let draft = leftDraft, draft.project == overview?.key, !isReadOnly, overlay == nil else { return }
    leftDraft = nil
    var prompt = draft.prompt
    prompt.problem = "Not sent when the console ended. Enter sends it, Esc drops it."
    overlay = .prompt(prompt)
    heldPrompt = draft.held
  }
}
