import Domain
import Drawing

/// A deliverable in full: its state, who sees to it, what it rests on, and every sign-off.
enum PhaseDetail {
  /// A row of the page; a text without a title goes on under the one above.
  typealias Line = (title: SafeText, text: SafeText)

  private static let titleColumns = 11

  /// Of a row whose sign-off was taken back: a visible mark stays (`domain.md` 1.3).
  static let withdrawnMark = "[!]"

  /// Below a list, as far as there is room, with what the marks mean in the last row.
  static func draw(
    _ deliverable: Deliverable, _ overview: Overview, below row: Int, on canvas: inout Canvas
  ) {
    let size = canvas.bounds
    let columns = size.columns - 2
    let room = size.rows - row - 3
    guard room >= 2 else { return }
    let lines = lines(of: deliverable, overview, columns: columns)
    let shown = lines.count > room ? room - 1 : lines.count
    canvas.draw(
      SafeText("\(deliverable.code)  \(deliverable.name)"), at: Point(1, row), in: Style(.strong),
      columns: columns)
    for (offset, line) in lines.prefix(shown).enumerated() {
      canvas.draw(line.title, at: Point(1, row + 1 + offset), in: Style(.secondary))
      canvas.draw(line.text, at: Point(1 + titleColumns, row + 1 + offset))
    }
    if shown < lines.count {
      canvas.draw(
        SafeText("… \(Wording.counted(lines.count - shown, "line")) more"), at: Point(1, row + 1 + shown),
        in: Style(.secondary))
    }
    canvas.draw(
      SafeText.fullest(legends, columns: columns), at: Point(1, size.rows - 1), in: Style(.secondary),
      columns: columns)
  }

  /// What the marks mean, in words that give way.
  private static var legends: [SafeText] {
    let marks = Deliverable.State.allCases.map { "\($0.mark) \($0.words)" }
    let short = Deliverable.State.allCases.map { "\($0.mark) \($0.words.split(separator: " ").last ?? "")" }
    return [marks + ["\(withdrawnMark) sign-off withdrawn"], marks, short].map {
      SafeText($0.joined(separator: "   "))
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
