import Domain

/// The chain of item, run and version, walked by key (`domain.md` 0).
extension State {
  /// The run that belongs to what is selected: a running one before others.
  var linkedRun: Run? {
    guard let overview else { return nil }
    if screen == .models { return overview.run(currentVersion?.version.run) }
    guard let key = actedItem?.key.description else { return nil }
    let own = overview.runs.filter { $0.item == key }
    return own.first(where: \.isRunning) ?? own.first
  }

  /// The version that was made from the selected run.
  var linkedVersion: VersionRow? {
    guard let run = currentRun?.key else { return nil }
    return versionRows.first { $0.version.run == run }
  }

  /// The item of the selected run, or of the run that the selected version was made from.
  var linkedItem: ItemKey? {
    let run = screen == .models ? linkedRun : currentRun
    return run?.item.flatMap { ItemKey($0) }
  }

  /// The links of the item's page in their order; none while it is not read.
  var shownLinks: [ItemDetail.Link] {
    guard let overview, let detail, detail.item.key == selectedItem else { return [] }
    return ItemLines.shownLinks(of: detail, overview)
  }

  /// The place of the selected link, also where links went away meanwhile.
  var shownLinkIndex: Int { Self.clamp(linkIndex, shownLinks.count) }

  /// The link that Enter opens; nil where the keys go elsewhere.
  var currentLink: ItemDetail.Link? {
    guard listInFocus == .links else { return nil }
    let links = shownLinks
    return links.isEmpty ? nil : links[shownLinkIndex]
  }

  /// Where a link leads to.
  enum Destination { case item(ItemKey), run(Run), version(VersionID), deliverable(Deliverable) }

  /// Nil for what has no page, or is not in the project any more.
  func destination(of link: ItemDetail.Link) -> Destination? {
    switch link.end {
    case .item:
      ItemKey(link.target).flatMap { $0.project == overview?.key ? .item($0) : nil }
    case .run: overview?.run(link.target).map { .run($0) }
    case .version(let number):
      versionRows.first { $0.id == VersionID(model: link.target, number: number) }.map { .version($0.id) }
    case .deliverable:
      overview?.deliverables.first {
        $0.code == link.target && $0.evidence.contains(selectedItem?.description ?? "")
      }.map { .deliverable($0) }
    case .nothing: nil
    }
  }

  /// Goes to what the selected link leads to.
  mutating func openLink() -> [Effect] {
    switch currentLink.flatMap(destination) {
    case .item(let key): return openItem(key)
    case .run(let run): return show(run: run)
    case .version(let version):
      selectedVersion = version
      return goInto(.models)
    case .deliverable(let row):
      cycleIndex = overview?.cycles.firstIndex { $0.key == row.cycle } ?? cycleIndex
      cellIndex = phaseRows.firstIndex { $0.code == row.code } ?? cellIndex
      (showsAllSteps, panes[.phases]) = (false, PhasePane.list.rawValue)
      return goInto(.phases)
    case nil: return []
    }
  }

  /// Follows a link; `Esc` and `q` come back.
  mutating func follow(_ action: Action) -> [Effect] {
    switch action {
    case .goToEpic: return openItem(actedItem?.epic.flatMap { ItemKey($0) })
    case .goToItem: return openItem(linkedItem)
    case .goToHistory:
      let effects = openItem(actedItem?.key)
      if screen == .item { panes[.item] = ItemPane.history.rawValue }
      return effects
    case .goToRun:
      guard let run = linkedRun else { return sayMissing(.goToRun) }
      return show(run: run)
    case .goToVersion:
      guard let version = linkedVersion else { return sayMissing(.goToVersion) }
      selectedVersion = version.id
      return goInto(.models)
    default: return []
    }
  }

  /// Goes into an item's page, or says that there is none to go to.
  mutating func openItem(_ key: ItemKey?) -> [Effect] {
    guard let key else {
      message = Note("No item is linked: the chain is broken here.", .complaint)
      return []
    }
    // The way back leads to what was selected before; what `goInto` would read is of that.
    _ = goInto(.item)
    selectedItem = key
    return screenReads()
  }

  private mutating func sayMissing(_ action: Action) -> [Effect] {
    message = Availability.objection(to: action, self).map { Note($0, .complaint) }
    return []
  }
}
