/// A project in a file.
package struct ProjectReference: Equatable, Sendable {
  /// The row in the file; 0 for a project that is on its way in.
  package var id: Int64
  /// Unique in the file, such as `TAXI`; the journal goes by it, since an import may be undone.
  package var key: String

  /// A row and a key that belong together; no file is asked.
  package init(id: Int64, key: String) {
    self.id = id
    self.key = key
  }
}
