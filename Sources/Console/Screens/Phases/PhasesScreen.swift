import Domain

extension State {
  var currentCycle: Cycle? {
    guard let cycles = overview?.cycles, !cycles.isEmpty else { return nil }
    return cycles[min(cycleIndex, cycles.count - 1)]
  }

  /// The checklist rows of the cycle in view, in template order.
  var phaseRows: [Deliverable] {
    guard let overview, let cycle = currentCycle else { return [] }
    return overview.deliverables.filter { $0.cycle == cycle.key }
  }
}
