import Domain
import Foundation
import Resources
import Synchronization
import Testing

@testable import App

/// Whole command lines as a shell hands them over: what is printed, what is said, and the exit code.
///
/// 2 where the words themselves cannot be right, 1 where the project's state stands against them, 3 where
/// storage or a source does.
@Suite struct ExitCodeTests {
  private let folder: URL
  private let db: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("codes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    db = folder.appendingPathComponent("demo.db").path
    let sample = folder.appendingPathComponent("demo.json")
    try Data(Resources.demoProject).write(to: sample)
    #expect(run("import", sample.path).code == 0)
  }

  private func run(_ words: String...) -> (text: String, problem: String, code: Int32) { run(words) }

  private func run(_ words: [String], on file: String? = nil) -> (text: String, problem: String, code: Int32)
  {
    let printed = Mutex("")
    let line = ["--db", file ?? db, "--at", "2026-02-17T17:00:00Z"] + words
    do {
      try Report.$output.withValue({ text in printed.withLock { $0 += text } }) { try Runboard.perform(line) }
      return (printed.withLock { $0 }, "", 0)
    } catch {
      return (printed.withLock { $0 }, Runboard.sentence(of: error, after: line), Report.code(of: error))
    }
  }

  private static let estimates = """
    is not a value for estimate. Use a number from 0 to 1000 such as 1, 2, 3, 5, 8, 13, or leave it empty.
    """
  private static let long = String(repeating: "x", count: 501)
  private static let tooLong = "A title has at most 500 characters, and this one has 501. Shorten it."

  /// The words of a command line, and how the sentence about it begins.
  typealias Line = (words: [String], start: String)

  /// What no project would take.
  private static let wrongUsage: [Line] = [
    (["item", "add", "x", "--estimate", "-3"], "\"-3\" \(estimates)"),
    (["item", "add", "x", "--estimate=-3"], "\"-3\" \(estimates)"),
    (["item", "add", "x", "--estimate", "many"], "\"many\" \(estimates)"),
    (["item", "add", "x", "--estimate", "1001"], "\"1001\" \(estimates)"),
    (["item", "edit", "22", "estimate", "-3"], "\"-3\" \(estimates)"),
    (["item", "edit", "22", "estimate", "many"], "\"many\" \(estimates)"),
    (["item", "show", "-3"], "\"-3\" is no option, and no number here is below zero."),
    (["item", "edit", "22", "type", "saga"], "\"saga\" is not a value for type."),
    (["item", "edit", "22", "priority", "huge"], "\"huge\" is not a value for priority."),
    (["item", "edit", "22", "step", "dream"], "\"dream\" is not a value for step."),
    (["item", "edit", "22", "mood", "good"], "\"mood\" is not a value for field."),
    (["item", "edit", "22", "priority"], "A value for priority is missing. Use low, medium"),
    (["item", "add", "x", "--type", "saga"], "\"saga\" is not a value for type."),
    (["item", "add", " "], "An item needs a title. Type a few words."),
    (["item", "add", long], tooLong), (["item", "edit", "22", "title", long], tooLong),
    (["item", "edit", "22", "title"], "An item needs a title. Type a few words."),
    (["item", "add"], "Missing expected argument '<title>'."),
    (["item", "add", "x", "--colour", "red"], "Unknown option '--colour'."),
    (["item", "move", "22"], "Give one key or more, then the column."),
    (["item", "rank", "22", "aside"], "The value 'aside' is invalid for '<direction>'."),
    (["item", "block", "22", "--reason", " "], "A reason is needed. Type a few words."),
    (["item", "frob"], "There is no verb \"item frob\"."),
    (["history", "--limit", "-1"], "\"-1\" is not a limit. Use a number from 1, or all."),
    (["history", "--limit", "few"], "\"few\" is not a limit. Use a number from 1, or all."),
    (["show", "now", "--size", "-1x5"], "\"-1x5\" is not a size."),
    (["show", "now", "--format", "gif"], "The value 'gif' is invalid for '--format <format>'."),
    (["item", "list", "--at", "noon"], "\"noon\" is not a time. Write it as 2026-02-17T17:00:00Z."),
    (["item", "list", "--db", ""], "--db needs the path of a project file."),
    (["init", "--key", "x", "--name", "X"], "\"x\" is not a key."),
    (["source", "add", "csv", "x"], "\"csv\" is no kind of store. Use mlflow."),
    (["import", ""], "A file needs a name. Give one."), (["export", ""], "A file needs a name."),
    (["backup", ""], "A file needs a name. Give one."),
    (["export", "--points", "-1"], "\"-1\" is not a choice of points."),
  ]

