import Domain

/// What narrows and orders the lists, on whatever screen they are.
extension State {
  /// Filters and orders, which every list of items follows.
  mutating func performList(_ action: Action) {
    let before = (itemOrder, runOrder)
    switch action {
    case .filterMine:
      filter.person = person
      filter.personName = overview?.memberName(person)
    case .filterBlocked: filter.isBlockedOnly = true
    case .filterSprint: filter.sprint = overview?.sprint?.key
    case .filterEpic: filter.epic = actedItem?.epic
    case .filterNone: filter = ItemFilter()
    case .filterDeleted: return switchDeletedRuns()
    case .sortByRank: itemOrder = .rank
    case .sortByAge: itemOrder = .age
    case .sortByPoints: itemOrder = .points
    case .sortByPerson: itemOrder = .person
    case .sortRunsByStart: runOrder = .start
    case .sortRunsByName: runOrder = .name
    case .sortRunsByValue: runOrder = .value
    default: break
    }
    // What the filter shows was said when it was set.
    if before != (itemOrder, runOrder) { keepSelections() } else { filterChanged() }
  }

  /// Keeps the selection in view and says what is shown.
  mutating func filterChanged() {
    keepSelections()
    if !filter.isEmpty {
      message = Note("Shown: \(filter.words). \(key(.cancel)) or \(key(.filterNone)) shows all again.")
    }
  }
}
