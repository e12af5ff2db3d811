import TestSupport
import Testing

@testable import Drawing

@Suite struct ChartTests {
  @Test(arguments: [
    (0.0, 0.0), (1, 1), (1.2, 1.5), (7, 8), (99, 100), (0.3, 0.3), (0.031, 0.04), (1e300, 1e300),
  ])
  func endsOfAxesAreRound(_ value: Double, _ rounded: Double) {
    #expect(abs(NiceScale.roundedUp(value) - rounded) <= abs(rounded) * 1e-9)
  }

  @Test func aRangeHoldsItsValuesAndLittleMore() {
    for (low, high) in [(0.0843, 0.1421), (-3, 12), (5, 5.000001), (1e-9, 2e-9), (-1e300, 1e300)] {
      let range = NiceScale.around(low, high)
      #expect(range.low <= low && range.high >= high)
      #expect(range.high - range.low <= (high - low) * 1.45)
    }
  }

  @Test func aCurveWithAGapIsDrawnFromFiniteValuesOnly() {
    let points = [(0.0, 4.0), (1, 3), (2, .nan), (3, 1), (4, 0)]
    let drawn = picture(24, 6) { canvas in
      LineChart([ChartSeries(name: "R1", points: points.map { (x: $0.0, y: $0.1) })], form: .ascii)
        .draw(on: &canvas, in: canvas.bounds)
    }
    #expect(drawn.contains("x"), "the bad value has a mark")
    #expect(drawn.contains("R1 0"), "the newest value stands beside the curve")
    #expect(!drawn.contains("NaN"))
  }

  @Test(arguments: [
    [1.5e308, -1.5e308, 0], [Double.greatestFiniteMagnitude], [-Double.greatestFiniteMagnitude],
    [.leastNonzeroMagnitude, 0],
  ]) func valuesAtTheEndsOfWhatANumberHoldsAreDrawn(_ values: [Double]) {
    let points = values.enumerated().map { (x: Double($0.offset), y: $0.element) }
    let drawn = picture(40, 8) { canvas in
      LineChart([ChartSeries(name: "R1", points: points)], form: .ascii).draw(on: &canvas, in: canvas.bounds)
    }
    #expect(drawn.contains("R1"))
  }

  @Test(arguments: [(0, 0), (1, 1), (3, 200), (200, 3)])
  func everySizeIsDrawn(_ columns: Int, _ rows: Int) {
    for form in ChartForm.allCases {
      let drawn = picture(columns, rows) { canvas in
        LineChart([ChartSeries(name: "R", points: [(x: 0, y: 1), (x: 1, y: 2)])], form: form)
          .draw(on: &canvas, in: canvas.bounds)
      }
      #expect(drawn.split(separator: "\n", omittingEmptySubsequences: false).count == max(1, rows))
    }
  }

  @Test func barsAndTheirIdealStandOnOneScale() {
    let drawn = picture(17, 8) { canvas in
      BarChart(
        bars: [.init(label: "9", value: 10, text: "10"), .init(label: "10", value: 5, text: "5")],
        marks: [10, 5], highest: 10
      ).draw(on: &canvas)
    }
    #expect(drawn.contains("10"))
    #expect(drawn.split(separator: "\n").filter { $0.contains("█████") }.count == 5)
  }
}
