import Domain
import Foundation
import Resources
import Store
import Synchronization
import Testing

@testable import App

/// Projects that come, go and are written out, and what only looking does.
extension VerbTests {
  @Test func anExportIsNeverWrittenOverAnythingUnlessItIsSaid() throws {
    let target = folder.appendingPathComponent("out.json").path
    #expect(run("export", target).code == 0)
    let second = run("export", target)
    #expect(second.code == 1)
    #expect(second.problem?.contains("is there already and was left as it is") == true)
    func mode() throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int
    }
    #expect(try mode() == 0o600, "only its owner may read it")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: target)
    #expect(run("export", target, "--force").code == 0)
    #expect(try mode() == 0o640, "one that is there keeps its mode")
  }

  @Test func oneKeyDoesNotTakeTheProjectAway() throws {
    let store = try ProjectStore(path: db)
    let performer = EffectPerformer(session: try Session(store: store, person: "farid", fixedNow: nil))
    guard case .refused(let sentence)? = performer.perform(.undo).first else {
      Issue.record("it was undone")
      return
    }
    #expect(sentence.contains("`runboard undo --project TAXI` takes the whole project away."))
    #expect(try store.projects().count == 1)
  }

  @Test func membersThatAreNotKnownAreCounted() throws {
    let members = (1...23).map { "\"mood\($0)\":1," }.joined()
    let other = folder.appendingPathComponent("other.db").path
    let grown = folder.appendingPathComponent("grown.json")
    let text = String(decoding: Resources.demoProject, as: UTF8.self)
    try Data(("{" + members + text.dropFirst()).utf8).write(to: grown)
    let printed = Mutex("")
    try Report.$output.withValue({ text in printed.withLock { $0 += text } }) {
      var command = try Runboard.parseAsRoot(["import", grown.path, "--db", other])
      try command.run()
    }
    let lines = printed.withLock { $0 }.split(separator: "\n")
    #expect(lines.count == 22)
    #expect(lines.last == "and 3 more")
  }

  @Test func anImportIsUndoneAndRedoneFromTheShell() {
    #expect(run("undo", "--project", "TAXI").text == "Undid: Imported project TAXI.\n")
    #expect(run("item", "list").code == 3)
    #expect(run("history").text.contains("Imported project TAXI  (undone)"))
    #expect(run("redo").text == "Redid: Imported project TAXI.\n")
    #expect(run("item", "show", "TAXI-27").code == 0)
  }

  @Test func lookingOnlyWritesNothing() {
    #expect(run("item", "list", "--read-only").code == 0)
    let refused = run("item", "add", "One more", "--read-only")
    #expect(refused.code == 1)
    #expect(refused.problem == "With --read-only \(db) is only looked at. Leave that out to change it.")
    #expect(run("source", "add", "mlflow", "/nowhere", "--read-only").code == 1)
    #expect(run("source", "sync", "--read-only").code == 1)
    #expect(run("undo", "--read-only").code == 1)
    let other = folder.appendingPathComponent("other.db").path
    let sample = folder.appendingPathComponent("demo.json").path
    for arguments in [["import", sample], ["init", "--key", "NEW", "--name", "New"]] {
      #expect(throws: StoreError.lookedAt(path: other)) {
        var command = try Runboard.parseAsRoot(arguments + ["--db", other, "--read-only"])
        try command.run()
      }
    }
    #expect(!FileManager.default.fileExists(atPath: other))
    #expect(run("doctor").code == 0)
  }

  @Test func theDoctorSaysWhatIsAroundAFileThatIsMissing() {
    let nowhere = folder.appendingPathComponent("nowhere.db").path
    let said = Self.run(["doctor"], on: nowhere, by: "farid")
    #expect(said.code == 3 && said.problem?.contains(nowhere) == true)
    #expect(said.text.contains("TERM") && said.text.contains("locale"))
    #expect(Self.run(["doctor", "--quiet"], on: nowhere, by: "farid").text.isEmpty)
  }

  @Test func aTitleMayBeginWithItsTypeAsInTheConsole() {
    #expect(run("item", "add", "bug: The map is empty").code == 0)
    #expect(run("item", "list").text.contains("The map is empty"))
    #expect(run("item", "show", "TAXI-28").text.contains("bug"))
    #expect(!run("item", "show", "TAXI-28").text.contains("bug: "))
    #expect(
      run("item", "add", "spike: as it is", "--type", "task").text == "Added TAXI-29 spike: as it is.\n")
  }

  @Test func aNewProjectNeedsALegalKey() {
    let other = folder.appendingPathComponent("other.db").path
    func make(_ key: String) -> (String, Int32) {
      let printed = Mutex("")
      do {
        try Report.$output.withValue({ text in printed.withLock { $0 += text } }) {
          var command = try Runboard.parseAsRoot(["init", "--db", other, "--key", key, "--name", "Other"])
          try command.run()
        }
        return (printed.withLock { $0 }, 0)
      } catch { return (Report.sentence(for: error) ?? "", Report.code(of: error)) }
    }
    #expect(
      make("no key") == (
        "\"no key\" is not a key. Use 2 to 10 capital letters and digits, a letter first.", 2
      ))
    #expect(!FileManager.default.fileExists(atPath: other), "nothing was made")
    #expect(make("OTHER") == ("Made project OTHER in \(other) . `runboard --db \(other)` opens it.\n", 0))
  }

  @Test(arguments: [
    ("my-project", "MYPROJECT"), ("Über Café 2", "UBERCAFE2"), ("2026 taxi", "TAXI"), ("ab", "AB"),
    ("a-very-long-folder", "AVERYLONGF"), ("x", nil), ("日本", nil), ("", nil),
  ])
  func aKeyComesFromTheNameOfAFolder(_ name: String, _ key: String?) {
    #expect(NewProject.key(from: name) == key)
  }

  @Test func aProjectIsMadeWithoutKeyAndName() throws {
    let path = folder.appendingPathComponent("empty.db").path
    try Data().write(to: URL(fileURLWithPath: path))
    let refused = Self.run(["item", "list"], on: path, by: "farid").problem ?? ""
    #expect(refused.contains("`runboard init --db \(path)` makes a project in it"))
    let made = Self.run(["init", "--name", "Night shift"], on: path, by: "farid")
    #expect(made.text.hasPrefix("Made project NIGHTSHIFT in \(path) ."))
    #expect(made.text.contains("--key and --name choose others"))
    #expect(Self.run(["item", "list"], on: path, by: "farid").text == "No items yet.\n")
  }

  /// `reliability.md` 4.24: one sentence, and no file in a folder of everybody.
  @Test(arguments: [[:], ["HOME": ""], ["HOME": "", "XDG_DATA_HOME": "data"]])
  func withoutAHomeFolderItIsSaid(_ environment: [String: String]) throws {
    let options = try SessionOptions.parse([])
    // Where the tests run below a project of somebody's, that one is found first.
    let usual = try Session.path(options, environment: ["HOME": "/h"])
    guard usual == "/h/.local/share/runboard/runboard.db" else { return }
    #expect(throws: FileFault.noHome) { try Session.path(options, environment: environment) }
    #expect(Report.code(of: FileFault.noHome) == 3)
    #expect(
      try Session.path(options, environment: ["XDG_DATA_HOME": "/data"]) == "/data/runboard/runboard.db")
  }
}
