import Testing

@testable import Terminal

@Suite struct ColorCountTests {
  /// A name that terminfo does not know is served as 256 colours, but never with more than it says of itself.
  @Test(arguments: [
    ("xterm-16color", 16), ("rxvt-88color", 88), ("xterm-256color", 256), ("xterm-color", 8), ("vt100-m", 0),
    ("alacritty", 256), ("", 256),
  ])
  func aTerminalIsTakenAtItsName(_ name: String, _ colors: Int) {
    #expect(ColorCount.usable(256, terminal: name) == colors)
    #expect(ColorCount.usable(8, terminal: "xterm-256color") == 8)
  }
}
