// swift-tools-version: 6.2
// The arrows between the rooms are described in README.md, "How the house is built".
import PackageDescription

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")
// The released program carries Swift's libraries: finding them at each start takes 10 ms of the 100 there are, and
// a machine without the toolchain can run it.
let onlyReleased = BuildSettingCondition.when(platforms: [.linux], configuration: .release)
let released = SwiftSetting.unsafeFlags(["-static-stdlib"], onlyReleased)
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  released,
]

let package = Package(
  name: "runboard",
  products: [.executable(name: "runboard", targets: ["App"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    .target(name: "Domain", swiftSettings: strict),
    .target(name: "Drawing", swiftSettings: strict),
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "Terminal", dependencies: ["CNcurses", "Drawing"], swiftSettings: strict),
    .target(name: "CSQLiteGuard", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "Store", dependencies: ["Domain", "CSQLiteGuard", grdb, sqlite], swiftSettings: strict),
    .target(name: "Importers", dependencies: ["Domain", grdb, sqlite], swiftSettings: strict),
    .target(name: "Console", dependencies: ["Domain", "Drawing"], swiftSettings: strict),
    .target(
      name: "Resources", path: "Resources", exclude: ["Reference"],
      resources: [.embedInCode("Checklists"), .embedInCode("Demo")], swiftSettings: strict),
    .executableTarget(
      name: "App",
      dependencies: [
        "Console", "Terminal", "Store", "Importers", "Resources", "Domain", "Drawing",
        argumentParser, toml,
      ], swiftSettings: strict,
      linkerSettings: [
        .unsafeFlags(
          ["-static-stdlib", "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"],
          onlyReleased)
      ]),
    .target(
      name: "TestSupport", dependencies: ["Domain", "Drawing", "Store", "Resources"],
      path: "Tests/TestSupport"),
    .testTarget(name: "DomainTests", dependencies: ["Domain", "Resources", "TestSupport"]),
    .testTarget(name: "DrawingTests", dependencies: ["Drawing", "TestSupport", "CNcurses"]),
    .testTarget(
      name: "ConsoleTests",
      dependencies: ["App", "Console", "Domain", "Drawing", "Store", "TestSupport"], exclude: ["Pictures"]),
    .testTarget(
      name: "ImportersTests", dependencies: ["App", "Importers", "Store", "Domain", "TestSupport", grdb],
      exclude: ["Fixtures"]),
    .testTarget(name: "TerminalTests", dependencies: ["App", "Terminal", "Drawing"]),
    .testTarget(
      name: "AppTests",
      dependencies: [
        "App", "Console", "Resources", "Domain", "Drawing", "Store", "TestSupport", argumentParser, grdb,
      ]),
    .testTarget(name: "StoreTests", dependencies: ["Store", "Domain", "Resources", "TestSupport", grdb]),
  ]
)
