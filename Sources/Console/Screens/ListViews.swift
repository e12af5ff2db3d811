import Domain
import Drawing

/// The ranked list of what is not started yet, with a preview (`interaction.md` 2.2).
enum BacklogView {
  static func draw(_ state: State, on canvas: inout Canvas) {
    guard let overview = state.overview else { return }
    let rows = state.backlogRows
    let area = canvas.bounds
    let isWide = area.columns >= 100
    let list = isWide ? area.splitLeft(area.columns * 3 / 5).left : area
    Panel("Backlog", remark: SafeText("\(rows.count) items by rank"), isFocused: true).draw(
      on: &canvas, in: list
    ) { inside in
      if rows.isEmpty {
        inside.draw("Nothing waits. a adds an item.", at: Point(1, 0), in: Style(.secondary))
      }
      let selected = rows.firstIndex { $0.key == state.selectedItem }
      let window = ScrollWindow(selected: selected ?? 0, of: rows.count, rows: inside.bounds.rows)
      for (row, index) in window.range.enumerated() {
        drawRow(rows[index], number: index + 1, overview, isSelected: index == selected, at: row, on: &inside)
      }
    }
    guard isWide, let item = state.currentItem else { return }
    Panel(SafeText(item.key.description)).draw(on: &canvas, in: area.splitLeft(list.columns).rest) { inside in
      drawPreview(item, state, overview, on: &inside)
    }
  }

  private static func drawRow(
    _ item: WorkItem, number: Int, _ overview: Overview, isSelected: Bool, at row: Int,
    on canvas: inout Canvas
  ) {
    let width = canvas.bounds.columns
    canvas.draw(SafeText("\(number)"), endingAt: Point(5, row), in: Style(.secondary))
    canvas.draw(SafeText("\(item.key) \(item.kind.rawValue)"), at: Point(6, row), in: Style(.strong))
    let tail = SafeText(
      "\(overview.workflow.name(item.status))  \(item.sprint ?? "-")  \(ItemText.points(item))")
    canvas.draw(SafeText(item.title), at: Point(22, row), columns: max(0, width - 24 - tail.width))
    canvas.draw(tail, endingAt: Point(width - 1, row), in: Style(.secondary))
    guard isSelected else { return }
    canvas.restyle(Rect(0, row, width, 1), as: Style(.selection))
    canvas.draw("▌", at: Point(0, row), in: Style(.selection, bold: true))
    canvas.park(at: Point(0, row))
  }

  private static func drawPreview(
    _ item: WorkItem, _ state: State, _ overview: Overview, on canvas: inout Canvas
  ) {
    let width = canvas.bounds.columns - 2
    var row = 0
    for line in SafeText(item.title).wrapped(to: width) {
      canvas.draw(line, at: Point(1, row), in: Style(.strong))
      row += 1
    }
    for (name, value) in ItemView.fields(item, state, overview) {
      row += 1
      canvas.draw(SafeText(name), at: Point(1, row), in: Style(.secondary))
      canvas.draw(SafeText(value), at: Point(13, row), columns: width - 12)
    }
  }
}

/// One item, whole: fields, criteria, links, history (`interaction.md` 3.2).
enum ItemView {
  static func fields(_ item: WorkItem, _ state: State, _ overview: Overview) -> [(String, String)] {
    var fields = [
      ("Status", ItemText.summary(of: item, overview, now: state.now)), ("Type", item.kind.rawValue),
      ("Points", item.estimate.map(Rules.text) ?? "not estimated"),
      ("Assignee", ItemText.assignee(item, overview)),
      ("Priority", item.priority.rawValue), ("Sprint", item.sprint ?? "-"), ("Epic", item.epic ?? "-"),
      ("Step", item.step ?? "-"), ("Phase", item.phase.map(PhaseText.name) ?? "-"),
      ("Created", overview.calendar.shortText(item.createdAt) + " by " + overview.memberName(item.reporter)),
    ]
    if let start = item.startedAt { fields.append(("Started", overview.calendar.shortText(start))) }
    if let finish = item.finishedAt { fields.append(("Finished", overview.calendar.shortText(finish))) }
    return fields
  }

  static func draw(_ state: State, on canvas: inout Canvas) {
    guard let overview = state.overview, let item = state.currentItem else { return }
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
    if let story = state.detail?.story {
      lines += SafeText(story).wrapped(to: width).map { ($0, Role.text) }
      lines.append(("", .text))
    }
    for (name, value) in fields(item, state, overview) {
      let padded = name + String(repeating: " ", count: max(1, 12 - name.count))
      lines += SafeText(padded + value).wrapped(to: width).map { ($0, Role.text) }
    }
    guard let detail = state.detail else { return lines }
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
    guard let links = state.detail?.links, !links.isEmpty else { return [("no links yet", .secondary)] }
    return links.map { (SafeText("\($0.relation)  \($0.target)  \($0.title)"), .text) }
  }

  private static func history(_ state: State, _ overview: Overview) -> [(SafeText, Role)] {
    (state.detail?.history ?? []).reversed().flatMap { entry -> [(SafeText, Role)] in
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

/// Every operation, newest first; undone ones say so.
enum JournalView {
  static func draw(_ state: State, on canvas: inout Canvas) {
    guard let overview = state.overview else { return }
    Panel("Journal", remark: SafeText("\(state.journal.count) operations, newest first"), isFocused: true)
      .draw(on: &canvas, in: canvas.bounds) { inside in
        if state.journal.isEmpty {
          inside.draw("Nothing was done yet.", at: Point(1, 0), in: Style(.secondary))
        }
        let window = ScrollWindow(
          selected: state.journalIndex, of: state.journal.count, rows: inside.bounds.rows)
        for (row, index) in window.range.enumerated() {
          let line = state.journal[index]
          let when =
            "\(overview.calendar.day(of: line.at).iso) \(overview.calendar.clock(of: line.at, seconds: true))"
          inside.draw(SafeText(when), at: Point(1, row), in: Style(.secondary))
          inside.draw(
            SafeText(overview.memberName(line.person)), at: Point(22, row), in: Style(.strong), columns: 12)
          let text = SafeText(line.summary + (line.isUndone ? "  (undone)" : ""))
          inside.draw(
            text, at: Point(35, row), in: Style(line.isUndone ? .secondary : .text),
            columns: max(0, inside.bounds.columns - 36))
          guard index == state.journalIndex else { continue }
          inside.restyle(Rect(0, row, inside.bounds.columns, 1), as: Style(.selection))
          inside.draw("▌", at: Point(0, row), in: Style(.selection, bold: true))
          inside.park(at: Point(0, row))
        }
      }
  }
}
