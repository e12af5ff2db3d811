import Domain
import Drawing

/// Actions that are about the selected item, or about all that are marked.
extension State {
  /// The item that a key acts on.
  var actedItem: WorkItem? {
    switch screen {
    case .standup: standupWorkItem
    // Nothing is acted on that is not in view as selected.
    case .now, .reports: listInFocus == .items ? currentItem : nil
    default: currentItem
    }
  }

  /// True for an epic with items, as its page knows them.
  func followsItems(_ item: WorkItem) -> Bool {
    item.isEpic && detail?.item.key == item.key && detail?.links.contains { $0.relation == "item" } == true
  }

  /// The marked items in board order, or the selected one; marks count only where they are in view.
  func actedKeys(_ item: WorkItem) -> [ItemKey] {
    // Asked for each key of the footer: without marks nobody looks through all items.
    guard !marked.isEmpty, screen == .board || screen == .backlog, let overview else { return [item.key] }
    let shown = overview.items.filter { marked.contains($0.key) && filter.admits($0) }.map(\.key)
    return shown.isEmpty ? [item.key] : shown
  }

  /// Acts on the selected item, or on all that are marked.
  mutating func performOnItem(_ action: Action) -> [Effect] {
    if action == .addItem {
      promptNewItem()
      return []
    }
    guard let item = actedItem else { return [] }
    let keys = actedKeys(item)
    switch action {
    case .mark: toggleMark(item)
    case .moveForward: return shift(keys, of: item, by: 1)
    case .moveBack: return shift(keys, of: item, by: -1)
    case .rankUp: return rank(item, by: -1)
    case .rankDown: return rank(item, by: 1)
    case .drop: return move(keys, of: item, to: droppedStatus)
    case .planSprint: return change(.perform(.planItems(keys, into: overview?.sprint?.key), .none))
    case .unplanSprint: return change(.perform(.planItems(keys, into: nil), .none))
    case .block: return block(item, keys)
    case .editTitle: overlay = .prompt(editPrompt([item.key], item, .title))
    case .editEstimate: overlay = .prompt(editPrompt(keys, item, .estimate))
    case .editAssignee: overlay = .prompt(editPrompt(keys, item, .assignee))
    case .editStatus: overlay = .prompt(statusPrompt(keys, item))
    case .editInEditor: return editTitleOutside(item)
    default: break
    }
    return []
  }

  private mutating func toggleMark(_ item: WorkItem) {
    if marked.remove(item.key) == nil { marked.insert(item.key) }
    moveSelection(by: 1)
    if !marked.isEmpty {
      let taken = marked.count == 1 ? "it" : "them all"
      message = Note("\(marked.count) marked; the next command takes \(taken). Esc unmarks.")
    }
  }

  private var droppedStatus: String {
    overview?.workflow.statuses.first { $0.category == .closed }?.key ?? "dropped"
  }

  /// Moves each item one column on from its own; one that is in the outermost column stays in it.
  private mutating func shift(_ keys: [ItemKey], of item: WorkItem, by step: Int) -> [Effect] {
    let columns = overview?.workflow.columns ?? []
    let places = keys.compactMap { key in
      let status = (key == item.key ? item : overview?.item(key))?.status
      return columns.firstIndex { $0.key == status }.map { (key: key, column: $0) }
    }
    // The foremost first: they make room in their columns for those behind.
    let moves = places.sorted { $0.column * step > $1.column * step }.map { place in
      let target = place.column + step
      return Command.Move(
        place.key, to: columns[columns.indices.contains(target) ? target : place.column].key)
    }
    guard let target = moves.first?.status else { return [] }
    guard moves.contains(where: { $0.status != target }) else { return move(keys, of: item, to: target) }
    return change(.perform(.moveApart(moves), Answers(seen: seen(keys, of: item, \.status))))
  }

  /// Moves items, the one in view among them, and keeps what stood on the screen beside the wish.
  mutating func move(_ keys: [ItemKey], of item: WorkItem, to status: String) -> [Effect] {
    change(.perform(.moveItems(keys, to: status), Answers(seen: seen(keys, of: item, \.status))))
  }

