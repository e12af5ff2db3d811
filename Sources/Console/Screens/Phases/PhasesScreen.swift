import Domain

extension State {
  /// The one in view; nil where the project has none.
  var currentCycle: Cycle? {
    guard let cycles = overview?.cycles, !cycles.isEmpty else { return nil }
    return cycles[min(cycleIndex, cycles.count - 1)]
  }

  /// The checklist rows of the cycle in view, in template order.
  var phaseRows: [Deliverable] {
    guard let overview, let cycle = currentCycle else { return [] }
    return overview.deliverables.filter { $0.cycle == cycle.key }
  }

  /// Places in `phaseRows` of the rows that the screen lists: those of the selected cell on
  /// the page of the checklists, all of them elsewhere.
  var listedPlaces: [Int] {
    let rows = phaseRows
    guard screen == .phases else { return Array(rows.indices) }
    let grid = PhaseGrid(rows)
    return grid.places(in: grid.cell(of: cellIndex, allSteps: showsAllSteps))
  }

  /// Up and down: through the lines of the matrix where it has the keys, else through the rows.
  mutating func moveDeliverable(by step: Int) {
    if screen == .phases, pane == PhasePane.matrix.rawValue {
      let grid = PhaseGrid(phaseRows)
      let cell = grid.cell(of: cellIndex, allSteps: showsAllSteps)
      guard !grid.lines.isEmpty else { return }
      let line = Self.clamp(cell.line + step, grid.lines.count)
      if line != cell.line { select(grid.cell(in: line, nearest: cell.column), of: grid) }
    } else {
      let places = listedPlaces
      guard let place = places.firstIndex(of: cellIndex) else { return }
      cellIndex = places[Self.clamp(place + step, places.count)]
    }
  }

  /// Left and right: to the next cell of the line that holds rows.
  mutating func moveCell(by step: Int) {
    let grid = PhaseGrid(phaseRows)
    let cell = grid.cell(of: cellIndex, allSteps: showsAllSteps)
    guard grid.lines.indices.contains(cell.line) else { return }
    let columns = grid.columns(of: cell.line)
    guard let place = columns.firstIndex(of: cell.column) else { return }
    let column = columns[Self.clamp(place + step, columns.count)]
    select(PhaseGrid.Cell(line: cell.line, column: column), of: grid)
  }

  /// Selects a cell of the matrix, which then has the keys.
  mutating func select(_ cell: PhaseGrid.Cell) {
    panes[.phases] = PhasePane.matrix.rawValue
    select(cell, of: PhaseGrid(phaseRows))
  }

  /// Selects a cell; a row of it that is selected already stays so.
  private mutating func select(_ cell: PhaseGrid.Cell, of grid: PhaseGrid) {
    let places = grid.places(in: cell)
    showsAllSteps = cell.column == PhaseGrid.allSteps
    if !places.contains(cellIndex), let first = places.first { cellIndex = first }
  }

  /// From the matrix into its list, from a row to the item or run that proves it.
  mutating func openCell() -> [Effect] {
    if pane == PhasePane.matrix.rawValue {
      panes[screen] = PhasePane.list.rawValue
      return []
    }
    switch proof {
    case .item(let key): return openItem(key)
    case .run(let run): return show(run: run)
    case nil: return []
    }
  }

  /// What can be opened of a row's evidence.
  enum Proof { case item(ItemKey), run(Run) }

  /// The first item, else the first run, that the selected row names as evidence.
  var proof: Proof? {
    let rows = phaseRows
    let evidence = rows.indices.contains(cellIndex) ? rows[cellIndex].evidence : []
    let items = evidence.compactMap { ItemKey($0) }
    if let item = items.first(where: { $0.project == overview?.key }) { return .item(item) }
    return evidence.compactMap { overview?.run($0) }.first.map { .run($0) }
  }
}
