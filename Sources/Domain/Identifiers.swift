/// The short key of a project, such as `TAXI`.
package enum ProjectKey {
  /// 2 to 10 capital letters and digits, a letter first: safe in titles of windows too.
  package static func isLegal(_ text: String) -> Bool {
    (2...10).contains(text.utf8.count) && text.utf8.first.map { (65...90).contains($0) } == true
      && text.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) }
  }
}

/// The key of a work item: the project's key and a number that is never used again.
package struct ItemKey: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  package let project: String
  package let number: Int
  /// The largest number in the open format: sums of numbers and their ranks stay far from any overflow.
  package static let largestNumber = 1_000_000_000

  package init(project: String, number: Int) {
    self.project = project
    self.number = number
  }

  /// Reads `TAXI-12`; letters of either case.
  package init?(_ text: some StringProtocol) {
    guard let dash = text.lastIndex(of: "-"), let number = Int(text[text.index(after: dash)...]), number > 0
    else { return nil }
    let project = text[..<dash].uppercased()
    guard ProjectKey.isLegal(project) else { return nil }
    self.init(project: project, number: number)
  }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let key = ItemKey(text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: text))
    }
    self = key
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  package var description: String { "\(project)-\(number)" }

  package static func < (left: ItemKey, right: ItemKey) -> Bool {
    (left.project, left.number) < (right.project, right.number)
  }
}
