import Console
import Domain
import Drawing
import Foundation
import Glibc
import Store
import Terminal

/// Wires the console to a terminal and a project file.
enum ConsoleHost {
  /// Opens the console; where there is no terminal that can show it, one frame is printed as text.
  static func run(_ session: Session, _ configuration: Configuration) throws {
    guard configuration.canShowScreens, let pipe = WakePipe() else {
      return try printFrame(session, configuration)
    }
    let mailbox = mailbox(waking: pipe.writeEnd)
    let performer = EffectPerformer(session: session)
    let feeds = LiveFeeds(mailbox: mailbox)
    let runner = EffectRunner(performer: performer, mailbox: mailbox) { feeds.follow($0) }
    // Reading takes longest, so it goes on while the terminal is asked what it can do.
    runner.run(.load)
    var terminal: CursesTerminal
    do {
      terminal = try CursesTerminal.start(configuration.terminalOptions, wakePipe: pipe.readEnd)
    } catch { return try printFrame(session, configuration) }
    // Stores may be attached in another terminal while the console is open.
    ChangeWatch.start(store: session.store, mailbox: mailbox) { feeds.follow(performer.current) }
    feeds.follow(session)
    var state = State(
      size: terminal.size, now: session.now, person: session.person,
      settings: configuration.settings(theme: terminal.theme))
    state.isReadOnly = session.isReadOnly
    state.message = configuration.problemsInOneLine.map { State.Note($0, .error) }
    if configuration.isMouseOn { _ = terminal.serve(.mouse(true)) }
    let drafts = Session.draftFolder.map { DraftKeeper(folder: $0, path: session.store.path) }
    state.leftDraft = drafts?.left(project: session.card.reference.key, person: session.person)
    var program = Program(state: state, mailbox: mailbox) { effect in
      if case .keepDraft(let draft) = effect { drafts?.keep(draft) } else { runner.run(effect) }
    }
    let code = program.loop(
      on: &terminal, untilTick: { untilNextTick(session, everySecond: $0) },
      tick: { session.fixedNow == nil ? .ticked(session.now) : nil },
      monotonic: MonotonicClock.milliseconds)
    drafts?.finish()
    _ = consume terminal
    let unanswered = runner.finish()
    let answers = mailbox.collect()
    // A line that was sent with the last key is stored now, and waits no more.
    if program.hasSentLine, answers.last(where: \.isAnswer)?.isSuccess == true { drafts?.drop() }
    sayWhatIsNotStored(answers)
    if unanswered > 0 { Report.line("\(unanswered) of the last changes could not be stored in time.") }
    if code != 0 { Foundation.exit(code) }
  }

  /// Answers to changes that came after the last key: nothing is dropped without a word.
  private static func sayWhatIsNotStored(_ messages: [Message]) {
    for message in messages {
      switch message {
      case .refused(let sentence), .failed(let sentence), .notStored(_, _, let sentence):
        Report.line("The last change was not stored. \(sentence)")
      case .asked(let question, _, _): Report.line("The last change was not stored. \(question.sentence)")
      default: break
      }
    }
  }

  private static func mailbox(waking writeEnd: Int32) -> Mailbox {
    Mailbox {
      var byte: UInt8 = 1
      _ = write(writeEnd, &byte, 1)
    }
  }

  /// Milliseconds until the next second or the next minute; nil where the time is fixed.
  private static func untilNextTick(_ session: Session, everySecond: Bool) -> Int? {
    guard session.fixedNow == nil else { return nil }
    let period: Int64 = everySecond ? 1000 : 60_000
    return Int(period - Session.clock().milliseconds % period) + 1
  }

  private static func printFrame(_ session: Session, _ configuration: Configuration) throws {
    let state = try Frames.state(
      .now, size: Size(80, 48), item: nil, session: session,
      settings: configuration.settings(theme: .mono))
    let canvas = View.draw(state)
    for line in canvas.lines { Report.line(line) }
    Report.line("This is no terminal for full screens. `runboard --help` lists verbs that print.")
  }
}
