/// Everything about one item, for its own page.
package struct ItemDetail: Equatable, Sendable {
  package struct Criterion: Equatable, Sendable {
    package var text: String
    package var isMet: Bool

    package init(text: String, isMet: Bool) {
      self.text = text
      self.isMet = isMet
    }
  }

  package struct Link: Equatable, Sendable {
    /// The relation as seen from this item, such as `blocks` or `blocked by`.
    package var relation: String
    package var target: String
    package var title: String
    /// Where the item of an epic stands.
    package var status: String?

    package init(relation: String, target: String, title: String, status: String? = nil) {
      self.relation = relation
      self.target = target
      self.title = title
      self.status = status
    }
  }

  package struct Note: Equatable, Sendable {
    package var at: Instant
    package var by: String
    package var text: String

    package init(at: Instant, by: String, text: String) {
      self.at = at
      self.by = by
      self.text = text
    }
  }

  package var item: WorkItem
  /// The story sentence, without a dangling "so that" (`domain.md` 4.2).
  package var story: String?
  package var labels: [String]
  package var criteria: [Criterion]
  package var links: [Link]
  package var history: [HistoryEntry]
  package var notes: [Note]

  package init(
    item: WorkItem, story: String?, labels: [String], criteria: [Criterion], links: [Link],
    history: [HistoryEntry], notes: [Note]
  ) {
    self.item = item
    self.story = story
    self.labels = labels
    self.criteria = criteria
    self.links = links
    self.history = history
    self.notes = notes
  }

  /// `As a fleet analyst, I want …, so that …`, with the article that fits the role.
  package static func story(role: String, want: String, benefit: String?) -> String {
    let article = role.first.map { "aeioAEIO".contains($0) } == true ? "an" : "a"
    let end = benefit.flatMap { $0.isEmpty ? nil : ", so that \($0)" } ?? ""
    return "As \(article) \(role), I want \(want)\(end)."
  }
}
