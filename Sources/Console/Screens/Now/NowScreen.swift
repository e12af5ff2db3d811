import Domain

extension State {
  /// The cards of the start screen's sprint pane that the filter admits.
  var sprintRows: ItemList { admitted(overview?.sprintCards ?? ItemList()) }
}
