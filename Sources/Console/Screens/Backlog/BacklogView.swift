import Domain
import Drawing

/// The ranked list of what is not started yet, with a preview (`interaction.md` 2.2).
enum BacklogView {
  static func draw(
    _ state: State, _ overview: Overview, _ carryover: Carryover, on canvas: inout Canvas
  ) {
    let area = canvas.bounds
    let isWide = state.hasPreview
    let (list, preview) = isWide ? area.splitLeft(area.columns * 3 / 5) : (area, Rect(0, 0, 0, 0))
    carryover.draw(.list, in: list, on: &canvas) {
      drawList(state, overview, carryover, on: &$0, in: list)
    }
    guard isWide, let item = state.previewedItem else { return }
    carryover.draw(.preview, in: preview, on: &canvas) {
      $0.name(preview, ClickTarget.preview.region)
      ItemPreview.drawPanel(item, state, overview, on: &$0, in: preview)
    }
  }

  private static func drawList(
    _ state: State, _ overview: Overview, _ carryover: Carryover, on canvas: inout Canvas, in list: Rect
  ) {
    let rows = state.backlogRows
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
          ? "Nothing waits. \(state.key(.addItem)) adds an item." : state.nothingAdmitted
        for (row, line) in SafeText(words).wrapped(to: max(1, inside.bounds.columns - 2)).enumerated() {
          inside.draw(line, at: Point(1, row), in: Style(.secondary))
        }
        return
      }
      table.draw(
        on: &inside,
        after: carryover.stepped.map {
          Table.Step(from: $0.canvas, selected: rows.place(of: $0.state.selectedItem))
        })
    }
  }
}
