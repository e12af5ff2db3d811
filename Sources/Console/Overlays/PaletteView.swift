import Domain
import Drawing

/// Every action by name, with what it will do to the selected thing.
enum PaletteView {
  static func draw(_ input: TextInput, _ choice: Int, _ state: State, on canvas: inout Canvas) {
    let found = state.paletteEntries(input.text)
    let rows = min(20, max(4, canvas.bounds.rows - 8))
    let shownRows = min(rows, OverlayView.mostRows(of: canvas))
    let footRows = shownRows >= 8 ? 2 : 0
    let list = columns(for: found, state, width: canvas.bounds.columns)
    let table = Table(list, rows: found, selected: choice, showsTitles: false)
    let place = table.place(inRows: shownRows - 2 - footRows)
    let remark = SafeText("\(found.count) found")
    OverlayView.box("Command", rows: rows, remark: remark, foot: place, on: &canvas) { inside in
      let size = inside.bounds
      OverlayView.draw(input, at: 0, on: &inside)
      inside.within(Rect(0, 2, size.columns, size.rows - 2 - footRows)) { list in
        if found.isEmpty {
          list.draw("Nothing matches these words.", at: Point(2, 0), in: Style(.secondary))
        } else {
          table.draw(on: &list)
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
  ///
  /// In a wide box the keys stand close to their sentences, and what is against one has the rest.
  private static func columns(
    for found: [PaletteEntry], _ state: State, width: Int
  ) -> [TableColumn<PaletteEntry>] {
    let areThings = found.allSatisfy(\.isThing)
    let isWide = width >= 110 && !areThings
    let sentence = TableColumn<PaletteEntry>("action", isWide ? .fixed(54) : .rest(atLeast: 20)) { entry in
      TableCell(entry.sentence, state.objection(to: entry) == nil ? .text : .secondary)
    }
    let group = TableColumn<PaletteEntry>("group", .fixed(10), yields: 1) { TableCell($0.group, .secondary) }
    guard !areThings else { return [sentence, group] }
    let keyColumns = 10
    let keys = TableColumn<PaletteEntry>("keys", .fixed(keyColumns)) { entry in
      guard case .action(let action) = entry else { return TableCell("") }
      let all = state.settings.keys.keyNames(of: action, on: state.screen)
      // One key whole says more than the half of a second one.
      return TableCell(all.count > keyColumns ? state.key(action) : all, .key)
    }
    guard isWide else { return [sentence, keys, group] }
    let reason = TableColumn<PaletteEntry>("why not", .rest(atLeast: 20)) {
      TableCell(state.objection(to: $0) ?? "", .secondary)
    }
    return [sentence, keys, group, reason]
  }
}
