/// A checklist row with its state (`domain.md` 1.3).
package struct Deliverable: Equatable, Sendable {
  /// How far it has come; nothing is ever locked by it (`domain.md` 1.3).
  package enum State: String, Sendable, CaseIterable {
    case notStarted = "not_started"
    case inProgress = "in_progress"
    case inReview = "in_review"
    case signedOff = "signed_off"
    case notApplicable = "not_applicable"

    /// The state as it stands on the screen, such as `in review`.
    package var words: String { rawValue.split(separator: "_").joined(separator: " ") }
    /// Three columns, told apart without colour.
    package var mark: String {
      switch self {
      case .notStarted: "[ ]"
      case .inProgress: "[~]"
      case .inReview: "[?]"
      case .signedOff: "[x]"
      case .notApplicable: "[-]"
      }
    }
  }

  /// Key of the cycle that it belongs to.
  package var cycle: String
  /// `four_step` or `crisp_dm`.
  package var framework: String
  /// One of `ProjectFormat.steps` for `four_step`, of `ProjectFormat.phases` for `crisp_dm`.
  package var group: String
  /// Number of the CRISP-DM task, such as `4.3`; nil for the four steps.
  package var task: String?
  /// Stable, such as `DI-1` or `C4.2.1`, and unique in a cycle (`domain.md` 1.1, 2.1).
  package var code: String
  /// The output in the framework's words.
  package var name: String
  /// Set by people, never worked out from the evidence.
  package var state: State
  /// Key of the member who sees to it; nil for nobody.
  package var owner: String?
  /// What backs it, one reference each, such as an item's key; empty for none.
  package var evidence: [String]
  /// Remarks, or why it does not apply; may be empty.
  package var note: String
  /// Key of the member who signed it off; nil while nobody did.
  package var signedBy: String?
  /// When it was signed off.
  package var signedAt: Instant?

  /// A row as it stands now, without its earlier states and not signed yet.
  package init(
    cycle: String, framework: String, group: String, task: String?, code: String, name: String, state: State,
    owner: String?, evidence: [String], note: String
  ) {
    self.cycle = cycle
    self.framework = framework
    self.group = group
    self.task = task
    self.code = code
    self.name = name
    self.state = state
    self.owner = owner
    self.evidence = evidence
    self.note = note
  }

  /// True where evidence or a note backs it, without which nobody signs (`domain.md` 1.3).
  package var hasProof: Bool { !evidence.isEmpty || !note.isEmpty }
  /// True where only the customer's name counts: outputs of Discover, and the last one of Deploy
  /// (`domain.md` 1.3).
  package var isSignedByCustomer: Bool { group == "discover" || code == "DP-4" }

  /// True where customer and team have agreed on an approach: the output `PL-3` is signed off.
  package static func approachIsAgreed(in rows: [Deliverable]) -> Bool {
    rows.contains { $0.code == "PL-3" && $0.state == .signedOff }
  }

  /// The step under which a CRISP-DM row is shown (`domain.md` 2.3).
  ///
  /// 4.3 and 4.4 move from Play to Develop once an approach is agreed.
  package func step(approachIsAgreed: Bool) -> String {
    guard framework == "crisp_dm" else { return group }
    switch group {
    case "business_understanding", "data_understanding": return "discover"
    case "data_preparation": return "play"
    case "modeling":
      let isLater = task == "4.3" || task == "4.4"
      return isLater && approachIsAgreed ? "develop" : "play"
    case "evaluation": return task == "5.3" ? "deploy" : "develop"
    default: return "deploy"
    }
  }
}

/// Signed off out of all that apply; never a percentage alone.
package struct Progress: Equatable, Sendable {
  /// Rows that are signed off.
  package var done: Int
  /// All rows but those that do not apply.
  package var total: Int
  /// Rows that do not apply; they are in neither number.
  package var notApplicable: Int

  /// Counts rows of one framework; those of both are never summed (`domain.md` 1.3).
  package init(_ rows: some Sequence<Deliverable>) {
    done = 0
    total = 0
    notApplicable = 0
    for row in rows {
      if row.state == .notApplicable { notApplicable += 1 } else { total += 1 }
      if row.state == .signedOff { done += 1 }
    }
  }

  /// `3/5`; a dash where no row applies.
  package var text: String { total == 0 ? "-" : "\(done)/\(total)" }
  /// True where every row that applies is signed off, and at least one applies.
  package var isComplete: Bool { total > 0 && done == total }
}
