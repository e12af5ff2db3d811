import Domain
import GRDB

/// One item with everything that hangs on it.
struct ItemDetailQuery {
  /// In a transaction that somebody else began.
  let db: Database
  /// Whose rows are read.
  let project: ProjectReference

  /// Nil where the project has no such item.
  func run(_ key: ItemKey) throws -> ItemDetail? {
    let items = ItemRows(db: db, project: project)
    guard let item = try items.items(where: "\"key\" = ?", [key.description]).first,
      let row = try Row.fetchOne(
        db,
        cached: """
          SELECT id, storyRole, storyWant, storyBenefit, timeboxHours FROM workItem
          WHERE projectId = ? AND "key" = ?
          """, arguments: [project.id, key.description])
    else { return nil }
    let id: Int64 = try row[0]
    let story = try (row[1] as String?).map {
      try ItemDetail.story(role: $0, want: row[2] ?? "", benefit: row[3])
    }
    return ItemDetail(
      item: item, story: story, timeboxHours: try row[4],
      labels: try String.fetchAll(
        db, cached: "SELECT value FROM itemLabel WHERE workItemId = ? ORDER BY position", arguments: [id]),
      criteria: try criteria(id), links: try family(of: item) + links(key),
      history: try items.history(of: key),
      notes: try notes(key), leftNote: try leftNote(of: item.assignee))
  }

  private func criteria(_ id: Int64) throws -> [ItemDetail.Criterion] {
    try Row.fetchAll(
      db,
      cached: "SELECT given, \"when\", \"then\", met FROM criterion WHERE workItemId = ? ORDER BY position",
      arguments: [id]
    ).map { row in
      let (given, when, then): (String?, String?, String) = try (row[0], row[1], row[2])
      let parts = [
        given.map { "Given \($0)" }, when.map { "when \($0)" },
        given == nil && when == nil ? then : "then \(then)",
      ]
      return try ItemDetail.Criterion(text: parts.compactMap { $0 }.joined(separator: ", "), isMet: row[3])
    }
  }

  /// More items of an epic than these nobody reads on its page.
  private static let mostChildren = 500

  /// The epic of an item, and the items of an epic with where they stand.
  private func family(of item: WorkItem) throws -> [ItemDetail.Link] {
    let epic = try Row.fetchAll(
      db, cached: "SELECT \"key\", title FROM workItem WHERE projectId = ? AND \"key\" = ?",
      arguments: [project.id, item.epic]
    ).map { try ItemDetail.Link(relation: "epic", target: $0[0], title: $0[1]) }
    guard item.isEpic else { return epic }
    let children = try Row.fetchAll(
      db,
      cached: """
        SELECT "key", title, status FROM workItem WHERE projectId = ? AND epic = ?
        ORDER BY number LIMIT \(Self.mostChildren)
        """, arguments: [project.id, item.key.description])
    return try epic
      + children.map {
        try ItemDetail.Link(relation: "item", target: $0[0], title: $0[1], status: $0[2])
      }
  }

