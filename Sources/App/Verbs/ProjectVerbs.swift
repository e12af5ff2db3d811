import ArgumentParser
import Console
import Domain
import Drawing
import Foundation
import Resources
import Store

struct ProjectVerbs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project", abstract: "Projects of the file.", subcommands: [List.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the projects of the file.")
    @OptionGroup var options: SessionOptions
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let projects = try ProjectStore(path: try Session.path(options), mode: .readOnly).projects()
      if json {
        return Report.json(
          .array(
            projects.map {
              .object([.init("key", .string($0.reference.key)), .init("name", .string($0.name))])
            }))
      }
      if projects.isEmpty { return Report.line("No projects yet. `runboard init` makes one.") }
      Report.table(projects.map { [$0.reference.key, $0.name] })
    }
  }
}

struct InitVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a project file here, in .runboard.")
  @OptionGroup var options: SessionOptions
  @Option(help: "The project's key, 2 to 10 capital letters and digits; else from the folder's name.")
  var key: String?
  @Option(help: "The project's name; else the folder's.") var name: String?
  @Option(help: "The project's time zone.") var zone = "UTC"

  func run() throws {
    let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    let document = try checked(here)
    let path = options.db ?? here.appendingPathComponent(".runboard/runboard.db").path
    try options.refuseReadOnly(path)
    try Session.makeFolder(of: path)
    let store = try ProjectStore(path: path, mode: .creating)
    _ = try store.importDocument(
      document, by: try Session.person(options), at: Session.now(options), isFresh: true)
    let opener = options.db.map { "runboard --db " + ($0.contains(" ") ? "\"\($0)\"" : $0) } ?? "runboard"
    Report.line("Made project \(document.key) in \(store.path) . `\(opener)` opens it.")
    if key == nil || name == nil {
      Report.line("What was not given came from the folder's name; --key and --name choose others.")
    }
  }

  private func checked(_ folder: URL) throws -> ProjectDocument {
    let title = name ?? folder.lastPathComponent
    guard title.contains(where: { !$0.isWhitespace }) else {
      throw UsageFault(sentence: "A project needs a name. Give one with --name.")
    }
    guard let wanted = key ?? NewProject.key(from: title) ?? NewProject.key(from: folder.lastPathComponent)
    else { throw UsageFault(sentence: "\"\(title)\" gives no key. Give one with --key.") }
    do {
      return try NewProject.document(
        key: wanted, name: title, zone: zone, person: try Session.person(options),
        now: Session.now(options))
    } catch let failure as ProjectDocument.Failure {
      throw UsageFault(sentence: "\(failure.problem). \(failure.remedy).")
    }
  }
}

/// A fresh project: default columns, both checklists, nothing on the board (`domain.md` 8, S01).
enum NewProject {
  /// The letters and digits of a name as a key, from its first letter on, at most ten; nil where too few are left.
  static func key(from name: String) -> String? {
    let plain = name.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil).uppercased()
    let legal = plain.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.drop { !$0.isLetter }
    return legal.count < 2 ? nil : String(legal.prefix(10))
  }

  static func document(key: String, name: String, zone: String, person: String, now: Instant) throws
    -> ProjectDocument
  {
    let statuses = Workflow.standard.statuses.map { status in
      JSONValue.object([
        .init("key", .string(status.key)), .init("name", .string(status.name)),
        .init("category", .string(status.category.rawValue)),
        .init("wip_limit", status.limit.map { .integer(Int64($0)) } ?? .null),
        .init("flow", .string(status.flow.rawValue)),
      ])
    }
    let days = ["mon", "tue", "wed", "thu", "fri"].map(JSONValue.string)
    let project = JSONValue.object([
      .init("key", .string(key)), .init("name", .string(name)), .init("timezone", .string(zone)),
      .init("working_days", .array(days)), .init("holidays", .array([])), .init("product_goal", .null),
      .init("business_questions", .array([])), .init("statuses", .array(statuses)),
      .init("estimate_scale", .array([1, 2, 3, 5, 8, 13].map(JSONValue.integer))),
      .init("definition_of_ready", .array([])), .init("definition_of_done", .array([])),
    ])
    var members: [JSONValue.Member] = [
      .init("format", .string(ProjectFormat.name)), .init("format_version", .integer(ProjectFormat.version)),
      .init("project", project),
    ]
    for part in ProjectFormat.parts {
      members.append(.init(part.name, .array(try rows(of: part.name, person: person, now: now))))
    }
    return try ProjectDocument(checking: .object(members))
  }

  private static func rows(of part: String, person: String, now: Instant) throws -> [JSONValue] {
    switch part {
    case "members":
      return [
        .object([
          .init("id", .string(person)), .init("name", .string(person)), .init("role", .string("")),
          .init("in_team", .bool(true)),
        ])
      ]
    case "cycles":
      return [
        .object([
          .init("id", .string("C1")), .init("scope", .string("Whole service")), .init("epics", .array([])),
          .init("step_in_focus", .string("discover")),
          .init("crisp_in_focus", .string("business_understanding")),
          .init("opened_at", .string(now.iso)), .init("step_history", .array([])),
          .init("crisp_history", .array([])),
        ])
      ]
    case "deliverables": return try deliverables(Resources.fourSteps) + deliverables(Resources.crispDM)
    default: return []
    }
  }

  private static func deliverables(_ template: [UInt8]) throws -> [JSONValue] {
    let template = try ChecklistTemplate(template)
    return template.rows.map { group, row in
      var members: [JSONValue.Member] = [
        .init("cycle", .string("C1")), .init("framework", template.framework), .init("group", group),
      ]
      if let task = row["task"] { members.append(.init("task", task)) }
      members += [
        .init("code", row["code"] ?? .null), .init("name", row["name"] ?? .null),
        .init("state", .string("not_started")), .init("owner", .null), .init("evidence", .array([])),
        .init("signed_by", .null), .init("signed_at", .null), .init("note", .string("")),
      ]
      return .object(members)
    }
  }
}

