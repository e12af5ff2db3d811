import Domain
import Drawing

/// One item, whole: fields, criteria, links, history (`interaction.md` 3.2).
enum ItemView {
  /// What was read of the item, as long as it is the one that is shown.
  private static func detail(_ state: State) -> ItemDetail? {
    state.detail.flatMap { $0.item.key == state.selectedItem ? $0 : nil }
  }

  static func fields(_ item: WorkItem, _ state: State, _ overview: Overview) -> [(String, String)] {
    var fields = [
      ("Status", ItemText.summary(of: item, overview, now: state.now)), ("Type", item.kind.rawValue),
      ("Points", item.estimate.map(Rules.text) ?? "not estimated"),
      ("Assignee", ItemText.assignee(item, overview)),
      ("Priority", item.priority.rawValue), ("Sprint", item.sprint ?? "-"), ("Epic", item.epic ?? "-"),
      ("Step", item.step ?? "-"), ("Phase", item.phase.map(DeliverableText.name) ?? "-"),
      ("Created", overview.calendar.shortText(item.createdAt) + " by " + overview.memberName(item.reporter)),
    ]
    if let start = item.startedAt { fields.append(("Started", overview.calendar.shortText(start))) }
    if let finish = item.finishedAt { fields.append(("Finished", overview.calendar.shortText(finish))) }
    return fields
  }

  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    guard let item = state.currentItem else { return }
    let area = canvas.bounds
    let isWide = area.columns >= 100
    let left = isWide ? area.splitLeft(area.columns * 62 / 100).left : area
    let title = SafeText("\(item.key)  \(item.title)")
    Panel(title, remark: SafeText(item.kind.rawValue), isFocused: true).draw(on: &canvas, in: left) {
      inside in
      let lines = content(state, item, overview, width: inside.bounds.columns - 2, withLinks: !isWide)
      let first = min(state.itemScroll, max(0, lines.count - inside.bounds.rows))
      for (row, line) in lines.dropFirst(first).prefix(inside.bounds.rows).enumerated() {
        inside.draw(line.0, at: Point(1, row), in: Style(line.1), columns: inside.bounds.columns - 2)
      }
    }
    guard isWide else { return }
    let right = area.splitLeft(left.columns).rest
    let (top, low) = right.splitTop(right.rows * 2 / 5)
    Panel("Links").draw(on: &canvas, in: top) { draw(links(state), on: &$0) }
    Panel("History", remark: "newest first").draw(on: &canvas, in: low) {
      draw(history(state, overview), on: &$0)
    }
  }

  /// The first line that is in sight when the last one is, in the room that the frame leaves.
  static func lastScroll(_ state: State) -> Int {
    guard let overview = state.overview, let item = state.currentItem else { return 0 }
    let isWide = state.size.columns >= 100
    let columns = isWide ? state.size.columns * 62 / 100 : state.size.columns
    let lines = content(state, item, overview, width: max(1, columns - 4), withLinks: !isWide)
    return max(0, lines.count - max(0, state.size.rows - 6))
  }

  private static func draw(_ lines: [(SafeText, Role)], on canvas: inout Canvas) {
    for (row, line) in lines.prefix(canvas.bounds.rows).enumerated() {
      canvas.draw(line.0, at: Point(1, row), in: Style(line.1), columns: canvas.bounds.columns - 2)
    }
  }

  private static func content(
    _ state: State, _ item: WorkItem, _ overview: Overview, width: Int, withLinks: Bool
  ) -> [(SafeText, Role)] {
    var lines = SafeText(item.title).wrapped(to: width).map { ($0, Role.strong) }
    lines.append(("", .text))
    if let story = detail(state)?.story {
      lines += SafeText(story).wrapped(to: width).map { ($0, Role.text) }
      lines.append(("", .text))
    }
    for (name, value) in fields(item, state, overview) {
      let padded = name + String(repeating: " ", count: max(1, 12 - name.count))
      lines += SafeText(padded + value).wrapped(to: width).map { ($0, Role.text) }
    }
    guard let detail = detail(state) else { return lines }
    if !detail.labels.isEmpty {
      lines.append((SafeText("Labels      " + detail.labels.joined(separator: ", ")), .text))
    }
    if !detail.criteria.isEmpty {
      lines.append(("", .text))
      lines.append((SafeText("Acceptance criteria \(item.criteriaMet)/\(item.criteriaTotal)"), .strong))
      for criterion in detail.criteria {
        let text = (criterion.isMet ? "[x] " : "[ ] ") + criterion.text
        lines += SafeText(text).wrapped(to: width).map { ($0, criterion.isMet ? Role.good : .text) }
      }
    }
    if !detail.notes.isEmpty {
      lines.append(("", .text))
      lines.append(("Notes", .strong))
      for note in detail.notes {
        let text = "\(overview.calendar.shortText(note.at)) \(overview.memberName(note.by)): \(note.text)"
        lines += SafeText(text).wrapped(to: width).map { ($0, Role.text) }
      }
    }
    if withLinks {
      lines +=
        [("", .text), ("Links", .strong)] + links(state) + [("", .text), ("History", .strong)]
        + history(state, overview)
    }
    return lines
  }

  private static func links(_ state: State) -> [(SafeText, Role)] {
    guard let links = detail(state)?.links, !links.isEmpty else { return [("no links yet", .secondary)] }
    return links.map { (SafeText("\($0.relation)  \($0.target)  \($0.title)"), .text) }
  }

  private static func history(_ state: State, _ overview: Overview) -> [(SafeText, Role)] {
    (detail(state)?.history ?? []).reversed().flatMap { entry -> [(SafeText, Role)] in
      let head = "\(overview.calendar.shortText(entry.at))  \(overview.memberName(entry.by))"
      return [(SafeText(head), .secondary), (SafeText("  " + words(entry, overview)), .text)]
    }
  }

  private static func words(_ entry: HistoryEntry, _ overview: Overview) -> String {
    let reason = entry.reason.map { ": \($0)" } ?? ""
    switch entry.kind {
    case .created: return "created in \(overview.workflow.name(entry.to ?? ""))"
    case .status:
      let mark = entry.isReopening ? " (reopened)" : ""
      return
        "\(overview.workflow.name(entry.from ?? "")) → \(overview.workflow.name(entry.to ?? ""))\(mark)\(reason)"
    case .blocked: return "blocked\(reason)"
    case .unblocked: return "unblocked\(reason)"
    case .estimate: return "estimate \(entry.from ?? "none") → \(entry.to ?? "none")\(reason)"
    case .sprintAdded: return "into sprint \(entry.sprint ?? "") (\(entry.how ?? "planned"))"
    case .sprintRemoved: return "out of sprint \(entry.sprint ?? "")\(reason)"
    case .sprintCarriedOver: return "carried over from \(entry.sprint ?? "")"
    }
  }
}
