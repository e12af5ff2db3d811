import Drawing

/// What is said to the person, in the place of the detail line.
enum MessageLine {
  private static func mark(of note: State.Note) -> String {
    switch note.tone {
    case .error, .complaint: "! "
    case .done, .information: ""
    }
  }

  /// How many lines of so many columns the whole sentence takes; one where it may be cut.
  static func rows(of note: State.Note, columns: Int) -> Int {
    guard note.ending.isEmpty else { return 1 }
    return SafeText(mark(of: note) + note.text).wrapped(to: max(1, columns - 2)).count
  }

  /// On the lines of the canvas; where there is one, the end of the sentence that must be read is kept.
  static func draw(_ note: State.Note, on canvas: inout Canvas) {
    let mark = mark(of: note)
    let columns = canvas.bounds.columns - 2
    var text = SafeText(mark + note.text)
    if canvas.bounds.rows > 1 {
      canvas.fill(canvas.bounds)
      for (row, line) in text.wrapped(to: max(1, columns), rows: canvas.bounds.rows).enumerated() {
        canvas.draw(line, at: Point(1, row), in: Style(note.tone.role), columns: columns)
      }
      return
    }
    if text.width > columns, !note.ending.isEmpty {
      let ending = SafeText(note.ending)
      let beginning = SafeText(mark + note.text.dropLast(note.ending.count))
      text = beginning.cut(to: max(0, columns - ending.width)) + ending
    }
    canvas.draw(text, at: Point(1, 0), in: Style(note.tone.role), columns: columns)
  }
}

extension State.Note.Tone {
  /// Only what was stored looks like a success.
  var role: Role {
    switch self {
    case .information: .text
    case .done: .good
    case .complaint: .warning
    case .error: .bad
    }
  }
}
