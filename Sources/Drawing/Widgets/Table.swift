/// What stands in one cell of a table.
package struct TableCell: Equatable, Sendable {
  /// Cut where the column is narrower.
  var text: SafeText
  /// What the text means.
  var role: Role

  /// Text of one line, and what it means.
  package init(_ text: String, _ role: Role = .text) {
    self.text = SafeText(text)
    self.role = role
  }
}

/// A column of what is exported for other programs: no marks, no cuts and no words where a number is meant.
package struct DataColumn<Row>: Sendable where Row: Sendable {
  /// Stays, whatever the screen calls it.
  var name: String
  /// True where its values are numbers, where they are not empty.
  var isNumber: Bool
  /// Empty where there is no value.
  var value: @Sendable (Row) -> String

  /// Text, where nothing else is said.
  package init(_ name: String, number isNumber: Bool = false, value: @escaping @Sendable (Row) -> String) {
    self.name = name
    self.isNumber = isNumber
    self.value = value
  }
}

/// One column of a table: adding a line of these to a screen's list adds the column
/// to the screen, to what is copied and to what is exported.
package struct TableColumn<Row>: Sendable where Row: Sendable {
  /// How many columns of the terminal it takes.
  package enum Width: Equatable, Sendable {
    case fixed(Int)
    /// What is left over, at least so much.
    case rest(atLeast: Int)
  }

  /// Above the column; may be empty.
  var title: String
  /// The column's name where it is copied or exported.
  var name: String
  /// How much room it gets.
  var width: Width
  /// True for numbers, also where the list is exported.
  var isRightAligned: Bool
  /// Columns with a greater number leave first where there is no room; 0 never leaves.
  var yields: Int
  /// What is exported in its place for other programs; nil where the cell's text is as plain.
  var data: [DataColumn<Row>]?
  /// What stands in it for a row.
  var cell: @Sendable (Row) -> TableCell

  /// A column without a name of its own is copied and exported under its title.
  package init(
    _ title: String, _ width: Width, name: String? = nil, right isRightAligned: Bool = false, yields: Int = 0,
    data: [DataColumn<Row>]? = nil, cell: @escaping @Sendable (Row) -> TableCell
  ) {
    self.title = title
    self.name = name ?? title
    self.width = width
    self.isRightAligned = isRightAligned
    self.yields = yields
    self.data = data
    self.cell = cell
  }

  fileprivate var least: Int {
    switch width {
    case .fixed(let count), .rest(atLeast: let count): count
    }
  }
}

