import Drawing

/// What is said to the person, in the place of the detail line.
enum MessageLine {
  /// On the first line of the canvas; the end of the sentence that must be read is kept.
  static func draw(_ note: State.Note, on canvas: inout Canvas) {
    let mark =
      switch note.tone {
      case .error, .complaint: "! "
      case .done, .information: ""
      }
    let columns = canvas.bounds.columns - 2
    var text = SafeText(mark + note.text)
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
