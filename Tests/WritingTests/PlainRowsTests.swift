import Cells
import Foundation
import SheetPlan
import Testing
import WorkbookWriting

@Suite("Rows of plain values, made in stretches")
struct PlainRowsTests {
  private static let texts = [
    "Ba Đình & <Hòn Đất> \"x\"", "=1+1", "dòng\nhai", "\u{1}\u{FFFF}", String(repeating: "ệ", count: 40_000),
    "một tên đơn vị dài đến mức phải xuống dòng ở cột hẹp này",
  ]
  private static let numbers = [0, -12, 7063, 0.1, 1e-7, 1.5e300, -0.5, 9_007_199_254_740_994]
  private static let files: [(path: String, name: String)] = [
    ("../Rạch Giá #1 50%.xlsx", "Rạch Giá #1 50%.xlsx"), ("a \"b\" & <c>.xlsx", "a \"b\" & <c>.xlsx"),
    (String(repeating: "ệ", count: 900), "dài"), ("x.xlsx", String(repeating: "tên rất dài ", count: 25)),
    ("_x0041_.xlsx", "_x0041_.xlsx"), ("Huy\u{1EC7}n.xlsx", "Huy\u{1EC7}n.xlsx"),
    ("Huye\u{323}\u{302}n.xlsx", "Huye\u{323}\u{302}n.xlsx"),
  ]
  private static let sheets = ["'Biểu & <1>'!", "S!", "'" + String(repeating: "d", count: 3000) + "'!"]

  /// Rows with every kind of cell, links of all kinds, and notes.
  private static func plan(rows count: Int, table: Bool = false) -> WorkbookPlan {
    var plan = WorkbookPlan.of([[.text("STT"), .text("Giá trị")]])
    let wrapping = plan.looks.index(of: CellLook().with { $0.wraps = true })
    let bold = plan.looks.index(of: CellLook().with { $0.isBold = true })
    plan.sheets[0].columns = [PlannedColumn(1, to: 3, width: 14)]
    plan.sheets[0].generated = GeneratedRows(
      PlainRows(
        firstRow: 3, count: count, cellsPerRow: 5, texts: texts, looks: [.standard, wrapping, bold],
        files: files, sheets: sheets, tabs: ["S", String(repeating: "d", count: 300)]
      ) { position, row in
        row.level = position % 9 == 4 ? 2 : 0
        row.add(1, .number(Double(position)), .standard)
        let text = position % texts.count
        row.add(2, text: position % 1000 == 17 || text != 4 ? Int32(text) : -1, wrapping)
        row.add(3, .blank, bold)
        if position % 7 == 2 {
          row.add(26, formula: "IF(A\(position)<1,\"<\",B3&\"x\")", value: .text("a<b\u{1}"), bold)
        } else if position % 7 == 3 {
          row.add(26, formula: "SUM(A3:A9)", value: .number(0.5), .standard)
        }
        row.add(27, .number(numbers[position % numbers.count]), .standard)
        row.add(703, text: 1, bold)
        if position % 3 == 0 {
          row.links.append(
            PlainLink(
              column: 2, file: Int32(position / 3 % files.count), sheet: Int32(position % 4) - 1,
              toRow: Int32(position + 1), toColumn: Int32(1 + position % 800), hasTip: position % 2 == 0))
        }
        if position % 11 == 8 {
          row.links.removeAll()
          var link = PlainLink(column: 3, tab: Int32(position % 2), toRow: position + 2, toColumn: 800)
          link.hasTip = position % 3 == 0
          row.links.append(link)
        }
        if position % 40 == 5 { row.notes.append((27, "ghi chú \(position)")) }
      })
    RowHeights.set(in: &plan.sheets[0], looks: plan.looks)
    return plan
  }
  private static func inOrder(_ change: (inout WritingLimits) -> Void = { _ in }) -> WritingLimits {
    var limits = WritingLimits()
    limits.cellsInMemory = 0
    change(&limits)
    return limits
  }
  private static func shown(_ written: WrittenWorkbook) throws -> [String] {
    try written.sheet("S").cells.map { cell in
      "\(cell.reference) \(cell.kind) \(cell.number) \(cell.style) "
        + (cell.kind == .text ? written.workbook.texts[cell.text] : "")
    }
  }
  /// The heights of rows as the sheet has them.
  private static func heights(_ bytes: [UInt8]) throws -> [String] {
    let package = try PackageEdit(bytes)
    let sheet = String(decoding: try package.part("xl/worksheets/sheet1.xml") ?? [], as: UTF8.self)
    return sheet.components(separatedBy: "<row ").dropFirst().map { row in
      let attributes = row.prefix { $0 != ">" }.components(separatedBy: "\"")
      func value(_ name: String) -> String {
        zip(attributes, attributes.dropFirst()).first { $0.0.hasSuffix("\(name)=") }?.1 ?? "-"
      }
      return value("r") + " " + value(" ht")
    }
  }

  @Test("cells, looks, heights, links and notes are those that the library writes cell by cell")
  func sameAsCellByCell() throws {
    let one = try WrittenWorkbook(Self.plan(rows: 120))
    let other = try WrittenWorkbook(Self.plan(rows: 120), limits: Self.inOrder())
    #expect(other.workbook.warnings.isEmpty)
    let expected = try Self.shown(one)
    #expect(expected.count > 400)
    #expect(try Self.shown(other) == expected)
    #expect(try other.sheet("S").comments == one.sheet("S").comments)
    #expect(try one.sheet("S").comments.count == 3)
    let (links, otherLinks) = (try WrittenLinks(one.bytes), try WrittenLinks(other.bytes))
    #expect(links.links.count > 25)
    #expect(otherLinks.links == links.links)
    #expect(otherLinks.targets.count == 6, "one path is too long for Excel")
    let heights = try Self.heights(one.bytes)
    #expect(heights.contains { !$0.hasSuffix(" -") })
    #expect(try Self.heights(other.bytes) == heights)
  }

