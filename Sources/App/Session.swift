import ArgumentParser
import Domain
import Foundation
import Store

/// Where settings are read from, for every verb.
struct SettingsOptions: ParsableArguments {
  @Option(help: "The settings file; else config.toml in $XDG_CONFIG_HOME/runboard.") var config: String?
}

/// Options that every verb takes, and what follows from them.
struct SessionOptions: ParsableArguments {
  @Option(help: "The project file; else $RUNBOARD_DB, the nearest .runboard, the data folder.")
  var db: String?

  @Option(help: "The project in the file, by its key.")
  var project: String?

  @Option(help: "The moment to take for now, as 2026-02-17T17:00:00Z.")
  var at: String?

  @Option(name: .customLong("as"), help: "Who acts; else $RUNBOARD_PERSON, else the login name.")
  var person: String?

  @Flag(help: "Only look: nothing is written.")
  var readOnly = false

  @OptionGroup var settings: SettingsOptions

  /// For verbs that make or fill a file.
  func refuseReadOnly(_ path: String) throws {
    if readOnly { throw StoreError.lookedAt(path: path) }
  }

  func validate() throws {
    // What a shell makes of a variable that is not set must not lead to another file.
    if db?.isEmpty == true { throw ValidationError("--db needs the path of a project file.") }
    if let at, Instant(iso: at) == nil {
      throw ValidationError("\"\(at)\" is not a time. Write it as 2026-02-17T17:00:00Z.")
    }
  }
}

/// The project of one start of the program: its file, who acts, and what counts as now.
///
/// The time of day is asked for only here, and the file is found here; settings ask the environment as well.
struct Session {
  /// The open project file.
  let store: ProjectStore
  /// The project that was chosen.
  var card: ProjectCard
  /// The key of whoever acts.
  let person: String
  /// True where nothing may be written.
  var isReadOnly = false
  /// The fixed moment, or nil where the clock runs.
  let fixedNow: Instant?

  /// - Parameter mayBeShelved: takes also a project whose import was undone.
  init(_ options: SessionOptions, mayBeShelved: Bool = false) throws {
    store = try ProjectStore(path: try Session.path(options), mode: options.readOnly ? .readOnly : .existing)
    card = try store.project(options.project, mayBeShelved: mayBeShelved)
    person = try Session.person(options)
    // A name that was typed is checked; that of the login may be anybody's.
    if let typed = options.person { try store.checkPerson(typed, in: card.reference) }
    isReadOnly = options.readOnly
    fixedNow = options.at.flatMap { Instant(iso: $0) }
  }

  /// The only project of a store, or the one that comes first.
  init(store: ProjectStore, person: String, fixedNow: Instant?) throws {
    self.store = store
    card = try store.project(nil)
    self.person = person
    self.fixedNow = fixedNow
  }

  /// The fixed moment, else the present one.
  var now: Instant { fixedNow ?? Session.clock() }
  /// What the console shows now, with what this person can take back.
  func overview(now: Instant) throws -> Overview { try overview(now: now, after: nil).overview }

  /// The same, knowing an earlier reading; the first one may be shown before all of it is read.
  func overview(
    now: Instant, after earlier: OverviewReading?, isFirst: Bool = false
  ) throws -> OverviewReading {
    var reading = try store.overview(of: card.reference, now: now, after: earlier, isFirst: isFirst)
    reading.overview.guidance = try ChecklistTemplate.guidance.get()
    (reading.overview.undoRefusal, reading.overview.redoRefusal) = try store.steps(of: actor)
    reading.overview.changedAt = try store.lastChange(of: card.reference)
    return reading
  }

  /// Who acts, now, in this project.
  var actor: Actor { Actor(person: person, now: now, project: card.reference) }

  /// The time of day; nobody else asks for it.
  static func clock() -> Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }

  /// The moment that `--at` fixes, else the present one.
  static func now(_ options: SessionOptions) -> Instant { options.at.flatMap { Instant(iso: $0) } ?? clock() }

  /// The option, the settings, the environment, the login name, in that order.
  static func person(_ options: SessionOptions) throws -> String {
    let environment = ProcessInfo.processInfo.environment
    return try options.person ?? Configuration.person(environment, path: options.settings.config)
      ?? environment["RUNBOARD_PERSON"]
      ?? environment["USER"] ?? loginName ?? "somebody"
  }

  /// The login name where the environment does not say it, as in a service or a container.
  private static var loginName: String? { getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } }

  /// Finds the file as git finds its repository: the option, the environment, the
  /// nearest `.runboard` upwards, the data folder.
  ///
  /// - Throws: `FileFault` where that is to lie in a home folder that nobody names.
  static func path(
    _ options: SessionOptions, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(FileFault) -> String {
    if let path = options.db ?? environment["RUNBOARD_DB"], !path.isEmpty { return path }
    var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    while true {
      let candidate = folder.appendingPathComponent(".runboard/runboard.db").path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
      if folder.path == "/" { break }
      folder.deleteLastPathComponent()
    }
    return try dataFolder(environment).appendingPathComponent("runboard.db").path
  }

  /// Below `$XDG_DATA_HOME`, else below `~/.local/share`.
  private static func dataFolder(_ environment: [String: String]) throws(FileFault) -> URL {
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return URL(fileURLWithPath: data).appendingPathComponent("runboard")
    }
    // A folder of everybody is none to keep a project in (`reliability.md` 4.24).
    guard let home = environment["HOME"], home.hasPrefix("/") else { throw .noHome }
    return URL(fileURLWithPath: home).appendingPathComponent(".local/share/runboard")
  }

  /// Where lines wait that were typed and not sent: below `$XDG_STATE_HOME`, else below `~/.local/state`.
  ///
  /// Nil where the environment names neither: a folder of everybody is none for what one person types.
  static var draftFolder: URL? {
    func folder(_ name: String) -> URL? {
      ProcessInfo.processInfo.environment[name].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
    }
    let state = folder("XDG_STATE_HOME") ?? folder("HOME")?.appendingPathComponent(".local/state")
    return state?.appendingPathComponent("runboard/drafts")
  }

  /// Makes the folder in which a file is to lie, where it is not there.
  static func makeFolder(of path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    if !FileManager.default.fileExists(atPath: folder.path) { try makePrivateFolder(folder) }
  }

  /// Makes a folder that only its owner can look into.
  static func makePrivateFolder(_ folder: URL) throws {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw FileFault.cannotWrite(folder.path, "the folder cannot be made")
    }
  }
}
