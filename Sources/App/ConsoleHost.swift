import Console
import Domain
import Drawing
import Foundation
import Glibc
import Store
import Terminal

/// Wires the console to a terminal and a project file.
enum ConsoleHost {
  static func run(_ session: Session, theme: Theme) throws {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    let writeEnd = ends[1]
    let mailbox = Mailbox {
      var byte: UInt8 = 1
      _ = write(writeEnd, &byte, 1)
    }
    let runner = EffectRunner(session: session, mailbox: mailbox)
    let hasColor = ProcessInfo.processInfo.environment["NO_COLOR"].map(\.isEmpty) ?? true
    var terminal: CursesTerminal
    do {
      terminal = try CursesTerminal.start(theme: theme, useColor: hasColor, wakePipe: ends[0])
    } catch .notATerminal {
      throw UsageFault(
        sentence: "The console needs a terminal. In a pipe use `runboard show now`, or a verb with --json.")
    } catch .unknownTerminal {
      throw UsageFault(sentence: "TERM names no terminal that is known here. Try TERM=xterm-256color.")
    }
    ChangeWatch.start(store: session.store, mailbox: mailbox)
    LiveFeed.start(session.store, project: session.card.reference, mailbox: mailbox)
    let state = State(size: terminal.size, now: session.now, person: session.person)
    var program = Program(state: state, mailbox: mailbox, run: { runner.run($0) })
    let code = program.loop(
      on: &terminal, setMouse: { $0.setMouse($1) }, redraw: { $0.redrawAll() },
      suspend: { _ = $0.suspend() },
      untilTick: { untilNextMinute(session) },
      tick: { session.fixedNow == nil ? .ticked(session.now) : nil })
    _ = consume terminal
    if code != 0 { Foundation.exit(code) }
  }

  /// Milliseconds until the minute in the header changes; nil where the time is fixed.
  private static func untilNextMinute(_ session: Session) -> Int? {
    guard session.fixedNow == nil else { return nil }
    let now = Session.clock()
    return Int(60_000 - now.milliseconds % 60_000) + 1
  }
}
