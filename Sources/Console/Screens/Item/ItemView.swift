import Domain
import Drawing

/// One item, whole: fields, criteria, links, history (`interaction.md` 3.2).
enum ItemView {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    guard let item = state.currentItem else {
      canvas.draw("No item is selected.", at: Point(2, 1), in: Style(.secondary))
      return
    }
    let title = SafeText("\(item.key)  \(item.title)")
    let titles: [(title: SafeText, remark: SafeText)] = [
      (title, SafeText(item.kind.rawValue)), ("Links", ""), ("History", "newest first"),
    ]
    for (index, column) in columns(state, item, overview, in: canvas.bounds).enumerated() {
      let room = column.rect.rows - 2
      // All columns go down together, each as far as it has lines.
      let first = min(state.scrolledLines, max(0, column.lines.count - room))
      let isWhole = column.lines.count <= room
      let position = "\(first + 1) to \(first + room) of \(column.lines.count) lines"
      let panel = Panel(
        titles[index].title, remark: titles[index].remark, frame: index == 0 ? .focused : .plain,
        foot: isWhole ? "" : SafeText(position))
      panel.draw(on: &canvas, in: column.rect) { inside in
        for (row, line) in column.lines.dropFirst(first).prefix(inside.bounds.rows).enumerated() {
          inside.draw(
            line.text, at: Point(1, row), in: Style(line.role), columns: inside.bounds.columns - 2)
        }
      }
    }
  }

  /// The first line that is in sight when the last one is, in the room that the frame leaves.
  static func lastScroll(_ state: State) -> Int {
    guard let overview = state.overview, let item = state.currentItem else { return 0 }
    let columns = columns(state, item, overview, in: View.body(of: state.size))
    return columns.map { max(0, $0.lines.count - max(0, $0.rect.rows - 2)) }.max() ?? 0
  }

  private typealias Line = ItemLines.Line

  /// The item, and beside it its links and history where there is room; else they follow below.
  private static func columns(
    _ state: State, _ item: WorkItem, _ overview: Overview, in area: Rect
  ) -> [(lines: [Line], rect: Rect)] {
    let isWide = area.columns >= 100
    let left = isWide ? area.splitLeft(area.columns * 62 / 100).left : area
    let content = ItemLines(state, item, overview, columns: max(1, left.columns - 4))
    guard isWide else { return [(content.all, left)] }
    let right = area.splitLeft(left.columns).rest
    let beside = ItemLines(state, item, overview, columns: max(1, right.columns - 4))
    // Links take what they need; a history that is long keeps half of the column.
    let room = right.rows - min(max(beside.history.count + 2, 3), right.rows / 2)
    let wanted = min(max(beside.links.count + 2, 5), room)
    let (top, low) = right.splitTop(wanted)
    return [(content.itself, left), (beside.links, top), (beside.history, low)]
  }
}
