import Glibc
import Synchronization

/// The files that this process has open through SQLite.
///
/// Closing any descriptor of a file lets go of all locks that the process holds on it, also
/// those of SQLite's own connections; another program then takes the write-ahead log away
/// from under them. So a file is looked at by hand only while no connection is open to it.
enum OpenFiles {
  private static let counts = Mutex<[String: Int]>([:])

  /// The file's identity; nil where there is none.
  static func identity(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return "\(status.st_dev)/\(status.st_ino)"
  }

  /// Looks at a file and opens it, as one step among all openings of this process.
  ///
  /// - Parameters:
  ///   - check: looks at the file by hand; left out where a connection is open already.
  ///   - open: opens it through SQLite.
  /// - Returns: the key for `close`.
  static func open(_ path: String, check: () throws -> Void, open: () throws -> Void) throws -> String? {
    try counts.withLock { counts in
      let present = identity(path)
      if present.map({ counts[$0, default: 0] == 0 }) ?? true { try check() }
      try open()
      guard let key = present ?? identity(path) else { return nil }
      counts[key, default: 0] += 1
      return key
    }
  }

  /// One opening less; nil is a store in memory.
  static func close(_ key: String?) {
    guard let key else { return }
    counts.withLock { counts in counts[key, default: 1] -= 1 }
  }
}

/// Where an open file was found.
package struct FilePlace: Equatable, Sendable {
  /// As it was given.
  package let path: String
  /// The file's identity when it was opened.
  let key: String

  /// Why the path does not lead to the open file any more; nil where it does.
  ///
  /// Asks the system by name and opens nothing (`OpenFiles` says why).
  package var fault: StoreError? {
    guard let present = OpenFiles.identity(path) else { return .gone(path: path) }
    return present == key ? nil : .replaced(path: path)
  }
}
