import Domain

/// Each pane in one line: for small terminals, and as the remark of the pane.
enum NowSummary {
  /// Not cut: whoever draws it knows the room.
  static func line(of pane: NowPane, _ state: State, _ overview: Overview) -> String {
    switch pane {
    case .sprint: sprint(overview)
    case .checklists: checklists(state)
    case .runs: runs(overview, now: state.now)
    case .models: models(overview)
    }
  }

  /// Points done, in all and left; empty until the burndown is read.
  static func sprint(_ overview: Overview) -> String {
    guard overview.sprint != nil else { return "no active sprint" }
    return overview.burndown.map(BurndownText.line) ?? ""
  }

  private static func checklists(_ state: State) -> String {
    let rows = state.phaseRows
    let steps = Progress(rows.filter { $0.framework == "four_step" })
    let phases = Progress(rows.filter { $0.framework == "crisp_dm" })
    return "four steps \(steps.text)" + (phases.total > 0 ? " · CRISP-DM \(phases.text)" : "")
  }

  /// How many run, and how long ago the last of them gave a sign of life.
  static func runs(_ overview: Overview, now: Instant) -> String {
    let running = RunText.counts(overview, of: overview.runs.count, now: now)
    return overview.lastSignOfLife.map { "\(running) · last point \(RunText.ago($0, now: now))" } ?? running
  }

  private static func models(_ overview: Overview) -> String {
    let champions = overview.models.flatMap { model in
      model.versions.filter { $0.state == .champion }.map { "\(model.name) \($0.number) CHAMPION" }
    }
    let alerts = ModelsPane.alerts(overview).count
    return (champions + (alerts > 0 ? ["! " + Wording.counted(alerts, "alert")] : [])).joined(
      separator: " · ")
  }
}
