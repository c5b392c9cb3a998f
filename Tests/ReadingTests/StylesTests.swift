import Cells
import TestSupport
import Testing
import WorkbookReading

@Suite("Styles")
struct StylesTests {
  private func styles(_ content: String) throws -> [CellStyle] {
    var fixture = WorkbookFixture(rows: "")
    fixture["xl/styles.xml"] = "<styleSheet xmlns=\"\(WorkbookFixture.main)\">\(content)</styleSheet>"
    return try read(fixture).styles
  }

  @Test func `number formats and fonts of cell formats`() throws {
    let found = try styles(
      """
      <numFmts><numFmt numFmtId="164" formatCode="0.0"/></numFmts>
      <fonts><font><name val="Arial"/></font><font><sz val="9"/></font></fonts>
      <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="1"/><xf numFmtId="14" fontId="7"/><xf/></cellXfs>
      """)
    #expect(
      found == [
        CellStyle(formatCode: "General", fontName: "Arial"), CellStyle(formatCode: "0.0"),
        CellStyle(formatCode: "mm-dd-yy"), CellStyle(formatCode: "General", fontName: "Arial"),
      ])
  }

  @Test func `of an alternative only the fallback is counted`() throws {
    let found = try styles(
      """
      <cellXfs><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
      <mc:Choice Requires="x"><xf numFmtId="1"/><xf numFmtId="2"/></mc:Choice>
      <mc:Fallback><xf numFmtId="9"/></mc:Fallback></mc:AlternateContent><xf numFmtId="10"/></cellXfs>
      """)
    #expect(found.map(\.formatCode) == ["0%", "0.00%"])
  }

  @Test func `without styles everything is General`() throws {
    #expect(try styles("") == [CellStyle()])
    var fixture = WorkbookFixture(rows: #"<row><c s="3"><v>1</v></c></row>"#)
    fixture["xl/styles.xml"] = nil
    #expect(try read(fixture).styles == [CellStyle()])
    #expect(try cells(fixture) == ["A1 n 1.0"])
  }

  @Test func `broken styles are damage`() {
    var fixture = WorkbookFixture(rows: "")
    fixture["xl/styles.xml"] = "<styleSheet>"
    #expect(refusal(fixture)?.errorClass == .corrupt)
    fixture["xl/styles.xml"] = "<other/>"
    #expect(refusal(fixture)?.reason == .unexpectedRoot(found: "other", expected: "styleSheet"))
  }
}
