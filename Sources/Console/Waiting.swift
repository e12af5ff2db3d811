import Domain

/// Changes that could not be stored: they stay on the screen, marked, and are tried again (`interaction.md` 2.4).
extension State {
  /// What could not be stored.
  struct Unsaved: Equatable, Sendable {
    /// What is asked for again when the person tries again.
    var effect: Effect
    /// For the header: `disk full`; empty as long as nobody has said why it waits.
    var word: String
    /// The line that it was typed in, which comes back where the change is refused in the end.
    var prompt: Prompt?

    /// Items that it changes.
    var items: [ItemKey] {
      guard case .perform(let command, _) = effect else { return [] }
      if case .swapRanks(let first, let second) = command { return [first, second] }
      return command.items
    }
  }

  /// Shows the stored project with what waits.
  mutating func foresee() {
    waiting = Set(unsaved.flatMap(\.items))
    guard let base = stored ?? overview, !unsaved.isEmpty || stored != nil else { return }
    stored = unsaved.isEmpty ? nil : base
    var foreseen = base
    for change in unsaved {
      if case .perform(let command, _) = change.effect { foreseen.foresee(command, at: now) }
    }
    overview = foreseen
  }

  /// Keeps a change that could not be stored behind those that wait already.
  mutating func keep(_ change: Unsaved) {
    if isRetrying, let index = unsaved.indices.first {
      (unsaved[index].effect, unsaved[index].word) = (change.effect, change.word)
    } else {
      unsaved.append(change)
    }
    endRetry()
    if case .prompt(var prompt)? = overlay, prompt.isPending {
      prompt.tried = change.effect
      overlay = .prompt(prompt)
    }
  }

  /// The change that was tried again was answered, one way or another.
  ///
  /// - Parameter isStored: true where it is in the file now; it is shown as it was until that is read.
  mutating func dropRetried(isStored: Bool = false) {
    if isRetrying, !unsaved.isEmpty {
      if isStored, case .perform(let command, _) = unsaved[0].effect { stored?.foresee(command, at: now) }
      unsaved.removeFirst()
      // They were meant for the change that is not made, and would take back another one.
      if !isStored { unsaved = Array(unsaved.drop { $0.effect == .undo || $0.effect == .redo }) }
    }
    endRetry()
  }

  private mutating func endRetry() { (isRetrying, isRetryingQuietly, hasLongWait) = (false, false, false) }

  /// Goes on where a change was not answered at once, as where another program holds the file.
  ///
  /// It is shown as one that waits, and keys are held no longer (`interaction.md` 1.8). Its line closes with it, so
  /// that the next one may be typed.
  mutating func goOnWithoutAnswer(to number: Int) -> [Effect] {
    guard isBusy, number == changesAsked, let underWay else { return [] }
    if !isRetrying {
      unsaved.insert(Unsaved(effect: underWay, word: "", prompt: takeSentLine()), at: 0)
    }
    (isRetrying, isRetryingQuietly, hasLongWait) = (true, true, true)
    isBusy = false
    selectedWhenLate = selectedItem
    marked.subtract(taken)
    return releaseHeldInputs()
  }

  /// Closes the line that was sent and is not answered; nil where there is none.
  private mutating func takeSentLine() -> Prompt? {
    var line: Prompt?
    if case .prompt(let prompt)? = overlay {
      guard prompt.isPending else { return nil }
      (line, overlay) = (prompt, nil)
    } else if overlay == nil {
      (line, heldPrompt) = (heldPrompt, nil)
    }
    return line?.unsent
  }

  /// The line of the change that is answered now; nil where it has none or a person is busy with something else.
  func lineOfRetried() -> Prompt? {
    isRetrying && overlay == nil ? unsaved.first?.prompt : nil
  }

  /// Where an answer would take a line or a question from under the person's hands, it is asked for once more
  /// when those have gone.
  ///
  /// - Parameter isQuestion: true where the answer asks something itself.
  mutating func postponesAnswer(isQuestion: Bool) -> Bool {
    guard isRetryingQuietly, overlay != nil, isQuestion || unsaved.first?.prompt != nil else { return false }
    unsaved[0].word = "an answer waits"
    endRetry()
    return true
  }

  /// The person waits no longer; what is not stored by then is tried again like all that waits.
  mutating func stopWaiting() -> [Effect] {
    hasLongWait = false
    message = Note(
      "The change is not stored yet: it is tried again by itself, and \(key(.retry)) tries at once.")
    return [.stopWaiting]
  }

  /// Tries the first of the changes that wait again; the others follow it.
  mutating func retry() -> [Effect] {
    guard let first = unsaved.first else { return [] }
    // One that is being tried by itself must not be done twice: keys wait for it from now on.
    let isUnderWay = isRetrying
    (isRetrying, isRetryingQuietly) = (true, false)
    let effects = ask(for: first.effect)
    return isUnderWay ? [] : effects
  }

  /// True where a change waits that may go through by itself: a lock was let go, a disk has room again.
  ///
  /// A file that came back is another matter: somebody may have changed it, so a person decides.
  var waitsToStore: Bool {
    !unsaved.isEmpty && !isRetrying && !isBusy && displacement == nil && overlay == nil
  }

  /// Tries the first of them without holding a key; what comes of it is no news unless it is stored.
  mutating func retryQuietly() -> [Effect] {
    guard waitsToStore, let first = unsaved.first else { return [] }
    (isRetrying, isRetryingQuietly) = (true, true)
    return [first.effect]
  }

  /// Asks for a change; one of what waits already comes behind it, for it begins with what is shown.
  mutating func change(_ effect: Effect) -> [Effect] {
    var next = Unsaved(effect: effect, word: unsaved.last?.word ?? "")
    // An undo that waits means what was newest when it was asked for.
    let isOfWaiting =
      ([effect] + unsaved.map(\.effect)).contains { $0 == .undo || $0 == .redo }
      || !waiting.isDisjoint(with: next.items)
    // While the store is at one of them, another would only stand behind it there.
    guard !unsaved.isEmpty, isOfWaiting || isRetrying else { return ask(for: effect) }
    next.prompt = takeSentLine()
    unsaved.append(next)
    return retry()
  }

  /// Asks the store; keys that follow wait until the change was read back.
  private mutating func ask(for effect: Effect) -> [Effect] {
    isBusy = true
    isAwaitingChange = true
    underWay = effect
    changesAsked += 1
    if case .perform(let command, _) = effect { taken = Set(command.items) } else { taken = [] }
    return [effect]
  }
}
