package import Domain
package import Drawing

/// Everything the console knows; views draw it, `update` changes it, nothing else does.
package struct State: Equatable, Sendable {
  /// Of the screen, in cells.
  var size: Size
  /// Titles of cards, which each frame breaks into the same lines as the one before.
  let titles = WrappedTexts()
  /// The project as it was last read, with the changes that wait to be stored; nil until it was.
  var overview: Overview? {
    didSet { arrange() }
  }
  /// The time that clocks and ages are counted to; it moves with each load and tick.
  var now: Instant
  /// The key of the person who acts, as in the members of the team.
  var person: String
  /// What the person chose for the look and the keys, with what was switched since the start.
  package var settings: Settings
  /// The screen that is shown, beneath whatever lies over it.
  package var screen = ScreenID.now
  /// Where `Esc` and `q` lead back to.
  var trail: [Place] = []
  /// Which pane has the keys on screens that have several, by its order; the first one where none is named.
  var panes: [ScreenID: Int] = [:]
  /// Screens whose pane in focus has all the room.
  var enlarged: Set<ScreenID> = []

  /// The selected item, the same on every screen that shows items.
  package var selectedItem: ItemKey?
  /// Items that the next command takes together; marks go with the command that took them.
  var marked: Set<ItemKey> = []
  /// Items that somebody else changed a moment ago, by the reading that showed it.
  var changedByOthers: [ItemKey: Int] = [:]
  /// How many readings have shown what somebody else changed.
  var foreignReadings = 0
  /// What the change that was asked for last takes.
  var taken: Set<ItemKey> = []
  /// What the lists of items are narrowed to.
  var filter = ItemFilter() {
    didSet { arrange() }
  }
  /// The order of items on board and backlog.
  var itemOrder = ItemOrder.rank {
    didSet { arrange() }
  }
  /// The lists of items that filter and order leave; nil where those of the project are shown as they are.
  var arranged: ArrangedItems?
  /// Columns of the board that are folded.
  var folded: Set<String> = []
  /// The item that was last selected in each column, so that a column stays where it was left.
  var columnPlaces: [String: ItemKey] = [:]
  /// The selected run by its key; the first of the list is selected where it names none.
  var selectedRun: String?
  /// The run whose curve and figures stay in sight while the selection moves on; nil once it rests.
  ///
  /// Drawing both anew for every run that is passed would send a terminal most of a screen for each key.
  var passedRun: String?
  /// The item whose preview stays in sight while the selection moves on; nil once it rests.
  var passedItem: ItemKey?
  /// The order of the list of runs.
  var runOrder = RunOrder.start
  /// True where runs that the tracker deleted stand in the list too.
  var showsDeletedRuns = false
  /// The selected model version; nil where there is none.
  ///
  /// Its text begins at the top where it is on the screen.
  var selectedVersion: VersionID? {
    didSet { if screen == .models, selectedVersion != oldValue { scrolledLines = 0 } }
  }
  /// The selected row of the checklist, an index into `phaseRows`; its cell of the matrix follows from it.
  var cellIndex = 0 { didSet { if screen == .phases, cellIndex != oldValue { scrolledLines = 0 } } }
  /// True where the cell of all steps is selected, and not the one of the row's own step.
  var showsAllSteps = false
  /// The cycle whose checklist is shown, an index into the overview's cycles.
  var cycleIndex = 0
  /// The sprint whose burndown is shown, by its key; nil for the active one.
  var reportedSprint: String?
  /// Burndowns of other sprints as they were read since the overview.
  var burndowns: [String: Burndown] = [:]
  /// The selected line of the journal, counted over all of it with the newest as 0.
  var journalIndex = 0
  /// How many lines of the page in view are scrolled out above: an item's, an operation's, a summary's.
  var scrolledLines = 0

  /// The selected link of an item's page, by its place among those that are shown.
  var linkIndex = 0

  /// When the item of the standup came up, for the clock of its turn.
  var turnStartedAt: Instant?
  /// Who was said to be absent from the standup that starts next; nil where only leave is known.
  var absentToday: Set<String>?
  /// How long the standup had been paused when its item came up, in milliseconds.
  var pausedBeforeTurn: Int64 = 0
  /// The standup that is walked in this console; another one in progress has to be entered first.
  package var joinedStandup: String?
  /// True where the standup's screen sums up the last one, while none is running.
  var isStandupSummaryShown = false
  /// What came of the last standup; nil until it was read.
  var standupReport: StandupReport?

  /// The part of the journal around the selected line, as it was last read.
  var journal = JournalPage(start: 0, lines: [], total: 0)
  /// Errors of this console, the newest first; the file does not keep them.
  var troubles: [JournalLine] = []
  /// What operations of the journal changed, by their numbers; it never changes once it is written.
  var operations: [Int64: [Event]] = [:]
  /// The newest operations that touched an item, as they were read since the journal was.
  var itemJournals: [ItemKey: [JournalLine]] = [:]
  /// What was last read for an item's page; it may be of another item than the selected one.
  var detail: ItemDetail?
  /// Tags of runs that were in view since the overview was read, by the run's key.
  var runTags: [String: [Run.Pair]] = [:]
  /// Histories that were read, by their series.
  var series: [Int64: SeriesPoints] = [:]
  /// Items that the file holds for the words that were last looked for behind `>`.
  var found: [ItemName] = []
  /// What lies over the screen and takes the keys; nil where nothing does.
  var overlay: Overlay?
  /// A line that was typed and waits beneath a question about it.
  var heldPrompt: Prompt?
  /// What the detail line says instead of the selected thing (`interaction.md` 2.1).
  package var message: Note?
  /// Tracking stores that cannot be followed now, in the order in which that was found out.
  var sourceFaults: [SourceFault] = []
  /// A line that was not sent when another console ended; nil once it is open again.
  package var leftDraft: Draft?
  /// The words that were last searched for; empty where no search is on.
  var query = ""
  /// When the last change of this console was stored; nil before the first one.
  var savedAt: Instant?
  /// True where the project is only looked at.
  package var isReadOnly = false
  /// True from a change until the store has answered or is late with it; the header then says `saving`.
  var isBusy = false
  /// The change that the store was asked for last.
  var underWay: Effect?
  /// How many changes it was asked for.
  var changesAsked = 0
  /// True from the moment at which an answer is late until it comes or nobody waits for it any more.
  var hasLongWait = false
  /// What was selected at that moment: who is there still is taken to what the change made.
  var selectedWhenLate: ItemKey?
  /// Keys and pastes that came before a change was stored and read back: they act on what it made.
  var heldInputs: [Input] = []
  /// True from a change until what it made was read back.
  var isAwaitingChange = false
  /// True from the wish for another project until it is there, while the list of them or the project itself is read:
  /// keys that come meanwhile are meant for that.
  var isChangingProject = false
  /// Changes that could not be stored, the first one first; each is kept until it is stored.
  var unsaved: [Unsaved] = [] {
    didSet { foresee() }
  }
  /// Items that those change.
  var waiting: Set<ItemKey> = []
  /// The project as it was last read, where `overview` shows changes that wait as well; else nil.
  var stored: Overview?
  /// True until a change of this console is read back: what differs by then is none of somebody else.
  var readsOwnChange = false
  /// True while the first of them is tried again.
  var isRetrying = false
  /// True where that happens by itself: nothing waits for the answer, and a "no" is no news.
  var isRetryingQuietly = false
  /// Why in a word the file cannot be stored into, found before anybody tried; nil where it is in its place.
  var displacement: String?
  /// True for a second after C-c: a second one quits.
  var isInterrupted = false

  /// The start screen before anything was read.
  package init(size: Size, now: Instant, person: String, settings: Settings = Settings()) {
    self.size = size
    self.now = now
    self.person = person
    self.settings = settings
  }

  /// True where the pane in focus has all the room of its screen.
  package var isEnlarged: Bool {
    get { enlarged.contains(screen) }
    set { if newValue { enlarged.insert(screen) } else { enlarged.remove(screen) } }
  }

  /// The pane of the start screen that has the keys there.
  var focus: NowPane {
    get { panes[.now].flatMap(NowPane.init) ?? .sprint }
    set { panes[.now] = newValue.rawValue }
  }

  /// The pane in focus by its order; 0 on screens that have one.
  var pane: Int { min(panes[screen] ?? 0, paneCount - 1) }

  /// How many panes of the screen can have the keys.
  var paneCount: Int {
    switch screen {
    case .now: NowPane.allCases.count
    case .phases: PhasePane.allCases.count
    case .reports: ReportPane.allCases.count
    case .runs: RunPane.allCases.count
    case .models: ModelPane.allCases.count
    case .journal: JournalPane.allCases.count
    case .item: ItemPane.allCases.count
    default: 1
    }
  }

  /// A screen as its tab names it: the key that shows it now, and its name.
  func title(of screen: ScreenID) -> String {
    screen.action.map { "\(key($0)) \(screen.title)" } ?? screen.title
  }

  /// The key that means an action now, for sentences that name it.
  func key(_ action: Action) -> String { settings.keys.firstKey(of: action, on: screen) }

  /// True where time alone changes what is seen within seconds: a standup's clocks go.
  var changesEverySecond: Bool { screen == .standup && overview?.standup != nil }

  /// Why what is seen is not safe, in a word or two; nil where it is.
  var notSavedWord: String? {
    let word = displacement ?? unsaved.last { !$0.word.isEmpty }?.word
    return unsaved.count > 1 ? word.map { "\($0), \(unsaved.count) changes" } : word
  }

  /// True where the store is at a change and nothing is known to be wrong with it.
  var isSaving: Bool { isBusy || isRetrying && notSavedWord == nil }

  /// A line for the person; errors stay until Esc.
  package struct Note: Equatable, Sendable {
    /// What kind of thing is said; only errors stay until Esc.
    package enum Tone: Equatable, Sendable {
      case information
      /// Something was stored or handed out.
      case done
      /// Why what was asked for does not happen.
      case complaint
      case error
    }

    /// The whole sentence.
    var text: String
    /// How it looks, and whether it stays.
    var tone: Tone
    /// The end of `text` that is never cut, such as the key that undoes; empty where there is none.
    var ending = ""
    /// True where it stays until Esc.
    var isError: Bool { tone == .error }

    /// A sentence, which goes away with the next key unless it tells of an error.
    package init(_ text: String, _ tone: Tone = .information) {
      self.text = text
      self.tone = tone
    }

    /// A sentence of which the beginning gives way before its end does.
    init(_ beginning: String, ending: String, _ tone: Tone) {
      self.init(beginning + ending, tone)
      self.ending = ending
    }
  }

  /// A tracking store that cannot be followed, until it can be again.
  struct SourceFault: Equatable, Sendable {
    /// What is wrong with which store, and what to do.
    var sentence: String
    /// When it was found out.
    var since: Instant
    /// True once the person has put the sentence away; the header goes on saying it in short.
    var isSeen = false
  }

  /// What the line at the bottom says: what was said last, else a fault that nobody has put away yet.
  var shownMessage: Note? {
    message ?? sourceFaults.first { !$0.isSeen }.map { Note($0.sentence, .error) }
  }
}

/// A metric's history, thinned to what a chart can show, and how long it was when it was read.
package struct SeriesPoints: Equatable, Sendable {
  /// In order of step.
  var points: [MetricPoint]
  /// How many there were in the store, before thinning.
  var count: Int

  /// `count` is that of the whole history, so that a longer one is seen to be new.
  package init(points: [MetricPoint], count: Int) {
    self.points = points
    self.count = count
  }
}

/// A version by its model's name and its number.
struct VersionID: Equatable, Sendable {
  /// Name of the registered model.
  var model: String
  /// Unique in its model, counted from 1.
  var number: Int
}

/// A project of the file, for choosing one.
package struct ProjectChoice: Equatable, Sendable {
  /// Its short name, such as `TAXI`, by which it is opened.
  var key: String
  /// Its title for people.
  var name: String

  /// The key opens it, the name is for people.
  package init(key: String, name: String) {
    self.key = key
    self.name = name
  }
}
