import Domain

/// Which cards of a column are in sight, so that the selected one is and the room is filled.
///
/// From the top as far as that reaches; further down by half a window at a time, for a key that moves all cards
/// costs many bytes. The place follows from the selection alone.
struct CardWindow {
  /// A card that is in sight.
  struct Placed {
    /// Its place in the column.
    var index: Int
    /// Its first row.
    var row: Int
    /// What it shows.
    var lines: [Card.Line]

    /// The row under it and under the blank one that a card of more than one line has there.
    var end: Int { row + lines.count + (lines.count == 1 ? 0 : 1) }
  }

  /// From the top.
  private(set) var cards: [Placed] = []
  /// How many cards are out of sight above; only where there is room to say so.
  var above: Int { hasSigns ? cards.first?.index ?? 0 : 0 }
  /// How many cards are out of sight below.
  let below: Int
  /// True where a row is kept for each side on which cards are out of sight.
  let hasSigns: Bool
  /// The first free row under the cards.
  var end: Int { cards.last.map { $0.row + $0.lines.count } ?? 0 }

  /// Lays out only what is in sight: a column may hold thousands of cards.
  ///
  /// - Parameter tallest: most rows that a card of this shape takes, its blank line included.
  init(_ items: ItemList, around anchor: Int, rows: Int, tallest: Int, lines: (WorkItem) -> [Card.Line]) {
    hasSigns = rows > 3
    let sign = hasSigns ? 1 : 0
    var known: [Int: [Card.Line]] = [:]
    func card(_ index: Int) -> [Card.Line] {
      if let card = known[index] { return card }
      let card = lines(items[index])
      known[index] = card
      return card
    }
    var found = Self.placed(from: 0, of: items.count, in: 0..<rows, card)
    if found.count < items.count {
      found = Self.placed(from: 0, of: items.count, in: 0..<(rows - sign), card)
    }
    if let last = found.last?.index, last < anchor {
      let room = rows - 2 * sign
      // Under the lowest card no blank line is needed; of three cards, two make half a window.
      let half = max(1, ((room + 1) / tallest + 1) / 2)
      // The lowest card that must be in sight.
      let low = min(items.count - 1, (anchor + half - 1) / half * half)
      let limit = low == items.count - 1 ? room + sign : room
      let first = Self.first(above: low, rows: limit, card)
      found = Self.placed(from: first, of: items.count, in: sign..<(sign + limit), card)
    }
    cards = found
    below = items.count - (found.last.map { $0.index + 1 } ?? 0)
  }

  /// Cards downwards as far as the rows reach; one at least.
  private static func placed(
    from first: Int, of count: Int, in rows: Range<Int>, _ card: (Int) -> [Card.Line]
  ) -> [Placed] {
    var placed: [Placed] = []
    for index in first..<max(first, count) {
      let next = Placed(index: index, row: placed.last?.end ?? rows.lowerBound, lines: card(index))
      if !placed.isEmpty, next.row + next.lines.count > rows.upperBound { break }
      placed.append(next)
    }
    return placed
  }

  /// The uppermost card that is in sight together with a lower one.
  private static func first(above low: Int, rows: Int, _ card: (Int) -> [Card.Line]) -> Int {
    var (first, used) = (low, card(low).count)
    while first > 0 {
      let next = card(first - 1).count
      used += next == 1 ? 1 : next + 1
      guard used <= rows else { break }
      first -= 1
    }
    return first
  }
}
