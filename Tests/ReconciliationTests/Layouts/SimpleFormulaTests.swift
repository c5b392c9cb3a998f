import Facts
import Findings
import Schema
import Cells
import Facts
import Findings
import Schema
import TestSupport
import Testing

@testable import Reconciliation

@Suite("Sums, counts and differences are recomputed")
struct SimpleFormulaTests {
  static let sheet = SheetBuilder(
    "T",
    [[1, 2, "chữ"], [3, nil, 5], [.date(year: 1900, month: 1, day: 10), .boolean(true), .error("#REF!")]])

  @Test(
    arguments: [
      ("SUM(A1:B2)", 6), ("sum(A1:A2,C2)", 9), ("A1+A2", 4), ("A2-A1", 2), ("-A1+10", 9), ("SUM(A1:C2)", 11),
      ("COUNT(A1:C2)", 4),
      ("COUNTA(A1:C2)", 5), ("SUM($A$1:A2)-B1", 2), ("+A1", 1), ("SUM(A1;B1)", 3), ("A1 + SUM( A1 : A2 )", 5),
      ("B2+A1", 1),
      ("COUNT(A1:B3)", 4), ("IF(COUNT(A1:A2)=0,\"\",SUM(A1:A2))", 4),
      ("IF(COUNT(A1,A2)=0;\"\";SUM(A1,A2))", 4),
    ] as [(String, Double)])
  func `a simple formula`(text: String, value: Double) throws {
    #expect(try Self.value(text) == value)
  }

  @Test(arguments: [
    "SUM(C1:C3)", "A1+C1", "ROUND(A1,0)", "SUM(T!A1:A2)", "A1*B1", "SUM(A1:A2", "", "A1+", "SUM()", "XFE1+1",
    "\"a\"", "A0", "IF(COUNT(A1:A2)=0,\"\",SUM(A1:B2))", "IF(COUNT(A1:A2)=1,\"\",SUM(A1:A2))",
  ])
  func `what cannot be recomputed`(text: String) throws {
    #expect(try Self.value(text) == nil)
  }

  /// What a formula comes to on the sheet.
  static func value(_ text: String) throws -> Double? {
    let workbook = WorkbookBuilder.workbook([sheet])
    let view = SheetView(
      try #require(workbook.sheets.first),
      texts: WorkbookTexts(workbook.texts, session: ReadingSession(forms: TextForms())))
    return SimpleFormula(text)?.value(on: view)
  }

  /// What parts say, and what the total over them is then.
  @Test(
    arguments: [
      ([], "blank"), ([.text(" "), .text("…")], "blank"), ([.text("đang tổng hợp")], "blank"),
      ([.formula("SUM(D17:D18)", .number(0))], "blank"), ([.number(0)], "0"), ([.text("-")], "0"),
      ([.text("không")], "0"),
      ([.number(3), .number(-3)], "0"),
    ] as [([CellContent], String)])
  func `a total over nothing says nothing`(parts: [CellContent], total: String) throws {
    let fixture = try CampaignFixture()
    var sheet = CampaignFixture.form()
    for (row, part) in [9, 10].enumerated() { sheet["D\(part)"] = row < parts.count ? parts[row] : nil }
    for row in 17...18 { sheet["D\(row)"] = nil }
    sheet["D8"] = .formula("SUM(D9:D10)", .number(0))
    let one = try fixture.one([sheet, CampaignFixture.grid()])
    #expect(fixture.facts(one).first { $0.hasPrefix("A01 ") } == "A01 = \(total)")
    #expect(one.content.cells.isConserved)
  }

  @Test func `a shared formula is moved, but for fixed references`() throws {
    var sheet = Worksheet(index: 0, name: "T")
    sheet.formulas[CellReference(row: 9, column: 3)] = .text("SUM(C$2:C8)-$A9")
    sheet.formulas[CellReference(row: 10, column: 5)] = .shared(master: CellReference(row: 9, column: 3))
    let found = try #require(SimpleFormula.behind(CellReference(row: 10, column: 5), on: sheet))
    #expect(found.text == "SUM(E2:E9)-A10")
  }
}
