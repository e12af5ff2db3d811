/// What the rules answer instead of events.
package enum Objection: Error, Equatable, Sendable {
  /// The person may answer, and the same command goes through with the answer.
  case question(Question)
  case refusal(Refusal)
}

/// A "sure?": the change is possible, but somebody should say so.
package enum Question: Equatable, Sendable, Codable {
  /// How many are in it without the new one, and how many may be.
  /// `count` includes those of the same command that fit, `arrived` of them.
  case columnIsFull(name: String, count: Int, limit: Int, arrived: Int)
  /// How many acceptance criteria are not met yet.
  case criteriaUnmet(ItemKey, open: Int)
  /// The items under it that are neither done nor dropped.
  case childrenOpen(ItemKey, [ItemKey])
  /// Out of *done*, back to something that is not.
  case reopening(ItemKey, others: Int)
  /// The same, to a column that is full as well: one reason stands for both.
  case reopeningIntoFull(ItemKey, others: Int, name: String, count: Int, limit: Int)
  /// To a column whose items are not counted.
  case dropping(ItemKey, others: Int)
  /// Out of a sprint that runs, by the sprint's name (`domain.md` S06).
  case leavingSprint(ItemKey, others: Int, sprint: String)
  /// A new item that would be dropped from the start.
  case addingDropped
  /// Somebody else changed it since it was seen.
  case changedMeanwhile(NewerChange)

  /// True where a reason must be typed; false where yes is enough.
  package var needsReason: Bool {
    switch self {
    case .columnIsFull, .reopening, .reopeningIntoFull, .dropping, .addingDropped, .leavingSprint: true
    case .criteriaUnmet, .childrenOpen, .changedMeanwhile: false
    }
  }
}

/// A "no", with what stands in the way.
package enum Refusal: Equatable, Sendable {
  case unknownItem(String)
  /// An item that a screen, by its title, does not list.
  case notListed(ItemKey, screen: String)
  case unknownStatus(String, known: [String])
  case unknownSprint(String, known: [String])
  case unknownMember(String, known: [String])
  case unknownEpic(String)
  case epicInItself(ItemKey, epic: String)
  case epicHasItems(ItemKey)
  /// Its status is read off its items (`domain.md` 9.1).
  case epicFollowsItems(ItemKey)
  /// No sprint holds an epic, nor an item that is to become one.
  case epicInSprint(String)
  case unknownRun(String)
  /// Only the first of the runs that begin so are named.
  case ambiguousRun(String, [String])
  case unknownModel(String)
  case sameStatus(ItemKey, name: String)
  case titleIsEmpty
  /// How many characters it has.
  case titleIsTooLong(Int)
  case badValue(field: String, value: String, allowed: String)
  case notBlocked(ItemKey)
  case alreadyBlocked(ItemKey, reason: String)
  /// An item that is done or dropped has nothing left that could be hindered (`domain.md` 4.4).
  case isFinished(ItemKey, name: String)
  case reasonIsEmpty
  /// What was to be written down in a standup, such as "note".
  case wordsAreMissing(String)
  /// A card that has no neighbour on that side to change places with, in its column or among what is shown.
  case isOutermost(ItemKey, isFirst: Bool, isFiltered: Bool = false)
  /// The walk is at its first item or behind its last one.
  case walkIsAtEnd(String, isFirst: Bool)
  /// Nothing was in work when it started, and nothing is now.
  case walkIsEmpty(String)
  /// A sprint that is closed or cancelled: its items are settled.
  case sprintIsOver(String)
  case changedSince(what: String, by: String)
  /// Somebody took an older change of it back, on which this one was built.
  case takenBackSince(what: String, by: String)
  /// An added item that something else names by now; `place` says where.
  case isNamed(ItemKey, place: String)
  case nothingToUndo
  case nothingToRedo
  case projectExists(String)
  /// One that was to be made, where one was to be imported above.
  case projectIsMade(String)
  case sourceIsAttached(String)
  case sourceIsNotAttached(String)
  case projectHasNewer(String)
  /// The project cannot be taken away while a tracking store feeds the project.
  case projectIsFed(String, from: String)
  case projectIsGone(String)
  /// An undo that would take the whole project away, and was not asked to.
  case onlyProjectLeft(String)
  case standupIsOver(String)
  case standupIsGone(String)
  case noStandup
  case standupIsRunning(String)
  /// Nobody walks on, or pauses it once more, while its clocks stand still.
  case standupIsPaused(String)
  case standupIsNotPaused(String)
  case nothingChanges
}

