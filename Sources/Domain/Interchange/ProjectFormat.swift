/// The open format `runboard-project`, version 1, part by part, in the order of an export.
///
/// A document is one JSON object. `format`, `format_version`, `about`, `as_of` and
/// `project` come first, then the parts below. Members marked optional may be left
/// out; unknown members are reported and left out. The format may grow by optional
/// members and parts without a new version.
package enum ProjectFormat {
  /// What `format` must say.
  package static let name = "runboard-project"
  /// What `format_version` must say; a file with another one is refused.
  package static let version: Int64 = 1

  /// What `type` of an item may be.
  static let itemTypes = WorkItem.Kind.allCases.map(\.rawValue)
  /// The four steps in their order (`domain.md` 1).
  package static let steps = ["discover", "play", "develop", "deploy"]
  /// The phases of CRISP-DM 1.0 in their order (`domain.md` 2.1).
  package static let phases = [
    "business_understanding", "data_understanding", "data_preparation", "modeling", "evaluation",
    "deployment",
  ]
  /// States of checklist rows (`domain.md` 1.3), the names of `Deliverable.State`.
  static let deliverableStates = Deliverable.State.allCases.map(\.rawValue)
  /// The tracker's words; the last three are final (`domain.md` 7.1).
  static let runStatuses = Run.Status.allCases.map(\.rawValue)
  /// States of model versions (`domain.md` 7.3); `challenger` is a role there.
  static let versionStates = ModelVersion.State.allCases.map(\.rawValue)

  /// The document's own members and those of `project`.
  package static let head: [FormatNode] = [
    .value(FormatField("about", .text, .absent)), .value(FormatField("as_of", .time, .absent)),
  ]

  /// Members of `project`: what all the other parts rest on, the columns among them.
  package static let project = FormatTable(
    "project", key: "key",
    [
      field("key"), field("name"), field("timezone"),
      .list("working_days", "workingDay", of: .choice(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])),
      .list("holidays", "holiday", of: .day), field("product_goal", .text, .null),
      .rows(
        "business_questions",
        FormatTable("businessQuestion", key: "id", [field("id"), field("text"), field("state")])),
      .rows(
        "statuses",
        FormatTable(
          "status", key: "key",
          [
            field("key"), field("name"),
            field("category", .choice(Status.Category.allCases.map(\.rawValue))),
            field("wip_limit", .integer, .null), field("flow", .choice(Status.Flow.allCases.map(\.rawValue))),
          ])),
      .list("estimate_scale", "estimateScale", of: .real),
      .group(
        "sle", prefix: "sle", [FormatField("percent", .integer), FormatField("days", .integer)],
        whenEmpty: .absent),
      .list("definition_of_ready", "definitionOfReady", of: .text),
      .list("definition_of_done", "definitionOfDone", of: .text),
    ])

  /// The lists behind `project`, in the order of an export; a document may leave any of them out.
  package static let parts: [FormatNode] = teamParts + boardParts + methodParts + modelParts + meetingParts

  private static let teamParts: [FormatNode] = [
    .rows(
      "members",
      FormatTable("member", key: "id", [field("id"), field("name"), field("role"), field("in_team", .flag)])),
    .rows(
      "absences",
      FormatTable(
        "absence",
        [member("member"), field("date_from", .day), field("date_to", .day), field("why", .text, .absent)])),
    .rows(
      "sprints",
      FormatTable(
        "sprint", key: "id",
        [
          field("id"), field("name"), field("goal", .text, .null),
          field("state", .choice(Sprint.State.allCases.map(\.rawValue))),
          field("starts_at", .time), field("ends_at", .time), field("capacity_person_days", .real, .absent),
        ])),
  ]

  private static let boardParts: [FormatNode] = [
    .rows("items", item),
    .rows(
      "item_links",
      FormatTable(
        "itemLink",
        [
          field("source", in: "items"),
          field("kind", .choice(["child_of", "blocks", "relates_to", "duplicates", "informs"])),
          field("target", in: "items"),
        ])),
  ]

  private static let item = FormatTable(
    "workItem", key: "key",
    [
      field("key"), field("type", .choice(itemTypes)), field("title"), field("status", in: "statuses"),
      field("priority", .choice(WorkItem.Priority.allCases.map(\.rawValue))), field("estimate", .real, .null),
      member("assignee", .null), field("reporter", .text, .null), field("epic", .text, .null, in: "items"),
      field("sprint", .text, .null, in: "sprints"), field("step", .choice(steps), .null),
      field("crisp_phase", .choice(phases), .null), .list("labels", "itemLabel", of: .text),
      .group(
        "blocked", prefix: "blocked", [FormatField("since", .time), FormatField("reason", .text)],
        whenEmpty: .null),
      field("created_at", .time), field("rank", .real, .absent),
      .group(
        "story", prefix: "story",
        [FormatField("role"), FormatField("want"), FormatField("benefit", .text, .null)], whenEmpty: .absent),
      .rows(
        "acceptance_criteria",
        FormatTable(
          "criterion",
          [field("given", .text, .absent), field("when", .text, .absent), field("then"), field("met", .flag)])
      ),
      field("timebox_hours", .real, .absent), field("answer", .text, .absent),
      .rows(
        "events",
        FormatTable(
          "historyEntry",
          [
            field("at", .time), field("by"),
            field("kind", .choice(HistoryEntry.Kind.allCases.map(\.rawValue))),
            field("sprint", .text, .absent, in: "sprints"), field("how", .text, .absent),
            field("from", .either, .absent), field("to", .either, .absent), field("reopened", .flag, .absent),
            field("reason", .text, .absent),
          ])),
    ])

  private static let methodParts: [FormatNode] = [
    .rows("cycles", cycle),
    .rows("deliverables", deliverable),
    .rows(
      "signoffs",
      FormatTable(
        "signoff", key: "id",
        [
          field("id"), field("subject"), field("document"), field("cycle", in: "cycles"), member("by"),
          field("given_at", .time), field("state", .choice(["valid", "withdrawn"])),
          field("withdrawn_at", .time, .absent), field("reason", .text, .absent),
          field("replaces", .text, .absent, in: "signoffs"),
        ])),
    .rows(
      "decisions",
      FormatTable(
        "decision", key: "id",
        [
          field("id"), field("at", .time), field("title"), member("by"), field("because"),
          .list("items", "decisionItem", of: .key(of: "items")),
        ])),
    .rows(
      "risks",
      FormatTable(
        "risk", key: "id",
        [
          field("id"), field("title"), field("likelihood", .choice(["low", "medium", "high"])),
          field("impact", .choice(["low", "medium", "high"])), field("state"), field("plan"),
          member("owner", .null),
        ])),
    .rows(
      "kpis",
      FormatTable(
        "kpi", key: "id",
        [
          field("id"), field("name"), field("kind", .choice(["primary", "secondary"])), field("unit"),
          field("direction", .choice(["up", "down"])), field("baseline", .real, .null),
          field("target", .real, .null), field("current", .real, .null), field("measured_at", .time, .null),
          field("method", .text, .null), member("owner", .null),
          .rows("readings", FormatTable("kpiReading", [field("at", .time), field("value", .real)])),
        ])),
    .rows(
      "guardrails",
      FormatTable(
        "guardrail", key: "id",
        [
          field("id"), field("name"), field("unit"), field("direction", .choice(["up", "down"])),
          field("limit", .real), field("current", .real, .null),
        ])),
  ]

  private static let cycle = FormatTable(
    "cycle", key: "id",
    [
      field("id"), field("scope"), .list("epics", "cycleEpic", of: .key(of: "items")),
      .list("items", "cycleItem", of: .key(of: "items"), optional: true),
      field("step_in_focus", .choice(steps), .null),
      field("crisp_in_focus", .choice(phases), .null), field("opened_at", .time),
      .rows("step_history", focusHistory("stepFocus", steps)),
      .rows("crisp_history", focusHistory("crispFocus", phases)),
    ])

  private static func focusHistory(_ table: String, _ places: [String]) -> FormatTable {
    FormatTable(
      table,
      [
        field("at", .time), field("to", .choice(places)), field("direction", .choice(["back"]), .absent),
        field("reason", .text, .absent),
      ])
  }

  private static let deliverable = FormatTable(
    "deliverable",
    [
      field("cycle", in: "cycles"), field("framework", .choice(["four_step", "crisp_dm"])),
      field("group", .choice(steps + phases)), field("task", .text, .absent), field("code"), field("name"),
      field("state", .choice(deliverableStates)), member("owner", .null),
      .list("evidence", "evidence", of: .text), member("signed_by", .null), field("signed_at", .time, .null),
      field("note"),
    ])

  private static func field(
    _ name: String, _ kind: ValueKind = .text, _ presence: Presence = .required, in reference: String? = nil
  ) -> FormatNode { .value(FormatField(name, kind, presence, in: reference)) }

  private static func member(_ name: String, _ presence: Presence = .required) -> FormatNode {
    field(name, .text, presence, in: "members")
  }
}

