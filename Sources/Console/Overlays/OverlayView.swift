import Domain
import Drawing

/// What lies over the screen: lines to type in, questions, menus, palette, help.
enum OverlayView {
  /// Sentences wider than this are hard to read.
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

  /// A box of so many rows above the detail line, and its inside.
  ///
  /// It covers whole rows, so that no torn letters stand beside it, and leaves header, tabs, detail line
  /// and footer in sight, which says its keys; where there is no room for those, the box says the way out.
  static func box(
    _ title: String, rows: Int, remark: SafeText = "", foot: SafeText = "", on canvas: inout Canvas,
    content: (inout Canvas) -> Void
  ) {
    let body = room(of: canvas)
    let height = min(rows + 2, body.rows)
    let rect = Rect(0, body.bottom - height, body.columns, height)
    canvas.fill(rect)
    canvas.name(rect, ClickTarget.popup.region)
    let hasFooter = body.rows < canvas.bounds.rows
    Panel(SafeText(title), remark: remark, frame: .popup, foot: hasFooter ? foot : "Esc closes")
      .draw(on: &canvas, in: rect, content: content)
  }

  /// What a box may cover.
  private static func room(of canvas: Canvas) -> Rect {
    let size = canvas.bounds
    return size.rows >= 10 ? Rect(0, 2, size.columns, size.rows - 4) : size
  }

  /// Rows of the inside of the tallest box.
  static func mostRows(of canvas: Canvas) -> Int { max(1, room(of: canvas).rows - 2) }

  /// The columns inside a box.
  static func insideWidth(of canvas: Canvas) -> Int { max(1, min(widest, canvas.bounds.columns) - 4) }

  private static func draw(_ prompt: Prompt, on canvas: inout Canvas) {
    let width = insideWidth(of: canvas)
    // In very little room the line that is typed stays, then what is wrong with it.
    let most = mostRows(of: canvas) - 1
    let problems = prompt.problem.map { SafeText("! " + $0).wrapped(to: width, rows: most) } ?? []
    let hints =
      prompt.hint.isEmpty ? [] : SafeText(prompt.hint).wrapped(to: width, rows: most - problems.count)
    let rows = 1 + hints.count + problems.count
    box(prompt.label, rows: rows, remark: prompt.isPending ? "storing" : "", on: &canvas) { inside in
      for (row, line) in hints.enumerated() { inside.draw(line, at: Point(1, row), in: Style(.secondary)) }
      for (row, line) in problems.enumerated() {
        inside.draw(line, at: Point(1, hints.count + 1 + row), in: Style(.bad))
      }
      draw(prompt.input, at: hints.count, on: &inside)
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
    let most = mostRows(of: canvas)
    let lines = SafeText(question.sentence).wrapped(to: insideWidth(of: canvas), rows: most)
    let choices: [(key: SafeText, words: SafeText, click: Key)] = [
      ("any other key", "leaves it as it is (default)", .escape), ("y", "does it", .character("y")),
    ]
    box("Please confirm", rows: lines.count + choices.count, on: &canvas) { inside in
      for (row, line) in lines.enumerated() { inside.draw(line, at: Point(1, row)) }
      // The footer has the choices too, so the question goes before them.
      for (offset, choice) in choices.enumerated() where lines.count + choices.count <= most {
        let row = lines.count + offset
        let end = inside.draw(choice.key, at: Point(1, row), in: Style(.key))
        inside.draw(choice.words, at: Point(2 + end, row), columns: inside.bounds.columns - end - 3)
        inside.name(Rect(0, row, inside.bounds.columns, 1), ClickTarget.key(choice.click).region)
      }
    }
  }

  private static func drawFollowers(of prefix: Key, _ state: State, on canvas: inout Canvas) {
    let rows = state.settings.keys.followers(of: prefix, on: state.screen)
    let title = KeyMap.prefixTitles.first { $0.key == prefix }?.title ?? prefix.name
    box("\(prefix.name)  \(title)", rows: rows.count, on: &canvas) { inside in
      for (row, entry) in rows.enumerated() {
        let objection = Availability.objection(to: entry.action, state)
        inside.name(Rect(0, row, inside.bounds.columns, 1), ClickTarget.key(entry.key).region)
        inside.draw(SafeText(entry.key.name), at: Point(1, row), in: Style(.key))
        let end = inside.draw(
          SafeText(entry.action.info.sentence), at: Point(5, row),
          in: Style(objection == nil ? .text : .secondary), columns: max(0, inside.bounds.columns - 6))
        guard let objection else { continue }
        inside.draw(
          SafeText(objection), at: Point(8 + end, row), in: Style(.secondary),
          columns: inside.bounds.columns - end - 9)
      }
    }
  }

  private static func draw(_ projects: [ProjectChoice], _ choice: Int, on canvas: inout Canvas) {
    let rows = min(projects.count, max(3, canvas.bounds.rows - 8))
    let columns: [TableColumn<ProjectChoice>] = [
      TableColumn("key", .fixed(10)) { TableCell($0.key, .strong) },
      TableColumn("name", .rest(atLeast: 10)) { TableCell($0.name) },
    ]
    let table = Table(columns, rows: projects, selected: choice, showsTitles: false)
    box("Projects", rows: rows, foot: table.place(inRows: rows), on: &canvas) { table.draw(on: &$0) }
  }
}
