import Domain

/// Changes that could not be stored: they stay on the screen, marked, and are tried again (`interaction.md` 2.4).
extension State {
  /// What could not be stored.
  struct Unsaved: Equatable, Sendable {
    /// What is asked for again when the person tries again.
    var effect: Effect
    /// For the header: `disk full`.
    var word: String

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
    guard let base = stored ?? overview else { return }
    stored = unsaved.isEmpty ? nil : base
    overview = base
    for change in unsaved {
      if case .perform(let command, _) = change.effect { overview?.foresee(command, at: now) }
    }
  }

  /// Keeps a change that could not be stored behind those that wait already.
  mutating func keep(_ change: Unsaved) {
    if isRetrying, let index = unsaved.indices.first {
      unsaved[index] = change
    } else {
      unsaved.append(change)
    }
    (isRetrying, isRetryingQuietly) = (false, false)
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
    (isRetrying, isRetryingQuietly) = (false, false)
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
    let next = Unsaved(effect: effect, word: unsaved.last?.word ?? "")
    let isBehind = effect == .undo || effect == .redo || !waiting.isDisjoint(with: next.items)
    guard !unsaved.isEmpty, isBehind else { return ask(for: effect) }
    if case .prompt(let prompt)? = overlay, prompt.isPending { overlay = nil }
    unsaved.append(next)
    return retry()
  }

  /// Asks the store; keys that follow wait until the change was read back.
  private mutating func ask(for effect: Effect) -> [Effect] {
    isBusy = true
    isAwaitingChange = true
    if case .perform(let command, _) = effect { taken = Set(command.items) } else { taken = [] }
    return [effect]
  }
}
