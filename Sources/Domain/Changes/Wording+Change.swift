/// What an event changed, from and to: the summary of an operation says only what it came to.
extension Wording {
  /// - Parameter name: what a member is called.
  /// - Returns: what was changed, and how.
  package static func change(
    _ event: Event, workflow: Workflow, name: (String) -> String
  ) -> (subject: String, words: String) {
    let isBack = event.isReversed
    func arrow(_ title: String, _ from: String?, _ to: String?) -> String {
      let (old, new) = isBack ? (to, from) : (from, to)
      return "\(title): \(old ?? "none") -> \(new ?? "none")"
    }
    switch event.fact {
    case .itemAdded(let item, _):
      return (item.key.description, isBack ? "taken away again: \(item.title)" : "added: \(item.title)")
    case .itemEdited(let key, let field, let from, let to):
      let isPerson = field == .assignee
      return (
        key.description, arrow(field.rawValue, isPerson ? from.map(name) : from, isPerson ? to.map(name) : to)
      )
    case .statusChanged(let key, let entry):
      let words = arrow("status", entry.from.map(workflow.name), entry.to.map(workflow.name))
      return (key.description, words + (entry.isReopening && !isBack ? ", reopened" : "") + because(entry))
    case .estimateChanged(let key, let entry):
      return (key.description, arrow("estimate", entry.from, entry.to) + because(entry))
    case .rankChanged(let key, _, _): return (key.description, "another rank in its column")
    case .itemBlocked(let key, let entry):
      return (key.description, isBack ? "no longer blocked" : "blocked" + because(entry))
    case .itemUnblocked(let key, _, let block):
      return (key.description, isBack ? "blocked again: \(block.reason)" : "unblocked, was: \(block.reason)")
    case .sprintChanged(let key, let from, let to, let entries):
      return (key.description, arrow("sprint", from, to) + (entries.first.map(because) ?? ""))
    default: return meetingChange(event.fact, isBack: isBack, workflow: workflow, name: name)
    }
  }

  private static func meetingChange(
    _ fact: Fact, isBack: Bool, workflow: Workflow, name: (String) -> String
  ) -> (subject: String, words: String) {
    let back = isBack ? "taken back: " : ""
    switch fact {
    case .limitExceeded(let status, let count, let limit, let person, _, let reason):
      let words = "\(count) where \(limit) is the limit, by \(name(person)): \(reason)"
      return (workflow.name(status), back + words)
    case .standupStarted(let standup):
      return (standup.key, back + "standup started with " + counted(standup.agenda.count, "item"))
    case .standupMoved(let standup, let from, let to, let count):
      func place(_ position: Int) -> String {
        count.map { position >= $0 } == true ? "end" : "\(position + 1)"
      }
      return (standup, "item \(place(isBack ? to : from)) -> \(place(isBack ? from : to)) of the standup")
    case .attendanceChanged(let standup, let from, let to):
      func names(_ who: Attendance) -> String {
        who.absent.isEmpty ? "nobody" : who.absent.map(name).joined(separator: ", ")
      }
      return (standup, "absent: \(names(isBack ? to : from)) -> \(names(isBack ? from : to))")
    case .standupPaused(let standup, _): return (standup, back + "standup paused")
    case .standupResumed(let standup, let time):
      return (standup, back + "standup goes on after \(time / 1000) s")
    case .agendaExtended(let standup, let items):
      return (standup, back + "new in the standup: \(items.joined(separator: ", "))")
    case .noteTaken(_, let item, let person, let text):
      return (item.description, back + "note of \(name(person)): \(text)")
    case .topicParked(_, let topic, let owner): return ("Parking lot", back + "\(topic) (\(name(owner)))")
    case .standupEnded(let standup, _): return (standup, back + "standup ended")
    case .projectImported(let key):
      return (key, back + "the whole project, as it stood in the imported document")
    case .projectMade(let key): return (key, back + "the whole project, made here")
    case .sourceAttached(let path, _), .sourceDetached(let path, _):
      let isAttached = (fact.kind == .sourceAttached) != isBack
      return ("Source", isAttached ? "attached: \(path)" : "detached: \(path); what was mirrored stays")
    default: return (fact.item?.description ?? "", back + fact.kind.rawValue)
    }
  }

  private static func because(_ entry: HistoryEntry) -> String { entry.reason.map { ": \($0)" } ?? "" }
}
