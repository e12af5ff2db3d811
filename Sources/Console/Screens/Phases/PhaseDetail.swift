import Domain
import Drawing

/// A deliverable in full: its state, who sees to it, what it rests on, and every sign-off.
enum PhaseDetail {
  /// A row of the page; a text without a title goes on under the one above.
  typealias Line = (title: SafeText, text: SafeText)

  private static let titleColumns = 11

  /// Of a row whose sign-off was taken back: a visible mark stays (`domain.md` 1.3).
  static let withdrawnMark = "[!]"

  /// Below a list, as far as there is room, with what the marks mean in the last rows.
  static func draw(
    _ deliverable: Deliverable, _ state: State, _ overview: Overview, below row: Int, on canvas: inout Canvas
  ) {
    let size = canvas.bounds
    let columns = size.columns - 2
    guard let window = window(on: deliverable, state, overview, below: row, in: size) else { return }
    let lines = lines(of: deliverable, overview, columns: columns)
    canvas.draw(
      SafeText("\(deliverable.code)  \(deliverable.name)"), at: Point(1, row), in: Style(.strong),
      columns: columns)
    for (offset, line) in lines[window.range].enumerated() {
      canvas.draw(line.title, at: Point(1, row + 1 + offset), in: Style(.secondary))
      canvas.draw(line.text, at: Point(1 + titleColumns, row + 1 + offset))
    }
    canvas.draw(
      window.rest(state.pageKeys), at: Point(1, row + 1 + window.shown), in: Style(.key), columns: columns)
    let legend = legend(columns: columns)
    for (offset, line) in legend.enumerated() {
      canvas.draw(line, at: Point(1, size.rows - legend.count + offset), in: Style(.secondary))
    }
  }

  /// Which lines of it are in sight below a list that ends above a row; nil where it has no room.
  static func window(
    on deliverable: Deliverable, _ state: State, _ overview: Overview, below row: Int, in size: Rect
  ) -> LineWindow? {
    let columns = size.columns - 2
    let room = size.rows - row - 2 - legend(columns: columns).count
    guard room >= 2 else { return nil }
    let count = lines(of: deliverable, overview, columns: columns).count
    return LineWindow(of: count, room: room, scrolled: state.scrolledLines)
  }

  /// What the marks mean: in the words of the list, else in short ones, on as many lines as those take.
  static func legend(columns: Int) -> [SafeText] {
    let states = Deliverable.State.allCases
    let full = states.map { "\($0.mark) \($0.words)" } + ["\(withdrawnMark) sign-off withdrawn"]
    let line = SafeText(full.joined(separator: "   "))
    if line.width <= columns { return [line] }
    return (states.map { "\($0.mark) \(short($0))" } + ["\(withdrawnMark) withdrawn"]).reduce(into: []) {
      lines, part in
      if let last = lines.last, last.width + 3 + part.count <= columns {
        lines[lines.count - 1] = last + "   " + SafeText(part)
      } else {
        lines.append(SafeText(part))
      }
    }
  }

  private static func short(_ state: Deliverable.State) -> String {
    switch state {
    case .notStarted: "todo"
    case .inProgress: "doing"
    case .inReview: "review"
    case .signedOff: "signed"
    case .notApplicable: "n/a"
    }
  }

  /// All of it, wrapped to so many columns.
  static func lines(of deliverable: Deliverable, _ overview: Overview, columns: Int) -> [Line] {
    var lines: [Line] = []
    func add(_ title: String, _ texts: [String]) {
      let rows = texts.filter { !$0.isEmpty }.flatMap {
        SafeText($0).wrapped(to: max(1, columns - titleColumns))
      }
      for (index, text) in rows.enumerated() { lines.append((index == 0 ? SafeText(title) : "", text)) }
    }
    add("State", [DeliverableText.state(of: deliverable, overview)])
    add("Owner", [deliverable.owner.map(overview.memberName) ?? "nobody yet"])
    let evidence = deliverable.evidence.map { words(for: $0, overview) }
    add("Evidence", evidence.isEmpty ? ["none yet"] : evidence)
    add("Sign-offs", overview.signOffs(of: deliverable).map { words(for: $0, overview) })
    add("Note", [deliverable.note])
    add("Asks for", [overview.guidance[deliverable.framework]?[deliverable.code] ?? ""])
    if deliverable.state == .inReview { add("To sign", [missing(deliverable)]) }
    return lines
  }

  /// What a sign-off still needs.
  private static func missing(_ deliverable: Deliverable) -> String {
    let proof = deliverable.hasProof ? "" : "evidence or a note, "
    let name = deliverable.isSignedByCustomer ? "the customer's name" : "a person"
    return "needs \(proof)\(name) and a date"
  }

  private static func words(for signOff: SignOff, _ overview: Overview) -> String {
    let calendar = overview.calendar
    var text = "\(signOff.key)  \(calendar.shortText(signOff.at))  \(overview.memberName(signOff.by)): "
    text += signOff.document
    if let replaced = signOff.replaces { text += ", replaces \(replaced)" }
    guard let withdrawn = signOff.withdrawnAt else { return text }
    let reason = signOff.reason.map { ": \($0)" } ?? ""
    return text + ", withdrawn \(calendar.shortText(withdrawn))\(reason)"
  }

  /// A reference with what is known of it.
  private static func words(for reference: String, _ overview: Overview) -> String {
    let known = title(of: reference, overview) ?? ""
    return known.isEmpty ? reference : "\(reference)  \(known)"
  }

  private static func title(of reference: String, _ overview: Overview) -> String? {
    let calendar = overview.calendar
    if let title = overview.evidenceTitles[reference] { return title }
    if let run = overview.run(reference) { return run.name }
    if let figure = overview.keyFigures.first(where: { $0.key == reference }) { return figure.name }
    if let decision = overview.decisions.first(where: { $0.key == reference }) {
      let head = "decided \(calendar.shortText(decision.at)) by \(overview.memberName(decision.by))"
      return "\(head): \(decision.title), because \(decision.because)"
    }
    if let signOff = overview.signOffs.first(where: { $0.key == reference }) {
      return
        "signed \(calendar.shortText(signOff.at)) by \(overview.memberName(signOff.by)): \(signOff.document)"
    }
    return overview.deployments.first { $0.key == reference }.map {
      "\($0.model) \($0.version) to \($0.environment), \(calendar.shortText($0.at))"
    }
  }
}
