import Domain
import Drawing

/// What is copied and exported: the list that the screen shows, as texts.
struct ListText: Equatable {
  /// Part of the name of a file that it is exported to.
  var name: String
  /// The names of all columns, also of those without room on the screen.
  var titles: [String]
  /// As many cells as there are titles.
  var rows: [[String]]
  /// The index of the selected row.
  var selected: Int?
  private var numberColumns: Set<Int>

  /// All rows and columns of a table, also those without room on the screen.
  ///
  /// - Parameter isData: true for the values that other programs take, false for what the screen shows.
  init<Row>(_ name: String, _ table: Table<Row>, asData isData: Bool = false) {
    self.name = name
    if isData {
      (titles, numberColumns, rows) = table.data
    } else {
      (titles, rows) = table.texts
      numberColumns = table.numberColumns
    }
    selected = table.selected
  }

  /// Columns padded with blanks, for a chat or a mail.
  var plain: String {
    let widths = titles.indices.map { column in
      ([titles] + rows).map { SafeText($0[column]).width }.max() ?? 0
    }
    return ([titles] + rows).map { row in
      row.enumerated().map { $1 + String(repeating: " ", count: widths[$0] - SafeText($1).width) }
        .joined(separator: "  ")
    }.joined(separator: "\n") + "\n"
  }

