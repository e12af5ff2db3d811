import Domain
import Drawing

/// Every action by name, with what it will do to the selected thing.
enum PaletteView {
  static func draw(_ input: TextInput, _ choice: Int, _ state: State, on canvas: inout Canvas) {
    let found = state.paletteEntries(input.text)
    let rows = min(20, max(4, canvas.bounds.rows - 8))
    let wayOut = SafeText("\(found.count) found   Enter runs   Esc closes")
    OverlayView.box("Command", rows: rows, wayOut: wayOut, on: &canvas) { inside in
      let size = inside.bounds
      OverlayView.draw(input, at: 0, on: &inside)
      let footRows = size.rows >= 8 ? 2 : 0
      inside.within(Rect(0, 2, size.columns, size.rows - 2 - footRows)) { list in
        if found.isEmpty {
          list.draw("Nothing matches these words.", at: Point(2, 0), in: Style(.secondary))
        } else {
          Table(columns(for: found, state), rows: found, selected: choice, showsTitles: false).draw(on: &list)
        }
      }
      guard footRows > 0 else { return }
      let effect = found.indices.contains(choice) ? state.effect(of: found[choice]) : ""
      inside.draw(
        SafeText(effect), at: Point(2, size.rows - 2), in: Style(.accent), columns: size.columns - 4)
      inside.draw(
        "Words in any order   > item or run   @ person", at: Point(2, size.rows - 1), in: Style(.secondary),
        columns: size.columns - 4)
    }
  }

  /// Things to go to have neither keys nor objections, and need the room for their titles.
  private static func columns(for found: [PaletteEntry], _ state: State) -> [TableColumn<PaletteEntry>] {
    let sentence = TableColumn<PaletteEntry>("action", .rest(atLeast: 20)) { entry in
      TableCell(entry.sentence, state.objection(to: entry) == nil ? .text : .secondary)
    }
    let group = TableColumn<PaletteEntry>("group", .fixed(10), yields: 1) { TableCell($0.group, .secondary) }
    guard !found.allSatisfy(\.isThing) else { return [sentence, group] }
    return [
      sentence,
      TableColumn("why not", .fixed(30), yields: 2) { TableCell(state.objection(to: $0) ?? "", .secondary) },
      TableColumn("keys", .fixed(10)) { entry in
        guard case .action(let action) = entry else { return TableCell("") }
        return TableCell(state.settings.keys.keyNames(of: action, on: state.screen), .key)
      },
      group,
    ]
  }
}
