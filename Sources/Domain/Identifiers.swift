/// The short key of a project, such as `TAXI`.
enum ProjectKey {
  /// 2 to 10 capital letters and digits, a letter first: safe in titles of windows too.
  static func isLegal(_ text: String) -> Bool {
    (2...10).contains(text.utf8.count) && text.utf8.first.map { (65...90).contains($0) } == true
      && text.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) }
  }
}

/// The key of a work item: the project's key and a number that is never used again.
package struct ItemKey: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// The project's key in capital letters (`ProjectKey`).
  package let project: String
  /// Counted from 1 in each project.
  package let number: Int
  /// The largest number in the open format: sums of numbers and their ranks stay far from any overflow.
  static let largestNumber = 1_000_000_000

  /// Both parts as they are: the key of a project that exists, and a number from 1.
  package init(project: String, number: Int) {
    self.project = project
    self.number = number
  }

  /// Reads `TAXI-12`; letters of either case.
  package init?(_ text: some StringProtocol) {
    guard let dash = text.lastIndex(of: "-"), let number = Self.number(text[text.index(after: dash)...]),
      text.utf8.allSatisfy({ $0 < 0x80 })
    else { return nil }
    // Other letters may become those of a key: a sharp s is written SS.
    let project = text[..<dash].uppercased()
    guard ProjectKey.isLegal(project) else { return nil }
    self.init(project: project, number: number)
  }

  /// Digits only: a sign is no part of a key.
  private static func number(_ text: some StringProtocol) -> Int? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), number > 0 else {
      return nil
    }
    return number
  }

  /// Reads the written form; throws `DecodingError` where it is no key.
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let key = ItemKey(text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: text))
    }
    self = key
  }

  /// Writes the key as one text.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// `TAXI-12`, the form that `init(_:)` reads.
  package var description: String { "\(project)-\(number)" }

  /// By project, then by number: `TAXI-9` comes before `TAXI-12`.
  package static func < (left: ItemKey, right: ItemKey) -> Bool {
    (left.project, left.number) < (right.project, right.number)
  }
}