struct DemoVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Open the console on a fresh copy of the demo project, at its own moment.")
  @OptionGroup var settings: SettingsOptions
  @OptionGroup var look: LookOptions
  @Flag(help: "Only make the copy and say where it lies.") var prepare = false

  func run() throws {
    let configuration = try look.configuration(settings)
    let folder = try Self.freshFolder()
    let path = folder.appendingPathComponent("runboard.db").path
    let store = try ProjectStore(path: path, mode: .creating)
    let document = try ProjectDocument(reading: Resources.demoProject)
    // All of it happens at the demo's own moment, also that it came in.
    _ = try store.importDocument(document, by: "farid", at: document.asOf ?? Session.clock())
    let session = try Session(store: store, person: "farid", fixedNow: document.asOf)
    Report.line("The demo project lies at \(path) ; changes there are yours to make.")
    if !prepare { try ConsoleHost.run(session, configuration) }
  }

  /// A folder that was not there before, for its owner only; the copy of an earlier demo is never met.
  private static func freshFolder() throws -> URL {
    var name = Array((NSTemporaryDirectory() + "runboard-demo-XXXXXX").utf8CString)
    guard let made = mkdtemp(&name) else {
      throw FileFault.cannotWrite(NSTemporaryDirectory(), String(cString: strerror(errno)))
    }
    return URL(fileURLWithPath: String(cString: made))
  }
}

struct ImportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take a project in from a file in the open format: all of it or nothing."
  )
  @OptionGroup var options: SessionOptions
  @Argument(help: "The file.") var file: String
  private static let largest = 1 << 30
  /// Most members that are named one by one.
  private static let mostNamed = 20

  func run() throws {
    try options.refuseReadOnly(try Session.path(options))
    var status = stat()
    guard stat(file, &status) == 0 else { throw FileFault.cannotRead(file, String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileFault.cannotRead(file, "it is no ordinary file")
    }
    guard status.st_size <= Self.largest else { throw FileFault.tooLarge(file) }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw FileFault.cannotRead(file, String(cString: strerror(errno)))
    }
    let document = try ProjectDocument(reading: [UInt8](data))
    let path = try Session.path(options)
    try Session.makeFolder(of: path)
    let store = try ProjectStore(path: path, mode: .creating)
    let outcome = try store.importDocument(
      document, by: try Session.person(options), at: Session.now(options))
    Report.line("\(outcome.summary) into \(path)")
    Self.name(document.unknownMembers, as: "left out, not known to the format")
    Self.name(document.unordered, as: "earlier than the event before it, kept in the order of the file")
    Self.name(document.strangers, as: "not among the members, kept as it stands")
  }

  private static func name(_ places: [String], as what: String) {
    for place in places.prefix(mostNamed) { Report.line("\(what): \(place)") }
    if places.count > mostNamed { Report.line("and \(places.count - mostNamed) more") }
  }
}

