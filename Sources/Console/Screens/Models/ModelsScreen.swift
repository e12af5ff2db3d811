import Domain

/// A version with its model, as one row of a list.
struct VersionRow: Equatable {
  /// With all its versions, not this one only.
  var model: RegisteredModel
  /// One of them.
  var version: ModelVersion
  /// Stays the same while figures and states change.
  var id: VersionID { VersionID(model: model.name, number: version.number) }
}

extension State {
  /// All versions with their models, in the order of the list.
  var versionRows: [VersionRow] {
    overview?.models.flatMap { model in model.versions.map { VersionRow(model: model, version: $0) } } ?? []
  }

  /// The selected one, else the first; nil where there is none.
  var currentVersion: VersionRow? { versionRows.first { $0.id == selectedVersion } ?? versionRows.first }

  /// Stops at both ends.
  mutating func moveVersion(by step: Int) {
    let rows = versionRows
    guard !rows.isEmpty else { return }
    let index = rows.firstIndex { $0.id == selectedVersion } ?? 0
    selectedVersion = rows[Self.clamp(index + step, rows.count)].id
  }
}