  /// What the project's state stands against.
  private static let refused: [Line] = [
    (["item", "show", "99"], "There is no item \"TAXI-99\" in this project."),
    (["item", "show", "no such"], "There is no item \"no such\" in this project."),
    (["item", "move", "22", "nowhere"], "There is no status \"nowhere\"."),
    (["item", "move", "20", "in_progress"], "TAXI-20 is done. Why is it opened again?"),
    (["item", "edit", "22", "assignee", "zoe"], "Nobody in this project is called \"zoe\"."),
    (["item", "edit", "22", "epic", "3"], "There is no epic \"TAXI-3\" in this project."),
    (["item", "edit", "22", "sprint", "S9"], "There is no sprint \"S9\"."),
    (["item", "edit", "22", "sprint", "S1"], "Sprint S1 is over"),
    (["item", "edit", "22", "sprint"], "Sprint 3 is running. Why does TAXI-22 leave it?"),
    (["show", "backlog", "--item", "22"], "TAXI-22 is not listed on Backlog. `runboard show item --item"),
    (["item", "block", "20", "--reason", "x"], "TAXI-20 is in Done, where nothing can hinder it."),
    (["item", "block", "19", "--reason", "x"], "TAXI-19 is blocked already"),
    (["item", "unblock", "22"], "TAXI-22 is not blocked."),
    (["undo", "--as", "bruno"], "There is nothing of yours to undo."),
    (["redo"], "There is nothing of yours to redo."),
    (["standup", "next"], "No standup is running."), (["standup", "absent"], "No standup is running."),
    (["standup", "start", "--absent", "zoe"], "Nobody in this project is called \"zoe\". Use one of Amara"),
    (["run", "show", "R99"], "There is no run \"R99\"."),
    (["model", "show", "none"], "There is no model \"none\"."),
    (["item", "list", "--project", "NOPE"], "There is no project \"NOPE\" in "),
    (["item", "list", "--as", "zoe"], "Nobody in this project is called \"zoe\"."),
    (["source", "remove", "/none"], "/none is not attached."),
    (["item", "add", "x", "--read-only"], "With --read-only "),
  ]

  /// What storage or a source does.
  private static let faults: [Line] = [
    (["import", "/none.json"], "/none.json cannot be read"),
    (["export", "/none/x.json"], "/none/x.json cannot be written"),
    (["backup", "/none/x.db"], ""),
    (["show", "now", "--config", "/none"], "/none cannot be read: there is no such file."),
    (["item", "list", "--config", "/none"], "/none cannot be read: there is no such file."),
    (["source", "add", "mlflow", "/none.db"], "There is no tracking store at /none.db ."),
    (["open", "--script", "/none"], "/none cannot be read"),
  ]

  @Test func theSettingsThatAreNamedSayWhoActs() throws {
    let file = folder.appendingPathComponent("mine.toml").path
    try Data("person = \"chiyo\"".utf8).write(to: URL(fileURLWithPath: file))
    #expect(run("--config", file, "item", "add", "named").code == 0)
    #expect(run("history", "--limit", "1").text.contains("chiyo"))
    #expect(run("item", "edit", "22", "sprint", "--reason", "too much", "--config", file).code == 0)
    #expect(run("item", "show", "22").text.contains("too much"))
  }

  @Test func whatIsWrongIsOneSentenceWithItsCode() {
    for (lines, code) in [(Self.wrongUsage, Int32(2)), (Self.refused, 1), (Self.faults, 3)] {
      for line in lines {
        let answer = run(line.words)
        #expect(answer.code == code, "\(line.words): \(answer.problem)")
        #expect(answer.problem.hasPrefix(line.start), "\(line.words): \(answer.problem)")
        #expect(answer.text.isEmpty, "\(line.words)")
        #expect(answer.problem.last.map(".?".contains) == true, "\(answer.problem)")
        #expect(!answer.problem.contains("\n"))
      }
    }
  }

