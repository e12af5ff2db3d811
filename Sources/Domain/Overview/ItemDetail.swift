/// Everything about one item, for its own page.
package struct ItemDetail: Equatable, Sendable {
  /// An acceptance criterion (`domain.md` 4.2).
  package struct Criterion: Equatable, Sendable {
    /// `Given …, when …, then …`, or a plain sentence.
    package var text: String
    /// Set by people; no figure depends on it, only the question before *done*.
    package var isMet: Bool

    /// A criterion whose parts are put together already.
    package init(text: String, isMet: Bool) {
      self.text = text
      self.isMet = isMet
    }
  }

  /// What the item has to do with another one, or with a run.
  package struct Link: Equatable, Sendable {
    /// What kind of thing stands at the other end.
    package enum End: Equatable, Sendable {
      case item, run, deliverable
      /// A version of the model, by its number.
      case version(Int)
      /// A question, a figure or a decision, which have no page of their own.
      case nothing
    }

    /// The relation as seen from this item, such as `blocks` or `blocked by`.
    package var relation: String
    /// Key of the other item, of the run, or of whatever else stands at the other end.
    package var target: String
    /// Title of the item or name of the run; empty where there is no such item.
    package var title: String
    /// Where the item of an epic stands.
    package var status: String?
    /// What `target` names.
    package var end: End

    /// A link that reads from this item already.
    package init(relation: String, target: String, title: String, status: String? = nil, end: End = .item) {
      self.relation = relation
      self.target = target
      self.title = title
      self.status = status
      self.end = end
    }
  }

  /// What was said about the item in a standup (`domain.md` 6.7).
  package struct Note: Equatable, Sendable {
    /// When that standup started.
    package var at: Instant
    /// Who noted it, a name or a member's key.
    package var by: String
    /// Trimmed and never empty where it was typed here.
    package var text: String

    /// A note as it stands in the record of a standup.
    package init(at: Instant, by: String, text: String) {
      self.at = at
      self.by = by
      self.text = text
    }
  }

  /// What the board knows of it.
  package var item: WorkItem
  /// The story sentence, without a dangling "so that" (`domain.md` 4.2).
  package var story: String?
  /// Hours that a spike may take (`domain.md` 4.1); nil where none were agreed.
  package var timeboxHours: Double?
  /// In the order in which they were given.
  package var labels: [String]
  /// In the order in which they were written.
  package var criteria: [Criterion]
  /// Links that the item has, then those that others have to it, then its runs, the oldest first.
  package var links: [Link]
  /// Oldest first.
  package var history: [HistoryEntry]
  /// By their standups, the oldest first.
  package var notes: [Note]
  /// The newest note that the assignee left for a standup to be absent from; nil where there is none.
  package var leftNote: Note?

  /// All parts in the orders that stand above, read in one transaction.
  package init(
    item: WorkItem, story: String?, timeboxHours: Double? = nil, labels: [String], criteria: [Criterion],
    links: [Link],
    history: [HistoryEntry], notes: [Note], leftNote: Note? = nil
  ) {
    self.item = item
    self.story = story
    self.timeboxHours = timeboxHours
    self.labels = labels
    self.criteria = criteria
    self.links = links
    self.history = history
    self.notes = notes
    self.leftNote = leftNote
  }

  /// `As a fleet analyst, I want …, so that …`, with the article that fits the role.
  package static func story(role: String, want: String, benefit: String?) -> String {
    let article = role.first.map { "aeioAEIO".contains($0) } == true ? "an" : "a"
    let end = benefit.flatMap { $0.isEmpty ? nil : ", so that \($0)" } ?? ""
    return "As \(article) \(role), I want \(want)\(end)."
  }
}
