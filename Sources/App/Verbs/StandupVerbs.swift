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
      commandName: "absent", abstract: "Say who is absent from the standup that runs.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "Keys or names with commas between; nothing where all are there.") var names = ""

    func run() throws {
      let session = try Session(options)
      let keys = try session.overview(now: session.now).members.keys(named: names)
      try ItemVerbs.perform(.sayAbsent(StandupVerbs.open(session).key, keys), session)
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
    @Argument(help: "The topic.") var topic: String

    func run() throws {
      let session = try Session(options)
      try ItemVerbs.perform(.parkTopic(StandupVerbs.open(session).key, topic: topic), session)
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
