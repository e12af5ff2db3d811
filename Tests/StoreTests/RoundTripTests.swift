import Domain
import Foundation
import GRDB
import Store
import TestSupport
import Testing

@testable import Store

@Suite struct RoundTripTests {
  @Test func importExportImportGivesTheSameTextAndRows() throws {
    let first = try DemoStore()
    let text = JSONWriter.text(try first.store.exportDocument(first.project, points: .all))
    let second = try ProjectStore()
    _ = try second.importDocument(
      try ProjectDocument(reading: Array(text.utf8)), by: "test", at: Instant(milliseconds: 0))
    let again = try second.exportDocument(second.project(nil).reference, points: .all)
    #expect(JSONWriter.text(again) == text)
    #expect(try rows(of: second) == rows(of: first.store))
  }

  @Test func exportHoldsEverythingTheSampleHolds() throws {
    let demo = try DemoStore()
    let exported = try demo.store.exportDocument(demo.project, points: .all)
    let sample = try JSONReader.read(Samples.demoProject)
    #expect(differences(sample, exported, at: "").isEmpty)
  }

  @Test func aNameThatIsTypedIsAMembersOrHasActedHere() throws {
    let demo = try DemoStore()
    #expect(throws: Objection.self) { try demo.store.checkPerson("nobody", in: demo.project) }
    try demo.store.checkPerson("greta", in: demo.project)
    try demo.store.checkPerson("test", in: demo.project)
    // Nobody is left to be among once the import is undone.
    _ = try demo.store.undo(by: demo.actor("test"))
    try demo.store.checkPerson("nobody", in: demo.project)
  }

  @Test func undoOfAnImportTakesItBackAndRedoBringsItAgain() throws {
    let demo = try DemoStore()
    let before = try rows(of: demo.store)
    let actor = demo.actor("test")
    _ = try demo.store.undo(by: actor)
    #expect(try demo.store.projects().isEmpty)
    _ = try demo.store.redo(by: actor)
    #expect(try rows(of: demo.store) == before)
  }

  /// The demo project under another key.
  private func other() throws -> ProjectDocument {
    let text = String(decoding: Samples.demoProject, as: UTF8.self)
    return try ProjectDocument(
      reading: Array(
        text.replacingOccurrences(of: "TAXI-", with: "BUS-").replacingOccurrences(
          of: "\"TAXI\"", with: "\"BUS\""
        ).utf8))
  }

