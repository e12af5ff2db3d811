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
    // Where names do not fit, the keys stay and the present screen keeps its name.
    let names = [columns < 100 ? 1 : 2, 1].map { row(gap: $0, state.title) }
    let keys = row(gap: 1) { isHere($0) ? state.title(of: $0) : $0.action.map { state.key($0) } }
    let own = row(gap: 1) { isHere($0) ? state.title(of: $0) : nil }
    let room = { (row: TabRow) in columns - row.columns }
    guard remark > 0 else { return names.first { room($0) >= 0 } ?? keys }
    return (names + [keys]).first { room($0) >= remark + 3 }
      ?? (room(keys) >= leastRemark + 3 ? keys : own)
  }
}
