import ArgumentParser
import Domain
import Foundation
import GRDB
import Resources
import Store
import Synchronization
import Testing

@testable import App

/// Verbs in-process: arguments in, text and exit code out.
@Suite struct VerbTests {
  let folder: URL
  let db: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("verbs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    db = folder.appendingPathComponent("demo.db").path
    try Data(Resources.demoProject).write(to: folder.appendingPathComponent("demo.json"))
    try Self.imported.get().write(to: URL(fileURLWithPath: db))
  }

  /// The file after the import of the demo project, which was done once by its verb.
  private static let imported = Result {
    let folder = FileManager.default.temporaryDirectory
    let name = "verbs-\(UUID().uuidString)"
    let sample = folder.appendingPathComponent("\(name).json")
    let db = folder.appendingPathComponent("\(name).db")
    try Data(Resources.demoProject).write(to: sample)
    #expect(run(["import", sample.path], on: db.path, by: "farid").code == 0)
    return try Data(contentsOf: db)
  }

  /// - Returns: what was printed, the sentence of an error, and the exit code.
  func run(_ arguments: String..., by person: String = "farid") -> (
    text: String, problem: String?, code: Int32
  ) {
    Self.run(arguments, on: db, by: person)
  }

  static func run(_ arguments: [String], on db: String, by person: String) -> (
    text: String, problem: String?, code: Int32
  ) {
    let printed = Mutex("")
    let common = ["--db", db, "--at", "2026-02-17T17:00:00Z", "--as", person]
    let takesNone = ["demo", "keys"].contains(arguments[0])
    do {
      try Report.$output.withValue({ text in printed.withLock { $0 += text } }) {
        var command = try Runboard.parseAsRoot(arguments + (takesNone ? [] : common))
        try command.run()
      }
      return (printed.withLock { $0 }, nil, 0)
    } catch {
      return (
        printed.withLock { $0 }, Report.sentence(for: error) ?? Runboard.message(for: error),
        Report.code(of: error)
      )
    }
  }

