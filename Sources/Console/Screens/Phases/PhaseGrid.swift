import Domain

/// The rows of a cycle by phase and step: CRISP-DM phases in their order, then the other outputs.
struct PhaseGrid {
  /// A place of the matrix.
  struct Cell: Equatable {
    /// Index of `lines`, from 0.
    var line: Int
    /// Index of the step, from 0; `allSteps` for the last one.
    var column: Int
  }

  /// One line: a phase, or the outputs of another framework.
  struct Line {
    /// As it stands in front of the line.
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

  /// - Parameter rows: those of one cycle; places are their indices.
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
