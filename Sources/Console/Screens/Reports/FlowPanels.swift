import Domain
import Drawing

/// The four basic measures with their percentiles, and a forecast.
enum FlowPanel {
  /// Rows it needs with its frame.
  static let rows = 9

  /// Each figure by its fullest wording that has room; without finished items a word, never a 0.
  static func draw(
    _ state: State, _ overview: Overview, _ frame: PaneFrame, on canvas: inout Canvas, in rect: Rect
  ) {
    let flow = overview.flow
    let title = "Flow, \(Wording.counted(flow.cycleTimes.count, "finished item"))"
    frame.panel(title, remark: remark(flow)).draw(on: &canvas, in: rect) { inside in
      guard !flow.cycleTimes.isEmpty else {
        let known: SafeText =
          flow.withoutHistory > 0 ? "nothing that is finished has a history." : "nothing is finished yet."
        // What is in work is known all the same.
        draw([inWork(overview)], on: &inside)
        inside.draw("Not enough data: " + known, at: Point(1, 1), in: Style(.secondary))
        return
      }
      draw(lines(state, overview), on: &inside)
    }
  }

  private static func draw(_ lines: [(name: String, forms: [String])], on canvas: inout Canvas) {
    let start = canvas.bounds.columns >= 50 ? 27 : 26
    for (row, line) in lines.enumerated() {
      canvas.draw(SafeText(line.name), at: Point(1, row), in: Style(.secondary))
      let room = canvas.bounds.columns - start - 1
      let text = SafeText.fullest(line.forms.map { SafeText($0) }, columns: room)
      canvas.draw(text, at: Point(start, row), columns: room)
    }
  }

  private static func inWork(_ overview: Overview) -> (name: String, forms: [String]) {
    ("Work in progress", [Wording.counted(overview.inWork, "item")])
  }

  private static func remark(_ flow: FlowFigures) -> String {
    let thin = flow.isThin ? "thin: fewer than 11" : ""
    guard flow.withoutHistory > 0 else { return thin }
    return (thin.isEmpty ? "" : thin + ", ") + "\(flow.withoutHistory) without history left out"
  }

  /// What each line is about, and its wordings, the fullest first.
  private static func lines(_ state: State, _ overview: Overview) -> [(name: String, forms: [String])] {
    let flow = overview.flow
    func days(_ values: [Int?]) -> String {
      values.map { $0.map(String.init) ?? "-" }.joined(separator: " / ") + " days"
    }
    let weeks = flow.throughput(before: overview.calendar.day(of: state.now))
    let throughput = (1...6).reversed().map { count in
      let shown = weeks.suffix(count).map { "W\($0.week < 10 ? "0" : "")\($0.week) \($0.count)" }
      return (count < weeks.count ? "… " : "") + shown.joined(separator: "  ")
    }
    let lead = days([50, 85].map(flow.leadTime))
    let mean = flow.meanCycleTime.map { "\(NumberText.fixed($0, decimals: 2)) days" }
    return [
      inWork(overview),
      ("Throughput by ISO week", weeks.isEmpty ? ["no whole week yet", "none yet"] : throughput),
      ("Cycle time 50/70/85/95%", [days([50, 70, 85, 95].map(flow.cycleTime))]),
      ("Cycle time, mean", [mean ?? "-"]), ("Lead time 50/85%", [lead + ", created to done", lead]),
    ] + forecastLines(overview)
  }

