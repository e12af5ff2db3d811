import Domain
import Foundation
import Testing

@testable import App
@testable import Store

/// What the verbs say of a mirrored store equals what MLflow's own client reads from it.
extension VerbTests {
  private func expected(_ part: String) throws -> [JSONValue] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("ImportersTests/Fixtures/wine-sqlite/expected.json")
    return try rows(try JSONReader.read([UInt8](Data(contentsOf: path)))[part])
  }

  private func rows(_ value: JSONValue?) throws -> [JSONValue] {
    guard case .array(let rows)? = value else { throw FileFault.cannotRead("rows", "they are none") }
    return rows
  }

  private func members(_ value: JSONValue?) -> [JSONValue.Member] {
    if case .object(let members)? = value { members } else { [] }
  }

  /// The tracker keeps infinities as the largest doubles, and JSON has no words for either.
  private func isSame(_ one: JSONValue?, _ other: JSONValue?) -> Bool {
    func number(_ value: JSONValue?) -> Double? {
      let number = value?.real ?? value?.text.flatMap(Double.init)
      return number.map { abs($0) == Double.greatestFiniteMagnitude ? $0 * 2 : $0 }
    }
    guard let left = number(one), let right = number(other) else { return false }
    return left == right || left.isNaN && right.isNaN
  }

  private func attach() throws {
    let path = try trackingStore("wine.db")
    #expect(run("source", "add", "mlflow", path).code == 0)
  }

  @Test func aStoreThatIsAttachedAlreadyIsReadOn() throws {
    let path = try trackingStore("wine.db")
    #expect(run("source", "add", "mlflow", path).code == 0)
    let again = run("source", "add", "mlflow", path)
    #expect(again.code == 0 && again.text.hasPrefix("It is attached already; what is new in it is read."))
    let link = folder.appendingPathComponent("current.db").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    let linked = run("source", "add", "mlflow", link)
    #expect(linked.code == 0 && linked.text.hasPrefix("It is attached already, as \(path); what is new"))
    #expect(try rows(try json("source", "list")).count == 1)
    #expect(run("source", "remove", link).code == 0)
    #expect(try rows(try json("source", "list")).isEmpty)
  }

  @Test func runsOfATrackerAreListedWhole() throws {
    try attach()
    let listed = try rows(try json("run", "list"))
    for wanted in try expected("runs") {
      let own = try #require(listed.first { $0["id"] == wanted["run_id"] })
      #expect(own["name"] == wanted["run_name"])
      #expect(own["status"] == wanted["status"])
      #expect(own["lifecycle"] == wanted["lifecycle_stage"])
      #expect(own["user"] == wanted["user_id"])
      #expect(own["params"] == wanted["params"])
      #expect(own["tags"] == wanted["tags"])
      let (metrics, points) = (own["metrics"], own["points"])
      for metric in members(wanted["latest_metrics"]) {
        #expect(isSame(metrics?[metric.name], metric.value["value"]), "\(metric.name)")
        #expect(points?[metric.name] == wanted["histories"]?[metric.name]?["count"], "\(metric.name)")
      }
      #expect(members(metrics).count == members(wanted["latest_metrics"]).count)
    }
  }

  @Test func deletedRunsAreListedLastAndMarked() throws {
    try attach()
    let lines = run("run", "list").text.split(separator: "\n")
    #expect(lines.suffix(2).allSatisfy { $0.contains("finished, deleted") })
    #expect(lines.dropLast(2).allSatisfy { !$0.contains("deleted") })
    let deleted = try #require(try expected("runs").first { $0["lifecycle_stage"] == .string("deleted") })
    let shown = run("run", "show", deleted["run_id"]?.text ?? "")
    #expect(shown.code == 0)
    #expect(shown.text.contains("  mistake (deleted)  finished, deleted\n"))
  }

  @Test func modelsOfATrackerAreListedWhole() throws {
    try attach()
    let listed = try rows(try json("model", "list"))
    for wanted in try expected("registered_models") {
      let own = try #require(listed.first { $0["name"] == wanted["name"] })
      #expect(own["tags"] == wanted["tags"])
      #expect((own["description"]?.text ?? "") == wanted["description"]?.text)
      let aliases = members(wanted["aliases"]).map { ($0.name, $0.value.text.flatMap(Int64.init)) }
      #expect(members(own["aliases"]).map(\.name) == aliases.map(\.0))
      for (name, version) in aliases { #expect(own["aliases"]?[name] == version.map(JSONValue.integer)) }
      let (versions, theirs) = (try rows(own["versions"]), try rows(wanted["versions"]).reversed())
      #expect(versions.count == theirs.count)
      for (version, other) in zip(versions, theirs) {
        #expect(version["version"] == other["version"]?.text.flatMap(Int64.init).map(JSONValue.integer))
        #expect(version["run"] == other["run_id"])
        #expect(version["tags"] == other["tags"])
        #expect((version["stage"]?.text ?? "None") == other["current_stage"]?.text)
        #expect((version["description"]?.text ?? "") == other["description"]?.text)
      }
    }
  }

  @Test func aModelIsShownWithItsTagsAliasesAndStages() throws {
    try attach()
    let text = run("model", "show", "wine-classifier").text
    for line in [
      "tag  domain  agriculture", "  aliases champion rollback", "  stage Production",
      "  tag  validation_status  approved", "  C = 1.0; candidate for the next release",
    ] { #expect(text.contains(line + "\n"), "\(line)") }
    #expect(run("model", "show", "wine-reserved-name").text.hasSuffix("no version yet\n"))
    let lines = run("model", "list").text.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("wine-reserved-name") && $0.contains("no version yet") })
    #expect(lines.contains { $0.hasPrefix("wine-classifier") && $0.contains("champion rollback") })
  }
}
