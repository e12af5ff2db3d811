import Console
import Domain
import Foundation
import Store
import Synchronization

/// Performs what the console asks for and says what came of it.
///
/// The runner calls it off the console's thread; `show`, `--script` and the tests call
/// it at once, so that all of them see the same.
final class EffectPerformer: Sendable {
  private let session: Mutex<Session>
  /// What the file's number of changes by others was when the overview was read last.
  private let seen = Mutex<Int?>(nil)
  /// What was read last.
  private let reading = Mutex<OverviewReading?>(nil)

  init(session: Session) { self.session = Mutex(session) }

  /// The project that is open now; another may be opened.
  var current: Session { session.withLock { $0 } }

  /// Performs one effect; those of the screen are not its business.
  func perform(_ effect: Effect) -> [Message] {
    do {
      return try attempt(effect)
    } catch Objection.refusal(let refusal) {
      return [effect.isChange ? .refused(refusal.sentence) : .notDone(effect, refusal.sentence)]
    } catch {
      let sentence = Report.sentence(for: error) ?? "\(error)"
      guard effect.isChange else { return [.notDone(effect, sentence)] }
      guard let fault = error as? StoreError else { return [.failed(sentence)] }
      return [.notStored(effect, word: fault.word, sentence: sentence)]
    }
  }

  private func attempt(_ effect: Effect) throws -> [Message] {
    let session = current
    let (store, reference) = (session.store, session.card.reference)
    switch effect {
    case .load: return try load(session)
    case .refresh(let others):
      // One commit is told by its writer and by the watch of the file, and one's own is shown already.
      guard try store.dataVersion() != seen.withLock({ $0 }) else { return [] }
      return try load(session) + others.flatMap { try attempt($0) }
    case .loadItem(let key):
      if let detail = try store.itemDetail(key, in: reference) { return [.loadedItem(detail)] }
      return [.notDone(effect, "\(key) is not in the project any more.")]
    case .loadStandup(let key):
      return try store.standupReport(key, of: reference).map { [.loadedStandup($0)] } ?? []
    case .loadJournal, .loadOperation, .loadItemJournal, .findInJournal:
      return try readJournal(effect, session)
    case .loadBurndown(let sprint):
      let burndown = try store.burndown(of: sprint, in: reference, now: session.now)
      return burndown.map { [.loadedBurndown(sprint, $0)] } ?? []
    case .loadSeries(let id):
      let (points, count) = try store.series(id)
      return [.loadedSeries(id, SeriesPoints(points: points, count: count))]
    case .loadRunTags(let run):
      return [.loadedRunTags(run, try store.runTags(of: reference, key: run)[run] ?? [])]
    case .loadProjects:
      let choices = try store.projects().map { ProjectChoice(key: $0.reference.key, name: $0.name) }
      return [.loadedProjects(choices)]
    case .findItems(let words):
      return [.foundItems(words, try store.itemNames(holding: words, in: reference))]
    case .openProject(let key): return try open(key)
    case .perform(let command, let answers): return try perform(command, answers, session)
    // One key must not take a whole project away.
    case .undo:
      return told(try store.undo(by: session.actor, keepsProject: true), session, remedy: .redo)
    case .redo: return told(try store.redo(by: session.actor), session)
    case .export(let name, let kind, let text, let rows):
      let path = try NewFile.write(text, named: name, kind: kind)
      return [.exported("\(rows.map { "\(Wording.counted($0, "row")) written" } ?? "Written") to \(path).")]
    // Kept by whoever has a terminal that may go away.
    case .screen, .quit, .keepDraft, .stopWaiting: return []
    }
  }

  private func load(_ session: Session) throws -> [Message] {
    let now = session.now
    // Asked first: what is committed in between is then read twice, and never missed.
    let version = try session.store.dataVersion()
    let earlier = reading.withLock { $0 }
    let reading = try session.overview(now: now, after: earlier, isFirst: earlier == nil)
    self.reading.withLock { $0 = reading }
    seen.withLock { $0 = version }
    return [.loaded(reading.overview, now: now)]
  }

  private func perform(_ command: Command, _ answers: Answers, _ session: Session) throws -> [Message] {
    do {
      let outcome = try session.store.perform(command, by: session.actor, answers: answers)
      return told(outcome, session, remedy: command.isStepOfStandup ? nil : .undo)
    } catch Objection.question(let question) {
      return [.asked(question, command, answers)]
    }
  }

  private func readJournal(_ effect: Effect, _ session: Session) throws -> [Message] {
    let (store, reference) = (session.store, session.card.reference)
    switch effect {
    case .loadJournal(let start):
      let (entries, total) = try store.journal(of: reference, from: start, limit: JournalPage.size)
      return [
        .loadedJournal(JournalPage(start: start, lines: entries.map(JournalLine.init), total: total))
      ]
    case .loadOperation(let sequence):
      return [.loadedOperation(sequence, try store.events(of: sequence, limit: JournalPage.mostEvents))]
    case .loadItemJournal(let item):
      // One more than is shown, for the operation itself is among them.
      let limit = JournalLine.mostAboutOneItem + 1
      let (entries, _) = try store.journal(of: reference, item: item, limit: limit)
      return [.loadedItemJournal(item, entries.map(JournalLine.init))]
    case .findInJournal(let search, let step):
      var hits = JournalHits(search, step: step)
      try store.eachOperation(of: reference) { hits.take(at: $0, person: $1, summary: $2, isUndone: $3) }
      hits.finish()
      return [.foundInJournal(hits)]
    default: return []
    }
  }

  private func told(_ outcome: Outcome, _ session: Session, remedy: Action? = .undo) -> [Message] {
    [.performed(summary: outcome.summary, items: outcome.items, at: session.now, remedy: remedy)]
  }

  private func open(_ key: String) throws -> [Message] {
    var next = current
    next.card = try next.store.project(key)
    // Read first: where that fails, the project that is on the screen stays the one that is changed.
    let overview = try next.overview(now: next.now)
    session.withLock { [card = next.card] in $0.card = card }
    return [.openedProject, .loaded(overview, now: next.now)]
  }
}

extension JournalLine {
  fileprivate init(_ entry: JournalEntry) {
    self.init(
      sequence: entry.sequence, at: entry.at, person: entry.person, summary: entry.summary,
      undoing: entry.undoing)
  }
}

extension StoreError {
  /// For the header, in a word or two.
  var word: String {
    switch self {
    case .full: "disk full"
    case .limited: "file size limit reached"
    case .busy: "file held by another program"
    case .readOnly, .lookedAt: "file is read-only"
    case .damaged: "file is damaged"
    case .gone: "file is gone"
    case .replaced: "another file in its place"
    default: "see below"
    }
  }
}

/// A file that is made anew and never written over another.
enum NewFile {
  private static let mostTries = 1000

  /// Writes a file in the current folder, under a name that is free.
  ///
  /// - Returns: the name.
  static func write(_ text: String, named name: String, kind: String) throws(FileFault) -> String {
    for number in 1...mostTries {
      let path = number == 1 ? "\(name).\(kind)" : "\(name)-\(number).\(kind)"
      do throws(FileFault) {
        try WholeFile.write(text, to: path, overwrites: false)
        return path
      } catch .exists {
        continue
      }
    }
    throw FileFault.cannotWrite("\(name).\(kind)", "there are \(mostTries) files of that name already")
  }
}
