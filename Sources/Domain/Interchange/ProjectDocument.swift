/// A checked document in the open format, ready to be stored.
package struct ProjectDocument: Equatable, Sendable {
  /// The whole text as a tree, unknown members included.
  package let root: JSONValue
  /// Places of members that the format does not know; they are not stored.
  package let unknownMembers: [String]
  /// Names of people who acted and are no members, each with its first place; they are stored as they stand.
  package let strangers: [String]
  /// Places of events that are earlier than the one before them; they keep their order (`domain.md` 5.11, 9.1).
  package let unordered: [String]
  /// The project's key, such as `TAXI`.
  package let key: String

  /// The moment that it tells of, for a project of the past; nil where it names none.
  package var asOf: Instant? { root["as_of"]?.text.flatMap { Instant(iso: $0) } }

  /// Why a document cannot be taken: where, what is wrong and what to do.
  package struct Failure: Error, Equatable {
    /// The way to the member, such as `items[3].epic`, or the line of a text that is no JSON.
    package var place: String
    /// A clause without a full stop.
    package var problem: String
    /// What the person can do, without a full stop.
    package var remedy: String
  }

  /// Reads and checks a whole text; nothing is taken from a text with a fault.
  package init(reading bytes: [UInt8]) throws(Failure) {
    let value: JSONValue
    do {
      value = try JSONReader.read(bytes)
    } catch {
      throw Failure(
        place: "line \(error.line), column \(error.column)", problem: error.message,
        remedy: "Correct the text there, or export it again")
    }
    try self.init(checking: value)
  }

  /// Checks a document that is already a tree.
  package init(checking root: JSONValue) throws(Failure) {
    guard case .object = root else {
      throw Failure(
        place: "the start", problem: "the file holds \(root.kindName), not a project",
        remedy: "Give a file that `runboard export` wrote")
    }
    guard root["format"]?.text == ProjectFormat.name else {
      throw Failure(
        place: "format", problem: "the file does not say it is a \"\(ProjectFormat.name)\"",
        remedy: "Give a file that `runboard export` wrote")
    }
    guard root["format_version"] == .integer(ProjectFormat.version) else {
      let version = root["format_version"] ?? .null
      let found = if case .integer(let number) = version { "\(number)" } else { version.kindName }
      throw Failure(
        place: "format_version",
        problem: "this program reads version \(ProjectFormat.version), and \(found) stands there",
        remedy: "Use a Runboard that writes version \(ProjectFormat.version), or a newer one that reads this")
    }
    var checker = DocumentChecker(root: root)
    try checker.check()
    self.root = root
    unknownMembers = checker.unknown
    strangers = DocumentStrangers(root).places
    unordered = DocumentRules.unorderedEvents(root)
    key = root["project"]?["key"]?.text ?? ""
  }
}

/// Walks a document beside the format's declaration and stops at the first fault.
private struct DocumentChecker {
  let root: JSONValue
  var unknown: [String] = []
  private var keys: [String: Set<ByteKey>] = [:]
  private typealias Failure = ProjectDocument.Failure

  init(root: JSONValue) { self.root = root }

  mutating func check() throws(ProjectDocument.Failure) {
    let known = ["format", "format_version", "project"]
    noteUnknown(root, ProjectFormat.head.map(\.name) + ProjectFormat.parts.map(\.name) + known, at: "")
    guard let project = root["project"] else {
      throw Failure(
        place: "project", problem: "it is missing", remedy: "Add the project's key, name and statuses")
    }
    collectKeys(of: .rows("project", ProjectFormat.project, isOptional: false), value: project)
    for part in ProjectFormat.project.nodes { collectKeys(of: part, value: project[part.name]) }
    for part in ProjectFormat.parts { collectKeys(of: part, value: root[part.name]) }
    for node in ProjectFormat.head { try check(node, in: root, at: "") }
    try check(row: project, ProjectFormat.project, at: "project")
    for part in ProjectFormat.parts { try checkPart(part) }
    try checkMeaning(project)
    try DocumentReferences(root).check()
    try DocumentRules(root).check()
  }

  private mutating func checkPart(_ part: FormatNode) throws(ProjectDocument.Failure) {
    guard case .rows(let name, let table, _) = part, let value = root[name] else { return }
    try check(rows: value, table, named: name, at: name)
  }

  /// The rows of a table, each with a key of its own.
  private mutating func check(
    rows value: JSONValue, _ table: FormatTable, named name: String, at here: String
  ) throws(ProjectDocument.Failure) {
    var seen: Set<ByteKey> = []
    for (index, row) in try rows(value, of: name, at: here).enumerated() {
      let place = "\(here)[\(index)]"
      try check(row: row, table, at: place)
      guard let keyName = table.key, let key = row[keyName]?.text else { continue }
      guard seen.insert(ByteKey(key)).inserted else {
        throw Failure(
          place: "\(place).\(keyName)", problem: "\"\(key)\" stands there a second time",
          remedy: "Give each one a \(keyName) of its own")
      }
    }
  }

