/// Everything that a key can mean; the one list from which dispatch, footer, help,
/// palette, `runboard keys` and the tests follow.
package enum Action: String, CaseIterable, Sendable {
  case showNow = "show-now"
  case showBoard = "show-board"
  case showBacklog = "show-backlog"
  case showPhases = "show-phases"
  case showRuns = "show-runs"
  case showModels = "show-models"
  case showReports = "show-reports"
  case showStandup = "show-standup"
  case showJournal = "show-journal"
  case goUp = "go-up"
  case goDown = "go-down"
  case goLeft = "go-left"
  case goRight = "go-right"
  case goTop = "go-top"
  case goEnd = "go-end"
  case pageUp = "page-up"
  case pageDown = "page-down"
  case nextPane = "next-pane"
  case previousPane = "previous-pane"
  case enlarge = "enlarge-pane"
  case restore = "restore-panes"
  case open = "open"
  case back = "back"
  case quit = "quit"
  case cancel = "cancel"
  case moveForward = "move-item-forward"
  case moveBack = "move-item-back"
  case rankUp = "rank-item-up"
  case rankDown = "rank-item-down"
  case addItem = "add-item"
  case editTitle = "edit-title"
  case editEstimate = "edit-estimate"
  case editAssignee = "edit-assignee"
  case editStatus = "edit-status"
  case block = "block-or-unblock"
  case drop = "drop-item"
  case planSprint = "put-into-sprint"
  case unplanSprint = "take-out-of-sprint"
  case undo = "undo"
  case redo = "redo"
  case search = "search"
  case searchNext = "search-next"
  case searchPrevious = "search-previous"
  case palette = "palette"
  case help = "help"
  case redraw = "redraw"
  case mouse = "mouse"
  case previousCycle = "previous-cycle"
  case nextCycle = "next-cycle"
  case standupNext = "standup-next"
  case standupBack = "standup-back"
  case standupNote = "standup-note"
  case standupPark = "standup-park"
  case standupEnd = "standup-end"

  /// Where an action stands in help and palette.
  package enum Group: String, CaseIterable, Sendable {
    case screens = "Screens"
    case motion = "Motion"
    case items = "Items"
    case standup = "Standup"
    case general = "Everywhere"
  }

  package struct Info: Sendable {
    package var sentence: String
    package var group: Group
    /// The word or two of the footer.
    package var short: String
    /// The verb that does the same on the command line, where there is one.
    package var verb: String?
    /// True where it asks before it acts.
    package var asks: Bool
  }

  package var info: Info {
    switch self {
    case .showNow: Info("Show what needs attention now", .screens, "now", verb: "show now")
    case .showBoard: Info("Show the board", .screens, "board", verb: "show board")
    case .showBacklog: Info("Show the ranked backlog", .screens, "backlog", verb: "show backlog")
    case .showPhases: Info("Show the checklists by phase and step", .screens, "phases", verb: "show phases")
    case .showRuns: Info("Show experiment runs", .screens, "runs", verb: "show runs")
    case .showModels: Info("Show model versions and gates", .screens, "models", verb: "show models")
    case .showReports: Info("Show burndown and flow figures", .screens, "reports", verb: "show reports")
    case .showStandup: Info("Start or go on with the standup", .screens, "standup", verb: "show standup")
    case .showJournal: Info("Show what was done, by whom and when", .screens, "journal", verb: "history")
    case .goUp: Info("Go up", .motion, "up")
    case .goDown: Info("Go down", .motion, "down")
    case .goLeft: Info("Go to the column on the left", .motion, "left")
    case .goRight: Info("Go to the column on the right", .motion, "right")
    case .goTop: Info("Go to the first row", .motion, "top")
    case .goEnd: Info("Go to the last row", .motion, "end")
    case .pageUp: Info("Go up by a page", .motion, "page up")
    case .pageDown: Info("Go down by a page", .motion, "page down")
    case .nextPane: Info("Go to the next pane", .motion, "pane")
    case .previousPane: Info("Go to the previous pane", .motion, "pane back")
    case .enlarge: Info("Give the pane the whole screen", .motion, "enlarge")
    case .restore: Info("Bring all panes back", .motion, "all panes")
    case .open: Info("Open what is selected", .motion, "open")
    case .back: Info("Go back; on the first screen quit", .general, "back")
    case .quit: Info("Quit", .general, "quit")
    case .cancel: Info("Close, cancel or clear what is newest", .general, "cancel")
    case .previousCycle: Info("Show the previous cycle", .motion, "cycle back")
    case .nextCycle: Info("Show the next cycle", .motion, "cycle")
    case .undo: Info("Undo your last change", .general, "undo", verb: "undo")
    case .redo: Info("Redo what you undid", .general, "redo", verb: "redo")
    case .search: Info("Search for a key or words", .general, "search")
    case .searchNext: Info("Go to the next match", .general, "next match")
    case .searchPrevious: Info("Go to the previous match", .general, "previous match")
    case .palette: Info("Choose any action by name", .general, "cmd")
    case .help: Info("Show the keys of this screen", .general, "help", verb: "keys")
    case .redraw: Info("Draw everything anew", .general, "redraw")
    case .mouse: Info("Switch the mouse on or off", .general, "mouse")
    default: itemInfo
    }
  }

  private var itemInfo: Info {
    switch self {
    case .moveForward: Info("Move the item one column to the right", .items, "move", verb: "item move")
    case .moveBack: Info("Move the item one column to the left", .items, "move back", verb: "item move")
    case .rankUp: Info("Move the item up in its column", .items, "rank up")
    case .rankDown: Info("Move the item down in its column", .items, "rank down")
    case .addItem: Info("Add an item here", .items, "add", verb: "item add")
    case .editTitle: Info("Edit the title", .items, "title", verb: "item edit")
    case .editEstimate: Info("Edit the estimate", .items, "points", verb: "item edit")
    case .editAssignee: Info("Edit who works on it", .items, "assignee", verb: "item edit")
    case .editStatus: Info("Move the item to any status", .items, "status", verb: "item move")
    case .block: Info("Block with a reason, or unblock", .items, "block", verb: "item block")
    case .drop: Info("Drop the item, with a reason", .items, "drop", verb: "item move", asks: true)
    case .planSprint: Info("Put the item into the active sprint", .items, "into sprint", verb: "item edit")
    case .unplanSprint: Info("Take the item out of its sprint", .items, "out of sprint", verb: "item edit")
    case .standupNext: Info("Go to the next item", .standup, "next")
    case .standupBack: Info("Go back one item", .standup, "back")
    case .standupNote: Info("Write a note on the item", .standup, "note")
    case .standupPark: Info("Put a topic into the parking lot", .standup, "park")
    case .standupEnd: Info("End the standup", .standup, "end")
    default: Info(rawValue, .general, rawValue)
    }
  }
}

extension Action.Info {
  fileprivate init(
    _ sentence: String, _ group: Action.Group, _ short: String, verb: String? = nil, asks: Bool = false
  ) {
    self.init(sentence: sentence, group: group, short: short, verb: verb, asks: asks)
  }
}
