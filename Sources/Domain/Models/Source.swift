/// A tracking store that is mirrored.
package struct Source: Equatable, Sendable {
  /// The row in the project file; never shown.
  package var id: Int64
  /// Of the store's file, as it was attached.
  package var path: String
  /// How far its points have been read.
  package var cursor: MirrorCursor
  /// When a reading last came to its end; nil before the first one.
  package var syncedAt: Instant?

  /// A source as it stands in the project file.
  package init(id: Int64, path: String, cursor: MirrorCursor, syncedAt: Instant?) {
    self.id = id
    self.path = path
    self.cursor = cursor
    self.syncedAt = syncedAt
  }
}
