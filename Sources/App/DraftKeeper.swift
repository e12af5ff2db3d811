import Console
import Foundation
import Glibc
import Synchronization

/// Keeps the line that is being typed in a file of its own, so that it outlives the console
/// (`reliability.md` 3): within two seconds, and never in the project.
///
/// Each console has its own file and holds a lock on it, which goes with the process however that ends. What a
/// console left that is no more is offered by the next one.
final class DraftKeeper: Sendable {
  /// What is to be done with the file.
  private struct Work {
    var draft: Draft?
    /// True until that is in the file.
    var isDue = false
    /// The name of a file that another console left, to be removed with the first thing that is kept.
    var left: String?
  }

  /// As a file holds it: names of files are too short for every path.
  private struct Kept: Codable {
    var path: String
    var draft: Draft
  }

  /// Typing that goes on for longer is kept meanwhile, in milliseconds: a crash may take two seconds of it.
  private static let delay = 1000
  private static let longestFile = 1_000_000
  private let folder: URL
  private let path: String
  private let work = Mutex(Work())
  private let ownName: String
  /// The file as it was written last, open and locked; nil where there is none.
  private let file = Mutex<Int32?>(nil)
  private let bell = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - folder: is made with the first line.
  ///   - path: of the project file that is open.
  init(folder: URL, path: String) {
    self.folder = folder
    self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    ownName = "\(Self.start(of: self.path))\(UUID().uuidString).json"
    let thread = Thread { [self] in
      while true {
        bell.wait()
        if work.withLock({ $0.isDue && $0.draft != nil }) {
          // Nothing is written for each key; what is dropped meanwhile ends the waiting.
          _ = bell.wait(timeout: .now() + .milliseconds(Self.delay))
        }
        store()
      }
    }
    thread.name = "drafts"
    thread.start()
  }

  /// Returns at once; nil drops what was kept.
  func keep(_ draft: Draft?) {
    let mustRing = work.withLock { work in
      defer { (work.draft, work.isDue) = (draft, true) }
      return !work.isDue || draft == nil
    }
    if mustRing { bell.signal() }
  }

  /// Brings what was typed last into the file before the program ends, and leaves it to the next one.
  func finish() {
    store()
    file.withLock { Self.close(&$0) }
  }

  /// Takes the line out of its file before the program ends.
  func drop() {
    keep(nil)
    finish()
  }

  /// The newest line that a console left for a project and a person, and that is offered by no other console.
  func left(project: String, person: String) -> Draft? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let found = names.filter { $0.hasPrefix(Self.start(of: path)) }.compactMap { name in
      read(name).map { (name: name, draft: $0.draft, at: $0.at) }
    }.filter { $0.draft.project == project && $0.draft.person == person }
    guard let newest = found.max(by: { $0.at < $1.at }) else { return nil }
    work.withLock { $0.left = newest.name }
    return newest.draft
  }

  // MARK: Files

  /// How the names of the files begin that belong to a project file.
  private static func start(of path: String) -> String {
    // FNV-1a: the same for a path in every run.
    let digest = path.utf8.reduce(14_695_981_039_346_656_037 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 1_099_511_628_211
    }
    return String(format: "%016llx-", digest)
  }

  private static func close(_ file: inout Int32?) {
    if let open = file { Glibc.close(open) }
    file = nil
  }

  /// What a file holds that no console has locked.
  private func read(_ name: String) -> (draft: Draft, at: Int)? {
    let file = open(folder.appendingPathComponent(name).path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      // Enter performs what a line says, so it must be the person's own.
      status.st_uid == geteuid(), flock(file, LOCK_EX | LOCK_NB) == 0,
      let data = try? handle.read(upToCount: Self.longestFile),
      let kept = try? JSONDecoder().decode(Kept.self, from: data), kept.path == path
    else { return nil }
    return (kept.draft, status.st_mtim.tv_sec)
  }

  /// What cannot be kept is no reason to disturb whoever types it.
  private func store() {
    file.withLock { file in
      let due = work.withLock { work in
        defer { work.isDue = false }
        return work.isDue ? work : nil
      }
      guard let due else { return }
      if due.draft != nil { try? Session.makePrivateFolder(folder) }
      let place = open(folder.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard place >= 0 else { return }
      defer { Glibc.close(place) }
      if let draft = due.draft {
        guard let data = try? JSONEncoder().encode(Kept(path: path, draft: draft)),
          let written = write(data, in: place)
        else { return }
        Self.close(&file)
        file = written
      } else {
        unlinkat(place, ownName, 0)
        Self.close(&file)
      }
      if let left = due.left, left != ownName { unlinkat(place, left, 0) }
      work.withLock { $0.left = nil }
    }
  }

  /// In the order of `reliability.md` 8.1: what is there stays whole until the new file is.
  ///
  /// - Returns: the file, open and locked; nil where it could not be written.
  private func write(_ data: Data, in place: Int32) -> Int32? {
    let unfinished = ".\(ownName).tmp"
    unlinkat(place, unfinished, 0)
    let file = openat(place, unfinished, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: false)
    if flock(file, LOCK_EX | LOCK_NB) == 0, (try? handle.write(contentsOf: data)) != nil, fsync(file) == 0,
      renameat(place, unfinished, place, ownName) == 0
    {
      fsync(place)
      return file
    }
    unlinkat(place, unfinished, 0)
    Glibc.close(file)
    return nil
  }
}
