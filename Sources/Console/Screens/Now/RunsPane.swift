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
    let listed = min(overview.runs.count, size.rows >= 14 ? 5 : 4, max(1, size.rows - 6))
    var table = RunsView.table(state, overview)
    table.showsTitles = false
    table.hasFocus = state.focus == .runs
    canvas.within(Rect(0, 0, size.columns, listed)) { table.draw(on: &$0) }
    let chart = Rect(1, listed + 1, size.columns - 2, size.rows - listed - 1)
    guard chart.rows >= 4 else { return }
    RunsView.chart(state).draw(on: &canvas, in: chart)
  }
}
