import Domain
import Drawing

/// What lies over the screen: lines to type in, questions, menus, palette, help.
enum OverlayView {
  private static let widest = 112

  static func draw(_ state: State, on canvas: inout Canvas) {
    switch state.overlay {
    case .prompt(let prompt): draw(prompt, on: &canvas)
    case .confirm(let question, _, _): draw(question, on: &canvas)
    case .followers(let prefix): drawFollowers(of: prefix, state, on: &canvas)
    case .palette(let input, let choice): PaletteView.draw(input, choice, state, on: &canvas)
    case .help(let input, let choice): HelpView.draw(input, choice, state, on: &canvas)
    case .projects(let projects, let choice): draw(projects, choice, on: &canvas)
    case nil: break
    }
  }

  /// A box of so many rows above the footer, and its inside.
  ///
  /// It stands off by a blank cell all round and leaves header, tabs and footer in sight;
  /// where there is no room for that, the line that says the way out goes last of all.
  static func box(
    _ title: String, rows: Int, wayOut: SafeText = "Esc closes", on canvas: inout Canvas,
    content: (inout Canvas) -> Void
  ) {
    let body = room(of: canvas)
    let width = width(in: canvas.bounds.columns)
    let height = min(rows + 2, body.rows)
    let isApart = height < body.rows
    let rect = Rect(
      (body.columns - width) / 2, body.bottom - height - (isApart ? 1 : 0), width, height)
    canvas.fill(rect.inset(columns: -1, rows: -1).intersection(body))
    let foot: SafeText = wayOut.width <= width - 6 ? wayOut : "Esc closes"
    Panel(SafeText(title), frame: .popup, foot: foot).draw(on: &canvas, in: rect, content: content)
  }

  /// What a box may cover.
  private static func room(of canvas: Canvas) -> Rect {
    let size = canvas.bounds
    return size.rows >= 10 ? Rect(0, 2, size.columns, size.rows - 4) : size
  }

  private static func width(in columns: Int) -> Int { columns <= 60 ? columns : min(columns - 2, widest) }

  /// Rows of the inside of the tallest box.
  static func mostRows(of canvas: Canvas) -> Int { max(1, room(of: canvas).rows - 2) }

  /// The columns inside a box.
  static func insideWidth(of canvas: Canvas) -> Int { max(1, width(in: canvas.bounds.columns) - 4) }

  private static func draw(_ prompt: Prompt, on canvas: inout Canvas) {
    let width = insideWidth(of: canvas)
    let hints = prompt.hint.isEmpty ? [] : SafeText(prompt.hint).wrapped(to: width)
    let problems = prompt.problem.map { SafeText("! " + $0).wrapped(to: width) } ?? []
    let wayOut: SafeText = prompt.isPending ? "storing" : "Enter accepts   Esc closes"
    box(prompt.label, rows: 1 + hints.count + problems.count, wayOut: wayOut, on: &canvas) { inside in
      // In very little room the line that is typed is what stays.
      let above = inside.bounds.rows > hints.count ? hints : []
      for (row, line) in above.enumerated() { inside.draw(line, at: Point(1, row), in: Style(.secondary)) }
      for (row, line) in problems.enumerated() {
        inside.draw(line, at: Point(1, above.count + 1 + row), in: Style(.bad))
      }
      draw(prompt.input, at: above.count, on: &inside)
    }
  }

  /// A line of text with the cursor in sight.
  static func draw(_ input: TextInput, at row: Int, on canvas: inout Canvas) {
    let width = canvas.bounds.columns - 2
    canvas.fill(Rect(1, row, width, 1), in: Style(.input))
    let before = SafeText(input.textBeforeCursor).width
    // The line slides so that the cursor stays in sight.
    let skipped = max(0, before - width + 2)
    canvas.within(Rect(1, row, width, 1)) { line in
      line.draw(SafeText(input.text), at: Point(-skipped, 0), in: Style(.input))
      line.park(at: Point(before - skipped, 0), visible: true)
    }
  }

