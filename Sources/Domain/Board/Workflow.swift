/// A column of the board.
package struct Status: Equatable, Sendable, Codable {
  /// What a column means to the figures (`domain.md` 4.4).
  package enum Category: String, Sendable, Codable, CaseIterable {
    case todo, doing, done
    case closed = "done_not_counted"
  }
  /// Whether somebody works on its items, or they wait; `none` outside of work (`domain.md` 4.4).
  package enum Flow: String, Sendable, Codable, CaseIterable { case none, active, waiting }

  /// Unique in the project, such as `in_review`; items and histories name it.
  package var key: String
  /// The heading of the column.
  package var name: String
  /// Starts and finishes are read off it, never off the key.
  package var category: Category
  /// Most items at a time, epics not counted; nil for no limit.
  package var limit: Int?
  /// Where items wait, as for a review, their cards show how many criteria are met.
  package var flow: Flow

  /// Without a limit, and outside of work, where nothing else is said.
  package init(key: String, name: String, category: Category, limit: Int? = nil, flow: Flow = .none) {
    self.key = key
    self.name = name
    self.category = category
    self.limit = limit
    self.flow = flow
  }
}

/// The columns in board order.
package struct Workflow: Equatable, Sendable {
  /// In board order, from the left; those that the board does not show are among them.
  package var statuses: [Status]

  /// Keeps the order that is given.
  package init(_ statuses: [Status]) { self.statuses = statuses }

  /// The column with a key; nil where there is none.
  package func status(_ key: String) -> Status? { statuses.first { $0.key == key } }

  /// The column that somebody names: by its key, or by its heading as the board shows it, in any case.
  package func status(named text: String) -> Status? {
    func plain(_ name: String) -> String {
      name.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
    }
    return status(text) ?? statuses.first { [plain($0.key), plain($0.name)].contains(plain(text)) }
  }

  /// Where an epic stands whose items are in these columns: done when all of them are, in work as soon as one
  /// was begun; what is dropped counts only where nothing else is left.
  ///
  /// - Returns: the status' key; nil where there are no items.
  package func rollUp(of keys: some Sequence<String>) -> String? {
    let present = statuses.filter { [all = Set(keys)] in all.contains($0.key) }
    let counted = present.filter { $0.category != .closed }
    guard let first = counted.first else { return present.first?.key }
    if counted.allSatisfy({ $0.category == first.category }), first.category != .doing { return first.key }
    return (statuses.first { $0.category == .doing } ?? first).key
  }

  /// The category of a status; *todo* for one that is not known.
  package func category(_ key: String) -> Status.Category { status(key)?.category ?? .todo }
  /// The heading of a status; its key where it is not known.
  package func name(_ key: String) -> String { status(key)?.name ?? key }
  /// Columns that the board shows: all but those whose items are closed and not counted.
  package var columns: [Status] { statuses.filter { $0.category != .closed } }

  /// The default columns of a new project (`domain.md` 4.4).
  package static let standard = Workflow([
    Status(key: "backlog", name: "Backlog", category: .todo),
    Status(key: "ready", name: "Ready", category: .todo),
    Status(key: "in_progress", name: "In progress", category: .doing, limit: 5, flow: .active),
    Status(key: "in_review", name: "In review", category: .doing, limit: 3, flow: .waiting),
    Status(key: "done", name: "Done", category: .done),
    Status(key: "dropped", name: "Dropped", category: .closed),
  ])
}
