import Domain
import Drawing
import Synchronization
import TestSupport
import Testing

@testable import Console

/// The loop between keys, answers and frames.
@Suite struct ProgramTests {
  /// A screen that gets its keys from a list and keeps what it was shown.
  private final class Screen: Display {
    let size = Size(120, 36)
    var keys: [Key]
    var frames: [[String]] = []
    /// Between two keys answers come in.
    var isBetweenKeys = false
    /// True where the next key comes before the selection can rest.
    var isHeldDown = false

    init(keys: [Key]) { self.keys = keys }

    func nextInputs(waitingAtMost milliseconds: Int?) -> [Input] {
      // A frame that waits for its curve asks for little time, and by then the answer is there.
      if let milliseconds, milliseconds < 10 { return [.woken] }
      // Between two keys the selection rests, unless the keys come faster.
      if let milliseconds, milliseconds < 100, !isHeldDown || keys.isEmpty { return [] }
      isBetweenKeys.toggle()
      if isBetweenKeys { return [.woken] }
      return [keys.isEmpty ? .ended(15) : .key(keys.removeFirst())]
    }
    func present(_ canvas: Canvas) { frames.append(canvas.lines) }
    func serve(_ request: ScreenRequest) -> [Input] { [] }
  }

  @Test func aFrameWaitsForTheCurveItShows() throws {
    let scenario = try Scenario()
    var state = scenario.state
    state.screen = .runs
    let asked = Mutex(0)
    let mailbox = Mailbox()
    var program = Program(
      state: state, mailbox: mailbox,
      run: { [state] effect in
        guard case .loadSeries(let id) = effect else { return }
        asked.withLock { $0 += 1 }
        let points = [MetricPoint(step: 0, at: state.now, value: 1)]
        let count = state.overview?.runs.flatMap(\.metrics).first { $0.seriesID == id }?.count ?? 1
        mailbox.post(.loadedSeries(id, SeriesPoints(points: points, count: count)))
      })
    let rows = state.runRows
    let place = try #require(rows.firstIndex { $0.key == state.currentRun?.key })
    let next = try #require(rows.indices.dropFirst(place + 1).first { rows[$0].watched != nil })
    var screen = Screen(keys: Array(repeating: Key.character("j"), count: next - place))
    _ = program.loop(on: &screen, untilTick: { _ in 1000 }, tick: { nil }, monotonic: { 0 })
    #expect(asked.withLock { $0 } > 0)
    // One frame at the start and two for each key, the second of which shows what is said of the run: none
    // that shows the chart without its curve.
    #expect(screen.frames.count == 1 + 2 * (next - place))
  }

  @Test func whatIsSaidOfARunFollowsOnceTheSelectionRests() throws {
    var state = try Scenario().state
    state.screen = .runs
    var program = Program(state: state, mailbox: Mailbox(), run: { _ in })
    var screen = Screen(keys: Array(repeating: .character("j"), count: 3))
    screen.isHeldDown = true
    _ = program.loop(on: &screen, untilTick: { _ in 1000 }, tick: { nil }, monotonic: { 0 })
    let keys = state.runRows.prefix(4).map(\.key)
    let told = screen.frames.map { frame in
      keys.firstIndex { key in frame.contains { $0.contains("\(key)  metrics") } }
    }
    let selected = screen.frames.map { frame in
      keys.firstIndex { key in frame.contains { $0.contains("▌ \(key)  ") && !$0.contains("metrics") } }
    }
    #expect(selected == [0, 1, 2, 3, 3])
    #expect(told == [0, 0, 0, 0, 3])
  }

  @Test(arguments: [(ScreenID.backlog, Size(120, 36)), (.board, Size(160, 48))])
  func aPreviewFollowsOnceTheSelectionRests(_ shown: ScreenID, _ size: Size) throws {
    var state = try Scenario(size: size).state
    state.screen = shown
    state.selectedItem = key(24)
    var program = Program(state: state, mailbox: Mailbox(), run: { _ in })
    var screen = Screen(keys: [.character("j")])
    screen.isHeldDown = true
    _ = program.loop(on: &screen, untilTick: { _ in 1000 }, tick: { nil }, monotonic: { 0 })
    let previewed = screen.frames.map { frame in frame.contains { $0.contains("┌─ TAXI-24 ") } }
    let told = screen.frames.map { frame in frame.contains { $0.hasPrefix(" TAXI-24  ") } }
    #expect(told.first == true && told.last == false, "the detail line follows at once")
    #expect(previewed == [true, true, false])
  }

