package import Domain
import Foundation
import GRDB

extension ProjectStore {
  /// What a standup came to, or has come to so far.
  package func standupReport(_ key: String, of project: ProjectReference) throws -> StandupReport? {
    try read { db in try StandupReportQuery(db: db, project: project).run(key) }
  }
}

/// Notes and topics from their tables; what moved from the log, because there its order is known and
/// what was undone does not stand.
struct StandupReportQuery {
  /// In a transaction that somebody else began.
  let db: Database
  /// Whose rows are read.
  let project: ProjectReference

  /// Since when the clocks of an open standup stand still; one that came with its project has no start here.
  func pausedSince(_ key: String) throws -> Instant? {
    guard let standup = try StandupRows(db: db, project: project).standup(key) else { return nil }
    var report = StandupReport(standup: standup)
    for pause in try pauses(since: try operation(.standupStarted, key) ?? 0, of: key) { report.note(pause) }
    return report.pausedAt
  }

  /// Nil where there is no standup of that key.
  func run(_ key: String) throws -> StandupReport? {
    let rows = StandupRows(db: db, project: project)
    guard let standup = try rows.standup(key) else { return nil }
    var report = StandupReport(standup: standup)
    report.notes = try notes(key)
    report.topics = try topics(key)
    report.isWalkKnown = try isWalkKnown(standup)
    let items = report.isWalkKnown ? standup.agenda : Self.once(report.notes.map(\.item))
    if !report.isWalkKnown { for move in try moves(during: standup) { report.add(move) } }
    let start = try operation(.standupStarted, key)
    let end = standup.endedAt == nil ? nil : try operation(.standupEnded, key)
    for item in items {
      if let start {
        try addHindrance(of: item, after: start, until: end ?? .max, to: &report)
      } else {
        try addHindranceByTime(of: item, to: &report)
      }
    }
    if start != nil || standup.endedAt == nil {
      for pause in try pauses(since: start ?? 0, of: key) { report.note(pause) }
    }
    if let start {
      for move in try moves(after: start, before: end ?? .max) { report.add(move) }
      report.lastStepAt = try lastStep(since: start) ?? standup.at
      report.removableBy = try removable(start, report)
    }
    let named = standup.agenda + report.notes.map(\.item) + report.moves.map(\.item)
    for item in Set(named) { report.titles[item] = try title(of: item) }
    return report
  }

