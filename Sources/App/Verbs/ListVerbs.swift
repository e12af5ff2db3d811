import ArgumentParser
import Console
import Domain
import Drawing
import Foundation
import Store

struct SprintVerbs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sprint", abstract: "Sprints.", subcommands: [List.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List sprints.")
    @OptionGroup var options: SessionOptions
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let session = try Session(options)
      let sprints = try session.store.overview(of: session.card.reference, now: session.now).sprints
      if json {
        return Report.json(
          .array(
            sprints.map {
              .object([
                .init("id", .string($0.key)), .init("name", .string($0.name)),
                .init("state", .string($0.state.rawValue)),
                .init("starts_at", .string($0.startsAt.iso)), .init("ends_at", .string($0.endsAt.iso)),
                .init("goal", $0.goal.map(JSONValue.string) ?? .null),
              ])
            }))
      }
      Report.table(
        sprints.map { [$0.key, $0.state.rawValue, $0.startsAt.iso, $0.endsAt.iso, $0.goal ?? "no goal"] })
    }
  }
}

struct RunVerbs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Experiment runs.", subcommands: [List.self, Show.self])

  static func json(_ run: Run, now: Instant) -> JSONValue {
    .object([
      .init("id", .string(run.key)), .init("name", .string(run.name)),
      .init("experiment", .string(run.experiment)),
      .init("status", .string(run.status)), .init("state", .string(run.stateText(now: now))),
      .init("started_at", run.startedAt.map { .string($0.iso) } ?? .null),
      .init("item", run.item.map(JSONValue.string) ?? .null),
      .init("dataset", run.dataset.map(JSONValue.string) ?? .null),
      .init("params", .object(run.params.map { .init($0.name, .string($0.value)) })),
      .init("metrics", .object(run.metrics.map { .init($0.name, .number($0.value)) })),
    ])
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List runs, running ones first.")
    @OptionGroup var options: SessionOptions
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let session = try Session(options)
      let runs = try session.store.overview(of: session.card.reference, now: session.now).runs
      if json { return Report.json(.array(runs.map { RunVerbs.json($0, now: session.now) })) }
      if runs.isEmpty { return Report.line("No runs yet.") }
      Report.table(
        runs.map { run in
          let metric = run.metric("f1") ?? run.watched
          let value = metric.map { "\($0.name) \(NumberText.short($0.value))" } ?? "-"
          return [
            run.key, run.stateText(now: session.now), run.experiment, run.item ?? "no item", value, run.name,
          ]
        })
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show one run.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "The run's id.") var id: String
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let session = try Session(options)
      let runs = try session.store.overview(of: session.card.reference, now: session.now).runs
      guard let run = runs.first(where: { $0.key == id }) else {
        throw UsageFault(sentence: "There is no run \(id). `runboard run list` shows them.")
      }
      if json { return Report.json(RunVerbs.json(run, now: session.now)) }
      Report.line("\(run.key)  \(run.name)  \(run.stateText(now: session.now))")
      Report.table(run.params.map { ["param", $0.name, $0.value] })
      Report.table(run.metrics.map { ["metric", $0.name, NumberText.short($0.value), "\($0.count) points"] })
    }
  }
}

struct ModelVerbs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Registered models.", subcommands: [List.self, Show.self])

  static func json(_ model: RegisteredModel) -> JSONValue {
    .object([
      .init("name", .string(model.name)),
      .init(
        "aliases",
        .object(model.aliases.sorted { $0.key < $1.key }.map { .init($0.key, .integer(Int64($0.value))) })),
      .init(
        "versions",
        .array(
          model.versions.map { version in
            .object([
              .init("version", .integer(Int64(version.number))), .init("state", .string(version.state)),
              .init("run", version.run.map(JSONValue.string) ?? .null),
              .init("gate", version.evaluations.first.map { .string($0.gate) } ?? .null),
              .init("passed", version.evaluations.first.map { .bool($0.hasPassed) } ?? .null),
            ])
          })),
    ])
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List models with their versions.")
    @OptionGroup var options: SessionOptions
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let session = try Session(options)
      let models = try session.store.overview(of: session.card.reference, now: session.now).models
      if json { return Report.json(.array(models.map(ModelVerbs.json))) }
      Report.table(
        models.flatMap { model in
          model.versions.map { version in
            let gate =
              version.evaluations.first.map { "\($0.gate) \($0.hasPassed ? "passed" : "FAILED")" }
              ?? "no gate result"
            return [model.name, "\(version.number)", version.state, version.run ?? "-", gate]
          }
        })
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show one model.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "The model's name.") var name: String
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let session = try Session(options)
      let models = try session.store.overview(of: session.card.reference, now: session.now).models
      guard let model = models.first(where: { $0.name == name }) else {
        throw UsageFault(sentence: "There is no model \(name). `runboard model list` shows them.")
      }
      if json { return Report.json(ModelVerbs.json(model)) }
      Report.line("\(model.name)  \(model.description ?? "")")
      for version in model.versions {
        Report.line("version \(version.number)  \(version.state)  run \(version.run ?? "-")")
        for evaluation in version.evaluations {
          Report.line(
            "  \(evaluation.at.iso)  \(evaluation.gate)  \(evaluation.hasPassed ? "passed" : "failed")")
          for check in evaluation.checks where check.result != "pass" {
            Report.line("    \(check.metric) \(check.condition): \(check.result)")
          }
        }
      }
    }
  }
}

