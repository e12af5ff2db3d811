import Domain
import Drawing
import Foundation
import Glibc
import Importers
import Store

/// What verbs print: plain text without control characters, or JSON.
enum Report {
  /// What verbs end with.
  static let codes: [(code: Int32, meaning: String)] = [
    (0, "Done."), (1, "Refused by what the project holds, or a question is left open."),
    (2, "The command line cannot be right: an unknown option or kind, a value out of its range."),
    (3, "Storage or source."),
  ]

  /// One of `codes`.
  static func code(of error: any Error) -> Int32 {
    switch error {
    case Objection.refusal(let refusal) where refusal.isWrongUsage: 2
    case is Objection: 1
    case is ProjectDocument.Failure: 1
    case StoreError.lookedAt: 1
    case StoreError.noProject(_, let wanted, _) where wanted != nil: 1
    case FileFault.exists, FileFault.isProject, FileFault.isNoFile: 1
    case FileFault.cannotRead("", _), FileFault.cannotWrite("", _): 2
    case is StoreError, is FileFault, is MLflowFault: 3
    case is UsageFault: 2
    default: sentence(for: error) == nil ? 2 : 3
    }
  }

  /// The one sentence of an error; nil where the argument parser has its own.
  static func sentence(for error: any Error) -> String? {
    switch error {
    case Objection.question(let question): "\(question.sentence) \(question.hint)."
    case let objection as Objection: objection.sentence
    case let failure as ProjectDocument.Failure:
      "Nothing was imported. At \(failure.place): \(failure.problem). \(failure.remedy)."
    case let fault as StoreError: fault.sentence
    case let fault as FileFault: fault.sentence
    case let fault as MLflowFault: fault.sentence
    case let fault as UsageFault: fault.sentence
    default: nil
    }
  }

  /// Where everything that verbs print goes; tests listen here.
  @TaskLocal static var output: @Sendable (String) -> Void = { text in
    do throws(FileFault) {
      try Printer.put(text, on: STDOUT_FILENO)
    } catch {
      try? Printer.put(error.sentence + "\n", on: STDERR_FILENO)
      exit(code(of: error))
    }
  }

  /// One line, whatever is in the text: a line break from outside is drawn and makes no second one.
  static func line(_ text: String) { output(SafeText(text).text + "\n") }

  /// A text of several lines.
  static func lines(_ text: String) {
    for one in text.split(separator: "\n", omittingEmptySubsequences: false) { line(String(one)) }
  }

  /// Pretty, with a line break at its end.
  static func json(_ value: JSONValue) { output(JSONWriter.text(value)) }

  /// Rows in columns that are as wide as their widest cell.
  static func table(_ rows: [[String]]) {
    let cells = rows.map { $0.map { SafeText($0) } }
    guard let count = cells.map(\.count).max() else { return }
    let widths = (0..<count).map { index in
      cells.map { $0.indices.contains(index) ? $0[index].width : 0 }.max() ?? 0
    }
    for row in cells {
      let parts = row.enumerated().map { index, cell in
        cell.text + String(repeating: " ", count: index + 1 < row.count ? widths[index] - cell.width : 0)
      }
      line(parts.joined(separator: "  "))
    }
  }
}

/// Writes to the streams of the process; `FileHandle.write` would end it with a trap.
enum Printer {
  /// What a shell says of a program that wrote into a closed pipe.
  private static let codeOfClosedPipe: Int32 = 141

  /// Writes all of it, or tells why that cannot be done; whoever reads may stop early and hears nothing.
  static func put(_ text: String, on descriptor: Int32) throws(FileFault) {
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        left = left.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      case EPIPE: exit(codeOfClosedPipe)
      default: throw .cannotPrint(String(cString: strerror(errno)))
      }
    }
  }
}

/// A file that is read or written beside the project file.
enum FileFault: Error, Equatable {
  case cannotRead(String, String)
  case cannotWrite(String, String)
  case exists(String)
  case isProject(String)
  /// A folder, a device or a pipe, whose place a file must not take.
  case isNoFile(String)
  case tooLarge(String)
  case cannotPrint(String)
  case noHome

  var sentence: String {
    switch self {
    case .cannotRead("", _), .cannotWrite("", _): "A file needs a name. Give one."
    case .cannotRead(let path, let reason): "\(path) cannot be read: \(reason). Check the path."
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason). Choose another place."
    case .exists(let path):
      "\(path) is there already and was left as it is. Choose another name, or add --force."
    case .isProject(let path):
      "\(path) is the project file or belongs to it, and was left as it is. Choose another name."
    case .isNoFile(let path): "\(path) is no ordinary file and was left as it is. Choose another name."
    case .cannotPrint(let reason):
      "The output cannot be written (\(reason)); a change that was asked for is stored all the same."
    case .noHome:
      "No folder is known for project files: HOME is not set. Set HOME or XDG_DATA_HOME, or give a path with --db."
    case .tooLarge(let path): "\(path) is larger than 1 GB, more than an import takes. Export it in parts."
    }
  }
}

/// An option whose value does not fit.
struct UsageFault: Error, Equatable {
  var sentence: String
}

extension WorkItem {
  /// The stable keys of `--json`.
  var json: JSONValue {
    .object([
      .init("key", .string(key.description)), .init("type", .string(kind.rawValue)),
      .init("title", .string(title)),
      .init("status", .string(status)), .init("priority", .string(priority.rawValue)),
      .init("estimate", estimate.map(JSONValue.number) ?? .null), .init("assignee", .text(assignee)),
      .init("epic", .text(epic)), .init("sprint", .text(sprint)), .init("step", .text(step)),
      .init("blocked", .text(block?.reason)), .init("created_at", .string(createdAt.iso)),
      .init("started_at", .text(startedAt?.iso)), .init("finished_at", .text(finishedAt?.iso)),
      .init("criteria_met", .integer(Int64(criteriaMet))),
      .init("criteria_total", .integer(Int64(criteriaTotal))),
    ])
  }
}

extension FileFault {
  /// Throws where a target is there and may not be written over; never the project file itself, by
  /// whatever name, nor what SQLite keeps beside it, nor a device: a new file would take its place.
  static func check(target: String, project: String, isForced: Bool) throws {
    guard let own = identity(of: target) else { return }
    let kept = ["", "-wal", "-shm", "-journal"].map { project + $0 }
    if kept.compactMap(identity).contains(where: { $0 == own }) { throw FileFault.isProject(target) }
    var status = stat()
    if stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG { throw FileFault.isNoFile(target) }
    if !isForced { throw FileFault.exists(target) }
  }

  /// Device and number of a file; nil where nothing is there.
  private static func identity(of path: String) -> [UInt64]? {
    var status = stat()
    return stat(path, &status) == 0 ? [UInt64(status.st_dev), UInt64(status.st_ino)] : nil
  }
}
