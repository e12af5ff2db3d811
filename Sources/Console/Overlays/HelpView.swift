import Domain
import Drawing

/// Every key that works here, those of the screen and those of everywhere; typing narrows the lists and
/// Enter runs what is selected (`interaction.md` 3.9).
enum HelpView {
  /// Rows above the lists: the line that is typed, a blank one, and the titles.
  private static let headRows = 3

  static func draw(_ input: TextInput, _ choice: Int, _ state: State, on canvas: inout Canvas) {
    let all = HelpText.sections(on: state.screen, state.settings.keys)
    let sections = HelpText.sections(on: state.screen, state.settings.keys, matching: input.text)
    let isWide = canvas.bounds.columns >= 100
    let hasMarks = isWide && OverlayView.mostRows(of: canvas) >= 20
    let markRows = hasMarks ? (HelpText.marks.count + 1) / 2 + 2 : 0
    // As tall as the whole lists, so that it stands still while words are typed.
    let lists = isWide ? max(all.own.count, all.everywhere.count) : all.count
    let head = isWide ? headRows : headRows - 1
    let rows = min(OverlayView.mostRows(of: canvas), head + lists + markRows)
    let own = sections.own.count
    let found = input.text.isEmpty ? "\(all.count) actions" : "\(sections.count) of \(all.count) actions"
    // Where there is room for one list only, it stands below the blank line.
    let single = table(
      sections.listed, saysWhere: true, selected: choice, mostKeyColumns: canvas.bounds.columns / 3)
    let foot = isWide ? "" : single.place(inRows: rows - 2)
    OverlayView.box(
      "Help: \(state.screen.title)", rows: rows, remark: SafeText(found), foot: foot, on: &canvas
    ) { inside in
      OverlayView.draw(input, at: 0, on: &inside)
      let size = inside.bounds
      // In very little room there is none for a blank line.
      let top = size.rows < 4 ? 1 : 2
      guard !sections.listed.isEmpty else {
        inside.draw("Nothing matches these words.", at: Point(2, top), in: Style(.secondary))
        return
      }
      guard isWide else {
        inside.within(Rect(0, top, size.columns, size.rows - top)) { single.draw(on: &$0) }
        return
      }
      let body = Rect(0, 2, size.columns, size.rows - 2 - markRows)
      let (left, right) = body.splitLeft(size.columns / 2)
      draw("This screen", sections.own, selected: choice, on: &inside, in: left)
      draw("Everywhere", sections.everywhere, after: own, selected: choice - own, on: &inside, in: right)
      if hasMarks { drawMarks(from: body.bottom + 1, on: &inside) }
    }
  }

  /// - Parameter selected: a place in these rows, or outside of them where the selection is not there.
  private static func draw(
    _ title: SafeText, _ rows: [HelpText.Row], after rowsBefore: Int = 0, selected: Int,
    on canvas: inout Canvas,
    in rect: Rect
  ) {
    var table = table(rows, selected: rows.indices.contains(selected) ? selected : nil)
    table.rowsBefore = rowsBefore
    let end = canvas.draw(title, at: Point(rect.column + 2, rect.row), in: Style(.strong))
    let place = table.place(inRows: rect.rows - 1)
    canvas.draw(place, at: Point(rect.column + end + 4, rect.row), in: Style(.secondary))
    canvas.within(Rect(rect.column, rect.row + 1, rect.columns, rect.rows - 1)) { table.draw(on: &$0) }
  }

  /// The legend, in two columns.
  private static func drawMarks(from row: Int, on canvas: inout Canvas) {
    let width = canvas.bounds.columns / 2
    let rows = (HelpText.marks.count + 1) / 2
    canvas.draw("What the marks mean", at: Point(2, row), in: Style(.strong))
    for (index, mark) in HelpText.marks.enumerated() {
      let place = Point(2 + index / rows * width, row + 1 + index % rows)
      canvas.draw(SafeText(mark.mark), at: place, in: Style(.key))
      canvas.draw(SafeText(mark.meaning), at: Point(place.column + 16, place.row), columns: width - 19)
    }
  }

  /// - Parameter saysWhere: whether each row says where its keys hold, because no title does.
  private static func table(
    _ rows: [HelpText.Row], saysWhere: Bool = false, selected: Int?, mostKeyColumns: Int = 14
  ) -> Table<HelpText.Row> {
    let width = min(14, mostKeyColumns, rows.map(\.keys.count).max() ?? 0)
    let keys = TableColumn<HelpText.Row>("keys", .fixed(width)) { TableCell($0.keys, .key) }
    let action = TableColumn<HelpText.Row>("action", .rest(atLeast: 20)) { TableCell($0.text) }
    guard saysWhere else {
      return Table([keys, action], rows: rows, selected: selected, showsTitles: false)
    }
    let place = TableColumn<HelpText.Row>("where", .fixed(11), yields: 1) {
      TableCell($0.isEverywhere ? "Everywhere" : "This screen", .secondary)
    }
    return Table([keys, action, place], rows: rows, selected: selected, showsTitles: false)
  }
}
