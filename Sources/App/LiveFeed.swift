import Console
import Domain
import Foundation
import Glibc
import Importers
import Store

/// Brings what changed in a tracking store into the project file.
struct SourceSync {
  let store: ProjectStore
  let project: ProjectReference
  let source: Source

  /// Reads until nothing is new.
  ///
  /// Points come in bounded portions with the store let go in between, so that
  /// training is never held up.
  ///
  /// - Returns: the number of points that were read.
  @discardableResult
  func run(_ tracker: MLflowStore) throws -> Int {
    try store.apply(try tracker.mirror(), of: source, to: project)
    var cursor = try store.sources(of: project).first { $0.id == source.id }?.cursor ?? source.cursor
    var count = 0
    while true {
      let (points, next) = try tracker.points(after: cursor)
      guard !points.isEmpty else { return count }
      try store.append(points, cursor: next, of: source, to: project, at: Session.clock())
      cursor = next
      count += points.count
    }
  }
}

/// Follows the attached stores while the console is open.
///
/// inotify wakes the thread when MLflow writes beside its store; between writes it
/// sleeps, so that an idle console costs nothing. A fault is told once and the
/// store is tried again with its next change.
enum LiveFeed {
  /// Opens no connection where nothing is attached: closing one again would start
  /// libdispatch's pool, which then wakes the idle console once a second.
  static func start(_ console: ProjectStore, project: ProjectReference, mailbox: Mailbox) {
    guard let sources = try? console.sources(of: project), !sources.isEmpty,
      let store = try? ProjectStore(path: console.path)
    else { return }
    for source in sources {
      let thread = Thread { follow(source, store: store, project: project, mailbox: mailbox) }
      thread.name = "source"
      thread.start()
    }
  }

  private static func follow(
    _ source: Source, store: ProjectStore, project: ProjectReference, mailbox: Mailbox
  ) {
    let descriptor = inotify_init1(Int32(0o2000000))
    guard descriptor >= 0 else { return }
    let folder = URL(fileURLWithPath: source.path).deletingLastPathComponent().path
    inotify_add_watch(descriptor, folder, UInt32(IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_TO))
    var tracker: MLflowStore?
    var fault = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    repeat {
      do {
        let open = try tracker ?? MLflowStore(path: source.path)
        tracker = open
        try SourceSync(store: store, project: project, source: source).run(open)
        fault = ""
        mailbox.post(.changed)
      } catch {
        tracker = nil
        let sentence = (error as? MLflowFault)?.sentence ?? Report.sentence(for: error) ?? "\(error)"
        if sentence != fault { mailbox.post(.failed(sentence)) }
        fault = sentence
      }
    } while waitForWrite(descriptor, of: URL(fileURLWithPath: source.path).lastPathComponent, &buffer)
  }

  /// Waits for a write and then for the rest of its burst, so that one commit is read once.
  private static func waitForWrite(_ descriptor: Int32, of name: String, _ buffer: inout [UInt8]) -> Bool {
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return false }
      guard FolderEvents.name(name, in: buffer[..<count]) else { continue }
      usleep(100_000)
      return true
    }
  }
}
