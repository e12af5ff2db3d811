/// One key as the terminal reports it.
package enum Key: Hashable, Sendable {
  case character(Character)
  case control(Character)
  case alt(Character)
  case enter, tab, backTab, escape, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case function(Int)

  /// The key's name as help, footer and settings print it, such as `C-r` or `Enter`.
  package var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "C-\(character)"
    case .alt(let character): "M-\(character)"
    case .function(let number): "F\(number)"
    default: Self.names.first { $0.0 == self }?.1 ?? "?"
    }
  }

  /// Reads a name that `name` printed; nil where it names no key.
  package init?(name: String) {
    if let known = Self.names.first(where: { $0.1.lowercased() == name.lowercased() }) {
      self = known.0
    } else if name == "Space" {
      self = .character(" ")
    } else if name.count == 1, let only = name.first {
      self = .character(only)
    } else if name.count == 3, let last = name.last, name.hasPrefix("C-") {
      self = .control(last)
    } else if name.count == 3, let last = name.last, name.hasPrefix("M-") {
      self = .alt(last)
    } else if name.hasPrefix("F"), let number = Int(name.dropFirst()) {
      self = .function(number)
    } else {
      return nil
    }
  }

  private static let names: [(Key, String)] = [
    (.enter, "Enter"), (.tab, "Tab"), (.backTab, "S-Tab"), (.escape, "Esc"),
    (.backspace, "Bksp"), (.delete, "Del"), (.insert, "Ins"), (.up, "Up"), (.down, "Down"),
    (.left, "Left"), (.right, "Right"), (.home, "Home"), (.end, "End"),
    (.pageUp, "PgUp"), (.pageDown, "PgDn"),
  ]
}

/// A mouse report in cells from the top left.
package struct MouseEvent: Equatable, Sendable {
  /// What the mouse did; presses are those of the left button.
  package enum Kind: Equatable, Sendable { case press, release, drag, wheelUp, wheelDown }
  /// What it did there.
  package var kind: Kind
  /// The cell under the pointer, on the whole screen.
  package var at: Point
  /// The names of the regions under it, the lowest first; none before `Input.located(on:)`.
  package private(set) var regions: [String] = []

  /// A report of what was done at a cell of the whole screen.
  package init(_ kind: Kind, at point: Point) {
    self.kind = kind
    at = point
  }

  fileprivate func located(on canvas: Canvas) -> MouseEvent {
    var event = self
    event.regions = canvas.regions(at: at)
    return event
  }
}

/// Everything that can arrive from a terminal.
package enum Input: Equatable, Sendable {
  case key(Key)
  case paste(String)
  case mouse(MouseEvent)
  case resized(Size)
  /// A signal asked the program to end; the number is the signal's.
  case ended(Int32)
  /// The program was stopped and goes on again, so everything must be drawn anew.
  case resumed
  /// Background work left a message in the mailbox.
  case woken
  /// An editor gave the text back, or a sentence says why it could not.
  case edited(String?, problem: String?)

  /// The same; of the mouse with what was under the pointer, where this was the frame that the person saw.
  package func located(on canvas: Canvas) -> Input {
    if case .mouse(let event) = self { .mouse(event.located(on: canvas)) } else { self }
  }
}

/// What the console asks of the screen it runs on.
package enum ScreenRequest: Equatable, Sendable {
  case mouse(Bool)
  case redraw
  /// Stop the program as the shell's job control does.
  case suspend
  /// Offer text to the clipboard of the person's terminal.
  case copy(String)
  /// Let the person's own editor change a text; the answer is `Input.edited`.
  case edit(String)
  case theme(Theme)
}

/// A screen that the console can run on: a terminal, or a script in a test.
package protocol Display: ~Copyable {
  /// In cells.
  var size: Size { get }
  /// Waits for what comes next, at most so long where a limit is given.
  ///
  /// - Returns: everything that has arrived, in order; empty when the limit passed.
  mutating func nextInputs(waitingAtMost milliseconds: Int?) -> [Input]
  /// Shows a frame; what differs from the one before is enough to send.
  mutating func present(_ canvas: Canvas)
  /// Does what is asked.
  ///
  /// - Returns: what came of it, to be taken like any other input.
  mutating func serve(_ request: ScreenRequest) -> [Input]
}
