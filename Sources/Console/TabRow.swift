import Drawing

/// The tabs in so many columns: what narrows the lists is never left out, so names give way to it.
struct TabRow {
  /// A screen as its tab stands there.
  struct Tab {
    var screen: ScreenID
    var text: SafeText
    /// True where it is the screen that is shown, or the one that the page was opened from.
    var isHere: Bool
  }

  let tabs: [Tab]
  /// Columns between two of them.
  let gap: Int

  /// Columns that they take, with the blank at the left.
  var columns: Int { tabs.reduce(1 - gap) { $0 + $1.text.width + gap } }

  /// A remark that is cut to less than this says too little.
  private static let leastRemark = 20

  /// The fullest row that leaves room for a remark of so many columns; where none does, the remark is cut.
  static func fitting(_ state: State, columns: Int, remark: Int) -> TabRow {
    let isHere = { (screen: ScreenID) in screen == state.screen || state.trail.first?.screen == screen }
    func row(gap: Int, _ name: (ScreenID) -> String?) -> TabRow {
      let tabs = ScreenID.numbered.compactMap { screen in
        name(screen).map { Tab(screen: screen, text: SafeText($0), isHere: isHere(screen)) }
      }
      return TabRow(tabs: tabs, gap: gap)
    }
    // Where names do not fit, the keys stay and the present screen keeps its name. Each row is made only
    // where the fuller ones had no room: the first one nearly always has.
    let names = { (gap: Int) in row(gap: gap, state.title) }
    let keys = { row(gap: 1) { isHere($0) ? state.title(of: $0) : $0.action.map { state.key($0) } } }
    let room = { (row: TabRow) in columns - row.columns }
    let least = remark > 0 ? remark + 3 : 0
    for gap in columns < 100 ? [1] : [2, 1] {
      let row = names(gap)
      if room(row) >= least { return row }
    }
    let short = keys()
    guard remark > 0, room(short) < min(remark, leastRemark) + 3 else { return short }
    return row(gap: 1) { isHere($0) ? state.title(of: $0) : nil }
  }
}
