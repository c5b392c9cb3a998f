import TestSupport
import Testing

#if canImport(Foundation)
  import Foundation
#endif

@Suite("The command line where something is out of the way")
struct ToolEdgeTests {
  /// A folder with a schema of one count and returns by their names: the unit, the figure, and the round said.
  private func campaign(
    _ returns: [String: (unit: String, figure: FixtureValue)], schema: String = ToolTests.schema
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(schema, to: "schema.yaml")
    for (name, content) in returns { try write(content.unit, content.figure, to: name, in: folder) }
    return folder
  }
  private func write(_ unit: String, _ figure: FixtureValue, to name: String, in folder: TemporaryFolder)
    throws
  {
    let sheet = SheetFixture(
      "Biểu 1",
      cells: [
        "A1": .text("Đơn vị"), "B1": .text(unit), "A3": .text("Nội dung"), "B3": .text("Kết quả"),
        "A4": .text("Số cuộc"), "B4": figure, "A5": .text("Số người"), "B5": .number(5),
      ])
    try folder.write(WorkbookFixture(sheets: [sheet]).bytes, to: name)
  }

  @Test("check says why a workbook would not be consolidated") func rejected() throws {
    let folder = try campaign([
      "1.xlsx": ("Huyện Một", .number(12)), "Huyện Hai.xlsx": ("Huyện Chín", .number(3)),
    ])
    let run = try ToolRun(
      ["check", folder.path + "/Huyện Hai.xlsx", "--schema", folder.path + "/schema.yaml"])
    #expect(run.exitCode == 1)
    #expect(run.output.contains("I020"), "\(run.output)")
    // Whose it is is known, and it is not to be consolidated all the same.
    let rounds = ToolTests.schema.replacing(
      "rounds: [", with: "rounds: [{code: \"2019-1\", title: Đợt 1 năm 2019, date: 2019-01-31}, "
    ).replacing("unit_cell: {label: Đơn vị}", with: "unit_cell: {label: Đơn vị}, round_cell: {label: Đợt}")
    try folder.write(rounds + "\ncurrent: \"2020-1\"\n", to: "schema.yaml")
    let sheet = SheetFixture(
      "Biểu 1",
      cells: [
        "A1": .text("Đơn vị"), "B1": .text("Huyện Một"), "A2": .text("Đợt"), "B2": .text("2019-1"),
        "A3": .text("Nội dung"), "B3": .text("Kết quả"), "A4": .text("Số cuộc"), "B4": .number(3),
      ])
    try folder.write(WorkbookFixture(sheets: [sheet]).bytes, to: "old.xlsx")
    let old = try ToolRun(["check", folder.path + "/old.xlsx", "--schema", folder.path + "/schema.yaml"])
    #expect(old.exitCode == 1)
    #expect(old.output.contains("I022"), "\(old.output)")
  }