  @Test("the bytes are the same on one core and on several, over many stretches")
  func sameOnAllCores() throws {
    var plan = Self.plan(rows: 70_000)
    plan.properties.created = 1_700_000_000
    let one = try WrittenWorkbook(plan, jobs: 1)
    let other = try WrittenWorkbook(plan, jobs: 4)
    let (first, second) = (try PackageEdit(one.bytes), try PackageEdit(other.bytes))
    for name in ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"] {
      #expect(try first.part(name) == second.part(name), "\(name)")
    }
    #expect(one.bytes == other.bytes)
    let sheet = try one.sheet("S")
    #expect(sheet.cells.count > 250_000)
    #expect(sheet.cells.last?.reference.row == 70_002)
  }

  @Test("the bytes told while a file is written are those of the file")
  func toldBytes() throws {
    let (plan, many) = (Self.plan(rows: 20), Self.plan(rows: 4000))
    for written in [
      try WrittenWorkbook(plan), try WrittenWorkbook(many, limits: Self.inOrder()),
      try WrittenWorkbook(many, limits: Self.inOrder(), jobs: 4),
    ] {
      #expect(written.told == written.bytes)
    }
  }

  @Test("links beyond the limit are left out, with the files that only they lead to")
  func manyLinks() throws {
    let plan = Self.plan(rows: 60)
    let all = try WrittenLinks(WrittenWorkbook(plan, limits: Self.inOrder()).bytes)
    let few = try WrittenLinks(WrittenWorkbook(plan, limits: Self.inOrder { $0.links = 2 }).bytes)
    #expect(few.links == Array(all.links.prefix(2)))
    #expect(few.targets.count == 2)
  }

  @Test("more rows than a sheet has go on in a further one")
  func furtherSheets() throws {
    let written = try WrittenWorkbook(Self.plan(rows: 25), limits: Self.inOrder { $0.rows = 12 })
    #expect(written.workbook.sheets.map { $0.cells.last?.reference.row } == [12, 12, 7])
    let numbers = written.workbook.sheets.flatMap { sheet in
      sheet.cells.filter { $0.reference.column == 1 && $0.kind == .number }.map(\.number)
    }
    #expect(numbers == (0..<25).map(Double.init))
  }

  @Test("what Excel would not open, and what is in no list, is refused")
  func refusals() {
    func plan(_ fill: @escaping @Sendable (inout PlainRow) -> Void) -> WorkbookPlan {
      var plan = WorkbookPlan.of([[.text("a")]])
      plan.sheets[0].generated = GeneratedRows(
        PlainRows(firstRow: 2, count: 1, cellsPerRow: 1, texts: ["x"], looks: [.standard]) { fill(&$1) })
      return plan
    }
    let fills: [@Sendable (inout PlainRow) -> Void] = [
      { $0.add(1, .number(.nan), .standard) },
      { row in
        row.add(2, .number(1), .standard)
        row.add(2, .number(1), .standard)
      },
      { $0.add(16_385, .number(1), .standard) }, { $0.add(1, text: 1, .standard) },
      { $0.add(1, text: 0, LookIndex(7)) },
      { $0.add(1, formula: "A1", value: .number(.infinity), .standard) },
      { $0.add(1, formula: "\"" + String(repeating: "x", count: 256) + "\"", value: .text(""), .standard) },
      { $0.add(1, .formula(0), .standard) },
    ]
    for fill in fills {
      #expect(throws: WorkbookWriteError.self) { try WrittenWorkbook(plan(fill), limits: Self.inOrder()) }
    }
    #expect(throws: Never.self) {
      try WrittenWorkbook(plan { $0.add(1, text: 0, .standard) }, limits: Self.inOrder())
    }
  }

  @Test("a text is kept once, and texts whose letters are put together otherwise stay what they are")
  func texts() {
    var texts = PlainTexts()
    let (composed, decomposed) = ("ho\u{E0}", "hoa\u{300}")
    #expect(composed == decomposed)
    #expect([texts.add(composed), texts.add(decomposed), texts.add(composed)] == [0, 1, 0])
    #expect(texts.texts.map { Array($0.utf8) } == [Array(composed.utf8), Array(decomposed.utf8)])
    #expect([texts.add(""), texts.add(nil)] == [-1, -1])
    #expect(texts.add(["x", "y"], where: [false, true]) == [-1, 2])
  }

  @Test("rows that stand ready go the same way in a long sheet")
  func readyRows() throws {
    let rows: [[CellContent]] = (0..<80).map { [.text("dòng \($0)"), .number(Double($0))] }
    var plan = WorkbookPlan.of(rows)
    plan.sheets[0].rows[50].cells[0].link = .file(path: "x.xlsx", place: "S!A1", tip: "t")
    plan.sheets[0].rows[60].cells[1].note = "ghi chú"
    plan.sheets[0].rows[3].cells = [
      PlannedCell(1, .text("gộp"), .standard), PlannedCell(2, .blank, .standard),
    ]
    plan.sheets[0].merges = [CellRange(CellReference(row: 4, column: 1), CellReference(row: 4, column: 2))]
    let one = try WrittenWorkbook(plan)
    let other = try WrittenWorkbook(plan, limits: Self.inOrder())
    #expect(try Self.shown(other) == Self.shown(one))
    #expect(try other.sheet("S").merges == one.sheet("S").merges)
    #expect(try other.sheet("S").comments == one.sheet("S").comments)
    #expect(try WrittenLinks(other.bytes).links == WrittenLinks(one.bytes).links)
  }
}
