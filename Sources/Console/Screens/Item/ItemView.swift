import Domain
import Drawing

/// One item, whole: fields, criteria, links, history (`interaction.md` 3.2).
enum ItemView {
  private typealias Line = ItemLines.Line

  /// A pane with what it holds; on a narrow page one holds all parts below each other.
  private struct Part {
    var pane: ItemPane
    var lines: [Line]
    var rect: Rect
    /// The place of a line's link among those that are shown, by the line.
    var links: [Int: Int] = [:]

    /// The lines of a link; nil where it is not in this part.
    func lines(ofLink link: Int) -> ClosedRange<Int>? {
      let own = links.filter { $0.value == link }.keys
      guard let first = own.min(), let last = own.max() else { return nil }
      return first...last
    }
  }

  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    guard let item = state.currentItem else {
      canvas.draw("No item is selected.", at: Point(2, 1), in: Style(.secondary))
      return
    }
    let parts = parts(state, item, overview, in: canvas.bounds)
    let waits = state.waiting.contains(item.key)
    for part in parts {
      let hasKeys = parts.count == 1 || part.pane.rawValue == state.pane
      let room = Panel.rows(in: part.rect)
      let first = hasKeys ? min(state.scrolledLines, max(0, part.lines.count - room)) : 0
      let place = "\(first + 1) to \(first + room) of \(part.lines.count) lines"
      let panel = Panel(
        title(of: part.pane, item, waits: waits), remark: remark(of: part.pane, item), isFocused: hasKeys,
        foot: part.lines.count <= room ? "" : SafeText(place))
      canvas.name(part.rect, ClickTarget.pane(part.pane.rawValue).region)
      panel.draw(on: &canvas, in: part.rect) { inside in
        for (row, line) in part.lines.dropFirst(first).prefix(inside.bounds.rows).enumerated() {
          inside.draw(
            line.text, at: Point(1, row), in: Style(line.role), columns: inside.bounds.columns - 2)
          guard hasKeys, state.listInFocus == .links, let link = part.links[first + row] else { continue }
          inside.name(Rect(0, row, inside.bounds.columns, 1), "row:\(link)")
        }
        guard hasKeys, state.listInFocus == .links, let own = part.lines(ofLink: state.shownLinkIndex) else {
          return
        }
        inside.select(Rect(0, own.lowerBound - first, inside.bounds.columns, 1))
      }
    }
  }

  /// How far to scroll so that the selected link is in sight.
  static func scrollToLink(_ state: State) -> Int {
    guard let part = partWithKeys(state), let own = part.lines(ofLink: state.shownLinkIndex) else {
      return state.scrolledLines
    }
    let room = max(1, part.rect.rows - 2)
    // With the first one its heading is seen too.
    let first = state.shownLinkIndex == 0 ? min(own.lowerBound, firstLine(state)) : own.lowerBound
    return min(max(state.scrolledLines, own.upperBound - room + 1), first)
  }

  private static func title(of pane: ItemPane, _ item: WorkItem, waits: Bool) -> SafeText {
    switch pane {
    case .itself: SafeText("\(item.key)\(waits ? " *" : "")  \(item.title)")
    case .links: "Links"
    case .history: "History"
    }
  }

  private static func remark(of pane: ItemPane, _ item: WorkItem) -> SafeText {
    switch pane {
    case .itself: SafeText(item.kind.rawValue)
    case .links: ""
    case .history: "newest first"
    }
  }

  /// The first line that is in sight when the last one is, of what has the keys, in the room that the frame
  /// leaves.
  static func lastScroll(_ state: State) -> Int {
    guard let part = partWithKeys(state) else { return 0 }
    return max(0, part.lines.count - max(0, part.rect.rows - 2))
  }

  /// The line at which the part in focus begins: on a narrow page it stands below others.
  static func firstLine(_ state: State) -> Int {
    guard let overview = state.overview, let item = state.currentItem, !state.isEnlarged,
      !isWide(state.size.columns)
    else { return 0 }
    let lines = ItemLines(state, item, overview, columns: max(1, state.size.columns - 4))
    let start =
      switch ItemPane(rawValue: state.pane) {
      case .links: lines.countBeforeLinks - 1
      case .history: lines.countBeforeLinks + lines.links.count + 1
      case .itself, nil: 0
      }
    return min(start, lastScroll(state))
  }

  private static func partWithKeys(_ state: State) -> Part? {
    guard let overview = state.overview, let item = state.currentItem else { return nil }
    let area = View.body(of: state.size)
    let parts = parts(state, item, overview, in: area)
    return parts.count == 1 ? parts[0] : parts.first { $0.pane.rawValue == state.pane }
  }

  private static func isWide(_ columns: Int) -> Bool { columns >= 100 }

  /// The item, and beside it its links and history where there is room; else they follow below.
  private static func parts(
    _ state: State, _ item: WorkItem, _ overview: Overview, in area: Rect
  ) -> [Part] {
    func content(_ columns: Int) -> ItemLines {
      ItemLines(state, item, overview, columns: max(1, columns - 4))
    }
    if state.isEnlarged {
      let pane = ItemPane(rawValue: state.pane) ?? .itself
      let all = content(area.columns)
      let lines = pane == .links ? all.links : pane == .history ? all.history : all.itself
      return [Part(pane: pane, lines: lines, rect: area, links: pane == .links ? places(all, from: 0) : [:])]
    }
    guard isWide(area.columns) else {
      let all = content(area.columns)
      return [
        Part(pane: .itself, lines: all.all, rect: area, links: places(all, from: all.countBeforeLinks))
      ]
    }
    let (left, right) = area.splitLeft(area.columns * 62 / 100)
    let beside = content(right.columns)
    // Links take what they need; a history that is long keeps half of the column.
    let room = right.rows - min(max(beside.history.count + 2, 3), right.rows / 2)
    let (top, low) = right.splitTop(min(max(beside.links.count + 2, 5), room))
    return [
      Part(pane: .itself, lines: content(left.columns).itself, rect: left),
      Part(pane: .links, lines: beside.links, rect: top, links: places(beside, from: 0)),
      Part(pane: .history, lines: beside.history, rect: low),
    ]
  }

  /// Which link stands in which line, where the first line of the links is the one of the number `start`.
  private static func places(_ lines: ItemLines, from start: Int) -> [Int: Int] {
    let all = lines.linkLines.enumerated().compactMap { line, entry in
      entry.link.map { (start + line, $0) }
    }
    return Dictionary(uniqueKeysWithValues: all)
  }
}
