/// What a standup came to: read out at its end, and shown where one is taken up again (`domain.md` 6.7).
package struct StandupReport: Equatable, Sendable {
  package struct Note: Equatable, Sendable {
    package var item: String
    package var by: String
    package var text: String

    package init(item: String, by: String, text: String) {
      self.item = item
      self.by = by
      self.text = text
    }
  }

  /// A topic of the parking lot; open ones are carried on from one standup to the next.
  package struct Topic: Equatable, Sendable {
    package var text: String
    package var owner: String?
    /// When the standup was in which it came up.
    package var at: Instant
    package var isCarried: Bool

    package init(text: String, owner: String?, at: Instant, isCarried: Bool) {
      self.text = text
      self.owner = owner
      self.at = at
      self.isCarried = isCarried
    }
  }

  /// All moves of one item folded into one, from its first status to its last; a new one comes from nowhere.
  package struct Move: Equatable, Sendable {
    package var item: String
    package var from: String?
    package var to: String

    package init(item: String, from: String?, to: String) {
      self.item = item
      self.from = from
      self.to = to
    }
  }

  /// An item of the walk that was hindered at the end.
  package struct Hindrance: Equatable, Sendable {
    package var item: String
    package var reason: String
    /// True where it was raised in this standup.
    package var isNew: Bool

    package init(item: String, reason: String, isNew: Bool) {
      self.item = item
      self.reason = reason
      self.isNew = isNew
    }
  }

  package var standup: Standup
  package var notes: [Note] = []
  package var topics: [Topic] = []
  package var moves: [Move] = []
  package var blocked: [Hindrance] = []
  /// Titles of the items that are named here, by key.
  package var titles: [String: String] = [:]
  /// When somebody last went on, wrote a note or parked a topic.
  package var lastStepAt: Instant
  /// Who can still take it away with one undo, because nothing was changed since its start.
  package var removableBy: String?

  package init(standup: Standup) {
    self.standup = standup
    lastStepAt = standup.at
  }

  /// Items that came up.
  package var walked: Int { min(standup.agenda.count, standup.position + 1) }

  /// Adds a move of an item, folded with those before it.
  package mutating func add(_ move: Move) {
    if let index = moves.firstIndex(where: { $0.item == move.item }) {
      moves[index].to = move.to
    } else {
      moves.append(move)
    }
  }
}
