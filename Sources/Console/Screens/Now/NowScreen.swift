import Domain

extension State {
  /// The cards of the start screen's sprint pane that the filter admits.
  var sprintRows: ItemList { admitted(overview?.sprintCards ?? ItemList()) }

  /// Goes in; what is opened depends on the pane in focus.
  mutating func open() -> [Effect] {
    switch screen {
    case .now where focus == .checklists: return goInto(.phases)
    case .now where focus == .runs: return goInto(.runs)
    case .now where focus == .models: return goInto(.models)
    case .now, .board, .backlog, .reports: return currentItem == nil ? [] : goInto(.item)
    case .phases: return openCell()
    case .item: return openLink()
    case .journal: return changedItem.map { openItem($0) } ?? []
    case .runs: return follow(.goToItem)
    case .models: return follow(.goToRun)
    default: return []
    }
  }
}
