/// Something that happened, in the direction in which it was applied.
///
/// A fact says what it changed from and to, so turning an event round is its
/// inverse and both directions can be checked against the present rows.
package struct Event: Equatable, Sendable {
  /// As it happened first, whichever way the event goes.
  package var fact: Fact
  /// True where the fact was taken back, so that its `to` became its `from`.
  package var isReversed: Bool

  /// Forwards, where nothing else is said.
  package init(_ fact: Fact, reversed: Bool = false) {
    self.fact = fact
    isReversed = reversed
  }

  /// What takes this event back; its own inverse is the event again.
  package var inverse: Event { Event(fact, reversed: !isReversed) }
}

extension [Event] {
  /// Items that an operation changed, each once, the one that it was about first: what was done first is taken
  /// back last.
  package var items: [ItemKey] {
    let items = compactMap(\.fact.item)
    var seen: Set<ItemKey> = []
    return (first?.isReversed == true ? items.reversed() : items).filter { seen.insert($0).inserted }
  }
}
