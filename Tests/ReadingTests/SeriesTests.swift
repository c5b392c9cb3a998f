import Cells
import TestSupport
import Testing

@testable import WorkbookReading

/// Workbooks read one after the other, against the same workbooks read alone.
@Suite("Workbooks read in a series are read as they are alone") struct SeriesTests {
  @Test func whatOneWorkbookSaidIsNotTakenForAnother() throws {
    let rows = #"<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1" t="s"><v>0</v></c></row>"#
    let percent = WorkbookFixture(rows: rows, strings: ["<t>một</t>"], formats: ["0%"])
    let date = WorkbookFixture(rows: rows, strings: ["<t>hai</t>"], formats: ["dd/mm/yyyy"])
    let renamed = percent.replacing(#"name="Data""#, with: #"name="Bảng""#, in: "xl/workbook.xml")
    let counted1904 = WorkbookFixture(
      rows: rows, strings: ["<t>ba</t>"], workbookProperties: #"date1904="1""#)
    expectSame([percent, date, percent, renamed, counted1904, date, percent].map(\.bytes))
  }

  @Test func manyVersionsOfAPartTakeTurns() {
    let formats = ["0%", "0.0", "dd/mm/yyyy", "0.00", "hh:mm", "0.000", "yyyy"]
    let rows = #"<row r="1"><c r="A1" s="1"><v>0.5</v></c></row>"#
    let workbooks = formats.map { WorkbookFixture(rows: rows, formats: [$0]).bytes }
    expectSame(workbooks + workbooks + workbooks.reversed())
  }

  @Test func damageBehindKnownSizesAndChecksumsIsFound() throws {
    let fixture = WorkbookFixture(cells: ["A1": .number(1)])
    for part in ["xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"] {
      var container = fixture.container
      let place = try #require(
        container.entries.firstIndex { String(decoding: $0.name, as: UTF8.self) == part })
      // One letter of the part's bytes is another; directory and header say what they said.
      let checksum = Int(ZipFixture.checksum(container.entries[place].contents))
      container.entries[place].packed[20] ^= 1
      container.entries[place].local[.checksum] = checksum
      container.entries[place].central[.checksum] = checksum
      #expect(refusal(container.bytes) != nil)
      expectSame([fixture.bytes, container.bytes, fixture.bytes])
    }
  }

  @Test func sizesBehindAKnownPartHaveToAgree() throws {
    var right = WorkbookFixture(cells: ["A1": .number(1)]).container
    let place = try #require(
      right.entries.firstIndex { String(decoding: $0.name, as: UTF8.self) == "xl/styles.xml" })
    let entry = right.entries[place]
    right.entries[place].flags = 8
    right.entries[place].trailer =
      ZipFixture.bytes(Int(ZipFixture.checksum(entry.contents)), 4) + ZipFixture.bytes(entry.packed.count, 4)
      + ZipFixture.bytes(entry.contents.count, 4)
    var wrong = right
    wrong.entries[place].trailer[4] ^= 1
    #expect(refusal(right.bytes) == nil)
    #expect(refusal(wrong.bytes) != nil)
    expectSame([right.bytes, wrong.bytes, right.bytes])
  }

  @Test func aDocumentTypeIsFoundBehindPartsThatHadNone() {
    var plain = WorkbookFixture(cells: ["A1": .number(1)])
    plain["xl/theme/theme1.xml"] = "<theme/>"
    var hidden = plain
    hidden["xl/theme/theme1.xml"] = "<!DOCTYPE theme><theme/>"
    #expect(refusal(hidden) != nil)
    expectSame([plain.bytes, plain.bytes, hidden.bytes, plain.bytes])
  }

  @Test func aParserThatMetDamageIsGoodForTheNextWorkbook() {
    let rows = #"<row r="1"><c r="A1" s="1"><v>0.5</v></c></row>"#
    let good = WorkbookFixture(rows: rows, formats: ["0%"])
    let broken = [
      good.replacing("</styleSheet>", with: "</wrong>", in: "xl/styles.xml"),
      good.replacing("</worksheet>", with: "", in: "xl/worksheets/sheet1.xml"),
      good.replacing("</workbook>", with: "<![CDATA[", in: "xl/workbook.xml"),
    ]
    expectSame(broken.flatMap { [$0.bytes, good.bytes] })
  }

