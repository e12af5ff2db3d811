import Domain
import GRDB

/// How much of the runs' histories an export holds.
package enum PointsChoice: String, Sendable, CaseIterable {
  case none, thinned, all
}

/// Reads a project out of the tables as a document, the reverse of `DocumentWriter`.
///
/// The same rows always give the same document, so an export can be compared byte
/// for byte (`reliability.md` 8.2).
struct DocumentReader {
  /// In a transaction that somebody else began.
  let db: Database
  /// How much of the histories is read.
  let points: PointsChoice

  /// The whole document; null where there is no such row.
  func read(project id: Int64) throws -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("format", .string(ProjectFormat.name)), .init("format_version", .integer(ProjectFormat.version)),
    ]
    let head = FormatTable("project", ProjectFormat.head)
    let project = FormatTable("project", ProjectFormat.project.nodes)
    guard let row = try rows(head, where: "id", id).first, let body = try rows(project, where: "id", id).first
    else { return .null }
    if case .object(let top) = row { members += top }
    members.append(.init("project", body))
    for part in ProjectFormat.parts {
      guard let value = try value(of: part, parent: ("project", id)) else { continue }
      members.append(.init(part.name, value))
    }
    return .object(members)
  }

  /// One row of a part, with all that hangs on it.
  func row(_ table: FormatTable, id: Int64) throws -> JSONValue? { try rows(table, where: "id", id).first }

  private func rows(_ table: FormatTable, where column: String, _ id: Int64) throws -> [JSONValue] {
    var columns = ["id"]
    for node in table.nodes {
      switch node {
      case .value(let field): columns.append(field.column)
      case .group(_, _, let fields, _): columns += fields.map { node.column(of: $0) }
      default: break
      }
    }
    let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let order = column == "id" ? "id" : "position, id"
    let statement = try db.cachedStatement(
      sql: "SELECT \(names) FROM \(table.table) WHERE \(column) = ? ORDER BY \(order)")
    let found = try Row.fetchAll(statement, arguments: [id])
    return try found.map { try object($0, table) }
  }

  private func object(_ row: Row, _ table: FormatTable) throws -> JSONValue {
    var members: [JSONValue.Member] = []
    let id: Int64 = try row[0]
    var index = 1
    for node in table.nodes {
      switch node {
      case .value(let field):
        let value = json(row[index], field.kind)
        index += 1
        if value == .null, field.presence == .absent { continue }
        members.append(.init(field.name, value))
      case .group(let name, _, let fields, let whenEmpty):
        let values = fields.enumerated().map { json(row[index + $0.offset], $0.element.kind) }
        index += fields.count
        if values.allSatisfy({ $0 == .null }) {
          if whenEmpty == .null { members.append(.init(name, .null)) }
          continue
        }
        let parts = zip(fields, values).map { JSONValue.Member($0.name, $1) }
        members.append(.init(name, .object(parts)))
      default:
        guard let value = try value(of: node, parent: (table.table, id)) else { continue }
        members.append(.init(node.name, value))
      }
    }
    return .object(members)
  }

  private func value(of node: FormatNode, parent: (table: String, id: Int64)) throws -> JSONValue? {
    let column = "\(parent.table)Id"
    switch node {
    case .value, .group: return nil
    case .rows(let name, let table, let isOptional):
      let all = try rows(table, where: column, parent.id)
      if all.isEmpty, isOptional { return nil }
      if all.count == 1, ProjectFormat.singles.contains(name) { return all[0] }
      return .array(all)
    case .list(_, let table, let kind, let isOptional):
      let found = try Row.fetchAll(
        db.cachedStatement(sql: "SELECT value FROM \(table) WHERE \(column) = ? ORDER BY position"),
        arguments: [parent.id])
      if found.isEmpty, isOptional { return nil }
      return .array(found.map { json($0[0], kind) })
    case .map(_, let table, let kind, let isOptional):
      let found = try Row.fetchAll(
        db.cachedStatement(
          sql: "SELECT name, value FROM \(table) WHERE \(column) = ? ORDER BY position, name"),
        arguments: [parent.id])
      if found.isEmpty, isOptional { return nil }
      return try .object(found.map { try JSONValue.Member($0[0], json($0[1], kind)) })
    case .metrics: return try metrics(run: parent.id)
    case .histories: return try histories(run: parent.id)
    }
  }

  private func metrics(run: Int64) throws -> JSONValue {
    let statement = try db.cachedStatement(
      sql: """
        SELECT name, value, isNaN FROM metricSeries WHERE runId = ? AND isReported = 1 ORDER BY position, name
        """)
    return .object(
      try Row.fetchAll(statement, arguments: [run]).map { row in
        try JSONValue.Member(row[0], .number(MetricNumber(stored: row[1], isNaN: row[2]).double))
      })
  }

  private func histories(run: Int64) throws -> JSONValue {
    guard points != .none else { return .object([]) }
    let statement = try db.cachedStatement(
      sql: "SELECT id, name FROM metricSeries WHERE runId = ? AND pointCount > 0 ORDER BY position, name")
    return .object(
      try Row.fetchAll(statement, arguments: [run]).map { row in
        var all = try MetricPoints(db: db).all(of: row[0])
        if points == .thinned { all = MetricPoint.thinned(all, to: 200) }
        return try JSONValue.Member(row[1], .array(all.map(\.json)))
      })
  }

  private func json(_ value: DatabaseValue, _ kind: ValueKind) -> JSONValue {
    switch value.storage {
    case .null: .null
    case .int64(let number):
      switch kind {
      case .flag: .bool(number != 0)
      case .time: .string(Instant(milliseconds: number).iso)
      case .real: .number(Double(number))
      default: .integer(number)
      }
    case .double(let number): .number(number)
    case .string(let text): .string(text)
    case .blob: .null
    }
  }
}