extension ProjectFormat {
  private static let modelParts: [FormatNode] = [
    .rows(
      "experiments",
      FormatTable(
        "experiment", key: "name",
        [
          field("name"), field("source", .text, .absent), field("external_id", .text, .absent),
          field("lifecycle", .choice(["active", "deleted"]), .absent),
          .map("tags", "experimentTag", optional: true),
        ])),
    .rows("runs", run), .rows("registered_models", registeredModel),
    .rows(
      "gates",
      FormatTable(
        "gate", key: "id",
        [
          field("id"), field("name"), field("version", .integer), field("effective_at", .time),
          .rows("checks", FormatTable("gateCheck", checkFields)), field("note", .text, .absent),
        ])),
    .rows("gate_evaluations", gateEvaluation), .rows("deployments", deployment),
    .rows("monitoring", monitoring),
    .rows(
      "traceability",
      FormatTable(
        "traceability",
        [
          field("question", .text, .null, in: "business_questions"), field("kpi", .text, .null, in: "kpis"),
          field("item", .text, .null, in: "items"), field("run", .text, .null, in: "runs"),
          field("model", .text, .null, in: "registered_models"), field("version", .integer, .null),
          field("deployment", .text, .null, in: "deployments"),
        ])),
  ]

  private static let run = FormatTable(
    "run", key: "id",
    [
      field("id"), field("name"), field("experiment", in: "experiments"),
      field("status", .choice(runStatuses)), field("started_at", .time, .null),
      field("ended_at", .time, .null), field("user", .text, .null), field("item", .text, .null, in: "items"),
      field("code_revision", .text, .null), field("dataset", .text, .null), .map("params", "runParam"),
      .metrics("metrics"), .histories("metric_history"), .map("tags", "runTag"), field("note", .text, .null),
      field("source", .text, .absent), field("lifecycle", .choice(["active", "deleted"]), .absent),
      field("parent", .text, .absent), field("artifact_uri", .text, .absent),
      .rows(
        "datasets", optional: true,
        FormatTable(
          "runDataset",
          [
            field("name"), field("digest"), field("source_type", .text, .absent),
            field("context", .text, .absent),
          ])),
    ])

