import Domain
import Drawing

/// Which columns of the board stand where: open ones side by side, folded ones as strips in
/// their place between them, and those without room in a line above.
struct BoardLayout {
  /// Open ones with their places, from the left.
  private(set) var columns: [(column: BoardColumn, rect: Rect)] = []
  /// Folded ones with their places; none where there is little room.
  private(set) var strips: [(column: BoardColumn, rect: Rect)] = []
  /// What the line above names at its left and at its right; nil where all columns have room.
  private(set) var line: (rect: Rect, before: [BoardColumn], after: [BoardColumn])?

  /// Columns narrower than this cannot hold a card.
  private static let narrowest = 22
  /// A column of a narrow terminal is wider, so that a title can be read.
  private static let readable = 26
  private static let stripColumns = 5
  /// Below this a strip would take room that a card needs.
  private static let leastForStrips = 60

  /// - Parameter focused: the status of the column that must be in sight.
  init(_ all: [BoardColumn], folded: Set<String>, focused: String?, in area: Rect) {
    let open = all.indices.filter { !folded.contains(all[$0].status.key) }
    guard !open.isEmpty else { return }
    let hasStrips = area.columns >= Self.leastForStrips
    let room = area.columns - (hasStrips ? (all.count - open.count) * Self.stripColumns : 0)
    let least = room / open.count >= Self.narrowest ? Self.narrowest : Self.readable
    let fitting = max(1, min(open.count, room / least))
    let place = open.firstIndex { all[$0].status.key == focused } ?? 0
    let start = min(max(0, place - (fitting - 1) / 2), open.count - fitting)
    let visible = open[start..<(start + fitting)]
    var shown = (visible.first ?? 0)...(visible.last ?? 0)
    if hasStrips { shown = Self.widened(shown, over: all, folded) }
    let inRow = shown.filter { hasStrips || visible.contains($0) }
    var body = area
    if inRow.count < all.count {
      let (top, rest) = area.splitTop(1)
      body = rest
      let others = all.indices.filter { !inRow.contains($0) }
      line = (
        top, others.filter { $0 < shown.lowerBound }.map { all[$0] },
        others.filter { $0 > shown.lowerBound }.map { all[$0] }
      )
    }
    layOut(inRow.map { all[$0] }, folded, in: body)
  }

  /// True where the same open columns stand at the same places.
  func hasPlaces(of other: BoardLayout) -> Bool {
    columns.elementsEqual(other.columns) {
      $0.rect == $1.rect && $0.column.status.key == $1.column.status.key
    }
  }

  /// With the folded columns at either edge.
  private static func widened(
    _ range: ClosedRange<Int>, over all: [BoardColumn], _ folded: Set<String>
  ) -> ClosedRange<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low > 0, folded.contains(all[low - 1].status.key) { low -= 1 }
    while high < all.count - 1, folded.contains(all[high + 1].status.key) { high += 1 }
    return low...high
  }

  private mutating func layOut(_ row: [BoardColumn], _ folded: Set<String>, in body: Rect) {
    let stripCount = row.count { folded.contains($0.status.key) }
    let wide = Rect(0, 0, body.columns - stripCount * Self.stripColumns, 1).columns(row.count - stripCount)
    var widths = wide.map(\.columns)[...]
    var rest = body
    for column in row {
      let isFolded = folded.contains(column.status.key)
      let (rect, others) = rest.splitLeft(isFolded ? Self.stripColumns : widths.popFirst() ?? 0)
      rest = others
      if isFolded { strips.append((column, rect)) } else { columns.append((column, rect)) }
    }
  }
}
