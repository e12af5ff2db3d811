import Domain
import Drawing

/// How much a card shows: less in lower columns, so that several stay in sight.
enum CardShape {
  /// One line: key and title.
  case line
  /// Three lines: key and points, title cut, person with age and marks.
  case short
  /// Up to six lines: the title on two, marks on lines of their own.
  case full
  /// The same with the whole title, where all cards of a column have room so.
  case whole

  /// Most rows that a card takes, with the blank line under it.
  var tallest: Int {
    switch self {
    case .line: 1
    case .short: 4
    case .full: 7
    case .whole: 7 + Card.mostTitleRows - 2
    }
  }

  /// Head, title, person and a blank line: what the smallest whole card takes.
  private static let leastRows = 4

  /// - Parameters:
  ///   - count: cards of the column.
  ///   - height: rows of the card at a place, with its whole title.
  init(rows: Int, count: Int, height: (Int) -> Int) {
    self = rows < 8 ? .line : rows < 24 ? .short : .full
    guard self == .full, count * Self.leastRows <= rows + 1 else { return }
    // Under the lowest card no blank line is needed.
    var left = rows + 1
    for index in 0..<count where left >= 0 { left -= height(index) + 1 }
    if left >= 0 { self = .whole }
  }
}

/// One card of the board.
enum Card {
  /// One line of a card: text at the left, text at the right, and their roles.
  struct Line {
    var left: SafeText
    var right: SafeText = ""
    var leftRole = Role.text
    var rightRole = Role.secondary
  }

  /// What a card of some shape shows; at most `CardShape.tallest` less its blank line.
  static func lines(
    of item: WorkItem, _ state: State, _ overview: Overview, width: Int, shape: CardShape
  ) -> [Line] {
    let head = Line(
      left: SafeText("\(item.key) \(item.kind.rawValue)"), right: SafeText(ItemText.points(item)),
      leftRole: .strong)
    switch shape {
    case .line:
      return [
        Line(
          left: SafeText("\(item.key) \(item.title)"), right: item.block == nil ? "" : "!", rightRole: .bad)
      ]
    case .short:
      return [head, Line(left: SafeText(item.title)), short(item, state, overview, width: width)]
    case .full, .whole:
      let rows = shape == .whole ? mostTitleRows : 2
      var lines = [head]
      for row in state.titles.lines(of: item.title, columns: width, rows: rows) {
        lines.append(Line(left: row))
      }
      lines.append(person(item, state, overview))
      lines += marks(item, state, overview)
      return lines
    }
  }

  /// Longer titles are cut also where there is room.
  static let mostTitleRows = 4

  private static func person(_ item: WorkItem, _ state: State, _ overview: Overview) -> Line {
    let isLate = ItemText.isLate(ItemText.level(of: item, overview, now: state.now))
    return Line(
      left: SafeText(ItemText.assignee(item, overview)),
      right: SafeText(ItemText.ageWords(of: item, overview, now: state.now)), leftRole: .secondary,
      rightRole: isLate ? .warning : .secondary)
  }

  /// Person and age, and the one mark that matters most.
  private static func short(_ item: WorkItem, _ state: State, _ overview: Overview, width: Int) -> Line {
    var line = person(item, state, overview)
    line.left = line.left + "  " + line.right
    (line.leftRole, line.right) = (line.rightRole, "")
    let run = overview.runningRun(of: item.key)
    if let block = item.block {
      let words = ItemText.blocked(block, now: state.now).split(separator: " ")
      (line.right, line.rightRole) = (SafeText("! \(words.last ?? "")"), .bad)
    } else if let run {
      (line.right, line.rightRole) = (SafeText("▸ \(run.label)"), .accent)
    } else if let reopened = ItemText.reopened(item) {
      // Words of the age are worth more than a part of this.
      let forms = [SafeText(reopened), "reopened", ""]
      (line.right, line.rightRole) = (.fullest(forms, columns: width - line.left.width - 1), .warning)
    } else if item.criteriaTotal > 0, overview.workflow.status(item.status)?.flow == .waiting {
      (line.right, line.rightRole) = (SafeText("\(item.criteriaMet)/\(item.criteriaTotal)"), .secondary)
    }
    return line
  }

  private static func marks(_ item: WorkItem, _ state: State, _ overview: Overview) -> [Line] {
    var lines: [Line] = []
    if let block = item.block {
      lines.append(Line(left: SafeText(ItemText.blocked(block, now: state.now)), leftRole: .bad))
    }
    if let reopened = ItemText.reopened(item) {
      lines.append(Line(left: SafeText(reopened), leftRole: .warning))
    }
    if let run = ItemText.run(of: item, overview, now: state.now) {
      lines.append(Line(left: SafeText(run), leftRole: .accent))
    }
    if item.criteriaTotal > 0, overview.workflow.status(item.status)?.flow == .waiting {
      lines.append(
        Line(left: SafeText("criteria \(item.criteriaMet)/\(item.criteriaTotal)"), leftRole: .secondary))
    }
    // As many as a card has room for.
    return Array(lines.prefix(3))
  }

  /// The first line in colour, a mark beside them all: enough to see, and few bytes a key.
  static func select(_ rect: Rect, on canvas: inout Canvas) {
    canvas.select(Rect(rect.column, rect.row, rect.columns, 1))
    for row in (rect.row + 1)..<max(rect.row + 1, rect.bottom) {
      canvas.draw("▌", at: Point(rect.column, row), in: Style(.key))
    }
  }

  /// - Parameter isSelected: leaves room for the mark of the selection before that of the person.
  static func draw(_ lines: [Line], isMarked: Bool, isSelected: Bool, at row: Int, on canvas: inout Canvas) {
    let width = canvas.bounds.columns
    let place = isMarked && isSelected ? 1 : 0
    for (offset, line) in lines.enumerated() {
      let start = offset == 0 ? 1 + place : 1
      let right = line.right.cut(to: max(0, width - 2 - start))
      let room = width - 1 - start - (right.isEmpty ? 0 : right.width + 1)
      canvas.draw(line.left, at: Point(start, row + offset), in: Style(line.leftRole), columns: room)
      canvas.draw(right, endingAt: Point(width - 1, row + offset), in: Style(line.rightRole))
    }
    if isMarked { canvas.draw("*", at: Point(place, row), in: Style(.accent, bold: true)) }
  }
}
