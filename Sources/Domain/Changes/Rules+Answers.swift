/// Whether answers are good still: others change the project while a question stands open.
extension Rules {
  /// Asks the question that is due by now, where it is another than the one that was answered.
  func checkLastAnswer(to command: Command) throws {
    guard let last = answers.last else { return }
    do {
      _ = try Rules(facts: facts, person: person, now: now, answers: answers.beforeLast).made(by: command)
    } catch Objection.question(let question) where question == last.question {
      return
    }
  }

  /// Asks where an item holds something else by now than what the person saw.
  ///
  /// - Parameters:
  ///   - field: what is edited; nil for the item's column.
  ///   - wanted: the column or text that it is to become.
  func checkSeen(_ item: WorkItem, _ field: ItemField? = nil, wanted: String?) throws {
    guard let seen = answers.seen[item.key] else { return }
    let present = field.map { item.text(of: $0) } ?? item.status
    guard present != seen else { return }
    let newest = try facts.newestChange(of: item.key, field)
    throw Objection.question(
      .changedMeanwhile(
        NewerChange(
          item: item.key, field: field, present: present, name: try name(present, field),
          wanted: try name(wanted, field),
          by: try newest.map { try memberName($0.person) }, time: newest?.time)))
  }

  private func name(_ value: String?, _ field: ItemField?) throws -> String {
    guard let value else { return "nothing" }
    switch field {
    case nil: return try facts.workflow.name(value)
    case .assignee: return try memberName(value)
    default: return value
    }
  }

  private func memberName(_ key: String) throws -> String { try facts.members.name(of: key) }
}
