import Domain
import Drawing

/// What the mouse does where it is switched on: nothing that a key does not do too (`interaction.md` 2.1).
extension State {
  /// A report of the mouse, with what was under the pointer.
  mutating func take(_ event: MouseEvent) -> [Effect] {
    let targets = event.regions.compactMap(ClickTarget.init)
    if overlay != nil { return takeInOverlay(event.kind, targets) }
    // As a key does: what was said stands in the place of what is selected now.
    if message?.isError == false, event.kind != .release, event.kind != .drag { message = nil }
    switch event.kind {
    case .wheelUp: return scroll(.goUp, over: targets)
    case .wheelDown: return scroll(.goDown, over: targets)
    case .press:
      // What lies in a pane is clicked in the pane: the focus goes there first.
      if targets.count > 1, case .pane = targets[0] { _ = click(targets[0]) }
      return click(targets.last)
    default: return []
    }
  }

  /// A row of a list is chosen by a click and taken by a second one; of what lies below, nothing is in reach.
  private mutating func takeInOverlay(_ kind: MouseEvent.Kind, _ targets: [ClickTarget]) -> [Effect] {
    switch kind {
    case .wheelUp: return overlay?.choice == nil ? [] : takeInOverlay(.up)
    case .wheelDown: return overlay?.choice == nil ? [] : takeInOverlay(.down)
    case .press:
      if case .key(let key)? = targets.last { return takeInOverlay(key) }
      guard case .row(let row)? = targets.last, targets.contains(.popup), let choice = overlay?.choice else {
        return []
      }
      if choice == row { return takeInOverlay(.enter) }
      overlay?.choice = row
      return []
    default: return []
    }
  }

  /// The wheel moves what is under it.
  private mutating func scroll(_ action: Action, over targets: [ClickTarget]) -> [Effect] {
    switch targets.first {
    case .pane(let number): focusPane(number)
    case .column(let status): guard enterColumn(status) else { return [] }
    case .preview: return []
    // Beside the columns nothing moves.
    default: if screen == .board { return [] }
    }
    // Beside a list, what is cut moves, and what is not stays as it is.
    if pane > 0, [.runs, .models, .journal].contains(screen) {
      scroll(by: action == .goUp ? -1 : 1, last: lastScrollBesideList)
      return []
    }
    return perform(action)
  }

  private mutating func click(_ target: ClickTarget?) -> [Effect] {
    switch target {
    case .tab(let screen): return show(screen)
    case .pane(let number): focusPane(number)
    case .item(let text):
      focus = .sprint
      // A second click on the same card opens it.
      if selectedItem?.description == text { return start(.open) }
      if let item = ItemKey(text).flatMap({ overview?.item($0) }) { select(item) }
    case .column(let status): enterColumn(status)
    case .row(let row): return select(row: row)
    case .cell(let cell): select(cell)
    case .key(let key): return take(key)
    case .popup, .preview, nil: break
    }
    return []
  }
}