  private func links(_ key: ItemKey) throws -> [ItemDetail.Link] {
    let inverse = [
      "child_of": "parent of", "blocks": "blocked by", "relates_to": "relates to",
      "duplicates": "duplicated by", "informs": "informed by",
    ]
    let rows = try Row.fetchAll(
      db,
      cached: """
        SELECT kind, target AS other, 0 AS isInverse FROM itemLink WHERE projectId = ?1 AND source = ?2
        UNION ALL SELECT kind, source, 1 FROM itemLink WHERE projectId = ?1 AND target = ?2
        """, arguments: [project.id, key.description])
    var links = try rows.map { row -> ItemDetail.Link in
      let kind: String = try row[0]
      let plain = kind.split(separator: "_").joined(separator: " ")
      let other: String = try row[1]
      let title = try String.fetchOne(
        db, cached: "SELECT title FROM workItem WHERE projectId = ? AND \"key\" = ?",
        arguments: [project.id, other])
      return try ItemDetail.Link(
        relation: row[2] as Int == 1 ? inverse[kind] ?? plain : plain, target: other, title: title ?? "")
    }
    links += try Row.fetchAll(
      db, cached: "SELECT \"key\", name FROM run WHERE projectId = ? AND item = ? ORDER BY startedAt",
      arguments: [project.id, key.description]
    ).map { try ItemDetail.Link(relation: "run", target: $0[0], title: $0[1], end: .run) }
    links += try chain(key)
    links += try Row.fetchAll(
      db,
      cached: """
        SELECT deliverable.code, deliverable.name FROM deliverable
        JOIN evidence ON evidence.deliverableId = deliverable.id
        WHERE deliverable.projectId = ? AND evidence.value = ? ORDER BY deliverable.position
        """, arguments: [project.id, key.description]
    ).map { try ItemDetail.Link(relation: "proves", target: $0[0], title: $0[1], end: .deliverable) }
    links += try Row.fetchAll(
      db,
      cached: """
        SELECT decision."key", decision.title FROM decisionItem CROSS JOIN decision ON decision.id = decisionId
        WHERE decisionItem.value = ?2 AND projectId = ?1 ORDER BY decision.position
        """, arguments: [project.id, key.description]
    ).map { try ItemDetail.Link(relation: "decision", target: $0[0], title: $0[1], end: .nothing) }
    return links
  }

  /// What somebody recorded of the question and the figure that it serves, and of the version it led to.
  private func chain(_ key: ItemKey) throws -> [ItemDetail.Link] {
    let rows = try Row.fetchAll(
      db,
      cached: """
        SELECT businessQuestion."key", businessQuestion.text, kpi."key", kpi.name,
          traceability.model, traceability.version
        FROM traceability
        LEFT JOIN businessQuestion ON businessQuestion.projectId = traceability.projectId
          AND businessQuestion."key" = traceability.question
        LEFT JOIN kpi ON kpi.projectId = traceability.projectId AND kpi."key" = traceability.kpi
        WHERE traceability.projectId = ? AND traceability.item = ? ORDER BY traceability.position
        """, arguments: [project.id, key.description])
    var links: [ItemDetail.Link] = []
    for row in rows {
      let version: Int? = try row[5]
      let parts: [(relation: String, target: String?, title: String?, end: ItemDetail.Link.End)] = [
        ("question", try row[0], try row[1], .nothing), ("KPI", try row[2], try row[3], .nothing),
        ("model", try row[4], version.map { "version \($0)" }, version.map { .version($0) } ?? .nothing),
      ]
      for part in parts {
        guard let target = part.target else { continue }
        let link = ItemDetail.Link(
          relation: part.relation, target: target, title: part.title ?? "", end: part.end)
        if !links.contains(link) { links.append(link) }
      }
    }
    return links
  }

  private func notes(_ key: ItemKey) throws -> [ItemDetail.Note] {
    try Row.fetchAll(
      db,
      cached: """
        SELECT standup.at, standupNote.by, standupNote.text FROM standupNote
        JOIN standup ON standup.id = standupNote.standupId
        WHERE standup.projectId = ? AND standupNote.item = ? ORDER BY standup.at
        """, arguments: [project.id, key.description]
    ).map { try ItemDetail.Note(at: Instant(milliseconds: $0[0]), by: $0[1], text: $0[2]) }
  }

  /// Without the reason of the absence, which is nobody's business on a shared screen (`domain.md` 6.7).
  private func leftNote(of person: String?) throws -> ItemDetail.Note? {
    try Row.fetchOne(
      db,
      cached: """
        SELECT standup.at, member, asyncNote FROM standupAbsence
        JOIN standup ON standup.id = standupId
        WHERE standup.projectId = ? AND member = ? AND asyncNote IS NOT NULL
        ORDER BY standup.at DESC LIMIT 1
        """, arguments: [project.id, person]
    ).map { try ItemDetail.Note(at: Instant(milliseconds: $0[0]), by: $0[1], text: $0[2]) }
  }
}
