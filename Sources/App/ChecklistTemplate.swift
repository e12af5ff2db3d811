import Domain
import Resources

/// A checklist as it comes with the program.
struct ChecklistTemplate {
  /// The key of its framework.
  let framework: JSONValue
  /// Its rows in order, each with the key of its group.
  let rows: [(group: JSONValue, row: JSONValue)]

  init(_ bytes: [UInt8]) throws {
    let root = try JSONReader.read(bytes)
    framework = root["key"] ?? .null
    rows = Self.list(root["groups"]).flatMap { group in
      Self.list(group["rows"]).map { (group["key"] ?? .null, $0) }
    }
  }

  private static func list(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let values)? = value { values } else { [] }
  }

  /// What each row asks for, by its framework and then by its code, read once.
  static let guidance = Result<[String: [String: String]], any Error> {
    try [Resources.fourSteps, Resources.crispDM].map { try ChecklistTemplate($0) }.reduce(into: [:]) {
      found, template in
      guard let framework = template.framework.text else { return }
      for (_, row) in template.rows {
        if let code = row["code"]?.text { found[framework, default: [:]][code] = row["guidance"]?.text }
      }
    }
  }
}
