import Cells
import Consolidation
import SheetPlan
import Testing
import WorkbookReading
import WorkbookWriting

@Suite struct WorkbookWriterTests {
  @Test(
    "a text comes back as it was, whatever it holds",
    arguments: [
      "=SUM(A1:A9)", "+84 297", "-12", "@import", "a\nb\tc", "_x0041_", "_x005F_x000D_", "_x0041_x0042_",
      "_xyz_",
      "  hai  dấu cách  ", "bel\u{07} \u{01}\u{1F} cr\rlf", "\u{202E}txt.xlsx\u{202C}\u{200F}", "👩‍👩‍👧 ô vuông",
      "<&>\"'",
      "{=1}", "''", "Hoà Bình \u{0301}",
    ])
  func hostileText(_ text: String) throws {
    let written = try WrittenWorkbook(.of([[.text(text)]]))
    #expect(try written.text("A1", on: "S") == text)
    #expect(try written.sheet("S").formulas.isEmpty)
  }

  @Test("what no file can hold becomes the replacement character")
  func unwritableCharacters() throws {
    let written = try WrittenWorkbook(.of([[.text("a\u{0}b\u{FFFE}c\u{FFFF}d")]]))
    #expect(try written.text("A1", on: "S") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d")
  }

  @Test(
    "a text that no cell can hold is cut between characters with a mark",
    arguments: ["ệ", "👩‍👩‍👧", "_x0041_", "\u{1}"])
  func longText(_ unit: String) throws {
    let text = String(repeating: unit, count: 40_000)
    let found = try #require(try WrittenWorkbook(.of([[.text(text)]])).text("A1", on: "S"))
    #expect(found.utf16.count <= 32_767)
    #expect(found.hasSuffix("… [cắt bớt]"))
    let kept = found.dropLast("… [cắt bớt]".count)
    let isBeginning = text.hasPrefix(kept)
    #expect(isBeginning)
    #expect(kept.count > 3_000)
  }

  @Test("numbers, days, formulas and their values come back")
  func values() throws {
    var plan = WorkbookPlan.of([
      [.number(1234.5), .number(-0.001), .number(1e300)],
      [.formula("SUM(A1:B1)", .number(1234.499)), .formula("IF(1>0,\"a<b\",\"\")", .text("a<b")), .blank],
    ])
    let day = plan.looks.index(of: CellLook().with { $0.format = .day })
    plan.sheets[0].rows[0].cells.append(PlannedCell(4, .number(44_072), day))
    let written = try WrittenWorkbook(plan)
    #expect(try written.number("A1", on: "S") == 1234.5)
    #expect(try written.number("C1", on: "S") == 1e300)
    #expect(try written.number("A2", on: "S") == 1234.499)
    #expect(try written.text("B2", on: "S") == "a<b")
    #expect(try written.sheet("S").cells.first { $0.kind == .date }?.number == 44_072)
    #expect(try written.sheet("S").formulas[CellReference(row: 2, column: 1)] == .text("SUM(A1:B1)"))
  }

  @Test("NaN and infinity are refused with their place", arguments: [Double.nan, .infinity, -.infinity])
  func notANumber(_ value: Double) {
    expectRefusal(.notANumber, at: "B2", .of([[.blank], [.blank, .number(value)]]))
    expectRefusal(.notANumber, at: "A1", .of([[.formula("1", .number(value))]]))
  }

  @Test("formulas that Excel would not open are refused")
  func longFormulas() {
    let text = "\"" + String(repeating: "x", count: 256) + "\""
    expectRefusal(.formulaTooLong(258), at: "A1", .of([[.formula(text, .text(""))]]))
    let long = "1" + String(repeating: "+1", count: 4_096)
    expectRefusal(.formulaTooLong(long.utf16.count), at: "A1", .of([[.formula(long, .number(0))]]))
  }

  @Test("rows and columns out of order or beyond the grid are refused")
  func order() {
    var plan = WorkbookPlan.of([[.number(1)], [.number(2)]])
    plan.sheets[0].rows.reverse()
    #expect(throws: WorkbookWriteError.self) { try WrittenWorkbook(plan) }
    var wide = WorkbookPlan.of([[.number(1)]])
    wide.sheets[0].rows[0].cells.append(PlannedCell(16_385, .number(1), .standard))
    #expect(throws: WorkbookWriteError.self) { try WrittenWorkbook(wide) }
  }