/// Rows in columns with one selected row in sight; what does not fit leaves by `yields`.
package struct Table<Row>: Sendable where Row: Sendable {
  /// From left to right.
  var columns: [TableColumn<Row>]
  /// How many rows there are; only those in sight are asked for.
  let count: Int
  private let row: @Sendable (Int) -> Row
  /// The index of the selected row; nil where none is.
  package var selected: Int?
  /// False where keys go elsewhere: no row is shown as selected and none answers to a click, unless
  /// `isClickable` says so.
  package var hasFocus: Bool
  /// True where, while keys go elsewhere, rows answer to clicks and the selected one is shown by its mark alone.
  package var isClickable = false
  /// Rows of the same list that stand in tables before this one: clicks count from the first.
  package var rowsBefore = 0
  /// Rows that the person has marked.
  var marked: Set<Int>
  /// Rows that somebody else has changed.
  package var changed: Set<Int> = []
  /// Rows that are changed here and not stored yet.
  package var waiting: Set<Int> = []
  /// True where the titles of the columns stand above the rows, if there are more than two rows of room.
  package var showsTitles: Bool

  /// Two columns at the left keep the mark of the selected row; cells have two between them.
  private static var margin: Int { 2 }
  private static var gap: Int { 2 }

  /// Rows may be selected and marked by their index.
  package init(
    _ columns: [TableColumn<Row>], rows: some RandomAccessCollection<Row> & Sendable, selected: Int? = nil,
    hasFocus: Bool = true, marked: Set<Int> = [], showsTitles: Bool = true
  ) {
    self.columns = columns
    count = rows.count
    row = { rows[rows.index(rows.startIndex, offsetBy: $0)] }
    self.selected = selected
    self.hasFocus = hasFocus
    self.marked = marked
    self.showsTitles = showsTitles
  }

  private func top(of rows: Int) -> Int { showsTitles && rows > 2 ? 1 : 0 }

  private func window(rows: Int) -> ScrollWindow { window(rows: rows, selected: selected) }

  private func window(rows: Int, selected: Int?) -> ScrollWindow {
    ScrollWindow(selected: selected ?? 0, of: count, rows: rows - top(of: rows))
  }

  /// Which rows are in sight where it is drawn in so many; empty where all are.
  package func place(inRows rows: Int) -> SafeText { window(rows: rows).place(of: count) }

  /// A frame that differs from the next one by the selected row alone.
  package struct Step {
    let canvas: Canvas
    let selected: Int?

    /// Where the table stands at the same place of the canvas.
    package init(from canvas: Canvas, selected: Int?) {
      self.canvas = canvas
      self.selected = selected
    }
  }

  /// Draws the title line and as many rows as fit; after a step that did not scroll, only the rows that it went
  /// from and to.
  package func draw(on canvas: inout Canvas, after step: Step? = nil) {
    let size = canvas.bounds
    let places = places(in: size.columns)
    let top = top(of: size.rows)
    let range = window(rows: size.rows).range
    if let step, window(rows: size.rows, selected: step.selected).range == range {
      var next = 0
      for index in Set([step.selected, selected].compactMap { $0 }).sorted() where range.contains(index) {
        let row = top + index - range.lowerBound
        canvas.take(Rect(0, next, size.columns, row - next), from: step.canvas)
        draw(index, places, at: row, on: &canvas)
        next = row + 1
      }
      return canvas.take(Rect(0, next, size.columns, size.rows - next), from: step.canvas)
    }
    if top == 1 {
      for place in places {
        draw(TableCell(columns[place.column].title, .secondary), place, row: 0, on: &canvas)
      }
    }
    for (offset, index) in range.enumerated() { draw(index, places, at: top + offset, on: &canvas) }
  }

  private func draw(
    _ index: Int, _ places: [ColumnPlace], at row: Int, on canvas: inout Canvas
  ) {
    let shown = self.row(index)
    for place in places { draw(columns[place.column].cell(shown), place, row: row, on: &canvas) }
    let line = Rect(0, row, canvas.bounds.columns, 1)
    if hasFocus || isClickable { canvas.name(line, "row:\(rowsBefore + index)") }
    if index == selected {
      if hasFocus {
        canvas.select(line)
      } else if isClickable {
        canvas.draw("▌", at: Point(0, row), in: Style(.key))
      }
    }
    if changed.contains(index) { canvas.markChange(at: row) }
    if waiting.contains(index) { canvas.markWaiting(at: row) }
    if marked.contains(index) { canvas.draw("*", at: Point(1, row), in: Style(.accent, bold: true)) }
  }

  private func draw(_ cell: TableCell, _ place: ColumnPlace, row: Int, on canvas: inout Canvas) {
    let text = cell.text.cut(to: place.width)
    let start = place.isRightAligned ? place.start + place.width - text.width : place.start
    canvas.draw(text, at: Point(start, row), in: Style(cell.role))
  }

  /// Which columns are shown, where they start and how wide they are.
  private func places(in width: Int) -> [ColumnPlace] {
    let room = width - Self.margin - 1
    var shown = Array(columns.indices)
    func needed() -> Int { shown.reduce(0) { $0 + columns[$1].least + Self.gap } - Self.gap }
    while needed() > room, let leaver = shown.filter({ columns[$0].yields > 0 }).max(by: yieldsLess) {
      shown.removeAll { $0 == leaver }
    }
    let spare = max(0, room - needed())
    var start = Self.margin
    return shown.map { index in
      let column = columns[index]
      var own = column.least
      if case .rest = column.width { own += spare }
      own = max(0, min(own, width - start - 1))
      defer { start += own + Self.gap }
      return ColumnPlace(column: index, start: start, width: own, isRightAligned: column.isRightAligned)
    }
  }

  private func yieldsLess(_ left: Int, _ right: Int) -> Bool { columns[left].yields < columns[right].yields }

  /// Columns that hold numbers, which stand at the right.
  package var numberColumns: Set<Int> { Set(columns.indices.filter { columns[$0].isRightAligned }) }

  /// What CSV and JSON hold: names, the places of those whose values are numbers, and the values.
  package var data: (titles: [String], numbers: Set<Int>, rows: [[String]]) {
    let all = columns.flatMap { column in
      column.data ?? [DataColumn(column.name, number: column.isRightAligned) { column.cell($0).text.text }]
    }
    return (
      all.map(\.name), Set(all.indices.filter { all[$0].isNumber }),
      (0..<count).map { place in
        let shown = row(place)
        return all.map { $0.value(shown) }
      }
    )
  }

  /// Names and cells as plain text, all columns: for copying and searching.
  package var texts: (titles: [String], rows: [[String]]) {
    (
      columns.map(\.name),
      (0..<count).map { place in
        let shown = row(place)
        return columns.map { $0.cell(shown).text.text }
      }
    )
  }
}

/// Where a column of a table stands: apart from the column itself, which is long to copy for every cell.
private struct ColumnPlace {
  /// Its index among all columns.
  let column: Int
  let start: Int
  let width: Int
  let isRightAligned: Bool
}
