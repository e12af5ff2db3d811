import Domain
import Drawing

/// Model versions with their gates (`interaction.md` 3.5).
enum ModelsView {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let area = canvas.bounds
    guard let row = state.currentVersion else {
      let words =
        overview.models.isEmpty
        ? "No registered models yet. An attached tracking store brings its own." : remark(overview)
      canvas.draw(
        SafeText(words), at: Point(2, 1), in: Style(.secondary), columns: area.columns - 3)
      return
    }
    let focus = ModelPane(rawValue: state.pane) ?? .versions
    let panes = layout(area, row, state, overview)
    for (pane, rect) in panes {
      let frame = PaneFrame(pane, focus: focus, shown: panes.count)
      canvas.name(rect, frame.region)
      let table = table(state, overview)
      let place = pane == .versions ? table.place(inRows: Panel.rows(in: rect)) : ""
      let panel = panel(of: pane, row, overview, frame, foot: place)
      panel.draw(on: &canvas, in: rect) { inside in
        switch pane {
        case .versions: table.draw(on: &inside)
        case .gate: GatePanel.draw(row, state, overview, hasKeys: frame.isFocused, on: &inside)
        case .facts: drawFacts(row, overview, on: &inside)
        case .deployments: drawDeployments(row, overview, on: &inside)
        }
      }
    }
  }

  /// The first line of the gate's pane that is in sight when the last one is.
  static func lastScroll(_ state: State) -> Int {
    guard let overview = state.overview, let row = state.currentVersion,
      let rect = layout(View.body(of: state.size), row, state, overview).first(where: { $0.0 == .gate })?.1
    else { return 0 }
    let inside = Panel.inside(of: rect)
    return LineWindow(of: GatePanel.rows(of: row, overview, in: inside), room: inside.rows, scrolled: 0).last
  }

  /// All four, or the versions and the pane in focus, or that one alone.
  private static func layout(
    _ area: Rect, _ row: VersionRow, _ state: State, _ overview: Overview
  ) -> [(ModelPane, Rect)] {
    let focus = ModelPane(rawValue: state.pane) ?? .versions
    let versions = state.versionRows.count
    let deployments = overview.deployments.count { $0.model == row.model.name }
    if state.isEnlarged || area.rows < 14 { return [(focus, area)] }
    let (top, low) = area.splitTop(min(max(versions + 3, 6), area.rows * 2 / 5))
    guard area.columns >= 100 else { return [(.versions, top), (focus == .versions ? .gate : focus, low)] }
    let (left, right) = low.splitLeft(low.columns * 3 / 5)
    // A few deployments leave the room to the facts.
    let (facts, deployed) = right.splitBottom(min(max(deployments + 2, 5), right.rows * 2 / 5))
    return [(.versions, top), (.gate, left), (.facts, facts), (.deployments, deployed)]
  }

  private static func panel(
    of pane: ModelPane, _ row: VersionRow, _ overview: Overview, _ frame: PaneFrame, foot: SafeText
  ) -> Panel {
    switch pane {
    case .versions: return frame.panel("Versions", remark: remark(overview), foot: foot)
    case .gate:
      let last = row.version.evaluations.first
      return frame.panel(
        "\(row.model.name) \(row.version.number)",
        remark: last.map { $0.hasPassed ? "passed" : "FAILED" } ?? row.version.gateText,
        remarkRole: last?.hasPassed == false ? .bad : .secondary)
    case .facts: return frame.panel("Version \(row.version.number)")
    case .deployments: return frame.panel("Deployments", remark: "newest first")
    }
  }

  /// As much as the longest list of names needs, within reason: the facts beside it show them whole.
  private static func aliasColumns(_ rows: [VersionRow]) -> Int {
    let widest = rows.map { SafeText($0.model.aliases(of: $0.version.number).joined(separator: " ")).width }
    return min(24, max(12, widest.max() ?? 0))
  }

  /// How many models there are, and which of them have nothing to list.
  private static func remark(_ overview: Overview) -> String {
    let models = overview.models.count
    let empty = overview.models.filter(\.versions.isEmpty).map(\.name)
    let count = Wording.counted(models, "model")
    return empty.isEmpty ? count : "\(count), no version yet: \(empty.joined(separator: ", "))"
  }

  /// The list as it is drawn, copied and exported.
  static func table(_ state: State, _ overview: Overview) -> Table<VersionRow> {
    let rows = state.versionRows
    let calendar = overview.calendar
    return Table(
      [
        TableColumn("model", .rest(atLeast: state.size.columns < 60 ? 14 : 24)) {
          TableCell($0.model.name, .strong)
        },
        TableColumn("ver", .fixed(3), right: true) { TableCell("\($0.version.number)", .strong) },
        TableColumn("state", .fixed(11), data: [DataColumn("state") { $0.version.state.rawValue }]) { row in
          let (word, role) = VersionText.state(of: row.version)
          return TableCell(word, role)
        },
        TableColumn(
          "gate", .fixed(11), yields: 1,
          data: [
            DataColumn("gate") { $0.version.evaluations.first?.gate ?? "" },
            DataColumn("result") { row in
              row.version.evaluations.first.map { $0.hasPassed ? "passed" : "failed" } ?? ""
            },
          ]
        ) { row in
          let (word, role) = VersionText.gate(of: row.version)
          return TableCell(word, role)
        },
        TableColumn("figure", .fixed(17), yields: 2) {
          TableCell(VersionText.figure(of: $0.version, overview))
        },
        TableColumn("run", .fixed(8), yields: 3, data: [DataColumn("run") { $0.version.run ?? "" }]) {
          TableCell($0.version.run.map { String($0.prefix(8)) } ?? "no run", .secondary)
        },
        TableColumn("aliases", .fixed(aliasColumns(rows)), yields: 4) { row in
          TableCell(row.model.aliases(of: row.version.number).joined(separator: " "), .accent)
        },
        TableColumn(
          "registered", .fixed(12), yields: 5,
          data: [DataColumn("registered") { $0.version.registeredAt?.iso ?? "" }]
        ) { row in
          TableCell(row.version.registeredAt.map(calendar.shortText) ?? "-", .secondary)
        },
      ], rows: rows, selected: rows.firstIndex { $0.id == state.currentVersion?.id })
  }

  private static func drawFacts(_ row: VersionRow, _ overview: Overview, on canvas: inout Canvas) {
    let run = overview.run(row.version.run)
    let owner = row.model.owner.map { overview.memberName($0) } ?? "nobody"
    let facts: [(String, String?)] = [
      ("state", VersionText.state(of: row.version).0),
      ("run", row.version.run.map { String($0.prefix(12)) } ?? "no run"),
      ("item", run.map { $0.item ?? "no item: the chain is broken here" } ?? "-"),
      ("saved as", VersionText.serialization(of: row.version)),
      ("aliases", VersionText.list(row.model.aliases(of: row.version.number))),
      ("tags", VersionText.list(row.version.tags)), ("stage", row.version.stage),
      ("version", row.version.description), ("model", row.model.description),
      ("model tags", VersionText.list(row.model.tags)), ("owner", owner),
    ]
    let room = max(1, canvas.bounds.columns - 14)
    let lines = facts.flatMap { name, value -> [(SafeText, SafeText)] in
      guard let value, !value.isEmpty else { return [] }
      return SafeText(value).wrapped(to: room).enumerated().map { ($0 == 0 ? SafeText(name) : "", $1) }
    }
    for (place, line) in lines.prefix(canvas.bounds.rows).enumerated() {
      let isLast = place + 1 == canvas.bounds.rows && lines.count > canvas.bounds.rows
      canvas.draw(line.0, at: Point(1, place), in: Style(.secondary))
      canvas.draw(isLast ? (line.1.cut(to: room - 2) + " …") : line.1, at: Point(12, place))
    }
  }

  private static func drawDeployments(_ row: VersionRow, _ overview: Overview, on canvas: inout Canvas) {
    let own = overview.deployments.filter { $0.model == row.model.name }
    guard !own.isEmpty else {
      canvas.draw("Never deployed.", at: Point(1, 0), in: Style(.secondary))
      return
    }
    func target(_ one: Deployment) -> String { "v\(one.version) \(one.environment)" }
    let widest = own.map { target($0).count }.max() ?? 0
    var place = 0
    for one in own where place < canvas.bounds.rows {
      let isOwn = one.version == row.version.number
      let words =
        one.rollbackOf.map { "rollback of \($0)" } ?? one.result.words
      let head = "\(overview.calendar.shortText(one.at))  \(one.key)  "
      let text = target(one).padded(to: widest + 2) + words
      for line in SafeText.hanging(head, text, columns: canvas.bounds.columns - 2) {
        canvas.draw(line, at: Point(1, place), in: Style(isOwn ? .strong : .text))
        place += 1
      }
    }
  }
}
