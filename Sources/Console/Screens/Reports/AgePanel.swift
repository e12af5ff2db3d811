import Domain
import Drawing

extension State {
  /// Items in work with their ages in days, the oldest first.
  var agedItems: [(item: WorkItem, age: Int)] {
    guard let overview else { return [] }
    let columns = overview.workflow.columns.filter { $0.category == .doing }
    return columns.flatMap { overview.cards(in: $0.key) }.compactMap { item in
      ItemText.age(of: item, overview, now: now).map { (item, $0) }
    }.sorted { ($0.1, $1.0.key) > ($1.1, $0.0.key) }
  }
}

/// The age of open items against those that are finished.
enum AgePanel {
  /// Levels and shares go by all finished items, bars by what 85 % of them took at most.
  static func draw(
    _ state: State, _ overview: Overview, _ frame: PaneFrame, on canvas: inout Canvas, in rect: Rect
  ) {
    let aged = state.agedItems
    let bar = overview.flow.cycleTime(85)
    let remark = bar.map { "85% took at most " + Wording.counted($0, "day") } ?? ""
    frame.panel("Age of open items", remark: remark).draw(on: &canvas, in: rect) { inside in
      if aged.isEmpty { inside.draw("Nothing is in work.", at: Point(1, 0), in: Style(.secondary)) }
      let places = AgePlaces(
        aged.map(\.item.key), oldest: aged.first?.age ?? 0, columns: inside.bounds.columns)
      let selected = aged.firstIndex { $0.item.key == state.selectedItem }
      let window = ScrollWindow(selected: selected ?? 0, of: aged.count, rows: inside.bounds.rows)
      for (row, index) in window.range.enumerated() {
        let (item, age) = aged[index]
        draw(item, age: age, of: bar ?? age, overview, now: state.now, places, at: row, on: &inside)
        let line = Rect(0, row, inside.bounds.columns, 1)
        inside.name(line, ClickTarget.item(item.key.description).region)
        if index == selected, frame.isFocused { inside.select(line) }
      }
    }
  }

  private static func draw(
    _ item: WorkItem, age: Int, of most: Int, _ overview: Overview, now: Instant, _ places: AgePlaces,
    at row: Int,
    on canvas: inout Canvas
  ) {
    let isKnown = !ItemText.hasChangedClock(item, now: now)
    let pace = overview.flow.pace(ofAge: age)
    let level = isKnown ? overview.flow.level(ofAge: age) : nil
    let isLate = ItemText.isLate(level)
    canvas.draw(SafeText(item.key.description), at: Point(1, row), in: Style(.strong))
    ProgressBar(done: min(age, most), of: max(1, most)).draw(
      on: &canvas, at: Point(places.bar, row), columns: places.barColumns, in: isLate ? .warning : .seriesA)
    canvas.draw(SafeText("\(age) d"), endingAt: Point(places.age, row))
    let share = isKnown ? ItemText.pace(ofAge: age, overview.flow) : "-"
    canvas.draw(SafeText(share), endingAt: Point(places.share, row), in: Style(.secondary))
    // Where nothing is finished an age stands against nothing.
    let block = item.block == nil ? nil : places.isTight ? "!" : "blocked"
    let words = [isKnown ? level?.rawValue : ItemText.clockChanged, block].compactMap { $0 }.joined(
      separator: places.isTight ? " " : ", ")
    canvas.draw(
      SafeText(words), at: Point(places.words, row), in: Style(isLate ? .warning : .text),
      columns: max(0, canvas.bounds.columns - places.words))
    guard isKnown, places.hasCounts, pace.total > 0 else { return }
    canvas.draw(
      SafeText("\(pace.quicker) of \(pace.total) were quicker"),
      at: Point(places.words + AgePlaces.widestWords + 2, row), in: Style(.secondary))
  }
}

/// Where the parts of an ageing row stand: the bar gives way before a word is cut.
struct AgePlaces {
  /// Where the bar begins.
  let bar: Int
  /// 0 where it has no room.
  let barColumns: Int
  /// Where age and share end, and where the words begin.
  let age: Int
  /// Where the share of quicker items ends.
  let share: Int
  /// Where the level begins.
  let words: Int
  /// True where the counts behind the share have room as well.
  let hasCounts: Bool
  /// True where blocked items have only room for their mark.
  let isTight: Bool
  /// As wide as `at risk, blocked`.
  static let widestWords = 16
  /// Share and words with the blanks between them: `  100 %  at risk, blocked`.
  private static let fixedColumns = 7 + 2 + widestWords
  private static let countColumns = 24

  /// - Parameters:
  ///   - oldest: the greatest age, in days.
  ///   - columns: inside the panel.
  init(_ keys: [ItemKey], oldest: Int, columns: Int) {
    let widestAge = max(5, " \(oldest) d".count)
    bar = 3 + (keys.map(\.description.utf8.count).max() ?? 0)
    let spare = columns - 1 - bar - widestAge - Self.fixedColumns
    isTight = spare < 0
    hasCounts = spare >= 8 + Self.countColumns
    barColumns = min(24, max(0, spare - (hasCounts ? Self.countColumns : 0)))
    age = bar + barColumns + widestAge
    share = age + 7
    words = share + 2
  }
}
