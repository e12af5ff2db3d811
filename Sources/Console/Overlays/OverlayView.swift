import Domain
import Drawing

/// What lies over the screen: lines to type in, questions, menus, palette, help.
enum OverlayView {
  static func draw(_ state: State, on canvas: inout Canvas) {
    switch state.overlay {
    case .prompt(let prompt): draw(prompt, on: &canvas)
    case .confirm(let question, _): draw(question, on: &canvas)
    case .menu: drawMenu(on: &canvas)
    case .palette(let input, let choice): drawPalette(input, choice, state, on: &canvas)
    case .help(let input, let scroll): drawHelp(input, scroll, state, on: &canvas)
    case nil: break
    }
  }

  /// A box of so many rows above the footer, and its inside.
  private static func box(
    _ title: String, rows: Int, on canvas: inout Canvas, content: (inout Canvas) -> Void
  ) {
    let size = canvas.bounds
    let height = min(rows + 2, size.rows)
    let width = min(size.columns, 112)
    let rect = Rect((size.columns - width) / 2, max(0, size.rows - height - 1), width, height)
    canvas.fill(rect)
    Panel(SafeText(title), remark: "Esc closes", isFocused: true).draw(
      on: &canvas, in: rect, content: content)
  }

  private static func draw(_ prompt: Prompt, on canvas: inout Canvas) {
    let width = min(canvas.bounds.columns, 112) - 4
    let hints = prompt.hint.isEmpty ? [] : SafeText(prompt.hint).wrapped(to: max(1, width))
    box(prompt.label, rows: 1 + hints.count, on: &canvas) { inside in
      for (row, line) in hints.enumerated() { inside.draw(line, at: Point(1, row), in: Style(.secondary)) }
      draw(prompt.input, at: hints.count, on: &inside)
    }
  }

  private static func draw(_ input: TextInput, at row: Int, on canvas: inout Canvas) {
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
    let lines = SafeText(question.sentence).wrapped(to: max(1, min(canvas.bounds.columns, 112) - 4))
    box("Please confirm", rows: lines.count + 1, on: &canvas) { inside in
      for (row, line) in lines.enumerated() { inside.draw(line, at: Point(1, row)) }
      inside.draw("y yes   any other key leaves it as it is", at: Point(1, lines.count), in: Style(.key))
    }
  }

  private static func drawMenu(on canvas: inout Canvas) {
    box("Edit", rows: KeyMap.editMenu.count, on: &canvas) { inside in
      for (row, entry) in KeyMap.editMenu.enumerated() {
        inside.draw(SafeText(entry.key.name), at: Point(1, row), in: Style(.key))
        inside.draw(SafeText(entry.action.info.sentence), at: Point(4, row))
      }
    }
  }

  private static func drawPalette(_ input: TextInput, _ choice: Int, _ state: State, on canvas: inout Canvas)
  {
    let found = Palette.matches(input.text)
    let rows = min(16, max(4, canvas.bounds.rows - 8))
    box("Command", rows: rows, on: &canvas) { inside in
      draw(input, at: 0, on: &inside)
      if found.isEmpty {
        inside.draw("No action matches these words.", at: Point(1, 2), in: Style(.secondary))
      }
      let window = ScrollWindow(selected: choice, of: found.count, rows: inside.bounds.rows - 2)
      for (row, index) in window.range.enumerated() {
        let action = found[index]
        let place = row + 2
        inside.draw(SafeText(action.info.sentence), at: Point(2, place))
        let keys = SafeText(KeyMap.keyNames(of: action, on: state.screen))
        inside.draw(keys, endingAt: Point(inside.bounds.columns - 16, place), in: Style(.key))
        inside.draw(
          SafeText(action.info.group.rawValue), at: Point(inside.bounds.columns - 14, place),
          in: Style(.secondary))
        guard index == choice else { continue }
        inside.restyle(Rect(0, place, inside.bounds.columns, 1), as: Style(.selection))
        inside.draw("▌", at: Point(0, place), in: Style(.selection, bold: true))
      }
    }
  }

  /// Every key that works here, by group; typing narrows it.
  private static func drawHelp(_ input: TextInput, _ scroll: Int, _ state: State, on canvas: inout Canvas) {
    let lines = HelpText.lines(on: state.screen, matching: input.text)
    let rows = max(4, canvas.bounds.rows - 4)
    box("Help: \(state.screen.title)   type to search", rows: rows, on: &canvas) { inside in
      draw(input, at: 0, on: &inside)
      let isWide = inside.bounds.columns >= 100
      let height = inside.bounds.rows - 2
      let columns = isWide ? 2 : 1
      let first = min(scroll, max(0, lines.count - height * columns))
      for (offset, line) in lines.dropFirst(first).prefix(height * columns).enumerated() {
        let left = 1 + (offset / height) * (inside.bounds.columns / 2)
        let place = Point(left, 2 + offset % height)
        if line.keys.isEmpty {
          inside.draw(SafeText(line.text), at: place, in: Style(.strong))
        } else {
          inside.draw(SafeText(line.keys), at: place, in: Style(.key), columns: 12)
          inside.draw(
            SafeText(line.text), at: Point(place.column + 13, place.row),
            columns: inside.bounds.columns / columns - 16)
        }
      }
    }
  }
}

/// The key map as lines: for the help screen, and for `runboard keys`.
package enum HelpText {
  package struct Line: Equatable, Sendable {
    package var keys: String
    package var text: String
  }

  /// The keys of a screen; actions without a key there are left to the palette.
  package static func lines(on screen: ScreenID, matching text: String = "") -> [Line] {
    let words = text.lowercased().split(separator: " ")
    var lines: [Line] = []
    for group in Action.Group.allCases {
      let inGroup = Action.allCases.filter { $0.info.group == group }
      let rows = inGroup.compactMap { action -> Line? in
        let keys =
          KeyMap.editMenu.contains { $0.action == action }
          ? KeyMap.keyNames(of: action, on: screen)
          : KeyMap.bindings.first { $0.action == action && $0.holds(on: screen) }?.keyNames
        guard let keys, !keys.isEmpty else { return nil }
        let line = Line(keys: keys, text: action.info.sentence + (action.info.asks ? " *" : ""))
        let all = (line.keys + " " + line.text).lowercased()
        return words.allSatisfy { all.contains($0) } ? line : nil
      }
      if !rows.isEmpty { lines += [Line(keys: "", text: group.rawValue)] + rows }
    }
    return lines
  }
}
