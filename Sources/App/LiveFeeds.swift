import Console
import Domain
import Foundation
import Glibc
import Importers
import Store
import Synchronization
import Terminal

/// Follows the attached stores while the console is open.
///
/// inotify wakes the thread when MLflow writes beside its store; between writes it
/// sleeps, so that an idle console costs nothing. Each burst of writes is followed by a
/// quick reading, and by a full one when things have gone quiet. A fault is told once, the
/// store is tried again with its next change, and what was told goes once it can be read.
final class LiveFeeds: Sendable {
  private let mailbox: Mailbox
  /// Stores that have a thread already: a project may be opened several times.
  private let followed = Mutex<Set<Place>>([])

  /// A number alone may be given again to a store that is attached later.
  private struct Place: Hashable {
    let id: Int64
    let path: String
  }

  init(mailbox: Mailbox) { self.mailbox = mailbox }

  /// Follows the stores of a project that are not followed yet.
  ///
  /// Opens no connection where nothing is attached: closing one again would start
  /// libdispatch's pool, which then wakes the idle console once a second.
  func follow(_ session: Session) {
    let project = session.card.reference
    guard !session.isReadOnly, let sources = try? session.store.sources(of: project) else { return }
    let fresh = followed.withLock { followed in
      sources.filter { followed.insert(Place(id: $0.id, path: $0.path)).inserted }
    }
    guard !fresh.isEmpty else { return }
    start(fresh, of: project, in: session.store.path)
  }

  /// How long until a project file that could not be opened once more is tried again, in seconds.
  private static let pauseBeforeOpening = 3.0

  /// - Parameter told: what was said of the project file before, because it could not be opened.
  private func start(
    _ sources: [Source], of project: ProjectReference, in path: String, told: String? = nil
  ) {
    do {
      let store = try ProjectStore(path: path)
      if let told { mailbox.post(.sourceRecovered(told)) }
      for source in sources { start(source, store, project) }
    } catch {
      let sentence = told ?? Report.sentence(for: error) ?? "\(error)"
      if told == nil { mailbox.post(.sourceFailed(sentence)) }
      startThread { [self] in
        Thread.sleep(forTimeInterval: Self.pauseBeforeOpening)
        start(sources, of: project, in: path, told: sentence)
      }
    }
  }

  private func start(_ source: Source, _ store: ProjectStore, _ project: ProjectReference) {
    startThread { [self] in
      SourceFollower(source, store: store, project: project, mailbox: mailbox).follow()
      forget(source)
    }
  }

  private func startThread(_ body: @escaping @Sendable () -> Void) {
    let thread = Thread(block: body)
    thread.name = "source"
    thread.start()
  }

  private func forget(_ source: Source) {
    followed.withLock { _ = $0.remove(Place(id: source.id, path: source.path)) }
  }
}

/// One attached store on its thread.
private final class SourceFollower {
  private let source: Source
  private let store: ProjectStore
  private let project: ProjectReference
  private let mailbox: Mailbox
  private let folder: FolderWatch
  private var sync: SourceSync?
  private var fault: String?
  /// True where no write will tell that the store can be read again: its folder may be gone, or the
  /// project file was held by another program.
  private var isAway = false
  /// How long to wait then, in milliseconds.
  private static let pauseWhileAway: Int32 = 3000
  private var cadence = ReadingCadence()

  init(_ source: Source, store: ProjectStore, project: ProjectReference, mailbox: Mailbox) {
    folder = FolderWatch(of: source.path)
    self.source = source
    self.store = store
    self.project = project
    self.mailbox = mailbox
  }

  /// Returns when the store was detached.
  func follow() {
    var isAttached = read(isFull: true)
    while isAttached {
      let quiet = cadence.wait(at: MonotonicClock.milliseconds())
      switch waitForWrite(atMost: isAway ? Self.pauseWhileAway : quiet) {
      case .written: isAttached = read(isFull: cadence.isFullDue(at: MonotonicClock.milliseconds()))
      case .quiet: isAttached = read(isFull: true)
      }
    }
  }

  /// - Returns: false where the store is attached no more.
  private func read(isFull: Bool) -> Bool {
    let began = MonotonicClock.milliseconds()
    if isAway { folder.renew() }
    do {
      if try sync?.isOutdated() == true { sync = nil }
      let isNew = sync == nil
      let open = try sync ?? SourceSync(store: store, project: project, source: source)
      sync = open
      if isFull || isNew { try open.runFull() } else { try open.runQuick() }
      tell(nil)
      isAway = false
      mailbox.post(.changed)
      cadence.noteReading(isFull: isFull || isNew, began: began, ended: MonotonicClock.milliseconds())
    } catch {
      sync = nil
      cadence.noteReading(isFull: true, began: began, ended: MonotonicClock.milliseconds())
      if case .detached? = error as? StoreError {
        tell(nil)
        return false
      }
      if case .missing? = error as? MLflowFault { isAway = true } else { isAway = error is StoreError }
      // It is told already, and no fault of the tracker.
      guard store.place?.fault == nil else { return true }
      tell((error as? MLflowFault)?.sentence ?? Report.sentence(for: error) ?? "\(error)")
    }
    return true
  }

  /// Says a fault once, and takes it back when it is over.
  private func tell(_ sentence: String?) {
    guard sentence != fault else { return }
    if let fault { mailbox.post(.sourceRecovered(fault)) }
    if let sentence { mailbox.post(.sourceFailed(sentence)) }
    fault = sentence
  }

  /// Waits for a write and then for the rest of its burst, so that one commit is read once.
  private func waitForWrite(atMost milliseconds: Int32?) -> FolderWatch.Outcome {
    let outcome = folder.wait(atMost: milliseconds)
    if outcome == .written { usleep(cadence.pause(at: MonotonicClock.milliseconds())) }
    return outcome
  }
}

/// When a store is read whole: once things are quiet, at least now and then while they are
/// not, and never so often that reading is all that happens.
struct ReadingCadence {
  /// How long a burst of writes is waited for, in milliseconds.
  private static let burst: Int64 = 100
  /// Shortest time between two readings, in milliseconds: a point is still on the screen within
  /// a second, and a training that logs ten times a second costs no more than another.
  private static let shortest: Int64 = 700
  /// Quiet after which a full reading follows a quick one, in milliseconds.
  private static let quiet: Int64 = 2000
  /// Longest time between two full readings while writes go on, in milliseconds.
  private static let longest: Int64 = 30_000
  /// A full reading takes at most one part in so many of the time.
  private static let share: Int64 = 20

  private var lastReading: Int64 = 0
  private var lastFull: Int64 = 0
  private var lastFullTook: Int64 = 0
  private var hasQuickSince = false

  /// Times in milliseconds of one clock.
  mutating func noteReading(isFull: Bool, began: Int64, ended: Int64) {
    lastReading = ended
    hasQuickSince = !isFull
    guard isFull else { return }
    lastFull = ended
    lastFullTook = ended - began
  }

  private var earliest: Int64 { lastFull + Self.share * lastFullTook }

  /// How long to wait after a write before it is read, in microseconds.
  func pause(at now: Int64) -> UInt32 {
    UInt32(1000 * min(max(Self.burst, lastReading + Self.shortest - now), Self.shortest))
  }

  /// True where a write is followed by a full reading at once.
  func isFullDue(at now: Int64) -> Bool { now >= max(lastFull + Self.longest, earliest) }

  /// How long to wait for a write before the full reading; nil for as long as it takes.
  func wait(at now: Int64) -> Int32? {
    hasQuickSince ? Int32(clamping: max(Self.quiet, earliest - now)) : nil
  }
}
