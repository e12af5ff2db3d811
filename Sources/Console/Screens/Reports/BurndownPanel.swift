import Domain
import Drawing

/// Remaining points at the end of each day, beside the ideal; words where a chart would say nothing.
enum BurndownPanel {
  /// With fewer bars than these, or fewer than there are days, a chart has too little room.
  private static let fewestBars = 5

  /// Of the sprint in view; the panel stays empty for the moment until its burndown is read.
  static func draw(_ state: State, _ frame: PaneFrame, on canvas: inout Canvas, in rect: Rect) {
    let sprint = state.sprintOfReport
    guard let sprint, let burndown = state.burndown(of: sprint) else {
      frame.panel(sprint.map { "Burndown \($0.name)" } ?? "Burndown").draw(on: &canvas, in: rect) {
        guard sprint == nil else { return }
        $0.draw("No sprint is active.", at: Point(1, 0), in: Style(.secondary))
      }
      return
    }
    let panel = frame.panel("Burndown \(sprint.name)", remark: BurndownText.remark(sprint, burndown))
    panel.draw(on: &canvas, in: rect) { inside in
      let size = Size(max(0, inside.bounds.columns - 2), inside.bounds.rows)
      guard burndown.highest > 0 else {
        return say(BurndownText.withoutPoints(burndown), in: size, on: &inside)
      }
      let count = lines(of: BurndownText.notes(burndown, daysInBar: 1), columns: size.columns).count
      let notes = size.rows < 6 ? 0 : size.rows < 12 ? 1 : min(count, size.rows / 4)
      let room = Rect(1, 0, size.columns, size.rows - (notes > 0 ? notes + 1 : 0))
      var chart = BarChart(bars: [], highest: burndown.highest)
      let most = chart.mostBars(in: room)
      guard most >= min(fewestBars, burndown.shownDays.count) else {
        return say(BurndownText.line(burndown), in: size, on: &inside)
      }
      let days = (burndown.shownDays.count + most - 1) / most
      (chart.bars, chart.marks) = bars(burndown, daysInBar: days)
      inside.within(room) { chart.draw(on: &$0) }
      let said = lines(of: BurndownText.notes(burndown, daysInBar: days), columns: size.columns)
      for (row, note) in said.prefix(notes).enumerated() {
        draw(note, at: Point(1, room.rows + 1 + row), columns: size.columns, on: &inside)
      }
    }
  }

  private static func say(_ words: String, in size: Size, on canvas: inout Canvas) {
    for (row, line) in SafeText(words).wrapped(to: size.columns, rows: size.rows).enumerated() {
      canvas.draw(line, at: Point(1, row), in: Style(.secondary))
    }
  }

  /// Bars of so many days show the last of them that is known, with the ideal of that day.
  private static func bars(_ burndown: Burndown, daysInBar: Int) -> ([BarChart.Bar], [Double?]) {
    let days = burndown.shownDays
    let known = Dictionary(burndown.points.map { ($0.day, $0.remaining) }) { $1 }
    let isLong = (days.last?.number ?? 0) - (days.first?.number ?? 0) >= 31
    var bars: [BarChart.Bar] = []
    var marks: [Double?] = []
    for start in stride(from: 0, to: days.count, by: daysInBar) {
      let group = days[start..<min(days.count, start + daysInBar)]
      guard let day = group.last(where: { known[$0] != nil }) ?? group.last else { continue }
      let text = known[day].map { Rules.text($0) } ?? ""
      bars.append(.init(label: isLong ? day.short : "\(day.civil.day)", value: known[day], text: text))
      marks.append(burndown.ideal(at: day))
    }
    return (bars, marks)
  }

  /// The signs of the legend look as they do in the chart.
  private static func draw(_ note: String, at point: Point, columns: Int, on canvas: inout Canvas) {
    let signs: [(sign: Character, style: Style)] = [
      ("█", Style(.seriesA)), ("━", Style(.warning, bold: true)),
    ]
    canvas.draw(SafeText(note), at: point, in: Style(.secondary), columns: columns)
    for (place, letter) in note.enumerated() {
      guard let style = signs.first(where: { $0.sign == letter })?.style else { continue }
      canvas.restyle(Rect(point.column + place, point.row, 1, 1), as: style)
    }
  }

  /// As many notes in a line as fit whole.
  private static func lines(of notes: [String], columns: Int) -> [String] {
    var lines: [String] = []
    for note in notes {
      if let last = lines.last, SafeText(last).width + 3 + SafeText(note).width <= columns {
        lines[lines.count - 1] = last + "   " + note
      } else {
        lines.append(note)
      }
    }
    return lines
  }
}
