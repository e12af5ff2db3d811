import Domain
import Foundation
import Testing

@testable import App

/// What may be typed in more than one way, and what is said where it cannot be taken.
extension VerbTests {
  /// A tracker's long ids are shown by their beginnings, and those are taken.
  @Test func aRunIsShownByTheBeginningOfItsId() throws {
    #expect(run("run", "show", "R05").text.hasPrefix("R05  "))
    let several = run("run", "show", "R1")
    #expect(several.problem == "Several runs begin with \"R1\": R10, R11, R12. Give more of its id.")
    #expect(several.code == 1)
    #expect(run("run", "show", "R").problem?.contains("R05, …. Give more") == true)
    #expect(run("run", "show", "x").problem?.hasPrefix("There is no run \"x\".") == true)
    #expect(run("run", "show", "").code == 1)
  }

  @Test func aRunTellsWhereItComesFromAndWhatWasNoted() throws {
    let (text, values) = (run("run", "show", "R11").text, try json("run", "show", "R11"))
    let note = try #require(values["note"]?.text)
    #expect(text.contains("note  \(note)\n"))
    for name in ["dataset", "code", "user"] {
      let value = try #require(values[name]?.text, "\(name)")
      #expect(text.contains(name) && text.contains(value))
    }
    #expect(text.contains("started") && text.contains("ended"))
    #expect(
      run("run", "show", "R12").text.contains("TAXI-22") || run("run", "show", "R12").text.contains("item"))
    #expect(run("item", "show", "6").text.contains("time box  16 h"))
  }

  @Test func aHistoryAsJSONIsWhole() throws {
    for number in 0..<60 { #expect(run("item", "add", "Item \(number)").code == 0) }
    func count(_ arguments: String...) throws -> Int {
      let text = Self.run(arguments, on: db, by: "farid").text
      guard case .array(let all) = try JSONReader.read(Array(text.utf8)) else { return 0 }
      return all.count
    }
    #expect(try count("history", "--json") == 61)
    #expect(try count("history", "--json", "--limit", "7") == 7)
    #expect(run("history").text.contains("11 earlier ones are left out"))
  }

  @Test func aColumnOfSeveralWordsNeedsNoQuotes() throws {
    #expect(
      run("item", "move", "22", "21", "in", "review").text == "Moved TAXI-22 and 1 more to In review.\n")
    #expect(run("item", "move", "x", "ready").problem?.hasPrefix("There is no item \"x\"") == true)
    #expect(run("item", "move", "23", "24").problem?.hasPrefix("There is no status \"24\"") == true)
  }

  @Test func whatIsNoStoreThatCanBeReadIsTold() {
    let address = run("source", "add", "mlflow", "http://127.0.0.1:5000")
    #expect(
      address.problem?.hasPrefix("http://127.0.0.1:5000 is an address, and only files are read.") == true)
    #expect(address.code == 2)
    let files = run("source", "add", "mlflow", folder.path)
    #expect(
      files.problem?.hasPrefix("\(folder.path) is a folder, and MLflow's file stores are not read.") == true)
    #expect(files.code == 3)
    let copy = run("backup", "/none/x.db")
    #expect(copy.problem?.contains("could not be copied to /none/x.db (nothing can be made there)") == true)
  }

  @Test func bashCompletesScreensAndVerbsBehindOptions() throws {
    let script = Arguments.completingFront(Runboard.completionScript(for: .bash))
    let root = try #require(script.components(separatedBy: "\n_runboard() {").last?.prefix(1500))
    #expect(root.contains("non_repeating_options=(--as --at --config --db --project --theme)"))
    #expect(root.contains("non_repeating_flags=(--read-only --version "))
    #expect(
      script.contains("now board backlog") || script.contains("'now'$'\\n''board'")
        || script.contains("now\nboard"))
    #expect(Arguments.completingFront("OVERVIEW: a help") == "OVERVIEW: a help")
  }
}
