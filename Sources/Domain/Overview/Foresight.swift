extension Overview {
  /// Shows items as they will be once a change is stored that has to wait (`interaction.md` 2.4).
  ///
  /// What stands in the items' own fields follows, and what is counted of them; flow, forecast and burndown stay
  /// those of the stored project, and a new item has no key before it is stored.
  package mutating func foresee(_ command: Command, at now: Instant) {
    switch command {
    case .moveItems(let keys, let name):
      guard let status = workflow.status(named: name)?.key else { return }
      change(keys, isMove: true) { $0.status = status }
    case .moveApart(let moves):
      let statuses = Dictionary(
        moves.compactMap { move in workflow.status(named: move.status).map { (move.item, $0.key) } }
      ) { $1 }
      change(moves.map(\.item), isMove: true) { $0.status = statuses[$0.key] ?? $0.status }
    case .editItems(let keys, let field, let text): change(keys) { $0.set(field, to: text) }
    case .blockItems(let keys, let reason):
      change(keys) { $0.block = WorkItem.Block(since: now, reason: reason) }
    case .unblockItems(let keys): change(keys) { $0.block = nil }
    case .planItems(let keys, let sprint): change(keys) { $0.sprint = sprint }
    case .swapRanks(let first, let second):
      guard let one = item(first)?.place, let other = item(second)?.place else { return }
      change([first], isMove: true) { $0.place = other }
      change([second], isMove: true) { $0.place = one }
    default: return
    }
  }

  /// - Parameter isMove: true where an item may come to stand elsewhere among the others.
  private mutating func change(_ keys: [ItemKey], isMove: Bool = false, _ body: (inout WorkItem) -> Void) {
    var changed = items
    for key in keys {
      guard let index = changed.firstIndex(where: { $0.key == key }) else { continue }
      body(&changed[index])
      guard isMove else { continue }
      let item = changed.remove(at: index)
      let next = changed.firstIndex {
        $0.status == item.status && ($0.place, $0.key) > (item.place, item.key)
      }
      changed.insert(item, at: next ?? changed.endIndex)
    }
    items = changed
  }
}

extension WorkItem {
  /// Takes a field's value from the text of `text(of:)`; a text that the field cannot hold changes nothing.
  fileprivate mutating func set(_ field: ItemField, to text: String?) {
    switch field {
    case .title: title = text ?? title
    case .type: kind = text.flatMap(Kind.init) ?? kind
    case .estimate: estimate = text.flatMap(Double.init)
    case .assignee: assignee = text
    case .priority: priority = text.flatMap(Priority.init) ?? priority
    case .epic: epic = text
    case .step: step = text
    }
  }
}
