import CNcurses
package import Drawing
import Glibc

/// The terminal while the console runs: started by `init`, put back by `deinit`.
///
/// Noncopyable, so that the screen has one owner and every way out of its scope
/// restores it; signals and traps are caught by handlers in `CNcurses.c`.
package struct CursesTerminal: ~Copyable, Display {
  private var shown: Canvas?
  private var parser = KeyParser()
  private let theme: Theme
  private let colors: Int
  private var pairs: [Int32] = []
  private let signalPipe: Int32
  private let wakePipe: Int32
  private var mouseIsOn = false
  package private(set) var size = Size(80, 24)

  /// Why the terminal cannot be used for a full screen.
  package enum Failure: Error, Equatable { case notATerminal, unknownTerminal }

  /// Takes the terminal over.
  ///
  /// - Parameter wakePipe: a descriptor that becomes readable when background work has a message.
  package static func start(theme: Theme, useColor: Bool, wakePipe: Int32) throws(Failure) -> CursesTerminal {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    nc_watch_signals(ends[1])
    guard nc_start() == 1 else { throw .unknownTerminal }
    nc_watch_crashes()
    return CursesTerminal(
      theme: theme, colors: useColor ? Int(nc_colors()) : 0, signalPipe: ends[0], wakePipe: wakePipe)
  }

  private init(theme: Theme, colors: Int, signalPipe: Int32, wakePipe: Int32) {
    self.signalPipe = signalPipe
    self.wakePipe = wakePipe
    self.colors = colors
    self.theme = colors == 0 ? .mono : colors < 256 && theme != .mono ? .sixteen : theme
    definePairs()
    measure()
    Self.send("\u{1B}[?2004h")
  }

  deinit {
    Self.send("\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l")
    nc_stop()
  }

  private static func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }

  private mutating func measure() {
    var rows: Int32 = 24
    var columns: Int32 = 80
    if nc_window_size(STDOUT_FILENO, &rows, &columns) == 1 { size = Size(Int(columns), Int(rows)) }
  }

  private mutating func definePairs() {
    pairs = Role.allCases.map { role in
      let look = theme.look(role)
      guard colors > 0, look.foreground >= 0 || look.background >= 0 else { return 0 }
      return alloc_pair(Int32(look.foreground), Int32(look.background))
    }
  }

  /// Switches mouse reports on or off.
  package mutating func setMouse(_ isOn: Bool) {
    guard isOn != mouseIsOn else { return }
    mouseIsOn = isOn
    Self.send(isOn ? "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l")
  }

  package mutating func nextInputs(waitingAtMost milliseconds: Int?) -> [Input] {
    var inputs: [Input] = []
    var limit = Int32(milliseconds ?? -1)
    // A lone Escape is told from a sequence by 25 ms of silence (`interaction.md` 6: 30 ms).
    if parser.isWaiting { limit = limit < 0 ? 25 : min(limit, 25) }
    var waits = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakePipe, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signalPipe, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&waits, 3, limit)
    if ready == 0, parser.isWaiting { return parser.flush() }
    guard ready > 0 else { return [] }
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
    shown = nil
  }

  /// Leaves the screen, stops, and takes it again when the shell lets the program go on.
  package mutating func suspend() -> [Input] {
    leave()
    nc_stop_self()
    takeAgain()
    return [.resumed, .resized(size)]
  }

  private mutating func leave() {
    Self.send("\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l")
    endwin()
  }

  private mutating func takeAgain() {
    Self.send("\u{1B}[?2004h")
    if mouseIsOn {
      mouseIsOn = false
      setMouse(true)
    }
    resize()
  }

  /// Draws everything anew with the next frame.
  package mutating func redrawAll() { resize() }

  /// Lends the terminal to another program, such as an editor.
  package mutating func lend(to body: () -> Void) {
    def_prog_mode()
    leave()
    body()
    reset_prog_mode()
    takeAgain()
  }

  package mutating func present(_ canvas: Canvas) {
    guard canvas.size == size else { return }
    let old = shown?.size == canvas.size ? shown : nil
    Self.send("\u{1B}[?2026h")
    for row in 0..<size.rows { paint(row, of: canvas, over: old) }
    let cursor = canvas.cursor ?? Point(0, max(0, size.rows - 1))
    let column = min(max(0, cursor.column), size.columns - 1)
    let row = min(max(0, cursor.row), size.rows - 1)
    nc_flush(Int32(row), Int32(column), canvas.isCursorVisible ? 1 : 0)
    Self.send("\u{1B}[?2026l")
    shown = canvas
  }

  /// Hands the cells of a row that differ from the last frame to curses.
  private func paint(_ row: Int, of canvas: Canvas, over old: Canvas?) {
    let start = row * size.columns
    let range = start..<(start + size.columns)
    var first = range.lowerBound
    var last = range.upperBound - 1
    if let old {
      while first < range.upperBound, canvas.cells[first] == old.cells[first] { first += 1 }
      guard first < range.upperBound else { return }
      while canvas.cells[last] == old.cells[last] { last -= 1 }
    }
    if canvas.cells[first].isContinuation, first > start { first -= 1 }
    var cells: [nc_cell] = []
    cells.reserveCapacity(last - first + 1)
    for index in first...last where !canvas.cells[index].isContinuation {
      cells.append(cell(canvas.cells[index]))
    }
    nc_put(Int32(row), Int32(first - start), cells, Int32(cells.count))
  }

  private func cell(_ cell: Cell) -> nc_cell {
    var result = nc_cell()
    result.scalars.0 = cell.glyph.base
    result.scalars.1 = UInt32(cell.glyph.marks & 0x1F_FFFF)
    result.scalars.2 = UInt32((cell.glyph.marks >> 21) & 0x1F_FFFF)
    result.scalars.3 = UInt32((cell.glyph.marks >> 42) & 0x1F_FFFF)
    let look = theme.look(cell.style.role)
    if look.isBold || cell.style.isBold { result.attributes |= NC_BOLD }
    if look.isUnderlined { result.attributes |= NC_UNDERLINE }
    if look.isReversed != cell.style.isReversed { result.attributes |= NC_REVERSE }
    result.pair = pairs[Int(cell.style.role.rawValue)]
    return result
  }
}
