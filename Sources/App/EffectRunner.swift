import Console
import Foundation
import Store
import Synchronization

/// Performs what the console asks for, off its thread, one after the other.
///
/// A thread of its own and not a dispatch queue, because libdispatch looks after its pool once
/// a second for ever, and an idle console must not wake up at all.
final class EffectRunner: Sendable {
  private let perform: @Sendable (Effect) -> [Message]
  private let limitWaiting: @Sendable (Double?) -> Void
  private let mailbox: Mailbox
  private let waiting = Mutex<[Effect]>([])
  /// Changes that were asked for and not answered yet.
  private let changesUnderWay = Mutex(0)
  /// How long leaving waits for each of them, in milliseconds: a little more than a lock is waited for.
  private static let patience = 6000
  /// How long a change waits for a lock where a person waits to see something, in seconds.
  private static let shortWait = 0.5
  private let bell = DispatchSemaphore(value: 0)
  private let projectOpened: @Sendable () -> Void

  /// - Parameter projectOpened: called when another project of the file was opened.
  convenience init(
    performer: EffectPerformer, mailbox: Mailbox, projectOpened: @escaping @Sendable (Session) -> Void
  ) {
    self.init(
      mailbox: mailbox, limitWaiting: { performer.current.store.limitWaiting(to: $0) },
      projectOpened: { projectOpened(performer.current) }, perform: performer.perform)
  }

  /// - Parameters:
  ///   - limitWaiting: how long the store may wait for a lock from now on, in seconds; nil for as long as it does.
  ///   - perform: does one effect, on the runner's own thread.
  init(
    mailbox: Mailbox, limitWaiting: @escaping @Sendable (Double?) -> Void,
    projectOpened: @escaping @Sendable () -> Void, perform: @escaping @Sendable (Effect) -> [Message]
  ) {
    self.perform = perform
    self.limitWaiting = limitWaiting
    self.mailbox = mailbox
    self.projectOpened = projectOpened
    let thread = Thread { [self] in work() }
    thread.name = "effects"
    thread.start()
  }

  /// Returns at once; what comes of it is left in the mailbox.
  func run(_ effect: Effect) {
    if effect == .stopWaiting { return limitWaiting(0) }
    waiting.withLock { waiting in
      // A reading that waits already will see everything a second one would.
      if effect.isReading, waiting.contains(effect) { return }
      waiting.append(effect)
    }
    if effect.isChange {
      let isFirst = changesUnderWay.withLock { count in
        count += 1
        return count == 1
      }
      // What was said of an earlier one holds no longer; not when it begins, for Esc may have come by then.
      if isFirst { limitWaiting(nil) }
    }
    // What is not stored by then is tried again, and nothing is read as long as a change waits.
    if effect.isForPerson, changesUnderWay.withLock({ $0 > 0 }) {
      limitWaiting(Self.shortWait)
    }
    bell.signal()
  }

  /// Waits until every change was answered: what was asked for is stored, or it is said that it is not.
  ///
  /// - Parameter patience: for how long it waits for each of them, in milliseconds.
  /// - Returns: how many changes were not answered in time.
  func finish(patience: Int = patience) -> Int {
    func left() -> Int { changesUnderWay.withLock { $0 } }
    for _ in 0..<(left() * patience / 5) where left() > 0 { usleep(5000) }
    return left()
  }

  private func work() {
    while true {
      bell.wait()
      let next = waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      guard let next else { continue }
      for message in perform(next) {
        if message == .openedProject { projectOpened() }
        mailbox.post(message)
      }
      if next.isChange { changesUnderWay.withLock { $0 -= 1 } }
    }
  }
}