  @Test func aProjectWithNothingInItSaysSo() {
    let fresh = folder.appendingPathComponent("fresh.db").path
    #expect(run(["init", "--key", "NEW", "--name", "New"], on: fresh).code == 0)
    #expect(run(["item", "add", "One"], on: fresh).code == 0)
    let planned = run(["item", "edit", "1", "sprint", "S1"], on: fresh)
    #expect(planned.problem == "There is no sprint \"S1\". There are none yet.")
    #expect(run(["standup", "start"], on: fresh).code == 0)
    let walked = run(["standup", "next"], on: fresh)
    #expect(
      walked.problem == "Standup SU-1 has no items to walk: nothing is in work. `standup end` ends it.")
  }

  @Test func aFileThatIsNotThereIsStorage() {
    let answer = run(["item", "list"], on: "/none/x.db")
    #expect(answer.code == 3)
    #expect(answer.problem.hasPrefix("There is no project file at /none/x.db ."))
  }

  @Test func aTextThatBeginsWithADashStandsBehindTwo() {
    #expect(run("item", "add", "--", "-3 degrees").text == "Added TAXI-28 -3 degrees.\n")
    #expect(run("item", "add", "--", "-3").text == "Added TAXI-29 -3.\n")
  }

  @Test func theLongestTitleIsTaken() {
    #expect(run("item", "add", String(repeating: "é", count: 500)).code == 0)
  }

  @Test func anImportNamesThePlaceOfATitleThatIsTooLong() throws {
    let text = String(decoding: Resources.demoProject, as: UTF8.self)
    let title = "Retraining starts when drift or a merged change calls for it"
    #expect(text.contains(title))
    let grown = folder.appendingPathComponent("grown.json")
    try Data(text.replacing(title, with: Self.long).utf8).write(to: grown)
    let answer = run(["import", grown.path], on: folder.appendingPathComponent("grown.db").path)
    #expect(answer.code == 1)
    #expect(
      answer.problem == "Nothing was imported. At items[21].title: a title has at most 500 characters, "
        + "and this one has 501. Shorten it.")
  }

  @Test func aScreenIsNeverSavedOverTheProject() throws {
    let script = folder.appendingPathComponent("tour.txt")
    try Data("save-screen \(db)\n".utf8).write(to: script)
    let before = try Data(contentsOf: URL(fileURLWithPath: db))
    let answer = run("open", "--script", script.path)
    #expect(answer.code == 1 && answer.problem.contains("is the project file"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: db)) == before)
  }

  @Test func copiesOfOneSecondAndOfOneFolderHaveNamesOfTheirOwn() throws {
    let other = folder.appendingPathComponent("other.db").path
    #expect(run(["init", "--key", "OTHER", "--name", "Other"], on: other).code == 0)
    for _ in 1...3 { #expect(run("backup").code == 0) }
    #expect(run(["backup"], on: other).code == 0)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appendingPathComponent("backups").path)
    #expect(
      names.sorted() == [
        "demo-20260217T170000-2.db", "demo-20260217T170000-3.db", "demo-20260217T170000.db",
        "other-20260217T170000.db",
      ])
  }

  @Test func aStoreThatIsMissingNowIsSaid() throws {
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("ImportersTests/Fixtures/wine-sqlite/mlflow.db").path
    let store = folder.appendingPathComponent("mlflow.db").path
    try FileManager.default.copyItem(atPath: fixture, toPath: store)
    #expect(run("source", "add", "mlflow", store).code == 0)
    #expect(!run("source", "list").text.contains("missing"))
    #expect(run("source", "list", "--json").text.contains("\"missing\": false"))
    try FileManager.default.removeItem(atPath: store)
    #expect(run("source", "list").text.contains("missing: no file is there now"))
    #expect(run("source", "list", "--json").text.contains("\"missing\": true"))
  }

  @Test func anEmptyTextTakesAnItemOutOfItsSprint() {
    #expect(
      run("item", "edit", "22", "sprint", "", "--reason", "too much").text
        == "Took TAXI-22 out of sprint S3.\n")
  }

  @Test func aProjectIsMadeInAFolderThatIsNotThereYet() {
    let path = folder.appendingPathComponent("deep/er/x.db").path
    #expect(run(["init", "--key", "NEW", "--name", "New"], on: path).code == 0)
    #expect(run(["init", "--key", "NEW", "--name", "New"], on: "/dev/null/x.db").code == 3)
  }

  @Test func severalItemsAreNamedBeforeWhatHappenedToThem() {
    #expect(run("item", "move", "23", "26", "backlog").text == "Moved TAXI-23 to Backlog.\n")
    #expect(run("item", "move", "24", "26", "ready").text == "Moved TAXI-24 and 1 more to Ready.\n")
  }

  @Test func whoIsAbsentIsNamedAsOnTheScreen() {
    #expect(run("standup", "start", "--absent", "Elif, DILAN").code == 0)
    // Who is on leave stays absent where somebody else is named (`domain.md` 5.11).
    let absent = run("standup", "absent").text
    #expect(absent.hasPrefix("Absent from standup SU-4: ") && absent.contains("Dilan"))
    #expect(run("standup", "absent", "Farid").text.contains("Dilan, Elif, Farid.\n"))
    #expect(run("standup", "absent", "Farid").problem == "That changes nothing.")
    #expect(
      run("standup", "absent", "--present", "farid, elif").text == "Absent from standup SU-4: Dilan.\n")
    #expect(
      run("standup", "absent", "--present", "Dilan").text == "Nobody is absent from standup SU-4.\n")
    #expect(run("standup", "absent").text == "Nobody is absent from standup SU-4.\n")
    #expect(run("undo").text == "Undid: Nobody is absent from standup SU-4.\n")
    #expect(run("item", "block", "21", "--reason", "no machine").text == "Blocked TAXI-21: no machine.\n")
  }
}