  private static let registeredModel = FormatTable(
    "registeredModel", key: "name",
    [
      field("name"), field("description", .text, .null), member("owner", .null),
      field("source", .text, .absent), .map("tags", "modelTag"), .map("aliases", "modelAlias", of: .integer),
      .rows("versions", modelVersion),
    ])

  private static let modelVersion = FormatTable(
    "modelVersion",
    [
      field("version", .integer), field("run", .text, .null), field("registered_at", .time, .null),
      field("registered_by", .text, .null), field("registry_status"), field("state", .choice(versionStates)),
      field("serialization", .text, .null), field("source", .text, .null), .map("tags", "versionTag"),
      field("description", .text, .null), field("stage", .text, .absent),
      .rows(
        "history",
        FormatTable(
          "versionHistory",
          [
            field("at", .time), field("by"), field("state", .choice(versionStates)),
            field("gate", .text, .absent, in: "gates"), field("reason", .text, .absent),
          ])),
      .map("model_card", "modelCard", optional: true),
    ])

  private static let checkFields: [FormatNode] = [
    field("metric"), field("slice", .text, .absent), field("op", .choice([">=", ">", "<=", "<"]), .absent),
    field("value", .real, .absent), field("compare_to", .choice(["champion"]), .absent),
    field("min_absolute_change", .real, .absent), field("min_relative_change", .real, .absent),
  ]

