import Domain
import Drawing

/// Keys while something lies over the screen.
extension State {
  /// Esc closes it; other keys mean what they mean in each.
  mutating func takeInOverlay(_ key: Key) -> [Effect] {
    if key == .escape {
      closeOverlay()
      return []
    }
    switch overlay {
    case .prompt(let prompt): return take(key, in: prompt)
    case .confirm(let question, let command, let answers):
      return take(key, confirming: .perform(command, answers.answering(question)))
    case .followers(let prefix): return take(key, after: prefix)
    case .palette(let input, let choice): return take(key, inPalette: input, choice)
    case .help(let input, let choice): return take(key, inHelp: input, choice)
    case .projects(let projects, let choice): return take(key, among: projects, choice)
    case nil: return []
    }
  }

  /// A question about a typed line goes back to that line; nothing typed is lost.
  private mutating func closeOverlay() {
    overlay = heldPrompt.map { .prompt($0) }
    heldPrompt = nil
  }

  private mutating func take(_ key: Key, in prompt: Prompt) -> [Effect] {
    guard !prompt.isPending else { return [] }
    if key == .enter || key == .control("s") { return accept(prompt) }
    if key == .control("e") { return [.screen(.edit(prompt.input.text))] }
    if !prompt.choices.isEmpty, let step = Self.step(of: key) {
      overlay = .prompt(prompt.choosing(step))
      return []
    }
    var edited = prompt
    if edited.input.handle(key) {
      edited.problem = nil
      overlay = .prompt(edited)
    }
    return []
  }

  /// One on or one back in a list of choices; nil for other keys.
  private static func step(of key: Key) -> Int? {
    switch key {
    case .down, .control("n"), .tab: 1
    case .up, .control("p"), .backTab: -1
    default: nil
    }
  }

  /// Takes what the person's editor left, or says why it left nothing.
  mutating func takeEdited(_ text: String?, problem: String?) -> [Effect] {
    guard case .prompt(var prompt)? = overlay else { return [] }
    if let text {
      prompt.input = TextInput()
      prompt.input.insert(text)
    }
    prompt.problem = problem
    overlay = .prompt(prompt)
    guard prompt.acceptsEditedText, problem == nil else { return [] }
    return accept(prompt)
  }

  private mutating func accept(_ prompt: Prompt) -> [Effect] {
    let text = prompt.value
    if case .search = prompt.purpose {
      overlay = nil
      query = text
      return findNext(1)
    }
    if case .edit = prompt.purpose, prompt.isUntouched {
      overlay = nil
      message = Note("Nothing was changed.")
      return []
    }
    if case .standupAbsent = prompt.purpose { return acceptAbsent(prompt) }
    if case .parkTopic = prompt.purpose { return acceptTopic(prompt) }
    if case .answer = prompt.purpose, text.allSatisfy(\.isWhitespace) {
      return refuse(prompt, Refusal.reasonIsEmpty.sentence)
    }
    if case .blockReason(let keys) = prompt.purpose, screen == .standup, !text.allSatisfy(\.isWhitespace) {
      return askForHelp(with: keys, prompt)
    }
    guard let (command, answers) = command(of: prompt, text) else {
      if case .standupNote = prompt.purpose { return refuse(prompt, Self.noStandup) }
      overlay = nil
      return []
    }
    return send(.perform(command, answers), of: prompt)
  }

  /// Asks for the change that a line came to; the line stays until that is answered.
  private mutating func send(_ effect: Effect, of prompt: Prompt) -> [Effect] {
    var waiting = prompt
    waiting.isPending = true
    waiting.problem = nil
    waiting.tried = nil
    if let index = unsaved.lastIndex(where: { $0.effect == prompt.tried }) { unsaved.remove(at: index) }
    overlay = .prompt(waiting)
    return change(effect)
  }

