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

  @Test func undoOfAnImportTakesItBackAndRedoBringsItAgain() throws {
    let demo = try DemoStore()
    let before = try rows(of: demo.store)
    let actor = demo.actor("test")
    _ = try demo.store.undo(by: actor)
    #expect(try demo.store.projects().isEmpty)
    _ = try demo.store.redo(by: actor)
    #expect(try rows(of: demo.store) == before)
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