  @Test("merged ranges that share cells are refused")
  func overlappingMerges() throws {
    var plan = WorkbookPlan.of([[.text("a")]])
    let one = try #require(CellRange("A1:C2"))
    let other = try #require(CellRange("C2:D3"))
    plan.sheets[0].merges = [other, one]
    #expect(throws: WorkbookWriteError.self) { try WrittenWorkbook(plan) }
    plan.sheets[0].merges = [one]
    #expect(try WrittenWorkbook(plan).sheet("S").merges == [one])
  }

  @Test("the same plan gives the same bytes")
  func sameBytes() throws {
    var plan = WorkbookPlan.of([[.text("ô"), .number(1)]])
    plan.properties.title = "T"
    plan.properties.created = 1_599_552_000
    #expect(try WrittenWorkbook(plan).bytes == WrittenWorkbook(plan).bytes)
    #expect(try WrittenWorkbook(plan).workbook.properties.modified == "2020-09-08T08:00:00Z")
  }

  @Test("names on tabs become valid and different; links and names follow them")
  func sheetNames() throws {
    var plan = WorkbookPlan()
    let long = "Tổng hợp số liệu 👩‍👩‍👧 của các đơn vị toàn tỉnh"
    for name in [long, long + " 2", "a/b:c*d?e[f]g\\h", "A b c d e f g h", "'x'", "", "history"] {
      plan.sheets.append(PlannedSheet(name: name))
    }
    plan.sheets[0].rows = [
      PlannedRow(
        1, cells: [PlannedCell(1, .text("→"), .standard, link: .sheet(name: "'x'", cell: "B2", tip: nil))])
    ]
    plan.names = [
      DefinedName(name: "Tong_B01", sheet: "a/b:c*d?e[f]g\\h", cell: CellReference(row: 2, column: 3))
    ]
    let names = try WrittenWorkbook(plan).workbook.sheets.map(\.name)
    #expect(names.allSatisfy { $0.utf16.count <= 31 && !$0.isEmpty })
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    #expect(names[2] == "a b c d e f g h")
    #expect(names[3] == "A b c d e f g h (2)")
    #expect(names[4...] == ["x", "Sheet", "history_"])
  }

  @Test(
    "names of cells that Excel takes for something else are refused",
    arguments: ["B01", "R1C1", "C", "1a", "a b", "", "r"])
  func definedNames(_ name: String) {
    var plan = WorkbookPlan.of([[.number(1)]])
    plan.names = [DefinedName(name: name, sheet: "S", cell: CellReference(row: 1, column: 1))]
    #expect(throws: WorkbookWriteError.self) { try WrittenWorkbook(plan) }
  }

  @Test(
    "more generated rows than a sheet holds go on in further sheets below the headings",
    arguments: [0, 1_000_000])
  func continuedSheets(_ cellsInMemory: Int) throws {
    var plan = WorkbookPlan.of([[.text("STT"), .text("Giá trị")]], name: "Số liệu")
    plan.sheets[0].generated = GeneratedRows(firstRow: 2, count: 25, cellsPerRow: 2) { position, row in
      row.cells.append(PlannedCell(1, .number(Double(position + 1)), .standard))
      row.cells.append(PlannedCell(2, .text("v\(position + 1)"), .standard))
    }
    plan.sheets[0].table = PlannedTable(
      name: "Bang", firstCell: CellReference(row: 1, column: 1), headings: ["STT", "Giá trị"],
      headingLook: .standard)
    var limits = WritingLimits()
    limits.rows = 11
    limits.cellsInMemory = cellsInMemory
    let written = try WrittenWorkbook(plan, limits: limits)
    #expect(written.workbook.sheets.map(\.name) == ["Số liệu", "Số liệu (2)", "Số liệu (3)"])
    #expect(written.workbook.sheets.map(\.cells.count) == [22, 22, 12])
    #expect(try written.text("A1", on: "Số liệu (3)") == "STT")
    #expect(try written.number("A2", on: "Số liệu (2)") == 11)
    #expect(try written.text("B6", on: "Số liệu (3)") == "v25")
  }