  @Test func aRedoneImportStandsInItsOldRowAlsoBesideAnother() throws {
    let demo = try DemoStore()
    let before = try rows(of: demo.store)["project"]
    _ = try demo.store.importDocument(try other(), by: "test", at: demo.now)
    let actor = demo.actor("test")
    _ = try demo.store.undo(by: actor)
    #expect(throws: Objection.refusal(.projectIsGone("TAXI"))) {
      try demo.store.overview(of: demo.project, now: demo.now)
    }
    #expect(throws: Objection.refusal(.projectIsGone("TAXI"))) {
      try demo.store.perform(.addItem(.init(title: "One")), by: actor)
    }
    let shelved = try demo.store.project("taxi", mayBeShelved: true).reference
    #expect(shelved == demo.project)
    _ = try demo.store.redo(by: Actor(person: "test", now: demo.now, project: shelved))
    #expect(try demo.store.project("TAXI").reference == demo.project)
    #expect(try demo.store.overview(of: demo.project, now: demo.now).name == "Taxi-ride anomaly service")
    #expect(before?.count == 1)
  }

  @Test func aRowIsNeverGivenToAnotherProject() throws {
    let demo = try DemoStore()
    _ = try demo.store.undo(by: demo.actor("test"))
    _ = try demo.store.importDocument(try other(), by: "test", at: demo.now)
    #expect(try demo.store.project("BUS").reference.id != demo.project.id)
    _ = try demo.store.redo(by: demo.actor("test"))
    #expect(try demo.store.project("TAXI").reference == demo.project)
  }

  @Test func anImportStaysWhileATrackingStoreIsAttached() throws {
    let demo = try DemoStore()
    _ = try demo.store.attachSource(path: "/data/mlflow.db", by: demo.actor())
    #expect(throws: Objection.refusal(.projectHasNewer("TAXI"))) {
      try demo.store.undo(by: demo.actor("test"))
    }
    // Attached before that was written down.
    try demo.store.write {
      try $0.execute(sql: "UPDATE operation SET undoneBy = sequence WHERE person = 'farid'")
    }
    #expect(throws: Objection.refusal(.projectIsFed("TAXI", from: "/data/mlflow.db"))) {
      try demo.store.undo(by: demo.actor("test"))
    }
  }

  @Test func attachingAndDetachingStandInTheJournalAndAreUndone() throws {
    let demo = try DemoStore()
    let path = "/data/mlflow.db"
    func paths() throws -> [String] { try demo.store.sources(of: demo.project).map(\.path) }
    let first = try demo.store.attachSource(path: path, by: demo.actor())
    #expect(try demo.store.attachSource(path: path, by: demo.actor()) == first, "it is there already")
    _ = try demo.store.perform(.detachSource(path), by: demo.actor())
    #expect(throws: Objection.refusal(.sourceIsNotAttached(path))) {
      try demo.store.perform(.detachSource(path), by: demo.actor())
    }
    #expect(
      try demo.store.journal(of: demo.project).entries.prefix(2).map(\.summary) == [
        "Detached tracking store /data/mlflow.db", "Attached tracking store /data/mlflow.db",
      ])
    _ = try demo.store.undo(by: demo.actor())
    #expect(try paths() == [path])
    _ = try demo.store.undo(by: demo.actor())
    #expect(try paths().isEmpty)
    _ = try demo.store.redo(by: demo.actor())
    #expect(try paths() == [path])
  }

  @Test func aProjectThatWasMadeHasItsOwnWords() throws {
    let store = try ProjectStore()
    let document = try ProjectDocument(reading: Samples.demoProject)
    let made = try store.importDocument(document, by: "test", at: Instant(milliseconds: 0), isFresh: true)
    #expect(made.summary == "Made project TAXI")
    #expect(throws: Objection.refusal(.projectIsMade("TAXI"))) {
      try store.importDocument(document, by: "test", at: Instant(milliseconds: 0), isFresh: true)
    }
    let actor = Actor(
      person: "test", now: Instant(milliseconds: 0), project: try store.project(nil).reference)
    _ = try store.undo(by: actor)
    #expect(try store.projects().isEmpty)
    _ = try store.redo(by: actor)
    #expect(try store.project("TAXI").reference == actor.project)
  }

  @Test func theConsoleDoesNotUndoAnImport() throws {
    let demo = try DemoStore()
    #expect(throws: Objection.refusal(.onlyProjectLeft("TAXI"))) {
      try demo.store.undo(by: demo.actor("test"), keepsProject: true)
    }
    #expect(try demo.store.projects().count == 1)
  }

  @Test func aReportedMetricIsNotThatOfTheLastPoint() throws {
    let sample = try JSONReader.read(Samples.demoProject)
    guard case .array(let runs)? = sample["runs"],
      let run = runs.first(where: { $0["id"]?.text == "R12" }),
      case .object(let histories)? = run["metric_history"], let name = histories.first?.name
    else {
      Issue.record("R12 has no history")
      return
    }
    let text = JSONWriter.text(
      replaced(sample, run: "R12", metrics: .object([.init(name, .number(0.123456))])))
    let store = try ProjectStore()
    _ = try store.importDocument(
      try ProjectDocument(reading: Array(text.utf8)), by: "test", at: Instant(milliseconds: 0))
    let exported = try store.exportDocument(store.project(nil).reference, points: .all)
    #expect(JSONWriter.text(exported).contains("\"\(name)\": 0.123456"))
    #expect(differences(try JSONReader.read(Array(text.utf8)), exported, at: "").isEmpty)
  }

  private func replaced(_ root: JSONValue, run key: String, metrics: JSONValue) -> JSONValue {
    guard case .object(let members) = root else { return root }
    return .object(
      members.map { member in
        if case .array(let rows) = member.value, member.name == "runs" {
          return .init("runs", .array(rows.map { replaced($0, run: key, metrics: metrics) }))
        }
        return member.name == "metrics" && root["id"]?.text == key ? .init("metrics", metrics) : member
      })
  }

  @Test func anExportHoldsAllPointsFewOrNone() throws {
    let demo = try DemoStore()
    let run = try #require(try demo.store.runs(of: demo.project, key: "R12").first)
    let metric = try #require(run.metrics.first)
    let spike = MetricPoint(step: 5003, at: demo.now, value: 99)
    try demo.store.write { db in
      let more = (5000..<7000).map { MetricPoint(step: $0, at: demo.now, value: 1 / Double($0)) }
      try MetricPoints(db: db).append(more + [spike], to: metric.seriesID)
    }
    func points(_ choice: PointsChoice) throws -> [MetricPoint]? {
      let root = try demo.store.exportDocument(demo.project, points: choice)
      guard case .array(let runs)? = root["runs"],
        case .array(let all)? = runs.first(where: { $0["id"]?.text == "R12" })?["metric_history"]?[
          metric.name]
      else { return nil }
      return all.compactMap(MetricPoint.init(json:))
    }
    let all = try #require(try points(.all))
    let few = try #require(try points(.thinned))
    #expect(all.count == metric.count + 2001)
    #expect((100...210).contains(few.count))
    #expect(few.contains(spike), "a spike survives")
    #expect(Set(few.map(\.step)).isSubset(of: Set(all.map(\.step))))
    #expect(few.first == all.first && few.last == all.last)
    #expect(try points(.none) == nil)
  }

  @Test func anImportIsRefusedWhereTheProjectIsThere() throws {
    let demo = try DemoStore()
    let document = try ProjectDocument(reading: Samples.demoProject)
    #expect(throws: Objection.refusal(.projectExists("TAXI"))) {
      try demo.store.importDocument(document, by: "test", at: demo.now)
    }
  }

  /// Members of the sample that the export lacks or shows otherwise.
  private func differences(_ sample: JSONValue, _ exported: JSONValue?, at place: String) -> [String] {
    switch (sample, exported) {
    case (.object(let members), .object?):
      members.flatMap { differences($0.value, exported?[$0.name], at: "\(place).\($0.name)") }
    case (.array(let values), .array(let others)?):
      values.count == others.count
        ? values.indices.flatMap { differences(values[$0], others[$0], at: "\(place)[\($0)]") }
        : ["\(place) has \(others.count) of \(values.count)"]
    default: sample.isSame(as: exported) ? [] : [place]
    }
  }
}

extension JSONValue {
  /// Equal, where 142 and 142.0 are the same number.
  fileprivate func isSame(as other: JSONValue?) -> Bool {
    if let number = real, let another = other?.real {
      return number == another || (number.isNaN && another.isNaN)
    }
    return self == other
  }
}
