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

  /// What each row asks for, by its code.
  static let guidance: [String: String] = {
    let templates = [Resources.fourSteps, Resources.crispDM].compactMap { try? ChecklistTemplate($0) }
    return templates.flatMap(\.rows).reduce(into: [:]) { found, entry in
      guard case .string(let code)? = entry.row["code"], case .string(let text)? = entry.row["guidance"]
      else { return }
      found[code] = text
    }
  }()
}
