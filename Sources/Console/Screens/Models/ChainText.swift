import Domain
import Drawing

/// From the business question to the reading of its figure, as far as links go (`domain.md` 0, 7.8).
///
/// Only what somebody linked stands there; a link that is missing is shown as a gap.
struct ChainText: Equatable {
  /// The chain in one line, from left to right.
  let line: String
  /// What breaks it, one sentence each; empty where it is whole.
  let gaps: [String]

  /// What people recorded fills in what the links do not say.
  init(_ row: VersionRow, _ overview: Overview) {
    let trace = overview.trace(ofVersion: row.version.number, of: row.model.name)
    let run = overview.run(row.version.run)
    let item = run?.item ?? trace?.item
    let figure = overview.keyFigures.first { $0.key == trace?.keyFigure }
    let parts = [
      trace?.question ?? "no question", trace?.keyFigure ?? "no KPI", item ?? "no item",
      run?.label ?? row.version.run ?? "no run", "version \(row.version.number)",
      row.version.gateText, Self.deployment(of: row, overview) ?? "never deployed",
      figure.map { "\($0.key) \(Self.reading($0))" },
    ]
    line = parts.compactMap { $0 }.joined(separator: " -> ")
    gaps = [
      trace?.keyFigure == nil ? "Broken here: nothing says which KPI it serves." : nil,
      item == nil ? "Broken here: the run is linked to no item." : nil,
    ].compactMap { $0 }
  }

  /// `0.77 of 0.8`: the last reading and what was agreed.
  static func reading(_ figure: KeyFigure) -> String {
    let now = figure.current.map(NumberText.trimmed) ?? "not read yet"
    return figure.target.map { "\(now) of \(NumberText.trimmed($0))" } ?? now
  }

  /// The newest one of the version.
  private static func deployment(of row: VersionRow, _ overview: Overview) -> String? {
    overview.deployments.first { $0.model == row.model.name && $0.version == row.version.number }
      .map { "\($0.key) \($0.result.words)" }
  }
}
