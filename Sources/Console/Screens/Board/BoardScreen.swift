import Domain

/// A column of the board with its cards, as the console shows it.
struct BoardColumn: Equatable {
  /// Heading, category and limit.
  var status: Status
  /// Those that the filter admits, in the order that was chosen.
  var items: ItemList
  /// All cards of the column, also those that the filter hides or that were not read.
  var count: Int
}

extension State {
  /// Columns from left to right.
  var boardColumns: [BoardColumn] {
    guard let overview else { return [] }
    return overview.workflow.columns.map { status in
      BoardColumn(status: status, items: cards(in: status.key), count: overview.count(in: status.key))
    }
  }

  /// The cards of a column that the filter admits, in the order that was chosen.
  func cards(in status: String) -> ItemList {
    arranged?.cards(in: status) ?? overview?.cards(in: status) ?? ItemList()
  }

  /// Goes to the nearest column with cards, keeping the row; folded columns are passed over.
  mutating func moveColumn(by step: Int) {
    let columns = boardColumns
    guard let column = columns.firstIndex(where: { $0.status.key == currentItem?.status }) else {
      selectedItem = columns.first { !isPassedOver($0) }?.items.first?.key
      return
    }
    let row = columns[column].items.place(of: selectedItem) ?? 0
    var target = column + step
    while columns.indices.contains(target), isPassedOver(columns[target]) { target += step }
    guard columns.indices.contains(target) else { return }
    let place = columnPlaces[columns[target].status.key]
    let known = columns[target].items.place(of: place).map { columns[target].items[$0] }
    passItem()
    select(known ?? columns[target].items[min(row, columns[target].items.count - 1)])
  }

  /// Folds the column of the selected card; the selection goes to the nearest card in sight.
  mutating func foldColumn() {
    guard let status = currentItem?.status else { return }
    guard boardColumns.contains(where: { $0.status.key != status && !folded.contains($0.status.key) }) else {
      message = Note("The last open column stays open.", .complaint)
      return
    }
    folded.insert(status)
    selectedItem = nearestCard(to: status)?.key
  }

  /// The card that was left in the nearest open column with cards, the right one of two.
  func nearestCard(to status: String) -> WorkItem? {
    let columns = boardColumns
    guard let place = columns.firstIndex(where: { $0.status.key == status }) else { return nil }
    let near = columns.indices.filter { !isPassedOver(columns[$0]) }
      .min { (abs($0 - place), -$0) < (abs($1 - place), -$1) }
    return near.flatMap { index in
      let known = columnPlaces[columns[index].status.key]
      return columns[index].items.first { $0.key == known } ?? columns[index].items.first
    }
  }

  /// Goes to a column by its status, to the card at which it was left.
  ///
  /// - Returns: false where it has no cards.
  @discardableResult mutating func enterColumn(_ status: String) -> Bool {
    if currentItem?.status == status { return true }
    let items = cards(in: status)
    guard let item = items.place(of: columnPlaces[status]).map({ items[$0] }) ?? items.first else {
      return false
    }
    passItem()
    select(item)
    return true
  }

  /// True where an item can be seen: not in a folded column of the board.
  func isInSight(_ item: WorkItem) -> Bool { screen != .board || !folded.contains(item.status) }

  private func isPassedOver(_ column: BoardColumn) -> Bool {
    column.items.isEmpty || folded.contains(column.status.key)
  }
}
