import Cells
import Facts
import Findings
import Pipeline
import Schema
import TestSupport
import Testing
import VietnameseText
import WorkbookReading

#if canImport(Foundation)
  import Foundation
#endif

@Suite("What a run writes, seen from outside")
struct OutsideTests {
  /// A sample campaign, consolidated in a place of its own.
  private static func sample(_ name: String) throws -> (folder: TemporaryFolder, report: RunReport) {
    let folder = try TemporaryFolder()
    let source = Golden.root + "/Samples/" + name
    for entry in try FileManager.default.contentsOfDirectory(atPath: source)
    where entry != "output" && entry != "history" {
      try FileManager.default.copyItem(atPath: source + "/" + entry, toPath: folder.path + "/" + entry)
    }
    var options = ConsolidationOptions(folder: FilePath(folder.path), now: 0, version: "test")
    options.asOf = try String(contentsOfFile: source + "/expected/as-of.txt", encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    return (folder, try ConsolidationRun.consolidate(options))
  }

  /// The formulas of a workbook whose stored value is another one than they come to.
  private func wrong(in workbook: Workbook) -> (formulas: Int, wrong: [String]) {
    var evaluator = FormulaEvaluator(workbook)
    var count = 0
    var wrong: [String] = []
    for sheet in workbook.sheets {
      for (place, formula) in sheet.formulas {
        guard case .text(let text) = formula else { continue }
        count += 1
        let stored = try? evaluator.stored(place, on: sheet.name)
        do {
          let value = try evaluator.value(of: text, on: sheet.name)
          if case .number(let one) = value, case .number(let other) = stored,
            abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1)
          {
            continue
          }
          // An empty text reads as a blank cell.
          if value == stored || value == .text("") && (stored == .blank || stored == .text("")) { continue }
          wrong.append(
            "\(sheet.name)!\(place) =\(text): \(value), stored \(stored.map { "\($0)" } ?? "nothing")")
        } catch { wrong.append("\(sheet.name)!\(place) =\(text): \(error)") }
      }
    }
    return (count, wrong.sorted())
  }

  @Test(
    "Every formula comes to its stored value, every total to that of run.json",
    arguments: ["kien-giang-2020-3", "kien-giang-2020-4"])
  func formulas(sample: String) throws {
    let (folder, report) = try Self.sample(sample)
    var count = 0
    for file in folder.files where file.hasPrefix("output/") && file.hasSuffix(".xlsx") {
      let workbook = try WorkbookReader.readWorkbook(contents: folder.contents(of: file))
      let found = wrong(in: workbook)
      #expect(found.wrong == [], "\(file)")
      count += found.formulas
    }
    #expect(count > 100)
    let workbook = try WorkbookReader.readWorkbook(path: report.workbook.shown)
    let matrix = try #require(workbook.sheets.first { $0.name == "Bảng tổng hợp" })
    let schema = report.result.schema
    var checked = 0
    for total in report.result.totals where total.measure == "now" && total.total != nil {
      let label = schema.indicators[total.indicator].label
      let rows = matrix.cells.filter { $0.hasText && workbook.texts[$0.text] == label }.map(\.row)
      // Where a label stands twice, one of its rows has the total.
      let values = matrix.cells.filter { rows.contains($0.row) && $0.column == 4 }.map(\.number)
      #expect(values.contains { abs($0 - (total.total ?? .nan)) < 1e-9 }, "\(label)")
      checked += 1
    }
    #expect(checked > 10)
    _ = folder
  }

