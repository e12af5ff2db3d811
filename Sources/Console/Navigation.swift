import Domain
import Drawing

/// The screens, in the order of their number keys.
package enum ScreenID: String, CaseIterable, Sendable {
  case now, board, backlog, phases, runs, models, reports, standup, journal, item

  /// The screens that a number key shows.
  static let numbered = allCases.filter { $0 != .item }
  /// What shows it; nil for a page that is only gone into.
  var action: Action? { Action(rawValue: "show-\(rawValue)") }
  /// The name on its tab.
  package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

/// A place to come back to: the screen, and the item that was selected there.
struct Place: Equatable, Sendable {
  /// The one that was left.
  var screen: ScreenID
  /// nil where no item was selected.
  var item: ItemKey?
  /// The pane of it that had the keys, where the person chose one.
  var pane: Int?
  /// The selected link and how far the page was scrolled, which matter on an item's page.
  var link = 0
  var scrolledLines = 0
}

/// The panes of the start screen.
enum NowPane: Int, CaseIterable, Sendable {
  case sprint, checklists, runs, models

  var name: String { "\(self)" }
}

/// The panes of the checklists.
package enum PhasePane: Int, CaseIterable, Sendable { case matrix, list }

/// The panes of the journal.
package enum JournalPane: Int, CaseIterable, Sendable { case operations, detail }

/// The parts of an item's page: side by side, or below each other where it is narrow.
package enum ItemPane: Int, CaseIterable, Sendable { case itself, links, history }

/// The panes of the runs.
package enum RunPane: Int, CaseIterable, Sendable { case list, chart, parameters, metrics }

/// The panes of the models.
package enum ModelPane: Int, CaseIterable, Sendable { case versions, gate, facts, deployments }

/// The panes of the reports.
///
/// The open items come first: they are what keys act on.
package enum ReportPane: Int, CaseIterable, Sendable { case age, burndown, flow, cycleTimes, throughput }

/// What a click can hit; the names that views give their regions.
enum ClickTarget: Equatable {
  case tab(ScreenID)
  /// A pane of the present screen, by its order.
  case pane(Int)
  case item(String)
  /// A column of the board, by the key of its status.
  case column(String)
  /// A row of the list in focus, by its place.
  case row(Int)
  /// A cell of the matrix of phases and steps.
  case cell(PhaseGrid.Cell)
  /// A key that is named: a click presses it.
  case key(Key)
  /// What lies over the screen; regions of the screen are below it.
  case popup
  /// What is shown of the selected thing beside its list; nothing moves in it.
  case preview

  /// The name that a view gives to its place.
  var region: String {
    switch self {
    case .tab(let screen): "tab:\(screen.rawValue)"
    case .pane(let number): "pane:\(number)"
    case .item(let key): "item:\(key)"
    case .column(let status): "column:\(status)"
    // Tables give their rows this name themselves.
    case .row(let row): "row:\(row)"
    case .cell(let cell): "cell:\(cell.line).\(cell.column)"
    case .key(let key): "key:\(key.name)"
    case .popup: "popup:"
    case .preview: "preview:"
    }
  }

  /// Reads the name that a view gave to a region; nil for one that nothing answers to.
  init?(_ name: String) {
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "tab":
      guard let screen = ScreenID(rawValue: parts[1]) else { return nil }
      self = .tab(screen)
    case "pane":
      guard let pane = Int(parts[1]) else { return nil }
      self = .pane(pane)
    case "popup": self = .popup
    case "preview": self = .preview
    case "item": self = .item(parts[1])
    case "column": self = .column(parts[1])
    case "row":
      guard let row = Int(parts[1]) else { return nil }
      self = .row(row)
    case "cell":
      let place = parts[1].split(separator: ".").compactMap { Int($0) }
      guard place.count == 2 else { return nil }
      self = .cell(PhaseGrid.Cell(line: place[0], column: place[1]))
    case "key":
      guard let key = Key(name: parts[1]) else { return nil }
      self = .key(key)
    default: return nil
    }
  }
}
