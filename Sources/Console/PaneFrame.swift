import Drawing

/// The frame of one of several panes of a screen: where others are out of sight it says which one of
/// how many it is, and a click into it goes to it.
struct PaneFrame {
  let isFocused: Bool
  private let number: Int
  private let count: Int
  private let areAllShown: Bool

  /// - Parameter shown: how many panes of the screen are in sight.
  init<Pane: RawRepresentable & CaseIterable & Equatable>(_ pane: Pane, focus: Pane, shown: Int)
  where Pane.RawValue == Int {
    isFocused = pane == focus
    number = pane.rawValue
    count = Pane.allCases.count
    areAllShown = shown == Pane.allCases.count
  }

  /// The name of its place for the mouse.
  var region: String { ClickTarget.region(ofPane: number) }

  func panel(
    _ title: String, remark: String = "", remarkRole: Role = .secondary, foot: SafeText = ""
  ) -> Panel {
    Panel(
      SafeText(title + (areAllShown ? "" : "  \(number + 1)/\(count)")), remark: SafeText(remark),
      isFocused: isFocused, remarkRole: remarkRole, foot: foot)
  }
}
