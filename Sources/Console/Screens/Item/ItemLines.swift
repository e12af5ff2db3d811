import Domain
import Drawing

/// The page of an item as lines of so many columns.
struct ItemLines {
  /// A row of the page and how it looks.
  typealias Line = (text: SafeText, role: Role)

  private let item: WorkItem
  private let overview: Overview
  private let now: Instant
  /// Days in its column; nil while its history is not read.
  private let stay: Int?
  private let columns: Int
  /// What was read of the item, as long as it is the one that is shown.
  private let detail: ItemDetail?

  /// What the item's page knows is left out until it is read.
  init(_ state: State, _ item: WorkItem, _ overview: Overview, columns: Int) {
    self.item = item
    self.overview = overview
    self.columns = columns
    now = state.now
    stay = ItemText.stay(of: item, state, overview)
    detail = state.detail.flatMap { $0.item.key == item.key ? $0 : nil }
  }

  /// Everything below each other.
  var all: [Line] {
    itself + [("", .text), ("Links", .strong)] + links + [("", .text), ("History", .strong)] + history
  }

  /// How many of them stand before the links.
  var countBeforeLinks: Int { itself.count + 2 }

  /// Title, story, fields, criteria and notes.
  var itself: [Line] {
    var lines = SafeText(item.title).wrapped(to: columns).map { ($0, Role.strong) } as [Line]
    if let block = item.block {
      let words = "\(ItemText.blocked(block, now: now)): \(block.reason)"
      lines += [("", .text)] + wrapped("", words, .bad)
    }
    if let story = detail?.story { lines += [("", .text)] + wrapped("", story) }
    lines.append(("", .text))
    if let hours = detail?.timeboxHours {
      lines += wrapped("Time box".padded(to: 12), "\(Rules.text(hours)) h")
    }
    // The criteria are counted above their list.
    for (name, value) in fields where name != Self.criteria || detail == nil {
      lines += wrapped(name.padded(to: 12), value)
    }
    guard let detail else { return lines }
    if !detail.labels.isEmpty {
      lines += wrapped("Labels".padded(to: 12), detail.labels.joined(separator: ", "))
    }
    lines += criteria
    guard !detail.notes.isEmpty else { return lines }
    lines += [("", .text), ("Notes", .strong)]
    for note in detail.notes {
      let head = "\(overview.calendar.shortText(note.at))  \(overview.memberName(note.by))"
      lines += [(SafeText(head), .secondary)] + wrapped("  ", note.text)
    }
    return lines
  }

  /// The acceptance criteria under their heading; empty where there are none, or none are read yet.
  var criteria: [Line] {
    guard let detail, !detail.criteria.isEmpty else { return [] }
    let title = "Acceptance criteria \(item.criteriaMet)/\(item.criteriaTotal)"
    return [("", .text), (SafeText(title), .strong)]
      + detail.criteria.flatMap {
        wrapped($0.isMet ? "[x] " : "[ ] ", $0.text, $0.isMet ? .good : .text)
      }
  }

  /// Its key with its title, where that is held.
  private var epic: String {
    guard let key = item.epic else { return "-" }
    return "\(key)  \(ItemKey(key).flatMap(overview.item)?.title ?? "")"
  }

  private static let criteria = "Criteria"

  /// How long it is in its column, and apart from that how old the work is.
  private var state: [(String, String)] {
    let stay = item.finishedAt == nil ? stay.map { " \($0) d" } ?? "" : ""
    let reopened = ItemText.reopened(item).map { ", \($0)" } ?? ""
    var fields = [("Status", overview.workflow.name(item.status) + stay + reopened)]
    if let age = ItemText.age(of: item, overview, now: now) {
      let pace = ItemText.pace(ofAge: age, overview.flow)
      let level = overview.flow.level(ofAge: age).map { " \($0.rawValue), pace \(pace)" } ?? ""
      let words = ItemText.hasChangedClock(item, now: now) ? ItemText.clockChanged : "\(age) d\(level)"
      fields.append(item.finishedAt == nil ? ("Age", words) : ("Took", "\(age) d"))
    }
    if item.criteriaTotal > 0 {
      fields.append((Self.criteria, "\(item.criteriaMet)/\(item.criteriaTotal) met"))
    }
    return fields
  }

