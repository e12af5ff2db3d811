package import Foundation
import GRDB
import Synchronization

/// Checked copies of a project file, in a folder beside it.
package enum Backups {
  /// Where copies of a file lie; it may not be there.
  package static func folder(of path: String) -> URL {
    URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent("backups")
  }

  /// Most copies that are looked at, the newest first: checking a large one takes seconds.
  private static let mostChecked = 5

  /// The newest copy of a file that is whole; nil where none of the newest is.
  package static func newestGood(of path: String) -> String? {
    let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let key = URLResourceKey.contentModificationDateKey
    let all = try? FileManager.default.contentsOfDirectory(
      at: folder(of: path), includingPropertiesForKeys: [key])
    let own = (all ?? []).filter {
      $0.lastPathComponent.hasPrefix("\(stem)-") && $0.pathExtension == "db"
    }.map { ($0.path, (try? $0.resourceValues(forKeys: [key]))?.contentModificationDate ?? .distantPast) }
    return own.sorted { ($0.1, $0.0) > ($1.1, $1.0) }.prefix(mostChecked).map(\.0).first(where: isGood)
  }

  /// Looks without a lock and without making anything beside the copy.
  private static func isGood(_ path: String) -> Bool {
    guard let queue = try? Connecting.untouched(path: path, configuration: Configuration()) else {
      return false
    }
    defer { Connecting.retire(queue) }
    let isWhole = try? queue.read { db in
      try Int32.fetchOne(db, sql: "PRAGMA application_id") == ProjectStore.applicationID
        && String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"]
    }
    return isWhole == true
  }

  private struct Remedy {
    /// When something came into the folder of copies or went out of it; nil where there is none.
    let stamp: Date?
    let sentence: String
  }
  /// By the path: a sentence is asked for again and again, and checking the copies may take seconds.
  private static let remedies = Mutex<[String: Remedy]>([:])

  /// What to do about a damaged file.
  static func remedy(for path: String) -> String {
    let attributes = try? FileManager.default.attributesOfItem(atPath: folder(of: path).path)
    let stamp = attributes?[.modificationDate] as? Date
    if let known = remedies.withLock({ $0[path] }), known.stamp == stamp { return known.sentence }
    let sentence =
      newestGood(of: path).map { "Put a copy of \($0) in its place: it is the newest good backup." }
      ?? "There is no good backup beside it: put a copy of your own in its place, or import an export."
    remedies.withLock { $0[path] = Remedy(stamp: stamp, sentence: sentence) }
    return sentence
  }
}
