import Domain
import GRDB

/// Puts events into rows, in either direction.
///
/// A field, a block or the newest line of a history is changed only where the row still holds what the event
/// changes, so that undo is refused with a reason where something newer stands in the way. What was changed
/// before the refusal goes back with the transaction.
struct EventApplication {
  /// In a transaction that somebody else began.
  let db: Database
  /// Whose rows are changed.
  let project: ProjectReference
  /// The operation that is undone or redone; whatever stands in the way is newer.
  var target: Int64?
  /// A document that was just read, so that its import need not read it from the shelf.
  var incoming: ProjectDocument?

  /// Changes the rows, or refuses where they do not hold what the event would change.
  func apply(_ event: Event) throws {
    let back = event.isReversed
    switch event.fact {
    case .itemAdded(let item, let by): try back ? removeItem(item) : addItem(item, by: by)
    case .itemEdited(let key, let field, let from, let to):
      try set(column(of: field), of: key, from: back ? to : from, to: back ? from : to)
    case .statusChanged(let key, let entry):
      try set("status", of: key, from: back ? entry.to : entry.from, to: back ? entry.from : entry.to)
      try change(history: [entry], of: key, back: back)
      try ItemRows(db: db, project: project).refreshClock(
        of: key, workflow: ProjectRows(db: db, project: project).workflow())
    case .estimateChanged(let key, let entry):
      let (from, to) = (entry.from.flatMap(Double.init), entry.to.flatMap(Double.init))
      try set("estimate", of: key, from: back ? to : from, to: back ? from : to)
      try change(history: [entry], of: key, back: back)
    case .rankChanged(let key, let from, let to):
      try setRank(of: key, from: back ? to : from, to: back ? from : to)
    case .itemBlocked(let key, let entry):
      let block = WorkItem.Block(since: entry.at, reason: entry.reason ?? "")
      try setBlock(of: key, from: back ? block : nil, to: back ? nil : block)
      try change(history: [entry], of: key, back: back)
    case .itemUnblocked(let key, let entry, let was):
      try setBlock(of: key, from: back ? nil : was, to: back ? was : nil)
      try change(history: [entry], of: key, back: back)
    case .sprintChanged(let key, let from, let to, let entries):
      try set("sprint", of: key, from: back ? to : from, to: back ? from : to)
      try change(history: entries, of: key, back: back)
    case .limitExceeded(let status, let count, let limit, let by, let at, let reason):
      try changeOverride((status, count, limit, by, at, reason), back: back)
    case .projectImported(let key), .projectMade(let key): try move(project: key, back: back)
    case .sourceAttached(let path, let at): try back ? detach(path) : attach(path, at: at)
    case .sourceDetached(let path, let at): try back ? attach(path, at: at) : detach(path)
    case .standupStarted, .standupMoved, .agendaExtended, .attendanceChanged, .standupPaused,
      .standupResumed, .noteTaken, .topicParked, .standupEnded:
      try StandupApplication(db: db, project: project, target: target).apply(event)
    }
  }

  private func move(project key: String, back: Bool) throws {
    let shelf = ProjectShelf(db: db)
    if back {
      try shelf.withdraw(key)
    } else if let incoming, incoming.key == key {
      try shelf.takeIn(incoming)
    } else {
      try shelf.takeIn(key)
    }
  }

  /// From the store's beginning: what is here already is not taken twice.
  private func attach(_ path: String, at moment: Instant) throws {
    try db.execute(
      cached: """
        INSERT INTO source (projectId, kind, path, attachedAt) VALUES (?, 'mlflow', ?, ?)
        ON CONFLICT (projectId, path) DO NOTHING
        """, arguments: [project.id, path, moment.milliseconds])
    guard db.changesCount == 1 else { throw Objection.refusal(.sourceIsAttached(path)) }
  }

  /// What was mirrored stays.
  private func detach(_ path: String) throws {
    try db.execute(
      cached: "DELETE FROM source WHERE projectId = ? AND path = ?", arguments: [project.id, path])
    guard db.changesCount == 1 else { throw Objection.refusal(.sourceIsNotAttached(path)) }
  }

