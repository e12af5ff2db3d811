import Console
import Domain
import Foundation
import Synchronization
import Testing

@testable import App

/// What is asked for is done in its order, on a thread of its own.
@Suite struct EffectRunnerTests {
  /// What was done, and a door that keeps the first effect waiting until it is opened.
  private final class Record: Sendable {
    let effects = Mutex<[Effect]>([])
    let limits = Mutex<[Double?]>([])
    let door = DispatchSemaphore(value: 0)
    let begun = DispatchSemaphore(value: 0)
  }

  private let record = Record()
  private let mailbox = Mailbox()

  private func runner(opening: @escaping @Sendable () -> Void = {}) -> EffectRunner {
    let record = record
    return EffectRunner(
      mailbox: mailbox, limitWaiting: { limit in record.limits.withLock { $0.append(limit) } },
      projectOpened: opening
    ) { effect in
      let isFirst = record.effects.withLock { effects in
        effects.append(effect)
        return effects.count == 1
      }
      if isFirst {
        record.begun.signal()
        record.door.wait()
      }
      return effect == .openProject("B") ? [.openedProject] : []
    }
  }

  private let change = Effect.undo

  /// A reading that waits already sees everything that a second one would; a change is never left out.
  @Test func aReadingThatWaitsIsNotAskedForTwice() {
    let runner = runner()
    runner.run(.loadProjects)
    record.begun.wait()
    for effect in [Effect.load, change, .load, change, .load] { runner.run(effect) }
    record.door.signal()
    #expect(runner.finish() == 0)
    #expect(record.effects.withLock { $0 } == [.loadProjects, .load, change, change])
  }

  @Test func leavingSaysHowManyChangesAreLeft() {
    let runner = runner()
    runner.run(change)
    record.begun.wait()
    runner.run(change)
    #expect(runner.finish(patience: 10) == 2)
    record.door.signal()
    #expect(runner.finish() == 0)
    #expect(record.effects.withLock { $0 } == [change, change])
  }

  /// What a person waits for is not held up by a lock for long; Esc ends the waiting at once.
  @Test func aLockIsWaitedForByWhoIsWaiting() {
    let runner = runner()
    runner.run(change)
    record.begun.wait()
    runner.run(.loadProjects)
    runner.run(.stopWaiting)
    record.door.signal()
    #expect(runner.finish() == 0)
    let limits = record.limits.withLock { $0 }
    #expect(limits == [nil, 0.5, 0])
    #expect(!record.effects.withLock { $0.contains(.stopWaiting) })
  }

  @Test func anotherProjectIsTold() {
    let opened = DispatchSemaphore(value: 0)
    let runner = runner { opened.signal() }
    record.door.signal()
    runner.run(.openProject("B"))
    #expect(opened.wait(timeout: .now() + 5) == .success)
  }
}
