/// What single values of a document cannot show: how they stand to each other (`domain.md` 4.3, 4.6, 9.1).
struct DocumentRules {
  private typealias Failure = ProjectDocument.Failure
  private let root: JSONValue
  private let items: [JSONValue]

  /// Of a document whose parts have the kinds that the format declares.
  init(_ root: JSONValue) {
    self.root = root
    items = root["items"]?.elements ?? []
  }

  /// Stops at the first rule that is broken.
  func check() throws(ProjectDocument.Failure) {
    try checkSprints()
    try checkEpics()
    try checkLoopsOfBlocks()
    for (index, item) in items.enumerated() {
      try check(title: item["title"]?.text ?? "", at: "items[\(index)].title")
      try check(estimate: item["estimate"], at: "items[\(index)].estimate")
      try checkHistory(of: item, at: "items[\(index)]")
    }
  }

  /// A sprint ends after it starts, and one at most is active.
  private func checkSprints() throws(ProjectDocument.Failure) {
    var active: String?
    for (index, sprint) in (root["sprints"]?.elements ?? []).enumerated() {
      let place = "sprints[\(index)]"
      if let start = sprint["starts_at"]?.text.flatMap({ Instant(iso: $0) }),
        let end = sprint["ends_at"]?.text.flatMap({ Instant(iso: $0) }), end < start
      {
        throw Failure(
          place: "\(place).ends_at", problem: "the sprint ends before it starts",
          remedy: "Correct one of the two")
      }
      guard sprint["state"]?.text == "active" else { continue }
      if let active {
        throw Failure(
          place: "\(place).state", problem: "\(active) is active too, and a board has one active sprint",
          remedy: "Close one of them")
      }
      active = sprint["id"]?.text
    }
  }

  /// What an item belongs to is an epic, and no epic stands in itself.
  private func checkEpics() throws(ProjectDocument.Failure) {
    var above: [String: String] = [:]
    let epics = Set(items.filter { $0["type"]?.text == "epic" }.compactMap { $0["key"]?.text })
    for (index, item) in items.enumerated() {
      guard let epic = item["epic"]?.text, let key = item["key"]?.text else { continue }
      guard epics.contains(epic) else {
        throw Failure(
          place: "items[\(index)].epic", problem: "\(epic) is no epic",
          remedy: "Name an item of type epic, or null")
      }
      if epics.contains(key) { above[key] = epic }
    }
    for (index, item) in items.enumerated() {
      guard let key = item["key"]?.text, above[key] != nil else { continue }
      var seen: Set<String> = []
      var next = above[key]
      while let one = next, seen.insert(one).inserted {
        guard one != key else {
          throw Failure(
            place: "items[\(index)].epic", problem: "\(key) belongs to itself",
            remedy: "Take one epic out of the loop")
        }
        next = above[one]
      }
    }
  }

  /// Nothing blocks itself, directly or round a loop.
  private func checkLoopsOfBlocks() throws(ProjectDocument.Failure) {
    var blocked: [String: [String]] = [:]
    for (index, link) in (root["item_links"]?.elements ?? []).enumerated() {
      guard link["kind"]?.text == "blocks", let source = link["source"]?.text,
        let target = link["target"]?.text
      else { continue }
      guard source != target, !Self.reaches(source, from: target, blocked) else {
        throw Failure(
          place: "item_links[\(index)]", problem: "\(source) would block itself",
          remedy: "Leave this link out")
      }
      blocked[source, default: []].append(target)
    }
  }

  private static func reaches(_ goal: String, from start: String, _ next: [String: [String]]) -> Bool {
    var seen: Set<String> = [start]
    var open = [start]
    while let one = open.popLast() {
      if one == goal { return true }
      for other in next[one] ?? [] where seen.insert(other).inserted { open.append(other) }
    }
    return false
  }

  /// The last status of the history is the item's, an epic's excepted, which is its roll-up.
  private func checkHistory(of item: JSONValue, at place: @autoclosure () -> String)
    throws(ProjectDocument.Failure)
  {
    var last: String?
    for (index, event) in (item["events"]?.elements ?? []).enumerated() {
      switch event["kind"]?.text {
      case "created", "status": last = event["to"]?.text ?? last
      case "estimate":
        for name in ["from", "to"] {
          try check(estimate: event[name], at: "\(place()).events[\(index)].\(name)")
        }
      default: break
      }
    }
    guard let last, let status = item["status"]?.text, last != status, item["type"]?.text != "epic" else {
      return
    }
    throw Failure(
      place: "\(place()).status", problem: "it is \"\(status)\", and the last event says \"\(last)\"",
      remedy: "Add the event that is missing, or correct the status")
  }

  /// Events of items that happened before the one that stands before them.
  ///
  /// A clock that was put back makes such histories too, and what follows from an order must not change with
  /// an export and an import: so they are told and not sorted.
  static func unorderedEvents(_ root: JSONValue) -> [String] {
    var places: [String] = []
    for (row, item) in (root["items"]?.elements ?? []).enumerated() {
      var before: Instant?
      for (index, event) in (item["events"]?.elements ?? []).enumerated() {
        guard let at = event["at"]?.text.flatMap({ Instant(iso: $0) }) else { continue }
        if let before, at < before { places.append("items[\(row)].events[\(index)].at") }
        before = at
      }
    }
    return places
  }

  private func check(title: String, at place: String) throws(ProjectDocument.Failure) {
    guard title.contains(where: { !$0.isWhitespace }) else {
      throw Failure(place: place, problem: "an item needs a title", remedy: "Type a few words there")
    }
    let (count, most) = (title.unicodeScalars.count, Rules.longestTitle)
    guard count > most else { return }
    throw Failure(
      place: place, problem: "a title has at most \(most) characters, and this one has \(count)",
      remedy: "Shorten it")
  }

  /// A change of the estimate holds its points as a number or as a text that is one.
  private func check(estimate value: JSONValue?, at place: @autoclosure () -> String)
    throws(ProjectDocument.Failure)
  {
    let points: Double? =
      switch value {
      case nil, .null: 0
      case .integer(let number): Double(number)
      case .number(let number): number
      case .string(let text): Double(text)
      default: nil
      }
    if let points, Rules.estimates.contains(points) { return }
    throw Failure(place: place(), problem: "it is no number of points", remedy: "Use 0 to 1000, or null")
  }
}