  /// The heading is what a person has before their eyes.
  @Test func aColumnIsNamedByItsKeyOrItsHeading() {
    #expect(run("item", "add", "Tell the drivers", "--status", "Ready").code == 0)
    #expect(run("item", "move", "28", "In Progress").text == "Moved TAXI-28 to In progress.\n")
    #expect(run("item", "move", "28", "in progress").problem?.contains("in In progress already") == true)
    #expect(
      run("item", "list", "--status", "In progress").text
        == run("item", "list", "--status", "in_progress").text)
    #expect(run("item", "show", "28", "--json").text.contains("\"in_progress\""))
  }

  @Test func aSprintAndAPersonAreNamedAsTheScreensDo() {
    #expect(run("item", "edit", "23", "sprint", "sprint 3").text == "Put TAXI-23 into sprint S3.\n")
    #expect(run("item", "edit", "23", "sprint", "s3").code == 1, "it is there already")
    #expect(
      run("item", "list", "--sprint", "Sprint 3", "--assignee", "Chiyo").text
        == run("item", "list", "--sprint", "S3", "--assignee", "chiyo").text)
    #expect(run("sprint", "list").text.contains("Sprint 3"))
    #expect(run("export", "-").text.hasPrefix("{"))
  }

  func json(_ arguments: String...) throws -> JSONValue {
    let result = run(arguments[0], arguments[1], arguments.count > 2 ? arguments[2] : "--json", "--json")
    return try JSONReader.read(Array(result.text.utf8))
  }

  @Test func aCardIsAddedMovedBlockedAndUndone() {
    #expect(
      run("item", "add", "Tell the drivers", "--type", "story").text == "Added TAXI-28 Tell the drivers.\n")
    #expect(run("item", "move", "28", "in_progress").text == "Moved TAXI-28 to In progress.\n")
    #expect(
      run("item", "block", "TAXI-28", "--reason", "no machine").text == "Blocked TAXI-28: no machine.\n")
    #expect(run("item", "list", "--blocked").text.contains("Tell the drivers  ! blocked: no machine"))
    #expect(run("undo").text == "Undid: Blocked TAXI-28: no machine.\n")
    #expect(run("redo").text == "Redid: Blocked TAXI-28: no machine.\n")
    #expect(run("item", "unblock", "28").text == "Unblocked TAXI-28.\n")
  }

  /// A copy of the importers' sample store.
  func trackingStore(_ name: String) throws -> String {
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("ImportersTests/Fixtures/wine-sqlite/mlflow.db").path
    let path = folder.appendingPathComponent(name).path
    try FileManager.default.copyItem(atPath: fixture, toPath: path)
    return path
  }

  @Test func oneStoreThatCannotBeReadKeepsNoOtherFromBeingRead() throws {
    let (first, second) = (try trackingStore("one.db"), try trackingStore("two.db"))
    #expect(run("source", "add", "mlflow", first).code == 0)
    #expect(run("source", "add", "mlflow", second).code == 0)
    try FileManager.default.removeItem(atPath: first)
    let synced = run("source", "sync")
    #expect(synced.text == "Read 0 new points from \(second)\n")
    #expect(synced.problem == "There is no tracking store at \(first) . Check the path.")
    #expect(synced.code == 3)
  }

  @Test func reopeningIntoAFullColumnSaysBoth() {
    for key in ["22", "21"] { #expect(run("item", "move", key, "in_review").code == 0) }
    let asked = run("item", "move", "TAXI-17", "in_review")
    #expect(
      asked.problem
        == "TAXI-17 is done, and In review is full: it holds 3 of 3. Why is it opened again all the same? Give --reason \"…\"."
    )
    #expect(run("item", "move", "TAXI-17", "in_review", "--reason", "the filter is lost").code == 0)
  }

  @Test func anAddressOfMLflowNamesItsFileAndAReadingIsNoted() throws {
    let path = try trackingStore("one.db")
    #expect(run("source", "add", "mlflow", "sqlite:///\(path)").code == 0)
    #expect(run("source", "sync").text == "Read 0 new points from \(path)\n")
    #expect(run("source", "list").text.contains("2026-02-17T17:00:00Z"))
  }

  @Test func aStoreThatCannotBeReadIsNotAttached() throws {
    let odd = try trackingStore("odd.db")
    try DatabaseQueue(path: odd).write { db in
      try db.execute(sql: "UPDATE metrics SET value = 'much' WHERE rowid = (SELECT max(rowid) FROM metrics)")
    }
    let before = run("history").text
    for path in [folder.path, odd] {
      #expect(run("source", "add", "mlflow", path).code == 3)
      #expect(run("source", "list").text.hasPrefix("No store is attached."))
    }
    #expect(run("history").text == before)
    #expect(run("redo").code == 1)
  }

  @Test func anItemNamedTwiceIsMovedOnceAndAnEpicHasANumberToo() {
    #expect(run("item", "move", "22", "TAXI-22", "in_review").text == "Moved TAXI-22 to In review.\n")
    #expect(run("item", "edit", "22", "epic", "1").text == "Set epic of TAXI-22 to TAXI-1.\n")
  }

  @Test func anOpenQuestionIsPrintedAndExitsWithOne() {
    let asked = run("item", "move", "TAXI-10", "in_progress")
    #expect(asked.problem == "TAXI-10 is done. Why is it opened again? Give --reason \"…\".")
    #expect(asked.code == 1)
    #expect(run("item", "move", "TAXI-10", "in_progress", "--reason", "the filter is lost").code == 0)
    let unmet = run("item", "move", "TAXI-16", "done")
    #expect(unmet.code == 1)
    #expect(run("item", "move", "TAXI-16", "done", "--reason", "late").code == 1, "a reason is no yes")
    #expect(run("item", "move", "TAXI-16", "done", "--yes").text == "Moved TAXI-16 to Done.\n")
  }

  @Test func rankAndStandupHaveVerbsToo() {
    #expect(run("item", "rank", "TAXI-26", "up").text == "Moved TAXI-26 up in its column.\n")
    #expect(run("item", "rank", "TAXI-26", "up").problem == "TAXI-26 is at the top already.")
    #expect(run("standup", "next").problem == "No standup is running. `standup start` starts one.")
    #expect(run("standup", "start").text == "Started standup SU-4.\n")
    #expect(run("standup", "back").problem == "Standup SU-4 is at its first item already.")
    #expect(run("standup", "note", "TAXI-19", " ").problem == "A note needs words. Type a few.")
    #expect(run("standup", "next").text == "Went to item 2 of the standup.\n")
    #expect(run("standup", "note", "TAXI-19", "Agreed with legal").code == 0)
    #expect(run("standup", "park", "Who buys the cake?").code == 0)
    #expect(run("standup", "park", "Who eats it? @Chi").text == "Parked: Who eats it? (Chiyo).\n")
    #expect(run("standup", "park", "And who bakes?", "--owner", "Bruno").text.hasSuffix("(Bruno).\n"))
    #expect(
      run("standup", "park", "And who bakes? @nobody").problem?.contains("Nobody in this project") == true)
    #expect(run("standup", "end").text == "Ended standup SU-4.\n")
  }

  @Test func whatCameIntoWorkIsWalkedFromBehindTheLastItem() {
    #expect(run("standup", "start").code == 0)
    for _ in 1...2 { #expect(run("standup", "next").code == 0) }
    #expect(run("standup", "next").text == "Went to item 4, the last of the standup.\n")
    #expect(run("standup", "next").text == "Went behind the last item: the standup is at its end.\n")
    let isAtEnd = "Standup SU-4 is behind its last item already. `standup end` ends it."
    #expect(run("standup", "next").problem == isAtEnd)
    #expect(run("item", "move", "TAXI-23", "in_progress", "--reason", "all hands").code == 0)
    #expect(run("standup", "next").text == "Went on to TAXI-23, new in the standup.\n")
    #expect(run("standup", "next").code == 0)
    #expect(run("standup", "next").problem == isAtEnd)
  }

  @Test func aPausedStandupIsNotWalked() {
    #expect(run("standup", "start").code == 0)
    #expect(run("standup", "pause").text == "Paused standup SU-4.\n")
    #expect(run("standup", "next").problem == "Standup SU-4 is paused. Pause once more to go on.")
    #expect(run("standup", "pause").text == "Went on with standup SU-4.\n")
    #expect(run("standup", "next").code == 0)
  }

  @Test(arguments: [
    (
      ["item", "show", "TAXI-999"], "There is no item \"TAXI-999\" in this project. `item list` shows them.",
      Int32(1)
    ),
    (["item", "move", "TAXI-22", "nowhere"], "There is no status \"nowhere\".", 1),
    (["item", "edit", "TAXI-22", "estimate", "five"], "\"five\" is not a value for estimate.", 2),
    (["item", "add", "Huge", "--estimate", "1e30"], "\"1e30\" is not a value for estimate.", 2),
    (["item", "add", "Endless", "--estimate", "inf"], "\"inf\" is not a value for estimate.", 2),
    (["item", "edit", "TAXI-22", "colour", "red"], "\"colour\" is not a value for field.", 2),
    (["run", "show", "R99"], "There is no run \"R99\". `runboard run list` shows them.", 1),
    (["model", "show", "nothing"], "There is no model \"nothing\".", 1),
    (["undo", "--project", "NOPE"], "There is no project \"NOPE\" in ", 1),
    (["show", "item", "--item", "TAXI-999"], "There is no item \"TAXI-999\" in this project.", 1),
    (["item", "show", ""], "There is no item \"\" in this project.", 1),
    (["item", "rank", "999", "up"], "There is no item \"TAXI-999\" in this project.", 1),
    (["item", "edit", "22", "epic", "3"], "There is no epic \"TAXI-3\" in this project.", 1),
    (["run", "show", ""], "There is no run \"\".", 1),
    (["import", ""], "A file needs a name. Give one.", 2),
    (["backup", ""], "A file needs a name. Give one.", 2),
    (["export", "/nowhere/x.json"], "/nowhere/x.json cannot be written: there is no such folder.", 3),
    (["open", "--script", "/nowhere"], "/nowhere cannot be read: No such file or directory.", 3),
    (["init", "--key", "NEW", "--name", " "], "A project needs a name. Give one with --name.", 2),
    (["show", "map"], "There is no screen \"map\".", 2),
    (["show", "now", "--size", "12by3"], "\"12by3\" is not a size.", 2),
    (["show", "now", "--theme", "pink"], "There is no theme \"pink\".", 2),
    (
      ["source", "add", "mlflow", "/nowhere/mlflow.db"], "There is no tracking store at /nowhere/mlflow.db .",
      3
    ),
    (["source", "add", "csv", "/tmp"], "\"csv\" is no kind of store. Use mlflow.", 2),
    (["source", "remove", "/nowhere"], "/nowhere is not attached.", 1),
    (["import", "/nowhere.json"], "/nowhere.json cannot be read: No such file or directory.", 3),
    (["import", "/tmp"], "/tmp cannot be read: it is no ordinary file.", 3),
    (["history", "--limit", "0"], "\"0\" is not a limit. Use a number from 1, or all.", 2),
    (["history", "--limit", "99999999999999999999"], "\"99999999999999999999\" is not a limit.", 2),
    (["export", "--points", "some"], "\"some\" is not a choice of points.", 2),
  ]) func badInputGetsOneSentenceAndItsCode(_ arguments: [String], _ start: String, _ code: Int32) {
    let printed = Mutex("")
    var (sentence, found) = ("", Int32(0))
    do {
      try Report.$output.withValue({ text in printed.withLock { $0 += text } }) {
        var command = try Runboard.parseAsRoot(arguments + ["--db", db])
        try command.run()
      }
    } catch { (sentence, found) = (Report.sentence(for: error) ?? "", Report.code(of: error)) }
    #expect(sentence.hasPrefix(start), "\(sentence)")
    #expect(sentence.hasSuffix("."))
    #expect(!sentence.contains("\n"))
    #expect(found == code)
    #expect(printed.withLock { $0 } == "")
  }

  /// Keys of `--json` are a promise; the README names them.
  @Test func jsonKeysAreStable() throws {
    func keys(_ value: JSONValue) -> [String] {
      guard case .array(let rows) = value, case .object(let members)? = rows.first else { return [] }
      return members.map(\.name)
    }
    #expect(
      keys(try json("item", "list")) == [
        "key", "type", "title", "status", "priority", "estimate", "assignee", "epic", "sprint", "step",
        "blocked", "created_at", "started_at", "finished_at", "criteria_met", "criteria_total",
      ])
    #expect(keys(try json("sprint", "list")) == ["id", "name", "state", "starts_at", "ends_at", "goal"])
    #expect(
      keys(try json("run", "list")) == [
        "id", "name", "experiment", "status", "state", "lifecycle", "started_at", "ended_at", "user", "item",
        "dataset", "code", "note", "params", "metrics", "points", "tags",
      ])
    #expect(
      keys(try json("model", "list")) == ["name", "description", "owner", "tags", "aliases", "versions"])
    #expect(keys(try json("project", "list")) == ["key", "name"])
    let history = run("history", "--json")
    #expect(keys(try JSONReader.read(Array(history.text.utf8))).prefix(3) == ["sequence", "at", "by"])
  }

  @Test func aFrameIsWrittenAsTextAnsiAndPicture() {
    let text = run("show", "board", "--size", "100x30")
    #expect(text.text.split(separator: "\n", omittingEmptySubsequences: false).count == 31)
    #expect(text.text.contains("In progress"))
    #expect(run("show", "board", "--format", "ansi").text.contains("\u{1B}[0;1;38;5;117m"))
    let picture = run("show", "board", "--format", "svg", "--theme", "light").text
    #expect(picture.hasPrefix("<svg xmlns="))
    #expect(picture.contains(">TAXI-19 task<"))
  }

  @Test func textFromOutsideIsDrawnNeverObeyed() {
    #expect(run("item", "add", "red \u{1B}[31m bell \u{7} <b>&").code == 0)
    for arguments in [["item", "list"], ["history"], ["show", "backlog"], ["item", "show", "TAXI-28"]] {
      let text = run(
        arguments[0], arguments.count > 1 ? arguments[1] : "--json",
        arguments.count > 2 ? arguments[2] : "--json"
      ).text
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(arguments)")
    }
    #expect(run("show", "backlog", "--format", "svg").text.contains("&lt;b&gt;&amp;"))
  }

  @Test func jsonHoldsNothingThatATerminalObeys() {
    #expect(run("item", "add", "a \u{9B}31m b \u{202E} c \u{2028} d\u{E0041}e").code == 0)
    let text = run("item", "list", "--json").text
    #expect(text.contains("a \\u009b31m b \\u202e c \\u2028 d\\udb40\\udc41e"))
    #expect(!text.unicodeScalars.contains { (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E })
  }

  @Test(arguments: [
    ["item", "list", "--status", "nope"], ["item", "list", "--sprint", "S9"],
    ["item", "list", "--assignee", "nope"], ["history", "--item", "TAXI-999"],
    ["item", "edit", "TAXI-1", "epic", "TAXI-1"],
  ]) func whatIsNotThereIsSaidAndNoEmptyList(_ words: [String]) {
    let result = run(
      words[0], words[1], words[2], words.count > 3 ? words[3] : "--json",
      words.count > 4 ? words[4] : "--json")
    #expect(result.code == 1)
    #expect(result.text.isEmpty)
  }

  @Test func aTaskIsDoneOverOpenOnesOnlyWhenItIsSaid() {
    for child in ["3", "5"] {
      #expect(run("item", "move", child, "in_progress", "--reason", "it is not right yet").code == 0)
    }
    let open = run("item", "move", "5", "done")
    #expect(open.code == 1)
    #expect(open.problem?.contains("TAXI-5 has open items under it: TAXI-3.") == true)
    #expect(run("item", "move", "5", "done", "--yes").code == 0)
  }

  /// Points are on a scale (`domain.md` 4.3); others are taken and said.
  @Test func pointsBesideTheScaleAreSaid() {
    let words = ": 4 is not on the scale 1 2 3 5 8 13.\n"
    #expect(run("item", "edit", "22", "estimate", "4").text == "Estimated TAXI-22 at 4\(words)")
    #expect(run("item", "add", "More", "--estimate", "4").text == "Added TAXI-28 More\(words)")
    #expect(run("item", "edit", "22", "estimate", "8").text == "Estimated TAXI-22 at 8.\n")
  }

  @Test func anEpicIsNotMovedByHand() {
    let answer = run("item", "move", "TAXI-1", "done", "--yes")
    #expect(answer.code == 1)
    #expect(answer.problem == "The status of TAXI-1 follows from its items. Move those instead.")
  }

  @Test func anItemIsDroppedFromTheStartOnlyWithAReason() {
    #expect(run("item", "add", "no", "--status", "dropped").code == 1)
    #expect(run("item", "add", "no", "--status", "dropped", "--reason", "kept for the record").code == 0)
  }

  @Test func aLineBreakInATitleMakesNoSecondLine() {
    #expect(run("item", "add", "one\nAdded TAXI-99 two").text == "Added TAXI-28 one␊Added TAXI-99 two.\n")
  }

  @Test(arguments: [
    (["--db", "x", "item", "list", "--json"], ["item", "list", "--db", "x", "--json"]),
    (["--read-only", "--db=x", "run", "list"], ["run", "list", "--read-only", "--db=x"]),
    (["--db", "x"], ["--db", "x"]), (["item", "list"], ["item", "list"]), (["--db"], ["--db"]), ([], []),
    (["--json", "item"], ["--json", "item"]),
  ]) func optionsMayStandBeforeTheVerb(_ words: [String], _ arranged: [String]) {
    #expect(Arguments.arranged(words, verbs: Runboard.configuration.subcommands) == arranged)
  }

  @Test(arguments: [
    (["frob"], "There is no verb \"frob\". `runboard --help` lists them."),
    (["itme", "list"], "There is no verb \"itme\". Did you mean `runboard item`?"),
    (["item", "lst", "--json"], "There is no verb \"item lst\". Did you mean `runboard item list`?"),
    (["--db", "x", "item", "frob"], "There is no verb \"item frob\". `runboard item --help` lists them."),
    (["help", "frob"], "There is no verb \"frob\". `runboard --help` lists them."),
    (["item", "frob"], "There is no verb \"item frob\". `runboard item --help` lists them."),
  ]) func aVerbThatIsNotThereIsToldWithTheNearest(_ words: [String], _ sentence: String) {
    #expect(throws: UsageFault(sentence: sentence)) {
      try Arguments.checkVerb(words, verbs: Runboard.configuration.subcommands)
    }
  }

  @Test(arguments: [[], ["item", "list"], ["item"], ["help", "item"], ["--json"], ["import", "file"]])
  func aVerbThatIsThereIsLeftToTheParser(_ words: [String]) throws {
    try Arguments.checkVerb(words, verbs: Runboard.configuration.subcommands)
  }

  @Test func wrongUsageIsOneSentenceThatSaysWhereHelpIs() {
    let verbs = Runboard.configuration.subcommands
    #expect(
      Arguments.sentence(
        of: "Missing expected argument '<title>'\nmore", after: ["item", "add"], verbs: verbs)
        == "Missing expected argument '<title>'. `runboard item add --help` shows what it takes.")
    #expect(Arguments.sentence(of: "Say it.", after: ["item"], verbs: verbs) == "Say it.")
  }

  @Test func theHistorySaysWhatItLeavesOut() {
    for number in 0..<3 { #expect(run("item", "add", "One \(number)").code == 0) }
    let short = run("history", "--limit", "2").text.split(separator: "\n")
    #expect(short.count == 3)
    #expect(short.last == "2 earlier ones are left out; --limit all shows them.")
    #expect(
      run("history", "--limit", "3").text.hasSuffix("\n1 earlier one is left out; --limit all shows it.\n"))
    #expect(run("history", "--limit", "all").text.split(separator: "\n").count == 4)
    #expect(run("history", "--limit", "4").text.split(separator: "\n").count == 4)
    #expect(run("history", "--item", "TAXI-28", "--limit", "1").text.split(separator: "\n").count == 1)
  }

  @Test func anEmptyListSaysSo() throws {
    let fresh = folder.appendingPathComponent("fresh.db").path
    func text(_ words: String...) throws -> String {
      let printed = Mutex("")
      try Report.$output.withValue({ text in printed.withLock { $0 += text } }) {
        var command = try Runboard.parseAsRoot(words + ["--db", fresh])
        try command.run()
      }
      return printed.withLock { $0 }
    }
    _ = try text("init", "--key", "NEW", "--name", "New")
    #expect(try text("sprint", "list") == "No sprints yet.\n")
    #expect(try text("model", "list") == "No models yet.\n")
    #expect(try text("run", "list") == "No runs yet.\n")
    #expect(try text("item", "list") == "No items yet.\n")
    #expect(try text("item", "list", "--blocked") == "No items match.\n")
    #expect(try text("source", "sync") == SourceVerbs.noneIsAttached + "\n")
    #expect(try text("sprint", "list", "--json") == "[]\n")
  }

  @Test(arguments: ["export", "backup"]) func theProjectFileIsNeverATarget(_ verb: String) throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: db))
    let link = folder.appendingPathComponent("link.db").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: db)
    for target in [db, link] {
      let answer = run(verb, target, "--force")
      #expect(answer.code == 1)
      #expect(answer.problem?.contains("is the project file") == true)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: db)) == before)
  }

  @Test(arguments: ["export", "backup"]) func whatIsNoFileIsNeverATarget(_ verb: String) throws {
    let pipe = folder.appendingPathComponent("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    for target in [pipe, folder.path] {
      let answer = run(verb, target, "--force")
      #expect(answer.problem == "\(target) is no ordinary file and was left as it is. Choose another name.")
      #expect(answer.code == 1)
    }
    var status = stat()
    #expect(stat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func aScriptPressesKeysAndSavesScreens() throws {
    let script = folder.appendingPathComponent("tour.txt")
    let screen = folder.appendingPathComponent("after.txt").path
    try Data("# move a card\nsize 80x24\npress 1 l h > y\nsave-screen \(screen)\n".utf8).write(to: script)
    #expect(run("open", "--script", script.path).code == 0)
    let lines = try String(contentsOfFile: screen, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 25 && lines[22].contains("Moved TAXI-16 to Done"))
    try Data("press 1\nfly away\n".utf8).write(to: script)
    #expect(
      run("open", "--script", script.path).problem?.contains("line 2: \"fly\" is no instruction") == true)
  }

  @Test func aFullDeviceAtTheEndOfThePipeIsTold() throws {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    #expect(throws: FileFault.cannotPrint("No space left on device")) { try Printer.put("text", on: full) }
    #expect(Report.code(of: FileFault.cannotPrint("")) == 3)
  }

  @Test func theKeysOfTheSettingsArePrinted() throws {
    let settings = folder.appendingPathComponent("config.toml")
    try Data("theme = \"light\"\n[keys]\nundo = \"U\"\n".utf8).write(to: settings)
    #expect(run("keys", "--config", settings.path).text.contains("- `U` Undo your last change (`undo`)"))
  }

  @Test func whoActsIsAMemberOrHasActedBefore() {
    let refused = run("item", "add", "One", by: "frid")
    #expect(
      refused.problem?.hasPrefix("Nobody in this project is called \"frid\". Use one of amara, bruno") == true
    )
    #expect(refused.code == 1)
    #expect(run("item", "add", "One", by: "bruno").code == 0)
  }
}
