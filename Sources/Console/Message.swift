package import Domain
package import Drawing

/// What happened, from a key or from background work.
package enum Message: Equatable, Sendable {
  case input(Input)
  case loaded(Overview, now: Instant)
  case loadedItem(ItemDetail)
  case loadedStandup(StandupReport)
  case loadedJournal(JournalPage)
  /// What an operation of the journal changed.
  case loadedOperation(Int64, [Event])
  /// The newest operations that touched an item.
  case loadedItemJournal(ItemKey, [JournalLine])
  /// Where in the whole journal the words of a search stand.
  case foundInJournal(JournalHits)
  case loadedSeries(Int64, SeriesPoints)
  /// The tags of a run by its key.
  case loadedRunTags(String, [Run.Pair])
  /// The burndown of a sprint by its key.
  case loadedBurndown(String, Burndown)
  case loadedProjects([ProjectChoice])
  /// Items of the whole project whose key or title holds the words.
  case foundItems(String, [ItemName])
  case openedProject
  case performed(summary: String, items: [ItemKey], at: Instant, remedy: Action?)
  /// The rules ask before they do it: what they ask, of which command, and what was answered already.
  case asked(Question, Command, Answers)
  case refused(String)
  case failed(String)
  /// Something that changes nothing went wrong, and the sentence: what is being stored has to do nothing with it.
  case notDone(Effect, String)
  /// A tracking store cannot be followed; nothing that is being typed has to do with it.
  case sourceFailed(String)
  /// It can be followed again: what was said of it holds no more.
  case sourceRecovered(String)
  /// A change could not be stored: what was asked, why in a word, and the sentence.
  case notStored(Effect, word: String, sentence: String)
  /// The project file was taken away, or another was put in its place: why in a word, and the sentence.
  case displaced(word: String, sentence: String)
  /// The project file is in its place again.
  case broughtBack
  case exported(String)
  /// Something in the file changed, here or elsewhere: what is shown may be stale.
  case changed
  case ticked(Instant)
  /// The marks of what others changed have stood long enough, up to the reading of this number.
  case marksFaded(Int)
  /// Nobody pressed a key for a moment after a step through the runs.
  case selectionRested
  /// Nobody pressed a key for a second after C-c.
  case interruptExpired
  /// A change could not be stored, and it is time to try it again.
  case retryDue
  /// The change of this number was not answered in the time that counts as at once.
  case answerIsLate(Int)
}

extension Message {
  /// True where a change was stored.
  package var isSuccess: Bool { if case .performed = self { true } else { false } }

  /// True where it is what came of a change.
  package var isAnswer: Bool {
    switch self {
    case .performed, .asked, .refused, .failed, .notStored: true
    default: false
    }
  }
}
