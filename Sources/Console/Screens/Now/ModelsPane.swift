import Domain
import Drawing

/// Model versions with their last gate, and what monitoring says.
enum ModelsPane {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let size = canvas.bounds
    guard !overview.models.isEmpty else {
      canvas.draw("No registered models yet.", at: Point(1, 0), in: Style(.secondary))
      return
    }
    let alerts = alertLines(overview, columns: size.columns - 2)
    let lines = versionLines(overview, columns: size.columns)
    let room = max(1, size.rows - (alerts.isEmpty ? 0 : min(alerts.count, 3) + 1))
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
    for (offset, alert) in alerts.prefix(max(0, size.rows - window.count - 1)).enumerated() {
      let text = alert.0.width > size.columns - 2 ? alert.0.cutBetweenWords(to: size.columns - 2) : alert.0
      canvas.draw(text, at: Point(1, window.count + 1 + offset), in: Style(alert.1))
    }
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
    let figure = VersionText.figure(of: row.version, overview, columns: columns - 32)
    var lines = [
      Line(
        id: row.id,
        parts: [
          (SafeText("\(row.version.number)"), 3, .strong), (SafeText(word), 6, role),
          (SafeText(gate), 19, gateRole), (figure, 31, .text),
        ])
    ]
    if let failed = row.version.evaluations.first?.checks.first(where: { $0.result != "pass" }) {
      let words = "\(failed.metric) \(VersionText.measured(failed)), wanted \(failed.condition)"
      lines.append(Line(parts: [(SafeText(words), 6, .bad)]))
    }
    return lines
  }

  private static func alertLines(_ overview: Overview, columns: Int) -> [(SafeText, Role)] {
    let alerts = AlertText.open(overview).map { alert -> (SafeText, Role) in
      (SafeText(alert.sentence(columns: columns)), alert.level == "alert" ? .bad : .warning)
    }
    let missed = overview.keyFigures.filter(\.isMissed).map { figure -> (SafeText, Role) in
      let (now, goal) = (trimmed(figure.current), trimmed(figure.target))
      return (SafeText("! \(figure.key) \(now), target \(goal): \(figure.name)"), .warning)
    }
    return missed.prefix(1) + alerts
  }

  /// At most two decimals are read at a glance.
  private static func trimmed(_ value: Double?) -> String { value.map(NumberText.trimmed) ?? "-" }
}
