import Domain
import Drawing

/// The next state and what is asked for; pure.
package func update(_ state: inout State, _ message: Message) -> [Effect] {
  let draft = state.draft
  let effects = follow(message, &state)
  return state.draft == draft ? effects : effects + [.keepDraft(state.draft)]
}

private func follow(_ message: Message, _ state: inout State) -> [Effect] {
  switch message {
  case .input(let input): return state.answer(input)
  case .loaded(let overview, let now):
    let needs = state.take(overview, now: now)
    if overview.isWhole { return needs + state.releaseHeldInputs() }
    // What is typed meanwhile is meant for all items and runs.
    state.isAwaitingChange = true
    return needs + [.load]
  case .loadedItem(let detail): state.take(detail)
  case .loadedStandup(let report): state.standupReport = report
  case .loadedJournal(let page): return state.take(page)
  case .loadedOperation(let sequence, let events): return state.take(events, of: sequence)
  case .loadedItemJournal(let item, let lines): state.take(lines, about: item)
  case .foundInJournal(let hits): return state.take(hits)
  case .loadedSeries(let id, let points): state.series[id] = points
  case .loadedRunTags(let run, let tags): state.runTags[run] = tags
  case .loadedBurndown(let sprint, let burndown): state.burndowns[sprint] = burndown
  case .loadedProjects(let projects): return state.chooseAmong(projects)
  case .foundItems(let words, let items): state.take(found: items, for: words)
  case .openedProject: state.startAnew()
  case .performed(let summary, let items, let at, let remedy):
    return state.takeSuccess(summary, items, at: at, remedy: remedy)
  case .asked(let question, let command, let answers): state.take(question, command, answers)
  case .refused, .failed, .notDone, .sourceFailed, .sourceRecovered, .notStored, .displaced, .broughtBack:
    return state.take(trouble: message)
  case .exported(let sentence): state.message = State.Note(sentence, .done)
  case .changed: return [.refresh(state.screenReads())]
  case .ticked(let now): state.passTime(to: now)
  case .marksFaded(let reading):
    state.changedByOthers = state.changedByOthers.filter { $0.value > reading }
  case .selectionRested:
    state.passedRun = nil
    state.passedItem = nil
    return state.needs()
  case .retryDue: return state.retryQuietly()
  case .answerIsLate(let number): return state.goOnWithoutAnswer(to: number)
  case .interruptExpired:
    state.isInterrupted = false
    if state.message == State.cancelledNote { state.message = nil }
  }
  return []
}

extension State {
  fileprivate mutating func take(_ overview: Overview, now: Instant) -> [Effect] {
    followStandup(into: overview, now: now)
    noteChanges(into: overview)
    let neighbours = neighbours
    stored = nil
    self.overview = overview
    foresee()
    passTime(to: now)
    // What is shown stays until it is read anew.
    burndowns = burndowns.filter { $0.key == reportedSprint }
    runTags = runTags.filter { $0.key == detailedRun?.key }
    let acted = selectedItem
    keepSelections(near: neighbours)
    if let acted, acted != selectedItem { noteHidden(acted, overview) }
    openLeftDraft()
    switch screen {
    case .reports: return needs() + burndowns.keys.map { .loadBurndown($0) }
    case .runs: return needs() + runTags.keys.map { .loadRunTags($0) }
    default: return needs()
    }
  }

  /// What was just changed and is not in sight because of the filter is said to be there.
  private mutating func noteHidden(_ key: ItemKey, _ overview: Overview) {
    guard let item = overview.item(key), !filter.admits(item), let note = message, note.tone == .done else {
      return
    }
    let beginning = note.text.dropLast(note.ending.count)
    message = Note("\(beginning), hidden by the filter", ending: note.ending, .done)
  }

  /// A page of the item before may come late in a standup, and is left out.
  fileprivate mutating func take(_ detail: ItemDetail) {
    if screen == .standup, let item = standupItem, item != detail.item.key { return }
    let isFirst = self.detail == nil
    self.detail = detail
    // Where a part of the page stands is only known now.
    if isFirst, screen == .item, pane > 0 { scrolledLines = ItemView.firstLine(self) }
  }

  /// Who is absent was said of one day; on another, leave counts again.
  fileprivate mutating func passTime(to new: Instant) {
    if let calendar = overview?.calendar, calendar.day(of: new) != calendar.day(of: now) { absentToday = nil }
    now = new
  }

  /// What differs though nothing was changed here was changed elsewhere.
  private mutating func noteChanges(into new: Overview) {
    defer { readsOwnChange = false }
    guard !isAwaitingChange, !readsOwnChange, let old = stored ?? overview, old.key == new.key, old.isWhole
    else { return }
    let changed = new.items.filter { old.item($0.key) != $0 }
    guard !changed.isEmpty else { return }
    foreignReadings += 1
    for item in changed { changedByOthers[item.key] = foreignReadings }
  }