  private static func once(_ items: [String]) -> [String] {
    items.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// A standup that was started here has a place on its agenda, also where that is empty.
  ///
  /// One that has not ended stands at its first item.
  private func isWalkKnown(_ standup: Standup) throws -> Bool {
    try Bool.fetchOne(
      db,
      cached: """
        SELECT agendaIndex IS NOT NULL OR endedAt IS NULL FROM standup WHERE projectId = ? AND "key" = ?
        """, arguments: [project.id, standup.key]) ?? false
  }

  /// By the histories of the items, for the log knows nothing of a standup that was held elsewhere.
  ///
  /// The join is crossed so that entries are read by their time; by items, all of the project's would be.
  private func moves(during standup: Standup) throws -> [StandupReport.Move] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT workItem."key", historyEntry."from", historyEntry."to" FROM historyEntry
        CROSS JOIN workItem ON workItem.id = workItemId
        WHERE projectId = ? AND historyEntry.kind IN ('created', 'status')
          AND historyEntry."at" BETWEEN ? AND ? AND historyEntry."to" IS NOT NULL
        ORDER BY historyEntry."at", workItem.number, historyEntry.position
        """,
      arguments: [
        project.id, standup.at.milliseconds, standup.endedAt?.milliseconds ?? standup.at.milliseconds,
      ]
    ).map { try StandupReport.Move(item: $0[0], from: $0[1], to: $0[2]) }
  }

  private func notes(_ key: String) throws -> [StandupReport.Note] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT item, "by", "text" FROM standupNote JOIN standup ON standup.id = standupId
        WHERE projectId = ? AND "key" = ? ORDER BY standupNote.position
        """, arguments: [project.id, key]
    ).map { try StandupReport.Note(item: $0[0], by: $0[1], text: $0[2]) }
  }

  /// Those of the standup, then those that earlier ones left open: earlier in the project's order where it was walked
  /// here, for a clock may stand still.
  private func topics(_ key: String) throws -> [StandupReport.Topic] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT topic, owner, standup."at", standup."key" <> ?2 AS isCarried FROM parkedTopic
        JOIN standup ON standup.id = standupId
        WHERE projectId = ?1 AND (standup."key" = ?2 OR (parkedTopic.state = 'open' AND EXISTS
          (SELECT 1 FROM standup AS own WHERE own.projectId = ?1 AND own."key" = ?2
            AND CASE WHEN own.agendaIndex IS NULL THEN standup."at" < own."at"
              ELSE standup.position < own.position END)))
        ORDER BY isCarried, standup."at", parkedTopic.position
        """, arguments: [project.id, key]
    ).map {
      try StandupReport.Topic(text: $0[0], owner: $0[1], at: Instant(milliseconds: $0[2]), isCarried: $0[3])
    }
  }

  /// By the log: its order is known, whatever a clock said that was put back.
  ///
  /// What came up and was cleared within the same standup was in nobody's way.
  private func addHindrance(
    of item: String, after start: Int64, until end: Int64, to report: inout StandupReport
  ) throws {
    let changes = try facts([.itemBlocked, .itemUnblocked], of: item, after: start, before: .max)
    let own = changes.filter { $0.operation < end }.map(\.fact)
    if let first = own.first, let last = own.last {
      if case .itemBlocked(_, let entry) = last {
        report.blocked.append(.init(item: item, reason: entry.reason ?? "", isNew: true))
      } else if first.kind == .itemUnblocked {
        report.unblocked.append(item)
      }
    } else if case .itemUnblocked(_, _, let block)? = changes.first?.fact {
      report.blocked.append(.init(item: item, reason: block.reason, isNew: false))
    } else if changes.isEmpty, let reason = try presentHindrance(of: item) {
      report.blocked.append(.init(item: item, reason: reason, isNew: false))
    }
  }

  private func presentHindrance(of item: String) throws -> String? {
    try String.fetchOne(
      db, cached: "SELECT blockedReason FROM workItem WHERE projectId = ? AND \"key\" = ?",
      arguments: [project.id, item])
  }

  /// By the history of the item, for the log knows nothing of a standup that was held elsewhere.
  private func addHindranceByTime(of item: String, to report: inout StandupReport) throws {
    let start = report.standup.at.milliseconds
    if let after = try hindrance(of: item, until: report.standup.endedAt?.milliseconds ?? .max) {
      report.blocked.append(.init(item: item, reason: after.reason, isNew: after.at >= start))
    } else if try hindrance(of: item, until: start - 1) != nil {
      report.unblocked.append(item)
    }
  }

  /// Why an item was blocked at a moment, and since when; nil where nothing stood in its way.
  private func hindrance(of item: String, until moment: Int64) throws -> (reason: String, at: Int64)? {
    let entry = try Row.fetchOne(
      db,
      cached: """
        SELECT historyEntry.kind, historyEntry.reason, historyEntry."at" FROM historyEntry
        JOIN workItem ON workItem.id = workItemId
        WHERE projectId = ? AND workItem."key" = ? AND historyEntry.kind IN ('blocked', 'unblocked')
          AND historyEntry."at" <= ?
        ORDER BY historyEntry.position DESC LIMIT 1
        """, arguments: [project.id, item, moment])
    guard let entry, try entry[0] == "blocked" else { return nil }
    return (try entry[1] ?? "", try entry[2])
  }

  /// The newest operation that did a thing to the standup and stands.
  ///
  /// The join is crossed so that events are read from the end of the log, which is short for a standup
  /// of today; the other way round all operations of the project would be sorted.
  private func operation(_ kind: Fact.Kind, _ key: String) throws -> Int64? {
    // One that was taken back and brought again stands where it was first done.
    try Int64.fetchOne(
      db,
      cached: """
        SELECT event.operation FROM event CROSS JOIN operation ON sequence = event.operation
        WHERE event.kind = ? AND operation.kind = 'do' AND undoneBy IS NULL AND projectKey = ?
          AND instr(payload, ?) > 0
        ORDER BY event.operation DESC LIMIT 1
        """, arguments: [kind.rawValue, project.key, JSONWriter.text(.string(key), pretty: false)])
  }

  /// What was done between two operations and stands, of one item or of all, in the order of the log.
  private func facts(
    _ kinds: [Fact.Kind], of item: String? = nil, after start: Int64, before end: Int64
  ) throws -> [(operation: Int64, fact: Fact)] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT event.operation, payload FROM event CROSS JOIN operation ON sequence = event.operation
        WHERE event.operation > ?1 AND event.operation < ?2 AND projectKey = ?3 AND operation.kind = 'do'
          AND undoneBy IS NULL AND event.kind IN \(kinds.sqlList) \(item == nil ? "" : "AND event.item = ?4")
        ORDER BY event.operation, event.position
        """, arguments: [start, end, project.key] + (item.map { [$0] } ?? [])
    ).map { row in
      let payload: String = try row[1]
      return (try row[0], try JSONDecoder().decode(Fact.self, from: Data(payload.utf8)))
    }
  }

  private func moves(after start: Int64, before end: Int64) throws -> [StandupReport.Move] {
    try facts([.statusChanged, .itemAdded], after: start, before: end).compactMap { _, fact in
      switch fact {
      case .statusChanged(let item, let entry):
        entry.to.map { StandupReport.Move(item: item.description, from: entry.from, to: $0) }
      case .itemAdded(let item, _):
        StandupReport.Move(item: item.key.description, from: nil, to: item.status)
      default: nil
      }
    }
  }

  private func pauses(since start: Int64, of key: String) throws -> [Fact] {
    try String.fetchAll(
      db,
      cached: """
        SELECT payload FROM event CROSS JOIN operation ON sequence = event.operation
        WHERE event.operation > ? AND projectKey = ? AND instr(payload, ?) > 0
          AND event.kind IN \([Fact.Kind.standupPaused, .standupResumed].sqlList)
        ORDER BY event.operation
        """, arguments: [start, project.key, JSONWriter.text(.string(key), pretty: false)]
    ).map { try JSONDecoder().decode(Fact.self, from: Data($0.utf8)) }
  }

  /// What somebody does who leads it.
  private static let steps: [Fact.Kind] = [
    .standupStarted, .standupMoved, .noteTaken, .topicParked, .standupPaused, .standupResumed,
  ]

  private func lastStep(since start: Int64) throws -> Instant? {
    try Int64.fetchOne(
      db,
      cached: """
        SELECT MAX("at") FROM event CROSS JOIN operation ON sequence = event.operation
        WHERE event.operation >= ? AND projectKey = ?
          AND event.kind IN \(Self.steps.sqlList)
        """, arguments: [start, project.key]
    ).map(Instant.init(milliseconds:))
  }

  private func removable(_ start: Int64, _ report: StandupReport) throws -> String? {
    guard report.notes.isEmpty, !report.topics.contains(where: { !$0.isCarried }),
      let person = try String.fetchOne(
        db, cached: "SELECT person FROM operation WHERE sequence = ?", arguments: [start])
    else { return nil }
    let actor = Actor(person: person, now: report.standup.at, project: project)
    return try EventLog(db: db).newestStanding(of: actor)?.sequence == start ? person : nil
  }

  private func title(of item: String) throws -> String? {
    try String.fetchOne(
      db, cached: "SELECT title FROM workItem WHERE projectId = ? AND \"key\" = ?",
      arguments: [project.id, item])
  }
}

extension StandupReport {
  /// Counts a pause; one that was never ended lasted until the end.
  fileprivate mutating func note(_ fact: Fact) {
    switch fact {
    case .standupPaused(_, let at): pausedAt = pausedAt ?? at
    case .standupResumed(_, let time):
      // Two who went on at once were counted twice in files of before.
      guard pausedAt != nil else { return }
      pausedTime += time
      pausedAt = nil
    default: break
    }
  }
}
