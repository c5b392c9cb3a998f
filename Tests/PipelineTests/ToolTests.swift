import TestSupport
import Testing

#if canImport(Foundation)
  import Foundation
#endif

@Suite("The command line, from outside")
struct ToolTests {
  /// A schema of one indicator and two units.
  static let schema = """
    schema: tonghop/1
    campaign: {code: T, title: Thử, language: en}
    rounds: [{code: "2020-1", title: Đợt 1, date: 2020-01-31, due: 2020-02-10}]
    units:
      - {code: P, name: Tỉnh A}
      - {code: "01", name: Huyện Một, level: district, parent: P, reports: true}
      - {code: "02", name: Huyện Hai, level: district, parent: P, reports: true}
    layouts:
      - {code: form, sheet: Biểu 1, kind: form, columns: {label: Nội dung, value: Kết quả}, unit_cell: {label: Đơn vị}}
    indicators:
      - {code: A, label: Số cuộc, type: count, required: true, headline: true}
      - {code: B, label: Số người, type: count}
    """

  @Test("it allocates with jemalloc, as it was told to")
  func allocator() throws {
    let run = try ToolRun(["--version"], environment: ["MALLOC_CONF": "stats_print:true"])
    #expect(run.exitCode == 0)
    #expect(run.messages.contains("Begin jemalloc statistics"))
    #expect(run.messages.contains("opt.dirty_decay_ms: 300"))
  }

  /// A folder with the schema and the return of one unit.
  private func campaign(_ units: [(name: String, value: String)] = [("Huyện Một", "12")]) throws
    -> TemporaryFolder
  {
    let folder = try TemporaryFolder()
    try folder.write(Self.schema, to: "schema.yaml")
    for (index, unit) in units.enumerated() {
      let value = Double(unit.value).map { FixtureValue.number($0) } ?? .text(unit.value)
      let sheet = SheetFixture(
        "Biểu 1",
        cells: [
          "A1": .text("Đơn vị"), "B1": .text(unit.name), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
          "A4": .text("Số cuộc"), "B4": unit.value == "7.063" ? .text(unit.value) : value,
          "A5": .text("Số người"),
          "B5": .number(5),
        ])
      try folder.write(WorkbookFixture(sheets: [sheet]).bytes, to: "\(index + 1).xlsx")
    }
    return folder
  }