  /// The window and the percentages are always said with the result (`domain.md` 5.9).
  private static func forecastLines(_ overview: Overview) -> [(name: String, forms: [String])] {
    guard let forecast = overview.forecast else {
      // The window ends yesterday: what was finished today is no part of it.
      let reason = overview.inWork == 0 ? "nothing is in work" : "none done in 8 weeks to yesterday"
      return [("Forecast", ["cannot forecast: \(reason)", "cannot forecast"])]
    }
    let shares = [50, 70, 85].map { (share: $0, days: forecast.days($0)) }
    let short = "\(shares.map { "\($0.days)" }.joined(separator: "/")) d"
    let forms = [
      shares.map { "\($0.share)% in \($0.days) d" }.joined(separator: ", "),
      shares.map { "\($0.share)% \($0.days) d" }.joined(separator: ", "), "50/70/85% \(short)",
    ]
    let base = "past \(forecast.windowDays) days, \(Forecast.trials) trials"
    let doubt = forecast.isThin ? ", not enough to rely on" : "; repeats the past"
    let brief = "past \(forecast.windowDays) days" + (forecast.isThin ? ", too few" : "")
    return [("Done with \(forecast.items) in work", forms), ("", [base + doubt, base, brief])]
  }
}

/// How many items took how many days from start to done.
enum CycleTimePanel {
  /// A bar for each day, or for several where days have no room.
  static func draw(_ flow: FlowFigures, _ frame: PaneFrame, on canvas: inout Canvas, in rect: Rect) {
    let shares = [50, 85, 95].compactMap { share in flow.cycleTime(share).map { "\(share)% in \($0) d" } }
    let panel = frame.panel("Cycle times", remark: shares.joined(separator: ", "))
    panel.draw(on: &canvas, in: rect) { inside in
      guard let longest = flow.cycleTimes.last else {
        inside.draw("Nothing is finished yet.", at: Point(1, 0), in: Style(.secondary))
        return
      }
      let room = max(1, (inside.bounds.columns - 8) / 4)
      let days = max(1, (longest + room - 1) / room)
      var counts = Array(repeating: 0, count: longest / days + 1)
      for time in flow.cycleTimes { counts[max(0, time - 1) / days] += 1 }
      let unit = days == 1 ? "days from start to done" : "days from start to done, \(days) to a bar"
      let used = counts.prefix((longest - 1) / days + 1)
      let bars = used.enumerated().map { index, count in
        BarChart.Bar(
          label: "\(index * days + 1)", value: count > 0 ? Double(count) : nil, text: "\(count)")
      }
      ReportBars.draw(bars, below: unit, on: &inside)
    }
  }
}

/// Finished items by week; the present week is not over and left out.
enum ThroughputPanel {
  /// As many of the last weeks as have room.
  static func draw(
    _ weeks: [(week: Int, count: Int)], _ frame: PaneFrame, on canvas: inout Canvas, in rect: Rect
  ) {
    let total = weeks.reduce(0) { $0 + $1.count }
    let mean = weeks.isEmpty ? 0 : Double(total) / Double(weeks.count)
    let remark = weeks.isEmpty ? "" : "mean \(NumberText.fixed(mean, decimals: 1)) a week"
    frame.panel("Throughput", remark: remark).draw(on: &canvas, in: rect) { inside in
      guard !weeks.isEmpty else {
        inside.draw(
          "No week is over since the first item was finished.", at: Point(1, 0), in: Style(.secondary))
        return
      }
      let bars = weeks.suffix(max(1, (inside.bounds.columns - 6) / 5)).map { week in
        BarChart.Bar(
          label: "W\(week.week < 10 ? "0" : "")\(week.week)",
          value: week.count > 0 ? Double(week.count) : nil, text: "\(week.count)")
      }
      ReportBars.draw(bars, below: "items finished in each whole week, by its ISO number", on: &inside)
    }
  }
}

/// Bars of counts with a word about them below.
enum ReportBars {
  /// - Parameter words: what the bars count, left out where there are fewer than six rows.
  static func draw(_ bars: [BarChart.Bar], below words: String, on canvas: inout Canvas) {
    let size = canvas.bounds
    let hasWords = size.rows >= 6
    let chart = BarChart(bars: bars, highest: bars.compactMap(\.value).max() ?? 1)
    canvas.within(Rect(1, 0, size.columns - 2, size.rows - (hasWords ? 1 : 0))) { chart.draw(on: &$0) }
    guard hasWords else { return }
    canvas.draw(
      SafeText(words), at: Point(1, size.rows - 1), in: Style(.secondary), columns: size.columns - 2)
  }
}
