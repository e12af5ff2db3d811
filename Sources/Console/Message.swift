package import Domain
package import Drawing

/// What happened, from a key or from background work.
package enum Message: Equatable, Sendable {
  case input(Input)
  case loaded(Overview, now: Instant)
  case loadedItem(ItemDetail)
  case loadedJournal([JournalLine])
  case loadedSeries(Int64, [MetricPoint])
  case performed(summary: String, items: [ItemKey], at: Instant)
  case asked(Question, Command)
  case refused(String)
  case failed(String)
  /// Something in the file changed, here or elsewhere: what is shown may be stale.
  case changed
  case ticked(Instant)
}

/// What `update` asks for; only `App` performs it.
package enum Effect: Equatable, Sendable {
  case load
  case loadItem(ItemKey)
  case loadJournal
  case loadSeries(Int64)
  case perform(Command, Answers)
  case undo
  case redo
  case setMouse(Bool)
  case redraw
  /// Stop the program as the shell's job control does.
  case suspend
  case quit(Int32)
}
