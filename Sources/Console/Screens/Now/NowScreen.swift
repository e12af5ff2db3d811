import Domain

extension State {
  /// The cards of the start screen's sprint pane that the filter admits.
  var sprintRows: ItemList { arranged?.sprint ?? overview?.sprintCards ?? ItemList() }
}
