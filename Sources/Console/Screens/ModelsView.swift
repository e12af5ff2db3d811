import Domain
import Drawing

/// Model versions with their gates (`interaction.md` 3.5).
enum ModelsView {
  static func draw(_ state: State, on canvas: inout Canvas) {
    guard let overview = state.overview else { return }
    let area = canvas.bounds
    guard !overview.models.isEmpty else {
      canvas.draw("No registered models yet.", at: Point(2, 1), in: Style(.secondary))
      return
    }
    let (top, low) = area.splitTop(max(6, area.rows * 2 / 5))
    Panel("Models", remark: SafeText("\(overview.models.count) registered"), isFocused: true)
      .draw(on: &canvas, in: top) { drawList(state, overview, on: &$0) }
    let rows = state.versionRows
    guard rows.indices.contains(state.versionIndex), low.rows > 3 else { return }
    let (model, version) = rows[state.versionIndex]
    let isWide = area.columns >= 100
    let parts =
      isWide ? [low.splitLeft(low.columns * 3 / 5).left, low.splitLeft(low.columns * 3 / 5).rest] : [low]
    let verdict = version.evaluations.first.map { $0.hasPassed ? "passed" : "FAILED" } ?? "no gate result yet"
    Panel(SafeText("\(model.name) \(version.number)"), remark: SafeText(verdict))
      .draw(on: &canvas, in: parts[0]) { drawGate(version, overview, on: &$0) }
    guard parts.count > 1 else { return }
    Panel("Version").draw(on: &canvas, in: parts[1]) { drawFacts(model, version, overview, on: &$0) }
  }

  private static func stateWord(_ version: ModelVersion) -> (String, Role) {
    switch version.state {
    case "champion": ("CHAMPION", .good)
    case "rolled_back": ("rolled back", .warning)
    case "rejected": ("rejected", .bad)
    default: (version.state, .secondary)
    }
  }

  private static func gateWord(_ version: ModelVersion) -> (String, Role) {
    guard let last = version.evaluations.first else { return ("no gate result yet", .secondary) }
    return last.hasPassed ? ("\(last.gate) passed", .good) : ("\(last.gate) FAILED", .bad)
  }

  private static func drawList(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let size = canvas.bounds
    let rows = state.versionRows
    let window = ScrollWindow(
      selected: state.versionIndex, of: rows.count, rows: max(1, size.rows - overview.models.count))
    var row = 0
    var lastName = ""
    for index in window.range {
      let (model, version) = rows[index]
      if model.name != lastName {
        canvas.draw(SafeText(model.name), at: Point(1, row), in: Style(.strong))
        let owner = "owner \(overview.memberName(model.owner))"
        canvas.draw(SafeText(owner), endingAt: Point(size.columns - 1, row), in: Style(.secondary))
        lastName = model.name
        row += 1
      }
      drawRow(version, model, overview, isSelected: index == state.versionIndex, at: row, on: &canvas)
      row += 1
    }
  }

  private static func drawRow(
    _ version: ModelVersion, _ model: RegisteredModel, _ overview: Overview, isSelected: Bool, at row: Int,
    on canvas: inout Canvas
  ) {
    let width = canvas.bounds.columns
    let (word, role) = stateWord(version)
    let (gate, gateRole) = gateWord(version)
    canvas.draw(SafeText("\(version.number)"), endingAt: Point(5, row), in: Style(.strong))
    canvas.draw(SafeText(word), at: Point(7, row), in: Style(role, bold: role == .good))
    canvas.draw(SafeText(gate), at: Point(20, row), in: Style(gateRole))
    let run = overview.runs.first { $0.key == version.run }
    let figure = run.flatMap { $0.metric("f1") }.map { "f1 \(NumberText.fixed($0.value, decimals: 4))" } ?? ""
    canvas.draw(SafeText(figure), at: Point(40, row), columns: max(0, width - 40))
    let aliases = model.aliases.filter { $0.value == version.number }.keys.sorted().joined(separator: " ")
    canvas.draw(
      SafeText("run \(run?.label ?? version.run ?? "-")  \(aliases)"), at: Point(53, row),
      in: Style(.secondary),
      columns: max(0, width - 54))
    guard isSelected else { return }
    canvas.restyle(Rect(0, row, width, 1), as: Style(.selection))
    canvas.draw("▌", at: Point(0, row), in: Style(.selection, bold: true))
    canvas.park(at: Point(0, row))
  }