  /// A Markdown table; bars and HTML in texts are escaped, so that they stay text.
  var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.map(Self.escaped).joined(separator: " | ") + " |" }
    return ([line(titles), line(titles.map { _ in "---" })] + rows.map(line)).joined(separator: "\n") + "\n"
  }

  /// So that nothing in it is taken for Markdown or HTML.
  static func escaped(_ text: String) -> String {
    text.map { "|<>`*_[]\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  /// RFC 4180, with what a spreadsheet would run as a formula made text (`reliability.md` 6).
  var csv: String {
    ([titles] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  private static let formulaStarts = Set("=+-@\t\r\n＝＋－＠".unicodeScalars)
  private static let separators = Set("\",\r\n".unicodeScalars)

  /// By scalars: CR and LF side by side are one character, and a lone one of them would be none of these.
  static func quoted(_ text: String) -> String {
    let isNumber = Double(text) != nil
    let isFormula = !isNumber && text.unicodeScalars.first.map(formulaStarts.contains) == true
    let safe = isFormula ? "'" + text : text
    guard safe.unicodeScalars.contains(where: separators.contains) else { return safe }
    var inside = String.UnicodeScalarView()
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { inside.append("\"") }
      inside.append(scalar)
    }
    return "\"" + String(inside) + "\""
  }

  /// An array with an object for each row, by the titles.
  var json: String {
    let objects = rows.map { row in
      JSONValue.object(row.enumerated().map { JSONValue.Member(titles[$0], value($1, in: $0)) })
    }
    return JSONWriter.text(.array(objects))
  }

  /// A number where the column holds numbers and this is one; null where there is none.
  private func value(_ text: String, in column: Int) -> JSONValue {
    if text.isEmpty { return .null }
    guard numberColumns.contains(column), let number = Double(text), number.isFinite else {
      return .string(text)
    }
    return .number(number)
  }

  /// The rows that hold all the words, in their order.
  func rows(holding query: String) -> [Int] {
    let words = SearchWords(query)
    return words.isEmpty ? [] : rows.indices.filter { words.areIn(rows[$0].joined(separator: " ")) }
  }
}

extension State {
  /// The list in focus, in the columns of its screen.
  var listText: ListText? { listText(asData: false) }

  private func listText(asData isData: Bool) -> ListText? {
    guard let overview else { return nil }
    switch listInFocus {
    case .items:
      return ListText(screen.rawValue, ItemTable.table(shownItems, self, overview), asData: isData)
    case .runs: return ListText("runs", RunsView.table(self, overview), asData: isData)
    case .versions: return ListText("models", ModelsView.table(self, overview), asData: isData)
    case .deliverables:
      return ListText("phases", PhasesView.table(listedPlaces, self, overview), asData: isData)
    case .operations: return ListText("journal", JournalView.table(self, overview), asData: isData)
    case .links, .lines, .summary, .nothing: return nil
    }
  }

  /// The items in sight: on the board those of all columns that are not folded, from left to right.
  private var shownItems: ItemList {
    guard screen == .board else { return listedItems }
    return ItemList(boardColumns.filter { !folded.contains($0.status.key) }.flatMap(\.items))
  }

  /// What a search looks through: the list in focus, and of a checklist every row.
  var searchedText: ListText? {
    guard listInFocus == .deliverables, let overview else { return listText }
    let all = Array(phaseRows.indices)
    return ListText("phases", PhasesView.table(all, self, overview))
  }

  /// Copies to the terminal's clipboard, or asks for a file.
  mutating func performOutput(_ action: Action) -> [Effect] {
    if screen == .item, let item = currentItem, action == .copyKey || action == .copyLine {
      return copy(action == .copyKey ? item.key.description : "\(item.key) \(item.title)")
    }
    if let summary = standupSummary { return put(summary, out: action) }
    if listInFocus == .operations, !journal.isWhole, action != .copyKey, action != .copyLine {
      message = Note(
        "The journal has \(journal.total) operations; `runboard history --limit all` writes them all.",
        .complaint)
      return []
    }
    guard let list = listText(asData: action == .exportCSV || action == .exportJSON) else {
      message = Note("This screen holds no list to copy or export.", .complaint)
      return []
    }
    guard !list.rows.isEmpty else {
      message = Note("The list is empty: there is nothing to copy or export.", .complaint)
      return []
    }
    let line = list.selected.flatMap { list.rows.indices.contains($0) ? list.rows[$0] : nil }
    switch action {
    case .copyKey: return copy(selectedName ?? line?.first)
    case .copyLine: return copy(line?.filter { !$0.isEmpty }.joined(separator: "  "))
    case .copyTable: return copy(list.plain, rows: list.rows.count)
    case .copyMarkdown: return copy(list.markdown, rows: list.rows.count)
    case .exportCSV: return write(list, as: "csv", list.csv)
    case .exportMarkdown: return write(list, as: "md", list.markdown)
    case .exportJSON: return write(list, as: "json", list.json)
    default: return []
    }
  }

  private func write(_ list: ListText, as kind: String, _ text: String) -> [Effect] {
    [.export(name: "runboard-\(list.name)", kind: kind, text: text, rows: list.rows.count)]
  }

  private mutating func put(_ summary: StandupSummary, out action: Action) -> [Effect] {
    switch action {
    case .copyKey: return copy(summary.report.standup.key)
    case .copyLine: return copy(summary.headline)
    case .copyTable: return copy(summary.plain)
    case .copyMarkdown: return copy(summary.markdown)
    case .exportMarkdown: return [.export(name: "runboard-standup", kind: "md", text: summary.markdown)]
    default:
      message = Note("A summary is text: \(key(.exportMarkdown)) writes it as Markdown.", .complaint)
      return []
    }
  }

  /// What a verb would call the selected thing.
  private var selectedName: String? {
    switch listInFocus {
    case .items: currentItem?.key.description
    case .runs: currentRun?.key
    case .versions: currentVersion.map { "\($0.model.name) \($0.version.number)" }
    case .deliverables: phaseRows.indices.contains(cellIndex) ? phaseRows[cellIndex].code : nil
    case .operations: currentLine?.sequence.map { "\($0)" }
    case .links, .lines, .summary, .nothing: nil
    }
  }

  /// Most that is offered to a terminal's clipboard, in bytes (`reliability.md` 5.2).
  private static var mostCopied: Int { 100_000 }

  /// - Parameter rows: how many rows of a list it holds; nil where it is none.
  private mutating func copy(_ text: String?, rows: Int? = nil) -> [Effect] {
    guard let text else {
      message = Note("Nothing is selected.", .complaint)
      return []
    }
    guard text.utf8.count <= Self.mostCopied else {
      message = Note(
        "That is \(text.utf8.count) bytes, more than a terminal takes. \(key(.exportCSV)) writes a file instead.",
        .error)
      return []
    }
    let what = rows.map { "\(Wording.counted($0, "row")), " } ?? ""
    message = Note("Copied \(what)\(Wording.counted(text.count, "character")).", .done)
    return [.screen(.copy(text))]
  }
}