  private static func draw(_ question: Question, on canvas: inout Canvas) {
    let lines = SafeText(question.sentence).wrapped(to: insideWidth(of: canvas))
    let choices: [(key: SafeText, words: SafeText)] = [
      ("any other key", "leaves it as it is (default)"), ("y", "does it"),
    ]
    box("Please confirm", rows: lines.count + choices.count, on: &canvas) { inside in
      for (row, line) in lines.enumerated() { inside.draw(line, at: Point(1, row)) }
      for (offset, choice) in choices.enumerated() {
        let row = lines.count + offset
        let end = inside.draw(choice.key, at: Point(1, row), in: Style(.key))
        inside.draw(choice.words, at: Point(2 + end, row), columns: inside.bounds.columns - end - 3)
      }
    }
  }

  private static func drawFollowers(of prefix: Key, _ state: State, on canvas: inout Canvas) {
    let rows = state.settings.keys.followers(of: prefix, on: state.screen)
    let title = KeyMap.prefixTitles.first { $0.key == prefix }?.title ?? prefix.name
    box("\(prefix.name)  \(title)", rows: rows.count, on: &canvas) { inside in
      for (row, entry) in rows.enumerated() {
        let objection = Availability.objection(to: entry.action, state)
        inside.draw(SafeText(entry.key.name), at: Point(1, row), in: Style(.key))
        let end = inside.draw(
          SafeText(entry.action.info.sentence), at: Point(5, row),
          in: Style(objection == nil ? .text : .secondary))
        guard let objection else { continue }
        inside.draw(
          SafeText(objection), at: Point(8 + end, row), in: Style(.secondary),
          columns: inside.bounds.columns - end - 9)
      }
    }
  }

  private static func draw(_ projects: [ProjectChoice], _ choice: Int, on canvas: inout Canvas) {
    box(
      "Projects", rows: min(projects.count, max(3, canvas.bounds.rows - 8)),
      wayOut: "Enter opens   Esc closes", on: &canvas
    ) { inside in
      let columns: [TableColumn<ProjectChoice>] = [
        TableColumn("key", .fixed(10)) { TableCell($0.key, .strong) },
        TableColumn("name", .rest(atLeast: 10)) { TableCell($0.name) },
      ]
      Table(columns, rows: projects, selected: choice, showsTitles: false).draw(on: &inside)
    }
  }
}

/// Every key that works here; typing narrows the list and Enter runs what is selected.
enum HelpView {
  static func draw(_ input: TextInput, _ choice: Int, _ state: State, on canvas: inout Canvas) {
    let rows = HelpText.rows(on: state.screen, state.settings.keys, matching: input.text)
    let height = OverlayView.mostRows(of: canvas)
    let title = "Help: \(state.screen.title)"
    OverlayView.box(title, rows: height, wayOut: "type to search   Enter runs it   Esc closes", on: &canvas) {
      inside in
      OverlayView.draw(input, at: 0, on: &inside)
      let size = inside.bounds
      let hasMarks = size.rows >= 20 && size.columns >= 90 && input.text.isEmpty
      let markRows = (HelpText.marks.count + 1) / 2
      let room = size.rows - 2 - (hasMarks ? markRows + 2 : 0)
      inside.within(Rect(0, 2, size.columns, room)) { list in
        Table(columns(for: rows), rows: rows, selected: choice, showsTitles: false).draw(on: &list)
      }
      if hasMarks { drawMarks(rows: markRows, from: room + 3, on: &inside) }
    }
  }

  /// The legend, in two columns.
  private static func drawMarks(rows: Int, from row: Int, on canvas: inout Canvas) {
    let width = canvas.bounds.columns / 2
    canvas.draw("What the marks mean", at: Point(2, row), in: Style(.strong))
    for (index, mark) in HelpText.marks.enumerated() {
      let place = Point(2 + index / rows * width, row + 1 + index % rows)
      canvas.draw(SafeText(mark.mark), at: place, in: Style(.key))
      canvas.draw(SafeText(mark.meaning), at: Point(place.column + 11, place.row), columns: width - 14)
    }
  }

  private static func columns(for rows: [HelpText.Row]) -> [TableColumn<HelpText.Row>] {
    [
      TableColumn("keys", .fixed(min(14, rows.map(\.keys.count).max() ?? 0))) { TableCell($0.keys, .key) },
      TableColumn("action", .rest(atLeast: 20)) { TableCell($0.text) },
      TableColumn("group", .fixed(15), yields: 1) { TableCell($0.action.info.group.rawValue, .secondary) },
    ]
  }
}
