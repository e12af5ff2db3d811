/// A text that is told from others by its bytes, as the store does.
///
/// To Swift two spellings of a letter, whole and with its accent apart, are equal: a reference would pass that the
/// store then does not find, and two names of a tracker would pass for one.
package struct ByteKey: Hashable, Sendable {
  /// As it was given.
  package let text: String

  /// Of a name or a key.
  package init(_ text: String) { self.text = text }

  /// True where both have the same bytes.
  package static func == (left: ByteKey, right: ByteKey) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// By the bytes, which are equal for texts that are.
  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
