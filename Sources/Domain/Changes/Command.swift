/// Everything a person can ask for; a key and a verb both make one of these.
package enum Command: Equatable, Sendable, Codable {
  /// Makes an item under the project's next number, ranked by that number.
  case addItem(NewItem)
  /// Moves items into the column with this key, one after the other.
  case moveItems([ItemKey], to: String)
  /// Moves each item into a column of its own, in this order.
  case moveApart([Move])
  /// Sets one field of one item or of several.
  case editItems([ItemKey], ItemField, to: String?)
  /// Puts an item before or behind its neighbour in the same column.
  case swapRanks(ItemKey, ItemKey)
  /// Flags items as hindered by the same thing; their columns stay (`domain.md` 4.4).
  case blockItems([ItemKey], reason: String)
  case unblockItems([ItemKey])
  /// Puts items into the sprint with this key; nil takes them out of theirs.
  case planItems([ItemKey], into: String?)
  /// Opens a standup whose order is that of the board now (`domain.md` 6.3).
  ///
  /// Who is absent is known from leave where it is not said; somebody on leave may be there all the same.
  case startStandup(facilitator: String, absent: [String]? = nil)
  /// Goes to a place on the agenda, counted from 0; its length is the end of the walk.
  case moveStandup(String, to: Int)
  /// Says of a standup in progress who is absent from it besides those who are known to be, and who is back; all by
  /// their keys.
  case sayAbsent(String, [String], back: [String])
  /// Stops the clocks of a standup.
  case pauseStandup(String)
  /// Lets them run again.
  case resumeStandup(String)
  /// Leaves a note on an item, under the standup with this key.
  case noteInStandup(String, item: ItemKey, text: String)
  /// Puts a topic off until after the standup (`domain.md` 6.6), in the care of the member with this key, else of
  /// whoever parks it.
  case parkTopic(String, topic: String, owner: String? = nil)
  case endStandup(String)
  /// Takes the document that lies on the shelf into the tables.
  case importProject(String)
  /// The same with a document that is a fresh project's.
  case makeProject(String)
  /// Lets a tracking store feed the project from now on, by its path.
  case attachSource(String)
  /// Ends that; what was mirrored stays.
  case detachSource(String)

  /// True where going back is the way back: a step of the standup is no change that undo should find.
  package var isStepOfStandup: Bool {
    switch self {
    case .moveStandup, .pauseStandup, .resumeStandup: true
    default: false
    }
  }

  /// Items that it takes together, where it can take several.
  package var items: [ItemKey] {
    switch self {
    case .moveItems(let keys, _), .editItems(let keys, _, _), .blockItems(let keys, _),
      .unblockItems(let keys),
      .planItems(let keys, _):
      keys
    case .moveApart(let moves): moves.map(\.item)
    default: []
    }
  }

  /// One item and the column that it is to go to.
  package struct Move: Equatable, Sendable, Codable {
    /// Which item.
    package var item: ItemKey
    /// Key of the column, or its heading; its own where it is to stay.
    package var status: String

    /// The column is looked up once the command is performed.
    package init(_ item: ItemKey, to status: String) {
      self.item = item
      self.status = status
    }
  }

  /// A new item's fields; the rest is empty.
  package struct NewItem: Equatable, Sendable, Codable {
    /// An epic passes the limits, for it is no card.
    package var kind: WorkItem.Kind
    /// Trimmed before it is taken, and refused where nothing is left.
    package var title: String
    /// Key of a column; nil for the first one.
    package var status: String?
    /// Key of a planned or active sprint; nil for none.
    package var sprint: String?
    /// Points within `Rules.estimates`; nil for not estimated.
    package var estimate: Double?
    /// Key of a member; nil for nobody.
    package var assignee: String?
    /// Key of an epic of the project; nil for none.
    package var epic: String?

    /// A task in the first column, with nothing but its title, where nothing else is said.
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

    /// As a person types it: `bug: The map is empty` makes a bug; without such a word it is a task.
    package init(typed text: String, status: String? = nil) {
      let parts = text.split(separator: ":", maxSplits: 1)
      if parts.count == 2, let kind = WorkItem.Kind(rawValue: parts[0].lowercased()) {
        self.init(kind: kind, title: String(parts[1]), status: status)
      } else {
        self.init(title: text, status: status)
      }
    }
  }
}

/// A field of an item that can be edited one by one.
package enum ItemField: String, Sendable, Codable, CaseIterable {
  case title, type, estimate, assignee, priority, epic, step
}
