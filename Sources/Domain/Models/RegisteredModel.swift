/// A registered model with its versions, newest first.
package struct RegisteredModel: Equatable, Sendable {
  /// Unique in the project.
  package var name: String
  /// Nil where nobody wrote one.
  package var description: String?
  /// Key of the member who answers for it; nil for nobody.
  package var owner: String?
  /// Numbers of versions by the names that stand for them now, such as `champion`.
  package var aliases: [String: Int]
  /// By name; empty where the registry holds none.
  package var tags: [Run.Pair]
  /// Numbers that were deleted in the tracker are missing among them.
  package var versions: [ModelVersion]

  /// Versions are given newest first.
  package init(
    name: String, description: String?, owner: String?, aliases: [String: Int], tags: [Run.Pair] = [],
    versions: [ModelVersion]
  ) {
    self.name = name
    self.description = description
    self.owner = owner
    self.aliases = aliases
    self.tags = tags
    self.versions = versions
  }

  /// The names that stand for a version now, by the alphabet.
  package func aliases(of version: Int) -> [String] {
    aliases.filter { $0.value == version }.keys.sorted()
  }
}
