import Domain
import GRDB

/// The small tables of one project as domain values.
struct ProjectRows {
  /// In a transaction that somebody else began.
  let db: Database
  /// Whose rows are read.
  let project: ProjectReference

  /// Refuses where the project was taken out of the file while somebody still looks at it.
  func check() throws {
    let isThere = try Bool.fetchOne(
      db, cached: "SELECT EXISTS (SELECT 1 FROM project WHERE id = ? AND \"key\" = ?)",
      arguments: [project.id, project.key])
    guard isThere == true else { throw Objection.refusal(.projectIsGone(project.key)) }
  }

  /// The points that the project estimates with (`domain.md` 4.3), in its order; empty where it names none.
  func estimateScale() throws -> [Double] {
    try Double.fetchAll(
      db.cachedStatement(sql: "SELECT value FROM estimateScale WHERE projectId = ? ORDER BY position"),
      arguments: [project.id])
  }

  /// All columns in board order.
  func workflow() throws -> Workflow {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT "key", name, category, wipLimit, flow FROM status WHERE projectId = ? ORDER BY position
          """), arguments: [project.id])
    return try Workflow(
      rows.map { row in
        try Status(
          key: row[0], name: row[1], category: Status.Category(rawValue: row[2]) ?? .todo, limit: row[3],
          flow: Status.Flow(rawValue: row[4]) ?? .none)
      })
  }

  /// In the project's order, closed ones included.
  func sprints() throws -> [Sprint] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT "key", name, goal, state, startsAt, endsAt FROM sprint WHERE projectId = ? ORDER BY position
          """), arguments: [project.id])
    return try rows.map { row in
      try Sprint(
        key: row[0], name: row[1], goal: row[2], state: Sprint.State(rawValue: row[3]) ?? .planned,
        startsAt: Instant(milliseconds: row[4]), endsAt: Instant(milliseconds: row[5]))
    }
  }

  /// In the project's order, also those who are not in the team.
  func members() throws -> [Member] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT \"key\", name, role, inTeam FROM member WHERE projectId = ? ORDER BY position"),
      arguments: [project.id])
    return try rows.map { try Member(key: $0[0], name: $0[1], role: $0[2], isInTeam: $0[3]) }
  }

  /// Keys of members who are away on the day of a moment.
  func absent(at moment: Instant) throws -> Set<String> {
    let day = try calendar().day(of: moment).iso
    return Set(
      try String.fetchAll(
        db, cached: "SELECT member FROM absence WHERE projectId = ? AND ? BETWEEN dateFrom AND dateTo",
        arguments: [project.id, day]))
  }

  /// The project's zone, its working days and holidays.
  func calendar() throws -> WorkingCalendar {
    let zone =
      try String.fetchOne(db, cached: "SELECT timezone FROM project WHERE id = ?", arguments: [project.id])
      ?? "UTC"
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    let days = try String.fetchAll(
      db, cached: "SELECT value FROM workingDay WHERE projectId = ?", arguments: [project.id])
    let holidays = try String.fetchAll(
      db, cached: "SELECT value FROM holiday WHERE projectId = ?", arguments: [project.id])
    return WorkingCalendar(
      zoneName: zone, workingWeekdays: Set(days.compactMap { names.firstIndex(of: $0) }),
      holidays: Set(holidays.compactMap { Day(iso: $0) }))
  }
}

/// Standups in progress and past.
struct StandupRows {
  /// In a transaction that somebody else began.
  let db: Database
  /// Whose rows are read.
  let project: ProjectReference

  /// Nil where there is none of that key.
  func standup(_ key: String) throws -> Standup? { try standups(where: "\"key\" = ?2", [key]).first }

  /// The standup that was started and not ended, if there is one.
  func open() throws -> Standup? {
    try standups(where: "endedAt IS NULL ORDER BY position DESC", []).first
  }

  /// The standup that ended last: of those that were walked here the one that was started last, for a clock may have
  /// been put back; of those that came with the project the one with the latest end.
  func lastEnded() throws -> Standup? {
    try standups(
      where: """
        endedAt IS NOT NULL ORDER BY agendaIndex IS NULL, CASE WHEN agendaIndex IS NULL THEN endedAt END DESC,
          position DESC LIMIT 1
        """, []
    ).first
  }

  private func standups(where condition: String, _ values: StatementArguments) throws -> [Standup] {
    let rows = try Row.fetchAll(
      db,
      cached: """
        SELECT id, "key", at, endedAt, facilitator, agendaIndex FROM standup
        WHERE projectId = ?1 AND \(condition)
        """, arguments: [project.id] + values)
    return try rows.map { row in
      let id: Int64 = try row[0]
      return try Standup(
        key: row[1], at: Instant(milliseconds: row[2]),
        endedAt: (row[3] as Int64?).map(Instant.init(milliseconds:)), facilitator: row[4],
        agenda: list("value", of: "standupAgenda", id), position: row[5] ?? 0,
        present: list("value", of: "standupPresence", id),
        absent: list("member", of: "standupAbsence", id))
    }
  }

  private func list(_ column: String, of table: String, _ id: Int64) throws -> [String] {
    try String.fetchAll(
      db, cached: "SELECT \(column) FROM \(table) WHERE standupId = ? ORDER BY position", arguments: [id])
  }
}
