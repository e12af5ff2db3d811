/// Somebody who works on the project or signs for it.
package struct Member: Equatable, Sendable, Codable {
  /// Unique in the project; items name it as their assignee.
  package var key: String
  /// As people call them.
  package var name: String
  /// In the project's own words; no rule depends on it.
  package var role: String
  /// False for those who only sign or look on, such as the customer.
  package var isInTeam: Bool

  /// Somebody by the key that everything else names.
  package init(key: String, name: String, role: String, isInTeam: Bool) {
    self.key = key
    self.name = name
    self.role = role
    self.isInTeam = isInTeam
  }
}

extension [Member] {
  /// What the screens call somebody: the key itself where no member has it.
  package func name(of key: String) -> String { first { $0.key == key }?.name ?? key }

  /// The key of whoever is named: by exactly that key, else by key or name in any case.
  ///
  /// - Throws: `Objection` where the name is nobody's.
  package func key(named text: String) throws -> String {
    if contains(where: { $0.key == text }) { return text }
    let wanted = text.lowercased()
    guard let found = first(where: { $0.key.lowercased() == wanted || $0.name.lowercased() == wanted }) else {
      throw Objection.refusal(.unknownMember(text, known: map(\.name)))
    }
    return found.key
  }

  /// The keys of those who are named in a line, with commas between: by key or by name, in any case.
  ///
  /// - Throws: `Objection` where a name is nobody's.
  package func keys(named line: String) throws -> [String] {
    var keys: [String] = []
    for part in line.split(separator: ",") {
      let typed = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !typed.isEmpty else { continue }
      let found = try key(named: typed)
      if !keys.contains(found) { keys.append(found) }
    }
    return keys
  }

  /// A line without the `@name` at its end, and the key of who is named there; nil where nobody is.
  ///
  /// The beginning of a key or name is enough where only one member's begins so.
  ///
  /// - Throws: `Objection` where the name is nobody's.
  package func owner(endOf line: String) throws -> (text: String, key: String?) {
    guard let mark = line.lastIndex(of: "@"),
      mark == line.startIndex || line[line.index(before: mark)].isWhitespace,
      line[mark...].dropFirst().first?.isWhitespace == false
    else { return (line, nil) }
    let typed = line[mark...].dropFirst().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let begun = filter {
      $0.key.lowercased().hasPrefix(typed.lowercased()) || $0.name.lowercased().hasPrefix(typed.lowercased())
    }
    if begun.count != 1, typed.contains(" "), (try? keys(named: typed)) == nil { return (line, nil) }
    let key = begun.count == 1 ? begun[0].key : try keys(named: typed).first
    return (String(line[..<mark]), key)
  }
}