  private mutating func collectKeys(of part: FormatNode, value: JSONValue?) {
    guard case .rows(let name, let table, _) = part, let keyName = table.key, let value else { return }
    let rows: [JSONValue] = if case .array(let all) = value { all } else { [value] }
    keys[name] = Set(rows.compactMap { $0[keyName]?.text.map(ByteKey.init) })
  }

  /// The rows of a part; of some parts one object stands for a list of one.
  private func rows(
    _ value: JSONValue, of name: String, at place: String
  ) throws(ProjectDocument.Failure) -> [JSONValue] {
    if case .array(let all) = value { return all }
    if case .object = value, ProjectFormat.singles.contains(name) { return [value] }
    throw expected("a list", found: value, at: place)
  }

  private mutating func check(row: JSONValue, _ table: FormatTable, at place: String)
    throws(ProjectDocument.Failure)
  {
    guard case .object = row else { throw expected("an object", found: row, at: place) }
    noteUnknown(row, table.nodes.map(\.name), at: place)
    for node in table.nodes { try check(node, in: row, at: place) }
  }

  /// - Parameter place: put into words only where it is told, as for all places below: a document holds
  ///   millions of points.
  private mutating func noteUnknown(
    _ row: JSONValue, _ known: [String], at place: @autoclosure () -> String
  ) {
    guard case .object(let members) = row else { return }
    for member in members where !known.contains(member.name) {
      // A name of blanks, or none, would leave the place without one.
      let isWord = !member.name.isEmpty && member.name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      let name = isWord ? member.name : "\"\(member.name)\""
      let place = place()
      unknown.append(place.isEmpty ? name : "\(place).\(name)")
    }
  }

  private mutating func check(_ node: FormatNode, in row: JSONValue, at place: String)
    throws(ProjectDocument.Failure)
  {
    let here = place.isEmpty ? node.name : "\(place).\(node.name)"
    guard let value = row[node.name] else {
      guard node.isOptional else {
        throw Failure(place: here, problem: "it is missing", remedy: "Add it")
      }
      return
    }
    switch node {
    case .value(let field): try check(value, field, at: here)
    case .list(_, _, let kind, _):
      guard case .array(let values) = value else { throw expected("a list", found: value, at: here) }
      for (index, one) in values.enumerated() { try check(one, kind, at: "\(here)[\(index)]") }
    case .map(_, _, let kind, _):
      for member in try members(value, at: here) {
        try check(member.value, kind, at: "\(here).\(member.name)")
      }
    case .rows(let name, let table, _): try check(rows: value, table, named: name, at: here)
    case .group(_, _, let fields, let whenEmpty):
      if value == .null, whenEmpty == .null { return }
      _ = try members(value, at: here)
      noteUnknown(value, fields.map(\.name), at: here)
      for field in fields {
        guard let part = value[field.name] else {
          throw Failure(place: "\(here).\(field.name)", problem: "it is missing", remedy: "Add it")
        }
        try check(part, field, at: "\(here).\(field.name)")
      }
    case .metrics:
      for member in try members(value, at: here) {
        try check(member.value, .metric, at: "\(here).\(member.name)")
      }
    case .histories:
      for member in try members(value, at: here) { try checkHistory(member, at: "\(here).\(member.name)") }
    }
  }

  private mutating func checkHistory(_ member: JSONValue.Member, at place: String) throws(ProjectDocument
    .Failure)
  {
    guard case .array(let points) = member.value else {
      throw expected("a list", found: member.value, at: place)
    }
    let fields = [FormatField("step", .step), FormatField("at", .time), FormatField("value", .metric)]
    let names = fields.map(\.name)
    for (index, point) in points.enumerated() {
      noteUnknown(point, names, at: "\(place)[\(index)]")
      for field in fields {
        guard let value = point[field.name] else {
          throw Failure(place: "\(place)[\(index)].\(field.name)", problem: "it is missing", remedy: "Add it")
        }
        try check(value, field.kind, at: "\(place)[\(index)].\(field.name)")
      }
    }
  }

  private func members(_ value: JSONValue, at place: String) throws(ProjectDocument.Failure)
    -> [JSONValue.Member]
  {
    guard case .object(let members) = value else { throw expected("an object", found: value, at: place) }
    return members
  }

  private func check(_ value: JSONValue, _ field: FormatField, at place: String)
    throws(ProjectDocument.Failure)
  {
    if value == .null {
      guard field.presence != .required else { throw expected("a value", found: value, at: place) }
      return
    }
    try check(value, field.kind, at: place)
    guard let reference = field.reference, let text = value.text else { return }
    try check(text, isKeyOf: reference, at: place)
  }

