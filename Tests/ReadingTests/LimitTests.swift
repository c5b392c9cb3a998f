import Cells
import TestSupport
import Testing
import WorkbookReading

@Suite("Limits")
struct LimitTests {
  private func passed(_ fixture: WorkbookFixture, _ change: (inout ReadingLimits) -> Void)
    -> WorkbookReadError.Reason?
  {
    var limits = ReadingLimits()
    change(&limits)
    return refusal(fixture, limits: limits)?.reason
  }

  private let fixture = WorkbookFixture(
    sheets: [
      SheetFixture(
        "One", rows: #"<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>text</t></is></c></row>"#,
        after: #"<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>"#),
      SheetFixture("Two", rows: ""),
    ], strings: ["<t>a</t>", "<t>b</t>"], formats: ["0"])

  @Test func `each limit is an error of its own`() {
    #expect(refusal(fixture) == nil)
    #expect(passed(fixture) { $0.entries = 3 } == .tooLarge(.entries, maximum: 3))
    #expect(passed(fixture) { $0.partBytes = 100 } == .tooLarge(.partBytes, maximum: 100))
    #expect(passed(fixture) { $0.structureBytes = 100 } == .tooLarge(.partBytes, maximum: 100))
    #expect(passed(fixture) { $0.depth = 3 } == .tooLarge(.depth, maximum: 3))
    #expect(passed(fixture) { $0.textBytes = 3 } == .tooLarge(.textBytes, maximum: 3))
    #expect(passed(fixture) { $0.sharedStrings = 1 } == .tooLarge(.sharedStrings, maximum: 1))
    #expect(passed(fixture) { $0.styles = 1 } == .tooLarge(.styles, maximum: 1))
    #expect(passed(fixture) { $0.sheets = 1 } == .tooLarge(.sheets, maximum: 1))
    #expect(passed(fixture) { $0.mergedRanges = 1 } == .tooLarge(.mergedRanges, maximum: 1))
    #expect(passed(fixture) { $0.relationships = 1 } == .tooLarge(.relationships, maximum: 1))
    #expect(passed(fixture) { $0.memoryBytes = 20 } == .tooLarge(.memoryBytes, maximum: 20))
    let long = WorkbookFixture(rows: String(repeating: "<row/>", count: 60_000))
    #expect(passed(long) { $0.seconds = 0 } == .tooLarge(.seconds, maximum: 0))
  }

  @Test func `a part that grows beyond its ratio`() {
    // Stored blocks do not grow, so that the ratio is set below one.
    let large = WorkbookFixture(rows: String(repeating: "<row/>", count: 1000))
    #expect(
      passed(large) {
        $0.ratio = 1; $0.ratioFreeBytes = 0
      } == nil)
    var container = large.container
    for index in container.entries.indices
    where container.entries[index].name.suffix(10).elementsEqual("sheet1.xml".utf8) {
      container.entries[index].packed = Self.zeros
      container.entries[index].contents = [UInt8](repeating: 0x20, count: 1 + 258 * 400)
    }
    var limits = ReadingLimits()
    limits.ratio = 100
    limits.ratioFreeBytes = 1000
    #expect(refusal(container.bytes, limits: limits)?.reason == .tooLarge(.ratio, maximum: 100))
  }

  /// A deflate stream of fixed codes (RFC 1951, 3.2.6): a space, then 400 times the longest match at distance 1.
  private static var zeros: [UInt8] {
    var bits: [Bool] = [true, true, false]
    func code(_ value: Int, _ length: Int) {
      for bit in (0..<length).reversed() { bits.append(value >> bit & 1 == 1) }
    }
    code(0x30 + 0x20, 8)
    for _ in 0..<400 {
      // Length 258 is symbol 285, code 11000101; distance 1 is code 0 of five bits.
      code(0b1100_0101, 8)
      code(0, 5)
    }
    code(0, 7)
    while bits.count % 8 != 0 { bits.append(false) }
    return stride(from: 0, to: bits.count, by: 8).map { start in
      (0..<8).reduce(UInt8(0)) { $0 | (bits[start + $1] ? 1 << $1 : 0) }
    }
  }

  @Test func `a token that is too long, and one that is not`() {
    let comment = WorkbookFixture(rows: "<!--" + String(repeating: "c", count: 300_000) + "-->")
    #expect(passed(comment) { _ in } == nil)
    #expect(passed(comment) { $0.tokenBytes = 100_000 } == .tooLarge(.tokenBytes, maximum: 100_000))
  }

  @Test func `deep nesting ends at the limit, also inside what is skipped`() {
    let deep = String(repeating: "<g>", count: 10_000)
    #expect(passed(WorkbookFixture(rows: "<row><c>\(deep)")) { _ in } == .tooLarge(.depth, maximum: 256))
    #expect(passed(WorkbookFixture(rows: "<x>\(deep)")) { _ in } == .tooLarge(.depth, maximum: 256))
  }

