import Domain
import Drawing

/// The newest runs with the figure that matters, and a live chart of the one in view.
enum RunsPane {
  static func draw(_ state: State, _ overview: Overview, on canvas: inout Canvas) {
    let size = canvas.bounds
    guard !overview.runs.isEmpty else {
      let words: [SafeText] = [
        "No runs yet.", "`runboard source add mlflow PATH` attaches a tracking store.",
      ]
      for (row, text) in words.enumerated() {
        canvas.draw(text, at: Point(1, row), in: Style(.secondary), columns: size.columns - 2)
      }
      return
    }
    let listed = listed(state, inRows: size.rows)
    var table = table(state, overview)
    table.hasFocus = state.focus == .runs
    canvas.within(Rect(0, 0, size.columns, listed)) { table.draw(on: &$0) }
    let chart = Rect(1, listed + 1, size.columns - 2, size.rows - listed - 1)
    guard chart.rows >= 4 else { return }
    guard state.detailedRun?.watched != nil else {
      canvas.draw(RunText.noHistory, at: Point(chart.column, chart.row), in: Style(.secondary))
      return
    }
    RunsView.chart(state).draw(on: &canvas, in: chart)
  }

  /// Rows of the chart where the pane has the whole screen: the list has the others.
  private static let chartRows = 12

  /// How many runs are listed above the chart.
  private static func listed(_ state: State, inRows rows: Int) -> Int {
    let few = min(rows >= 14 ? 5 : 4, max(1, rows - 6))
    return min(state.runRows.count, state.isEnlarged ? max(few, rows - chartRows - 1) : few)
  }

  private static func table(_ state: State, _ overview: Overview) -> Table<Run> {
    var table = RunsView.table(state, overview)
    table.showsTitles = false
    return table
  }

  /// Which runs are in sight; empty where all are.
  static func place(_ state: State, _ overview: Overview, inRows rows: Int) -> SafeText {
    table(state, overview).place(inRows: listed(state, inRows: rows))
  }
}
