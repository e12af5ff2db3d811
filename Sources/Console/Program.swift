package import Drawing

/// The loop: one thread owns state and screen; everything else sends it messages.
package struct Program: Sendable {
  package private(set) var state: State
  private let mailbox: Mailbox
  private let run: @Sendable (Effect) -> Void

  package init(state: State, mailbox: Mailbox, run: @escaping @Sendable (Effect) -> Void) {
    self.state = state
    self.mailbox = mailbox
    self.run = run
  }

  /// Runs until somebody quits.
  ///
  /// - Parameters:
  ///   - untilTick: milliseconds until the clock in the header changes; nil where it stands still.
  ///   - tick: what to tell when they have passed.
  /// - Returns: the exit code.
  package mutating func loop<Screen: Display & ~Copyable>(
    on display: inout Screen, setMouse: (inout Screen, Bool) -> Void, redraw: (inout Screen) -> Void,
    suspend: (inout Screen) -> Void,
    untilTick: () -> Int?, tick: () -> Message?
  ) -> Int32 {
    var isStale = true
    run(.load)
    while true {
      if isStale { display.present(View.draw(state)) }
      let inputs = display.nextInputs(waitingAtMost: untilTick())
      var messages: [Message] = []
      for input in inputs where input != .woken { messages.append(.input(input)) }
      messages += mailbox.collect()
      if messages.isEmpty, let message = tick() { messages.append(message) }
      let before = state
      var mustDraw = false
      for message in messages {
        for effect in update(&state, message) {
          switch effect {
          case .quit(let code): return code
          case .setMouse(let isOn): setMouse(&display, isOn)
          case .redraw:
            redraw(&display)
            mustDraw = true
          case .suspend:
            suspend(&display)
            _ = update(&state, .input(.resized(display.size)))
            run(.load)
            mustDraw = true
          default: run(effect)
          }
        }
        if case .input(.resized) = message { mustDraw = true }
      }
      isStale = mustDraw || state != before
    }
  }
}
