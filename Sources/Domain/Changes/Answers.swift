/// What the person has already answered; the reason stands in the log with the change.
package struct Answers: Equatable, Sendable, Codable {
  /// The reason given, where one is asked for.
  package var reason: String?
  /// True where the person has said yes to every question that needs no reason.
  private(set) var isConfirmed: Bool
  /// What stood on the screen when the change was asked for: columns, or texts of the edited field.
  ///
  /// An item that is not in it is changed whatever it holds, as by a verb.
  package private(set) var seen: [ItemKey: String?]
  /// The question that was answered last; nil where all answers were given beforehand.
  private(set) var last: Last?

  /// A question, and what had been answered when it was asked.
  struct Last: Equatable, Sendable, Codable {
    /// What was asked, in the words that were answered.
    var question: Question
    /// The reason by then; nil where none was given.
    var reason: String?
    /// Whether it was asked although everything had been said yes to.
    var isConfirmed: Bool
  }

  /// Nothing was asked yet where nothing is said.
  package init(reason: String? = nil, isConfirmed: Bool = false, seen: [ItemKey: String?] = [:]) {
    self.reason = reason
    self.isConfirmed = isConfirmed
    self.seen = seen
  }

  /// The first attempt: nothing was asked yet.
  package static let none = Answers()

  /// As it was before the last question.
  var beforeLast: Answers {
    guard let last else { return self }
    return Answers(reason: last.reason, isConfirmed: last.isConfirmed, seen: seen)
  }

  /// These answers with one to the question that they led to.
  package func answering(_ question: Question, reason typed: String? = nil) -> Answers {
    var answers = self
    if case .changedMeanwhile(let newer) = question {
      answers.seen.updateValue(newer.present, forKey: newer.item)
      return answers
    }
    // An answer leaves no question of its kind open: one that comes all the same takes the place of the last.
    if last?.question.needsReason == question.needsReason { answers = beforeLast }
    answers.last = Last(question: question, reason: answers.reason, isConfirmed: answers.isConfirmed)
    if question.needsReason { answers.reason = typed } else { answers.isConfirmed = true }
    return answers
  }
}

/// What somebody else made of an item while it was being changed here.
package struct NewerChange: Equatable, Sendable, Codable {
  /// What was changed.
  package var item: ItemKey
  /// The field that was edited; nil where the item was moved.
  package var field: ItemField?
  /// The column's key or the field's text, as it is stored now; nil for an empty field.
  package var present: String?
  /// The same as the screens name it.
  package var name: String
  /// What it was to be here, as the screens name it.
  package var wanted: String
  /// The name of the person who did it; nil where the log does not tell.
  package var by: String?
  /// When it was, as the screens write times.
  package var time: String?

  /// Whether what was asked for is to be done knowingly.
  var question: String {
    field == nil
      ? "\(sentence) Move it to \(wanted) all the same?" : "\(sentence) Set it to \"\(wanted)\" all the same?"
  }

  /// Who saved what and when.
  package var sentence: String {
    let who = by ?? "Somebody"
    let when = time.map { " (\($0))" } ?? ""
    guard let field else { return "\(who) moved \(item) to \(name) meanwhile\(when)." }
    return "\(who) set the \(field.rawValue) of \(item) to \"\(name)\" meanwhile\(when)."
  }
}
