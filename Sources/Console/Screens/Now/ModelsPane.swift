import Domain
import Drawing

/// Model versions with their last gate, and what monitoring says.
enum ModelsPane {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let size = canvas.bounds
    // In a low pane the versions keep most of the rows, until their end is reached.
    let isAtEnd = state.focus == .models && state.selectedVersion == state.versionRows.last?.id
    let leastAlerts = size.rows >= 12 ? 3 : isAtEnd ? max(1, size.rows - 3) : 1
    guard !overview.models.isEmpty else {
      canvas.draw("No registered models yet.", at: Point(1, 0), in: Style(.secondary))
      return
    }
    let lines = versionLines(overview, columns: size.columns)
    let alerts = alertLines(overview, columns: size.columns - 2, rows: size.rows - lines.count - 1)
    let room = max(1, size.rows - (alerts.isEmpty ? 0 : min(alerts.count, leastAlerts) + 1))
    let selected = lines.firstIndex { $0.id != nil && $0.id == state.selectedVersion } ?? 0
    let window = ScrollWindow(selected: selected, of: lines.count, rows: room)
    for (row, index) in window.range.enumerated() {
      let line = lines[index]
      for part in line.parts {
        canvas.draw(
          part.text, at: Point(part.column, row), in: Style(part.role),
          columns: size.columns - part.column - 1)
      }
      if let id = line.id, id == state.selectedVersion, state.focus == .models {
        canvas.select(Rect(0, row, size.columns, 1))
      }
    }
    draw(alerts, from: window.count + 1, state, on: &canvas)
  }

  /// What has no room is counted in the last row.
  private static func draw(
    _ alerts: [(SafeText, Role)], from start: Int, _ state: State, on canvas: inout Canvas
  ) {
    let room = max(0, canvas.bounds.rows - start)
    let shown = alerts.count > room ? max(0, room - 1) : alerts.count
    for (offset, alert) in alerts.prefix(shown).enumerated() {
      canvas.draw(alert.0, at: Point(1, start + offset), in: Style(alert.1))
    }
    guard shown < alerts.count, room > 0 else { return }
    let more =
      shown > 0
      ? "! \(alerts.count - shown) more" : "! \(alerts.count) alerts: \(state.key(.goEnd)) goes to them"
    canvas.draw(
      SafeText(more), at: Point(1, start + shown), in: Style(.bad), columns: canvas.bounds.columns - 2)
  }

  private struct Line {
    var id: VersionID?
    var parts: [(text: SafeText, column: Int, role: Role)]
  }

  private static func versionLines(_ overview: Overview, columns: Int) -> [Line] {
    overview.models.flatMap { model -> [Line] in
      [Line(parts: [(SafeText(model.name), 1, .strong)])]
        + model.versions.flatMap {
          lines(of: VersionRow(model: model, version: $0), overview, columns: columns)
        }
    }
  }

  private static func lines(of row: VersionRow, _ overview: Overview, columns: Int) -> [Line] {
    let (word, role) = VersionText.state(of: row.version)
    let (gate, gateRole) = VersionText.gate(of: row.version)
    // A figure without its name says nothing.
    let figure = columns < 44 ? "" : VersionText.figure(of: row.version, overview, columns: columns - 32)
    var lines = [
      Line(
        id: row.id,
        parts: [
          (SafeText("\(row.version.number)"), 3, .strong), (SafeText(word), 6, role),
          (SafeText(gate), 19, gateRole),
        ] + (figure.isEmpty ? [] : [(figure, 31, .text)]))
    ]
    if let failed = row.version.evaluations.first?.checks.first(where: { !$0.result.isInOrder }) {
      let words = "\(failed.metric) \(VersionText.measured(failed)), limit \(failed.condition)"
      lines.append(Line(parts: [(SafeText(words), 6, .bad)]))
    }
    return lines
  }

  /// What needs somebody's eye: the first missed figure and the open alerts, each in several forms.
  static func alerts(_ overview: Overview) -> [(forms: [String], role: Role)] {
    let missed = overview.keyFigures.filter(\.isMissed).prefix(1).map { figure -> ([String], Role) in
      let reading = "! \(figure.key) \(ChainText.reading(figure))"
      return (["\(reading): \(figure.name)", reading], .warning)
    }
    let alerts = AlertText.open(overview).map { alert -> ([String], Role) in
      (alert.forms, alert.level == .alert ? .bad : .warning)
    }
    return missed + alerts
  }

  /// Whole where all of them have room so, else a line each.
  private static func alertLines(_ overview: Overview, columns: Int, rows: Int) -> [(SafeText, Role)] {
    let all = alerts(overview)
    let mark = "! "
    let whole = all.flatMap { forms, role in
      SafeText.hanging(mark, String(forms[0].dropFirst(mark.count)), columns: columns).map { ($0, role) }
    }
    guard whole.count > rows else { return whole }
    return all.map { forms, role in
      let text = SafeText.fullest(forms.map { SafeText($0) }, columns: columns)
      return (text.width > columns ? text.cutBetweenWords(to: columns) : text, role)
    }
  }
}
