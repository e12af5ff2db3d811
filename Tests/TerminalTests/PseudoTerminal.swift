import Foundation
import Glibc

/// A program in a pseudo-terminal of its own: what it writes is kept, keys are sent, and what
/// it leaves behind can be looked at.
final class PseudoTerminal {
  let process: pid_t
  private let master: Int32
  private let slave: Int32
  private let before: termios
  private(set) var output: [UInt8] = []

  struct Failure: Error { var reason: String }

  /// Starts the console that stands beside the tests, or another program.
  init(
    _ arguments: [String], program: String = PseudoTerminal.program, columns: UInt16 = 120, rows: UInt16 = 36,
    environment: [String: String] = [:]
  ) throws {
    var (one, other): (Int32, Int32) = (0, 0)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var name = [CChar](repeating: 0, count: 256)
    guard openpty(&one, &other, &name, nil, &size) == 0 else { throw Failure(reason: "no terminal") }
    (master, slave) = (one, other)
    // The child must not hold both ends itself, or it would never see this side go away.
    for end in [one, other] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var found = termios()
    tcgetattr(slave, &found)
    before = found
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    process = try Self.spawn(program, arguments, terminal: name, environment: environment)
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    close(master)
    close(slave)
  }

  /// The program, built into the same folder as the tests.
  static var program: String {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
      "runboard"
    ).path
  }

  /// A session of its own: what it opens first becomes its controlling terminal.
  private static func spawn(
    _ program: String, _ arguments: [String], terminal: [CChar], environment: [String: String]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in 0..<Int32(3) {
      posix_spawn_file_actions_addopen(&actions, descriptor, terminal, O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The test runner's threads block signals, and a child would inherit that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let ownSession: Int16 = 0x80  // POSIX_SPAWN_SETSID, which module Glibc leaves out
    posix_spawnattr_setflags(&attributes, ownSession | Int16(POSIX_SPAWN_SETSIGMASK))
    let base = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": NSTemporaryDirectory(),
      "TMPDIR": NSTemporaryDirectory(), "PATH": "/usr/bin:/bin",
      "XDG_CONFIG_HOME": "/nonexistent", "SWIFT_BACKTRACE": "enable=no",
    ]
    let variables = base.merging(environment) { $1 }.map { "\($0)=\($1)" }
    var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for part in argv + envp { free(part) } }
    var child: pid_t = 0
    guard posix_spawn(&child, program, &actions, &attributes, &argv, &envp) == 0 else {
      throw Failure(reason: "\(program) does not start")
    }
    return child
  }

  /// Closes this side, as a lost connection does.
  func hangUp() {
    close(slave)
    close(master)
  }

  func send(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  var text: String { String(decoding: output, as: UTF8.self) }

  /// Forgets what was written so far.
  func clear() { output = [] }

  /// Reads until something is on the screen; the deadline is for broken programs only.
  @discardableResult
  func wait(for wanted: String, seconds: Double = 30) async throws -> Bool {
    try await wait(seconds: seconds) { $0.text.contains(wanted) }
  }

  /// Reads until nothing was written for a while.
  func settle() async throws {
    var count = -1
    while count != output.count {
      count = output.count
      try await Task.sleep(for: .milliseconds(150))
      read()
    }
  }

  private func wait(seconds: Double, until isMet: (PseudoTerminal) -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while true {
      read()
      if isMet(self) { return true }
      // Looked at once more after the end: beside tests that compute, this one may sleep long.
      if ContinuousClock.now >= end { return false }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(master, &buffer, buffer.count)
      guard count > 0 else { return }
      output += buffer[..<count]
    }
  }

  /// How the program ended: its exit code, or 128 and the signal that killed it; nil while it runs.
  func end(seconds: Double = 30) async throws -> Int32? {
    var status: Int32 = 0
    let isOver = try await wait(seconds: seconds) { waitpid($0.process, &status, WNOHANG) == $0.process }
    guard isOver else { return nil }
    read()
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  /// What is not as it was: modes that are still on, and settings of the line.
  var leftBehind: [String] {
    var found: [String] = []
    for (name, on, off) in [
      ("alternate screen", "\u{1B}[?1049h", "\u{1B}[?1049l"), ("paste", "\u{1B}[?2004h", "\u{1B}[?2004l"),
      ("mouse", "\u{1B}[?1006h", "\u{1B}[?1006l"), ("hidden cursor", "\u{1B}[?25l", "\u{1B}[?25h"),
      ("held frame", "\u{1B}[?2026h", "\u{1B}[?2026l"), ("application keys", "\u{1B}[?1h", "\u{1B}[?1l"),
    ] {
      let lastOn = text.range(of: on, options: .backwards)?.lowerBound
      let lastOff = text.range(of: off, options: .backwards)?.lowerBound
      if let lastOn, lastOff.map({ $0 < lastOn }) ?? true { found.append(name) }
    }
    var after = termios()
    tcgetattr(slave, &after)
    if after.c_lflag != before.c_lflag || after.c_iflag != before.c_iflag || after.c_oflag != before.c_oflag {
      found.append("line settings")
    }
    return found
  }
}
