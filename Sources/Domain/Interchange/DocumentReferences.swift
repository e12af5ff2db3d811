/// References that name more than the key of one part: versions of models, and what evidence is made of.
///
/// What a tracker holds is not always exported with it: a model that was mirrored may name runs that are
/// not there. Evidence may be any text; only what looks like a key of the project has to be one.
struct DocumentReferences {
  private typealias Failure = ProjectDocument.Failure
  private let root: JSONValue
  private var models: [ByteKey: Model] = [:]

  private struct Model {
    var versions: Set<Int64> = []
    var isMirrored: Bool
  }

  /// Of a document whose parts have the kinds that the format declares.
  init(_ root: JSONValue) {
    self.root = root
    for model in root.rows("registered_models") {
      let numbers = model.rows("versions").compactMap { $0["version"]?.whole }
      models[ByteKey(model["name"]?.text ?? "")] = Model(
        versions: Set(numbers), isMirrored: model["source"]?.text != nil)
    }
  }

  /// Stops at the first reference to nothing.
  func check() throws(ProjectDocument.Failure) {
    try checkLinks()
    try checkModels()
    for part in ["gate_evaluations", "deployments", "monitoring", "traceability"] {
      for (index, row) in root.rows(part).enumerated() {
        guard let name = row["model"]?.text, let number = row["version"]?.whole else { continue }
        try check(version: number, of: name, at: "\(part)[\(index)].version")
      }
    }
    try checkEvidence()
  }

  private func checkLinks() throws(ProjectDocument.Failure) {
    for (index, link) in root.rows("item_links").enumerated() {
      guard let source = link["source"]?.text, source == link["target"]?.text else { continue }
      throw Failure(
        place: "item_links[\(index)]", problem: "\(source) would be linked to itself",
        remedy: "Leave this link out, or name another item")
    }
  }

  private func checkModels() throws(ProjectDocument.Failure) {
    let runs = Set(root.rows("runs").compactMap { $0["id"]?.text.map(ByteKey.init) })
    for (index, model) in root.rows("registered_models").enumerated() {
      let name = model["name"]?.text ?? ""
      let place = "registered_models[\(index)]"
      var seen: Set<Int64> = []
      for (row, version) in model.rows("versions").enumerated() {
        let here = "\(place).versions[\(row)]"
        guard let number = version["version"]?.whole, seen.insert(number).inserted else {
          throw Failure(
            place: "\(here).version", problem: "\(name) has this version a second time",
            remedy: "Give each one a number of its own")
        }
        guard let run = version["run"]?.text, !runs.contains(ByteKey(run)),
          models[ByteKey(name)]?.isMirrored != true
        else {
          continue
        }
        throw Failure(
          place: "\(here).run", problem: "\"\(run)\" is not among the runs",
          remedy: "Add it to runs, correct the name, or write null")
      }
      guard case .object(let aliases)? = model["aliases"] else { continue }
      for alias in aliases {
        guard let number = alias.value.whole else { continue }
        try check(version: number, of: name, at: "\(place).aliases.\(alias.name)")
      }
    }
  }

  private func check(version number: Int64, of name: String, at place: String)
    throws(ProjectDocument.Failure)
  {
    guard let model = models[ByteKey(name)], !model.versions.contains(number) else { return }
    throw Failure(
      place: place, problem: "\(name) has no version \(number)",
      remedy: "Add the version to the model, or correct the number")
  }

  private func checkEvidence() throws(ProjectDocument.Failure) {
    let parts = ["items", "runs", "kpis", "deployments", "decisions", "signoffs"].map {
      NumberedKeys(part: $0, rows: root.rows($0))
    }
    for (index, deliverable) in root.rows("deliverables").enumerated() {
      for (row, evidence) in deliverable.rows("evidence").enumerated() {
        guard let text = evidence.text else { continue }
        let place = "deliverables[\(index)].evidence[\(row)]"
        if let part = parts.first(where: { $0.misses(text) })?.part,
          !parts.contains(where: { $0.keys.contains(text) })
        {
          throw Failure(
            place: place, problem: "\"\(text)\" is not among the \(part)",
            remedy: "Add it to \(part), correct it, or write doc:\(text) where a document is meant")
        }
        guard let colon = text.lastIndex(of: ":"), let number = Int64(text[text.index(after: colon)...]),
          models[ByteKey(String(text[..<colon]))]?.isMirrored == false
        else { continue }
        try check(version: number, of: String(text[..<colon]), at: place)
      }
    }
  }
}

/// Keys of a part that are words and a number, such as `R07` or `DEC-2`.
private struct NumberedKeys {
  /// The part of the format, such as `runs`.
  let part: String
  /// All keys of its rows.
  let keys: Set<String>
  private let words: Set<Substring>

  init(part: String, rows: [JSONValue]) {
    self.part = part
    keys = Set(rows.compactMap { ($0["key"] ?? $0["id"])?.text })
    words = Set(keys.compactMap(Self.word))
  }

  /// True for a text that has the form of these keys and is none of them.
  func misses(_ text: String) -> Bool {
    Self.word(of: text).map(words.contains) == true && !keys.contains(text)
  }

  /// What stands before the number.
  ///
  /// A tracker's keys begin with digits or are long: no word of a team.
  private static func word(of key: String) -> Substring? {
    let word = key.prefix { !$0.isNumber }
    let number = key[word.endIndex...]
    guard let first = word.first, first.isLetter, word.count <= 11, number.count <= 10,
      !number.isEmpty, number.allSatisfy({ $0.isASCII && $0.isNumber }),
      word.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") })
    else { return nil }
    return word
  }
}

/// Who acted and is nobody of the members.
///
/// Whoever uses the program may act under any name, and people leave: so it is told and not refused.
struct DocumentStrangers {
  private let members: Set<String>
  /// `mallory at items[3].events[0].by`, each name once.
  private(set) var places: [String] = []
  private var seen: Set<String> = []

  init(_ root: JSONValue) {
    members = Set(root.rows("members").compactMap { $0["id"]?.text })
    for (index, item) in root.rows("items").enumerated() {
      for (row, event) in item.rows("events").enumerated() {
        note(event["by"], at: "items[\(index)].events[\(row)].by")
      }
    }
    for (index, standup) in root.rows("standups").enumerated() {
      note(standup["facilitator"], at: "standups[\(index)].facilitator")
      for (row, one) in standup.rows("notes").enumerated() {
        note(one["by"], at: "standups[\(index)].notes[\(row)].by")
      }
    }
    for (index, one) in root.rows("wip_overrides").enumerated() {
      note(one["by"], at: "wip_overrides[\(index)].by")
    }
  }

  /// Each name once, at its first place.
  private mutating func note(_ value: JSONValue?, at place: String) {
    guard let name = value?.text, !members.contains(name), seen.insert(name).inserted else { return }
    places.append("\(name) at \(place)")
  }
}

extension JSONValue {
  /// The rows of a member; one object stands for a list of one, as in the format.
  fileprivate func rows(_ name: String) -> [JSONValue] {
    switch self[name] {
    case .array(let all)?: all
    case .object(let members)?: [.object(members)]
    default: []
    }
  }

  /// The whole number; nil for anything else.
  fileprivate var whole: Int64? {
    if case .integer(let number) = self { return number }
    return nil
  }
}