  private static let gateEvaluation = FormatTable(
    "gateEvaluation",
    [
      field("at", .time), field("model", in: "registered_models"), field("version", .integer),
      field("note", .text, .absent), field("gate", in: "gates"), field("run", .text, .null, in: "runs"),
      field("champion_run", .text, .null, in: "runs"), field("overall", .choice(["pass", "fail"])),
      .rows(
        "checks",
        FormatTable(
          "gateResult",
          checkFields + [
            field("measured", .real, .null), field("baseline", .real, .absent),
            field(
              "result",
              .choice(GateEvaluation.Check.Result.allCases.map(\.rawValue))),
          ])),
    ])

  private static let deployment = FormatTable(
    "deployment", key: "id",
    [
      field("id"), field("model", in: "registered_models"), field("version", .integer), field("environment"),
      field("target"), field("at", .time), member("by"),
      field("result", .choice(Deployment.Result.allCases.map(\.rawValue))),
      field("minutes", .real, .null), field("ended_at", .time, .absent), field("reason", .text, .absent),
      field("rollback_of", .text, .absent, in: "deployments"),
    ])

  /// Parts that are written, and read, as one object where there is just one.
  package static let singles: Set<String> = ["monitoring", "psi"]

  /// One object or a list of them: a project watches one model or several.
  private static let monitoring = FormatTable(
    "monitoring",
    [
      field("model", in: "registered_models"), field("version", .integer), field("environment"),
      .rows(
        "psi",
        FormatTable(
          "stabilityWatch",
          [
            field("feature"), .list("reference", "stabilityReference", of: .real),
            field("bin_edges_note", .text, .absent),
            .rows(
              "daily",
              FormatTable(
                "stabilityDay",
                [
                  field("date", .day), .list("proportions", "stabilityShare", of: .real), field("psi", .real),
                ])),
          ])),
      .rows(
        "daily",
        FormatTable(
          "monitoringDay",
          [
            field("date", .day), field("rides", .integer, .absent), field("flagged", .integer, .absent),
            field("judged", .integer, .absent), field("confirmed", .integer, .absent),
            field("precision_confirmed", .real, .absent), field("latency_p95_ms", .real, .absent),
            field("score_entropy", .real, .absent), field("note", .text, .absent),
          ])),
      .rows(
        "alerts",
        FormatTable(
          "alert", key: "id",
          [
            field("id"), field("level", .choice(Alert.Level.allCases.map(\.rawValue))), field("at", .time),
            field("rule"),
            field("value", .real, .null), field("state", .choice(Alert.State.allCases.map(\.rawValue))),
            field("resolved_at", .time, .absent), field("item", .text, .null, in: "items"),
          ])),
    ])

  private static let meetingParts: [FormatNode] = [
    .rows(
      "wip_overrides",
      FormatTable(
        "wipOverride",
        [
          field("at", .time), field("status", in: "statuses"), field("count", .integer),
          field("limit", .integer), field("by"), field("reason"),
        ])),
    .rows("standups", standup),
  ]

  private static let standup = FormatTable(
    "standup", key: "id",
    [
      field("id"), field("at", .time), field("ended_at", .time, .null),
      field("format", .choice(["by_person", "walk_board", "by_risk", "by_goal", "async"])),
      field("facilitator"), .list("present", "standupPresence", of: .key(of: "members")),
      .rows(
        "absent",
        FormatTable(
          "standupAbsence",
          [member("member"), field("why", .text, .absent), field("async_note", .text, .absent)])),
      .rows("notes", FormatTable("standupNote", [field("item", in: "items"), field("by"), field("text")])),
      .rows(
        "parking_lot",
        FormatTable(
          "parkedTopic",
          [
            field("topic"), field("owner", .text, .null), .list("people", "parkedTopicPerson", of: .text),
            field("item", .text, .absent, in: "items"), field("state", .choice(["open", "closed"])),
          ])),
      .list("agenda", "standupAgenda", of: .key(of: "items"), optional: true),
      field("position", .integer, .absent, column: "agendaIndex"),
    ])

  private static func field(
    _ name: String, _ kind: ValueKind, _ presence: Presence, column: String
  ) -> FormatNode { .value(FormatField(name, kind, presence, column: column)) }
}
