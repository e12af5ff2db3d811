/// The one place where what happened becomes a sentence: journal, toast and verbs
/// print the same.
package enum Wording {
  /// An operation's facts as one sentence, without a full stop.
  package static func summary(of facts: [Fact], workflow: Workflow) -> String {
    let told =
      facts.count > 1 ? facts.filter { $0.kind != .limitExceeded && $0.kind != .agendaExtended } : facts
    guard let first = told.first else { return facts.isEmpty ? "Nothing" : "Exceeded a limit" }
    if told.count > 1, case .rankChanged(let key, let from, let to) = first {
      return "Moved \(key) \((to ?? 0) > (from ?? 0) ? "down" : "up") in its column"
    }
    if told.count > 1, case .itemAdded = first { return sentence(first, workflow) }
    guard told.count > 1 else { return sentence(first, workflow) }
    let items = told.compactMap(\.item)
    return sentence(first, workflow) + " and \(items.count - 1) more"
  }

  /// What an undo is called in the journal, and what bringing the change again is.
  package static func undoing(_ summary: String) -> String { "Undid: \(summary)" }
  package static func redoing(_ summary: String) -> String { "Redid: \(summary)" }

  private static func sentence(_ fact: Fact, _ workflow: Workflow) -> String {
    switch fact {
    case .itemAdded(let item, _): "Added \(item.key) \(item.title)"
    case .itemEdited(let key, let field, _, let to): "Set \(field.rawValue) of \(key) to \(to ?? "nothing")"
    case .statusChanged(let key, let entry):
      "Moved \(key) to \(workflow.name(entry.to ?? ""))" + (entry.isReopening ? " (reopened)" : "")
    case .estimateChanged(let key, let entry): "Estimated \(key) at \(entry.to ?? "nothing")"
    case .rankChanged(let key, _, _): "Ranked \(key)"
    case .itemBlocked(let key, let entry): "Blocked \(key): \(entry.reason ?? "")"
    case .itemUnblocked(let key, _, _): "Unblocked \(key)"
    case .sprintChanged(let key, let from, let to, _):
      to.map { "Put \(key) into sprint \($0)" } ?? "Took \(key) out of sprint \(from ?? "")"
    case .limitExceeded(let status, let count, let limit, _, _, _):
      "Put \(count) into \(workflow.name(status)), limit \(limit)"
    case .standupStarted(let standup): "Started standup \(standup.key)"
    case .standupMoved(_, _, let to): "Went to item \(to + 1) of the standup"
    case .agendaExtended(_, let items): "Went on to \(items.joined(separator: ", ")), new in the standup"
    case .noteTaken(_, let item, _, let text): "Noted on \(item): \(text)"
    case .topicParked(_, let topic, _): "Parked: \(topic)"
    case .standupEnded(let key, _): "Ended standup \(key)"
    case .projectImported(let key): "Imported project \(key)"
    case .projectMade(let key): "Made project \(key)"
    case .sourceAttached(let path, _): "Attached tracking store \(path)"
    case .sourceDetached(let path, _): "Detached tracking store \(path)"
    }
  }
}
