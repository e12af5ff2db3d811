import Domain
import Drawing

/// How model versions are put into words, the same on every screen.
enum VersionText {
  /// With the look that it deserves.
  static func state(of version: ModelVersion) -> (String, Role) {
    switch version.state {
    case .champion: ("CHAMPION", .good)
    case .rolledBack: ("rolled back", .warning)
    case .rejected: (version.state.rawValue, .bad)
    default: (version.state.rawValue, .secondary)
    }
  }

  /// The newest result.
  static func gate(of version: ModelVersion) -> (String, Role) {
    (version.gateText, version.evaluations.first.map { $0.hasPassed ? .good : .bad } ?? .secondary)
  }

  /// The figure of the run it was made from.
  static func figure(of version: ModelVersion, _ overview: Overview) -> String {
    figure(of: version, overview, columns: .max).text
  }

  /// Where it does not fit, its name is cut and never its value.
  static func figure(of version: ModelVersion, _ overview: Overview, columns: Int) -> SafeText {
    guard let metric = overview.run(version.run)?.headline else { return "" }
    let value = SafeText(" " + NumberText.short(metric.value))
    return SafeText(metric.name).cut(to: max(1, columns - value.width)) + value
  }

  /// Nil where there is nothing to list.
  static func list(_ names: [String]) -> String? { names.isEmpty ? nil : names.joined(separator: ", ") }

  /// `name=value` of each tag; nil where there is none.
  static func list(_ tags: [Run.Pair]) -> String? { list(tags.map { "\($0.name)=\($0.value)" }) }

  /// `missing` where the run has no such figure.
  static func measured(_ check: GateEvaluation.Check) -> String {
    check.measured.map(NumberText.short) ?? "missing"
  }

  /// In capitals where the check did not pass.
  static func verdict(_ check: GateEvaluation.Check) -> String {
    switch check.result {
    case .pass, .skipped, .waived: check.result.rawValue
    case .missing: "FAIL"
    default: check.result.rawValue.uppercased()
    }
  }

  /// pickle and joblib can run hostile code when they are loaded (`domain.md` 3.4).
  static func serialization(of version: ModelVersion) -> String {
    guard let format = version.serialization else { return "unknown" }
    return ["pickle", "joblib"].contains(format) ? "\(format): load it only if you know who made it" : format
  }
}
