import Domain

extension State {
  /// Open items by rank, or in the order that was chosen: the backlog from its top.
  var backlogRows: ItemList {
    arranged?.backlog ?? overview?.backlog ?? ItemList()
  }
}
