package import Drawing

/// The loop: one thread owns state and screen; everything else sends it messages.
package struct Program: Sendable {
  private var state: State
  private var timers = Timers()
  private let mailbox: Mailbox
  private let run: @Sendable (Effect) -> Void
  /// How long after C-c a second one quits, in milliseconds (`interaction.md` 2.3).
  private static let interruptTime = 1000
  /// How long the selection rests, in milliseconds, before what is said of the selected run or item follows it:
  /// longer than a held key takes to repeat, and well within the 100 that count as at once.
  private static let restTime = 70
  /// How long a change that could not be stored waits until it is tried again, in milliseconds.
  private static let retryTime = 5000
  /// How long a frame waits for the curve or the criteria it shows, in milliseconds: reading them takes about
  /// one, and a frame without them would be drawn for nothing.
  private static let readingTime = 4
  /// How long an answer is waited for, in milliseconds, before keys go on without it (`interaction.md` 1.8).
  private static let lateTime = 200
  /// How long a row that somebody else changed keeps its mark, in milliseconds (`interaction.md` 2.4).
  private static let markedTime = 5000

  /// `run` must return at once: what comes of an effect arrives through the mailbox, as does the project that
  /// was asked for before.
  package init(state: State, mailbox: Mailbox, run: @escaping @Sendable (Effect) -> Void) {
    self.state = state
    self.mailbox = mailbox
    self.run = run
  }

  /// True where a line was sent and not answered when the loop ended.
  package var hasSentLine: Bool {
    if case .prompt(let prompt)? = state.overlay { return prompt.isPending }
    // Of several, or beside one that is typed, another line may be the one that is kept.
    return state.heldPrompt == nil && state.unsaved.count == 1 && state.isRetrying
      && state.unsaved[0].prompt != nil
  }

  /// Runs until somebody quits.
  ///
  /// - Parameters:
  ///   - untilTick: milliseconds until the next second or, where nothing changes so fast, the next
  ///     minute; nil where time stands still.
  ///   - tick: what to tell when they have passed.
  ///   - monotonic: the milliseconds of a clock that goes on where time stands still.
  /// - Returns: the exit code.
  package mutating func loop<Screen: Display & ~Copyable>(
    on display: inout Screen, untilTick: (_ everySecond: Bool) -> Int?, tick: () -> Message?,
    monotonic: () -> Int64
  ) -> Int32 {
    var isStale = true
    var hasWaited = false
    var shown = Carryover.Frame(state: state, canvas: Canvas(Size(0, 0)))
    while true {
      let isWaiting = isStale && !hasWaited && state.awaitsReading
      if isStale, !isWaiting {
        shown = Carryover.Frame(
          state: state, canvas: View.draw(state, Carryover(to: state, from: shown)))
        display.present(shown.canvas)
      }
      followTimers(monotonic)
      let inputs = display.nextInputs(
        waitingAtMost: isWaiting ? Self.readingTime : wait(untilTick, monotonic))
      var messages = inputs.filter { $0 != .woken }.map { Message.input($0.located(on: shown.canvas)) }
      messages += mailbox.collect() + timers.take(monotonic)
      hasWaited = isWaiting
      if messages.isEmpty, inputs.isEmpty, !isWaiting,
        let quiet = state.isPassing ? .selectionRested : tick()
      {
        messages.append(quiet)
      }
      let before = state
      let outcome = deliver(messages, to: &display)
      if let code = outcome.exitCode { return code }
      setTimers(since: before, monotonic)
      isStale = isWaiting || outcome.mustDraw || state != before
    }
  }

  /// Takes messages in and does what comes of them, those of the screen at once and the others elsewhere.
  ///
  /// - Returns: the exit code where somebody quits, and whether the screen must be drawn whatever the state.
  private mutating func deliver<Screen: Display & ~Copyable>(
    _ messages: [Message], to display: inout Screen
  ) -> (exitCode: Int32?, mustDraw: Bool) {
    var messages = messages
    var mustDraw = false
    while !messages.isEmpty {
      let message = messages.removeFirst()
      if case .input(.resized) = message { mustDraw = true }
      for effect in update(&state, message) {
        switch effect {
        case .quit(let code): return (code, mustDraw)
        case .screen(let request):
          // What the screen answers comes before anything that was typed later.
          messages = display.serve(request).map(Message.input) + messages
          mustDraw = true
        default: run(effect)
        }
      }
    }
    return (nil, mustDraw)
  }

  /// Keeps the clocks of what lasts only as long as it is wanted.
  private mutating func followTimers(_ monotonic: () -> Int64) {
    timers.follow(.interruptExpired, isWanted: state.isInterrupted, after: Self.interruptTime, monotonic)
    timers.follow(.retryDue, isWanted: state.waitsToStore, after: Self.retryTime, monotonic)
    timers.follow(
      .answerIsLate(state.changesAsked), isWanted: state.isBusy, after: Self.lateTime, monotonic)
  }

  /// Starts and ends clocks by what has changed since a state.
  private mutating func setTimers(since before: State, _ monotonic: () -> Int64) {
    if state.changesAsked > before.changesAsked {
      timers.follow(.answerIsLate(before.changesAsked), isWanted: false, after: Self.lateTime, monotonic)
    }
    if state.foreignReadings > before.foreignReadings {
      timers.set(.marksFaded(state.foreignReadings), after: Self.markedTime, monotonic)
    }
  }

  /// How long to wait for a key before something happens without one; nil for as long as it takes.
  private func wait(_ untilTick: (_ everySecond: Bool) -> Int?, _ monotonic: () -> Int64) -> Int? {
    let quiet = state.isPassing ? Self.restTime : untilTick(state.changesEverySecond)
    return [quiet, timers.untilNext(monotonic)].compactMap { $0 }.min()
  }
}
