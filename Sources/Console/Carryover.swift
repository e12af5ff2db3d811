import Domain
import Drawing

/// What a frame takes over from the one before it: parts that a step of the selection cannot have changed.
///
/// A list, and what is shown beside it of the selected thing, change at different moments: the selection moves
/// first, and the rest follows once it stays (`interaction.md` 6). To draw both at both moments would double the
/// work of a key.
struct Carryover {
  /// Parts of a frame by what changes them.
  enum Part {
    /// What a step of the selection leaves alone: header and tabs.
    case surroundings
    /// What marks the selected thing.
    case list
    /// What is shown of the selected thing once the selection rests.
    case preview
  }

  /// A frame that was drawn.
  struct Frame {
    /// What it shows.
    let state: State
    /// What it looks like.
    let canvas: Canvas
  }

  /// Takes nothing over: everything is drawn.
  static let nothing = Carryover()

  /// Those that are taken over.
  private(set) var parts: Set<Part> = []
  private var earlier: Frame?

  private init() {}

  /// The frame before, where nothing but a step of the selection lies between: in a list, only the rows that it
  /// went from and to are others.
  var stepped: Frame? { parts.contains(.preview) ? earlier : nil }

  /// What a frame of a state takes from an earlier one; nothing where more differs than the selection and what
  /// is shown of it.
  init(to state: State, from earlier: Frame) {
    guard earlier.canvas.size == state.size else { return }
    parts = Self.unchanged(state, earlier.state)
    self.earlier = earlier
  }

  private static func unchanged(_ state: State, _ earlier: State) -> Set<Part> {
    // What lies over a screen hides parts of it, and plain characters replace some.
    guard state.overlay == nil, earlier.overlay == nil, !state.settings.isPlain else { return [] }
    // They decide how the room is divided.
    guard (state.previewedItem == nil) == (earlier.previewedItem == nil),
      (state.detailedRun == nil) == (earlier.detailedRun == nil)
    else { return [] }
    var rested = state
    (rested.passedItem, rested.passedRun) = (earlier.passedItem, earlier.passedRun)
    (rested.detail, rested.series, rested.runTags) = (earlier.detail, earlier.series, earlier.runTags)
    if rested == earlier { return [.surroundings, .list] }
    guard state.previewedItem?.key == earlier.previewedItem?.key,
      state.detailedRun?.key == earlier.detailedRun?.key
    else { return [] }
    var moved = state
    (moved.selectedItem, moved.selectedRun) = (earlier.selectedItem, earlier.selectedRun)
    (moved.passedItem, moved.passedRun) = (earlier.passedItem, earlier.passedRun)
    moved.columnPlaces = earlier.columnPlaces
    return moved == earlier ? [.surroundings, .preview] : []
  }

  /// Draws a part of a canvas, or takes it over.
  func draw(_ part: Part, in rect: Rect, on canvas: inout Canvas, _ draw: (inout Canvas) -> Void) {
    if let earlier, parts.contains(part) {
      canvas.take(rect, from: earlier.canvas)
    } else {
      draw(&canvas)
    }
  }
}
