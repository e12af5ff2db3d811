import Foundation
import Glibc
import Testing

/// A few runs of the real program in a real terminal: start, draw, resize, ways out.
@Suite(.serialized) struct ConsoleInTerminalTests {
  private func demo(
    _ arguments: [String] = [], columns: UInt16 = 120, rows: UInt16 = 36, environment: [String: String] = [:]
  ) async throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      ["demo", "--theme", "dark"] + arguments, columns: columns, rows: rows, environment: environment)
    #expect(try await terminal.wait(for: "TAXI-16"), "the first screen")
    try await terminal.settle()
    return terminal
  }

  @Test func qLeavesTheTerminalAsItWas() async throws {
    let terminal = try await demo()
    terminal.send("M")
    #expect(try await terminal.wait(for: "\u{1B}[?1006h"))
    terminal.send("q")
    #expect(try await terminal.end() == 0)
    #expect(terminal.leftBehind == [])
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGXCPU, SIGABRT, SIGSEGV])
  func everySignalLeavesTheTerminalAsItWas(_ signal: Int32) async throws {
    let terminal = try await demo()
    kill(terminal.process, signal)
    #expect(try await terminal.end() == 128 + signal)
    #expect(terminal.leftBehind == [])
  }

  /// The log has room for one change: what comes behind it is kept and told, and nothing ends.
  @Test func aLimitOnTheSizeOfFilesIsToldAsAFullDiskIs() async throws {
    let file = NSTemporaryDirectory() + "runboard-limited-\(getpid()).db"
    defer { for part in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + part) } }
    let script = """
      '\(PseudoTerminal.program)' --db '\(file)' init --key LIM --name Limits
      ulimit -f 64; exec '\(PseudoTerminal.program)' --db '\(file)' --theme dark
      """
    let terminal = try PseudoTerminal(["-c", script], program: "/bin/bash")
    #expect(try await terminal.wait(for: "0 Now"))
    try await terminal.settle()
    for title in ["One", "Two", "Three", "Four"] {
      terminal.send("a\(title)\r")
      try await terminal.settle()
    }
    #expect(terminal.text.contains("NOT SAVED"))
    kill(terminal.process, SIGTERM)
    #expect(try await terminal.end() == 128 + SIGTERM)
    #expect(terminal.leftBehind == [])
  }

  /// A shell with job control is needed: the kernel stops no program that nobody could continue.
  @Test func itStopsAndGoesOnAsTheShellExpects() async throws {
    let script = """
      set -m; '\(PseudoTerminal.program)' demo --theme dark; stty -a | grep -q ' echo ' && echo STOPPED
      read line; fg; echo LEFT $?
      """
    let terminal = try PseudoTerminal(["-c", script], program: "/bin/bash")
    #expect(try await terminal.wait(for: "TAXI-16"))
    try await terminal.settle()
    terminal.send("\u{1A}")
    #expect(try await terminal.wait(for: "STOPPED"), "the line echoes again")
    #expect(!terminal.leftBehind.contains("alternate screen"))
    #expect(!terminal.leftBehind.contains("hidden cursor"))
    terminal.clear()
    terminal.send("\n")
    #expect(try await terminal.wait(for: "TAXI-16"), "the screen is drawn again")
    terminal.send("q")
    #expect(try await terminal.wait(for: "LEFT 0"))
    #expect(terminal.leftBehind == [])
  }

  @Test func everySizeIsDrawnAndNothingIsRefused() async throws {
    let terminal = try await demo()
    for (columns, rows) in [(80, 24), (40, 12), (1, 1), (300, 100), (20, 4), (160, 48)] as [(UInt16, UInt16)]
    {
      terminal.clear()
      terminal.resize(columns: columns, rows: rows)
      try await terminal.settle()
      #expect(!terminal.output.isEmpty, "\(columns)x\(rows)")
    }
    #expect(terminal.text.contains("TAXI-16"))
    terminal.send("q")
    #expect(try await terminal.end() == 0)
  }

  @Test func twoInterruptsQuitAndOneDoesNot() async throws {
    let terminal = try await demo()
    terminal.send("\u{3}")
    #expect(try await terminal.wait(for: "C-c once more quits"))
    try await Task.sleep(for: .milliseconds(1300))
    terminal.clear()
    terminal.send("\u{3}")
    #expect(try await terminal.wait(for: "once more"), "the first was forgotten after a second")
    terminal.send("\u{3}")
    #expect(try await terminal.end() == 0)
    #expect(terminal.leftBehind == [])
  }

  @Test func theEditorGetsTheTitleAndGivesItBack() async throws {
    let script = FileManager.default.temporaryDirectory.appendingPathComponent("edit-\(UUID().uuidString).sh")
    try Data("#!/bin/sh\ngrep -q 'Reason shown' \"$1\" && echo 'A title from outside' > \"$1\"\n".utf8).write(
      to: script)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.path)
    let terminal = try await demo(environment: ["VISUAL": script.path])
    terminal.send("E")
    #expect(try await terminal.wait(for: "Set title of TAXI-16 to A title from outside"))
    terminal.send("q")
    #expect(try await terminal.end() == 0)
    #expect(terminal.leftBehind == [])
  }

  @Test func aMissingEditorIsSaidInWords() async throws {
    let terminal = try await demo(environment: ["VISUAL": "no-such-editor"])
    terminal.send("E")
    #expect(try await terminal.wait(for: "could not be started"))
    terminal.send("\u{1B}")
    try await terminal.settle()
    terminal.send("q")
    #expect(try await terminal.end() == 0)
  }

  @Test func aLightBackgroundIsFoundByAsking() async throws {
    let terminal = try PseudoTerminal(["demo"])
    #expect(try await terminal.wait(for: "\u{1B}]11;?"))
    terminal.send("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62;c")
    #expect(try await terminal.wait(for: "TAXI-16"))
    // The selected row of the light set stands on colour 153.
    #expect(try await terminal.wait(for: "48;5;153"))
    terminal.send("q")
    #expect(try await terminal.end() == 0)
  }

  @Test func withoutColourTheTextIsTheSame() async throws {
    let terminal = try await demo(environment: ["NO_COLOR": "1"])
    #expect(terminal.text.firstMatch(of: /\u{1B}\[[0-9;]*[34][0-8](;[0-9;]*)?m/) == nil)
    #expect(terminal.text.contains("\u{1B}[0;1m"), "bold stays")
    terminal.send("q")
    #expect(try await terminal.end() == 0)
  }

  @Test(arguments: ["no-such-terminal", "vt100", "linux", "tmux-256color"])
  func noTerminalIsRefused(_ name: String) async throws {
    let terminal = try await demo(environment: ["TERM": name])
    terminal.clear()
    terminal.send("q")
    #expect(try await terminal.end() == 0)
    let hasOneScreen = ["vt100", "linux"].contains(name)
    #expect(terminal.text.contains("\u{1B}[H\u{1B}[J") == hasOneScreen, "a prompt has the screen to itself")
  }

  @Test func aDumbTerminalGetsTheScreenAsText() async throws {
    let terminal = try PseudoTerminal(["demo"], environment: ["TERM": "dumb"])
    #expect(try await terminal.wait(for: "no terminal for full screens"))
    #expect(terminal.text.contains("TAXI-16"))
    #expect(try await terminal.end() == 0)
  }

  @Test func aTerminalThatGoesAwayEndsTheProgram() async throws {
    let terminal = try await demo()
    terminal.hangUp()
    #expect(try await terminal.end(seconds: 5) != nil)
  }

  /// Only what differs is drawn, so the screen is asked for whole until the text stands on it.
  private func isShown(_ text: String, on console: PseudoTerminal) async throws -> Bool {
    for _ in 0..<20 {
      if try await console.wait(for: text, seconds: 0.25) { return true }
      console.send("\u{0C}")
    }
    return false
  }

  /// Two programs on one file: what each was told is stored must be there for the other.
  @Test func whatIsTypedBesideAnotherProgramIsStored() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("beside-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let db = folder.appendingPathComponent("b.db").path
    func verb(_ arguments: String...) async throws -> String {
      let terminal = try PseudoTerminal(arguments + ["--db", db])
      #expect(try await terminal.end() == 0)
      return terminal.text
    }
    _ = try await verb("init", "--key", "BES", "--name", "Beside")
    _ = try await verb("item", "add", "seen 0")
    let console = try PseudoTerminal(["--db", db, "--theme", "dark"])
    #expect(try await console.wait(for: "Beside"))
    console.send("1")
    #expect(try await console.wait(for: "seen 0"))
    for number in 1...3 {
      _ = try await verb("item", "edit", "1", "title", "changed \(number)")
      #expect(try await isShown("changed \(number)", on: console), "the other program's change is shown")
      console.send("atyped \(number)\r")
      #expect(try await console.wait(for: "Added BES-\(number + 1)"))
      #expect(try await verb("item", "list").contains("typed \(number)"), "what was told as stored is there")
    }
    console.send("qq")
    #expect(try await console.end() == 0)
    let list = try await verb("item", "list")
    #expect((1...3).allSatisfy { list.contains("typed \($0)") } && list.contains("changed 3"))
    #expect(try await verb("doctor").contains("integrity"))
  }
}
