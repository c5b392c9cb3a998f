import Cells
import TestSupport
import Testing
import WorkbookReading

@Suite("Shared strings")
struct SharedStringsTests {
  @Test(
    "What an item says",
    arguments: [
      ("<t>plain</t>", "plain"),
      ("<r><t>bold </t></r><r><rPr><b/></rPr><t>and plain</t></r>", "bold and plain"),
      ("<t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr fontId=\"0\"/>", "東京"),
      ("<t>a&#13;b</t>", "a\rb"), ("<t>a\r\nb</t>", "a\nb"), ("<t>_x000D_</t>", "\r"),
      ("<t>_x005F_x000D_</t>", "_x000D_"), ("<t>_x0041_x0042_</t>", "Ax0042_"), ("<t>_x00zz_</t>", "_x00zz_"),
      ("<t>_xD83D__xDE00_</t>", "😀"), ("<t>_xD83D_</t>", "_xD83D_"), ("<t>_X0041_</t>", "_X0041_"),
      ("<t>_x004</t><t>1_</t>", "_x0041_"), ("<t>  kept  </t>", "  kept  "),
      ("<t>a&amp;&lt;&#x1F600;</t>", "a&<😀"),
      ("<t>a<![CDATA[<b&]]>c</t>", "a<b&c"), ("<t>Nguye\u{302}\u{303}n</t>", "Nguye\u{302}\u{303}n"),
      ("<t xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\">strict</t>", "strict"),
    ])
  func items(xml: String, expected: String) throws {
    let found = try cells(rows: #"<row><c t="s"><v>0</v></c></row>"#, strings: [xml])
    #expect(found.map { Array($0.utf8) } == [Array("A1 s \(expected)".utf8)])
  }

  @Test func `empty items take an index`() throws {
    #expect(
      try cells(
        rows: #"<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>"#,
        strings: ["", "<t/>", "<t>x</t>"]) == ["C1 s x"])
  }

  @Test func `counts that lie do nothing`() throws {
    let fixture = WorkbookFixture(rows: #"<row><c t="s"><v>0</v></c></row>"#, strings: ["<t>x</t>"])
    for count in ["4000000000", "0", "-1", "x"] {
      let changed = fixture.replacing(
        "<sst ", with: "<sst count=\"\(count)\" uniqueCount=\"\(count)\" ", in: "xl/sharedStrings.xml")
      #expect(try cells(changed) == ["A1 s x"])
    }
  }

  @Test func `without the part the cells are lost, which is warned of`() throws {
    let workbook = try read(WorkbookFixture(rows: #"<row><c t="s"><v>0</v></c><c><v>0</v></c></row>"#))
    #expect(cells(workbook) == ["B1 n 0.0"])
    #expect(workbook.warnings.map(\.cell) == [CellReference("A1")])
  }

  @Test func `fonts of runs, with a length in bytes`() throws {
    let workbook = try read(
      WorkbookFixture(
        rows:
          #"<row><c t="s"><v>0</v></c><c t="inlineStr"><is><r><rPr><rFont val="VNI-Times"/></rPr><t>x</t></r></is></c></row>"#,
        strings: [
          "<r><t>ế</t></r><r><rPr><rFont val=\".VnTime\"/></rPr><t>ab_x0041_</t></r>",
          "<r><t>no font</t></r>",
        ]))
    let cells = workbook.sheets[0].cells
    #expect(
      workbook.runs[cells[0].text] == [
        TextRun(length: 3, fontName: nil), TextRun(length: 3, fontName: ".VnTime"),
      ])
    #expect(workbook.runs[cells[1].text] == [TextRun(length: 1, fontName: "VNI-Times")])
    #expect(workbook.runs.count == 2)
  }

  @Test func `looks of runs: struck out, raised, and neither where the value says so`() throws {
    let strings = [
      #"<r><rPr><strike/></rPr><t>12</t></r><r><t>15</t></r>"#,
      #"<r><t>250</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>"#,
      #"<r><rPr><strike val="0"/><vertAlign val="baseline"/></rPr><t>7</t></r>"#,
    ]
    let workbook = try read(
      WorkbookFixture(
        rows:
          #"<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="inlineStr"><is><r><rPr><strike val="1"/></rPr><t>3</t></r></is></c></row>"#,
        strings: strings))
    let runs = workbook.sheets[0].cells.map { workbook.runs[$0.text] }
    #expect(
      runs == [
        [TextRun(length: 2, fontName: nil, isStruck: true), TextRun(length: 2, fontName: nil)],
        [TextRun(length: 3, fontName: nil), TextRun(length: 1, fontName: nil, isRaised: true)],
        nil, [TextRun(length: 1, fontName: nil, isStruck: true)],
      ])
  }

  @Test func `content of a processed foreign element counts, of an ignorable one not`() throws {
    let item =
      "<w:p xmlns:w=\"urn:w\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:ProcessContent=\"w:p\"><t>a</t></w:p><w:q xmlns:w=\"urn:w\"><t>b</t></w:q><t>c</t>"
    #expect(try cells(rows: #"<row><c t="s"><v>0</v></c></row>"#, strings: [item]) == ["A1 s ac"])
  }

  @Test func `only markup compatibility's own attribute makes a foreign element's content count`() throws {
    let item =
      "<w:p xmlns:w=\"urn:w\" w:ProcessContent=\"w:p\"><t>a</t></w:p><t>c</t>"
    #expect(try cells(rows: #"<row><c t="s"><v>0</v></c></row>"#, strings: [item]) == ["A1 s c"])
  }

  @Test func `many names of processed elements are looked up, not searched`() throws {
    let names = (0..<50_000).map { "w:n\($0)" }.joined(separator: " ")
    let rows =
      #"<w:n7><row r="1"><c r="A1"><v>1</v></c></row></w:n7>"#
      + String(repeating: "<w:x/>", count: 10_000)
      + #"<w:x xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006" m:ProcessContent=" w:y&#10;w:x "><row r="2"><c r="A2"><v>2</v></c></row></w:x>"#
    let bytes = WorkbookFixture(rows: rows).replacing(
      "<worksheet ",
      with:
        "<worksheet xmlns:w=\"urn:w\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:ProcessContent=\"\(names)\" ",
      in: "xl/worksheets/sheet1.xml"
    ).bytes
    let (seconds, found) = try cpuSeconds { try cells(WorkbookReader.readWorkbook(contents: bytes)) }
    #expect(found == ["A1 n 1.0", "A2 n 2.0"])
    #expect(seconds < 5)
  }
}
