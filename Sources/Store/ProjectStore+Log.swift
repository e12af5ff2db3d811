package import Domain
import Foundation
import GRDB

/// What became of a command.
package struct Outcome: Equatable, Sendable {
  /// The operation's number in the journal.
  package var sequence: Int64
  /// One sentence without a full stop, as the journal has it.
  package var summary: String
  /// Items that the operation touched, in its order.
  package var items: [ItemKey]
}

extension ProjectStore {
  /// Performs a command: one transaction, one operation, one undo.
  ///
  /// - Throws: `Objection` where the rules ask or refuse, `StoreError` where the
  ///   file does; nothing is changed then.
  package func perform(_ command: Command, by actor: Actor, answers: Answers = .none) throws -> Outcome {
    try write { db in
      try ProjectRows(db: db, project: actor.project).check()
      let facts = StoreFacts(db: db, project: actor.project)
      let rules = Rules(facts: facts, person: actor.person, now: actor.now, answers: answers)
      let made = try rules.facts(of: command)
      let scale = try ProjectRows(db: db, project: actor.project).estimateScale()
      let summary = Wording.summary(
        of: made, workflow: try facts.workflow, scale: scale, members: try facts.members)
      return try EventLog(db: db).append(made.map { Event($0) }, kind: .perform, summary: summary, by: actor)
    }
  }

  /// Takes back the person's newest operation that still stands.
  ///
  /// - Parameter keepsProject: refuses where that would take the whole project away.
  package func undo(by actor: Actor, keepsProject: Bool = false) throws -> Outcome {
    try write { db in
      let log = EventLog(db: db)
      guard let target = try log.newestStanding(of: actor) else { throw Objection.refusal(.nothingToUndo) }
      return try log.takeBack(target, by: actor, keepsProject: keepsProject)
    }
  }

  /// Brings back what the person undid last, as long as nothing new was done since.
  package func redo(by actor: Actor) throws -> Outcome {
    try write { db in
      let log = EventLog(db: db)
      guard let target = try log.newestUndone(of: actor) else { throw Objection.refusal(.nothingToRedo) }
      let events = try log.events(of: target.sequence)
      if !events.contains(where: \.fact.isWholeProject) {
        try ProjectRows(db: db, project: actor.project).check()
      }
      return try log.append(
        events, kind: .redo, target: target.sequence, summary: Wording.redoing(target.summary), by: actor)
    }
  }

  /// When something was last done to a project; nil where nothing was.
  package func lastChange(of project: ProjectReference) throws -> Instant? {
    try read { db in
      try EventLog(db: db).entries(of: project, item: nil, from: 0, limit: 1).first?.at
    }
  }

  /// Why the person has no change that can be taken back without the whole project, and none that can
  /// be brought again; nil where there is one.
  package func steps(of actor: Actor) throws -> (undo: Refusal?, redo: Refusal?) {
    try read { db in
      let log = EventLog(db: db)
      let redo: Refusal? = try log.newestUndone(of: actor) == nil ? .nothingToRedo : nil
      guard let standing = try log.newestStanding(of: actor) else { return (.nothingToUndo, redo) }
      let first = try log.events(of: standing.sequence, limit: 1).first
      return (first?.fact.isWholeProject == true ? .onlyProjectLeft(actor.project.key) : nil, redo)
    }
  }

  /// The newest operations first, and how many there are in all.
  ///
  /// - Parameters:
  ///   - item: narrows them to those that touched one item.
  ///   - start: how many of the newest are passed over.
  ///   - limit: at most so many; all where nothing is said.
  package func journal(
    of project: ProjectReference, item: ItemKey? = nil, from start: Int = 0, limit: Int? = nil
  ) throws -> (entries: [JournalEntry], total: Int) {
    try read { db in
      let log = EventLog(db: db)
      let entries = try log.entries(of: project, item: item, from: start, limit: limit ?? -1)
      return (entries, try log.count(of: project, item: item))
    }
  }

  /// Hands out every operation of a project, the newest first, without what took it back: for whoever looks
  /// through all of them.
  package func eachOperation(
    of project: ProjectReference,
    _ body: (_ at: Instant, _ person: String, _ summary: String, _ isUndone: Bool) -> Void
  ) throws {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT "at", person, summary, undoneBy IS NOT NULL FROM operation
          WHERE +projectKey = ? ORDER BY sequence DESC
          """, arguments: [project.key])
      while let row = try rows.next() {
        body(Instant(milliseconds: try row[0]), try row[1], try row[2], try row[3])
      }
    }
  }

  /// The events of an operation in their order.
  package func events(of operation: Int64, limit: Int) throws -> [Event] {
    try read { db in try EventLog(db: db).events(of: operation, limit: limit) }
  }
}
