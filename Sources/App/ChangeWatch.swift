import Console
import Foundation
import Glibc
import Store

/// Tells the console when another program changed the file, or took it away.
///
/// An event of the folder comes before the commit is visible, hence more looks at
/// `data_version` after each, with growing pauses: a slow disk takes its time.
enum ChangeWatch {
  /// - Parameter noticed: called on the watch's thread with each change.
  static func start(store: ProjectStore, mailbox: Mailbox, noticed: @escaping @Sendable () -> Void) {
    guard let place = store.place else { return }
    // Whoever holds the store alone clears up behind it, so the thread must not.
    let version = try? store.dataVersion()
    let thread = Thread { [weak store] in
      FileFollower(place, store: store, mailbox: mailbox, noticed: noticed).follow(from: version)
    }
    thread.name = "change-watch"
    thread.start()
  }
}

/// The project file on the watch's thread.
private final class FileFollower {
  private let place: FilePlace
  private weak var store: ProjectStore?
  private let mailbox: Mailbox
  private let noticed: () -> Void
  /// A connection of its own: `data_version` tells a connection only what others did.
  private var reader: ProjectStore?
  private var seen: Int?
  private var told: StoreError?
  /// How often is looked again while no event may tell that things are right, in milliseconds: the folder
  /// itself may be gone.
  private static let pauseWhileUnsure: Int32 = 3000

  init(_ place: FilePlace, store: ProjectStore?, mailbox: Mailbox, noticed: @escaping () -> Void) {
    self.place = place
    self.store = store
    self.mailbox = mailbox
    self.noticed = noticed
  }

  /// - Parameter version: `data_version` of the store before anything was read from it.
  func follow(from version: Int?) {
    let folder = FolderWatch(of: place.path)
    openReader()
    // What happened before the watch stood, no event tells.
    tellPlace()
    if let store, (try? store.dataVersion()) != version { tellChange() }
    while true {
      let isUnsure = told != nil || reader == nil
      _ = folder.wait(atMost: isUnsure ? Self.pauseWhileUnsure : nil)
      if isUnsure { folder.renew() }
      tellPlace()
      // Nobody else commits into a file that has no name.
      guard told == nil else { continue }
      // What happened before there was a connection, that connection does not tell.
      if reader == nil, openReader() { tellChange() }
      if let version = newVersion() {
        seen = version
        tellChange()
      }
    }
  }

  /// - Returns: false where the file cannot be opened now.
  @discardableResult
  private func openReader() -> Bool {
    guard place.fault == nil, let opened = try? ProjectStore(path: place.path, mode: .readOnly),
      opened.place == place
    else { return false }
    reader = opened
    seen = try? opened.dataVersion()
    return true
  }

  private func tellChange() {
    mailbox.post(.changed)
    noticed()
  }

  private func tellPlace() {
    let fault = place.fault
    guard fault != told else { return }
    // The log keeps its name while the file loses it. Only if nobody wrote to it since: what lies at the
    // path by now may be using it.
    if told == nil, let seen, (try? reader?.dataVersion()) == seen { store?.emptyLog() }
    told = fault
    mailbox.post(fault.map { .displaced(word: $0.word, sentence: $0.sentence) } ?? .broughtBack)
  }

  /// Looks until another commit can be seen, at most about seven seconds.
  private func newVersion() -> Int? {
    var pause: UInt32 = 1000
    while pause < 3_000_000, place.fault == nil {
      if let version = try? reader?.dataVersion(), version != seen { return version }
      usleep(pause)
      pause = pause * 3 / 2
    }
    return nil
  }
}
