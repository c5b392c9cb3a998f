import Cells
import Facts
import Findings
import Schema
import Templates
import Testing

@Suite("A template that a unit has changed")
struct InsertedRowsTests {
  /// Rows put in before a row; formulas are gone, as after "paste values".
  private func inserting(_ count: Int, before row: Int, in sheet: Worksheet) -> Worksheet {
    var sheet = sheet
    sheet.formulas = [:]
    for index in sheet.cells.indices {
      sheet.cells[index].flags.remove(.formula)
      if Int(sheet.cells[index].row) >= row { sheet.cells[index].row += UInt32(count) }
    }
    sheet.merges = sheet.merges.map { merge in
      func moved(_ place: CellReference) -> CellReference {
        CellReference(row: place.row >= row ? place.row + count : place.row, column: place.column)
      }
      return CellRange(moved(merge.first), moved(merge.last))
    }
    sheet.comments = [:]
    return sheet
  }

  @Test("Rows inserted above the table or within it change no figure", arguments: [2, 12, 14])
  func inserted(row: Int) throws {
    var filled = try FilledTemplate(TemplateSchema.forms[0].yaml, unit: "904")
    try filled.fillAll()
    filled.workbook.sheets[0] = inserting(2, before: row, in: filled.workbook.sheets[0])
    let one = try filled.reconciled()
    #expect(BlankTemplateTests.structural(one) == [])
    #expect(filled.differences(in: one) == [])
  }
}
