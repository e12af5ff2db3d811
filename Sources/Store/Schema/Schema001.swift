/// The first released schema, in the order in which its tables are made.
///
/// Tables follow the open format part by part (`Domain/Interchange/ProjectFormat`):
/// every list of objects is a table, its lists and maps are tables of their own,
/// `position` keeps their order. Keys that people see (`TAXI-12`, `S3`, `amara`)
/// are text and unique inside a project, so that a row reads like the document.
/// Constraints are the last line of defence: STRICT columns, CHECKs for states,
/// deferred foreign keys. A released schema is never edited; the next change is
/// a file `Schema002`.
enum Schema001 {
  /// In the order in which they are run.
  static let statements = [team, method, models, meetings, log]
}