  /// Names and values; an epic leaves out what would say nothing of it.
  var fields: [(String, String)] {
    let calendar = overview.calendar
    var fields =
      state + [
        ("Type", item.kind.rawValue), ("Points", item.estimate.map(Rules.text) ?? "not estimated"),
        ("Assignee", ItemText.assignee(item, overview)),
        ("Priority", item.priority.rawValue), ("Sprint", item.sprint ?? "-"), ("Epic", epic),
        ("Step", item.step ?? "-"), ("Phase", item.phase.map(DeliverableText.name) ?? "-"),
        ("Created", calendar.shortText(item.createdAt) + " by " + overview.memberName(item.reporter)),
      ]
    // An epic has none of its own, so a dash there says nothing.
    if item.isEpic { fields.removeAll { $0.1 == "-" || $0.0 == "Points" && item.estimate == nil } }
    if let start = item.startedAt { fields.append(("Started", calendar.shortText(start))) }
    if let finish = item.finishedAt { fields.append(("Finished", calendar.shortText(finish))) }
    return fields
  }

  /// Links in columns: relation and what it leads to; the items of an epic with how many are done.
  var links: [Line] { linkLines.map(\.line) }

  /// The lines of the links, each with the place of its link among those that are shown; nil for a line of none.
  var linkLines: [(line: Line, link: Int?)] {
    guard let detail else { return [] }
    let all = Self.shownLinks(of: detail, overview)
    guard !all.isEmpty else { return [(("no links yet", .secondary), nil)] }
    let relation = (all.map(\.relation.count).max() ?? 0) + 2
    // A long name, such as a model's, leaves the titles their half and stands on a line of its own.
    let most = max(0, columns - relation) / 2
    let target = all.map { $0.target.count + 2 }.filter { $0 <= most }.max() ?? 0
    // Dropped items are left out (`domain.md` 5.1).
    let children = all.count { $0.status.map { overview.workflow.category($0) != .closed } == true }
    let done = all.count { Self.isDone($0, overview) }
    let head = SafeText("\(done) of \(children) items done")
    let lines = all.enumerated().flatMap { place, link in
      self.lines(of: link, relation: relation, target: target).map { ($0, Optional(place)) }
    }
    return (children > 0 ? [((head, .strong), nil)] : []) + lines
  }

  /// - Parameters:
  ///   - relation: columns of the relations.
  ///   - target: columns of the targets that stand beside their titles.
  private func lines(of link: ItemDetail.Link, relation: Int, target: Int) -> [Line] {
    let status = link.status.map { "  (\(overview.workflow.name($0).lowercased()))" } ?? ""
    let (title, role) = (link.title + status, Self.isDone(link, overview) ? Role.secondary : .text)
    if link.target.count + 2 <= target {
      return wrapped(link.relation.padded(to: relation) + link.target.padded(to: target), title, role)
    }
    let own = wrapped(link.relation.padded(to: relation), link.target, role)
    return title.isEmpty
      ? own : own + wrapped(String(repeating: " ", count: relation + target), title, role)
  }

  /// The links in the order in which they stand: what is still to be done comes first.
  static func shownLinks(of detail: ItemDetail, _ overview: Overview) -> [ItemDetail.Link] {
    detail.links.filter { !isDone($0, overview) } + detail.links.filter { isDone($0, overview) }
  }

  private static func isDone(_ link: ItemDetail.Link, _ overview: Overview) -> Bool {
    link.status.map(overview.workflow.category) == .done
  }

  /// Newest first; empty until it is read.
  var history: [Line] {
    (detail?.history ?? []).reversed().flatMap { entry -> [Line] in
      let head = "\(overview.calendar.shortText(entry.at))  \(overview.memberName(entry.by))"
      return [(SafeText(head), .secondary)] + wrapped("  ", HistoryText.words(entry, overview))
    }
  }

  private func wrapped(_ head: String, _ text: String, _ role: Role = .text) -> [Line] {
    SafeText.hanging(head, text, columns: columns).map { ($0, role) }
  }
}

extension String {
  /// With blanks behind it up to a number of characters, and at least one.
  func padded(to count: Int) -> String {
    self + String(repeating: " ", count: Swift.max(1, count - self.count))
  }
}
