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
