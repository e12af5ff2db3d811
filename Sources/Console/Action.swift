/// Everything that a key can mean; the one list from which dispatch, footer, help,
/// palette, `runboard keys`, settings and the tests follow.
///
/// The raw value is the stable name that settings use. `ActionInfo.swift` says the rest.
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
  case showProjects = "show-projects"

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
  case previousCycle = "previous-cycle"
  case nextCycle = "next-cycle"
  case previousSprint = "previous-sprint"
  case nextSprint = "next-sprint"
  case foldColumn = "fold-column"
  case unfoldColumns = "unfold-columns"

  case goToEpic = "go-to-epic"
  case goToRun = "go-to-run"
  case goToVersion = "go-to-version"
  case goToItem = "go-to-item"
  case goToHistory = "go-to-history"

  case mark = "mark-item"
  case moveForward = "move-item-forward"
  case moveBack = "move-item-back"
  case rankUp = "rank-item-up"
  case rankDown = "rank-item-down"
  case addItem = "add-item"
  case editTitle = "edit-title"
  case editEstimate = "edit-estimate"
  case editAssignee = "edit-assignee"
  case editStatus = "edit-status"
  case editInEditor = "edit-in-editor"
  case block = "block-or-unblock"
  case drop = "drop-item"
  case planSprint = "put-into-sprint"
  case unplanSprint = "take-out-of-sprint"

  case filterMine = "filter-mine"
  case filterBlocked = "filter-blocked"
  case filterSprint = "filter-sprint"
  case filterEpic = "filter-epic"
  case filterNone = "filter-none"
  case filterDeleted = "filter-deleted"
  case sortByRank = "sort-by-rank"
  case sortByAge = "sort-by-age"
  case sortByPoints = "sort-by-points"
  case sortByPerson = "sort-by-person"
  case sortRunsByStart = "sort-runs-by-start"
  case sortRunsByName = "sort-runs-by-name"
  case sortRunsByValue = "sort-runs-by-value"

  case copyKey = "copy-key"
  case copyLine = "copy-line"
  case copyTable = "copy-table"
  case copyMarkdown = "copy-markdown"
  case exportCSV = "export-csv"
  case exportMarkdown = "export-markdown"
  case exportJSON = "export-json"

  case standupNext = "standup-next"
  case standupBack = "standup-back"
  case standupNote = "standup-note"
  case standupPark = "standup-park"
  case standupPause = "standup-pause"
  case standupAbsent = "standup-absent"
  case standupEnd = "standup-end"
  case standupSummary = "standup-summary"

  case back = "back"
  case quit = "quit"
  case cancel = "cancel"
  case undo = "undo"
  case redo = "redo"
  case retry = "retry"
  case search = "search"
  case searchNext = "search-next"
  case searchPrevious = "search-previous"
  case palette = "palette"
  case help = "help"
  case redraw = "redraw"
  case mouse = "mouse"
  case nextTheme = "next-theme"
  case nextChartForm = "next-chart-form"
  case plainCharacters = "plain-characters"

  /// Where an action stands in help and palette.
  package enum Group: String, CaseIterable, Sendable {
    case items = "Items"
    case standup = "Standup"
    case lists = "Lists"
    case motion = "Motion"
    case screens = "Screens"
    case general = "Everywhere"
    case output = "Copy and export"
  }

  /// What is said of an action wherever it is shown.
  package struct Info: Equatable, Sendable {
    /// One sentence without a full stop, in the imperative.
    package var sentence: String
    /// Where help and palette list it.
    package var group: Group
    /// The word or two of the footer.
    var short: String
    /// The verb that does the same on the command line, where there is one.
    package var verb: String?
    /// True where it asks before it acts.
    var asks: Bool

    /// An action without a verb is of the console alone.
    init(
      _ sentence: String, _ group: Group, _ short: String, verb: String? = nil, asks: Bool = false
    ) {
      self.sentence = sentence
      self.group = group
      self.short = short
      self.verb = verb
      self.asks = asks
    }
  }
}
