import Domain
import GRDB

/// Puts a checked document into the tables, following the format's declaration.
struct DocumentWriter {
  /// In a transaction that somebody else began.
  let db: Database

  /// Writes the whole document as a new project in the row `id`.
  ///
  /// - Returns: the project's row.
  func write(_ document: ProjectDocument, id: Int64) throws -> Int64 {
    let root = document.root
    let project = root["project"] ?? .null
    _ = try insert(project, ProjectFormat.project, parent: nil, position: 0, id: id)
    try db.execute(
      sql: "UPDATE project SET about = ?, asOf = ? WHERE id = ?",
      arguments: [root["about"]?.text, document.asOf?.milliseconds, id])
    for part in ProjectFormat.parts {
      guard let value = root[part.name] else { continue }
      try write(part, value: value, parent: (ProjectFormat.project.table, id))
    }
    return id
  }

  /// Writes one row of a part, with all that hangs on it.
  func write(_ row: JSONValue, as table: FormatTable, of project: Int64, position: Int) throws {
    _ = try insert(row, table, parent: (ProjectFormat.project.table, project), position: position)
  }

  private func insert(
    _ row: JSONValue, _ table: FormatTable, parent: (table: String, id: Int64)?, position: Int,
    id: Int64? = nil
  ) throws -> Int64 {
    var columns = id == nil ? [] : ["id"]
    var values = id.map { [$0.databaseValue] } ?? []
    if let parent {
      columns += ["\(parent.table)Id", "position"]
      values += [parent.id.databaseValue, position.databaseValue]
    }
    for node in table.nodes {
      switch node {
      case .value(let field):
        columns.append(field.column)
        values.append(stored(row[field.name], field.kind))
      case .group(let name, _, let fields, _):
        for field in fields {
          columns.append(node.column(of: field))
          values.append(stored(row[name]?[field.name], field.kind))
        }
      default: break
      }
    }
    let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let statement = try db.cachedStatement(sql: "INSERT INTO \(table.table) (\(names)) VALUES (\(marks))")
    try statement.execute(arguments: StatementArguments(values))
    let id = db.lastInsertedRowID
    for node in table.nodes {
      guard let value = row[node.name] else { continue }
      try write(node, value: value, parent: (table.table, id))
    }
    return id
  }

  private func write(_ node: FormatNode, value: JSONValue, parent: (table: String, id: Int64)) throws {
    switch node {
    case .value, .group: break
    case .rows(_, let table, _):
      let rows: [JSONValue] = if case .array(let all) = value { all } else { [value] }
      for (position, row) in rows.enumerated() {
        _ = try insert(row, table, parent: parent, position: position)
      }
    case .list(_, let table, let kind, _):
      guard case .array(let values) = value else { return }
      let statement = try db.cachedStatement(
        sql: "INSERT INTO \(table) (\(parent.table)Id, position, value) VALUES (?, ?, ?)")
      for (position, one) in values.enumerated() {
        try statement.execute(arguments: [parent.id, position, stored(one, kind)])
      }
    case .map(_, let table, let kind, _):
      guard case .object(let members) = value else { return }
      let statement = try db.cachedStatement(
        sql: "INSERT INTO \(table) (\(parent.table)Id, position, name, value) VALUES (?, ?, ?, ?)")
      for (position, member) in members.enumerated() {
        try statement.execute(arguments: [parent.id, position, member.name, stored(member.value, kind)])
      }
    case .metrics: try writeMetrics(value, run: parent.id)
    case .histories: try writeHistories(value, run: parent.id)
    }
  }

  private func writeMetrics(_ value: JSONValue, run: Int64) throws {
    guard case .object(let members) = value else { return }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO metricSeries (runId, position, name, isReported, value, isNaN) VALUES (?, ?, ?, 1, ?, ?)
        """)
    for (position, member) in members.enumerated() {
      let number = MetricNumber(member.value.real ?? 0)
      try statement.execute(arguments: [run, position, member.name, number.value, number.isNaN])
    }
  }

  private func writeHistories(_ value: JSONValue, run: Int64) throws {
    guard case .object(let members) = value else { return }
    let find = try db.cachedStatement(sql: "SELECT id FROM metricSeries WHERE runId = ? AND name = ?")
    let add = try db.cachedStatement(
      sql: """
        INSERT INTO metricSeries (runId, position, name, isReported, value, isNaN) VALUES (?, ?, ?, 0, 0, 0)
        """)
    for (position, member) in members.enumerated() {
      guard case .array(let points) = member.value else { continue }
      var series = try Int64.fetchOne(find, arguments: [run, member.name])
      if series == nil {
        try add.execute(arguments: [run, 100_000 + position, member.name])
        series = db.lastInsertedRowID
      }
      try keepingReported(series ?? 0) {
        try MetricPoints(db: db).append(points.compactMap(MetricPoint.init(json:)), to: series ?? 0)
      }
    }
  }

  /// Adding points makes the last one the metric's value, as a tracker does; what the document
  /// reports may be another, such as the best one, and stays.
  private func keepingReported(_ series: Int64, _ body: () throws -> Void) throws {
    let find = try db.cachedStatement(
      sql: "SELECT value, isNaN FROM metricSeries WHERE id = ? AND isReported = 1")
    let reported = try Row.fetchOne(find, arguments: [series])
    try body()
    guard let reported else { return }
    try db.cachedStatement(sql: "UPDATE metricSeries SET value = ?, isNaN = ? WHERE id = ?")
      .execute(arguments: [reported[0] as Double, reported[1] as Bool, series])
  }

  private func stored(_ value: JSONValue?, _ kind: ValueKind) -> DatabaseValue {
    switch (kind, value) {
    case (_, nil), (_, .null?): .null
    case (.time, .string(let text)?): (Instant(iso: text)?.milliseconds).databaseValue
    case (.flag, .bool(let flag)?): (flag ? 1 : 0).databaseValue
    case (.real, _): (value?.real ?? 0).databaseValue
    case (_, .integer(let number)?): number.databaseValue
    case (_, .number(let number)?): number.databaseValue
    case (_, .string(let text)?): text.databaseValue
    default: .null
    }
  }
}

extension JSONValue {
  /// A number, also where it is written as one of the three words for non-finite ones.
  var real: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .string("NaN"): .nan
    case .string("Infinity"): .infinity
    case .string("-Infinity"): -.infinity
    default: nil
    }
  }
}

extension FormatNode {
  /// The column of a group's field: `blocked` and `since` → `blockedSince`.
  func column(of field: FormatField) -> String {
    guard case .group(_, let prefix, _, _) = self else { return field.column }
    return prefix + field.column.prefix(1).uppercased() + field.column.dropFirst()
  }
}