  @Test func whatStandsAroundSharedStringsIsKnownAndNothingElseIs() {
    let rows = #"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>"#
    let one = WorkbookFixture(rows: rows, strings: ["<t>một</t>", "<t>hai</t>"])
    let other = WorkbookFixture(
      rows: rows, strings: ["<t xml:space=\"preserve\"> ba</t>", "<t>bốn &amp; năm</t>"])
    #expect(expectSame([one, other, one].map(\.bytes)).tools.knownAroundStrings.taken == 2)
    let runs = WorkbookFixture(rows: rows, strings: ["<t>sáu</t>", "<r><t>b</t></r><r><t>ảy</t></r>"])
    let strings = "xl/sharedStrings.xml"
    let changed = [
      one.replacing("</sst>", with: "</sst><sst/>", in: strings),
      one.replacing("</sst>", with: "", in: strings),
      one.replacing("</sst>", with: "<extLst/></sst>", in: strings),
      one.replacing("<sst ", with: "<!DOCTYPE sst><sst ", in: strings),
      one.replacing("<sst ", with: "<sst count=\"7\" ", in: strings),
      one.replacing("<sst ", with: "<wrong ", in: strings), one.replacing("một", with: "\u{1}", in: strings),
      one.replacing("<t>hai</t>", with: "<t>hai</t><phoneticPr fontId=\"1\"/>", in: strings),
      one.replacing("<t>hai</t>", with: "<t>hai</b>", in: strings),
      one.replacing("<t>hai</t>", with: "<t><![CDATA[h]]>ai</t>", in: strings), runs,
    ]
    expectSame(changed.flatMap { [one.bytes, $0.bytes, other.bytes, $0.bytes] })
    expectSame((changed + [one] + changed.reversed()).map(\.bytes))
  }

  @Test func aParserThatTookMuchMemoryLeavesAsMuchToTheNextWorkbook() {
    let attributes = (0..<9_000).map { "p:a\($0)=\"\"" }.joined(separator: " ")
    let greedy = WorkbookFixture(rows: "<row \(attributes)/>").replacing(
      "<worksheet ", with: "<worksheet xmlns:p=\"\(String(repeating: "u", count: 4_096))\" ",
      in: "xl/worksheets/sheet1.xml")
    // A long token.
    let good = WorkbookFixture(
      rows: "<!--\(String(repeating: "c", count: 1_900_000))-->"
        + #"<row r="1"><c r="A1"><v>1</v></c></row>"#)
    #expect(refusal(good) == nil)
    expectSame([good, greedy, good, greedy, good].map(\.bytes))
  }

  @Test("Every workbook of the folders beside the project", .enabled(if: !SharedWorkbooks.folders.isEmpty))
  func sharedWorkbooks() {
    let series = WorkbookSeries(limits: ReadingLimits.standard.withConsumer)
    let paths = SharedWorkbooks.folders.flatMap(SharedWorkbooks.files)
    #expect(!paths.isEmpty)
    for path in paths {
      #expect(SheetContent.read(path, .all, in: series) == SheetContent.read(path, .all), "\(path)")
    }
  }
}

/// Expects each workbook of a series to be read, or refused, as it is alone.
@discardableResult
private func expectSame(_ workbooks: [[UInt8]], sourceLocation: SourceLocation = #_sourceLocation)
  -> WorkbookSeries
{
  let series = WorkbookSeries(limits: ReadingLimits.standard.withConsumer)
  for bytes in workbooks {
    let alone = outcome { () throws(WorkbookReadError) in
      try WorkbookReader.readWorkbook(contents: bytes, name: "test.xlsx")
    }
    let together = outcome { () throws(WorkbookReadError) in
      try WorkbookReader(InputFile(contents: bytes), pathBytes: Array("test.xlsx".utf8), in: series)
        .readWorkbook()
    }
    #expect(together == alone, sourceLocation: sourceLocation)
  }
  return series
}

/// A workbook's cells, styles, sheets and warnings, or the words of its refusal.
private func outcome(_ read: () throws(WorkbookReadError) -> Workbook) -> [String] {
  do throws(WorkbookReadError) {
    let workbook = try read()
    return cells(workbook) + workbook.sheets.map { "\($0.name) \($0.state) \($0.kind)" }
      + workbook.styles.map { "\($0)" } + workbook.warnings.map { "\($0)" }
  } catch {
    return [error.message]
  }
}