  /// A screen that lets time pass and never gets a key.
  private final class Clock: Display {
    let size = Size(120, 36)
    var now: Int64 = 0
    var waits: [Int?] = []
    var isMarked: [Bool] = []

    func nextInputs(waitingAtMost milliseconds: Int?) -> [Input] {
      waits.append(milliseconds)
      if waits.count == 1 { return [.woken] }
      guard let milliseconds else { return [.ended(15)] }
      now += Int64(milliseconds)
      return []
    }
    func present(_ canvas: Canvas) { isMarked.append(canvas.lines.contains { $0.contains("~│") }) }
    func serve(_ request: ScreenRequest) -> [Input] { [] }
  }

  /// `interaction.md` 2.4 and `reliability.md` 4.15: five seconds, also where the time of day stands still, and
  /// nobody is woken once they are over.
  @Test func marksOfChangesFadeThoughTimeStandsStill() throws {
    let scenario = try Scenario()
    let mailbox = Mailbox()
    _ = try scenario.demo.store.perform(.planItems([key(24)], into: "S3"), by: scenario.demo.actor("chiyo"))
    let overview = try scenario.demo.store.overview(of: scenario.demo.project, now: scenario.demo.now)
    mailbox.post(.loaded(overview, now: scenario.demo.now))
    var state = scenario.state
    state.screen = .board
    var program = Program(state: state, mailbox: mailbox, run: { _ in })
    let screen = Clock()
    var display = screen
    _ = program.loop(on: &display, untilTick: { _ in nil }, tick: { nil }, monotonic: { screen.now })
    #expect(screen.waits == [nil, 5000, nil])
    #expect(screen.isMarked == [false, true, false])
  }

  /// A screen that is woken all the time, as by a training that logs, while a clock goes on.
  private final class Busy: Display {
    let size = Size(120, 36)
    var now: Int64 = 0

    func nextInputs(waitingAtMost milliseconds: Int?) -> [Input] {
      now += 700
      return now < 20_000 ? [.woken] : [.ended(15)]
    }
    func present(_ canvas: Canvas) {}
    func serve(_ request: ScreenRequest) -> [Input] { [] }
  }

  @Test func aChangeIsTriedAgainThoughSomethingComesAllTheTime() throws {
    var scenario = try Scenario()
    let effect = Effect.perform(.blockItems([key(22)], reason: "no data"), .none)
    try scenario.take(.notStored(effect, word: "file is busy", sentence: "It is held."))
    try scenario.press("Esc")
    let mailbox = Mailbox()
    let asked = Mutex(0)
    var program = Program(state: scenario.state, mailbox: mailbox) { wanted in
      guard wanted == effect else { return }
      asked.withLock { $0 += 1 }
      mailbox.post(.notStored(effect, word: "file is busy", sentence: "It is held."))
    }
    let screen = Busy()
    var display = screen
    _ = program.loop(on: &display, untilTick: { _ in nil }, tick: { nil }, monotonic: { screen.now })
    #expect((2...4).contains(asked.withLock { $0 }), "each five seconds of twenty")
  }

  /// The store does not answer: after 200 ms keys go on, and nobody is woken for it after that.
  @Test func anAnswerThatIsLateIsNotWaitedFor() throws {
    var scenario = try Scenario()
    scenario.state.selectedItem = key(22)
    scenario.state.screen = .board
    let asked = update(&scenario.state, .input(.key(.character(">"))))
    #expect(asked.count == 1)
    _ = update(&scenario.state, .input(.key(.character("4"))))
    var program = Program(state: scenario.state, mailbox: Mailbox(), run: { _ in })
    let screen = Clock()
    var display = screen
    _ = program.loop(on: &display, untilTick: { _ in nil }, tick: { nil }, monotonic: { screen.now })
    #expect(screen.waits.contains(200) && screen.waits.last == .some(nil))
    #expect(screen.now < 1000)
  }
}
