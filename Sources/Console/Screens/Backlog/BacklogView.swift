import Domain
import Drawing

/// The ranked list of what is not started yet, with a preview (`interaction.md` 2.2).
enum BacklogView {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let rows = state.backlogRows
    let area = canvas.bounds
    let isWide = state.hasPreview
    let (list, preview) = isWide ? area.splitLeft(area.columns * 3 / 5) : (area, Rect(0, 0, 0, 0))
    let (points, open) = rows.estimates
    let remark =
      Wording.counted(rows.count, "item") + ", " + Wording.points(points)
      + (open > 0 ? ", \(open) not estimated" : "")
    let table = ItemTable.table(rows, state, overview)
    let place = table.place(inRows: Panel.rows(in: list))
    let panel = Panel("Backlog", remark: SafeText(remark), isFocused: true, foot: place)
    panel.draw(on: &canvas, in: list) { inside in
      guard !rows.isEmpty else {
        let words =
          state.filter.isEmpty
          ? "Nothing waits. \(state.key(.addItem)) adds an item." : "No item passes the filter."
        inside.draw(SafeText(words), at: Point(1, 0), in: Style(.secondary))
        return
      }
      table.draw(on: &inside)
    }
    guard isWide, let item = state.previewedItem else { return }
    Panel(SafeText(item.key.description), remark: SafeText(item.kind.rawValue)).draw(on: &canvas, in: preview)
    {
      ItemPreview.draw(item, state, overview, on: &$0)
    }
  }
}
