import Foundation
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

  @Test(arguments: [2, 3, 4, 5]) func aRangeHoldsItsValuesBetweenRoundMarks(_ intervals: Int) {
    for (low, high) in [(0.0843, 0.1421), (-3, 12), (5, 5.000001), (1e-9, 2e-9), (1.38, 2.4), (0, 0.1)] {
      let range = NiceScale.around(low, high, intervals: intervals)
      #expect(range.low <= low && range.high >= high)
      #expect(range.high - range.low <= (high - low) * 2.1, "\(low) to \(high) in \(range)")
      let step = (range.high - range.low) / Double(intervals)
      #expect(abs(NiceScale.roundedUp(step) - step) < step * 1e-6, "\(step) is a round number")
      #expect(
        abs((range.low / step).rounded() - range.low / step) < max(1e-6, abs(low / step) * 1e-9),
        "marks are its multiples")
    }
  }

  @Test(arguments: [
    (9e14, 4, "9.00e14"), (9e14, 4, "9.00e14"), (-9e14, 6, "-9.00e14"), (0.5, 20, "0.5000"),
    (123_456, 4, "123456.0000"),
    (9e14, 2, "900000000000000.00"),
  ])
  func digitsThatNoNumberHasAreNotWritten(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test func aRangeTooWideForRoundEndsIsKept() {
    let range = NiceScale.around(-1.5e308, 1.5e308, intervals: 4)
    #expect(range.low == -1.5e308 && range.high == 1.5e308)
  }

  @Test func theMarksAreThoseThatGiveTheCurveMostRoom() {
    let chosen = ChartAxis.values([0.0843, 0.1436], among: [3, 5])
    #expect(chosen?.gaps == 5, "with three gaps the axis would begin at 0.06")
    #expect(chosen?.axis == ChartAxis(low: 0.075, high: 0.15))
  }

  /// A falling loss is drawn anew only where it leaves the axis.
  @Test func aLiveCurveSeldomMovesItsAxis() {
    var axes: Set<String> = []
    for step in 1...100 {
      let values = (0..<step).map { 2.4 * exp(-Double($0) / 30) }
      let axis = ChartAxis.values(values, among: [4])?.axis
      axes.insert(axis.map { "\($0.low) \($0.high)" } ?? "")
    }
    #expect(axes.count <= 16, "\(axes.count)")
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

  /// The two ends lie further apart than a double can say.
  @Test(arguments: [
    (-1.5e308, 1.5e308), (1.7e308, 1.7e308), (-1.7e308, -1.7e308), (0, .leastNonzeroMagnitude),
  ])
  func valuesOfAnySizeAreDrawn(_ low: Double, _ high: Double) {
    let drawn = picture(60, 12) { canvas in
      LineChart([ChartSeries(name: "R1", points: [(x: -9e18, y: low), (x: 0, y: high), (x: 9e18, y: low)])])
        .draw(on: &canvas, in: canvas.bounds)
    }
    #expect(drawn.contains("R1"))
  }

  @Test func everyCurveHasTheColourOfItsName() throws {
    let series = (0..<200).map { one in
      ChartSeries(name: "R\(one)", points: [(x: 0, y: Double(one)), (x: 9, y: Double(one))])
    }
    var canvas = Canvas(Size(120, 40))
    LineChart(Array(series.prefix(7))).draw(on: &canvas, in: canvas.bounds)
    for (index, role) in [Role.seriesA, .seriesB, .seriesC, .seriesD, .seriesA, .seriesB, .seriesC]
      .enumerated()
    {
      let row = try #require(canvas.lines.firstIndex { $0.contains("R\(index) ") })
      let curve = (0..<120).map { canvas[Point($0, row)] }.filter {
        (0x2801...0x28FF).contains($0.glyph.base)
      }
      #expect(curve.allSatisfy { $0.style.role == role }, "curve \(index)")
      #expect(!curve.isEmpty)
    }
    LineChart(series).draw(on: &canvas, in: canvas.bounds)
  }

  @Test func aDivergedCurveSaysHowAndSinceWhen() {
    func drawn(_ end: Double...) -> String {
      let values = [4, 3, 5] + end
      return picture(60, 12) { canvas in
        LineChart([ChartSeries(name: "R5", points: values.indices.map { (x: Double($0), y: values[$0]) })])
          .draw(on: &canvas, in: canvas.bounds)
      }
    }
    let top = drawn(.nan, .nan).split(separator: "\n").first ?? ""
    #expect(top.contains("R5 NaN at 3") && !top.contains("then"))
    #expect(top.filter { $0 == "x" }.count == 2, "marks stand at the top edge")
    #expect(drawn(.infinity, .nan, .nan).contains("R5 Infinity at 3, then NaN"))
  }

  @Test(arguments: 2...40)
  func ticksStandOnWholeRowsEvenlySpaced(_ rows: Int) {
    for count in RowTicks.gaps(RowTicks.divisible(rows)) {
      let places = RowTicks.places(RowTicks.divisible(rows), gaps: count)
      let gaps = Set(zip(places, places.dropFirst()).map { $1 - $0 })
      #expect(gaps.count == 1, "\(rows): \(places)")
      #expect(places.last.map { rows - 1 - $0 <= 1 } == true)
      #expect(rows < 6 || places.count >= 3, "\(rows): \(places)")
    }
  }

  @Test(arguments: [(0.0, 6.0), (0, 15), (0, 9), (1, 7), (0, 1000), (0, 4)])
  func anAxisOfStepsHasThreeToFiveTicks(_ low: Double, _ high: Double) {
    let ticks = ChartAxis.steps([low, high]).ticks
    #expect((3...5).contains(ticks.count), "\(ticks)")
  }

  /// A live curve is drawn anew for few of its points.
  @Test func aGrowingAxisHasRoomForWhatComes() {
    #expect(ChartAxis.steps([0, 1], growth: 1).high == 10)
    #expect(ChartAxis.steps([200, 300], growth: 100).high == 1200)
    #expect(ChartAxis.values([0.39, 2.33], among: [4], isGrowing: true)?.axis == ChartAxis(low: 0, high: 4))
    let still = ChartAxis.values([0.39, 2.33], among: [4])?.axis
    #expect(still.map { $0.high < 2.5 } == true)
    #expect(ChartAxis.steps([5, 5]).high == 5)
    let ends = Set((1...200).map { ChartAxis.steps([0, Double($0)], growth: 1).high })
    #expect(ends == [10, 20, 50, 100, 200])
    #expect(Set((1...200).map { ChartAxis.steps([0, Double($0)]).high }).count == 18)
  }

  @Test func barsAndTheirIdealStandOnOneScale() {
    let drawn = picture(20, 9) { canvas in
      BarChart(
        bars: [.init(label: "9", value: 10, text: "10"), .init(label: "10", value: 4, text: "4")],
        marks: [10, 5], highest: 10
      ).draw(on: &canvas)
    }
    #expect(
      drawn == """
        ···│·10·············
        10·┤█━━━█···········
        ···│█████···········
        ···│█████·····4·····
        ·5·┤█████···▃━━━▃···
        ···│█████···█████···
        ···│█████···█████···
        ·0·└────────────────
        ······9······10·····
        """)
  }

  @Test func aWideChartHasWiderBars() {
    for (columns, bar) in [(80, "█████"), (140, "███████████")] {
      let drawn = picture(columns, 9) { canvas in
        BarChart(bars: [.init(label: "9", value: 10, text: "10")], highest: 10).draw(on: &canvas)
      }
      #expect(drawn.contains("│\(bar)·"), "\(columns)")
    }
  }

  @Test func theIdealNeverStandsOnANumber() {
    for value in 0...20 {
      for mark in 0...20 {
        let drawn = picture(12, 14) { canvas in
          BarChart(
            bars: [.init(label: "a", value: Double(value), text: "<>")], marks: [Double(mark)], highest: 20
          ).draw(on: &canvas)
        }
        #expect(drawn.contains("<>") && drawn.contains("━"), "\(value) \(mark)")
      }
    }
  }

  @Test func narrowBarsLeaveOutTextsButTheLastValue() {
    let bars = (0..<30).map { index in
      BarChart.Bar(
        label: "\(index + 10)", value: index < 25 ? Double(30 - index) : nil, text: "\(30 - index)")
    }
    let drawn = picture(36, 8) { BarChart(bars: bars, highest: 30).draw(on: &$0) }
    #expect(
      drawn == """
        ···│·29·····························
        ···│▄▃▂·26·23·······················
        ···│████▇▆▅▄▂▁20·17·14··············
        20·┤███████████▇▆▄▃▂▁··11·8·········
        ···│██████████████████▆▅▄▃▂·6·······
        ···│████████████████████████▇·······
        ·0·└──────────────────────────────··
        ····10·13·16·19·22·25·28·31·34·37···
        """)
  }

  @Test func barsWithoutRoomAreNotDrawn() {
    let bar = BarChart.Bar(label: "9", value: 1, text: "1")
    for (columns, rows) in [(0, 0), (1, 1), (40, 3), (9, 8)] {
      let chart = BarChart(bars: Array(repeating: bar, count: 10), highest: 1)
      #expect(chart.mostBars(in: Rect(0, 0, columns, rows)) < 10)
      #expect(!picture(columns, rows) { chart.draw(on: &$0) }.contains("█"), "\(columns)x\(rows)")
    }
  }
}
