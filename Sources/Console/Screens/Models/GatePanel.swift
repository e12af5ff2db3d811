import Domain
import Drawing

/// The newest gate result of a version, check by check, and what follows from it.
enum GatePanel {
  /// The last line says how much is out of sight.
  ///
  /// - Parameter hasKeys: true where keys can scroll it.
  static func draw(
    _ row: VersionRow, _ state: State, _ overview: Overview, hasKeys: Bool, on canvas: inout Canvas
  ) {
    let size = canvas.bounds
    let total = rows(of: row, overview, in: size)
    let window = LineWindow(of: total, room: size.rows, scrolled: hasKeys ? state.scrolledLines : 0)
    canvas.within(Rect(0, 0, size.columns, window.shown)) { seen in
      seen.within(Rect(0, -window.first, size.columns, total)) {
        _ = drawAll(row, overview, room: size.rows, on: &$0)
      }
    }
    canvas.draw(
      window.rest(hasKeys ? state.pageKeys : nil), at: Point(1, size.rows - 1),
      in: Style(hasKeys ? .key : .secondary), columns: size.columns - 2)
  }

  /// How many rows all of it takes.
  static func rows(of row: VersionRow, _ overview: Overview, in size: Rect) -> Int {
    // Rows are counted also where they have no place.
    var nowhere = Canvas(Size(size.columns, 0))
    return drawAll(row, overview, room: size.rows, on: &nowhere)
  }

  /// The verdict goes before the table where both have no room.
  ///
  /// - Parameter room: rows in sight at a time.
  /// - Returns: how many rows it took.
  private static func drawAll(
    _ row: VersionRow, _ overview: Overview, room: Int, on canvas: inout Canvas
  ) -> Int {
    let checks = row.version.evaluations.first?.checks.count ?? 0
    let verdict = promotion(of: row, overview)
    let rest = [earlier(row, overview), rollback(of: row, overview), chain(of: row, overview)]
    // Where table and verdict have no room together, the verdict comes first: it names what failed.
    let end: Int
    if room < checks + 4 {
      let place = drawSections([verdict], from: 0, on: &canvas)
      end = drawSections(rest, from: drawResult(row, overview, at: place, on: &canvas), on: &canvas)
    } else {
      let place = drawResult(row, overview, at: 0, on: &canvas)
      end = drawSections([verdict] + rest, from: place, on: &canvas)
    }
    // Behind the last section there is a blank row, which nobody misses.
    return end - 1
  }

  /// Draws the newest result as a table.
  ///
  /// - Returns: the row behind the blank one below it.
  @discardableResult
  private static func drawResult(
    _ row: VersionRow, _ overview: Overview, at place: Int, on canvas: inout Canvas
  ) -> Int {
    guard let last = row.version.evaluations.first else { return place }
    let head = "\(last.gate)  \(overview.calendar.shortText(last.at))"
    canvas.draw(SafeText(head), at: Point(1, place), in: Style(.secondary))
    canvas.within(Rect(0, place + 1, canvas.bounds.columns, last.checks.count + 1)) {
      table(last, ChampionFigures(row, overview)).draw(on: &$0)
    }
    return place + last.checks.count + 3
  }

  /// Draws lines below each other, each section with a blank row behind it.
  @discardableResult
  private static func drawSections(
    _ sections: [[(String, Role)]], from first: Int, on canvas: inout Canvas
  ) -> Int {
    let size = canvas.bounds
    var place = first
    for lines in sections where !lines.isEmpty {
      for (offset, line) in lines.enumerated() {
        for text in SafeText.hanging(offset == 0 ? "" : "  ", line.0, columns: size.columns - 2) {
          canvas.draw(text, at: Point(1, place), in: Style(line.1), columns: size.columns - 2)
          place += 1
        }
      }
      place += 1
    }
    return place
  }

  private static func promotion(of row: VersionRow, _ overview: Overview) -> [(String, Role)] {
    let verdict = PromotionText(row, overview)
    let role: Role = verdict.isPossible ? .good : row.version.state == .champion ? .strong : .bad
    return [(verdict.title, role)] + verdict.reasons.map { ($0, .text) }
  }

  private static func earlier(_ row: VersionRow, _ overview: Overview) -> [(String, Role)] {
    let results = row.version.evaluations.dropFirst().map { earlier -> (String, Role) in
      let passed = earlier.checks.count { $0.result == .pass }
      let verdict = "\(earlier.hasPassed ? "passed" : "failed") \(passed)/\(earlier.checks.count)"
      let words = "\(overview.calendar.shortText(earlier.at))  \(earlier.gate)  \(verdict)"
      return (words, earlier.hasPassed ? .text : .bad)
    }
    return results.isEmpty ? [] : [("Earlier results", .strong)] + results
  }

  /// Why the version was taken back: the rollback of one of its deployments says it.
  private static func rollback(of row: VersionRow, _ overview: Overview) -> [(String, Role)] {
    let all = overview.deployments.filter { $0.model == row.model.name }
    let lines = all.filter { $0.version == row.version.number }.compactMap { own -> (String, Role)? in
      let back = all.first { $0.rollbackOf == own.key }
      guard back != nil || own.result == .rolledBack else { return nil }
      let when = overview.calendar.shortText(back?.at ?? own.at)
      return ("\(when)  \(own.environment)  \(own.reason ?? back?.reason ?? "no reason given")", .text)
    }
    return lines.isEmpty ? [] : [("Why it was taken back", .strong)] + lines
  }

  private static func chain(of row: VersionRow, _ overview: Overview) -> [(String, Role)] {
    let chain = ChainText(row, overview)
    return [("Chain", .strong), (chain.line, .text)] + chain.gaps.map { ($0, .warning) }
  }

  private static func table(
    _ evaluation: GateEvaluation, _ champion: ChampionFigures
  ) -> Table<GateEvaluation.Check> {
    Table(
      [
        TableColumn("check", .rest(atLeast: 10)) { TableCell($0.metric) },
        TableColumn("limit", .fixed(19), yields: 1) { TableCell($0.condition, .secondary) },
        TableColumn("measured", .fixed(8), right: true) { check in
          TableCell(VersionText.measured(check), check.measured == nil ? .bad : .text)
        },
        TableColumn("champion", .fixed(8), right: true, yields: 2) { check in
          TableCell(
            (check.baseline ?? champion.value(of: check.metric)).map(NumberText.short) ?? "-", .secondary)
        },
        TableColumn("result", .fixed(8)) { check in
          TableCell(VersionText.verdict(check), role(of: check.result))
        },
      ], rows: evaluation.checks, hasFocus: false)
  }

  private static func role(of result: GateEvaluation.Check.Result) -> Role {
    switch result {
    case .pass: .good
    case .skipped: .secondary
    case .waived: .warning
    case .fail, .missing, .notFinite, .notComparable: .bad
    }
  }
}

/// What the champion of a model comes to by the metrics of a gate.
struct ChampionFigures {
  private let checks: [GateEvaluation.Check]
  private let run: Run?

  /// Nothing is known where the version is the champion itself: it is not held against itself.
  init(_ row: VersionRow, _ overview: Overview) {
    let champion = row.model.versions.first { $0.state == .champion && $0.number != row.version.number }
    checks = champion?.evaluations.first?.checks ?? []
    run = overview.run(champion?.run)
  }

  /// As its gate measured it, else as its run logged it; nil where neither did.
  func value(of metric: String) -> Double? {
    checks.first { $0.metric == metric && $0.measured != nil }?.measured ?? run?.metric(metric)?.value
  }
}
