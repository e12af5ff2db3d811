package import Domain
package import Drawing

/// Everything the console knows; views draw it, `update` changes it, nothing else does.
package struct State: Equatable, Sendable {
  package var size: Size
  package var overview: Overview?
  package var now: Instant
  package var person: String
  package var settings: Settings
  package var screen = ScreenID.now
  /// Where `Esc` and `q` lead back to.
  package var trail: [Place] = []
  package var focus = NowPane.sprint
  /// Which pane has the keys on other screens that have several, by its order.
  package var panes: [ScreenID: Int] = [:]
  /// Screens whose pane in focus has all the room.
  package var enlarged: Set<ScreenID> = []

  /// The selected item, the same on every screen that shows items.
  package var selectedItem: ItemKey?
  /// Items that the next command takes together.
  package var marked: Set<ItemKey> = []
  package var filter = ItemFilter()
  package var itemOrder = ItemOrder.rank
  /// Columns of the board that are folded.
  package var folded: Set<String> = []
  /// The item that was last selected in each column, so that a column stays where it was left.
  package var columnPlaces: [String: ItemKey] = [:]
  package var selectedRun: String?
  package var runOrder = RunOrder.start
  package var selectedVersion: VersionID?
  /// The selected row of the checklist; its cell of the matrix follows from it.
  package var cellIndex = 0
  /// True where the cell of all steps is selected, and not the one of the row's own step.
  package var showsAllSteps = false
  package var cycleIndex = 0
  package var journalIndex = 0
  package var itemScroll = 0

  /// When the item of the standup came up, for the clock of its turn.
  package var turnStartedAt: Instant?

  package var journal: [JournalLine] = []
  /// What operations of the journal changed, by their numbers; it never changes once it is written.
  package var operations: [Int64: [Event]] = [:]
  package var detail: ItemDetail?
  /// Histories that were read, by their series.
  package var series: [Int64: SeriesPoints] = [:]
  package var overlay: Overlay?
  /// A line that was typed and waits beneath a question about it.
  package var heldPrompt: Prompt?
  package var message: Note?
  package var query = ""
  package var savedAt: Instant?
  /// True where the project is only looked at.
  package var isReadOnly = false
  package var isBusy = false
  /// Keys and pastes that came before a change was stored and read back: they act on what it made.
  package var heldInputs: [Input] = []
  /// True from a change until what it made was read back.
  package var isAwaitingChange = false
  /// A change that could not be stored, and why in a word or two; kept until a change is stored.
  package var unsaved: Unsaved?
  /// True for a second after C-c: a second one quits.
  package var isInterrupted = false

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

  /// The pane in focus by its order, on screens other than the first.
  var pane: Int { min(panes[screen] ?? 0, paneCount - 1) }

  /// How many panes of the screen can have the keys.
  var paneCount: Int {
    switch screen {
    case .now: NowPane.allCases.count
    case .phases: PhasePane.allCases.count
    case .reports: ReportPane.allCases.count
    case .models: ModelPane.allCases.count
    default: 1
    }
  }

  /// The key that means an action now, for sentences that name it.
  func key(_ action: Action) -> String { settings.keys.firstKey(of: action, on: screen) }

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

    package var text: String
    package var tone: Tone
    package var isError: Bool { tone == .error }

    package init(_ text: String, _ tone: Tone = .information) {
      self.text = text
      self.tone = tone
    }
  }

  /// What could not be stored.
  package struct Unsaved: Equatable, Sendable {
    package var effect: Effect
    /// For the header: `disk full`.
    package var word: String

    package init(effect: Effect, word: String) {
      self.effect = effect
      self.word = word
    }
  }
}

/// A metric's history, thinned to what a chart can show, and how long it was when it was read.
package struct SeriesPoints: Equatable, Sendable {
  package var points: [MetricPoint]
  package var count: Int

  package init(points: [MetricPoint], count: Int) {
    self.points = points
    self.count = count
  }
}

/// A version by its model's name and its number.
package struct VersionID: Equatable, Sendable {
  package var model: String
  package var number: Int

  package init(model: String, number: Int) {
    self.model = model
    self.number = number
  }
}

/// Which items are shown; several conditions hold together.
package struct ItemFilter: Equatable, Sendable {
  package var person: String?
  /// What the person is called on the screen.
  package var personName: String?
  package var epic: String?
  package var sprint: String?
  package var isBlockedOnly = false

  package init() {}

  package var isEmpty: Bool { self == ItemFilter() }

  package func admits(_ item: WorkItem) -> Bool {
    (person == nil || item.assignee == person) && (epic == nil || item.epic == epic)
      && (sprint == nil || item.sprint == sprint) && (!isBlockedOnly || item.block != nil)
  }

  /// The conditions in words, for the line of tabs.
  package var words: String {
    let parts = [
      person.map { "person \(personName ?? $0)" }, epic.map { "epic \($0)" }, sprint.map { "sprint \($0)" },
      isBlockedOnly ? "blocked" : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }
}

/// The order of items inside a column or a list.
package enum ItemOrder: String, Equatable, Sendable, CaseIterable { case rank, age, points, person }

/// The order of runs.
package enum RunOrder: String, Equatable, Sendable, CaseIterable { case start, name, value }

/// A line of the journal as the console shows it.
package struct JournalLine: Equatable, Sendable {
  package var sequence: Int64
  package var at: Instant
  package var person: String
  package var summary: String
  package var isUndone: Bool

  package init(sequence: Int64, at: Instant, person: String, summary: String, isUndone: Bool) {
    self.sequence = sequence
    self.at = at
    self.person = person
    self.summary = summary
    self.isUndone = isUndone
  }
}

/// A project of the file, for choosing one.
package struct ProjectChoice: Equatable, Sendable {
  package var key: String
  package var name: String

  package init(key: String, name: String) {
    self.key = key
    self.name = name
  }
}
