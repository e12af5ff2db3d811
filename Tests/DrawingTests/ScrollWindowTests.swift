import Testing

@testable import Drawing

@Suite struct ScrollWindowTests {
  @Test func theSelectedRowIsAlwaysInSight() {
    for rows in 1...12 {
      for total in 1...40 {
        for selected in 0..<total {
          let window = ScrollWindow(selected: selected, of: total, rows: rows)
          #expect(window.range.contains(selected), "\(selected) of \(total) in \(rows)")
          #expect(window.count == min(rows, total) && window.range.upperBound <= total)
        }
      }
    }
  }
}
