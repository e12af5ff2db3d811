import Domain

/// How deliverables, steps and phases are put into words.
enum DeliverableText {
  /// `Data Preparation` for `data_preparation`.
  static func name(_ key: String) -> String {
    let words = key.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return words.joined(separator: " ")
  }

  /// `3/5`, with a mark where everything is signed off; a word where only plain characters are there.
  static func words(for progress: Progress, _ state: State) -> String {
    progress.text + (progress.isComplete ? state.settings.isPlain ? " ok" : " ✓" : "")
  }

  /// References, else a word about why there are none.
  static func evidence(of deliverable: Deliverable) -> String {
    if !deliverable.evidence.isEmpty { return deliverable.evidence.joined(separator: " ") }
    switch deliverable.state {
    case .inReview, .inProgress: return "no evidence yet"
    case .notStarted, .notApplicable, .signedOff: return deliverable.note
    }
  }

  /// `03 Feb 14:00 by Greta`, or `Greta 03 Feb` where there is little room; empty where nobody signed.
  static func signature(of deliverable: Deliverable, _ overview: Overview, short: Bool = false) -> String {
    guard deliverable.state == .signedOff, let at = deliverable.signedAt else { return "" }
    let name = overview.memberName(deliverable.signedBy)
    return short
      ? "\(name) \(overview.calendar.day(of: at).short)" : "\(overview.calendar.shortText(at)) by \(name)"
  }

  /// `signed off 03 Feb 14:00 by Greta`.
  static func state(of deliverable: Deliverable, _ overview: Overview) -> String {
    [deliverable.state.words, signature(of: deliverable, overview)].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// Evidence and owner in one line.
  static func proof(of deliverable: Deliverable, _ overview: Overview) -> String {
    [evidence(of: deliverable), overview.memberName(deliverable.owner)].filter { !$0.isEmpty }.joined(
      separator: " · ")
  }

  /// For the line below the list.
  static func detail(of deliverable: Deliverable, _ overview: Overview) -> DetailText {
    DetailText(
      key: deliverable.code, title: deliverable.name,
      more: [
        state(of: deliverable, overview), proof(of: deliverable, overview),
        deliverable.evidence.isEmpty ? "" : deliverable.note,
      ])
  }
}
