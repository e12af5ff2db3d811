import ArgumentParser
import Domain
import Foundation
import Importers
import Store

struct SourceVerbs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "Tracking stores that are mirrored, read-only.",
    subcommands: [Add.self, List.self, Sync.self, Remove.self])

  /// The file that is meant; an address as MLflow takes it, `sqlite:///store.db`, names one too.
  static func absolute(_ path: String) -> String {
    let address = "sqlite:///"
    let file = path.hasPrefix(address) ? String(path.dropFirst(address.count)) : path
    return URL(fileURLWithPath: file).standardizedFileURL.path
  }

  /// True where nothing lies at the store's place any more.
  static func isMissing(_ source: Source) -> Bool { !FileManager.default.fileExists(atPath: source.path) }

  /// The attached store that lies at a path, or whose path leads to the same file: mirrored twice, all its models
  /// would be there twice.
  static func attached(_ path: String, _ session: Session) throws -> Source? {
    let sources = try session.store.sources(of: session.card.reference)
    return sources.first { $0.path == path } ?? sources.first { isSameFile($0.path, path) }
  }

  /// True where two paths lead to one file, as a link does.
  private static func isSameFile(_ one: String, _ other: String) -> Bool {
    var (left, right) = (stat(), stat())
    guard stat(one, &left) == 0, stat(other, &right) == 0 else { return false }
    return left.st_dev == right.st_dev && left.st_ino == right.st_ino
  }

  static let noneIsAttached = "No store is attached. `runboard source add mlflow PATH` attaches one."

  /// Reads a store whole and prints how much was new.
  static func sync(_ source: Source, _ session: Session) throws {
    let count = try SourceSync(store: session.store, project: session.card.reference, source: source)
      .runFull()
    try session.store.noteReading(of: source, in: session.card.reference, at: session.now)
    Report.line("Read \(Wording.counted(count, "new point")) from \(source.path)")
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Attach an MLflow SQLite store and read it.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "The kind of store: mlflow.") var kind: String
    @Argument(help: "The store's file.") var path: String

    func run() throws {
      guard kind == "mlflow" else {
        throw UsageFault(sentence: "\"\(kind)\" is no kind of store. Use mlflow.")
      }
      if path.contains("://"), !path.hasPrefix("sqlite:///") {
        throw UsageFault(
          sentence:
            "\(path) is an address, and only files are read. Give the server's SQLite store, its .db file.")
      }
      try options.refuseReadOnly(try Session.path(options))
      let session = try Session(options)
      let full = SourceVerbs.absolute(path)
      // A store that cannot be read would be complained about for ever.
      try MLflowStore(path: full).check()
      let known = try SourceVerbs.attached(full, session)
      if let known {
        let name = known.path == full ? "" : ", as \(known.path)"
        Report.line("It is attached already\(name); what is new in it is read.")
      }
      let source = try known ?? session.store.attachSource(path: full, by: session.actor)
      try SourceVerbs.sync(source, session)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List attached stores.")
    @OptionGroup var options: SessionOptions
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let session = try Session(options)
      let sources = try session.store.sources(of: session.card.reference)
      if json {
        return Report.json(
          .array(
            sources.map {
              .object([
                .init("kind", .string("mlflow")), .init("path", .string($0.path)),
                .init("synced_at", $0.syncedAt.map { .string($0.iso) } ?? .null),
                .init("missing", .bool(SourceVerbs.isMissing($0))),
              ])
            }))
      }
      if sources.isEmpty { return Report.line(SourceVerbs.noneIsAttached) }
      Report.table(
        sources.map {
          let state = $0.syncedAt?.iso ?? "never read"
          return ["mlflow", $0.path, state]
            + (SourceVerbs.isMissing($0) ? ["missing: no file is there now"] : [])
        })
    }
  }

  struct Sync: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sync", abstract: "Read what is new in every attached store.")
    @OptionGroup var options: SessionOptions

    func run() throws {
      try options.refuseReadOnly(try Session.path(options))
      let session = try Session(options)
      let sources = try session.store.sources(of: session.card.reference)
      if sources.isEmpty { return Report.line(SourceVerbs.noneIsAttached) }
      var fault: (any Error)?
      for source in sources {
        do {
          try SourceVerbs.sync(source, session)
        } catch {
          if let fault { Report.line(Report.sentence(for: fault) ?? "\(fault)") }
          fault = error
        }
      }
      // The last one is told on the way out.
      if let fault { throw fault }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Detach a store; what was mirrored stays.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "The store's file.") var path: String

    func run() throws {
      let session = try Session(options)
      let full = SourceVerbs.absolute(path)
      let source = try SourceVerbs.attached(full, session)
      try ItemVerbs.perform(.detachSource(source?.path ?? full), session)
    }
  }
}
