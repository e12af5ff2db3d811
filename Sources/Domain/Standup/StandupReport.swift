/// What a standup came to: read out at its end, and shown where one is taken up again (`domain.md` 6.7).
package struct StandupReport: Equatable, Sendable {
  /// What was written about an item during the walk.
  package struct Note: Equatable, Sendable {
    /// The item's key.
    package var item: String
    /// Key of the person who wrote it.
    package var by: String
    /// As it was typed; several lines are possible.
    package var text: String

    /// All of it comes from the log.
    package init(item: String, by: String, text: String) {
      self.item = item
      self.by = by
      self.text = text
    }
  }

  /// A topic of the parking lot; open ones are carried on from one standup to the next.
  package struct Topic: Equatable, Sendable {
    /// As it was typed.
    package var text: String
    /// Who takes it on; nil where nobody was named.
    package var owner: String?
    /// When the standup was in which it came up.
    package var at: Instant
    /// True where it came up in an earlier standup and is open still.
    package var isCarried: Bool

    /// `at` is when its standup was.
    package init(text: String, owner: String?, at: Instant, isCarried: Bool) {
      self.text = text
      self.owner = owner
      self.at = at
      self.isCarried = isCarried
    }
  }

  /// All moves of one item folded into one, from its first status to its last; a new one comes from nowhere.
  package struct Move: Equatable, Sendable {
    /// The item's key.
    package var item: String
    /// The status before the first move; nil where the item was added meanwhile.
    package var from: String?
    /// The status after the last move.
    package var to: String

    /// Statuses by their keys.
    package init(item: String, from: String?, to: String) {
      self.item = item
      self.from = from
      self.to = to
    }
  }

  /// An item of the walk that was hindered at the end.
  package struct Hindrance: Equatable, Sendable {
    /// The item's key.
    package var item: String
    /// Why, as it was typed.
    package var reason: String
    /// True where it was raised in this standup.
    package var isNew: Bool

    /// As it stood at the end of the standup.
    package init(item: String, reason: String, isNew: Bool) {
      self.item = item
      self.reason = reason
      self.isNew = isNew
    }
  }

  /// The standup that is summed up.
  package var standup: Standup
  /// In the order in which they were written.
  package var notes: [Note] = []
  /// Those of this standup and open ones of earlier standups.
  package var topics: [Topic] = []
  /// One for each item that was moved between start and end and not moved back by undo.
  package var moves: [Move] = []
  /// False where the standup was held elsewhere and came without its walk: nobody knows what came up.
  package var isWalkKnown = true
  /// Items of the walk that are blocked; of those with a note where the walk is not known.
  package var blocked: [Hindrance] = []
  /// Keys of those that were blocked when it began and not when it ended.
  package var unblocked: [String] = []
  /// Titles of the items that are named here, by key.
  package var titles: [String: String] = [:]
  /// When somebody last went on, wrote a note or parked a topic.
  package var lastStepAt: Instant
  /// How long it was paused before, in milliseconds.
  package var pausedTime: Int64 = 0
  /// Since when it is paused; nil while its clocks run.
  package var pausedAt: Instant?
  /// Who can still take it away with one undo, because nothing was changed since its start.
  package var removableBy: String?

  /// Nothing came of it yet.
  package init(standup: Standup) {
    self.standup = standup
    lastStepAt = standup.at
  }

  /// Items that came up.
  package var walked: Int { min(standup.agenda.count, standup.position + 1) }

  /// Pauses it, or goes on with it.
  package var pauseCommand: Command {
    pausedAt == nil ? .pauseStandup(standup.key) : .resumeStandup(standup.key)
  }

  /// How long it had been paused until a moment, with the pause that lasts still, in milliseconds.
  package func pausedTime(until moment: Instant) -> Int64 {
    pausedTime + (pausedAt.map { max(0, moment.since($0)) } ?? 0)
  }

  /// How long it had been going at a moment, without pauses, in milliseconds.
  package func length(at moment: Instant) -> Int64 {
    max(0, (pausedAt ?? moment).since(standup.at) - pausedTime)
  }

  /// Adds a move of an item, folded with those before it.
  package mutating func add(_ move: Move) {
    if let index = moves.firstIndex(where: { $0.item == move.item }) {
      moves[index].to = move.to
    } else {
      moves.append(move)
    }
  }
}
