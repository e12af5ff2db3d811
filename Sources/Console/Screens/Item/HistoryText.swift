import Domain

/// What happened to an item, in words.
enum HistoryText {
  /// Without time and person, which stand in front of it.
  static func words(_ entry: HistoryEntry, _ overview: Overview) -> String {
    let reason = entry.reason.map { ": \($0)" } ?? ""
    switch entry.kind {
    case .created: return "created in \(overview.workflow.name(entry.to ?? ""))"
    case .status:
      let mark = entry.isReopening ? " (reopened)" : ""
      return
        "\(overview.workflow.name(entry.from ?? "")) -> \(overview.workflow.name(entry.to ?? ""))\(mark)\(reason)"
    case .blocked: return "blocked\(reason)"
    case .unblocked: return "unblocked\(reason)"
    case .estimate: return "estimate \(entry.from ?? "none") -> \(entry.to ?? "none")\(reason)"
    case .sprintAdded: return "into sprint \(entry.sprint ?? "") (\(entry.how ?? HistoryEntry.planned))"
    case .sprintRemoved: return "out of sprint \(entry.sprint ?? "")\(reason)"
    case .sprintCarriedOver: return "carried over from \(entry.sprint ?? "")"
    }
  }
}