struct HistoryVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "What was done, newest first.")
  @OptionGroup var options: SessionOptions
  @Option(help: "At most so many.") var limit = 50
  @Option(help: "Only what touched this item.") var item: String?
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let session = try Session(options)
    let key = try item.map { try ItemVerbs.key($0, in: session) }
    let entries = try session.store.journal(of: session.card.reference, item: key, limit: max(0, limit))
    if json {
      return Report.json(
        .array(
          entries.map {
            .object([
              .init("sequence", .integer($0.sequence)), .init("at", .string($0.at.iso)),
              .init("by", .string($0.person)),
              .init("kind", .string($0.kind.rawValue)), .init("summary", .string($0.summary)),
              .init("undone", .bool($0.isUndone)),
            ])
          }))
    }
    Report.table(
      entries.map {
        ["\($0.sequence)", $0.at.iso, $0.person, $0.summary + ($0.isUndone ? "  (undone)" : "")]
      })
  }
}

struct UndoVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back your last change.")
  @OptionGroup var options: SessionOptions

  func run() throws {
    let session = try Session(options)
    Report.line("\(try session.store.undo(by: session.actor).summary).")
  }
}

struct RedoVerb: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "redo", abstract: "Bring back what you undid.")
  @OptionGroup var options: SessionOptions

  func run() throws {
    let session = try Session(options)
    Report.line("\(try session.store.redo(by: session.actor).summary).")
  }
}

struct KeysVerb: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "keys", abstract: "Print the key map.")

  func run() { Report.line(KeyReference.text) }
}

/// The key map as a page: printed by `keys`, kept in Resources/Reference.
enum KeyReference {
  static var text: String {
    ScreenID.allCases.map { screen in
      let lines = HelpText.lines(on: screen).map { line in
        line.keys.isEmpty
          ? "\n### \(line.text)\n" : "- `\(line.keys)` \(line.text)"
      }
      return "## \(screen.title)\n" + lines.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}

struct ShowVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print one frame of a screen: for documentation and bug reports.")
  @OptionGroup var options: SessionOptions
  @Argument(help: "now, board, backlog, phases, runs, models, reports, standup, journal or item.") var screen:
    String
  @Option(help: "Columns and rows.") var size = "120x36"
  @Option(help: "text or ansi.") var format = "text"
  @Option(help: "Colours: dark, light, 16, mono or high-contrast.") var theme = "dark"
  @Option(help: "The item to select.") var item: String?

  func run() throws {
    guard let screenID = ScreenID(rawValue: screen) else {
      let all = ScreenID.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageFault(sentence: "There is no screen \"\(screen)\". Use one of \(all).")
    }
    let numbers = size.split(separator: "x").compactMap { Int($0) }
    guard numbers.count == 2, (0...1000).contains(numbers[0]), (0...1000).contains(numbers[1]) else {
      throw UsageFault(
        sentence: "\"\(size)\" is not a size. Write columns and rows as 120x36, at most 1000 each.")
    }
    guard ["text", "ansi"].contains(format) else {
      throw UsageFault(sentence: "\"\(format)\" is not a format. Use text or ansi.")
    }
    let session = try Session(options)
    let key = try item.map { try ItemVerbs.key($0, in: session) }
    let state = try Frames.state(
      screenID, size: Size(numbers[0], numbers[1]), item: key, store: session.store, session: session)
    let canvas = View.draw(state)
    let text =
      format == "ansi"
      ? canvas.ansi(theme: try ThemeChoice.named(theme)) : canvas.lines.joined(separator: "\n") + "\n"
    FileHandle.standardOutput.write(Data(text.utf8))
  }
}

/// A console state with everything loaded, without a terminal.
enum Frames {
  static func state(
    _ screen: ScreenID, size: Size, item: ItemKey?, store: ProjectStore, session: Session
  ) throws -> State {
    var state = State(size: size, now: session.now, person: session.person)
    state.screen = screen
    state.selectedItem = item
    var effects = update(
      &state, .loaded(try store.overview(of: session.card.reference, now: session.now), now: session.now))
    if screen == .item, let key = state.selectedItem { effects.append(.loadItem(key)) }
    if screen == .journal { effects.append(.loadJournal) }
    for effect in effects {
      switch effect {
      case .loadSeries(let id): _ = update(&state, .loadedSeries(id, try store.series(id)))
      case .loadItem(let key):
        if let detail = try store.itemDetail(key, in: session.card.reference) {
          _ = update(&state, .loadedItem(detail))
        }
      case .loadJournal:
        let lines = try store.journal(of: session.card.reference).map {
          JournalLine(at: $0.at, person: $0.person, summary: $0.summary, isUndone: $0.isUndone)
        }
        _ = update(&state, .loadedJournal(lines))
      default: break
      }
    }
    return state
  }
}