  @Test("A folder is consolidated; a missing unit is an error, so the exit code is 1") func consolidate()
    throws
  {
    let folder = try campaign()
    let run = try ToolRun(["consolidate", folder.path, "--as-of", "2020-02-11T08:00"])
    #expect(run.exitCode == 1)
    #expect(run.output.contains("1 of 2 units have returned"))
    #expect(
      folder.files.contains("output/T_2020-1.xlsx") && folder.files.contains("history/2020-1/facts.csv"))
    let facts = try String(decoding: folder.contents(of: "output/facts.csv"), as: UTF8.self)
    #expect(facts.contains("2020-1,01,,A,now,number,12,,1.xlsx,Biểu 1,B4,"))
    #expect(facts.contains("2020-1,02,,A,now,blank,,,,,,,,,"))
    #expect(
      try ToolRun(["consolidate", folder.path, "--as-of", "2020-02-11", "--fail-on", "never"]).exitCode == 0)
  }

  @Test("No return at all is a valid run") func nobody() throws {
    let folder = try campaign([])
    let run = try ToolRun(["consolidate", folder.path, "--as-of", "2020-02-01", "--fail-on", "warning"])
    #expect(run.exitCode == 0, "before the due date a missing return is only information")
  }

  @Test(
    "What cannot be read or written at all ends with 2, a clear sentence and nothing half-written",
    arguments: [
      "no folder", "no schema", "wrong schema", "unknown round", "output is a file", "a file for a folder",
    ])
  func refused(what: String) throws {
    let folder = try campaign()
    var arguments = ["consolidate", folder.path, "--language", "en", "--as-of", "2020-02-11"]
    var words = ""
    switch what {
    case "no folder":
      arguments[1] = folder.path + "/none"
      words = "cannot be opened"
    case "no schema":
      try FileManager.default.removeItem(atPath: folder.path + "/schema.yaml")
      words = "there is no schema.yaml"
    case "wrong schema":
      try folder.write(Self.schema.replacing("label: Số cuộc", with: "lable: Số cuộc"), to: "schema.yaml")
      words = "label"
    case "unknown round":
      arguments += ["--round", "2020-2"]
      words = "Did you mean “2020-1”?"
    case "output is a file":
      try folder.write("x", to: "output")
      words = "cannot be written"
    default:
      arguments[1] = folder.path + "/1.xlsx"
      words = "cannot be opened"
    }
    let before = folder.files
    let run = try ToolRun(arguments)
    #expect(run.exitCode == 2)
    #expect(run.messages.contains(words), "\(run.messages)")
    #expect(run.output.isEmpty)
    #expect(folder.files == before)
  }

  @Test(
    "Wrong usage ends with 64 and the nearest known word",
    arguments: [
      (["consolidat", "x"], "Did you mean 'consolidate'?"),
      (["consolidate", "x", "--ruond", "1"], "--round"),
      (["explain", "T106x"], "T106"), (["consolidate", "x", "--fail-on", "errror"], "error"),
      (["consolidate", "x", "--jobs", "0"], "--jobs"),
      (["schema", "chek", "x"], "check"),
    ])
  func usage(arguments: [String], words: String) throws {
    let run = try ToolRun(arguments)
    #expect(run.exitCode == 64)
    #expect(run.messages.contains(words), "\(run.messages)")
  }

  @Test("One bad workbook never stops the rest, whatever it is") func badWorkbook() throws {
    let folder = try campaign([("Huyện Một", "12"), ("Huyện Hai", "7.063")])
    try folder.write("not a zip", to: "broken.xlsx")
    try folder.write([], to: "empty.xlsx")
    let run = try ToolRun(["consolidate", folder.path, "--as-of", "2020-02-01", "--format", "json"])
    #expect(run.exitCode == 1)
    #expect(run.output.contains(#""total": 7075"#), "12 and the text 7.063, which is seven thousand")
    #expect(run.output.contains(#""rejected""#))
  }

  @Test("A file that crashes the reader becomes a finding, and the others are consolidated") func crash()
    throws
  {
    let folder = try campaign([("Huyện Một", "12"), ("Huyện Hai", "8")])
    let run = try ToolRun(
      ["consolidate", folder.path, "--as-of", "2020-02-01", "--language", "en"],
      environment: ["TONGHOP_TEST_CRASH": "2.xlsx"])
    #expect(run.exitCode == 1)
    let findings = try String(decoding: folder.contents(of: "output/findings.jsonl"), as: UTF8.self)
    #expect(
      findings.contains("F001") && findings.contains("crashed the program") && findings.contains("2.xlsx"))
    let facts = try String(decoding: folder.contents(of: "output/facts.csv"), as: UTF8.self)
    #expect(facts.contains("2020-1,01,,A,now,number,12,"))
  }

  @Test("check tells a unit what to mend, and nothing of others") func check() throws {
    let folder = try campaign([("Huyện Một", "mười hai")])
    let run = try ToolRun(["check", folder.path + "/1.xlsx", "--schema", folder.path + "/schema.yaml"])
    #expect(run.exitCode == 1)
    #expect(run.output.contains("T100") && run.output.contains("B4"))
    #expect(!run.output.contains("M600"))
    #expect(folder.files == ["1.xlsx", "schema.yaml"])
  }

  @Test("Every finding is explained in both languages", arguments: ["vi", "en"]) func explain(
    language: String
  ) throws {
    let run = try ToolRun(["explain", "--all", "--language", language])
    #expect(run.exitCode == 0)
    for code in ["F001", "S018", "I020", "T105", "C110", "B130", "M600"] {
      #expect(run.output.contains(code))
    }
  }

  @Test("What staff typed into the last workbook is kept") func edited() throws {
    let folder = try campaign()
    let arguments = ["consolidate", folder.path, "--as-of", "2020-02-01", "--fail-on", "never"]
    _ = try ToolRun(arguments)
    try folder.write("typed by hand", to: "output/T_2020-1.xlsx")
    let run = try ToolRun(arguments)
    #expect(run.exitCode == 0)
    #expect(folder.files.contains { $0.hasPrefix("output/edited/T_2020-1_") })
  }

  @Test("Blank workbooks are written for all units or one, and never over another file") func template()
    throws
  {
    let folder = try campaign([])
    let schema = folder.path + "/schema.yaml"
    let out = folder.path + "/mau"
    #expect(try ToolRun(["template", "--schema", schema, "--output", out]).exitCode == 0)
    #expect(
      folder.files.filter { $0.hasPrefix("mau/") } == ["mau/01 Huyen Mot.xlsx", "mau/02 Huyen Hai.xlsx"])
    let first = try folder.contents(of: "mau/01 Huyen Mot.xlsx")
    #expect(try ToolRun(["template", "--schema", schema, "--output", out, "--unit", "01"]).exitCode == 0)
    #expect(try folder.contents(of: "mau/01 Huyen Mot.xlsx") == first, "the same schema gives the same bytes")
    try folder.write("filled in", to: "mau/02 Huyen Hai.xlsx")
    let refused = try ToolRun(["template", "--schema", schema, "--output", out, "--language", "en"])
    #expect(refused.exitCode == 2 && refused.messages.contains("--replace"))
    #expect(try folder.contents(of: "mau/02 Huyen Hai.xlsx") == Array("filled in".utf8))
    let unknown = try ToolRun([
      "template", "--schema", schema, "--output", out, "--unit", "O1", "--language", "en",
    ])
    #expect(unknown.exitCode == 2 && unknown.messages.contains("no unit with the code"))
    #expect(try ToolRun(["template", "--schema", schema, "--output", out, "--from", "x"]).exitCode == 64)
  }

  @Test("Filled in, the form holds the totals of the folder, or a unit's own figures") func filledTemplate()
    throws
  {
    let folder = try campaign([("Huyện Một", "12"), ("Huyện Hai", "8")])
    let run = try ToolRun([
      "template", "--schema", folder.path + "/schema.yaml", "--output", folder.path + "/nop", "--filled",
      "--unit",
      "P", "--as-of", "2020-02-01",
    ])
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(folder.files.contains("nop/P Tinh A.xlsx") && !folder.files.contains { $0.hasPrefix("output/") })
    let cells = try ToolRun(["cells", folder.path + "/nop/P Tinh A.xlsx"])
    #expect(cells.output.contains("20"))
  }
}
