/// Who is at a standup, by the keys of members.
package struct Attendance: Equatable, Sendable, Codable {
  /// As far as it is known.
  package var present: [String]
  /// Nobody is in both.
  package var absent: [String]

  /// Both in the project's order.
  package init(present: [String], absent: [String]) {
    self.present = present
    self.absent = absent
  }
}

/// A standup meeting in progress (`domain.md` 6.3): its order is fixed when it starts.
package struct Standup: Equatable, Sendable, Codable {
  /// Unique in the project; `SU-` and a number where it was started here.
  package var key: String
  /// When it started.
  package var at: Instant
  /// Nil while it runs; one standup of a project runs at a time.
  package var endedAt: Instant?
  /// Who leads it, a name or a member's key.
  package var facilitator: String
  /// Keys of the items in the order of the walk; what starts later is put behind them.
  package var agenda: [String]
  /// The item in view, counted from 0; the length of the agenda after the last one.
  package var position: Int
  /// Keys of members who were there, as far as it was known at the start.
  package var present: [String]
  /// Keys of members who were not.
  package var absent: [String]

  /// Running and at its first item, where nothing else is said.
  package init(
    key: String, at: Instant, endedAt: Instant? = nil, facilitator: String, agenda: [String],
    position: Int = 0, present: [String] = [], absent: [String] = []
  ) {
    self.present = present
    self.absent = absent
    self.key = key
    self.at = at
    self.endedAt = endedAt
    self.facilitator = facilitator
    self.agenda = agenda
    self.position = position
  }

  /// Logs written before attendance was kept hold none.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    key = try values.decode(String.self, forKey: .key)
    at = try values.decode(Instant.self, forKey: .at)
    endedAt = try values.decodeIfPresent(Instant.self, forKey: .endedAt)
    facilitator = try values.decode(String.self, forKey: .facilitator)
    agenda = try values.decode([String].self, forKey: .agenda)
    position = try values.decode(Int.self, forKey: .position)
    present = try values.decodeIfPresent([String].self, forKey: .present) ?? []
    absent = try values.decodeIfPresent([String].self, forKey: .absent) ?? []
  }
}