  private static func drawGate(_ version: ModelVersion, _ overview: Overview, on canvas: inout Canvas) {
    let size = canvas.bounds
    guard let last = version.evaluations.first else {
      canvas.draw("No gate has looked at this version yet.", at: Point(1, 0), in: Style(.secondary))
      return
    }
    canvas.draw(
      SafeText("\(last.gate)  \(overview.calendar.shortText(last.at))"), at: Point(1, 0),
      in: Style(.secondary))
    canvas.draw("measured  champion  result", endingAt: Point(size.columns - 1, 0), in: Style(.secondary))
    for (row, check) in last.checks.enumerated() {
      let isGood = check.result == "pass"
      let mark = isGood ? "✓" : "✗"
      canvas.draw(SafeText(check.metric), at: Point(1, row + 1), columns: 20)
      canvas.draw(
        SafeText("\(mark) \(check.condition)"), at: Point(22, row + 1), in: Style(isGood ? .text : .bad))
      let measured = check.measured.map(NumberText.short) ?? "missing"
      let baseline = check.baseline.map(NumberText.short) ?? "-"
      canvas.draw(SafeText(measured), endingAt: Point(size.columns - 19, row + 1))
      canvas.draw(SafeText(baseline), endingAt: Point(size.columns - 9, row + 1), in: Style(.secondary))
      let word = isGood ? "pass" : check.result == "missing" ? "FAIL" : check.result
      canvas.draw(
        SafeText(word), endingAt: Point(size.columns - 1, row + 1), in: Style(isGood ? .good : .bad))
    }
    let next = last.checks.count + 2
    for (row, earlier) in version.evaluations.dropFirst().enumerated() {
      let passed = earlier.checks.count { $0.result == "pass" }
      let verdict = earlier.hasPassed ? "passed" : "failed"
      canvas.draw(
        SafeText(
          "earlier: \(overview.calendar.shortText(earlier.at))  \(earlier.gate)  \(verdict) \(passed)/\(earlier.checks.count)"
        ),
        at: Point(1, next + row), in: Style(.secondary))
    }
  }

  private static func drawFacts(
    _ model: RegisteredModel, _ version: ModelVersion, _ overview: Overview, on canvas: inout Canvas
  ) {
    let size = canvas.bounds
    let run = overview.runs.first { $0.key == version.run }
    let facts: [(String, String)] = [
      ("state", stateWord(version).0), ("run", version.run ?? "no run"),
      ("item", run.map { $0.item ?? "no item: the chain is broken here" } ?? "-"),
      ("registered", version.registeredAt.map(overview.calendar.shortText) ?? "-"),
      ("saved as", serialization(version)), ("model", model.description ?? "-"),
      ("version", version.description ?? "-"),
    ]
    var row = 0
    for (name, value) in facts {
      canvas.draw(SafeText(name), at: Point(1, row), in: Style(.secondary))
      for line in SafeText(value).wrapped(to: max(1, size.columns - 15)) {
        canvas.draw(line, at: Point(13, row))
        row += 1
      }
    }
  }

  /// pickle and joblib can run hostile code when they are loaded (`domain.md` 3.4).
  private static func serialization(_ version: ModelVersion) -> String {
    guard let format = version.serialization else { return "unknown" }
    return ["pickle", "joblib"].contains(format) ? "\(format): run only if you know who made it" : format
  }

  /// The start screen's pane.
  static func drawCompact(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let size = canvas.bounds
    guard !overview.models.isEmpty else {
      canvas.draw("No registered models yet.", at: Point(1, 0), in: Style(.secondary))
      return
    }
    var row = 0
    var index = 0
    for model in overview.models {
      canvas.draw(SafeText(model.name), at: Point(1, row), in: Style(.strong), columns: size.columns - 2)
      row += 1
      for version in model.versions {
        let (word, role) = stateWord(version)
        let (gate, gateRole) = gateWord(version)
        canvas.draw(SafeText("\(version.number)"), at: Point(3, row), in: Style(.strong))
        canvas.draw(SafeText(word), at: Point(6, row), in: Style(role, bold: role == .good))
        canvas.draw(SafeText(gate), at: Point(19, row), in: Style(gateRole), columns: size.columns - 20)
        if state.focus == .models, index == state.versionIndex {
          canvas.restyle(Rect(0, row, size.columns, 1), as: Style(.selection))
          canvas.draw("▌", at: Point(0, row), in: Style(.selection, bold: true))
        }
        row += 1
        index += 1
        if let failed = version.evaluations.first?.checks.first(where: { $0.result == "missing" }) {
          canvas.draw(
            SafeText("\(failed.metric) missing, \(failed.condition)"), at: Point(6, row), in: Style(.bad),
            columns: size.columns - 7)
          row += 1
        }
      }
    }
    row += 1
    for alert in overview.alerts.filter({ $0.state != "resolved" }) where row < size.rows {
      let value = alert.value.map(NumberText.short) ?? "-"
      let style = Style(alert.level == "alert" ? .bad : .warning)
      canvas.draw(
        SafeText("! \(alert.level) \(value): \(alert.rule)"), at: Point(1, row), in: style,
        columns: size.columns - 2)
      row += 1
    }
  }
}