  /// What the screen shows of items: a change is compared with it, so that nobody else's is taken back unseen.
  private func seen(
    _ keys: [ItemKey], of item: WorkItem, _ value: (WorkItem) -> String?
  ) -> [ItemKey: String?] {
    let shown = keys.compactMap { $0 == item.key ? item : overview?.item($0) }
    return Dictionary(shown.map { ($0.key, value($0)) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func rank(_ item: WorkItem, by step: Int) -> [Effect] {
    let rows = listedItems
    guard let index = rows.place(of: item.key), rows.indices.contains(index + step)
    else {
      let refusal = Refusal.isOutermost(item.key, isFirst: step < 0, isFiltered: !filter.isEmpty)
      message = Note(refusal.sentence, .complaint)
      return []
    }
    return change(.perform(.swapRanks(item.key, rows[index + step].key), .none))
  }

  /// What the selected item needs, also for those of the marked ones that need it too.
  private mutating func block(_ item: WorkItem, _ keys: [ItemKey]) -> [Effect] {
    let isBlocked = item.block != nil
    let alike = keys.filter { $0 == item.key || (overview?.item($0)?.block != nil) == isBlocked }
    if isBlocked { return change(.perform(.unblockItems(alike), .none)) }
    overlay = .prompt(
      Prompt(
        .blockReason(alike), label: "Block \(Self.title(of: alike))",
        hint: screen == .standup ? "why" : "why, and who helps"))
    return []
  }

  private static func title(of keys: [ItemKey]) -> String {
    keys.count == 1 ? keys[0].description : "\(keys.count) items"
  }

  private mutating func promptNewItem() {
    let status = screen == .board ? currentItem?.status : nil
    let target = status ?? overview?.workflow.columns.first?.key ?? "backlog"
    let name = overview?.workflow.name(target) ?? target
    let sprint = sprint(ofNewItemIn: target)
    overlay = .prompt(
      Prompt(
        .newItem(status: target, sprint: sprint),
        label: "New item in \(name)" + (sprint.map { ", \($0)" } ?? ""),
        hint: "A title. It may begin with story: bug: spike: or epic:, else it is a task."))
  }

  /// What is added where a sprint is in view belongs to it, else it would not be seen there.
  ///
  /// The board's first column waits for no sprint: it shows what is planned into none as well.
  private func sprint(ofNewItemIn status: String) -> String? {
    let waiting = overview?.workflow.columns.first { $0.category == .todo }?.key
    let isInView = screen == .now || screen == .board && status != waiting
    return isInView ? overview?.sprint?.key : nil
  }

  /// The points that are offered; any others may be typed.
  private var offeredPoints: [String] { overview?.estimateScale.map(Rules.text) ?? [] }

  private func editPrompt(_ keys: [ItemKey], _ item: WorkItem, _ field: ItemField) -> Prompt {
    let hint =
      switch field {
      case .assignee: (overview?.members.map(\.name).joined(separator: "  ") ?? "") + "  or empty"
      case .estimate: (offeredPoints + ["or empty"]).joined(separator: "  ")
      default: "C-e opens your editor."
      }
    var prompt = Prompt(
      .edit(keys, field), label: "\(Self.title(of: field)) of \(Self.title(of: keys))", hint: hint,
      text: keys.count > 1 ? "" : item.text(of: field) ?? "")
    prompt.seen = seen(keys, of: item) { $0.text(of: field) }
    switch field {
    case .assignee:
      return prompt.offering(overview?.members.map { PromptChoice(value: $0.key, name: $0.name) } ?? [])
    case .estimate:
      return prompt.offering(offeredPoints.map { PromptChoice(value: $0, name: $0) })
    default: return prompt
    }
  }

  private static func title(of field: ItemField) -> String {
    field.rawValue.prefix(1).uppercased() + field.rawValue.dropFirst()
  }

  private func statusPrompt(_ keys: [ItemKey], _ item: WorkItem) -> Prompt {
    let choices = overview?.workflow.statuses.map { PromptChoice(value: $0.key, name: $0.name) } ?? []
    let hint = choices.map(\.name).joined(separator: "  ")
    var prompt = Prompt(
      .status(keys), label: "Status of \(Self.title(of: keys))", hint: hint, text: item.status)
    prompt.seen = seen(keys, of: item, \.status)
    return prompt.offering(choices)
  }

  private mutating func editTitleOutside(_ item: WorkItem) -> [Effect] {
    var prompt = editPrompt([item.key], item, .title)
    prompt.acceptsEditedText = true
    overlay = .prompt(prompt)
    return [.screen(.edit(item.title))]
  }
}
