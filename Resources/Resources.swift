/// The files that travel inside the binary; the only way to reach them.
///
/// They are embedded as code so that one self-contained program can be copied
/// anywhere and still open the demo project.
public enum Resources {
  /// The demo project in Runboard's interchange format (`domain.md` 9).
  public static var demoProject: [UInt8] { PackageResources.demo_project_json }
  /// The four-step checklist template, 18 rows (`domain.md` 1.1).
  public static var fourSteps: [UInt8] { PackageResources.four_steps_json }
  /// The CRISP-DM 1.0 checklist template, 42 rows (`domain.md` 2.1).
  public static var crispDM: [UInt8] { PackageResources.crisp_dm_json }
}
