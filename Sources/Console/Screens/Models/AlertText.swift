import Domain
import Drawing

/// An alert in words: what was measured, its limit, and since when.
///
/// The stored rule says what should hold (`psi(fare_amount) < 0.25`); beside the value that
/// broke it, it would read as if it held.
struct AlertText: Equatable {
  /// What was measured.
  let subject: String
  /// With its unit; `-` where it was not kept.
  let value: String
  /// The limit with its unit; nil where the rule is no comparison.
  let limit: String?
  /// How bad it is.
  let level: Alert.Level
  /// The day on which it was raised.
  let since: String

  /// A rule that is no comparison of one figure with a number is told as it stands.
  ///
  /// - Parameter since: the day on which it was raised, for the screen.
  init(_ alert: Alert, since: String) {
    self.since = since
    level = alert.level
    let parts = alert.rule.split(separator: " ").map(String.init)
    guard parts.count == 3, ["<", "<=", ">", ">="].contains(parts[1]), let bound = Double(parts[2]) else {
      (subject, limit) = (alert.rule, nil)
      value = alert.value.map(NumberText.short) ?? "-"
      return
    }
    let (name, unit) = Self.subject(parts[0])
    subject = name
    limit = parts[2] + unit
    // What stands beside it on the screen is today's, so this is as well, as long as it breaks the rule.
    let measured = alert.latest.flatMap { Self.holds($0, parts[1], bound) ? nil : $0 } ?? alert.value
    value = measured.map { Self.number($0, beside: bound, written: parts[2]) + unit } ?? "-"
  }

  private static func holds(_ value: Double, _ relation: String, _ bound: Double) -> Bool {
    switch relation {
    case "<": value < bound
    case "<=": value <= bound
    case ">": value > bound
    default: value >= bound
    }
  }

  /// The sentence, and the same in fewer words.
  var forms: [String] {
    let short = "! \(subject) \(value)" + (limit.map { ", limit \($0)" } ?? "")
    return [short + ", \(level.rawValue) since \(since)", short + ", \(level.rawValue)", short]
  }

  /// `psi(fare_amount)` is PSI of that feature; an ending such as `_ms` is a unit.
  private static func subject(_ name: String) -> (name: String, unit: String) {
    if name.hasPrefix("psi("), name.hasSuffix(")") { return ("PSI " + name.dropFirst(4).dropLast(), "") }
    for unit in ["ms", "s"] where name.hasSuffix("_" + unit) {
      return (String(name.dropLast(unit.count + 1)), " " + unit)
    }
    return (name, "")
  }

  /// As many decimals as the limit has, and more only where the two would look alike.
  private static func number(_ value: Double, beside bound: Double, written limit: String) -> String {
    let written = limit.split(separator: ".").dropFirst().first?.count ?? 0
    let decimals = (written...(written + 4)).first { places in
      value == bound || Double(NumberText.fixed(value, decimals: places)) != bound
    }
    return NumberText.fixed(value, decimals: decimals ?? written)
  }

  /// Open alerts, one for each thing that is measured: the worst level and, of it, the newest.
  static func open(_ overview: Overview) -> [AlertText] {
    var found: [AlertText] = []
    let worstFirst = overview.alerts.filter { $0.state != .resolved }.sorted { left, right in
      (left.level == .alert ? 0 : 1, right.at) < (right.level == .alert ? 0 : 1, left.at)
    }
    for alert in worstFirst {
      let text = AlertText(alert, since: overview.calendar.day(of: alert.at).short)
      if !found.contains(where: { $0.subject == text.subject }) { found.append(text) }
    }
    return found
  }
}
