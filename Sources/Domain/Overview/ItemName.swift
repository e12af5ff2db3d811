/// An item as a search offers it.
package struct ItemName: Equatable, Sendable {
  /// Opens it.
  package var key: ItemKey
  /// In full.
  package var title: String

  /// Wherever the item stands.
  package init(key: ItemKey, title: String) {
    self.key = key
    self.title = title
  }
}