  @Test("written row by row or from memory, the cells are the same")
  func bothModes() throws {
    var plan = WorkbookPlan.of([
      [.text("=a"), .number(1.5), .formula("B1*2", .number(3))], [.text("_x0041_"), .blank, .text("\u{1}")],
    ])
    plan.sheets[0].rows[0].cells[0].link = .file(path: "../Rạch Giá #1.xlsx", place: "'Biểu 1'!D14", tip: "t")
    plan.sheets[0].rows[1].cells[0].note = "ghi chú"
    plan.sheets[0].merges = [CellRange(CellReference(row: 2, column: 3), CellReference(row: 2, column: 5))]
    // Above the last row: the library declines it where rows are flushed.
    let filtered = CellRange(CellReference(row: 1, column: 1), CellReference(row: 1, column: 3))
    plan.sheets[0].autofilter = filtered
    plan.sheets[0].validations = [PlannedValidation(range: filtered, rule: .list(["a", "b"]))]
    var inOrder = WritingLimits()
    inOrder.cellsInMemory = 0
    let one = try WrittenWorkbook(plan)
    let other = try WrittenWorkbook(plan, limits: inOrder)
    let sheets = [try one.sheet("S"), try other.sheet("S")]
    #expect(sheets[0].cells.map(\.reference) == sheets[1].cells.map(\.reference))
    #expect(sheets[0].comments == sheets[1].comments)
    #expect(sheets[0].merges == sheets[1].merges)
    for cell in ["A1", "A2", "C2"] { #expect(try one.text(cell, on: "S") == other.text(cell, on: "S")) }
    #expect(sheets[0].comments[CellReference(row: 2, column: 1)]?.contains("ghi chú") == true)
  }

  @Test(
    "a whole consolidated workbook can be written row by row", arguments: [0, 1_000_000])
  func wholeWorkbook(_ cellsInMemory: Int) throws {
    var options = CampaignFixture.Options()
    options.units = 5
    options.findingsPerUnit = 3
    var limits = WritingLimits()
    limits.cellsInMemory = cellsInMemory
    let plan = ConsolidatedWorkbook.plan(for: CampaignFixture(options).result)
    let written = try WrittenWorkbook(plan, limits: limits)
    #expect(written.workbook.sheets.map(\.name) == plan.sheets.map(\.name))
    #expect(written.workbook.warnings.isEmpty)
  }

  @Test("links beyond the limit are left out, their texts stay")
  func manyLinks() throws {
    var plan = WorkbookPlan.of([[.text("a"), .text("b"), .text("c")]])
    for position in 0..<3 {
      plan.sheets[0].rows[0].cells[position].link = .file(path: "f.xlsx", place: nil, tip: nil)
    }
    var limits = WritingLimits()
    limits.links = 2
    let written = try WrittenWorkbook(plan, limits: limits)
    #expect(try written.text("C1", on: "S") == "c")
    plan.sheets[0].rows[0].cells[0].link = .file(
      path: String(repeating: "ệ", count: 900), place: nil, tip: nil)
    #expect(try WrittenWorkbook(plan).text("A1", on: "S") == "a")
  }

  @Test(
    "lists to choose from that Excel would not open are refused",
    arguments: [["a,b"], [String(repeating: "x", count: 256)], []])
  func lists(_ items: [String]) {
    var plan = WorkbookPlan.of([[.number(1)]])
    let cell = CellReference(row: 1, column: 1)
    plan.sheets[0].validations = [PlannedValidation(range: CellRange(cell, cell), rule: .list(items))]
    expectRefusal(.unfitList, at: "A1", plan)
  }

  @Test(
    "a path that cannot be written is an error with the system's reason",
    arguments: ["/nonexistent/x.xlsx", "/tmp"])
  func badPath(_ path: String) {
    #expect {
      try WorkbookWriter.write(.of([[.number(1)]]), to: path)
    } throws: { error in
      guard let error = error as? WorkbookWriteError, case .cannotWrite = error.reason else { return false }
      return error.path == path && !error.vietnamese.isEmpty
    }
  }

  @Test("a full disk is an error")
  func fullDisk() {
    #expect(throws: WorkbookWriteError.self) {
      try WorkbookWriter.write(.of([[.number(1)]]), to: "/dev/full")
    }
  }

  @Test("a workbook without a sheet to show is refused")
  func noSheets() {
    #expect(throws: WorkbookWriteError.self) { try WrittenWorkbook(WorkbookPlan()) }
    var plan = WorkbookPlan.of([[.number(1)]])
    plan.sheets[0].isHidden = true
    #expect(throws: WorkbookWriteError.self) { try WrittenWorkbook(plan) }
  }

  /// Expects a plan to be refused for a reason at a cell of the sheet `S`.
  private func expectRefusal(
    _ reason: WorkbookWriteError.Reason, at cell: String, _ plan: WorkbookPlan,
    location: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: WorkbookWriteError.self, sourceLocation: location) {
      try WrittenWorkbook(plan)
    }
    #expect(error?.reason == reason, sourceLocation: location)
    #expect(error?.sheet == "S", sourceLocation: location)
    #expect(error?.cell?.description == cell, sourceLocation: location)
  }
}