  private mutating func acceptAbsent(_ prompt: Prompt) -> [Effect] {
    do {
      let keys = try (overview?.members ?? []).keys(named: prompt.value)
      guard let standup = overview?.standup else {
        absentToday = Set(keys)
        overlay = nil
        return []
      }
      let back = standup.absent.filter { !keys.contains($0) }
      return send(.perform(.sayAbsent(standup.key, keys, back: back), .none), of: prompt)
    } catch {
      return refuse(prompt, (error as? Objection)?.sentence ?? "\(error)")
    }
  }

  private static let noStandup = "No standup is running; what is written here has nowhere to go."

  private mutating func acceptTopic(_ prompt: Prompt) -> [Effect] {
    guard let standup = overview?.standup else { return refuse(prompt, Self.noStandup) }
    do {
      let (topic, owner) = try (overview?.members ?? []).owner(endOf: prompt.value)
      return send(.perform(.parkTopic(standup.key, topic: topic, owner: owner), .none), of: prompt)
    } catch {
      return refuse(prompt, (error as? Objection)?.sentence ?? "\(error)")
    }
  }

  /// A hindrance that is raised in a standup says who helps by when (`domain.md` 6.6).
  private mutating func askForHelp(with keys: [ItemKey], _ prompt: Prompt) -> [Effect] {
    heldPrompt = prompt
    overlay = .prompt(
      Prompt(
        .blockHelp(keys, reason: prompt.value), label: "Who helps, and by when",
        hint: "Such as: Farid by Wednesday. Empty where nobody knows yet."))
    return []
  }

  private static func joined(_ reason: String, help: String) -> String {
    guard !help.allSatisfy(\.isWhitespace) else { return reason }
    let end = reason.last { !$0.isWhitespace }
    return "\(reason)\(end.map(".!?".contains) == true ? "" : ".") Helps: \(help)"
  }

  private mutating func refuse(_ prompt: Prompt, _ problem: String) -> [Effect] {
    var refused = prompt
    refused.problem = problem
    overlay = .prompt(refused)
    return []
  }

  private func command(of prompt: Prompt, _ text: String) -> (Command, Answers)? {
    let standup = overview?.standup?.key
    switch prompt.purpose {
    case .newItem(let status, let sprint):
      var item = Command.NewItem(typed: text, status: status)
      if item.kind.fitsSprint { item.sprint = sprint }
      return (.addItem(item), .none)
    case .edit(let keys, let field):
      return (.editItems(keys, field, to: text.isEmpty ? nil : text), Answers(seen: prompt.seen))
    case .status(let keys): return (.moveItems(keys, to: text), Answers(seen: prompt.seen))
    case .blockReason(let keys): return (.blockItems(keys, reason: text), .none)
    case .blockHelp(let keys, let reason):
      return (.blockItems(keys, reason: Self.joined(reason, help: text)), .none)
    case .answer(let question, let command, let answers):
      return (command, answers.answering(question, reason: text))
    case .standupNote(let item): return standup.map { (.noteInStandup($0, item: item, text: text), .none) }
    case .search, .standupAbsent, .parkTopic: return nil
    }
  }

  /// A question that needs a reason opens a line for it; another asks for y.
  mutating func ask(_ question: Question, _ command: Command, _ answers: Answers) {
    isBusy = false
    if case .prompt(var prompt)? = overlay, prompt.isPending {
      prompt.isPending = false
      if case .changedMeanwhile(let newer) = question, prompt.seen[newer.item] != nil {
        return warn(of: newer, prompt)
      }
      heldPrompt = prompt
    }
    overlay =
      question.needsReason
      ? .prompt(Prompt(.answer(question, command, answers), label: "Reason", hint: question.sentence))
      : .confirm(question, command, answers)
  }

  /// Both texts stand in sight, and the same key again decides knowingly.
  private mutating func warn(of newer: NewerChange, _ prompt: Prompt) {
    var warned = prompt
    warned.seen.updateValue(newer.present, forKey: newer.item)
    warned.problem = "\(newer.sentence) Enter puts yours in its place, Esc keeps it."
    overlay = .prompt(warned)
  }

