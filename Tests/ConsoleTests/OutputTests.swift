import Domain
import TestSupport
import Testing

@testable import Console

/// What leaves the console: lists for other programs.
@Suite struct OutputTests {
  /// What other programs read has no marks; what is shown is exported, and how much of it is said.
  @Test func theBoardIsExportedWholeAndAsPlainData() throws {
    var scenario = try Scenario()
    try scenario.press("1")
    func exported(_ action: Action) -> String {
      for case .export(_, _, let text, _) in scenario.state.performOutput(action) { return text }
      return ""
    }
    let lines = exported(.exportCSV).components(separatedBy: "\r\n")
    #expect(lines[0] == "key,type,title,status,sprint,person,age,level,pts,blocked")
    #expect(lines.count == 1 + scenario.state.boardColumns.reduce(0) { $0 + $1.items.count } + 1)
    #expect(lines.count > 10)
    #expect(
      lines.contains("TAXI-16,story,Reason shown next to each flagged ride,in_review,S3,Elif,8,at risk,5,"))
    #expect(lines.contains { $0.hasPrefix("TAXI-23,") && $0.hasSuffix(",,,,5,") })
    let json = exported(.exportJSON)
    #expect(json.contains("\"age\": 8") && json.contains("\"person\": null"))
    #expect(exported(.exportMarkdown).contains("| Elif - | 8d at risk |"))
    try scenario.press("z", "z")
    #expect(exported(.exportCSV).components(separatedBy: "\r\n").count < lines.count)
    try scenario.press("y", "t")
    #expect(scenario.state.message?.text.hasPrefix("Copied ") == true)
    #expect(scenario.state.message?.text.contains(" rows, ") == true)
  }
}
