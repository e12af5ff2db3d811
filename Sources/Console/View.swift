import Domain
package import Drawing

/// State → canvas: the frame around every screen, and the screen in it.
package enum View {
  /// The whole screen, with its regions for the mouse and the place of the cursor; any size is legal.
  ///
  /// In plain characters where the settings or the terminal ask for them.
  package static func draw(_ state: State) -> Canvas { draw(state, .nothing) }

  /// The same canvas, with what can be taken over from the frame before it.
  static func draw(_ state: State, _ carryover: Carryover) -> Canvas {
    var canvas = Canvas(state.size)
    let bounds = canvas.bounds
    if bounds.rows >= 8, bounds.columns >= 24 {
      drawFramed(state, carryover, on: &canvas)
    } else {
      drawTiny(state, on: &canvas)
    }
    OverlayView.draw(state, on: &canvas)
    return state.settings.isPlain ? canvas.inASCII : canvas
  }

  /// The room of a screen between header and tabs above, detail line and footer below.
  static func body(of size: Size) -> Rect { Rect(0, 0, size.columns, max(0, size.rows - 4)) }

  private static func drawFramed(_ state: State, _ carryover: Carryover, on canvas: inout Canvas) {
    let (header, belowHeader) = canvas.bounds.splitTop(1)
    let (tabs, belowTabs) = belowHeader.splitTop(1)
    let (body, foot) = belowTabs.splitBottom(2)
    carryover.draw(.surroundings, in: header, on: &canvas) {
      $0.within(header) { HeaderView.draw(state, on: &$0) }
    }
    if state.screen == .standup {
      canvas.within(Rect(0, 1, body.columns, body.rows + 1)) { drawBody(state, .nothing, on: &$0) }
    } else {
      carryover.draw(.surroundings, in: tabs, on: &canvas) {
        $0.within(tabs) { FrameView.drawTabs(state, on: &$0) }
      }
      canvas.within(body) { drawBody(state, carryover, on: &$0) }
    }
    let (detail, footer) = foot.splitTop(1)
    let message = state.shownMessage
    // What is typed needs its keys more than the end of a sentence.
    if let message, state.overlay == nil, MessageLine.rows(of: message, columns: foot.columns) > 1 {
      return canvas.within(foot) { MessageLine.draw(message, on: &$0) }
    }
    canvas.within(footer) { FrameView.drawFooter(state, on: &$0) }
    canvas.within(detail) {
      if let message { MessageLine.draw(message, on: &$0) } else { FrameView.drawDetail(state, on: &$0) }
    }
  }

  private static func drawBody(_ state: State, _ carryover: Carryover, on canvas: inout Canvas) {
    guard let overview = state.overview else {
      canvas.draw("Reading the project …", at: Point(1, 1), in: Style(.secondary))
      return
    }
    switch state.screen {
    case .now: NowView.draw(state, overview, on: &canvas)
    case .board: BoardView.draw(state, overview, carryover, on: &canvas)
    case .backlog: BacklogView.draw(state, overview, carryover, on: &canvas)
    case .phases: PhasesView.draw(state, overview, on: &canvas)
    case .runs: RunsView.draw(state, overview, carryover, on: &canvas)
    case .models: ModelsView.draw(state, overview, on: &canvas)
    case .reports: ReportsView.draw(state, overview, on: &canvas)
    case .standup: StandupView.draw(state, overview, on: &canvas)
    case .journal: JournalView.draw(state, overview, on: &canvas)
    case .item: ItemView.draw(state, overview, on: &canvas)
    }
  }

  /// Where no item of the standup is up: what a key does.
  private static func drawTinyStandup(_ state: State, on canvas: inout Canvas) {
    let next = state.key(.standupNext)
    let words: String
    if case .resume(let standup) = StandupPage.of(state), let overview = state.overview {
      words = "\(StandupResume(standup, state, overview).place): \(next) goes on."
    } else {
      words = state.standupSummary?.headline ?? "Standup: \(next) starts it."
    }
    drawTiny(words, from: 0, on: &canvas)
  }

  /// Words down to the last row, with a mark where something is missing.
  private static func drawTiny(_ words: String, from start: Int, on canvas: inout Canvas) {
    let (columns, rows) = (canvas.bounds.columns, canvas.bounds.rows)
    let lines = SafeText(words).wrapped(to: columns)
    for (offset, line) in lines.enumerated() {
      let isCut = start + offset == rows - 1 && offset + 1 < lines.count
      let text = isCut ? (line + " " + lines[offset + 1]).cut(to: columns) : line
      canvas.draw(text, at: Point(0, start + offset))
    }
  }

  /// Below 24 columns or 8 rows: what is selected, as far as there is room.
  private static func drawTiny(_ state: State, on canvas: inout Canvas) {
    guard let overview = state.overview else { return }
    let size = canvas.bounds
    if let text = tinyText(state, overview) {
      canvas.draw(SafeText(text.head), at: Point(0, 0), in: Style(.strong), columns: size.columns)
      drawTiny(text.body, from: 1, on: &canvas)
    } else if state.screen == .standup {
      drawTinyStandup(state, on: &canvas)
    } else {
      drawTiny("\(state.screen.title): nothing is selected.", from: 0, on: &canvas)
    }
    if let message = state.shownMessage, size.rows > 1 {
      canvas.fill(Rect(0, size.rows - 1, size.columns, 1), in: Style(.text))
      canvas.draw(
        SafeText(message.text), at: Point(0, size.rows - 1), in: Style(message.tone.role),
        columns: size.columns)
    }
  }

  private static func tinyText(_ state: State, _ overview: Overview) -> TinyText? {
    guard state.screen == .standup else { return TinyText.of(state, overview) }
    return state.standupWorkItem.map { TinyText.item($0, overview) }
  }
}
