import Drawing

/// The frame of one of several panes of a screen: where others are out of sight it says which one of
/// how many it is, and a click into it goes to it.
struct PaneFrame {
  /// True where keys go to the pane.
  let isFocused: Bool
  /// Behind the title, such as `  2/4`; empty where all panes are in sight.
  let place: String
  private let number: Int

  /// - Parameter shown: how many panes of the screen are in sight.
  init<Pane: RawRepresentable & CaseIterable & Equatable>(_ pane: Pane, focus: Pane, shown: Int)
  where Pane.RawValue == Int {
    isFocused = pane == focus
    number = pane.rawValue
    let count = Pane.allCases.count
    place = shown == count ? "" : "  \(number + 1)/\(count)"
  }

  /// The name of its place for the mouse.
  var region: String { ClickTarget.pane(number).region }

  /// A panel whose title says which one of how many it is.
  func panel(
    _ title: String, remark: String = "", remarkRole: Role = .secondary, foot: SafeText = ""
  ) -> Panel {
    Panel(
      SafeText(title + place), remark: SafeText(remark), isFocused: isFocused, remarkRole: remarkRole,
      foot: foot)
  }
}
