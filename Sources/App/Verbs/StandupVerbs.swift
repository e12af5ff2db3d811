import ArgumentParser
import Domain
import Store

/// The standup from the command line: the same steps as on its screen.
struct StandupVerbs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standup", abstract: "The daily standup.",
    subcommands: [
      Start.self, Next.self, Back.self, Absent.self, Note.self, Park.self, Pause.self, End.self,
    ])

  /// The standup that is open.
  static func open(_ session: Session) throws -> Standup {
    let overview = try session.store.overview(of: session.card.reference, now: session.now)
    guard let standup = overview.standup else { throw Objection.refusal(.noStandup) }
    return standup
  }

  /// So many places on from where the open standup stands.
  static func move(by step: Int, _ options: SessionOptions) throws {
    let session = try Session(options)
    let standup = try open(session)
    try ItemVerbs.perform(.moveStandup(standup.key, to: standup.position + step), session)
  }

  struct Start: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "start", abstract: "Start a standup; its order is fixed from then on.")
    @OptionGroup var options: SessionOptions
    @Option(help: "Who is absent, with commas between; else who is on leave.") var absent: String?

    func run() throws {
      let session = try Session(options)
      let members = try session.overview(now: session.now).members
      let keys = try absent.map { try members.keys(named: $0) }
      try ItemVerbs.perform(.startStandup(facilitator: session.person, absent: keys), session)
    }
  }

  struct Next: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "next", abstract: "Go to the next item.")
    @OptionGroup var options: SessionOptions

    func run() throws { try StandupVerbs.move(by: 1, options) }
  }

  struct Back: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "back", abstract: "Go back one item.")
    @OptionGroup var options: SessionOptions

    func run() throws { try StandupVerbs.move(by: -1, options) }
  }

  struct Absent: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "absent", abstract: "Say who else is absent from the standup that runs, or who is there.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "Keys or names with commas between; with nobody named it prints who is absent.")
    var names = ""
    @Option(help: "Who is there after all, with commas between.") var present: String?

    func run() throws {
      let session = try Session(options)
      let standup = try StandupVerbs.open(session)
      let members = try session.overview(now: session.now).members
      let absent = try members.keys(named: names)
      let back = try present.map { try members.keys(named: $0) } ?? []
      guard !absent.isEmpty || !back.isEmpty else {
        return Report.line("\(Wording.absent(standup.absent.map(members.name), from: standup.key)).")
      }
      try ItemVerbs.perform(.sayAbsent(standup.key, absent, back: back), session)
    }
  }

  struct Pause: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "pause", abstract: "Stop the clocks of the standup, or let them run again.")
    @OptionGroup var options: SessionOptions

    func run() throws {
      let session = try Session(options)
      let standup = try StandupVerbs.open(session)
      let report = try session.store.standupReport(standup.key, of: session.card.reference)
      try ItemVerbs.perform(
        (report ?? StandupReport(standup: standup)).pauseCommand, session)
    }
  }

  struct Note: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "note", abstract: "Write a note on an item.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "The item's key, or its number.") var key: String
    @Argument(help: "The note.") var text: String

    func run() throws {
      let session = try Session(options)
      let item = try ItemVerbs.key(key, in: session)
      try ItemVerbs.perform(.noteInStandup(StandupVerbs.open(session).key, item: item, text: text), session)
    }
  }

  struct Park: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "park", abstract: "Put a topic into the parking lot.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "The topic; @name at its end says who cares for it.") var topic: String
    @Option(help: "Who cares for it; else you.") var owner: String?

    func run() throws {
      let session = try Session(options)
      let standup = try StandupVerbs.open(session)
      let members = try session.overview(now: session.now).members
      let (text, named) = try owner == nil ? members.owner(endOf: topic) : (topic, nil)
      let key = try owner.map { try members.owner(endOf: "@\($0)").key } ?? named
      try ItemVerbs.perform(.parkTopic(standup.key, topic: text, owner: key), session)
    }
  }

  struct End: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "end", abstract: "End the standup.")
    @OptionGroup var options: SessionOptions

    func run() throws {
      let session = try Session(options)
      try ItemVerbs.perform(.endStandup(StandupVerbs.open(session).key), session)
    }
  }
}