  private mutating func take(_ key: Key, confirming effect: Effect) -> [Effect] {
    guard key == .character("y") || key == .character("Y") else {
      closeOverlay()
      message = Note("Nothing was changed.")
      return []
    }
    overlay = nil
    return change(effect)
  }

  private mutating func take(_ key: Key, after prefix: Key) -> [Effect] {
    overlay = nil
    guard let action = settings.keys.action(for: Chord(prefix: prefix, key: key), on: screen) else {
      let known = settings.keys.followers(of: prefix, on: screen).map {
        "\($0.key.name) \($0.action.info.short)"
      }
      message = Note(
        "\(prefix.name) \(key.name) means nothing. After \(prefix.name): \(known.joined(separator: ", ")).",
        .complaint)
      return []
    }
    return start(action)
  }

  private mutating func take(_ key: Key, inPalette input: TextInput, _ choice: Int) -> [Effect] {
    let found = paletteEntries(input.text)
    if key == .enter {
      guard found.indices.contains(choice) else { return sayNothingMatches(input) }
      overlay = nil
      return run(found[choice])
    }
    if let moved = Self.moved(choice, by: key, count: found.count) {
      overlay = .palette(input: input, choice: moved)
    } else {
      var edited = input
      if edited.handle(key) {
        overlay = .palette(input: edited, choice: 0)
        return paletteNeeds(edited.text)
      }
    }
    return []
  }

  private mutating func take(_ key: Key, inHelp input: TextInput, _ choice: Int) -> [Effect] {
    let rows = HelpText.sections(on: screen, settings.keys, matching: input.text).listed
    if key == .enter {
      guard rows.indices.contains(choice) else { return sayNothingMatches(input) }
      overlay = nil
      return start(rows[choice].action)
    }
    if let moved = Self.moved(choice, by: key, count: rows.count) {
      overlay = .help(input: input, choice: moved)
    } else {
      var edited = input
      if edited.handle(key) { overlay = .help(input: edited, choice: 0) }
    }
    return []
  }

  /// What was typed stays, so that it can be mended.
  private mutating func sayNothingMatches(_ input: TextInput) -> [Effect] {
    message = Note("Nothing matches \(input.text). Other words find more.", .complaint)
    return []
  }

  /// Where arrows lead in a list under a line that is typed; nil for other keys.
  private static func moved(_ choice: Int, by key: Key, count: Int) -> Int? {
    switch key {
    case .down, .control("n"), .tab: clamp(choice + 1, count)
    case .up, .control("p"), .backTab: clamp(choice - 1, count)
    case .pageDown: clamp(choice + 10, count)
    case .pageUp: clamp(choice - 10, count)
    default: nil
    }
  }

  /// Opens the list of projects at the present one; what was typed since it was asked for is meant for it.
  mutating func chooseAmong(_ projects: [ProjectChoice]) -> [Effect] {
    isChangingProject = false
    let present = projects.firstIndex { $0.key == overview?.key } ?? 0
    overlay = .projects(projects, choice: present)
    return releaseHeldInputs()
  }

  private mutating func take(_ key: Key, among projects: [ProjectChoice], _ choice: Int) -> [Effect] {
    let step: Key =
      switch key {
      case .character("j"): .down
      case .character("k"): .up
      default: key
      }
    if let moved = Self.moved(choice, by: step, count: projects.count) {
      overlay = .projects(projects, choice: moved)
    } else if key == .enter, projects.indices.contains(choice) {
      overlay = nil
      if projects[choice].key == overview?.key { return [] }
      guard unsaved.isEmpty else {
        message = Note(
          "A change of this project is not stored: \(self.key(.retry)) tries again first.", .error)
        return []
      }
      (isChangingProject, isAwaitingChange) = (true, true)
      return [.openProject(projects[choice].key)]
    } else if key == .character("q") {
      overlay = nil
    }
    return []
  }
}