  @Test("check says nothing of the province") func provinceRules() throws {
    let rule =
      "\nrules: [{code: R-1, expr: A >= 1000, scope: province, severity: error, message: Cả tỉnh phải từ 1000}]\n"
    let folder = try campaign(
      ["1.xlsx": ("Huyện Một", .number(12)), "2.xlsx": ("Huyện Hai", .number(3))],
      schema: ToolTests.schema + rule)
    let checked = try ToolRun(["check", folder.path + "/1.xlsx", "--schema", folder.path + "/schema.yaml"])
    #expect(checked.exitCode == 0, "\(checked.output) \(checked.messages)")
    #expect(!checked.output.contains("R-1") && !checked.output.contains("1000"))
    let run = try ToolRun(["consolidate", folder.path, "--as-of", "2020-02-01"])
    #expect(run.exitCode == 1)
    #expect(
      try String(decoding: folder.contents(of: "output/findings.jsonl"), as: UTF8.self).contains("R-1"))
  }

  @Test("check of what is not there ends with 2, whatever else is asked") func noWorkbook() throws {
    let folder = try campaign(["1.xlsx": ("Huyện Một", .number(12))])
    for name in ["/none.xlsx", ""] {
      let run = try ToolRun([
        "check", folder.path + "/1.xlsx", folder.path + name, "--schema", folder.path + "/schema.yaml",
        "--fail-on", "never",
      ])
      #expect(run.exitCode == 2)
      #expect(run.output.contains("F001") && run.output.contains("1.xlsx: no problem found"))
    }
  }

  @Test(
    "every command takes --language and --quiet",
    arguments: [
      "consolidate", "watch", "check", "cells", "explain", "template", "history", "lock", "report",
      "schema draft", "schema check", "schema convert", "schema diff", "schema accept",
    ]) func commonOptions(command: String) throws
  {
    let help = try ToolRun(["help"] + command.split(separator: " ").map(String.init)).output
    #expect(help.contains("--language ") && help.contains("--quiet "), "\(help)")
  }

  @Test("a round where the schema has none is refused, and no list of none is given") func noRounds() throws {
    let start = try #require(ToolTests.schema.range(of: "rounds: ["))
    let end = try #require(ToolTests.schema[start.upperBound...].range(of: "]\n"))
    let schema = ToolTests.schema.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
    let folder = try campaign(["1.xlsx": ("Huyện Một", .number(12))], schema: schema)
    let run = try ToolRun(["consolidate", folder.path, "--round", "2020-1", "--language", "en"])
    #expect(run.exitCode == 2)
    #expect(run.messages.contains("“2020-1”: the schema has none"), "\(run.messages)")
  }

  @Test("explain --quiet says what a code means all the same") func quietExplanation() throws {
    let plain = try ToolRun(["explain", "T105"])
    let quiet = try ToolRun(["explain", "T105", "--quiet"])
    #expect(quiet.exitCode == 0, "\(quiet.messages)")
    #expect(quiet.output == plain.output && !quiet.output.isEmpty)
  }

  @Test("a result that cannot be written whole ends with 2", arguments: ["explain", "cells", "consolidate"])
  func fullDevice(command: String) throws {
    let folder = try campaign(["1.xlsx": ("Huyện Một", .number(12)), "2.xlsx": ("Huyện Hai", .number(3))])
    let arguments =
      switch command {
      case "explain": ["explain", "T105"]
      case "cells": ["cells", folder.path + "/1.xlsx"]
      default: ["consolidate", folder.path, "--as-of", "2020-02-01", "--format", "json"]
      }
    let run = try ToolRun(arguments, device: "/dev/full")
    #expect(run.exitCode == 2)
    #expect(run.messages.contains("could not be written whole"))
    #expect(try ToolRun(arguments).exitCode == 0)
  }

  @Test("names with control characters are written as they are") func controlCharacters() throws {
    let plain = try campaign(["1.xlsx": ("Huyện Một", .number(12)), "2.xlsx": ("Huyện Hai", .number(7.063))])
    let folder = plain.path + "/dòng\nmới\u{202A}"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["schema.yaml", "1.xlsx", "2.xlsx"] {
      try FileManager.default.moveItem(atPath: plain.path + "/" + name, toPath: folder + "/" + name)
    }
    let run = try ToolRun(["consolidate", folder, "--as-of", "2020-02-01", "--fail-on", "never"])
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(FileManager.default.fileExists(atPath: folder + "/output/T_2020-1.xlsx"))
    #expect(FileManager.default.fileExists(atPath: folder + "/output/returns/02.xlsx"))
    let named = folder + "/kết\tquả.xlsx"
    let other = try ToolRun([
      "consolidate", folder, "--as-of", "2020-02-01", "--fail-on", "never", "--output", named,
    ])
    #expect(other.exitCode == 0, "\(other.messages)")
    #expect(FileManager.default.fileExists(atPath: named))
    let document = folder + "/báo\tcáo.docx"
    #expect(try ToolRun(["report", folder, "--output", document, "--as-of", "2020-02-01"]).exitCode == 0)
    #expect(FileManager.default.fileExists(atPath: document))
  }

  @Test("an output that is a folder or no workbook, a moment that is none") func wrongUsage() throws {
    let folder = try campaign(["1.xlsx": ("Huyện Một", .number(12))])
    let before = folder.files
    let output = try ToolRun(["consolidate", folder.path, "--output", folder.path], folder: folder.path)
    #expect(output.exitCode == 64)
    #expect(output.messages.contains("is a folder") || output.messages.contains("là thư mục"))
    for name in ["x.csv", "x", "x.xlsx.bak", "new/"] {
      let other = try ToolRun(["consolidate", folder.path, "--output", folder.path + "/" + name])
      #expect(other.exitCode == 64)
      #expect(other.messages.contains(".xlsx"))
    }
    let moment = try ToolRun(["consolidate", folder.path, "--as-of", "yesterday", "--language", "en"])
    #expect(moment.exitCode == 64)
    #expect(moment.messages.contains("is not a moment"))
    #expect(folder.files == before)
  }

  @Test("a folder whose files nobody can see is a fatal finding") func unreadableFolder() throws {
    let folder = try campaign(["1.xlsx": ("Huyện Một", .number(12)), "2.xlsx": ("Huyện Hai", .number(3))])
    // Deeper than anything is looked for: as one that must not be opened, which does not keep root out.
    let deep = Array(repeating: "d", count: 66).joined(separator: "/")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/" + deep, withIntermediateDirectories: true)
    let run = try ToolRun(["consolidate", folder.path, "--as-of", "2020-02-01"])
    #expect(run.exitCode == 1)
    let findings = try String(decoding: folder.contents(of: "output/findings.jsonl"), as: UTF8.self)
    #expect(findings.contains("\"F001\"") && findings.contains("This folder cannot be opened"), "\(findings)")
    #expect(
      try String(decoding: folder.contents(of: "output/TÌNH HÌNH.html"), as: UTF8.self).contains("d/d/d"))
  }

  @Test("a day alone in received.csv is that day") func receivedDay() throws {
    let folder = try campaign(["1.xlsx": ("Huyện Một", .number(12)), "2.xlsx": ("Huyện Hai", .number(3))])
    try folder.write("file,received_at\n1.xlsx,2020-02-10\n2.xlsx,2020-02-11\n", to: "received.csv")
    let run = try ToolRun(["consolidate", folder.path, "--as-of", "2020-02-20", "--fail-on", "never"])
    #expect(run.exitCode == 0)
    let findings = try String(decoding: folder.contents(of: "output/findings.jsonl"), as: UTF8.self)
    let late = findings.split(separator: "\n").filter { $0.contains("\"M601\"") }
    #expect(late.count == 1)
    #expect(late.first?.contains("Late by 1 day: received on 11/02/2020") == true, "\(late)")
    try folder.write("", to: "received.csv")
    let blank = try ToolRun(["consolidate", folder.path, "--as-of", "2020-02-20", "--fail-on", "never"])
    #expect(!blank.messages.contains("received.csv"), "\(blank.messages)")
  }

  @Test("a number that may be another one stands as text beside its empty value") func ambiguous() throws {
    let folder = try campaign(["1.xlsx": ("Huyện Một", .number(7.063)), "2.xlsx": ("Huyện Hai", .number(3))])
    #expect(try ToolRun(["consolidate", folder.path, "--as-of", "2020-02-01"]).exitCode == 1)
    let facts = try String(decoding: folder.contents(of: "output/facts.csv"), as: UTF8.self)
    #expect(facts.contains("2020-1,01,,A,now,ambiguous,,7.063,1.xlsx,Biểu 1,B4,"), "\(facts)")
    // Corrected, what was typed stays beside it.
    let correction =
      "\ncorrections: [{unit: \"01\", indicator: A, round: \"2020-1\", becomes: 7063, reason: hỏi lại, by: Lan, date: 2020-02-03}]\n"
    try folder.write(ToolTests.schema + correction, to: "schema.yaml")
    #expect(try ToolRun(["consolidate", folder.path, "--as-of", "2020-02-04"]).exitCode == 0)
    let corrected = try String(decoding: folder.contents(of: "output/facts.csv"), as: UTF8.self)
    #expect(corrected.contains(",7.063,exact,\"Corrected from 7.063: hỏi lại (Lan"), "\(corrected)")
  }
}
