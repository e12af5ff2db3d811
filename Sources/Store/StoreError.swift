/// What a file that is no project file seems to be (`reliability.md` 8.4).
package enum ForeignFile: Equatable, Sendable {
  /// It does not begin as SQLite's files do.
  case noDatabase
  /// A tracking store, which can be mirrored.
  case trackingStore
  /// Any other program's SQLite file.
  case database
}

/// Why a project file cannot be opened, read or written, with what to do.
package enum StoreError: Error, Equatable, Sendable {
  case missing(path: String)
  case notAFile(path: String, what: String)
  case unreadable(path: String, reason: String)
  /// Another program's file, and what it seems to be.
  case foreign(path: String, seems: ForeignFile = .database)
  case newer(path: String, version: Int, known: Int)
  case damaged(path: String, detail: String)
  case empty(path: String)
  /// Where it lies, SQLite keeps no write-ahead log.
  case noLog(path: String, mode: String)
  case busy(path: String)
  case full(path: String)
  /// The files of this process may grow no more (`ulimit -f`).
  case limited(path: String)
  case readOnly(path: String)
  /// It was opened only to be read, as was asked for.
  case lookedAt(path: String)
  /// Nothing lies at the path any more, though the file is open.
  case gone(path: String)
  /// Another file lies at the path than the one that is open.
  case replaced(path: String)
  /// Beside the file lies the log of another one that lay at the path before.
  case strayLog(path: String)
  case noProject(path: String, wanted: String?, known: [String])
  case notMigrated(path: String, copy: String, detail: String)
  case notCopied(path: String, copy: String, detail: String)
  case failed(path: String, detail: String)
  /// A tracking store that is mirrored no longer, though somebody was still reading it.
  case detached(source: String)

  /// One sentence with what, where and what to do.
  package var sentence: String {
    switch self {
    case .missing(let path):
      "There is no project file at \(path) . `runboard init --db \(path)` makes one."
    case .notAFile(let path, let what): "\(path) is \(what), not a project file. Give another path with --db."
    case .unreadable(let path, let reason): "\(path) cannot be opened: \(reason). Check its permissions."
    case .foreign(let path, .noDatabase):
      "\(path) is no database, or its beginning is lost, and was left untouched. Give another path with --db."
    case .foreign(let path, .trackingStore):
      "\(path) is an MLflow tracking store and was left untouched. `runboard source add mlflow \(path)` mirrors it into a project."
    case .foreign(let path, .database):
      "\(path) belongs to another program and was left untouched. Give another path with --db."
    case .newer(let path, let version, let known):
      "\(path) was written by a newer Runboard (version \(version), this one knows \(known)). Update Runboard."
    case .damaged(let path, let detail):
      "\(path) is damaged (\(Self.oneLine(detail))) and was left untouched. \(Backups.remedy(for: path))"
    case .empty(let path):
      "\(path) is an empty file. `runboard init --db \(path)` makes a project in it; else give another path."
    case .noLog(let path, let mode):
      "\(path) lies where no write-ahead log can be kept (journal mode \(mode)). Put it on a disk of this computer."
    case .busy(let path):
      "\(path) is held by another program. Try again when it is done."
    case .full(let path): "The disk that holds \(path) is full. Free some space; nothing was half written."
    case .limited(let path):
      "\(path) may not grow: a limit on the size of files is reached. Raise `ulimit -f`; nothing was half written."
    case .readOnly(let path):
      "\(path) may not be written. Check its permissions; --read-only opens it to be looked at."
    case .lookedAt(let path): "With --read-only \(path) is only looked at. Leave that out to change it."
    // What to do comes first: a long path leaves no room behind it.
    case .gone(let path):
      "Nothing is stored until the project file is put back: \(path) was removed or moved while it was open."
    case .replaced(let path):
      "Nothing is stored until the project file is back or you start again: another file lies at \(path) ."
    case .strayLog(let path):
      "\(path)-wal belongs to another file that lay here before: close what still uses it, then put that file back or move the log away."
    case .noProject(let path, let wanted, let known):
      if let wanted {
        "There is no project \"\(wanted)\" in \(path) . It holds \(known.joined(separator: ", "))."
      } else {
        "\(path) holds no project yet. Run `runboard init --key KEY --name NAME`, or import one."
      }
    case .notMigrated(let path, let copy, let detail):
      "\(path) could not be brought to the newest version (\(detail)) and stays as it was; a checked copy lies at \(copy) ."
    case .detached(let source): "\(source) was detached meanwhile; nothing more was read from it."
    case .notCopied(let path, let copy, let detail):
      "\(path) could not be copied to \(copy) (\(detail)) and stays as it was. Choose another place."
    case .failed(let path, let detail): "\(path): \(detail). `runboard doctor` tells more."
    }
  }

  /// What SQLite says of damage may be several lines; a sentence is one.
  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).prefix(2).joined(separator: ", ")
  }
}