  private func rowID(_ key: ItemKey) throws -> Int64 {
    let id = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM workItem WHERE projectId = ? AND \"key\" = ?"),
      arguments: [project.id, key.description])
    guard let id else { throw Objection.refusal(.unknownItem(key.description)) }
    return id
  }

  private func addItem(_ item: WorkItem, by: String) throws {
    let next =
      try Int.fetchOne(
        db, cached: "SELECT COALESCE(MAX(position), -1) + 1 FROM workItem WHERE projectId = ?",
        arguments: [project.id]) ?? 0
    let values: [(any DatabaseValueConvertible)?] = [
      project.id, next, item.key.description, item.kind.rawValue, item.title, item.status,
      item.priority.rawValue,
      item.estimate, item.assignee, item.reporter, item.epic, item.createdAt.milliseconds,
      item.startedAt?.milliseconds, item.finishedAt?.milliseconds,
    ]
    try db.cachedStatement(
      sql: """
        INSERT INTO workItem (projectId, position, "key", type, title, status, priority, estimate, assignee,
          reporter, epic, createdAt, startedAt, finishedAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: StatementArguments(values))
    let entry = HistoryEntry(at: item.createdAt, by: by, kind: .created, to: item.status)
    try change(history: [entry], of: item.key, back: false)
  }

  /// Takes an added item away again; anything that came to it since stands in the way.
  private func removeItem(_ item: WorkItem) throws {
    let id = try rowID(item.key)
    let items = ItemRows(db: db, project: project)
    // The history alone does not tell: most edits leave no line in it.
    guard try items.items(where: "id = ?", [id]) == [item], try items.history(of: item.key).count == 1
    else { throw try changedSince(item.key) }
    if let place = try ItemMentions(db: db).place(of: item.key) {
      throw Objection.refusal(.isNamed(item.key, place: place))
    }
    try db.execute(cached: "DELETE FROM workItem WHERE id = ?", arguments: [id])
  }

  private func column(of field: ItemField) -> String { field.rawValue }

  private func set(
    _ column: String, of key: ItemKey, from: (any DatabaseValueConvertible)?,
    to: (any DatabaseValueConvertible)?
  ) throws {
    let values: [(any DatabaseValueConvertible)?] = [to, try rowID(key), from]
    try db.cachedStatement(sql: "UPDATE workItem SET \"\(column)\" = ? WHERE id = ? AND \"\(column)\" IS ?")
      .execute(arguments: StatementArguments(values))
    guard db.changesCount == 1 else { throw try changedSince(key) }
  }

  /// A rank that is the natural one is kept as null, as a fresh item has it.
  private func setRank(of key: ItemKey, from: Double?, to: Double?) throws {
    let natural = Double(key.number) * 1000
    func stored(_ place: Double?) -> Double? { place == natural ? nil : place }
    try set("rank", of: key, from: stored(from), to: stored(to))
  }

  private func setBlock(of key: ItemKey, from: WorkItem.Block?, to: WorkItem.Block?) throws {
    let id = try rowID(key)
    let values: [(any DatabaseValueConvertible)?] = [
      to?.since.milliseconds, to?.reason, id, from?.since.milliseconds, from?.reason,
    ]
    try db.cachedStatement(
      sql: """
        UPDATE workItem SET blockedSince = ?, blockedReason = ?
        WHERE id = ? AND blockedSince IS ? AND blockedReason IS ?
        """
    ).execute(arguments: StatementArguments(values))
    guard db.changesCount == 1 else { throw try changedSince(key) }
  }

  private func change(history entries: [HistoryEntry], of key: ItemKey, back: Bool) throws {
    let id = try rowID(key)
    for entry in back ? entries.reversed() : entries {
      if back { try removeNewest(entry, of: key, id: id) } else { try add(entry, to: id) }
    }
  }

  private func add(_ entry: HistoryEntry, to id: Int64) throws {
    let isPoints = entry.kind == .estimate
    func stored(_ text: String?) -> DatabaseValue {
      guard let text else { return .null }
      return isPoints ? (Double(text) ?? 0).databaseValue : text.databaseValue
    }
    let values: [(any DatabaseValueConvertible)?] = [
      id, id, entry.at.milliseconds, entry.by, entry.kind.rawValue, entry.sprint, entry.how,
      stored(entry.from),
      stored(entry.to), entry.isReopening ? 1 : nil, entry.reason,
    ]
    try db.cachedStatement(
      sql: """
        INSERT INTO historyEntry (workItemId, position, at, by, kind, sprint, how, "from", "to", reopened, reason)
        VALUES (?, (SELECT COALESCE(MAX(position), -1) + 1 FROM historyEntry WHERE workItemId = ?),
          ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: StatementArguments(values))
  }

  private func removeNewest(_ entry: HistoryEntry, of key: ItemKey, id: Int64) throws {
    guard try ItemRows(db: db, project: project).history(of: key).last == entry else {
      throw try changedSince(key)
    }
    try db.execute(
      cached: """
        DELETE FROM historyEntry WHERE workItemId = ?1
          AND position = (SELECT MAX(position) FROM historyEntry WHERE workItemId = ?1)
        """, arguments: [id])
  }

  private func changeOverride(
    _ new: (status: String, count: Int, limit: Int, by: String, at: Instant, reason: String), back: Bool
  ) throws {
    if back {
      try db.execute(
        cached: """
          DELETE FROM wipOverride WHERE id = (SELECT MAX(id) FROM wipOverride
            WHERE projectId = ? AND status = ? AND at = ? AND by = ?)
          """, arguments: [project.id, new.status, new.at.milliseconds, new.by])
    } else {
      try db.execute(
        cached: """
          INSERT INTO wipOverride (projectId, position, at, status, count, "limit", by, reason)
          VALUES (?1, (SELECT COALESCE(MAX(position), -1) + 1 FROM wipOverride WHERE projectId = ?1),
            ?, ?, ?, ?, ?, ?)
          """,
        arguments: [project.id, new.at.milliseconds, new.status, new.count, new.limit, new.by, new.reason])
    }
  }

  /// Names who changed the item last, so that the refusal can say it.
  ///
  /// Where that was somebody who took back an older change than the one at hand, it is that one which is missing.
  private func changedSince(_ key: ItemKey) throws -> Objection {
    let row = try Row.fetchOne(
      db,
      cached: """
        SELECT person, operation.kind FROM operation JOIN event ON event.operation = operation.sequence
        WHERE event.item = ?1 AND sequence > ?2 AND (operation.kind = 'do' AND undoneBy IS NULL
          OR operation.kind = 'undo' AND operation.target < ?2 AND sequence =
            (SELECT older.undoneBy FROM operation AS older WHERE older.sequence = operation.target))
        ORDER BY sequence DESC LIMIT 1
        """, arguments: [key.description, target ?? 0])
    guard let row else { return .refusal(.changedSince(what: key.description, by: "another program")) }
    let person = try ProjectRows(db: db, project: project).members().name(of: row[0])
    let isUndo = try row[1] as String == JournalEntry.Kind.undo.rawValue
    return .refusal(
      isUndo
        ? .takenBackSince(what: key.description, by: person)
        : .changedSince(what: key.description, by: person))
  }
}