  @Test(
    "Links of every workbook lead somewhere, and nothing refers to another file's cells",
    .enabled(if: Openpyxl.isThere))
  func links() throws {
    let (folder, _) = try Self.sample("kien-giang-2020-4")
    let files = folder.files.filter { $0.hasPrefix("output/") && $0.hasSuffix(".xlsx") }
    let printed = try Openpyxl.run(
      #"""
      import os, sys, urllib.parse, re
      from openpyxl import load_workbook
      from openpyxl.utils.cell import coordinate_from_string
      count = 0
      for path in sys.argv[1:]:
          book = load_workbook(path)
          names = set(book.sheetnames)
          assert not book._external_links, path
          for sheet in book:
              for row in sheet.iter_rows():
                  for cell in row:
                      link = cell.hyperlink
                      if not link: continue
                      count += 1
                      if link.target:
                          target = urllib.parse.unquote(link.target.replace("\\", "/"))
                          assert os.path.exists(os.path.join(os.path.dirname(path), target)), (path, target)
                      elif link.location:
                          name, place = link.location.rsplit("!", 1)
                          if name.startswith("'"): name = name[1:-1].replace("''", "'")
                          assert name in names, (path, name)
                          coordinate_from_string(place)
          for name, defined in book.defined_names.items():
              for title, place in defined.destinations: assert title in names
      print(count)
      """#, files.map { folder.path + "/" + $0 })
    let count =
      Int(String(decoding: printed, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    #expect(count > 500)
  }

  /// Texts that programs trip over, as the file stores them: `_x005F_` is an underscore, `_x0007_` a bell.
  static let hostile = [
    "=cmd|' /C calc'!A0", "+84 912 345 678", "@SUM(1+1)", "-2+3", "_x005F_x0041_", "a_x005F_x000D_b",
    "\u{202E}đảo ngược", "dòng 1\ndòng 2", "chuông _x0007_ và tab \t", "<b>&amp;\"'</b>",
    "Ưu điểm\u{301}\u{303}", "👨‍👩‍👧‍👦 gia đình",
  ]

  @Test(
    "Hostile texts come out the same in the facts, the consolidated workbook and the marked copy",
    arguments: [0, 4, 8])
  func hostileTexts(first: Int) throws {
    let stored = Array(Self.hostile[first..<first + 4])
    let folder = try ReturnFolder()
    try folder.send(
      "Huyện Tân Hiệp", to: "tan hiep.xlsx",
      [.number(9), .number(4), .number(3), .number(100), .text(stored[0])],
      more: ["E4": .text(stored[1]), "E5": .text(stored[2]), "E6": .text(stored[3])])
    let report = try folder.run()
    let table = report.result.facts
    let told = table.facts.flatMap {
      [$0.state == .text ? table.text(at: $0.text) : nil, table.text(at: $0.note)].compactMap { $0 }
    }
    for text in stored {
      let meant = text.replacing("_x005F_", with: "_").replacing("_x0007_", with: "\u{7}")
      let key = TextKey.singleSpaced(meant.nfc)
      #expect(told.contains { TextKey.singleSpaced($0.nfc) == key }, "\(text) is a fact or its note")
      for name in ["output/T_2020-3.xlsx", "output/returns/904.xlsx"] {
        let workbook = try WorkbookReader.readWorkbook(contents: folder.folder.contents(of: name))
        let cells = workbook.sheets.filter { $0.name != "Cần sửa" }.flatMap(\.cells)
        #expect(
          cells.contains { $0.hasText && TextKey.singleSpaced(workbook.texts[$0.text].nfc).contains(key) },
          "\(text) stands in \(name)")
        #expect(!workbook.sheets.flatMap(\.formulas.values).contains(.text(String(meant.dropFirst()))))
        #expect(workbook.activeContent.isEmpty)
      }
    }
  }

  @Test("A text that no cell can hold is whole in facts.csv and marked as cut in the workbooks") func long()
    throws
  {
    let folder = try ReturnFolder()
    let text = String(repeating: "Số liệu rất dài. ", count: 2_400)
    try folder.send(
      "Huyện Tân Hiệp", to: "tan hiep.xlsx", [.number(9), .number(4), .number(3), .number(100), .text(text)])
    _ = try folder.run()
    let facts = try String(decoding: folder.folder.contents(of: "output/facts.csv"), as: UTF8.self)
    #expect(facts.contains(TextKey.singleSpaced(text).suffix(100)))
    let copy = try folder.markedCopy("904")
    let form = try folder.texts("Biểu 1", of: copy)
    #expect(form.values.contains { $0.hasSuffix("… [cắt bớt]") && $0.utf16.count <= 32_767 })
  }
}