  @Test func `one merged range over the whole grid, and columns without end, cost nothing`() throws {
    let sheet = SheetFixture(
      "Data", rows: "", before: #"<cols><col min="1" max="4294967295" hidden="1"/></cols>"#,
      after: #"<mergeCells><mergeCell ref="C3:XFD1048576"/><mergeCell ref="x"/></mergeCells>"#)
    let workbook = try read(WorkbookFixture(sheets: [sheet]))
    #expect(workbook.sheets[0].merges.map(\.description) == ["C3:XFD1048576"])
    #expect(workbook.sheets[0].hiddenColumns == [1...16_384])
    #expect(workbook.warnings.count == 1)
  }

  @Test func `array formulas that overlap without end are not followed without end`() throws {
    let rows = (1...50).map {
      #"<row r="\#($0)"><c><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c><c><v>2</v></c></row>"#
    }
    var limits = ReadingLimits()
    limits.coveredCells = 1000
    let bytes = WorkbookFixture(rows: rows.joined()).bytes
    #expect(try WorkbookReader.readWorkbook(contents: bytes).warnings.isEmpty)
    let workbook = try WorkbookReader.readWorkbook(contents: bytes, limits: limits)
    #expect(workbook.warnings.count == 1)
    #expect(workbook.sheets[0].cells.count == 100)
  }

  @Test func `rows that are hidden again and again count as memory`() {
    let rows = String(repeating: #"<row r="1" hidden="1"/><row r="3" hidden="1"/>"#, count: 5000)
    let fixture = WorkbookFixture(rows: rows)
    #expect(passed(fixture) { $0.memoryBytes = 100_000 } == .tooLarge(.memoryBytes, maximum: 100_000))
    #expect(passed(fixture) { _ in } == nil)
  }

  @Test func `names of namespaces that are long, and short ones written out too often`() throws {
    func refusal(_ length: Int, _ row: String) -> WorkbookReadError.Reason? {
      let root = "<worksheet xmlns:p=\"\(String(repeating: "u", count: length))\" "
      return passed(
        WorkbookFixture(rows: row).replacing("<worksheet ", with: root, in: "xl/worksheets/sheet1.xml")
      ) { $0.parserBytes = 4 << 20 }
    }
    let attributes = (0..<2_000).map { "p:a\($0)=\"\"" }.joined(separator: " ")
    #expect(refusal(4_096, "<row p:a=\"\"/>") == nil)
    #expect(refusal(4_097, "<row/>") == .tooLarge(.namespaceBytes, maximum: 4_096))
    #expect(refusal(4_096, "<row \(attributes)/>") == .tooLarge(.memoryBytes, maximum: 4 << 20))
    #expect(refusal(10, "<row \(attributes)/>") == nil)
    // Where a tag declares and uses it at once, memory ends it.
    let own =
      "<row xmlns:q=\"\(String(repeating: "u", count: 10_000))\" \(attributes.replacing("p:", with: "q:"))/>"
    #expect(
      refusal(10, own) == .tooLarge(.namespaceBytes, maximum: 4_096)
        || refusal(10, own) == .tooLarge(.memoryBytes, maximum: 4 << 20))
  }

  @Test func `names that the parser keeps count as its memory`() {
    let rows = (0..<40_000).map { "<n\($0)/>" }.joined()
    #expect(
      passed(WorkbookFixture(rows: rows)) { $0.parserBytes = 1 << 20 }
        == .tooLarge(.memoryBytes, maximum: 1 << 20))
    #expect(passed(WorkbookFixture(rows: rows)) { _ in } == nil)
  }

  @Test func `formulas and fonts of all sheets count as memory`() {
    let text = String(repeating: "A1+", count: 10_000) + "A1"
    let formula = SheetFixture("One", rows: "<row><c><f>\(text)</f><v>1</v></c></row>")
    var other = formula
    other.name = "Two"
    #expect(passed(WorkbookFixture(sheets: [formula])) { $0.memoryBytes = 50_000 } == nil)
    #expect(
      passed(WorkbookFixture(sheets: [formula, other])) { $0.memoryBytes = 50_000 }
        == .tooLarge(.memoryBytes, maximum: 50_000))
    let run = "<r><rPr><rFont val=\"\(String(repeating: "f", count: 30_000))\"/></rPr><t>a</t></r>"
    let inline = WorkbookFixture(rows: "<row><c t=\"inlineStr\"><is>\(run)\(run)</is></c></row>")
    #expect(passed(inline) { $0.memoryBytes = 50_000 } == .tooLarge(.memoryBytes, maximum: 50_000))
    #expect(passed(inline) { $0.memoryBytes = 100_000 } == nil)
    let shared = WorkbookFixture(rows: "", strings: [run + run])
    #expect(passed(shared) { $0.memoryBytes = 50_000 } == .tooLarge(.memoryBytes, maximum: 50_000))
    #expect(passed(shared) { $0.memoryBytes = 100_000 } == nil)
  }

  @Test func `warnings are cut`() throws {
    let rows = (0..<500).map { _ in #"<row><c t="zz"><v>1</v></c></row>"# }.joined()
    #expect(try read(WorkbookFixture(rows: rows)).warnings.count == 201)
  }
}
