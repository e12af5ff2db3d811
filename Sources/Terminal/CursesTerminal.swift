import CNcurses
package import Drawing
import Foundation
import Glibc

/// The terminal while the console runs: started by `start`, put back by `deinit`.
///
/// Noncopyable, so that the screen has one owner and every way out of its scope
/// restores it; signals and traps are caught by handlers in `CNcurses.c`.
package struct CursesTerminal: ~Copyable, Display {
  private var painter: CursesPainter
  private var parser = KeyParser()
  /// What was read while the terminal was asked for its background.
  private var early: [UInt8]
  private let signalPipe: Int32
  private let wakePipe: Int32
  private let editor: Editor
  private var isMouseOn = false
  /// Of the screen, in cells; 80 by 24 until the terminal tells.
  package private(set) var size = Size(80, 24)
  /// The set of colours in use: the wanted one, as far as the terminal can show it.
  package var theme: Theme { painter.theme }

  /// Why the terminal cannot be used for a full screen.
  package enum Failure: Error, Equatable {
    case notATerminal
    /// Its name tells ncurses nothing.
    case unknownTerminal
    /// The process may open no more files.
    case noPipe
  }

  /// How the terminal is to be used.
  package struct Options: Sendable {
    /// nil asks the terminal for its background.
    var theme: Theme?
    /// Used where the terminal does not answer.
    var fallbackTheme: Theme
    /// False asks for no colours at all, as `NO_COLOR` does.
    var useColor: Bool
    /// The person's editor with its arguments.
    var editor: [String]

    /// Colours where there are any, made for a dark ground where nothing is known of it, and `vi`.
    package init(
      theme: Theme?, fallbackTheme: Theme = .dark, useColor: Bool = true, editor: [String] = ["vi"]
    ) {
      self.theme = theme
      self.fallbackTheme = fallbackTheme
      self.useColor = useColor
      self.editor = editor
    }
  }

  /// Takes the terminal over.
  ///
  /// - Parameter wakePipe: a descriptor that becomes readable when background work has a message.
  package static func start(_ options: Options, wakePipe: Int32) throws(Failure) -> CursesTerminal {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    guard let signals = WakePipe() else { throw .noPipe }
    nc_watch_signals(signals.writeEnd)
    guard nc_start() == 1 else { throw .unknownTerminal }
    nc_watch_crashes()
    var early: [UInt8] = []
    var theme = options.theme
    if theme == nil, options.useColor {
      let answer = BackgroundQuery.ask()
      early = answer.bytes
      theme = answer.isLight.map { $0 ? .light : .dark }
    }
    let name = ProcessInfo.processInfo.environment["TERM"]
    let colors = options.useColor ? ColorCount.usable(Int(nc_colors()), terminal: name) : 0
    return CursesTerminal(
      theme: theme ?? options.fallbackTheme, colors: colors, early: early, signalPipe: signals.readEnd,
      wakePipe: wakePipe, editor: Editor(options.editor))
  }

  private init(
    theme: Theme, colors: Int, early: [UInt8], signalPipe: Int32, wakePipe: Int32, editor: Editor
  ) {
    painter = CursesPainter(theme: theme, colors: colors)
    self.early = early
    self.signalPipe = signalPipe
    self.wakePipe = wakePipe
    self.editor = editor
    measure()
    Modes.send(Modes.pasteOn)
  }

  deinit {
    Modes.send(Modes.allOff)
    nc_stop()
  }

  private mutating func measure() {
    var rows: Int32 = 24
    var columns: Int32 = 80
    if nc_window_size(STDOUT_FILENO, &rows, &columns) == 1 { size = Size(Int(columns), Int(rows)) }
  }

  /// While a sequence of bytes is half read, the parser's patience stands for the limit.
  package mutating func nextInputs(waitingAtMost milliseconds: Int?) -> [Input] {
    if !early.isEmpty {
      let inputs = parser.parse(early)
      early = []
      if !inputs.isEmpty { return inputs }
    }
    // A lone Escape is told from a sequence by 25 ms of silence (`interaction.md` 6: 30 ms); while
    // something is half there, the clock on the screen may wait.
    let patience = parser.patience
    let limit = Int32(patience ?? milliseconds ?? -1)
    var waits = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakePipe, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signalPipe, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&waits, 3, limit)
    if ready == 0, patience != nil { return parser.flush() }
    guard ready > 0 else { return [] }
    var inputs: [Input] = []
    if waits[2].revents != 0 { inputs += signals() }
    if waits[1].revents != 0 {
      _ = Self.drain(wakePipe)
      inputs.append(.woken)
    }
    if waits[0].revents != 0 {
      let (bytes, isClosed) = Self.drain(STDIN_FILENO)
      inputs += parser.parse(bytes)
      if isClosed { inputs.append(.ended(SIGHUP)) }
    }
    return inputs
  }

  /// Reads what is there; `isClosed` where the other side is gone.
  private static func drain(_ descriptor: Int32) -> (bytes: [UInt8], isClosed: Bool) {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 { return (Array(buffer[..<count]), false) }
    return ([], count == 0 || (errno != EAGAIN && errno != EINTR))
  }

  private mutating func signals() -> [Input] {
    var inputs: [Input] = []
    for number in Self.drain(signalPipe).bytes.map(Int32.init) {
      switch number {
      case SIGWINCH:
        resize()
        inputs.append(.resized(size))
      case SIGTSTP: inputs += suspend()
      case SIGCONT: break
      default: inputs.append(.ended(number))
      }
    }
    return inputs
  }

  private mutating func resize() {
    measure()
    nc_resize(Int32(size.rows), Int32(size.columns))
    nc_redraw_all()
    painter.forget()
  }

  /// Before it stops or lets an editor run, the terminal is as it was before the start.
  package mutating func serve(_ request: ScreenRequest) -> [Input] {
    switch request {
    case .mouse(let isOn): setMouse(isOn)
    case .redraw: resize()
    case .suspend: return suspend()
    case .copy(let text): Modes.send(Modes.clipboard(text))
    case .edit(let text): return edit(text)
    case .theme(let theme):
      painter.use(theme)
      resize()
    }
    return []
  }

  /// Its own requests, because the curses of some terminals asks for a form of report
  /// that leaks as keys.
  private mutating func setMouse(_ isOn: Bool) {
    guard isOn != isMouseOn else { return }
    isMouseOn = isOn
    Modes.send(isOn ? Modes.mouseOn : Modes.mouseOff)
  }

  /// Leaves the screen, stops, and takes it again when the shell lets the program go on.
  private mutating func suspend() -> [Input] {
    leave()
    nc_stop_self()
    takeAgain()
    return [.resumed, .resized(size)]
  }

  private mutating func edit(_ text: String) -> [Input] {
    def_prog_mode()
    leave()
    let result = editor.edit(text)
    reset_prog_mode()
    takeAgain()
    return [.resized(size), .edited(result.text, problem: result.problem)]
  }

  private mutating func leave() {
    Modes.send(Modes.allOff)
    nc_leave()
  }

  private mutating func takeAgain() {
    Modes.send(Modes.pasteOn)
    if isMouseOn {
      isMouseOn = false
      setMouse(true)
    }
    resize()
  }

  /// A canvas of another size than the screen is left out: one that fits follows the report of the new size.
  package mutating func present(_ canvas: Canvas) {
    guard canvas.size == size else { return }
    painter.paint(canvas)
  }
}
