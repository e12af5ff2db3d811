import Synchronization

/// The only way in for background work: messages in order, and a call that wakes the loop.
package final class Mailbox: Sendable {
  private let letters = Mutex<[Message]>([])
  private let wake: @Sendable () -> Void

  /// `wake` is called after a message was left, on the thread that left it.
  package init(wake: @escaping @Sendable () -> Void = {}) { self.wake = wake }

  /// Leaves a message, from any thread.
  package func post(_ message: Message) {
    letters.withLock { letters in
      // A hint that is waiting says as much as two of them.
      if message == .changed, letters.last == .changed { return }
      letters.append(message)
    }
    wake()
  }

  /// Takes everything out.
  package func collect() -> [Message] {
    letters.withLock { letters in
      defer { letters.removeAll() }
      return letters
    }
  }
}