  fileprivate mutating func takeSuccess(_ summary: String, _ items: [ItemKey], at: Instant, remedy: Action?)
    -> [Effect]
  {
    savedAt = at
    // Another change may be under way meanwhile, and the person at another item or in a line.
    let isQuiet = isRetryingQuietly
    if !isQuiet { isBusy = false }
    let isOneOfSeveral = isRetrying && unsaved.count > 1
    let hasStayed = hasLongWait && overlay == nil && selectedItem == selectedWhenLate
    readsOwnChange = true
    dropRetried(isStored: true)
    displacement = nil
    if !isQuiet {
      heldPrompt = nil
      marked.subtract(taken)
      if case .prompt(let prompt)? = overlay, prompt.isPending { overlay = nil }
    }
    let summary = summary + stayed(items, isQuiet: isQuiet)
    message = remedy.map { action in
      Note(summary, ending: ".  \(key(action)) \(action == .redo ? "brings it back" : "undoes it").", .done)
    }
    // A page stays that of its item, whatever an undo was about.
    if screen != .item, !isQuiet || hasStayed, let item = items.first { selectedItem = item }
    // Those behind a late one do not hold the keys of somebody who has gone on.
    let next = isOneOfSeveral ? isQuiet ? retryQuietly() : retry() : []
    return [.load] + screenReads() + next
  }

  /// What a command took and left as it was, such as a marked item of the last column.
  private func stayed(_ changed: [ItemKey], isQuiet: Bool) -> String {
    let left = isQuiet || changed.isEmpty ? [] : taken.subtracting(changed).sorted()
    return left.isEmpty ? "" : "; \(Wording.all(left)) stayed as \(left.count > 1 ? "they were" : "it was")"
  }

  /// What went wrong somewhere, and what is right again.
  fileprivate mutating func take(trouble: Message) -> [Effect] {
    switch trouble {
    case .refused(let sentence): take(refusal: sentence)
    case .failed(let sentence):
      keep(error: sentence)
      take(refusal: sentence)
    case .notDone(let effect, let sentence):
      // Keys that wait for a change go on waiting; only the reading back of what it made ends that.
      if effect == .load, !isBusy { dropHeldInputs() }
      if effect.changesProject {
        isChangingProject = false
        dropHeldInputs()
      }
      keep(error: sentence)
      message = Note(sentence, .error)
    case .sourceFailed(let sentence): note(sourceFault: sentence)
    case .sourceRecovered(let sentence): sourceFaults.removeAll { $0.sentence == sentence }
    case .notStored(let effect, let word, let sentence):
      return take(Unsaved(effect: effect, word: word), because: sentence)
    case .displaced(let word, let sentence):
      displacement = word
      keep(error: sentence)
      message = Note(sentence, .error)
    case .broughtBack: return takeBroughtBack()
    default: break
    }
    return []
  }

  /// Nothing was refused: the change is shown as it waits, and what was typed behind it is meant for that.
  private mutating func take(_ change: Unsaved, because sentence: String) -> [Effect] {
    let isKnown = isRetryingQuietly && !hasLongWait
    keep(change)
    if isKnown { return [] }
    keep(error: sentence)
    let isLineOpen = hasSentLine
    tell(problem: "\(sentence) \(key(.retry)) tries again.")
    if isLineOpen { dropHeldInputs() }
    return releaseHeldInputs()
  }

  /// True where the line that was sent stands open still, or beneath a question about it.
  private var hasSentLine: Bool {
    if case .prompt(let prompt)? = overlay { prompt.isPending } else { overlay == nil && heldPrompt != nil }
  }

  private mutating func take(refusal sentence: String) {
    if postponesAnswer(isQuestion: false) { return }
    if !isRetryingQuietly { dropHeldInputs() }
    if let line = lineOfRetried() { heldPrompt = line }
    dropRetried()
    tell(problem: sentence)
  }

  fileprivate mutating func take(_ question: Question, _ command: Command, _ answers: Answers) {
    if postponesAnswer(isQuestion: true) { return }
    if !isRetryingQuietly { dropHeldInputs() }
    if var line = lineOfRetried() {
      line.isPending = true
      overlay = .prompt(line)
    }
    dropRetried()
    ask(question, command, answers)
  }

  fileprivate mutating func takeBroughtBack() -> [Effect] {
    displacement = nil
    for index in unsaved.indices { unsaved[index].word = "file was away" }
    let remedy = unsaved.isEmpty ? "" : " \(key(.retry)) stores what waits."
    message = Note("The project file is in its place again.\(remedy)")
    return [.refresh(screenReads())]
  }

  /// What was typed while a change was under way is taken now, in order; the next change holds the rest again.
  mutating func releaseHeldInputs() -> [Effect] {
    guard !isBusy, !isChangingProject else { return [] }
    isAwaitingChange = false
    let inputs = heldInputs
    heldInputs = []
    return inputs.flatMap { take($0) }
  }

