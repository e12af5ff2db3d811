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
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List sprints.")
    @OptionGroup var options: SessionOptions
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let session = try Session(options)
      let sprints = try session.store.sprints(of: session.card.reference)
      if json {
        return Report.json(
          .array(
            sprints.map {
              .object([
                .init("id", .string($0.key)), .init("name", .string($0.name)),
                .init("state", .string($0.state.rawValue)),
                .init("starts_at", .string($0.startsAt.iso)), .init("ends_at", .string($0.endsAt.iso)),
                .init("goal", .text($0.goal)),
              ])
            }))
      }
      if sprints.isEmpty { return Report.line("No sprints yet.") }
      Report.table(
        sprints.map {
          [$0.key, $0.name, $0.state.rawValue, $0.startsAt.iso, $0.endsAt.iso, $0.goal ?? "no goal"]
        })
    }
  }
}

struct RunVerbs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Experiment runs.", subcommands: [List.self, Show.self])

  /// The state in words, of a silent run with its last sign of life.
  static func state(of run: Run, hasNoGain: Bool, now: Instant) -> String {
    run.fullStateText(now: now, hasNoGain: hasNoGain)
      + (run.silentSince(now: now).map { " since \($0.iso)" } ?? "")
  }

  /// - Parameter tags: of all runs that are listed, by their ids.
  static func json(
    _ run: Run, hasNoGain: Bool, tags: [String: [Run.Pair]], now: Instant
  ) -> JSONValue {
    .object([
      .init("id", .string(run.key)), .init("name", .string(run.name)),
      .init("experiment", .string(run.experiment)),
      .init("status", .string(run.status.rawValue)),
      .init("state", .string(run.stateText(now: now, hasNoGain: hasNoGain))),
      .init("lifecycle", .string(run.isDeleted ? "deleted" : "active")),
      .init("started_at", .text(run.startedAt?.iso)), .init("ended_at", .text(run.endedAt?.iso)),
      .init("user", .text(run.user)), .init("item", .text(run.item)), .init("dataset", .text(run.dataset)),
      .init("code", .text(run.revision)), .init("note", .text(run.note)),
      .init("params", .map(run.params)),
      .init("metrics", .object(run.metrics.map { .init($0.name, .number($0.value)) })),
      .init("points", .object(run.metrics.map { .init($0.name, .integer(Int64($0.count))) })),
      .init("tags", .map(tags[run.key] ?? [])),
    ])
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List runs, running ones first, deleted ones last.")
    @OptionGroup var options: SessionOptions
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let session = try Session(options)
      let runs = try session.store.runs(of: session.card.reference)
      let withoutGain = RunComparison.withoutGain(among: runs)
      if json {
        let tags = try session.store.runTags(of: session.card.reference)
        return Report.json(
          .array(
            runs.map {
              RunVerbs.json($0, hasNoGain: withoutGain.contains($0.key), tags: tags, now: session.now)
            }))
      }
      if runs.isEmpty { return Report.line("No runs yet.") }
      let known = RunComparison.experimentsWithFigure(among: runs)
      Report.table(
        runs.map { run in
          let value = run.figure(amongThoseWith: known).map { name, metric in
            "\(name) " + (metric.map { NumberText.short($0.value) } ?? "missing")
          }
          let hasNoGain = withoutGain.contains(run.key)
          return [
            run.key, RunVerbs.state(of: run, hasNoGain: hasNoGain, now: session.now), run.experiment,
            run.item ?? "no item", value ?? "-", run.name,
          ]
        })
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one run: where it comes from, parameters, metrics, tags and note.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "The run's id, or its beginning.") var id: String
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let session = try Session(options)
      let key = try session.store.runKey(id, in: session.card.reference)
      // Whether it was a gain is seen beside the others.
      let runs = try session.store.runs(of: session.card.reference)
      guard let run = runs.first(where: { $0.key == key }) else {
        throw Objection.refusal(.unknownRun(id))
      }
      let hasNoGain = RunComparison.withoutGain(among: runs).contains(key)
      let tags = try session.store.runTags(of: session.card.reference, key: key)
      if json {
        return Report.json(RunVerbs.json(run, hasNoGain: hasNoGain, tags: tags, now: session.now))
      }
      let state = RunVerbs.state(of: run, hasNoGain: hasNoGain, now: session.now)
      Report.line("\(run.key)  \(run.name)  \(state)")
      Report.table(Self.origin(of: run))
      if run.params.isEmpty, run.metrics.isEmpty { Report.line("No parameters and no metrics were logged.") }
      Report.table(run.params.map { ["param", $0.name, $0.value] })
      Report.table(
        run.metrics.map {
          ["metric", $0.name, NumberText.short($0.value), Wording.counted($0.count, "point")]
        })
      Report.table((tags[run.key] ?? []).map { ["tag", $0.name, $0.value] })
      if let note = run.note { Report.lines("note  \(note)") }
    }

    /// What is known of it, a row each.
    private static func origin(of run: Run) -> [[String]] {
      let rows = [
        ("experiment", run.experiment), ("item", run.item), ("dataset", run.dataset), ("code", run.revision),
        ("user", run.user), ("started", run.startedAt?.iso), ("ended", run.endedAt?.iso),
      ]
      return rows.compactMap { name, value in value.map { [name, $0] } }
    }
  }
}

