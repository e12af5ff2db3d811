package import Domain
package import Drawing

/// What `update` asks for; only `App` and the screen perform it.
package indirect enum Effect: Equatable, Sendable {
  case load
  /// Load again, and read the others with it, where another connection has committed since the last time.
  case refresh([Effect])
  case loadItem(ItemKey)
  /// What came of a standup, by its key.
  case loadStandup(String)
  /// A part of the journal, from the line of this place on, counted from 0 with the newest.
  case loadJournal(from: Int)
  case loadOperation(Int64)
  /// What else was done with an item, the newest first.
  case loadItemJournal(ItemKey)
  /// Look through the whole journal, one way or the other from the selected line.
  case findInJournal(JournalSearch, step: Int)
  case loadSeries(Int64)
  /// The tags of a run by its key.
  case loadRunTags(String)
  /// The burndown of a sprint by its key.
  case loadBurndown(String)
  case loadProjects
  /// Items whose key or title holds all these words, wherever they stand.
  case findItems(String)
  case openProject(String)
  case perform(Command, Answers)
  case undo
  case redo
  /// Write a file beside the person's other files: its name's beginning, its kind and its text.
  case export(name: String, kind: String, text: String, rows: Int? = nil)
  /// Keep what is typed, so that it outlives the console; nil drops what was kept.
  case keepDraft(Draft?)
  /// Wait no longer for the file that a change is to be stored in.
  case stopWaiting
  case screen(ScreenRequest)
  case quit(Int32)

  /// True where something is only read from the file.
  package var isReading: Bool {
    switch self {
    case .load, .refresh, .loadItem, .loadStandup, .loadJournal, .loadOperation, .loadItemJournal,
      .findInJournal, .loadSeries, .loadRunTags, .loadBurndown, .loadProjects, .findItems:
      true
    default: false
    }
  }

  /// True where a person wants to see what is read, and is not only shown what is new.
  package var isForPerson: Bool {
    switch self {
    case .load, .refresh: false
    default: isReading
    }
  }

  /// True where something is to be stored.
  package var isChange: Bool {
    switch self {
    case .perform, .undo, .redo: true
    default: false
    }
  }

  /// True for the way to another project of the file.
  var changesProject: Bool {
    switch self {
    case .loadProjects, .openProject: true
    default: false
    }
  }
}
