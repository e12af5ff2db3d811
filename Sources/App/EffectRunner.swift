import Console
import Domain
import Foundation
import Glibc
import Store
import Synchronization

/// Performs what the console asks for, off its thread, one after the other.
///
/// A thread of its own and not a dispatch queue, because libdispatch looks after its pool once
/// a second for ever, and an idle console must not wake up at all.
final class EffectRunner: Sendable {
  private let session: Session
  private let mailbox: Mailbox
  private let waiting = Mutex<[Effect]>([])
  private let bell = DispatchSemaphore(value: 0)

  init(session: Session, mailbox: Mailbox) {
    self.session = session
    self.mailbox = mailbox
    let thread = Thread { [self] in work() }
    thread.name = "effects"
    thread.start()
  }

  func run(_ effect: Effect) {
    waiting.withLock { waiting in
      // A reading that waits already will see everything a second one would.
      if effect == .load, waiting.contains(.load) { return }
      waiting.append(effect)
    }
    bell.signal()
  }

  private func work() {
    while true {
      bell.wait()
      let next = waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      guard let next else { continue }
      do { try perform(next) } catch { tell(error) }
    }
  }

  private func tell(_ error: any Error) {
    switch error {
    case Objection.refusal(let refusal): mailbox.post(.refused(refusal.sentence))
    default: mailbox.post(.failed(Report.sentence(for: error) ?? "\(error)"))
    }
  }

  private func perform(_ effect: Effect) throws {
    let reference = session.card.reference
    switch effect {
    case .load:
      let now = session.now
      mailbox.post(.loaded(try session.store.overview(of: reference, now: now), now: now))
    case .loadItem(let key):
      if let detail = try session.store.itemDetail(key, in: reference) { mailbox.post(.loadedItem(detail)) }
    case .loadJournal:
      let entries = try session.store.journal(of: reference)
      mailbox.post(
        .loadedJournal(
          entries.map {
            JournalLine(at: $0.at, person: $0.person, summary: $0.summary, isUndone: $0.isUndone)
          }))
    case .loadSeries(let id): mailbox.post(.loadedSeries(id, try session.store.series(id)))
    case .perform(let command, let answers):
      do {
        let outcome = try session.store.perform(command, by: session.actor, answers: answers)
        mailbox.post(.performed(summary: outcome.summary, items: outcome.items, at: session.now))
      } catch Objection.question(let question) {
        mailbox.post(.asked(question, command))
      }
    case .undo: tell(try session.store.undo(by: session.actor))
    case .redo: tell(try session.store.redo(by: session.actor))
    case .setMouse, .redraw, .suspend, .quit: break
    }
  }

  private func tell(_ outcome: Outcome) {
    mailbox.post(.performed(summary: outcome.summary, items: outcome.items, at: session.now))
  }
}

/// Tells the console when another program changed the file.
///
/// inotify wakes this thread when something is written in the file's folder, so that
/// an idle console costs nothing. The event comes before the commit is visible, hence
/// a few looks at `data_version` after each.
final class ChangeWatch: Sendable {
  static func start(store: ProjectStore, mailbox: Mailbox) {
    let path = store.path
    let thread = Thread { watch(path: path, mailbox: mailbox) }
    thread.name = "change-watch"
    thread.start()
  }

  private static func watch(path: String, mailbox: Mailbox) {
    guard let store = try? ProjectStore(path: path, mode: .readOnly), var seen = try? store.dataVersion()
    else { return }
    let descriptor = inotify_init1(Int32(0o2000000))
    guard descriptor >= 0 else { return }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    inotify_add_watch(descriptor, folder, UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO))
    var buffer = [UInt8](repeating: 0, count: 4096)
    let name = URL(fileURLWithPath: path).lastPathComponent
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return }
      guard FolderEvents.name(name, in: buffer[..<count]) else { continue }
      for _ in 0..<20 {
        if let version = try? store.dataVersion(), version != seen {
          seen = version
          mailbox.post(.changed)
          break
        }
        usleep(2000)
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
      let end = min(start + 16 + length, bytes.endIndex)
      if bytes[(start + 16)..<end].starts(with: prefix.utf8) { return true }
      start = end
    }
    return false
  }
}
