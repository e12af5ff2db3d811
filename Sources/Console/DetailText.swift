import Domain
import Drawing

/// The selected thing in one line: its key, its title in full, and what else is known.
struct DetailText: Equatable {
  /// May be empty.
  var key: String
  /// Cut only where nothing else is left to leave.
  var title: String
  /// What matters most comes first: the others leave where there is no room.
  var more: [String]
  /// The same in fewer words, tried in this order before anything is cut.
  var shorter: [[String]] = []

  /// Fewer columns than these say nothing that is worth its blank.
  private static let leastColumns = 12

  /// What stands where: key and title, then as many facts as fit; what is missing leaves a mark,
  /// and what is cut is cut between two words.
  func parts(columns: Int) -> [(text: SafeText, column: Int, role: Role)] {
    let texts = texts(in: columns)
    var parts: [(text: SafeText, column: Int, role: Role)] = []
    var column = 0
    for (index, (text, role)) in texts.enumerated() {
      let room = columns - column
      guard room > 0 else { break }
      // Behind all but the last there is room for a mark.
      if text.width + (index == texts.count - 1 || parts.count < 2 ? 0 : 3) <= room {
        parts.append((text, column, role))
        column += text.width + 2
        continue
      }
      let isWorthIt = room >= Self.leastColumns || parts.count < 2
      parts.append((isWorthIt ? text.cutBetweenWords(to: room) : SafeText("…"), column, role))
      break
    }
    return parts
  }

  /// The first wording that fits whole; where none does, the shortest, which is then cut.
  private func texts(in columns: Int) -> [(SafeText, Role)] {
    for facts in [more] + shorter {
      let texts = texts(facts)
      let room = columns - texts.reduce(-2) { $0 + $1.0.width + 2 }
      guard room >= 0 else { continue }
      let opened = opening(facts, by: room)
      // A longer wording is worth it where what it cuts can be told for some words.
      if opened != facts || !facts.contains(where: { whole(of: $0) != nil }) || facts == shorter.last {
        return self.texts(opened)
      }
    }
    return texts(shorter.last ?? more)
  }

  private func texts(_ facts: [String]) -> [(SafeText, Role)] {
    let all = [(key, Role.strong), (title, .text)] + facts.map { ($0, .secondary) }
    return all.filter { !$0.0.isEmpty }.map { (SafeText($0.0), $0.1) }
  }

  /// Tells as much of what is cut as there is room for.
  private func opening(_ facts: [String], by room: Int) -> [String] {
    guard room >= Self.leastColumns, let place = facts.firstIndex(where: { whole(of: $0) != nil }),
      let whole = whole(of: facts[place])
    else { return facts }
    var opened = facts
    opened[place] = SafeText(whole).cutBetweenWords(to: SafeText(facts[place]).width + room).text
    return opened
  }

  /// The fact of which only the beginning is told; nil for one that is told whole.
  private func whole(of fact: String) -> String? {
    guard fact.hasSuffix("…") else { return nil }
    return more.first { $0 != fact && $0.hasPrefix(fact.dropLast()) }
  }

  static func of(_ state: State, _ overview: Overview) -> DetailText? {
    switch state.listInFocus {
    case .items, .lines:
      state.currentItem.map { item in
        DetailText(
          key: item.key.description, title: item.title,
          more: ItemText.facts(of: item, overview, now: state.now),
          shorter: ItemText.shortFacts(of: item, overview, now: state.now))
      }
    case .links:
      state.currentLink.map { DetailText(key: $0.target, title: $0.title, more: [$0.relation]) }
    case .runs:
      state.detailedRun.map { run in
        DetailText(
          key: run.label, title: run.name, more: RunText.summary(of: run, overview, now: state.now))
      }
    case .versions:
      state.currentVersion.map { row in
        DetailText(
          key: "\(row.model.name) \(row.version.number)", title: row.version.description ?? "", more: [])
      }
    case .deliverables:
      state.phaseRows.indices.contains(state.cellIndex)
        ? DeliverableText.detail(of: state.phaseRows[state.cellIndex], overview) : nil
    case .operations:
      state.currentLine.map { DetailText(key: "", title: $0.summary, more: []) }
    case .summary, .nothing: nil
    }
  }
}
