/// Everything a person can ask for; a key and a verb both make one of these.
package enum Command: Equatable, Sendable {
  case addItem(NewItem)
  case moveItems([ItemKey], to: String)
  /// Sets one field of one item or of several.
  case editItems([ItemKey], ItemField, to: String?)
  /// Puts an item before or behind its neighbour in the same column.
  case swapRanks(ItemKey, ItemKey)
  case blockItem(ItemKey, reason: String)
  case unblockItem(ItemKey)
  case planItems([ItemKey], into: String?)
  case startStandup(facilitator: String)
  case moveStandup(String, to: Int)
  case noteInStandup(String, item: ItemKey, text: String)
  case parkTopic(String, topic: String)
  case endStandup(String)
  /// Takes the document that lies on the shelf into the tables.
  case importProject(String)

  /// True where going back is the way back: a step of the standup is no change that undo should find.
  package var isStepOfStandup: Bool {
    if case .moveStandup = self { return true }
    return false
  }

  /// A new item's fields; the rest is empty.
  package struct NewItem: Equatable, Sendable {
    package var kind: WorkItem.Kind
    package var title: String
    package var status: String?
    package var sprint: String?
    package var estimate: Double?
    package var assignee: String?
    package var epic: String?

    package init(
      kind: WorkItem.Kind = .task, title: String, status: String? = nil, sprint: String? = nil,
      estimate: Double? = nil, assignee: String? = nil, epic: String? = nil
    ) {
      self.kind = kind
      self.title = title
      self.status = status
      self.sprint = sprint
      self.estimate = estimate
      self.assignee = assignee
      self.epic = epic
    }
  }
}

/// A field of an item that can be edited one by one.
package enum ItemField: String, Sendable, Codable, CaseIterable {
  case title, type, estimate, assignee, priority, epic, step
}

/// What the person has already answered; it stands in the log with the change.
package struct Answers: Equatable, Sendable {
  /// The reason given, where one is asked for.
  package var reason: String?
  /// True where the person has said yes to every question that needs no reason.
  package var isConfirmed: Bool

  package init(reason: String? = nil, isConfirmed: Bool = false) {
    self.reason = reason
    self.isConfirmed = isConfirmed
  }

  package static let none = Answers()
}
