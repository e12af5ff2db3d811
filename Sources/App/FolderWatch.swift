import Foundation
import Glibc
import Terminal

/// Wakes a thread when a file is written, comes or goes, or one beside it whose name begins the same.
///
/// inotify tells of it, so that waiting costs nothing. Where the path is a link, both its folder and
/// that of the file are watched: SQLite keeps its log beside the file itself. Where the system gives no watch,
/// whoever waits is woken now and then to look: late is better than never.
final class FolderWatch {
  /// Why waiting ended.
  enum Outcome: Equatable { case written, quiet }

  private var descriptor: Int32
  private let path: String
  /// True where a write may go unnoticed.
  private var isBlind = false
  /// How long is waited then before somebody looks, in milliseconds.
  private let pauseWhileBlind: Int32
  private var names: Set<String> = []

  /// Writing, and whatever may put another file, or none, in the place of the one that is there.
  private static let events = UInt32(
    IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)

  /// No program that is started from here inherits the watch.
  private static let closesOnExec = O_CLOEXEC

  /// - Parameter pauseWhileBlind: in milliseconds.
  init(of path: String, pauseWhileBlind: Int32 = 3000) {
    self.path = path
    self.pauseWhileBlind = pauseWhileBlind
    descriptor = inotify_init1(Self.closesOnExec)
    renew()
  }

  deinit { lose() }

  private func lose() {
    if descriptor >= 0 { close(descriptor) }
    (descriptor, isBlind) = (-1, true)
  }

  /// Watches the folders anew: a watch goes with its folder, and one that was made again is another.
  ///
  /// Where the same folder is watched already nothing changes.
  func renew() {
    let place = URL(fileURLWithPath: path)
    isBlind = descriptor < 0
    for file in Set([place, place.resolvingSymlinksInPath()]) {
      names.insert(file.lastPathComponent)
      let watch = inotify_add_watch(descriptor, file.deletingLastPathComponent().path, Self.events)
      if watch < 0 { isBlind = true }
    }
  }

  /// Waits for an event about the file.
  ///
  /// - Parameter milliseconds: how long at most; nil for as long as it takes.
  func wait(atMost milliseconds: Int32?) -> Outcome {
    if isBlind {
      renew()
      // What was written before the watch stood, it does not tell.
      if !isBlind { return .written }
    }
    // Without a watch the end of the pause stands for a write.
    guard isBlind, pauseWhileBlind < milliseconds ?? .max else { return waitForEvent(atMost: milliseconds) }
    _ = waitForEvent(atMost: pauseWhileBlind)
    return .written
  }

  private func waitForEvent(atMost milliseconds: Int32?) -> Outcome {
    // Events about other files of the folder must not put the end off.
    let end = milliseconds.map { MonotonicClock.milliseconds() + Int64($0) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let left = end.map { Int32(clamping: max(0, $0 - MonotonicClock.milliseconds())) }
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&wait, 1, left ?? -1)
      if ready == 0 { return .quiet }
      if ready < 0, errno == EINTR { continue }
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else {
        lose()
        return .written
      }
      if isAboutTheFile(buffer[..<count]) { return .written }
    }
  }

  private func isAboutTheFile(_ bytes: ArraySlice<UInt8>) -> Bool {
    // An event is 16 bytes, the last four of which say how long the name behind them is.
    var start = bytes.startIndex
    while start + 16 <= bytes.endIndex {
      let length = (0..<4).reduce(0) { $0 | Int(bytes[start + 12 + $1]) << (8 * $1) }
      // An event without a name tells of the folder itself, or that events were lost.
      if length == 0 { return true }
      let end = min(start + 16 + length, bytes.endIndex)
      let name = bytes[(start + 16)..<end]
      if names.contains(where: { name.starts(with: $0.utf8) }) { return true }
      start = end
    }
    return false
  }
}
