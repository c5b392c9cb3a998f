import Facts
import Findings
import Schema
import Cells
import Facts
import Findings
import Reconciliation
import Schema
import TestSupport
import Testing

@Suite("Every cell that is not blank has exactly one role")
struct LedgerTests {
  /// What people leave in cells.
  static let contents: [CellContent] = [
    "STT", "Nội dung", "Kết quả", "Ghi chú", "Đơn vị:", "Đợt:", "Huyện An Biên", "Huyện Tân Hiệp",
    "Đợt 2 năm 2020",
    "Xã, phường, thị trấn", "Tổng cộng", "Lượt người dự", "Nữ", "Tờ rơi đã phát", "Người lập biểu", "x", "-",
    "…", "  ",
    "\u{A0}", "", "(1)", "trên 5.000", "1.234", "5", 5, 0, -3, 7.063, .date(year: 2020, month: 8, day: 29),
    .boolean(true),
    .error("#REF!"), .formula("SUM(D9:D10)", 7), .formula("A1+", 3), .formula("SUM(D1:D5)", nil),
    .formula("B2", "chữ"),
  ]

  @Test(arguments: UInt64(1)...60)
  func `also on sheets that were damaged at random`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let fixture = try CampaignFixture()
    for _ in 0..<8 {
      var sheets = [CampaignFixture.form(), CampaignFixture.grid()]
      if Bool.random(using: &random) { sheets.append(SheetBuilder("Khác", [["a", 1]])) }
      for position in sheets.indices {
        for _ in 0..<Int.random(in: 0...12, using: &random) { Self.damage(&sheets[position], &random) }
      }
      if Int.random(in: 0..<6, using: &random) == 0 { sheets.swapAt(0, 1) }
      let workbook = WorkbookBuilder.workbook(sheets)
      let filled = workbook.sheets.reduce(0) { sum, sheet in
        sum
          + sheet.cells.filter { cell in
            switch cell.kind {
            case .formulaWithoutValue: false
            case .text: workbook.texts[cell.text].contains { !$0.isWhitespace }
            default: true
            }
          }.count
      }
      let returns = fixture.reconciler.reconcile(workbook, file: "a.xlsx")
      #expect(!returns.isEmpty)
      #expect(returns.allSatisfy { $0.content.cells.isConserved })
      let read: Int = returns.map(\.content.cells.read).reduce(0, +)
      #expect(read == filled, "seed \(seed)")
      for one in returns where one.content.rejectedBy == nil { Self.check(one, workbook) }
      #expect(
        returns.map(\.content.cells)
          == fixture.reconciler.reconcile(workbook, file: "a.xlsx").map(\.content.cells))
    }
  }

  /// Changes something on a sheet.
  static func damage(_ sheet: inout SheetBuilder, _ random: inout SeededRandom) {
    let place = CellReference(
      row: Int.random(in: 1...24, using: &random), column: Int.random(in: 1...8, using: &random))
    switch Int.random(in: 0..<9, using: &random) {
    case 0: sheet.cells[place] = nil
    case 1: sheet.insertRows(Int.random(in: 1...3, using: &random), before: place.row)
    case 2: sheet.deleteRow(place.row)
    case 3: sheet.swapColumns(place.column, Int.random(in: 1...6, using: &random))
    case 4:
      sheet.merges.append(
        "\(place):\(CellReference(row: place.row + Int.random(in: 0...3, using: &random), column: place.column + Int.random(in: 0...3, using: &random)))"
      )
    case 5: sheet.hiddenRows.append(place.row)
    case 6:
      let from = CellReference(
        row: Int.random(in: 1...20, using: &random), column: Int.random(in: 1...5, using: &random))
      sheet.cells[place] = sheet.cells[from]
    default: sheet.cells[place] = contents.randomElement(using: &random) ?? 0
    }
  }

  /// What holds of every return: no cell twice, as many fact cells as facts that say something, no fact of what is not
  /// asked.
  static func check(_ one: ReconciledReturn, _ workbook: Workbook) {
    let table = one.content.facts
    var seen = Set<String>()
    for fact in table.facts where fact.hasCell {
      let place = "\(table.text(at: fact.sheet) ?? "")!\(table.cell(of: fact) ?? "")"
      #expect(seen.insert(place).inserted, "\(place) is two facts")
    }
    let filled = table.facts.filter { fact in
      guard fact.hasCell, let sheet = workbook.sheets.first(where: { $0.name == table.text(at: fact.sheet) })
      else { return false }
      return sheet.cells.contains { cell in
        cell.row == UInt32(fact.row) && cell.column == UInt16(fact.column)
          && cell.kind != .formulaWithoutValue
          && !(cell.kind == .text && workbook.texts[cell.text].allSatisfy(\.isWhitespace))
      }
    }
    #expect(filled.count <= one.content.cells.fact)
    #expect(table.facts.allSatisfy { Int($0.unit) == one.content.unit })
    if one.content.cells.unrecognised > 0 {
      #expect(one.findings.contains { $0.code == "S018" || $0.code == "S014" })
    }
  }

  @Test func `blank workbooks and rejected ones are counted too`() throws {
    let fixture = try CampaignFixture()
    #expect(fixture.reconciler.reconcile(Workbook(), file: "a.xlsx").map(\.content.cells.read) == [0])
    var form = CampaignFixture.form()
    form["C4"] = "Đợt 2 năm 2020"
    let one = try fixture.one([form, CampaignFixture.grid()])
    #expect(one.content.rejectedBy == "I022")
    #expect(one.content.facts.facts.isEmpty)
    #expect(one.content.cells.isConserved && one.content.cells.read > 90)
  }
}
