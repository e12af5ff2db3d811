import Domain
import Resources
import Testing

/// Bad input gets one sentence that says where, what and what to do.
@Suite struct DocumentTests {
  private func failure(_ text: String) -> ProjectDocument.Failure? {
    do throws(ProjectDocument.Failure) {
      _ = try ProjectDocument(reading: Array(text.utf8))
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    ("", "line 1, column 1"), ("{", "line 1, column 2"), ("{\"a\": 1, \"a\": 2}", "line 1, column 13"),
    ("[1, 2", "line 1, column 6"), ("{\n \"a\": tru}", "line 2, column 7"),
    ("{\"a\": 01}", "line 1, column 9"),
    ("{} {}", "line 1, column 4"), ("\u{1}", "line 1, column 1"),
  ])
  func brokenTextIsRefusedWithItsPlace(_ text: String, _ place: String) {
    #expect(failure(text)?.place == place)
  }

  @Test func badEncodingAndDeepNestingAreRefused() {
    #expect(throws: ProjectDocument.Failure.self) {
      try ProjectDocument(reading: [0x22, 0xFF, 0xFE, 0x22])
    }
    let deep = String(repeating: "[", count: 100)
    #expect(failure(deep)?.problem == "lists and objects are nested more than 64 deep")
  }

  @Test func anotherFormatAndAnotherVersionAreRefused() {
    #expect(failure("{}")?.place == "format")
    for (version, found) in [("2", "2"), ("\"1\"", "a text"), ("null", "null")] {
      let refused = failure("{\"format\": \"runboard-project\", \"format_version\": \(version)}")
      #expect(refused?.place == "format_version")
      #expect(refused?.problem == "this program reads version 1, and \(found) stands there")
    }
  }

  @Test func anObjectIsAListOfOneOnlyWhereTheFormatSaysSo() throws {
    let text = String(decoding: Resources.demoProject, as: UTF8.self)
    let start = try #require(text.firstRange(of: "\"risks\":")?.upperBound)
    let end = try #require(text[start...].firstIndex(of: "]"))
    for object in ["{}", String(text[start...end].dropFirst().dropLast().prefix { $0 != "}" }) + "}"] {
      let refused = failure(text.replacingCharacters(in: start...end, with: object))
      #expect(refused?.place == "risks" && refused?.problem == "an object stands there", "\(object)")
      #expect(refused?.remedy == "Write a list")
    }
    #expect(text.contains("\"monitoring\":{"), "and that is read")
  }

  /// Replaces one spot of the demo project and tells where the check stops.
  private func place(replacing old: String, with new: String) -> String? {
    let text = String(decoding: Resources.demoProject, as: UTF8.self)
    guard let range = text.firstRange(of: old) else { return "not found" }
    return failure(text.replacingCharacters(in: range, with: new))?.place
  }

  @Test func referencesStatesTimesAndDuplicatesAreChecked() {
    #expect(place(replacing: "\"owner\":\"amara\"", with: "\"owner\":\"zed\"") == "deliverables[0].owner")
    #expect(place(replacing: "\"state\":\"closed\"", with: "\"state\":\"open\"") == "sprints[0].state")
    #expect(
      place(replacing: "\"starts_at\":\"2026-01-12T10:30:00Z\"", with: "\"starts_at\":\"soon\"")
        == "sprints[0].starts_at")
    #expect(place(replacing: "\"key\":\"TAXI-2\"", with: "\"key\":\"TAXI-1\"") == "items[1].key")
    #expect(place(replacing: "\"estimate\":2,", with: "\"estimate\":\"two\",") == "items[2].estimate")
    #expect(place(replacing: "Europe/London", with: "Mars/Base") == "project.timezone")
    #expect(place(replacing: "\"key\":\"TAXI-2\"", with: "\"key\":\"BUS-2\"") != nil)
  }

  /// The store tells texts by their bytes, so two spellings of one word are two words.
  @Test func spellingsThatSwiftTakesForOneAreTwo() throws {
    let (whole, apart) = ("Zo\u{EB}", "Zoe\u{308}")
    #expect(whole == apart && ByteKey(whole) != ByteKey(apart))
    #expect(Set([ByteKey(whole), ByteKey(apart), ByteKey(whole)]).count == 2)
    let text = String(decoding: Resources.demoProject, as: UTF8.self)
      .replacing("\"id\":\"elif\"", with: "\"id\":\"\(whole)\"")
      .replacing("\"elif\"", with: "\"\(apart)\"")
    #expect(failure(text)?.problem == "\"\(apart)\" is not among the members")
    guard case .object(let members) = try JSONReader.read(Array("{\"\(whole)\": 1, \"\(apart)\": 2}".utf8))
    else { return }
    #expect(members.count == 2)
  }

  @Test func whatContradictsItselfIsRefused() {
    #expect(place(replacing: "\"epic\":\"TAXI-1\"", with: "\"epic\":\"TAXI-3\"") == "items[2].epic")
    #expect(
      place(
        replacing: "\"source\":",
        with: "\"source\":\"TAXI-5\",\"kind\":\"blocks\",\"target\":\"TAXI-5\"},{\"source\":")
        == "item_links[0]")
    #expect(place(replacing: "\"state\":\"closed\"", with: "\"state\":\"active\"") == "sprints[2].state")
    #expect(
      place(replacing: "\"ends_at\":\"2026-01-23T15:00:00Z\"", with: "\"ends_at\":\"2026-01-03T15:00:00Z\"")
        == "sprints[0].ends_at")
    #expect(
      place(
        replacing: "\"status\":\"done\",\"priority\":\"high\",\"estimate\":2",
        with: "\"status\":\"ready\",\"priority\":\"high\",\"estimate\":2") == "items[2].status")
    #expect(failure("{\"format\":\"a\\u0000b\"}")?.problem == "the character NUL stands inside a text")
  }

  @Test(arguments: ["taxi-27", "TAXI-027", "TAXI-+27", "TAXI-1000000001", "TAXI-9223372036854775807"])
  func aKeyInAnotherSpellingOrTooLargeIsRefused(_ spelling: String) {
    #expect(place(replacing: "\"key\":\"TAXI-27\"", with: "\"key\":\"\(spelling)\"") == "items[26].key")
  }

  @Test func numbersThatWouldOverflowAreRefused() {
    #expect(place(replacing: "\"wip_limit\":5", with: "\"wip_limit\":-1") == "project.statuses[2].wip_limit")
    #expect(
      place(replacing: "\"wip_limit\":5", with: "\"wip_limit\":9223372036854775807")
        == "project.statuses[2].wip_limit")
    for position in ["-9223372036854775808", "9223372036854775807", "1"] {
      #expect(
        place(replacing: "\"id\":\"SU-1\"", with: "\"id\":\"SU-1\",\"position\":\(position)")
          == "standups[0].position")
    }
  }

  @Test func pointsOfAChangeAndNumbersWithoutValueAreChecked() {
    #expect(
      place(replacing: "\"kind\":\"estimate\",\"from\":8", with: "\"kind\":\"estimate\",\"from\":-1e300")?
        .hasSuffix(".from") == true)
    #expect(
      place(replacing: "\"capacity_person_days\":45", with: "\"capacity_person_days\":\"NaN\"")?
        .hasSuffix(".capacity_person_days") == true)
  }

  /// What stands at the place of the demo project, and the place at which its replacement is refused.
  @Test(arguments: [
    (
      "\"version\":1,\"run\":\"R04\"", "\"version\":1,\"run\":\"R99\"", "registered_models[0].versions[0].run"
    ),
    (
      "\"id\":\"D1\",\"model\":\"ride-anomaly-detector\",\"version\":1",
      "\"id\":\"D1\",\"model\":\"ride-anomaly-detector\",\"version\":9", "deployments[0].version"
    ),
    ("\"champion\":2", "\"champion\":9", "registered_models[0].aliases.champion"),
    ("\"items\":[\"TAXI-15\"]", "\"items\":[\"TAXI-99\"]", "decisions[0].items[0]"),
    ("\"epics\":[\"TAXI-1\",\"TAXI-2\"]", "\"epics\":[\"TAXI-99\"]", "cycles[0].epics[0]"),
    ("\"present\":[\"amara\"", "\"present\":[\"zed\"", "standups[0].present[0]"),
    ("\"member\":\"dilan\",\"why\"", "\"member\":\"zed\",\"why\"", "standups[1].absent[0].member"),
    (
      "\"evidence\":[\"doc:anomalous-ride-definition-v2\",\"TAXI-5\"",
      "\"evidence\":[\"doc:anomalous-ride-definition-v2\",\"TAXI-99\"", "deliverables[0].evidence[1]"
    ),
    ("[\"doc:anomalous-ride-definition-v2\"", "[\"R99\"", "deliverables[0].evidence[0]"),
    ("[\"doc:anomalous-ride-definition-v2\"", "[\"ride-anomaly-detector:9\"", "deliverables[0].evidence[0]"),
    (
      "{\"source\":\"TAXI-3\",\"kind\":\"child_of\",\"target\":\"TAXI-5\"}",
      "{\"source\":\"TAXI-3\",\"kind\":\"relates_to\",\"target\":\"TAXI-3\"}", "item_links[0]"
    ),
  ]) func whatNamesNothingIsRefused(_ old: String, _ new: String, _ place: String) {
    #expect(self.place(replacing: old, with: new) == place)
  }

  @Test func aChangeNamesASprintAndAnEvaluationAVersionThatIsThere() {
    #expect(
      place(
        replacing: "\"kind\":\"sprint_added\",\"sprint\":\"S1\"",
        with: "\"kind\":\"sprint_added\",\"sprint\":\"S9\"")?.hasSuffix(".sprint") == true)
    #expect(
      place(
        replacing: "\"model\":\"ride-anomaly-detector\",\"version\":1,\"gate\"",
        with: "\"model\":\"ride-anomaly-detector\",\"version\":9,\"gate\"") == "gate_evaluations[0].version")
  }

  /// The demo project with one spot replaced, where it is taken.
  private func taken(replacing old: String, with new: String) throws -> ProjectDocument {
    let text = String(decoding: Resources.demoProject, as: UTF8.self)
    let range = try #require(text.firstRange(of: old))
    return try ProjectDocument(reading: Array(text.replacingCharacters(in: range, with: new).utf8))
  }

  @Test(arguments: [
    "https://wiki.example/page:12", "R2 of the holdout is 0.7", "K8s", "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "Minutes of 3 March", "other-model:7", "",
  ]) func evidenceThatIsNoKeyOfTheProjectIsTakenAsItStands(_ text: String) throws {
    _ = try taken(replacing: "\"doc:anomalous-ride-definition-v2\"", with: "\"\(text)\"")
  }

  @Test func aMirroredModelMayNameARunThatWasNotExported() throws {
    let old = "\"aliases\":{\"champion\":2,\"previous\":1},\"versions\":[{\"version\":1,\"run\":\"R04\""
    let new = old.replacingOccurrence(of: "R04", with: "0a1b2c3d")
    #expect(place(replacing: old, with: new) == "registered_models[0].versions[0].run")
    _ = try taken(replacing: old, with: "\"source\":\"/data/mlflow.db\"," + new)
  }

  @Test func whoActedMayBeNobodyOfTheMembersAndIsNamed() throws {
    let document = try taken(replacing: "\"facilitator\":\"farid\"", with: "\"facilitator\":\"zed\"")
    #expect(document.strangers == ["zed at standups[0].facilitator"])
    #expect(try ProjectDocument(reading: Resources.demoProject).strangers.isEmpty)
  }

  @Test func aNestedKeyMayNotStandThereTwice() {
    #expect(
      place(replacing: "\"key\":\"ready\"", with: "\"key\":\"backlog\"") == "project.statuses[1].key")
  }

  @Test func theRemedyOfAnotherVersionNamesNothingThatIsNotThere() {
    let remedy = failure("{\"format\": \"runboard-project\", \"format_version\": 2}")?.remedy
    #expect(remedy?.contains("--format") == false)
  }

  @Test func unknownMembersAreNamedAndLeftOut() throws {
    let text = String(decoding: Resources.demoProject, as: UTF8.self)
    let grown = text.replacingCharacters(
      in: text.startIndex..<text.index(after: text.startIndex), with: "{\"mood\":1,")
    #expect(try ProjectDocument(reading: Array(grown.utf8)).unknownMembers == ["mood"])
    let nested = try taken(replacing: "\"blocked\":{", with: "\"blocked\":{\"mood\":1,\"\":2,")
    #expect(nested.unknownMembers.map { $0.split(separator: ".").last } == ["mood", "\"\""])
    let link = try taken(replacing: "\"item_links\":[{", with: "\"item_links\":[{\"mood\":1,")
    #expect(link.unknownMembers == ["item_links[0].mood"])
  }
}

extension String {
  fileprivate func replacingOccurrence(of old: String, with new: String) -> String {
    firstRange(of: old).map { replacingCharacters(in: $0, with: new) } ?? self
  }

  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }

  /// Told and kept: an export of it has to give the same text again.
  @Test func eventsThatAreOutOfOrderAreNamed() throws {
    let text = String(decoding: Resources.demoProject, as: UTF8.self)
    #expect(try ProjectDocument(reading: Resources.demoProject).unordered == [])
    // The second event of TAXI-3, a year early.
    let turned = text.replacingOccurrences(
      of: #"{"at":"2026-01-09T10:00:00Z","by":"amara","kind":"status""#,
      with: #"{"at":"2025-01-09T10:00:00Z","by":"amara","kind":"status""#)
    #expect(try ProjectDocument(reading: Array(turned.utf8)).unordered.contains("items[2].events[1].at"))
  }
}
