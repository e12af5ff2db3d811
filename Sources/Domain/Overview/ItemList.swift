/// Some of the items that are held, in an order: places in one array that every list shares.
///
/// Thousands of items stand in several lists at once; a copy for each would cost more memory than the
/// items themselves, and more time at each key than drawing them.
package struct ItemList: RandomAccessCollection, Sendable {
  private let items: [WorkItem]
  private let places: [Int]
  private let index: [ItemKey: Int]

  /// - Parameters:
  ///   - places: indices of `items`, in the order of the list.
  ///   - index: the same by the items' keys, so that looking for one touches no other; empty where nobody made it.
  init(_ places: [Int], of items: [WorkItem], index: [ItemKey: Int] = [:]) {
    self.items = items
    self.places = places
    self.index = index
  }

  /// All of some items, in their own order.
  package init(_ items: [WorkItem] = []) { self.init(Array(items.indices), of: items) }

  /// Always 0.
  package var startIndex: Int { 0 }
  /// How many there are.
  package var endIndex: Int { places.count }
  /// The item at a place of the list.
  package subscript(index: Int) -> WorkItem { items[places[index]] }

  /// Where an item stands in this list.
  package func place(of key: ItemKey?) -> Int? {
    guard let key else { return nil }
    if index.isEmpty { return places.firstIndex { items[$0].key == key } }
    return index[key].flatMap(places.firstIndex(of:))
  }

  /// The points of all that are estimated, and how many are not.
  ///
  /// Taken from where the items are held: copying thousands of them costs more than a frame.
  package var estimates: (points: Double, missing: Int) {
    places.reduce(into: (points: 0, missing: 0)) { sum, place in
      if let estimate = items[place].estimate { sum.points += estimate } else { sum.missing += 1 }
    }
  }

  /// Those that a condition admits, in the same order.
  package func filter(_ isIncluded: (WorkItem) -> Bool) -> ItemList {
    ItemList(places.filter { isIncluded(items[$0]) }, of: items, index: index)
  }

  /// The same items by a value of each, the least first; where two are level, by their keys.
  ///
  /// - Parameter value: asked for once for each item.
  package func sorted<Value: Comparable>(by value: (WorkItem) -> Value) -> ItemList {
    let valued = places.map { (place: $0, value: value(items[$0])) }
    let order = valued.sorted { left, right in
      left.value == right.value ? items[left.place].key < items[right.place].key : left.value < right.value
    }
    return ItemList(order.map(\.place), of: items, index: index)
  }
}

extension ItemList: Equatable {
  /// The same items in the same order, wherever they are held.
  package static func == (left: ItemList, right: ItemList) -> Bool { left.elementsEqual(right) }
}
