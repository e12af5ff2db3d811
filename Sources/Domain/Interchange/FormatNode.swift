/// One table of the open format: what its JSON object holds and which database
/// table keeps it.
///
/// The format is declared once, in `ProjectFormat`; import, export, checks and the
/// written description of the format follow from that declaration.
package struct FormatTable: Sendable {
  /// The database table, singular camelCase.
  package var table: String
  /// Members of the JSON object, in the order of an export.
  package var nodes: [FormatNode]
  /// The JSON name by which other parts refer to a row, where there is one.
  package var key: String?

  /// Without a key, where no other part refers to its rows.
  package init(_ table: String, key: String? = nil, _ nodes: [FormatNode]) {
    self.table = table
    self.key = key
    self.nodes = nodes
  }
}

/// One member of a JSON object in the open format.
package indirect enum FormatNode: Sendable {
  /// A single value in a column of the row.
  case value(FormatField)
  /// A list of single values, a table of its own.
  case list(String, table: String, of: ValueKind, isOptional: Bool)
  /// An object of names and values, a table of its own.
  case map(String, table: String, of: ValueKind, isOptional: Bool)
  /// A list of objects, a table of its own.
  case rows(String, FormatTable, isOptional: Bool)
  /// An object whose members are columns of the same row; absent or null as `whenEmpty` says.
  case group(String, prefix: String, [FormatField], whenEmpty: Presence)
  /// The last values of a run's metrics.
  case metrics(String)
  /// The histories of a run's metrics.
  case histories(String)

  /// A list that must be there, where nothing else is said.
  static func list(_ name: String, _ table: String, of kind: ValueKind, optional: Bool = false)
    -> FormatNode
  { .list(name, table: table, of: kind, isOptional: optional) }

  /// An object of texts that must be there, where nothing else is said.
  static func map(_ name: String, _ table: String, of kind: ValueKind = .text, optional: Bool = false)
    -> FormatNode
  { .map(name, table: table, of: kind, isOptional: optional) }

  /// A list of objects that must be there, where nothing else is said.
  static func rows(_ name: String, optional: Bool = false, _ table: FormatTable) -> FormatNode {
    .rows(name, table, isOptional: optional)
  }

  /// The member's name in the JSON object.
  package var name: String {
    switch self {
    case .value(let field): field.name
    case .list(let name, _, _, _), .map(let name, _, _, _), .rows(let name, _, _),
      .group(let name, _, _, _), .metrics(let name), .histories(let name):
      name
    }
  }

  /// True where a document may leave the member out.
  var isOptional: Bool {
    switch self {
    case .value(let field): field.presence == .absent
    case .list(_, _, _, let isOptional), .map(_, _, _, let isOptional), .rows(_, _, let isOptional):
      isOptional
    case .group(_, _, _, let whenEmpty): whenEmpty != .required
    case .metrics, .histories: false
    }
  }
}

/// How a value that is not there is written.
package enum Presence: Sendable, Equatable {
  /// It must be there.
  case required
  /// It is written as `null`.
  case null
  /// The member is left out.
  case absent
}

/// What a single value may be.
package enum ValueKind: Sendable, Equatable {
  case text
  /// A text that is a key of the named part.
  case key(of: String)
  case choice([String])
  /// A whole number from 0 to 1,000,000,000.
  case integer
  /// A step of a run: any whole number that 64 bits hold.
  case step
  /// A number; `Infinity` and `-Infinity` as texts.
  case real
  /// A number that may also be the text `NaN`.
  case metric
  case flag
  /// ISO 8601 with a zone.
  case time
  /// `yyyy-mm-dd`.
  case day
  /// A text or a number, as the old and new value of a change.
  case either
}

/// One single value of an object.
package struct FormatField: Sendable {
  /// The member's name in the JSON object, in snake_case.
  package var name: String
  /// The database column in camelCase; inside a group its prefix goes before it.
  package var column: String
  /// What an import takes, and how an export writes it.
  package var kind: ValueKind
  /// How an export writes it where the row holds nothing.
  package var presence: Presence
  /// The part whose key this value must be.
  package var reference: String?

  /// A text that must be there, in the column of its name, where nothing else is said.
  init(
    _ name: String, _ kind: ValueKind = .text, _ presence: Presence = .required, column: String? = nil,
    in reference: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.presence = presence
    self.reference = reference
    self.column = column ?? Self.camelCase(name)
  }

  /// `starts_at` → `startsAt`; a row's own `id` is kept in the column `key`.
  private static func camelCase(_ name: String) -> String {
    if name == "id" { return "key" }
    let words = name.split(separator: "_")
    return words.enumerated().map { $0.offset == 0 ? String($0.element) : $0.element.capitalizedFirst }
      .joined()
  }
}

extension Substring {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
