internal import Cells
internal import Facts

/// The hidden sheet `_tonghop` of our own workbooks: keys in column A, values in B.
enum Stamp {
  /// The name of the sheet.
  static let sheetName = "_tonghop"

  /// What the stamp says; its cells become template text. Nil where the workbook has none.
  static func read(_ sheets: [SheetView]) -> ReturnStamp? {
    guard let sheet = sheets.first(where: isStamp) else { return nil }
    var stamp = ReturnStamp()
    var isOurs = false
    for row in sheet.rows {
      let value = sheet.form(row: row, column: 2).plain
      switch sheet.form(row: row, column: 1).plain {
      case "format": isOurs = value.hasPrefix("tonghop/")
      case "role": stamp.role = value
      case "campaign": stamp.campaign = value
      case "schema_version": stamp.schemaVersion = value
      case "unit": stamp.unit = value.isEmpty ? nil : value
      case "round": stamp.round = value.isEmpty ? nil : value
      default: continue
      }
    }
    guard isOurs else { return nil }
    for index in sheet.sheet.cells.indices { sheet.mark(index, .template) }
    return stamp
  }

  /// Whether a sheet is the stamp.
  static func isStamp(_ sheet: SheetView) -> Bool { sheet.sheet.name == sheetName }
}