struct ModelVerbs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Registered models.", subcommands: [List.self, Show.self])

  static func json(_ model: RegisteredModel) -> JSONValue {
    .object([
      .init("name", .string(model.name)), .init("description", .text(model.description)),
      .init("owner", .text(model.owner)), .init("tags", .map(model.tags)),
      .init(
        "aliases",
        .object(model.aliases.sorted { $0.key < $1.key }.map { .init($0.key, .integer(Int64($0.value))) })),
      .init(
        "versions",
        .array(
          model.versions.map { version in
            .object([
              .init("version", .integer(Int64(version.number))),
              .init("state", .string(version.state.rawValue)),
              .init("run", .text(version.run)), .init("gate", .text(version.evaluations.first?.gate)),
              .init("passed", version.evaluations.first.map { .bool($0.hasPassed) } ?? .null),
              .init("registered_at", .text(version.registeredAt?.iso)),
              .init("description", .text(version.description)), .init("stage", .text(version.stage)),
              .init("tags", .map(version.tags)),
            ])
          })),
    ])
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List models with their versions.")
    @OptionGroup var options: SessionOptions
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let session = try Session(options)
      let models = try session.store.models(of: session.card.reference)
      if json { return Report.json(.array(models.map(ModelVerbs.json))) }
      if models.isEmpty { return Report.line("No models yet.") }
      Report.table(
        models.flatMap { model in
          if model.versions.isEmpty { return [[model.name, "-", "no version yet"]] }
          return model.versions.map { version in
            let aliases = model.aliases(of: version.number).joined(separator: " ")
            return [
              model.name, "\(version.number)", version.state.rawValue, version.run ?? "-", version.gateText,
              aliases,
            ]
          }
        })
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one model.")
    @OptionGroup var options: SessionOptions
    @Argument(help: "The model's name.") var name: String
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let session = try Session(options)
      let models = try session.store.models(of: session.card.reference)
      guard let model = models.first(where: { $0.name == name }) else {
        throw Objection.refusal(.unknownModel(name))
      }
      if json { return Report.json(ModelVerbs.json(model)) }
      Report.line("\(model.name)  \(model.description ?? "")")
      Report.table(model.tags.map { ["tag", $0.name, $0.value] })
      if model.versions.isEmpty { Report.line("no version yet") }
      for version in model.versions {
        Report.line("version \(version.number)  \(version.state.rawValue)  run \(version.run ?? "-")")
        if let text = version.description, !text.isEmpty { Report.line("  \(text)") }
        let aliases = model.aliases(of: version.number)
        if !aliases.isEmpty { Report.line("  aliases \(aliases.joined(separator: " "))") }
        if let stage = version.stage { Report.line("  stage \(stage)") }
        Report.table(version.tags.map { ["  tag", $0.name, $0.value] })
        for evaluation in version.evaluations {
          Report.line(
            "  \(evaluation.at.iso)  \(evaluation.gate)  \(evaluation.hasPassed ? "passed" : "failed")")
          for check in evaluation.checks where check.result != .pass {
            Report.line("    \(check.metric) \(check.condition): \(check.result.rawValue)")
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
  @Option(help: "At most so many, or all; else 50, with --json all.") var limit: String?
  @Option(help: "Only what touched this item.") var item: String?
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let most = try Self.number(limit ?? (json ? "all" : "50"))
    let session = try Session(options, mayBeShelved: true)
    let key = try item.map { try ItemVerbs.key($0, in: session) }
    let (entries, total) = try session.store.journal(of: session.card.reference, item: key, limit: most)
    if let key, entries.isEmpty, try session.store.itemDetail(key, in: session.card.reference) == nil {
      throw Objection.refusal(.unknownItem(key.description))
    }
    if json {
      return Report.json(
        .array(
          entries.map {
            .object([
              .init("sequence", .integer($0.sequence)), .init("at", .string($0.at.iso)),
              .init("by", .string($0.person)),
              .init("kind", .string($0.kind.rawValue)), .init("summary", .string($0.summary)),
              .init("undone", .bool($0.undoing != nil)),
            ])
          }))
    }
    if entries.isEmpty { return Report.line("Nothing was done yet.") }
    Report.table(
      entries.map {
        ["\($0.sequence)", $0.at.iso, $0.person, $0.summary + ($0.undoing != nil ? "  (undone)" : "")]
      })
    if total > entries.count {
      let left = total - entries.count
      let words =
        left == 1
        ? "1 earlier one is left out; --limit all shows it."
        : "\(left) earlier ones are left out; --limit all shows them."
      Report.line(words)
    }
  }

  /// Nil for all of them.
  private static func number(_ text: String) throws -> Int? {
    if text == "all" { return nil }
    guard let number = Int(text), number > 0 else {
      throw UsageFault(sentence: "\"\(text)\" is not a limit. Use a number from 1, or all.")
    }
    return number
  }
}

struct UndoVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back your last change.")
  @OptionGroup var options: SessionOptions

  func run() throws {
    let session = try Session(options, mayBeShelved: true)
    // A whole project goes only where it is named.
    let outcome = try session.store.undo(by: session.actor, keepsProject: options.project == nil)
    Report.line("\(outcome.summary).")
  }
}

struct RedoVerb: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "redo", abstract: "Bring back what you undid.")
  @OptionGroup var options: SessionOptions

  func run() throws {
    let session = try Session(options, mayBeShelved: true)
    Report.line("\(try session.store.redo(by: session.actor).summary).")
  }
}
