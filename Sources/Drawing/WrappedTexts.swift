import Synchronization

/// Texts as they were broken into lines lately.
///
/// A frame of a board breaks the same titles as the frame before: of all that a key has to do, a tenth. What it
/// holds follows from what it is asked, so that it makes no difference to any picture, and all are equal.
package final class WrappedTexts: Sendable, Equatable {
  private struct Question: Hashable {
    let text: String
    let columns: Int
    let rows: Int
  }

  /// More than a screen shows; then it begins anew.
  private static let most = 500
  private let known = Mutex<[Question: [SafeText]]>([:])

  /// Nothing was asked yet.
  package init() {}

  /// At most so many lines of so many columns, the last one cut.
  package func lines(of text: String, columns: Int, rows: Int) -> [SafeText] {
    let question = Question(text: text, columns: columns, rows: rows)
    return known.withLock { known in
      if let lines = known[question] { return lines }
      if known.count >= Self.most { known = [:] }
      let lines = SafeText(text).wrapped(to: columns, uncutRows: rows).map { $0.cut(to: columns) }
      known[question] = lines
      return lines
    }
  }

  /// Always: none shows anything else than another.
  package static func == (left: WrappedTexts, right: WrappedTexts) -> Bool { true }
}
