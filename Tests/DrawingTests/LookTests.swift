import TestSupport
import Testing

@testable import Drawing

/// What tells things apart when there are few colours, or none.
@Suite struct LookTests {
  @Test(arguments: [
    (Theme.dark, 8, Theme.sixteen), (.light, 8, .sixteenLight), (.light, 16, .sixteenLight),
    (.light, 256, .light),
    (.dark, 0, .mono), (.highContrast, 8, .highContrast), (.sixteenLight, 256, .sixteenLight),
  ])
  func fewColoursKeepTheGroundTheyAreMadeFor(_ wanted: Theme, _ colors: Int, _ shown: Theme) {
    #expect(wanted.suited(toColors: colors) == shown)
  }

  /// Cyan, yellow, green and white cannot be read on white; dark red, blue and magenta not on black.
  @Test func aLightGroundHasNoPaleLettersAndADarkOneNoDarkOnes() {
    for role in Role.allCases {
      #expect(![2, 3, 6, 7].contains(Theme.sixteenLight.look(role).foreground), "\(role)")
      #expect(![1, 4, 5].contains(Theme.sixteen.look(role).foreground), "\(role)")
      #expect(Theme.sixteen.look(role).foreground < 16, "\(role)")
    }
  }

  /// The bright colours of sixteen are not there in eight.
  @Test func eightColoursShowThePlainTwins() {
    for role in Role.allCases {
      let look = Theme.sixteen.look(role)
      #expect(look.limited(toColors: 16) == look)
      #expect(look.limited(toColors: 8).foreground < 8 && look.limited(toColors: 8).isBold == look.isBold)
    }
    #expect(Theme.sixteen.look(.bad).limited(toColors: 8).foreground == 1)
  }

  /// Blanks get the style of what is beside them where that cannot be seen.
  @Test func onlyRolesWithAGroundAreSeenOnBlanks() {
    for role in Role.allCases where !Style(role).isSeenOnBlanks {
      for theme in Theme.allCases {
        let look = theme.look(role)
        #expect(look.background == -1 && !look.isReversed && !look.isUnderlined, "\(role) in \(theme)")
      }
    }
    #expect(Style(.text, reversed: true).isSeenOnBlanks)
  }

  @Test func blanksBetweenTextsOfOneStyleTakeIt() {
    var canvas = Canvas(Size(40, 1))
    canvas.draw("S82", at: Point(1, 0), in: Style(.secondary))
    canvas.draw("-", at: Point(9, 0), in: Style(.secondary))
    canvas.draw("5", at: Point(12, 0), in: Style(.bad))
    canvas.draw("⢣", at: Point(20, 0), in: Style(.seriesA))
    canvas.draw("a bar", at: Point(35, 0), in: Style(.bar))
    let joined = Array(canvas.joined(0...39))
    let roles = joined.map(\.style.role)
    #expect(roles[0] == .text && roles[1..<10].allSatisfy { $0 == .secondary })
    #expect(roles[10..<12].allSatisfy { $0 == .text } && roles[13..<16].allSatisfy { $0 == .text })
    #expect(roles[16..<25].allSatisfy { $0 == .seriesA }, "a curve has its surroundings")
    #expect(roles[25..<35].allSatisfy { $0 == .text } && roles[35...].allSatisfy { $0 == .bar })
    #expect(joined.map(\.glyph) == canvas.cells.map(\.glyph))
    for first in 0..<40 {
      for last in first..<40 {
        #expect(
          Array(canvas.joined(first...last)) == Array(joined[first...last]), "a part is as in the whole")
      }
    }
  }

  @Test func aFrameKnowsWhatAnEarlierOneDidNotShow() {
    var canvas = Canvas(Size(10, 3))
    let earlier = canvas
    #expect(canvas.changes(since: earlier).isEmpty)
    canvas.draw("ab", at: Point(2, 1))
    canvas.draw("c", at: Point(7, 1))
    canvas.restyle(Rect(9, 2, 1, 1), as: Style(.bar))
    #expect(canvas.changes(since: earlier) == [12...17, 29...29])
    #expect(Canvas(Size(0, 3)).changes(since: Canvas(Size(0, 3))).isEmpty)
  }

  @Test func theFocusedFrameIsMarkedAndBrightOnAllSides() {
    var canvas = Canvas(Size(16, 4))
    Panel("Runs", isFocused: true).draw(on: &canvas, in: canvas.bounds) { _ in }
    #expect(canvas.lines[0] == "┌─ ▌ Runs ─────┐")
    for place in [Point(0, 1), Point(15, 1), Point(0, 3), Point(8, 3), Point(15, 3)] {
      #expect(canvas[place].style.role == .key, "\(place)")
    }
    Panel("Runs").draw(on: &canvas, in: canvas.bounds) { _ in }
    #expect(canvas.lines[0] == "┌─ Runs ───────┐")
    #expect(!Theme.mono.look(canvas[Point(3, 0)].style.role).isBold, "only the focused title is bold")
    Panel("Runs", frame: .column).draw(on: &canvas, in: canvas.bounds) { _ in }
    #expect(canvas.lines[0] == "┌─ ▌ Runs ─────┐")
    #expect(canvas[Point(8, 3)].style.role == .key && canvas[Point(0, 1)].style.role == .line)
  }

  /// A frame of dashes and bars is made of letters.
  @Test func framesOfPlainLettersAreNotFaint() {
    var canvas = Canvas(Size(16, 4))
    Panel("Runs").draw(on: &canvas, in: canvas.bounds) { _ in }
    #expect(canvas[Point(8, 3)].style.role == .line)
    #expect(canvas.inASCII.cells.allSatisfy { $0.style.role != .line })
  }

  @Test func heavyFramesAreShapesInAPicture() {
    var canvas = Canvas(Size(12, 3))
    Panel("no", frame: .alarm).draw(on: &canvas, in: canvas.bounds) { _ in }
    let picture = SVGImage(canvas, theme: .dark, isLight: false).text
    #expect(!picture.contains { "━┃┏┓┗┛".contains($0) })
  }

  @Test func anAlarmIsHeavyAndAPopupHasAFoot() {
    let alarm = picture(12, 3) { canvas in
      Panel("Stop", frame: .alarm).draw(on: &canvas, in: canvas.bounds) { _ in }
    }
    #expect(alarm == "┏━ Stop ━━━┓\n┃··········┃\n┗━━━━━━━━━━┛")
    let popup = picture(14, 3) { canvas in
      Panel("Ask", frame: .popup, foot: "Esc").draw(on: &canvas, in: canvas.bounds) { _ in }
    }
    #expect(popup.hasPrefix("┌─ Ask ──────┐\n"))
    #expect(popup.hasSuffix("└────── Esc ─┘"))
  }
}
