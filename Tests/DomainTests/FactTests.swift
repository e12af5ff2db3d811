import Foundation
import Testing

@testable import Domain

/// The log of a project file is read for years: a fact that was written once is read for ever, whatever the code
/// calls its parts by then.
@Suite struct FactTests {
  @Test func whatWasWrittenOnceIsReadForEver() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var kinds: [Fact.Kind] = []
    for text in Self.payloads.split(separator: "\n") {
      let fact = try JSONDecoder().decode(Fact.self, from: Data(text.utf8))
      #expect(String(decoding: try encoder.encode(fact), as: UTF8.self) == text)
      kinds.append(fact.kind)
    }
    #expect(kinds == Fact.Kind.allCases, "a new kind needs a line here")
  }

  /// One of each kind, as it stands in the log.
  private static let payloads = """
    {"itemAdded":{"_0":{"block":{"reason":"waits","since":1771347600000},"createdAt":1771347600000,\
    "criteriaMet":0,"criteriaTotal":0,"estimate":3,"key":"TAXI-1","kind":"task","place":1000,\
    "priority":"medium","reporter":"ana","status":"ready","title":"Title"},"by":"ana"}}
    {"itemEdited":{"_0":"TAXI-1","field":"title","from":"Old"}}
    {"statusChanged":{"_0":"TAXI-1","_1":{"at":1771347600000,"by":"ana","from":"ready","isReopening":false,\
    "kind":"status","reason":"why","to":"in_progress"}}}
    {"estimateChanged":{"_0":"TAXI-1","_1":{"at":1771347600000,"by":"ana","from":"ready","isReopening":false,\
    "kind":"status","reason":"why","to":"in_progress"}}}
    {"rankChanged":{"_0":"TAXI-1","from":1.5}}
    {"itemBlocked":{"_0":"TAXI-1","_1":{"at":1771347600000,"by":"ana","from":"ready","isReopening":false,\
    "kind":"status","reason":"why","to":"in_progress"}}}
    {"itemUnblocked":{"_0":"TAXI-1","_1":{"at":1771347600000,"by":"ana","from":"ready","isReopening":false,\
    "kind":"status","reason":"why","to":"in_progress"},"was":{"reason":"waits","since":1771347600000}}}
    {"sprintChanged":{"_0":"TAXI-1","_3":[{"at":1771347600000,"by":"ana","from":"ready","isReopening":false,\
    "kind":"status","reason":"why","to":"in_progress"}],"to":"S3"}}
    {"limitExceeded":{"at":1771347600000,"by":"ana","count":6,"limit":5,"reason":"why","status":"in_progress"}}
    {"standupStarted":{"_0":{"absent":[],"agenda":["TAXI-1"],"at":1771347600000,"facilitator":"ana",\
    "key":"SU-4","position":0,"present":[]}}}
    {"standupMoved":{"_0":"SU-4","from":0,"of":4,"to":1}}
    {"agendaExtended":{"_0":"SU-4","items":["TAXI-2"]}}
    {"attendanceChanged":{"_0":"SU-4","from":{"absent":["ben"],"present":["ana"]},"to":{"absent":[],\
    "present":[]}}}
    {"standupPaused":{"_0":"SU-4","at":1771347600000}}
    {"standupResumed":{"_0":"SU-4","after":1500}}
    {"noteTaken":{"by":"ana","item":"TAXI-1","standup":"SU-4","text":"Note"}}
    {"topicParked":{"owner":"ana","standup":"SU-4","topic":"Cake"}}
    {"standupEnded":{"_0":"SU-4","at":1771347600000}}
    {"projectImported":{"_0":"TAXI"}}
    {"projectMade":{"_0":"TAXI"}}
    {"sourceAttached":{"_0":"/a.db","at":1771347600000}}
    {"sourceDetached":{"_0":"/a.db","attachedAt":1771347600000}}
    """
}
