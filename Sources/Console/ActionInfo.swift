/// Sentence, group, footer word and verb of every action.
///
/// `info` sends every action to the switch of its topic and has no default, so the compiler finds a new one
/// that it does not know; a test finds one that the switch of its topic leaves out.
extension Action {
  /// What help, palette, footer and `runboard keys` say of it.
  package var info: Info {
    switch self {
    case .showNow, .showBoard, .showBacklog, .showPhases, .showRuns, .showModels, .showReports,
      .showStandup, .showJournal, .showProjects:
      screenInfo
    case .goUp, .goDown, .goLeft, .goRight, .goTop, .goEnd, .pageUp, .pageDown, .nextPane, .previousPane,
      .enlarge, .restore, .open, .previousCycle, .nextCycle, .previousSprint, .nextSprint, .foldColumn,
      .unfoldColumns, .goToEpic, .goToRun, .goToVersion, .goToItem, .goToHistory:
      motionInfo
    case .mark, .moveForward, .moveBack, .rankUp, .rankDown, .addItem, .editTitle, .editEstimate,
      .editAssignee, .editStatus, .editInEditor, .block, .drop, .planSprint, .unplanSprint:
      itemInfo
    case .filterMine, .filterBlocked, .filterSprint, .filterEpic, .filterNone, .filterDeleted, .sortByRank,
      .sortByAge, .sortByPoints, .sortByPerson, .sortRunsByStart, .sortRunsByName, .sortRunsByValue:
      listInfo
    case .copyKey, .copyLine, .copyTable, .copyMarkdown, .exportCSV, .exportMarkdown, .exportJSON:
      outputInfo
    case .standupNext, .standupBack, .standupNote, .standupPark, .standupPause, .standupAbsent, .standupEnd,
      .standupSummary:
      standupInfo
    case .back, .quit, .cancel, .undo, .redo, .retry, .search, .searchNext, .searchPrevious, .palette,
      .help, .redraw, .mouse, .nextTheme, .nextChartForm, .plainCharacters:
      generalInfo
    }
  }

  /// True where the action changes the project, so that a console that only looks does not offer it.
  var isChange: Bool {
    switch self {
    case .mark, .standupSummary: false
    case .undo, .redo: true
    default: info.group == .items || info.group == .standup
    }
  }

  /// An action that a switch below leaves out by mistake shows its own name; a test looks for that.
  private var unnamed: Info { Info(rawValue, .general, rawValue) }

  private var screenInfo: Info {
    switch self {
    case .showNow: Info("Show what needs attention now", .screens, "now", verb: "show now")
    case .showBoard: Info("Show the board", .screens, "board", verb: "show board")
    case .showBacklog: Info("Show the ranked backlog", .screens, "backlog", verb: "show backlog")
    case .showPhases: Info("Show the checklists by phase and step", .screens, "phases", verb: "show phases")
    case .showRuns: Info("Show experiment runs", .screens, "runs", verb: "run list")
    case .showModels: Info("Show model versions and gates", .screens, "models", verb: "model list")
    case .showReports: Info("Show burndown and flow figures", .screens, "reports", verb: "show reports")
    case .showStandup:
      Info("Show the standup, or who is there before it", .screens, "standup", verb: "show standup")
    case .showJournal: Info("Show what was done, by whom and when", .screens, "journal", verb: "history")
    case .showProjects:
      Info("Choose another project of this file", .screens, "projects", verb: "project list")
    default: unnamed
    }
  }

  private var motionInfo: Info {
    switch self {
    case .goUp: Info("Go up", .motion, "up")
    case .goDown: Info("Go down", .motion, "down")
    case .goLeft: Info("Go to the column or cell on the left", .motion, "left")
    case .goRight: Info("Go to the column or cell on the right", .motion, "right")
    case .goTop: Info("Go to the first row", .motion, "first row")
    case .goEnd: Info("Go to the last row", .motion, "last row")
    case .pageUp: Info("Go up by a page", .motion, "page up")
    case .pageDown: Info("Go down by a page", .motion, "page down")
    case .nextPane: Info("Go to the next pane", .motion, "pane")
    case .previousPane: Info("Go to the previous pane", .motion, "pane back")
    case .enlarge: Info("Give the pane the whole screen", .motion, "enlarge")
    case .restore: Info("Bring all panes back", .motion, "all panes")
    case .open: Info("Open what is selected", .motion, "open")
    case .previousCycle: Info("Show the previous cycle", .motion, "prior cycle")
    case .nextCycle: Info("Show the next cycle", .motion, "next cycle")
    case .previousSprint: Info("Show the burndown of the previous sprint", .motion, "prior sprint")
    case .nextSprint: Info("Show the burndown of the next sprint", .motion, "next sprint")
    case .foldColumn: Info("Fold the column", .motion, "fold column")
    case .unfoldColumns: Info("Unfold all columns", .motion, "unfold all")
    case .goToEpic: Info("Go to the item's epic", .motion, "epic")
    case .goToRun: Info("Go to the linked run", .motion, "run")
    case .goToVersion: Info("Go to the model version made from the run", .motion, "version")
    case .goToItem: Info("Go to the linked item", .motion, "item")
    case .goToHistory: Info("Go to the item's history", .motion, "history")
    default: unnamed
    }
  }

