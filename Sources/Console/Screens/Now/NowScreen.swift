import Domain

extension State {
  /// The cards of the start screen's sprint pane: doing columns from the right, oldest
  /// first, then what waits in the sprint.
  var sprintRows: [WorkItem] {
    guard let overview else { return [] }
    let columns = overview.workflow.columns
    let working = columns.filter { $0.category == .doing }.flatMap { overview.items(in: $0.key) }
    let doing = StandupWalk.order(admitted(working), workflow: overview.workflow).compactMap(overview.item)
    guard let sprint = overview.sprint?.key else { return doing }
    let waiting = columns.filter { $0.category == .todo }.reversed().flatMap { overview.items(in: $0.key) }
    return doing + admitted(waiting).filter { $0.sprint == sprint && !$0.isEpic }
  }

  /// Goes in; what is opened depends on the pane in focus.
  mutating func open() -> [Effect] {
    switch screen {
    case .now where focus == .checklists: return goInto(.phases)
    case .now where focus == .runs: return goInto(.runs)
    case .now where focus == .models: return goInto(.models)
    case .now, .board, .backlog: return currentItem == nil ? [] : goInto(.item)
    case .runs: return follow(.goToItem)
    case .models: return follow(.goToRun)
    default: return []
    }
  }
}
