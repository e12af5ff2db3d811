import Domain
import Drawing

/// Progress by step and by phase, and what waits for a signature.
enum ChecklistPane {
  /// A step or phase with what of it is signed off.
  private struct Group {
    let framework: String
    let key: String
    let progress: Progress
    let isInFocus: Bool
    /// True where another framework begins.
    let isFirst: Bool
  }

  /// Which steps and phases are in sight in so many rows; empty where all are.
  static func place(_ state: State, inRows rows: Int) -> SafeText {
    guard let cycle = state.currentCycle else { return "" }
    let groups = groups(of: state.phaseRows, cycle)
    return window(groups, selected(in: groups, state), rows: rows).place(of: groups.count)
  }

  /// The place of the group of the selected row; nil where the keys go elsewhere.
  private static func selected(in groups: [Group], _ state: State) -> Int? {
    let rows = state.phaseRows
    guard state.focus == .checklists, rows.indices.contains(state.cellIndex) else { return nil }
    let one = rows[state.cellIndex]
    return groups.firstIndex { $0.framework == one.framework && $0.key == one.group }
  }

  /// Two rows say what is selected or next; where the groups have no room above them, they scroll.
  private static func window(_ groups: [Group], _ place: Int?, rows: Int) -> ScrollWindow {
    ScrollWindow(selected: place ?? 0, of: groups.count, rows: max(1, rows - 2))
  }

  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let rows = state.phaseRows
    guard let cycle = state.currentCycle, !rows.isEmpty else {
      canvas.draw("No checklist yet.", at: Point(1, 0), in: Style(.secondary))
      return
    }
    let size = canvas.bounds
    let groups = groups(of: rows, cycle)
    let place = selected(in: groups, state)
    let window = window(groups, place, rows: size.rows)
    let gaps = groups.count(where: \.isFirst) - 1
    let isRoomy = size.rows >= groups.count + gaps + 3
    var row = 0
    for index in window.range {
      if isRoomy, groups[index].isFirst, index > 0 { row += 1 }
      draw(groups[index], state, at: row, on: &canvas)
      if index == place { canvas.draw("▌", at: Point(0, row), in: Style(.key)) }
      row += 1
    }
    drawNext(
      rows, place == nil ? nil : rows[state.cellIndex], overview, at: row + (size.rows > row + 3 ? 1 : 0),
      on: &canvas)
  }

  private static func groups(of rows: [Deliverable], _ cycle: Cycle) -> [Group] {
    let frameworks = [
      ("four_step", ProjectFormat.steps, cycle.stepInFocus),
      ("crisp_dm", ProjectFormat.phases, cycle.phaseInFocus),
    ]
    return frameworks.flatMap { framework, keys, focus -> [Group] in
      let found = keys.compactMap { key -> Group? in
        let progress = Progress(rows.filter { $0.framework == framework && $0.group == key })
        guard progress.total > 0 else { return nil }
        return Group(
          framework: framework, key: key, progress: progress, isInFocus: focus == key, isFirst: false)
      }
      return found.enumerated().map { offset, group in
        Group(
          framework: framework, key: group.key, progress: group.progress, isInFocus: group.isInFocus,
          isFirst: offset == 0)
      }
    }
  }

  private static func draw(_ group: Group, _ state: State, at row: Int, on canvas: inout Canvas) {
    let columns = canvas.bounds.columns
    let (barColumn, progress) = (24, group.progress)
    // Figures and words go before the bar.
    let barColumns = columns >= 48 ? 12 : columns >= 42 ? 8 : 0
    canvas.draw(
      SafeText(DeliverableText.name(group.key)), at: Point(1, row),
      in: group.isInFocus ? Style(.strong) : .text, columns: 22)
    ProgressBar(done: progress.done, of: progress.total).draw(
      on: &canvas, at: Point(barColumn, row), columns: barColumns, in: progress.isComplete ? .good : .seriesA)
    let place = barColumn + (barColumns > 0 ? barColumns + 1 : 0)
    let used = canvas.draw(SafeText(DeliverableText.words(for: progress, state)), at: Point(place, row))
    guard group.isInFocus else { return }
    canvas.draw("focus", at: Point(min(place + max(used, 5) + 1, columns - 6), row), in: Style(.accent))
  }

  /// Every row can be reached from here with up and down; the selected one is shown in full.
  private static func drawNext(
    _ rows: [Deliverable], _ selected: Deliverable?, _ overview: Overview, at row: Int,
    on canvas: inout Canvas
  ) {
    let width = canvas.bounds.columns
    if let one = selected {
      canvas.draw(
        SafeText("\(one.state.mark) \(one.code)  \(one.name)"), at: Point(1, row), columns: width - 2)
      canvas.select(Rect(0, row, width, 1))
      canvas.draw(
        SafeText(DeliverableText.proof(of: one, overview)), at: Point(5, row + 1), in: Style(.secondary),
        columns: width - 6)
      return
    }
    let waiting = rows.first { $0.state == .inReview } ?? rows.first { $0.state == .inProgress }
    guard let next = waiting else { return }
    let label = next.state == .inReview ? "Next to sign" : "In progress"
    canvas.draw(
      SafeText("\(label)  \(next.code)  \(next.name)"), at: Point(1, row), in: Style(.accent),
      columns: width - 2)
    canvas.draw(
      SafeText(DeliverableText.proof(of: next, overview)), at: Point(15, row + 1), in: Style(.secondary),
      columns: width - 16)
  }
}
