import Cells
import Facts
import Findings
import Reconciliation
import Schema
import Templates
import TestSupport
import Testing
import WorkbookReading
import WorkbookWriting

#if canImport(Foundation)
  import Foundation
#endif

/// Python with openpyxl, where it is at hand: a second opinion on what we write.
enum Openpyxl {
  static let isThere: Bool = (try? run("import openpyxl", [])) != nil

  struct Failure: Error { let text: String }

  /// Runs a script; what it prints.
  static func run(_ script: String, _ arguments: [String]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let (printed, errors) = (Pipe(), Pipe())
    process.standardOutput = printed
    process.standardError = errors
    try process.run()
    let output = printed.fileHandleForReading.readDataToEndOfFile()
    let trouble = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(text: String(decoding: trouble, as: UTF8.self))
    }
    return Array(output)
  }
}

@Suite("Templates in the hands of another program", .enabled(if: Openpyxl.isThere))
struct OpenpyxlTests {
  /// Fills in every cell that is not locked and has a validation, types sums over their formulas, takes the protection
  /// away; prints what it typed where.
  static let script = #"""
    import json, re, sys, datetime
    from openpyxl import load_workbook
    from openpyxl.utils import range_boundaries
    book = load_workbook(sys.argv[1])
    typed, number = {}, 100
    assert book["_tonghop"].sheet_state == "hidden"
    for sheet in book:
        if sheet.title == "_tonghop": continue
        assert sheet.protection.sheet and not sheet.protection.password
        rules = {}
        for rule in sheet.data_validations.dataValidation:
            assert rule.showInputMessage and rule.promptTitle and rule.prompt
            for area in rule.sqref.ranges:
                for row in area.rows:
                    for place in row: rules[place] = rule.type
        cells = [c for row in sheet.iter_rows() for c in row]
        for cell in cells:
            kind = rules.get((cell.row, cell.column))
            assert (kind is not None) <= (not cell.protection.locked), cell.coordinate
            if kind == "whole": number += 1; cell.value = number
            elif kind == "decimal": number += 1; cell.value = number % 100
            elif kind == "date": cell.value = datetime.datetime(2020, 8, 29)
            else: continue
            if kind != "date": typed[sheet.title + "!" + cell.coordinate] = cell.value
        def total(formula):
            sum = 0
            for part in re.search(r'",?SUM\(([^)]*)\)', formula.replace(',"",', '"')).group(1).split(","):
                low, top, high, bottom = range_boundaries(part)
                for row in range(top, bottom + 1):
                    value = sheet.cell(row, low).value
                    sum += total(value) if isinstance(value, str) and value.startswith("=") else value or 0
            return sum
        sums = [(c, total(c.value)) for c in cells if isinstance(c.value, str) and "SUM(" in c.value]
        for cell, value in sums:
            cell.value = value
            typed[sheet.title + "!" + cell.coordinate] = value
        sheet.protection.sheet = False
    book.save(sys.argv[2])
    json.dump(typed, sys.stdout)
    """#

  @Test(
    "openpyxl fills them in and saves them: every value is exact, nothing is wrong with the structure",
    arguments: [TemplateSchema.forms[0], TemplateSchema.forms[2], TemplateSchema.grids[0]])
  func filled(schema: TemplateSchema) throws {
    let template = try FilledTemplate(schema.yaml, unit: "904")
    let folder = try TemporaryFolder()
    try WorkbookWriter.write(template.template.plan, to: folder.path + "/a.xlsx")
    let printed = try Openpyxl.run(Self.script, [folder.path + "/a.xlsx", folder.path + "/b.xlsx"])
    let typed = try JSONDecoder().decode([String: Double].self, from: Data(printed))
    let workbook = try WorkbookReader.readWorkbook(path: folder.path + "/b.xlsx")
    let all = Reconciler(schema: template.schema, round: template.round).reconcile(workbook, file: "b.xlsx")
    let one = try #require(all.first)
    #expect(BlankTemplateTests.structural(one) == [])
    let table = one.content.facts
    var read: [String: Double] = [:]
    for fact in table.facts + one.printedTotals {
      guard let figure = fact.figure, let cell = table.cell(of: fact) else { continue }
      read["\(table.text(at: fact.sheet) ?? "")!\(cell)"] = figure
    }
    #expect(read == typed)
    #expect(typed.count > 4)
  }
}
