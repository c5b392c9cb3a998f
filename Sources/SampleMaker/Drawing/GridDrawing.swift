import Cells
import SheetPlan

/// Draws the grid by commune, "Biểu 2".
enum GridDrawing {
  /// The groups of headings: a heading over the columns, and the headings below it.
  private static let groups: [(String, [String])] = [
    ("Tuyên truyền", ["Số cuộc", "Lượt người dự"]), ("Giấy tờ hỗ trợ", ["CMND, khai sinh", "Giấy tờ khác"]),
    ("Người cài đặt Bluezone", []),
  ]

  /// Draws a grid; takes in the looks it needs.
  static func draw(_ content: ReturnContent, looks: inout Looks) -> SheetDraft {
    var sheet = SheetDraft(name: content.habits.gridSheet)
    sheet.isHidden = content.mistakes.hidesGrid
    sheet.isLandscape = true
    sheet.widths = [1: 6, 2: 32, 3: 13, 4: 15, 5: 17, 6: 15, 7: 17]
    let bold = looks.title(isBold: true, isItalic: false, size: 14)
    let italic = looks.title(isBold: false, isItalic: true, size: 13)
    sheet.set(1, 1...7, content.stored("KẾT QUẢ THEO XÃ, PHƯỜNG, THỊ TRẤN"), bold)
    let union = content.habits.headerName ?? content.unit.union
    sheet.set(
      2, 1...7, content.stored("\(union) - \(content.habits.roundText ?? content.round.title)"), italic)
    drawHeadings(content, in: &sheet, looks: &looks)
    var row = 6
    if content.habits.hasColumnNumbers {
      for column in 1...7 { sheet.set(row, column, .text("(\(column))"), looks.columnNumber) }
      row += 1
    }
    let first = row
    for commune in content.unit.communes where !content.mistakes.missingCommunes.contains(commune.code) {
      draw(commune, content, row: row, position: row - first + 1, in: &sheet, looks: &looks)
      row += 1
    }
    drawTotals(content, rows: first...row - 1, in: &sheet, looks: &looks)
    return sheet
  }

  private static func drawHeadings(_ content: ReturnContent, in sheet: inout SheetDraft, looks: inout Looks) {
    let look = looks.heading
    func set(_ row: Int, _ column: Int, _ text: String) {
      sheet.set(row, column, .text(content.stored(text)), look)
    }
    set(4, 1, content.habits.writesDash ? "TT" : "STT")
    sheet.merge(4...5, 1...1, look)
    set(4, 2, "Xã, phường, thị trấn")
    sheet.merge(4...5, 2...2, look)
    var column = 3
    for (heading, below) in groups {
      set(4, column, heading)
      for (offset, text) in below.enumerated() { set(5, column + offset, text) }
      if below.isEmpty {
        sheet.merge(4...5, column...column, look)
        column += 1
      } else {
        sheet.merge(4...4, column...column + below.count - 1, look)
        column += below.count
      }
    }
  }

  private static func draw(
    _ commune: SampleCommune, _ content: ReturnContent, row: Int, position: Int, in sheet: inout SheetDraft,
    looks: inout Looks
  ) {
    sheet.set(row, 1, .number(Double(position)), looks.cell(.centre))
    let name = content.habits.writesBareCommunes ? commune.bareName : commune.name
    sheet.set(row, 2, .text(content.stored(name)), looks.cell(.left))
    for (offset, code) in SampleIndicator.gridColumns.enumerated() {
      let number = content.figures.grid[commune.code]?[offset] ?? 0
      let plain: CellContent = number == 0 && content.habits.writesDash ? .text("-") : .number(Double(number))
      sheet.set(
        row, 3 + offset, content.mistakes.gridContents[commune.code]?[code] ?? plain,
        looks.number(isBold: false))
    }
  }

  private static func drawTotals(
    _ content: ReturnContent, rows: ClosedRange<Int>, in sheet: inout SheetDraft, looks: inout Looks
  ) {
    let row = rows.upperBound + 1
    sheet.set(row, 1, .blank, looks.cell(.centre))
    sheet.set(row, 2, .text(content.stored("Tổng cộng")), looks.cell(.centre, isBold: true))
    for (offset, code) in SampleIndicator.gridColumns.enumerated() {
      let sum = content.unit.communes.reduce(0) { sum, commune in
        guard !content.mistakes.missingCommunes.contains(commune.code) else { return sum }
        return sum + (content.figures.grid[commune.code]?[offset] ?? 0)
      }
      let letters = CellReference.letters(ofColumn: 3 + offset)
      let plain: CellContent =
        content.habits.hasFormulas
        ? .formula("SUM(\(letters)\(rows.lowerBound):\(letters)\(rows.upperBound))", .number(Double(sum)))
        : .number(Double(sum))
      sheet.set(row, 3 + offset, content.mistakes.gridTotals[code] ?? plain, looks.number(isBold: true))
    }
  }
}