extension Question {
  /// The question as a sentence.
  package var sentence: String {
    switch self {
    case .columnIsFull(let name, let count, let limit, 0):
      "\(name) is full: it holds \(count) of \(limit). Why should one more go in?"
    case .columnIsFull(let name, let count, let limit, let arrived):
      "\(name) is full with \(arrived) of them: it holds \(count) of \(limit) then. Why should the others go in too?"
    case .criteriaUnmet(let key, let open):
      "\(key) has \(Wording.counted(open, "acceptance criterion", plural: "acceptance criteria")) not met. Call it done all the same?"
    case .childrenOpen(let key, let children):
      "\(key) has open items under it: \(Self.names(children)). Call it done all the same?"
    case .reopening(let key, 0): "\(key) is done. Why is it opened again?"
    case .reopening(let key, let others): "\(key) and \(others) more are done. Why are they opened again?"
    case .reopeningIntoFull(let key, let others, let name, let count, let limit):
      others == 0
        ? "\(key) is done, and \(name) is full: it holds \(count) of \(limit). Why is it opened again all the same?"
        : "\(key) and \(others) more are done, and \(name) is full: it holds \(count) of \(limit). Why are they opened again all the same?"
    case .addingDropped: "An item that is dropped from the start needs a reason. Why is it kept?"
    case .changedMeanwhile(let newer): newer.question
    case .leavingSprint(let key, 0, let sprint): "\(sprint) is running. Why does \(key) leave it?"
    case .leavingSprint(let key, let others, let sprint):
      "\(sprint) is running. Why do \(key) and \(others) more leave it?"
    case .dropping(let key, 0): "\(key) will leave the board and the figures. Why is it dropped?"
    case .dropping(let key, let others):
      "\(key) and \(others) more will leave the board and the figures. Why are they dropped?"
    }
  }

  /// The first few and how many more: an epic may hold hundreds.
  private static func names(_ keys: [ItemKey]) -> String {
    let named = keys.prefix(5).map(\.description).joined(separator: ", ")
    return keys.count > 5 ? "\(named) and \(keys.count - 5) more" : named
  }

  /// How a verb answers it.
  package var hint: String { needsReason ? "Give --reason \"…\"" : "Say it with --yes" }
}

extension Refusal {
  /// True where the thing is already as it was asked to be.
  var saysNothingChanges: Bool {
    switch self {
    case .sameStatus, .nothingChanges: true
    default: false
    }
  }

  /// True where no project would take it: the words themselves cannot be right.
  package var isWrongUsage: Bool {
    switch self {
    case .badValue, .titleIsEmpty, .titleIsTooLong, .reasonIsEmpty, .wordsAreMissing: true
    default: false
    }
  }

