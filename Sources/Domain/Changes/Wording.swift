/// The one place where what happened becomes a sentence: journal, toast and verbs
/// print the same.
package enum Wording {
  /// An operation's facts as one sentence, without a full stop.
  ///
  /// - Parameters:
  ///   - scale: the points that the project estimates with; others are possible and said.
  ///   - members: those who are named.
  package static func summary(
    of facts: [Fact], workflow: Workflow, scale: [Double] = [], members: [Member] = []
  ) -> String {
    let points = facts.lazy.compactMap { estimate(of: $0) }.first
    return told(facts, workflow, members) + (points.map { offScale($0, scale) } ?? "")
  }

  /// The points that a fact gives an item; nil where it gives none.
  private static func estimate(of fact: Fact) -> Double? {
    switch fact {
    case .itemAdded(let item, _): item.estimate
    case .estimateChanged(_, let entry): entry.to.flatMap(Double.init)
    default: nil
    }
  }

  private static func offScale(_ points: Double, _ scale: [Double]) -> String {
    guard !scale.isEmpty, !scale.contains(points) else { return "" }
    return ": \(Rules.text(points)) is not on the scale \(scale.map(Rules.text).joined(separator: " "))"
  }

  private static func told(_ facts: [Fact], _ workflow: Workflow, _ members: [Member]) -> String {
    let told =
      facts.count > 1 ? facts.filter { $0.kind != .limitExceeded && $0.kind != .agendaExtended } : facts
    guard let first = told.first else { return facts.isEmpty ? "Nothing" : "Exceeded a limit" }
    if told.count > 1, case .rankChanged(let key, let from, let to) = first {
      return "Moved \(key) \((to ?? 0) > (from ?? 0) ? "down" : "up") in its column"
    }
    if told.count > 1, case .itemAdded = first { return sentence(first, workflow, members) }
    guard told.count > 1 else { return sentence(first, workflow, members) }
    return movedApart(told, workflow)
      ?? sentence(first, workflow, members, others: told.compactMap(\.item).count - 1)
  }

  /// Items that went to several columns, each with its own; nil where all went to one.
  private static func movedApart(_ facts: [Fact], _ workflow: Workflow) -> String? {
    var targets: [(status: String, keys: [ItemKey])] = []
    for case .statusChanged(let key, let entry) in facts {
      let status = entry.to ?? ""
      if let index = targets.firstIndex(where: { $0.status == status }) {
        targets[index].keys.append(key)
      } else {
        targets.append((status, [key]))
      }
    }
    guard targets.count > 1 else { return nil }
    return "Moved "
      + targets.map { "\(all($0.keys)) to \(workflow.name($0.status))" }.joined(separator: ", ")
  }

  /// The first of several items and how many more there are.
  package static func all(_ keys: [ItemKey]) -> String {
    guard let first = keys.first else { return "nothing" }
    return keys.count > 1 ? "\(first) and \(keys.count - 1) more" : "\(first)"
  }

  /// Where a walk went; one of which the length is not known is told by the number alone.
  private static func place(_ position: Int, of count: Int?) -> String {
    guard let count, position >= count - 1 else { return "to item \(position + 1) of the standup" }
    return position >= count
      ? "behind the last item: the standup is at its end"
      : "to item \(position + 1), the last of the standup"
  }

  /// Who is absent from a standup.
  package static func absent(_ keys: [String], from standup: String) -> String {
    keys.isEmpty
      ? "Nobody is absent from standup \(standup)"
      : "Absent from standup \(standup): \(keys.joined(separator: ", "))"
  }

  /// `1 item`, `2 items`, `0 items`; the plural is given where it has more than an s.
  package static func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
  }

  /// `1 point`, `0.5 points`, `8 points`.
  package static func points(_ points: Double) -> String {
    "\(Rules.text(points)) point\(points == 1 ? "" : "s")"
  }

  /// What an undo is called in the journal.
  package static func undoing(_ summary: String) -> String { "Undid: \(summary)" }
  /// What bringing an undone change again is called in the journal.
  package static func redoing(_ summary: String) -> String { "Redid: \(summary)" }

  /// - Parameter others: how many more items the same happened to; they stand beside the first one.
  private static func sentence(
    _ fact: Fact, _ workflow: Workflow, _ members: [Member], others: Int = 0
  ) -> String {
    func all(_ key: ItemKey) -> String { others > 0 ? "\(key) and \(others) more" : "\(key)" }
    return switch fact {
    case .itemAdded(let item, _): "Added \(item.key) \(item.title)"
    case .itemEdited(let key, let field, _, let to):
      "Set \(field.rawValue) of \(all(key)) to "
        + (to.map { field == .assignee ? members.name(of: $0) : $0 } ?? "nothing")
    case .statusChanged(let key, let entry):
      "Moved \(all(key)) to \(workflow.name(entry.to ?? ""))" + (entry.isReopening ? " (reopened)" : "")
    case .estimateChanged(let key, let entry): "Estimated \(all(key)) at \(entry.to ?? "nothing")"
    case .rankChanged(let key, _, _): "Ranked \(all(key))"
    case .itemBlocked(let key, let entry): "Blocked \(all(key)): \(entry.reason ?? "")"
    case .itemUnblocked(let key, _, _): "Unblocked \(all(key))"
    case .sprintChanged(let key, let from, let to, _):
      to.map { "Put \(all(key)) into sprint \($0)" } ?? "Took \(all(key)) out of sprint \(from ?? "")"
    case .limitExceeded(let status, let count, let limit, _, _, _):
      "Put \(count) into \(workflow.name(status)), limit \(limit)"
    case .standupStarted(let standup): "Started standup \(standup.key)"
    case .standupMoved(_, _, let to, let count): "Went \(place(to, of: count))"
    case .attendanceChanged(let key, _, let new):
      absent(new.absent.map(members.name), from: key)
    case .standupPaused(let key, _): "Paused standup \(key)"
    case .standupResumed(let key, _): "Went on with standup \(key)"
    case .agendaExtended(_, let items): "Went on to \(items.joined(separator: ", ")), new in the standup"
    case .noteTaken(_, let item, _, let text): "Noted on \(item): \(text)"
    case .topicParked(_, let topic, let owner): "Parked: \(topic) (\(members.name(of: owner)))"
    case .standupEnded(let key, _): "Ended standup \(key)"
    case .projectImported(let key): "Imported project \(key)"
    case .projectMade(let key): "Made project \(key)"
    case .sourceAttached(let path, _): "Attached tracking store \(path)"
    case .sourceDetached(let path, _): "Detached tracking store \(path)"
    }
  }
}