  private var itemInfo: Info {
    switch self {
    case .mark: Info("Mark the item; the next command takes all marked", .items, "mark")
    case .moveForward: Info("Move the item one column to the right", .items, "move", verb: "item move")
    case .moveBack: Info("Move the item one column to the left", .items, "move back", verb: "item move")
    case .rankUp: Info("Move the item up in its column", .items, "rank up", verb: "item rank")
    case .rankDown: Info("Move the item down in its column", .items, "rank", verb: "item rank")
    case .addItem: Info("Add an item here", .items, "add", verb: "item add")
    case .editTitle: Info("Edit the title", .items, "title", verb: "item edit")
    case .editEstimate: Info("Edit the estimate", .items, "points", verb: "item edit")
    case .editAssignee: Info("Edit who works on it", .items, "assignee", verb: "item edit")
    case .editStatus: Info("Move the item to any status", .items, "status", verb: "item move")
    case .editInEditor: Info("Edit the title in your editor", .items, "editor", verb: "item edit")
    case .block: Info("Block with a reason, or unblock", .items, "block", verb: "item block")
    case .drop: Info("Drop the item, with a reason", .items, "drop", verb: "item move", asks: true)
    case .planSprint: Info("Put the item into the active sprint", .items, "into sprint", verb: "item edit")
    case .unplanSprint: Info("Take the item out of its sprint", .items, "out of sprint", verb: "item edit")
    default: unnamed
    }
  }

  private var listInfo: Info {
    switch self {
    case .filterMine: Info("Show only my items", .lists, "mine", verb: "item list")
    case .filterBlocked: Info("Show only blocked items", .lists, "blocked", verb: "item list")
    case .filterSprint: Info("Show only items of the active sprint", .lists, "sprint", verb: "item list")
    case .filterEpic: Info("Show only items of the same epic", .lists, "same epic", verb: "item list")
    case .filterNone: Info("Show all items again", .lists, "all", verb: "item list")
    case .filterDeleted:
      Info("Show or hide runs that the tracker deleted", .lists, "deleted", verb: "run list")
    case .sortByRank: Info("Sort items by rank", .lists, "rank", verb: "item list")
    case .sortByAge: Info("Sort items by age, oldest first", .lists, "age", verb: "item list")
    case .sortByPoints: Info("Sort items by points, largest first", .lists, "points", verb: "item list")
    case .sortByPerson: Info("Sort items by person", .lists, "person", verb: "item list")
    case .sortRunsByStart: Info("Sort runs by start, newest first", .lists, "start", verb: "run list")
    case .sortRunsByName: Info("Sort runs by name", .lists, "name", verb: "run list")
    case .sortRunsByValue: Info("Sort runs by their figure, best first", .lists, "value", verb: "run list")
    default: unnamed
    }
  }

  private var outputInfo: Info {
    switch self {
    case .copyKey: Info("Copy the key", .output, "key")
    case .copyLine: Info("Copy the line", .output, "line")
    case .copyTable: Info("Copy the list as a table", .output, "table")
    case .copyMarkdown: Info("Copy the list as Markdown", .output, "Markdown")
    case .exportCSV: Info("Write what is listed to a CSV file", .output, "CSV")
    case .exportMarkdown: Info("Write what is listed to a Markdown file", .output, "Markdown")
    case .exportJSON: Info("Write what is listed to a JSON file", .output, "JSON")
    default: unnamed
    }
  }

  private var standupInfo: Info {
    switch self {
    case .standupNext:
      Info("Start the standup, continue it, or go to its next item", .standup, "next", verb: "standup next")
    case .standupBack: Info("Go back one item of the standup", .standup, "back", verb: "standup back")
    case .standupNote: Info("Write a note on the item", .standup, "note", verb: "standup note")
    case .standupPark: Info("Put a topic into the parking lot", .standup, "park", verb: "standup park")
    case .standupPause:
      Info("Stop the clocks of the standup, or let them run again", .standup, "pause", verb: "standup pause")
    case .standupAbsent:
      Info("Say who is absent from the standup", .standup, "absent", verb: "standup absent")
    case .standupEnd: Info("End the standup", .standup, "end", verb: "standup end")
    case .standupSummary:
      Info("Show the summary of the last standup", .standup, "summary", verb: "show standup")
    default: unnamed
    }
  }

  private var generalInfo: Info {
    switch self {
    case .back: Info("Go back; on the first screen quit", .general, "back")
    case .quit: Info("Quit the console", .general, "quit")
    case .cancel: Info("Close, cancel or clear what is newest", .general, "cancel")
    case .undo: Info("Undo your last change", .general, "undo", verb: "undo")
    case .redo: Info("Redo what you undid", .general, "redo", verb: "redo")
    case .retry: Info("Try again to store what could not be stored", .general, "try again")
    case .search: Info("Search for a key or words", .general, "search", verb: "item list")
    case .searchNext: Info("Find the next match", .general, "next match")
    case .searchPrevious: Info("Find the previous match", .general, "previous match")
    case .palette: Info("Choose any action by name", .general, "cmd")
    case .help: Info("Show the keys of this screen", .general, "help", verb: "keys")
    case .redraw: Info("Draw everything anew", .general, "redraw")
    case .mouse: Info("Switch the mouse on or off", .general, "mouse")
    case .nextTheme: Info("Change to the next set of colours", .general, "colours")
    case .nextChartForm: Info("Draw charts in another form", .general, "charts")
    case .plainCharacters: Info("Switch plain characters on or off", .general, "plain characters")
    default: unnamed
    }
  }
}
