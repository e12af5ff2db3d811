import Drawing

/// Block letters of the standup: the extra room of a wide screen goes to larger text.
enum StandupLetters {
  /// What may be tried for a title, the largest first; none where only ordinary text has room.
  static func choices(_ bounds: Rect, isPlain: Bool) -> [BlockLetters] {
    guard bounds.columns > 60, bounds.rows >= 16 else { return [] }
    // Halves of a cell are not there in plain characters.
    if isPlain { return bounds.columns >= 110 ? [.large, .wide] : [] }
    return bounds.columns >= 110 ? [.large, .medium, .small] : [.medium, .small]
  }

  /// A short line that stands above the rest, in large letters where there is room for them.
  ///
  /// - Returns: the row below it.
  static func drawHeading(
    _ text: String, at point: Point, _ state: State, role: Role = .key, on canvas: inout Canvas
  ) -> Int {
    let bounds = canvas.bounds
    let all: [BlockLetters] = state.settings.isPlain ? [.wide] : [.medium, .small]
    // On a low screen the rows are for what stands below.
    let fitting = bounds.columns >= 76 && bounds.rows >= 26 ? all : []
    let width = bounds.columns - 2 * point.column
    guard let letters = fitting.first(where: { $0.wrapped(text, to: width)?.count == 1 }) else {
      canvas.draw(SafeText(text), at: point, in: Style(role, bold: true))
      return point.row + 1
    }
    return draw(text, letters, at: point, role, on: &canvas)
  }

  /// - Returns: the row below the line and the space under it.
  static func draw(
    _ text: String, _ letters: BlockLetters, at point: Point, _ role: Role, on canvas: inout Canvas
  ) -> Int {
    let marks = letters.marks(of: text).map { [$0] } ?? []
    for (offset, line) in (marks + letters.rows(of: text)).enumerated() {
      let row = point.row + offset - marks.count
      canvas.draw(SafeText(line), at: Point(point.column, row), in: Style(role, bold: true))
    }
    return point.row + letters.height + 1
  }
}
