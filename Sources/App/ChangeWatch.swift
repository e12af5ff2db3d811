import Console
import Foundation
import Glibc
import Store

/// Tells the console when another program changed the file, or took it away.
///
/// inotify wakes this thread when something is written in the file's folder, so that
/// an idle console costs nothing. The event comes before the commit is visible, hence
/// more looks at `data_version` after each, with growing pauses: a slow disk takes its time.
enum ChangeWatch {
  /// - Parameter noticed: called on the watch's thread with each change.
  static func start(store: ProjectStore, mailbox: Mailbox, noticed: @escaping @Sendable () -> Void) {
    let path = store.path
    let thread = Thread { watch(path: path, mailbox: mailbox, noticed: noticed) }
    thread.name = "change-watch"
    thread.start()
  }

  /// Writing, and whatever may put another file, or none, in the place of the one that is open.
  private static let events = UInt32(
    IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)

  /// Looks until another commit can be seen, at most about four seconds.
  private static func newVersion(_ store: ProjectStore, than seen: Int) -> Int? {
    var pause: UInt32 = 1000
    while pause < 3_000_000 {
      if let version = try? store.dataVersion(), version != seen { return version }
      usleep(pause)
      pause = pause * 3 / 2
    }
    return nil
  }

  private static func watch(path: String, mailbox: Mailbox, noticed: () -> Void) {
    guard let store = try? ProjectStore(path: path, mode: .readOnly), var seen = try? store.dataVersion()
    else { return }
    let descriptor = inotify_init1(Int32(0o2000000))
    guard descriptor >= 0 else { return }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    inotify_add_watch(descriptor, folder, events)
    var buffer = [UInt8](repeating: 0, count: 4096)
    let name = URL(fileURLWithPath: path).lastPathComponent
    var told: StoreError?
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return }
      guard FolderEvents.name(name, in: buffer[..<count]) else { continue }
      let fault = store.placeFault
      if fault != told {
        told = fault
        mailbox.post(fault.map { .displaced(word: $0.word, sentence: $0.sentence) } ?? .broughtBack)
      }
      // Nobody else commits into a file that has no name.
      guard fault == nil else { continue }
      if let version = newVersion(store, than: seen) {
        seen = version
        mailbox.post(.changed)
        noticed()
      }
    }
  }
}

/// Reads what inotify tells of a folder.
enum FolderEvents {
  /// True where an event is about a file whose name begins so: the file itself or a file beside it.
  static func name(_ prefix: String, in bytes: ArraySlice<UInt8>) -> Bool {
    // An event is 16 bytes, the last four of which say how long the name behind them is.
    var start = bytes.startIndex
    while start + 16 <= bytes.endIndex {
      let length = (0..<4).reduce(0) { $0 | Int(bytes[start + 12 + $1]) << (8 * $1) }
      // An event without a name tells of the folder itself, or that events were lost.
      if length == 0 { return true }
      let end = min(start + 16 + length, bytes.endIndex)
      if bytes[(start + 16)..<end].starts(with: prefix.utf8) { return true }
      start = end
    }
    return false
  }
}
