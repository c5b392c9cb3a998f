import Cells
import Foundation
import SheetPlan
import Testing
import WorkbookWriting

@Suite("Generated rows, handed to the library cell by cell or as bytes of the sheet")
struct GeneratedRowsTests {
  /// A row of a plan: height, level, cells by column.
  private struct Row: Sendable {
    var height: Double?
    var level = 0
    var cells: [PlannedCell]
  }
  private static let rows: [Row] = [
    Row(cells: [
      PlannedCell(1, .text("Ba Đình & <Hòn Đất> \"x\""), .standard), PlannedCell(2, .number(0), .standard),
      PlannedCell(27, .number(-12), .standard),
    ]),
    Row(
      height: 30.5, level: 2,
      cells: [
        PlannedCell(1, .text(" đầu và cuối "), .standard), PlannedCell(2, .number(7063), .standard),
        PlannedCell(3, .number(0.1), .standard), PlannedCell(4, .number(1e-7), .standard),
        PlannedCell(5, .number(1.5e300), .standard), PlannedCell(6, .number(-0.5), .standard),
        PlannedCell(7, .number(9_007_199_254_740_994), .standard),
      ]),
    Row(cells: [
      PlannedCell(1, .text("=1+1"), .standard), PlannedCell(2, .text("_x0041_"), .standard),
      PlannedCell(3, .text("\u{1}\u{FFFF}\u{202E}"), .standard),
      PlannedCell(4, .text(String(repeating: "ệ", count: 40_000)), .standard),
      PlannedCell(5, .text("dòng\nhai"), .standard), PlannedCell(6, .text(""), .standard),
      PlannedCell(7, .blank, .standard),
    ]),
    Row(cells: []),
    Row(cells: [
      PlannedCell(2, .formula("IF(B1<B2,\"a&b\",\"\")", .text("a&b")), .standard),
      PlannedCell(3, .formula("SUM(B1:B2)", .number(7063.25)), .standard),
      PlannedCell(
        4, .text("Ba Đình & <Hòn Đất> \"x\""), .standard,
        link: .file(path: "a b.xlsx", place: "S!A1", tip: "t")),
      PlannedCell(5, .text("có"), .standard, note: "ghi chú"),
      PlannedCell(16_384, .text("có"), .standard),
    ]),
  ]

  private static func plan() -> WorkbookPlan {
    var plan = WorkbookPlan.of([[.text("STT"), .text("Giá trị")]])
    let rows = Self.rows
    plan.sheets[0].generated = GeneratedRows(firstRow: 3, count: rows.count, cellsPerRow: 8) {
      position, row in
      row.height = rows[position].height
      row.level = rows[position].level
      row.cells = rows[position].cells
    }
    return plan
  }

  @Test("the cells are the same, to the last digit and character")
  func sameCells() throws {
    var inOrder = WritingLimits()
    inOrder.cellsInMemory = 0
    let one = try WrittenWorkbook(Self.plan())
    let other = try WrittenWorkbook(Self.plan(), limits: inOrder)
    #expect(other.workbook.warnings.isEmpty)
    let sheets = [try one.sheet("S"), try other.sheet("S")]
    func shown(_ place: Int) -> [String] {
      let workbook = place == 0 ? one.workbook : other.workbook
      return sheets[place].cells.map { cell in
        "\(cell.reference) \(cell.kind) \(cell.number) \(cell.kind == .text ? workbook.texts[cell.text] : "")"
      }
    }
    #expect(shown(0).count == 22)
    #expect(shown(0) == shown(1))
    #expect(sheets[0].comments == sheets[1].comments)
    #expect(try other.number("E4", on: "S") == 1.5e300)
    #expect(try other.text("C5", on: "S")?.unicodeScalars.first == "\u{1}")
  }

  @Test("links lead to the same places, and files that several lead to are named once")
  func sameLinks() throws {
    let links: [PlannedLink] = [
      .file(path: "../Rạch Giá #1 50%.xlsx", place: "'Biểu & <1>'!D14", tip: "xem \"đây\""),
      .file(path: "./a b/[c] {d} ^`e`.xlsx", place: nil, tip: nil),
      .file(path: "x.xlsx", place: "S!A1", tip: nil),
      .file(path: "//máy/chung/x.xlsx", place: nil, tip: nil),
      .file(path: "a:b?c.xlsx", place: nil, tip: nil),
      .sheet(name: "S", cell: "B2", tip: "t"), .sheet(name: "S", cell: "B3", tip: nil),
      .file(path: String(repeating: "ệ", count: 900), place: nil, tip: nil),
      .file(path: "x.xlsx", place: String(repeating: "d", count: 3000), tip: nil),
      .file(path: "x.xlsx", place: "S!A2", tip: nil), .file(path: "tệp%20.xlsx", place: nil, tip: nil),
    ]
    var plan = WorkbookPlan.of([[.text("trên")]])
    plan.sheets[0].rows[0].cells[0].link = links[0]
    plan.sheets[0].generated = GeneratedRows(firstRow: 2, count: links.count + 2, cellsPerRow: 1) {
      position, row in
      row.cells = [PlannedCell(1, .text("\(position)"), .standard)]
      if links.indices.contains(position) { row.cells[0].link = links[position] }
      if position == 1 { row.cells[0].note = "ghi chú" }
    }
    var inOrder = WritingLimits()
    inOrder.cellsInMemory = 0
    let one = try WrittenLinks(WrittenWorkbook(plan).bytes)
    let other = try WrittenLinks(WrittenWorkbook(plan, limits: inOrder).bytes)
    #expect(one.links.count == 11)
    #expect(one.links == other.links)
    #expect(other.targets.count == 7, "one of the library's own, six of the rows")
  }

  @Test("links beyond the limit are left out there too")
  func manyLinks() throws {
    var plan = WorkbookPlan.of([[.text("a")]])
    plan.sheets[0].generated = GeneratedRows(firstRow: 2, count: 5, cellsPerRow: 1) { position, row in
      row.cells = [
        PlannedCell(
          1, .text("x"), .standard, link: .file(path: "\(position).xlsx", place: nil, tip: nil))
      ]
    }
    var limits = WritingLimits()
    limits.cellsInMemory = 0
    limits.links = 3
    #expect(
      try WrittenLinks(WrittenWorkbook(plan, limits: limits).bytes).links.map(\.target) == [
        "0.xlsx", "1.xlsx", "2.xlsx",
      ])
  }

  @Test("a number that is none, and cells out of order, are refused there too")
  func refusals() {
    var inOrder = WritingLimits()
    inOrder.cellsInMemory = 0
    for cells in [
      [PlannedCell(1, .number(.nan), .standard)],
      [PlannedCell(2, .number(1), .standard), PlannedCell(2, .number(1), .standard)],
      [PlannedCell(16_385, .number(1), .standard)],
      [PlannedCell(1, .formula("A1", .number(.infinity)), .standard)],
    ] {
      var plan = WorkbookPlan.of([[.text("a")]])
      plan.sheets[0].generated = GeneratedRows(firstRow: 2, count: 1, cellsPerRow: 1) { $1.cells = cells }
      #expect(throws: WorkbookWriteError.self) { try WrittenWorkbook(plan, limits: inOrder) }
    }
  }
}