  /// After a question or a refusal, keys that were meant for what follows would go astray.
  fileprivate mutating func dropHeldInputs() {
    isAwaitingChange = false
    heldInputs = []
  }

  /// It is said at once, unless an error stands there, and comes back once another sentence has gone.
  fileprivate mutating func note(sourceFault sentence: String) {
    guard !sourceFaults.contains(where: { $0.sentence == sentence }) else { return }
    sourceFaults.append(SourceFault(sentence: sentence, since: now))
    keep(error: sentence)
    if message?.isError == false { message = nil }
  }

  /// It goes away by itself after a second.
  static let cancelledNote = Note("Cancelled. C-c once more quits.")

  /// A problem with the line that is being typed stands beside it; others in the detail line.
  fileprivate mutating func tell(problem sentence: String) {
    isBusy = false
    if case .prompt(var prompt)? = overlay, prompt.isPending {
      prompt.isPending = false
      prompt.problem = sentence
      overlay = .prompt(prompt)
    } else if overlay == nil, var held = heldPrompt {
      held.problem = sentence
      overlay = .prompt(held)
      heldPrompt = nil
    } else {
      message = Note(sentence, .error)
    }
  }

  /// Another project of the file was opened: nothing of the old one stays.
  fileprivate mutating func startAnew() {
    let (isReadOnly, sourceFaults, troubles) = (isReadOnly, sourceFaults, troubles)
    let (displacement, foreignReadings, heldInputs) = (displacement, foreignReadings, heldInputs)
    self = State(size: size, now: now, person: person, settings: settings)
    self.isReadOnly = isReadOnly
    // A fault is told once, so it would be forgotten here while it holds.
    self.sourceFaults = sourceFaults
    self.troubles = troubles
    self.displacement = displacement
    // Marks of the old project may be due to fade still.
    self.foreignReadings = foreignReadings
    // What was typed since the choice is taken once the project is read.
    (self.heldInputs, isAwaitingChange) = (heldInputs, true)
  }

  /// Escape and C-c are never held back.
  private func isHeld(_ input: Input) -> Bool {
    guard isAwaitingChange || isChangingProject else { return false }
    switch input {
    case .key(.escape), .key(.control("c")): return false
    case .key, .paste, .mouse: return true
    default: return false
    }
  }

  /// Takes a key and reads what its selection shows beside the list.
  fileprivate mutating func answer(_ input: Input) -> [Effect] {
    let effects = take(input)
    return effects + previewReads().filter { !effects.contains($0) }
  }

  private mutating func take(_ input: Input) -> [Effect] {
    if isHeld(input) {
      if heldInputs.count < 1000 { heldInputs.append(input) }
      return []
    }
    switch input {
    case .key(let key): return take(key)
    case .paste(let text): return paste(text)
    case .mouse(let event): return take(event)
    case .edited(let text, let problem): return takeEdited(text, problem: problem)
    case .resized(let size):
      self.size = size
      return []
    case .ended(let signal): return [.quit(128 + signal)]
    case .resumed: return [.load, .screen(.redraw)]
    case .woken: return []
    }
  }

  /// A key that was pressed, or clicked on.
  mutating func take(_ key: Key) -> [Effect] {
    if key == .control("c") { return interrupt() }
    isInterrupted = false
    if overlay != nil { return takeInOverlay(key) }
    if message?.isError == false { message = nil }
    if key == .control("z") { return [.screen(.suspend)] }
    if let action = settings.keys.action(for: key, on: screen) { return start(action) }
    if settings.keys.isPrefix(key, on: screen) {
      overlay = .followers(of: key)
      return []
    }
    message = Note("\(key.name) means nothing here. \(self.key(.help)) shows the keys.", .complaint)
    return []
  }

  /// C-c cancels; a second one within a second quits.
  private mutating func interrupt() -> [Effect] {
    if isInterrupted { return [.quit(0)] }
    isInterrupted = true
    overlay = nil
    heldPrompt = nil
    message = Self.cancelledNote
    dropHeldInputs()
    return []
  }

  /// Runs an action, or says why it cannot run now.
  mutating func start(_ action: Action) -> [Effect] {
    if let reason = Availability.objection(to: action, self) {
      // That nothing waits to be stored is as it should be.
      message = Note(reason, action == .retry ? .information : .complaint)
      return []
    }
    return perform(action)
  }

  private mutating func paste(_ text: String) -> [Effect] {
    switch overlay {
    case .prompt(var prompt):
      let leftOut = prompt.input.insert(text)
      prompt.problem =
        leftOut == 0 ? nil : "The line is full: \(leftOut) characters at the end were left out."
      overlay = .prompt(prompt)
    case .palette(var input, _):
      input.insert(text)
      overlay = .palette(input: input, choice: 0)
      return paletteNeeds(input.text)
    case .help(var input, _):
      input.insert(text)
      overlay = .help(input: input, choice: 0)
    default: message = Note("Nothing was being typed, so the pasted text was left out.", .complaint)
    }
    return []
  }
}
