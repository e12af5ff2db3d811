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

/// The rows of a cycle by phase and step: CRISP-DM phases in their order, then the other outputs.
struct PhaseGrid {
  /// A place of the matrix.
  struct Cell: Equatable {
    var line: Int
    var column: Int
  }

  /// One line: a phase, or the outputs of another framework.
  struct Line {
    var name: String
    /// The phase; nil for a whole framework.
    var phase: String?
    /// Places of its rows by step, those of all steps last.
    var places: [[Int]]
  }

  /// The column that holds the rows of all steps.
  static let allSteps = ProjectFormat.steps.count
  /// Phases in their order, then other frameworks; none without rows.
  let lines: [Line]

  init(_ rows: [Deliverable]) {
    let isAgreed = Deliverable.approachIsAgreed(in: rows)
    func line(_ name: String, _ phase: String? = nil, of own: [Int]) -> Line {
      let steps = ProjectFormat.steps.map { step in
        own.filter { rows[$0].step(approachIsAgreed: isAgreed) == step }
      }
      return Line(name: name, phase: phase, places: steps + [own])
    }
    let phases = ProjectFormat.phases.enumerated().map { index, phase in
      line(
        "\(index + 1) \(DeliverableText.name(phase))", phase,
        of: rows.indices.filter { rows[$0].framework == "crisp_dm" && rows[$0].group == phase })
    }
    let others = Dictionary(grouping: rows.indices.filter { rows[$0].framework != "crisp_dm" }) {
      rows[$0].framework
    }.sorted { $0.key < $1.key }.map { framework, own in
      line(framework == "four_step" ? "Four-step outputs" : DeliverableText.name(framework), of: own)
    }
    lines = (phases + others).filter { $0.places.last?.isEmpty == false }
  }

  /// Indices of its rows; none for a cell outside.
  func places(in cell: Cell) -> [Int] {
    guard lines.indices.contains(cell.line) else { return [] }
    return lines[cell.line].places[cell.column]
  }

  /// The columns of a line that hold rows.
  func columns(of line: Int) -> [Int] {
    lines[line].places.indices.filter { !lines[line].places[$0].isEmpty }
  }

  /// The cell of a row: that of its step, or that of all steps.
  func cell(of row: Int, allSteps: Bool) -> Cell {
    let line = lines.firstIndex { $0.places.last?.contains(row) == true } ?? 0
    guard !allSteps, lines.indices.contains(line) else { return Cell(line: line, column: Self.allSteps) }
    return Cell(line: line, column: lines[line].places.firstIndex { $0.contains(row) } ?? Self.allSteps)
  }

  /// The cell of a line that holds rows and is nearest to a column.
  func cell(in line: Int, nearest column: Int) -> Cell {
    if column == Self.allSteps { return Cell(line: line, column: column) }
    let steps = columns(of: line).filter { $0 != Self.allSteps }
    return Cell(
      line: line, column: steps.min { abs($0 - column) < abs($1 - column) } ?? Self.allSteps)
  }

  /// `4 Modeling × Develop`.
  func title(of cell: Cell) -> String {
    guard lines.indices.contains(cell.line) else { return "Deliverables" }
    let name = lines[cell.line].name
    guard cell.column != Self.allSteps else { return "\(name), all steps" }
    return "\(name) × \(DeliverableText.name(ProjectFormat.steps[cell.column]))"
  }
}
