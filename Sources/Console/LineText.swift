import Drawing

/// How a line of text gives way where there is little room.
extension SafeText {
  /// The first of several wordings that fits, the fullest first; the last one where none does.
  static func fullest(_ forms: [SafeText], columns: Int) -> SafeText {
    forms.first { $0.width <= columns } ?? forms.last ?? ""
  }

  /// The text cut to a number of columns with a mark behind the last whole word; inside a word
  /// only where the word takes most of the line.
  func cutBetweenWords(to columns: Int) -> SafeText {
    let line = wrapped(to: columns - 2, uncutRows: 2).first ?? ""
    guard line.width * 2 > columns else { return cut(to: columns) }
    return line + " …"
  }

  /// The text in at most so many lines of so many columns; a mark stands where more of it is missing.
  func wrapped(to columns: Int, rows: Int) -> [SafeText] {
    var lines = wrapped(to: columns, uncutRows: rows)
    if let last = lines.last, last.width > columns {
      lines[lines.count - 1] = last.cutBetweenWords(to: columns)
    }
    return lines
  }

  /// The text in lines of so many columns, each but the first set in by as much as its head takes.
  static func hanging(_ head: String, _ text: String, columns: Int) -> [SafeText] {
    let start = SafeText(head)
    let indent = SafeText(String(repeating: " ", count: start.width))
    let lines = SafeText(text).wrapped(to: max(1, columns - start.width))
    guard let first = lines.first else { return [start] }
    return [start + first] + lines.dropFirst().map { indent + $0 }
  }
}
