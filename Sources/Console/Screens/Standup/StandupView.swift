import Domain
import Drawing

/// The standup on a shared screen: one item at a time, as large as the width allows
/// (`interaction.md` 3.7, `domain.md` 6.7).
enum StandupView {
  private static let left = 4

  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    if let running = overview.standup { drawClocks(running, state, overview, on: &canvas) }
    switch StandupPage.of(state) {
    case .start: StandupStart.draw(state, overview, on: &canvas)
    case .resume(let standup): StandupResume(standup, state, overview).draw(on: &canvas)
    case .item(let standup): _ = drawItem(of: standup, state, overview, on: &canvas)
    case .summary:
      if let summary = state.standupSummary { StandupSummaryView.draw(summary, state, on: &canvas) }
    }
  }

  /// The first line of what is known of the item that is in sight when the last one is.
  static func lastScroll(_ state: State) -> Int {
    guard let overview = state.overview, case .item(let standup) = StandupPage.of(state) else { return 0 }
    var canvas = page(of: state.size)
    return drawItem(of: standup, state, overview, on: &canvas)?.last ?? 0
  }

  /// What the frame leaves for the page: header, detail line and footer are not the screen's.
  static func page(of size: Size) -> Canvas { Canvas(Size(size.columns, size.rows - 3)) }

  /// - Returns: which lines of what is known of the item are in sight; nil where the item is gone.
  private static func drawItem(
    of standup: Standup, _ state: State, _ overview: Overview, on canvas: inout Canvas
  ) -> LineWindow? {
    guard let item = state.standupWorkItem else {
      drawGone(standup, state, on: &canvas)
      return nil
    }
    let known = StandupFacts(item, state, overview)
    let facts = facts(item, overview, state)
    guard canvas.bounds.rows >= 14 else { return known.drawCompact(facts, from: 1, on: &canvas) }
    if !isNarrow(canvas) { drawPlace(item, standup, state, overview, on: &canvas) }
    var trial = canvas
    let row = drawHead(item, facts, above: known, state, on: &trial)
    // Large letters give way to what must be read.
    guard known.hasRoom(canvas.bounds.rows - row, columns: canvas.bounds.columns) else {
      let start = isNarrow(canvas) ? 1 : canvas.bounds.rows >= 20 ? 4 : 3
      return known.drawCompact(facts, from: start, on: &canvas)
    }
    canvas = trial
    return known.draw(from: row, on: &canvas)
  }

  /// Key, facts and title below each other.
  ///
  /// - Returns: the first row that is free.
  private static func drawHead(
    _ item: WorkItem, _ facts: String, above known: StandupFacts, _ state: State, on canvas: inout Canvas
  ) -> Int {
    var row = canvas.bounds.rows >= 20 ? 4 : 3
    row = StandupLetters.drawHeading(item.key.description, at: Point(left, row), state, on: &canvas)
    for line in SafeText(facts).wrapped(to: canvas.bounds.columns - 2 * left) {
      canvas.draw(line, at: Point(left, row), in: Style(.strong))
      row += 1
    }
    return drawTitle(item.title, above: known, at: row + 1, state, on: &canvas)
  }

  /// True where the clocks alone fill the line.
  private static func isNarrow(_ canvas: Canvas) -> Bool { canvas.bounds.columns <= 60 }

  /// Both clocks always in the same corner; overtime is told by a word and a sign.
  private static func drawClocks(
    _ standup: Standup, _ state: State, _ overview: Overview, on canvas: inout Canvas
  ) {
    let width = canvas.bounds.columns
    let clock = StandupClock(standup, state)
    guard !isNarrow(canvas) else { return drawNarrowClocks(standup, clock, on: &canvas) }
    let name = "STANDUP  \(overview.calendar.day(of: standup.at).short)  \(standup.key)"
    let end = canvas.draw(SafeText(name), at: Point(2, 0), in: Style(.strong), columns: width / 2)
    // That a topic is kept lets people leave it until the end.
    let parked = state.runningReport?.topics.count { !$0.isCarried } ?? 0
    if parked > 0 {
      canvas.draw(
        SafeText("\(parked) parked"), at: Point(4 + end, 0), in: Style(.secondary), columns: width / 6)
    }
    let total =
      clock.left < 0
      ? "OVER by \(StandupClock.text(clock.left))" : "all \(StandupClock.text(clock.left)) left"
    canvas.draw(
      SafeText(total), endingAt: Point(width - 2, 0), in: Style(role(of: clock)))
    // Behind the last item it is nobody's turn.
    guard clock.paused != nil || standup.agenda.indices.contains(standup.position) else { return }
    let turn =
      clock.paused.map { "PAUSED \(StandupClock.text($0))" }
      ?? "turn \(StandupClock.text(clock.turn)) of \(StandupClock.text(clock.share))"
    let role: Role =
      clock.paused != nil
      ? .warning : clock.turn > clock.share ? .bad : clock.turn * 5 > clock.share * 4 ? .warning : .secondary
    canvas.draw(SafeText(turn), endingAt: Point(width - 4 - total.count, 0), in: Style(role))
  }

  private static func role(of clock: StandupClock) -> Role {
    clock.left < 0 ? .bad : clock.left < 180_000 ? .warning : .strong
  }

  /// Place and clocks in one line, nothing else.
  private static func drawNarrowClocks(
    _ standup: Standup, _ clock: StandupClock, on canvas: inout Canvas
  ) {
    let total = standup.agenda.count
    let place = "\(min(standup.position + 1, total))/\(total)"
    let left = StandupClock.text(clock.left)
    let words = clock.left < 0 ? "OVER by \(left)" : "\(left) left"
    let isBehindLast = !standup.agenda.indices.contains(standup.position)
    let turn =
      clock.paused.map { "PAUSED \(StandupClock.text($0))" }
      ?? (isBehindLast ? "end" : "turn \(StandupClock.text(clock.turn))")
    let start = canvas.draw(SafeText("\(place)  \(turn)  "), at: Point(1, 0), in: Style(.strong))
    canvas.draw(SafeText(words), at: Point(1 + start, 0), in: Style(role(of: clock)))
  }

  /// Where we are: item so and so of all, the columns around it, who speaks next.
  private static func drawPlace(
    _ item: WorkItem, _ standup: Standup, _ state: State, _ overview: Overview, on canvas: inout Canvas
  ) {
    let width = canvas.bounds.columns
    let row = canvas.bounds.rows >= 20 ? 2 : 1
    let total = standup.agenda.count
    let bar = width < 100 ? 10 : 20
    let text = SafeText("item \(standup.position + 1) of \(total)")
    canvas.draw(text, at: Point(2, row))
    ProgressBar(done: standup.position + 1, of: max(1, total)).draw(
      on: &canvas, at: Point(18, row), columns: bar, in: .seriesA)
    let columns = overview.workflow.columns.filter { $0.category == .doing }.reversed().map { status in
      let count = status.limit.map { " \(overview.count(in: status.key))/\($0)" } ?? ""
      return status.key == item.status ? "[\(status.name)\(count)]" : "\(status.name)\(count)"
    }
    let new = state.standupNewcomers
    let next = standup.agenda.dropFirst(standup.position + 1).first.flatMap { ItemKey($0) } ?? new.first
    let speaker = next.flatMap(overview.item).map { overview.memberName($0.assignee) }
    let behind = new.isEmpty ? "" : ", \(new.count) new behind the last"
    let words = (next.map { "next: \(speaker ?? "-") \($0)" } ?? "last item") + behind
    canvas.draw(SafeText(words), endingAt: Point(width - 2, row), in: Style(.secondary))
    let start = 18 + bar + 4
    let room = width - start - words.count - 4
    // All columns, or the present one: never half of a bracket.
    let forms = [columns, columns.filter { $0.hasPrefix("[") }].map { SafeText($0.joined(separator: " -> ")) }
    guard let form = forms.first(where: { $0.width <= room }) else { return }
    canvas.draw(form, at: Point(start, row), in: Style(.secondary))
  }

  private static func facts(_ item: WorkItem, _ overview: Overview, _ state: State) -> String {
    let points = item.estimate.map(Wording.points) ?? "not estimated"
    var parts = [item.kind.rawValue, overview.memberName(item.assignee), points]
    let stay = ItemText.stay(of: item, state, overview).map { " \($0) d" } ?? ""
    parts.append(overview.workflow.name(item.status) + stay)
    let category = overview.workflow.category(item.status)
    if category == .done, let days = ItemText.age(of: item, overview, now: state.now) {
      parts[parts.count - 1] = "\(overview.workflow.name(item.status)), took \(days) d"
    } else if category != .closed, let days = ItemText.age(of: item, overview, now: state.now) {
      let pace = overview.flow.pace(ofAge: days)
      var age = "age \(days) d" + (overview.flow.level(ofAge: days).map { ", \($0.rawValue)" } ?? "")
      if pace.total > 0 { age += ", \(ItemText.percent(pace.quicker, of: pace.total))% were quicker" }
      parts.append(ItemText.hasChangedClock(item, now: state.now) ? ItemText.clockChanged : age)
    }
    // Said here too: where there is little room the criteria themselves are out of sight.
    if item.criteriaTotal > 0 { parts.append("criteria \(item.criteriaMet)/\(item.criteriaTotal)") }
    return parts.joined(separator: " · ")
  }

  /// The title in the largest letters in which it and what is known of the item have room.
  private static func drawTitle(
    _ title: String, above facts: StandupFacts, at row: Int, _ state: State, on canvas: inout Canvas
  ) -> Int {
    let width = max(1, canvas.bounds.columns - 2 * left)
    let reserved = min(facts.rows(in: canvas.bounds.columns), canvas.bounds.rows / 3)
    let room = canvas.bounds.rows - row - reserved
    for letters in StandupLetters.choices(canvas.bounds, isPlain: state.settings.isPlain) {
      guard let lines = letters.wrapped(title, to: width), lines.count * (letters.height + 1) <= room else {
        continue
      }
      return lines.reduce(row) { StandupLetters.draw($1, letters, at: Point(left, $0), .text, on: &canvas) }
    }
    // At most about 60 characters a line can be read from the back of a room.
    let lines = SafeText(title).wrapped(to: min(60, width))
    for (offset, line) in lines.enumerated() {
      canvas.draw(line, at: Point(left, row + offset), in: Style(.strong, bold: true))
    }
    return row + lines.count + 1
  }

  /// An item that was taken out of the project since the order was fixed.
  private static func drawGone(_ standup: Standup, _ state: State, on canvas: inout Canvas) {
    let place = "item \(standup.position + 1) of \(standup.agenda.count)"
    let text = "\(standup.agenda[standup.position]), \(place), is not in the project any more."
    let remedy = "\(state.key(.standupNext)) goes on."
    for (offset, line) in (SafeText(text) + " " + SafeText(remedy))
      .wrapped(to: max(1, canvas.bounds.columns - 2 * left)).enumerated()
    {
      canvas.draw(line, at: Point(left, 2 + offset), in: Style(.strong))
    }
  }
}
