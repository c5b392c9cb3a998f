internal import Cells
internal import Facts
internal import VietnameseText

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
      case "notice": stamp.notice = value
      default: continue
      }
    }
    guard isOurs else { return nil }
    for index in sheet.sheet.cells.indices { sheet.mark(index, .template) }
    if let notice = stamp.notice { markNotice(notice, on: sheets) }
    return stamp
  }

  /// Makes the first sheet of a marked copy text of the template, as far as we wrote it: what a unit adds elsewhere on it
  /// is its own.
  private static func markNotice(_ notice: String, on sheets: [SheetView]) {
    guard let end = notice.lastIndex(of: "!"), let range = CellRange(notice[notice.index(after: end)...]),
      let sheet = sheets.first(where: {
        TextKey.folded($0.sheet.name) == TextKey.folded(String(notice[..<end]))
      })
    else { return }
    for index in sheet.sheet.cells.indices where range.contains(sheet.sheet.cells[index].reference) {
      sheet.mark(index, .template)
    }
    sheet.isNotice = true
  }

  /// Whether a sheet is the stamp.
  static func isStamp(_ sheet: SheetView) -> Bool { sheet.sheet.name == sheetName }
}