  /// The refusal as a sentence that says what to do.
  package var sentence: String {
    switch self {
    case .unknownItem(let key): "There is no item \"\(key)\" in this project. `item list` shows them."
    case .notListed(let key, let screen):
      "\(key) is not listed on \(screen). `runboard show item --item \(key)` shows it."
    case .unknownStatus(let name, let known): "There is no status \"\(name)\". \(use(known))"
    case .unknownSprint(let name, let known): "There is no sprint \"\(name)\". \(use(known))"
    case .unknownMember(let name, let known): "Nobody in this project is called \"\(name)\". \(use(known))"
    case .unknownEpic(let key): "There is no epic \"\(key)\" in this project."
    case .epicHasItems(let key): "Items belong to \(key), so it stays an epic. Give them another epic first."
    case .epicInSprint(let sprint):
      "No sprint holds an epic, so it cannot be in \(sprint). Plan its items instead."
    case .epicFollowsItems(let key): "The status of \(key) follows from its items. Move those instead."
    case .epicInItself(let key, let epic):
      "\(key) cannot belong to \(epic), which is \(key) or belongs to it. Choose another epic."
    case .unknownRun(let id): "There is no run \"\(id)\". `runboard run list` shows them."
    case .ambiguousRun(let id, let known):
      "Several runs begin with \"\(id)\": \(known.joined(separator: ", ")). Give more of its id."
    case .unknownModel(let name): "There is no model \"\(name)\". `runboard model list` shows them."
    case .sameStatus(let key, let name): "\(key) is in \(name) already."
    case .titleIsEmpty: "An item needs a title. Type a few words."
    case .titleIsTooLong(let count):
      "A title has at most \(Rules.longestTitle) characters, and this one has \(count). Shorten it."
    case .badValue(let field, "", let use): "A value for \(field) is missing. Use \(use)."
    case .badValue(let field, let value, let use): "\"\(value)\" is not a value for \(field). Use \(use)."
    case .notBlocked(let key): "\(key) is not blocked."
    case .alreadyBlocked(let key, let reason): "\(key) is blocked already: \(reason)."
    case .isFinished(let key, let name):
      "\(key) is in \(name), where nothing can hinder it. Move it back to work first."
    case .reasonIsEmpty: "A reason is needed. Type a few words."
    case .wordsAreMissing(let what): "A \(what) needs words. Type a few."
    case .isOutermost(let key, let isFirst, let isFiltered):
      "\(key) is at the \(isFirst ? "top" : "bottom") \(isFiltered ? "of what the filter shows" : "already")."
    case .walkIsEmpty(let key):
      "Standup \(key) has no items to walk: nothing is in work. `standup end` ends it."
    case .walkIsAtEnd(let key, true): "Standup \(key) is at its first item already."
    case .walkIsAtEnd(let key, false):
      "Standup \(key) is behind its last item already. `standup end` ends it."
    case .sprintIsOver(let key): "Sprint \(key) is over; its items stay as they were. Choose another sprint."
    case .changedSince(let what, let by):
      "\(what) was changed since by \(by). Let \(by) undo that first, or change it by hand."
    case .takenBackSince(let what, let by):
      "\(by) has since undone an older change of \(what). Let \(by) redo that first, or change it by hand."
    case .isNamed(let key, let place):
      "\(key) is named under \(place) by now and stays. Take that away first, or drop the item."
    case .nothingToUndo: "There is nothing of yours to undo."
    case .nothingToRedo: "There is nothing of yours to redo."
    case .projectExists(let key):
      "This file holds a project \(key) already. Import into another file with --db, or undo the earlier import."
    case .projectIsMade(let key):
      "This file holds a project \(key) already. Choose another key, or another file with --db."
    case .sourceIsAttached(let path): "\(path) is attached already. `source sync` reads what is new."
    case .sourceIsNotAttached(let path): "\(path) is not attached. `runboard source list` shows what is."
    case .projectHasNewer(let key): "Project \(key) has changes by now. Undo them first."
    case .projectIsFed(let key, let path):
      "Project \(key) is fed from \(path). Detach that first with `source remove`."
    case .projectIsGone(let key):
      "Project \(key) is not in this file any more: it was taken away. `runboard redo` brings it back."
    case .onlyProjectLeft(let key):
      "\(Refusal.nothingToUndo.sentence) `runboard undo --project \(key)` takes the whole project away."
    case .standupIsOver(let key): "Standup \(key) is over. Start a new one."
    case .standupIsGone(let key): "There is no standup \(key) any more. `standup start` starts one."
    case .standupIsRunning(let key): "Standup \(key) is running already. Go on with it, or end it first."
    case .standupIsPaused(let key): "Standup \(key) is paused. Pause once more to go on."
    case .standupIsNotPaused(let key): "Standup \(key) is not paused: its clocks run."
    case .noStandup: "No standup is running. `standup start` starts one."
    case .nothingChanges: "That changes nothing."
    }
  }

  private func use(_ known: [String]) -> String {
    switch known.count {
    case 0: "There are none yet."
    case 1: "There is only \(known[0])."
    default: "Use one of \(known.joined(separator: ", "))."
    }
  }
}

extension Objection {
  /// What to show: the sentence of the question or of the refusal.
  package var sentence: String {
    switch self {
    case .question(let question): question.sentence
    case .refusal(let refusal): refusal.sentence
    }
  }
}
