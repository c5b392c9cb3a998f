// swift-tools-version: 6.2
import PackageDescription

// Data moves one way: folder → cells → facts → findings → consolidated workbook.
// Nouns hold plain values, gerunds turn one noun into the next; a stage never imports another stage.

/// What every Swift target of this package is compiled with.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "tonghop",
  products: [
    .executable(name: "tonghop", targets: ["CommandLineTool"]),
    .library(name: "WorkbookReading", targets: ["WorkbookReading", "Cells"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // System libraries: expat parses XML, libyaml parses YAML, ISA-L inflates, deflates and checks, nettle hashes,
    // libxlsxwriter writes, zlib checks what it wrote, jemalloc allocates.
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CDeflate", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev", "zlib1g-dev"])]),
    .systemLibrary(name: "CJemalloc", pkgConfig: "jemalloc", providers: [.apt(["libjemalloc-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // NOUN: Vietnamese text: normal forms, comparison keys, alphabet, distances, numbers in words of messages.
    .target(name: "VietnameseText", swiftSettings: strict),
    // NOUN: what a spreadsheet cell is.
    .target(name: "Cells", swiftSettings: strict),
    // NOUN: what a return should hold.
    .target(name: "Schema", dependencies: ["VietnameseText"], swiftSettings: strict),
    // NOUN: what a return says.
    .target(name: "Facts", dependencies: ["Cells", "Schema"], swiftSettings: strict),
    // NOUN: what is doubtful, and what a run found.
    .target(
      name: "Findings", dependencies: ["Cells", "Schema", "Facts", "VietnameseText"],
      swiftSettings: strict),
    // How work is shared out to the cores. Knows nothing of what the work is.
    .target(name: "SharedWork", swiftSettings: strict),
    // NOUN: what a workbook to be written holds.
    .target(name: "SheetPlan", dependencies: ["Cells"], swiftSettings: strict),

    // The C++ library's way from digits to the nearest number.
    .target(name: "CDecimal"),
    // DOOR: bytes → cells.
    .target(
      name: "WorkbookReading", dependencies: ["Cells", "CDecimal", "CExpat", "CDeflate"],
      swiftSettings: strict),
    // STAGE: schema.yaml and schema.xlsx ↔ schema.
    .target(
      name: "SchemaFiles",
      dependencies: ["Schema", "VietnameseText", "Cells", "SheetPlan", "CYAML"],
      swiftSettings: strict),
    // STAGE: cells of a blank template → a schema drafted from it.
    .target(
      name: "SchemaDrafting",
      dependencies: ["VietnameseText", "Cells", "Schema", "Facts", "Findings"],
      swiftSettings: strict),
    // STAGE: cells + schema → facts and structural findings.
    .target(
      name: "Reconciliation",
      dependencies: ["VietnameseText", "Cells", "Schema", "Facts", "Findings", "SheetPlan", "SharedWork"],
      swiftSettings: strict),
    // STAGE: facts → findings.
    .target(
      name: "Validation",
      dependencies: ["VietnameseText", "Cells", "Schema", "Facts", "Findings", "SharedWork"],
      swiftSettings: strict),
    // STORE: what was said and decided before: corrections, crosswalk, decisions, earlier rounds.
    .target(
      name: "History",
      dependencies: [
        "VietnameseText", "Cells", "Schema", "Facts", "Findings",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    // STAGE: facts + findings → the plan of the consolidated workbook.
    .target(
      name: "Consolidation",
      dependencies: ["VietnameseText", "Cells", "Schema", "Facts", "Findings", "SheetPlan"],
      swiftSettings: strict),
    // STAGE: schema → blank workbooks for the units; return + findings → the marked copy that is sent back.
    .target(
      name: "Templates",
      dependencies: ["VietnameseText", "Cells", "Schema", "Facts", "Findings", "SheetPlan"],
      swiftSettings: strict),
    // STAGE: facts + findings → the report's paragraphs, and the parts of its Word document.
    .target(
      name: "Narrative", dependencies: ["VietnameseText", "Cells", "Schema", "Facts", "Findings"],
      swiftSettings: strict),
    // What packs the parts of a workbook: ISA-L, in a few lines of C that stand before zlib's deflate.
    .target(
      name: "CFastDeflate", dependencies: ["CDeflate", "CZlib"], linkerSettings: [.linkedLibrary("dl")]),
    // Where libxlsxwriter keeps those parts until they are packed: memory, in a few lines of C that stand before its own.
    .target(name: "CPartFile"),
    // DOOR: sheet plans → bytes.
    .target(
      name: "WorkbookWriting",
      dependencies: [
        "Cells", "SheetPlan", "SharedWork", "CXlsxWriter", "CZlib", "CFastDeflate", "CPartFile",
      ],
      swiftSettings: strict),

    // A folder's settled changes. Imports nothing of ours.
    .target(name: "Watching", swiftSettings: strict),

    // The only target that sees all stages: folder → run result → outputs.
    .target(
      name: "Pipeline",
      dependencies: [
        "VietnameseText", "Cells", "Schema", "Facts", "Findings", "SheetPlan", "SharedWork",
        "WorkbookReading", "SchemaFiles", "SchemaDrafting", "Reconciliation", "Validation", "History",
        "Narrative", "Consolidation", "Templates",
        "WorkbookWriting", "CNettle", .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    // What the tool allocates with: jemalloc, and how it is told to.
    .target(name: "CAllocator", dependencies: ["CJemalloc"]),
    // The tool: one file a subcommand.
    .executableTarget(
      name: "CommandLineTool",
      dependencies: [
        "Pipeline", "Watching", "WorkbookReading", "VietnameseText", "Cells", "Schema", "Facts", "Findings",
        "CAllocator", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict,
      // So that libxlsxwriter's packer finds the deflate of CFastDeflate before zlib's, and the library the files of CPartFile
      // before its own. Nothing else is for others to find: the linker of programs that hold Swift's runtime exports all, and
      // each start looks through it.
      linkerSettings: [
        .unsafeFlags(
          ["-Xlinker", "--no-export-dynamic"]
            + ["deflateInit2_", "deflate", "deflateEnd", "lxw_tmpfile"].flatMap {
              ["-Xlinker", "--export-dynamic-symbol=\($0)"]
            })
      ]),

    // What tests are written with.
    .target(
      name: "TestSupport", dependencies: ["Cells", "Schema", "Facts", "Findings"],
      path: "Sources/TestSupport",
      swiftSettings: strict),
    // Writes Samples/ and the large workbooks of the benchmarks.
    .executableTarget(
      name: "SampleMaker",
      dependencies: ["Cells", "Schema", "SchemaFiles", "SheetPlan", "WorkbookWriting"],
      swiftSettings: strict),

    // Simulates campaigns and tells what the statistics find in them, at which price (Scripts/simulate.sh).
    .executableTarget(
      name: "StatisticsStudy",
      dependencies: ["Schema", "Facts", "Findings", "VietnameseText", "Validation"],
      swiftSettings: strict),

    // Tests, one target for each group of stages.
    .testTarget(
      name: "TextTests", dependencies: ["VietnameseText", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ReadingTests", dependencies: ["Cells", "WorkbookReading", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SchemaTests",
      dependencies: [
        "VietnameseText", "Cells", "Schema", "SchemaFiles", "SchemaDrafting", "Findings", "SheetPlan",
        "WorkbookReading", "WorkbookWriting", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReconciliationTests",
      dependencies: [
        "VietnameseText", "Cells", "Schema", "SchemaFiles", "Facts", "Findings", "Reconciliation",
        "WorkbookReading", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ValidationTests",
      dependencies: [
        "VietnameseText", "Schema", "SchemaFiles", "Facts", "Findings", "SharedWork", "Validation",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "HistoryTests",
      dependencies: [
        "Cells", "Schema", "Facts", "Findings", "History", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "WritingTests",
      dependencies: [
        "Cells", "Schema", "Facts", "Findings", "SheetPlan", "Consolidation", "WorkbookWriting", "CPartFile",
        "WorkbookReading", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "VietnameseText", "Cells", "Schema", "SchemaFiles", "SchemaDrafting", "Facts", "Findings",
        "Narrative",
        "WorkbookWriting", "Pipeline", "Watching",
        "WorkbookReading", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TemplateTests",
      dependencies: [
        "VietnameseText", "Cells", "Schema", "SchemaFiles", "Facts", "Findings", "SheetPlan", "Templates",
        "Reconciliation", "WorkbookReading", "WorkbookWriting", "Pipeline", "TestSupport",
      ],
      swiftSettings: strict),
  ]
)

// Fuzzing needs libFuzzer and the address sanitizer in every target: only where it is asked for (Scripts/fuzz.sh).
if Context.environment["TONGHOP_FUZZ"] == "1" {
  package.targets.append(
    .executableTarget(
      name: "FuzzTargets",
      dependencies: ["Cells", "Schema", "SchemaFiles", "WorkbookReading", "TestSupport"],
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]))
}