struct ExportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the project in the open format, to a file or to standard output.")
  @OptionGroup var options: SessionOptions
  @Argument(help: "The file; without one, or with -, standard output.") var file: String?
  @Option(help: "Metric histories: none, thinned or all.") var points = "all"
  @Flag(help: "Write over a file that is there.") var force = false

  func run() throws {
    guard let choice = PointsChoice(rawValue: points) else {
      throw UsageFault(sentence: "\"\(points)\" is not a choice of points. Use none, thinned or all.")
    }
    let session = try Session(options)
    let text = JSONWriter.text(try session.store.exportDocument(session.card.reference, points: choice))
    guard let file, file != "-" else {
      Report.output(text)
      return
    }
    try FileFault.check(target: file, project: session.store.path, isForced: force)
    try WholeFile.write(text, to: file, overwrites: force)
    Report.line("Exported \(session.card.reference.key) to \(file)")
  }
}

struct DoctorVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check the project file and say what was found of terminal and settings."
  )
  @OptionGroup var options: SessionOptions
  @Flag(help: "Say nothing where all is well.") var quiet = false

  func run() throws {
    let path = try Session.path(options)
    let projects: [String]
    do {
      projects = try check(path)
    } catch {
      // Whoever asks why nothing works is helped by the rest as well.
      if !quiet { try? tellSurroundings([["project file", path]]) }
      throw error
    }
    guard !quiet else { return }
    try tellSurroundings([
      ["project file", path], ["integrity", "ok"], ["projects", projects.joined(separator: " ")],
    ])
  }

  /// - Returns: the keys of the projects in the file.
  private func check(_ path: String) throws -> [String] {
    // Only looked at: an older file is not brought to the newest version on the way.
    let store = try ProjectStore(path: path, mode: .readOnly)
    let faults = try store.faults()
    if let first = faults.first { throw StoreError.damaged(path: path, detail: first) }
    return try store.projects().map(\.reference.key)
  }

  /// What was found of terminal and settings.
  private func tellSurroundings(_ found: [[String]]) throws {
    let environment = ProcessInfo.processInfo.environment
    Report.table(
      found + [
        ["person", try Session.person(options)], ["TERM", environment["TERM"] ?? "not set"],
        ["NO_COLOR", environment["NO_COLOR"] ?? "not set"],
        [
          "locale",
          environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"]
            ?? "not set, UTF-8 is assumed",
        ],
      ])
    let settings = try Configuration(
      path: options.settings.config, themeOption: nil, environment: environment)
    for problem in settings.problems { Report.line(problem) }
  }
}

struct BackupVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the project file, check the copy, and say where it lies.")
  @OptionGroup var options: SessionOptions
  @Argument(help: "The copy; without a name, beside the file in backups.") var target: String?
  @Flag(help: "Write over a file that is there.") var force = false

  func run() throws {
    if let target, target.isEmpty { throw FileFault.cannotWrite(target, "") }
    let store = try ProjectStore(
      path: try Session.path(options), mode: options.readOnly ? .readOnly : .existing)
    if let target {
      try FileFault.check(target: target, project: store.path, isForced: force)
      try store.backup(to: target, overwrites: force)
    }
    Report.line("Copied and checked: \(try target ?? backUpBeside(store))")
  }

  /// Most copies of one second.
  private static let mostOfOneSecond = 1000

  /// Copies under the name of the file and the moment; a number where such a copy is there already.
  private func backUpBeside(_ store: ProjectStore) throws -> String {
    let file = URL(fileURLWithPath: store.path)
    let folder = Backups.folder(of: store.path)
    try Session.makePrivateFolder(folder)
    let stamp = Session.now(options).iso.filter { $0.isNumber || $0 == "T" }
    let name = "\(file.deletingPathExtension().lastPathComponent)-\(stamp)"
    for number in 1...Self.mostOfOneSecond {
      let path = folder.appendingPathComponent(number == 1 ? "\(name).db" : "\(name)-\(number).db").path
      guard !FileManager.default.fileExists(atPath: path) else { continue }
      do {
        try store.backup(to: path)
        return path
      } catch StoreError.notCopied where FileManager.default.fileExists(atPath: path) {
        // Another program chose the same name at once.
        continue
      }
    }
    throw FileFault.cannotWrite(
      folder.path, "there are \(Self.mostOfOneSecond) copies of this second already")
  }
}
