import Cells
import SheetPlan
import WorkbookReading
import WorkbookWriting

/// Planned and written workbooks as the reader hands them over.
enum BookCells {
  /// What a plan's cells would be read as, without the detour of a file.
  static func workbook(of plan: WorkbookPlan) -> Workbook {
    var workbook = Workbook()
    for (index, sheet) in plan.sheets.enumerated() {
      var read = Worksheet(index: index, name: sheet.name)
      for row in sheet.rows {
        for cell in row.cells {
          let format = plan.looks.looks[Int(cell.look.position)].format
          switch cell.content {
          case .blank, .formula: continue
          case .text(let text):
            let place = workbook.texts.append(text)
            read.cells.append(Cell(row: row.row, column: cell.column, kind: .text, text: place))
          case .number(let number):
            let kind: CellKind = format == .day || format == .moment ? .date : .number
            read.cells.append(Cell(row: row.row, column: cell.column, kind: kind, number: number))
          }
        }
      }
      workbook.sheets.append(read)
    }
    return workbook
  }

  /// A plan, written to a file and read again.
  static func written(_ plan: WorkbookPlan, in folder: String) throws -> Workbook {
    let path = folder + "/schema.xlsx"
    try WorkbookWriter.write(plan, to: path)
    return try WorkbookReader.readWorkbook(path: path)
  }
}