  private func check(_ text: String, isKeyOf part: String, at place: String)
    throws(ProjectDocument.Failure)
  {
    guard keys[part]?.contains(ByteKey(text)) != true else { return }
    throw Failure(
      place: place, problem: "\"\(text)\" is not among the \(part)",
      remedy: "Add it to \(part), or correct the name")
  }

  private func check(_ value: JSONValue, _ kind: ValueKind, at place: @autoclosure () -> String)
    throws(ProjectDocument.Failure)
  {
    switch (kind, value) {
    case (.key(let part), .string(let text)): try check(text, isKeyOf: part, at: place())
    case (.text, .string), (.step, .integer), (.flag, .bool): return
    case (.real, .integer), (.real, .number), (.metric, .integer), (.metric, .number): return
    case (.either, .string), (.either, .integer), (.either, .number), (.either, .null): return
    // A table has no place for NaN but the one of metrics.
    case (.real, .string("Infinity")), (.real, .string("-Infinity")): return
    case (.metric, .string(let text)) where ["NaN", "Infinity", "-Infinity"].contains(text): return
    case (.integer, .integer(let number)):
      guard Self.counts.contains(number) else {
        throw Failure(
          place: place(), problem: "\(number) stands there", remedy: "Write a number from 0 to 1000000000")
      }
    case (.choice(let all), .string(let text)):
      guard all.contains(text) else {
        throw Failure(
          place: place(), problem: "\"\(text)\" is not allowed",
          remedy: "Use one of \(all.joined(separator: ", "))")
      }
    case (.time, .string(let text)):
      guard Instant(iso: text) != nil else {
        throw expected("a time such as 2026-02-17T17:00:00Z", found: value, at: place())
      }
    case (.day, .string(let text)):
      guard Day(iso: text) != nil else {
        throw expected("a day such as 2026-02-17", found: value, at: place())
      }
    default: throw expected(Self.words(kind), found: value, at: place())
    }
  }

  private static func words(_ kind: ValueKind) -> String {
    switch kind {
    case .text, .key, .choice: "a text"
    case .integer, .step: "a whole number"
    case .real, .metric: "a number"
    case .flag: "true or false"
    case .time: "a time such as 2026-02-17T17:00:00Z"
    case .day: "a day such as 2026-02-17"
    case .either: "a text or a number"
    }
  }

  private func expected(_ what: String, found value: JSONValue, at place: String) -> ProjectDocument.Failure {
    let found = value.text.map { "\"\($0.prefix(40))\"" } ?? value.kindName
    return Failure(place: place, problem: "\(found) stands there", remedy: "Write \(what)")
  }

  /// Counts, limits and versions; beyond them sums would overflow.
  private static let counts: ClosedRange<Int64> = 0...1_000_000_000

  /// Rules that single values cannot show.
  private func checkMeaning(_ project: JSONValue) throws(ProjectDocument.Failure) {
    let key = project["key"]?.text ?? ""
    guard ProjectKey.isLegal(key) else {
      throw Failure(
        place: "project.key", problem: "\"\(key.prefix(40))\" is not a key",
        remedy: "Use 2 to 10 capital letters and digits, a letter first")
    }
    let zone = project["timezone"]?.text ?? ""
    guard WorkingCalendar.knows(zone) else {
      throw Failure(
        place: "project.timezone", problem: "\"\(zone.prefix(40))\" is not a time zone",
        remedy: "Use a name such as Europe/London or UTC")
    }
    try checkStandups()
    guard case .array(let items)? = root["items"] else { return }
    for (index, item) in items.enumerated() {
      try check(itemKey: item["key"]?.text ?? "", of: key, at: "items[\(index)].key")
    }
  }

  private func check(itemKey text: String, of project: String, at place: String)
    throws(ProjectDocument.Failure)
  {
    guard let key = ItemKey(text), key.project == project else {
      throw Failure(
        place: place, problem: "\"\(text.prefix(40))\" is not an item of \(project)",
        remedy: "Use \(project)- and a number")
    }
    // Another spelling would be stored as it stands, and no verb would find it.
    guard key.description == text else {
      throw Failure(
        place: place, problem: "\"\(text.prefix(40))\" is another spelling of \(key)", remedy: "Write \(key)")
    }
    guard key.number <= ItemKey.largestNumber else {
      throw Failure(
        place: place, problem: "\(key.number) is too large a number",
        remedy: "Use \(project)- and a number up to \(ItemKey.largestNumber)")
    }
  }

  /// A standup stands at one of its items, or behind the last.
  private func checkStandups() throws(ProjectDocument.Failure) {
    guard case .array(let standups)? = root["standups"] else { return }
    for (index, standup) in standups.enumerated() {
      guard case .integer(let position)? = standup["position"] else { continue }
      let count = if case .array(let agenda)? = standup["agenda"] { agenda.count } else { 0 }
      guard position <= Int64(count) else {
        throw Failure(
          place: "standups[\(index)].position", problem: "\(position) is behind the end of the agenda",
          remedy: "Write a number from 0 to \(count)")
      }
    }
  }
}
