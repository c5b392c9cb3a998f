import Cells
import SheetPlan
import TestSupport
import Testing
import WorkbookReading
import WorkbookWriting

@Suite("A workbook that is edited in place")
struct WorkbookEditTests {
  /// Two sheets with formulas across, a merge, a validation and styles; a part that nobody knows.
  static var fixture: WorkbookFixture {
    let rows = """
      <row r="1" spans="1:3"><c r="A1" t="inlineStr" s="1"><is><t>Mã</t></is></c><c r="B1" s="1"/></row>
      <row r="2" ht="30" customHeight="1"><c r="A2" s="2"><v>1</v></c><c r="B2"><v>10</v></c><c r="C2"><f t="shared" ref="C2:C4" si="0">B2*2+$B$2</f><v>30</v></c></row>
      <row r="3"><c r="A3" s="3"><v>2</v></c><c r="B3"><v>20</v></c><c r="C3"><f t="shared" si="0"/><v>50</v></c></row>
      <row r="4"><c r="A4" s="2"><v>3</v></c><c r="B4"><v>30</v></c><c r="C4"><f t="shared" si="0"/><v>70</v></c></row>
      <row r="6"><c r="B6"><f>SUM(B2:B4)&amp;"B3"</f><v>60</v></c></row>
      """
    let after = """
      <mergeCells count="1"><mergeCell ref="A6:A7"/></mergeCells>\
      <dataValidations count="1"><dataValidation type="list" sqref="A2:A100"><formula1>$B$2:$B$4</formula1></dataValidation></dataValidations>
      """
    var fixture = WorkbookFixture(
      sheets: [
        SheetFixture("Dữ liệu", rows: rows, after: after),
        SheetFixture(
          "Khác", rows: #"<row r="1"><c r="A1"><f>'Dữ liệu'!B4+B4+LOG10(B4)</f><v>1</v></c></row>"#),
      ], formats: ["0.0", "0.00", "0.000"])
    fixture["xl/odd.xml"] = "<odd/>"
    return fixture
  }

  private func text(_ package: PackageEdit, _ name: String) throws -> String {
    String(decoding: try #require(try package.part(name)), as: UTF8.self)
  }

  @Test("changes the cells meant and nothing else, to the last byte")
  func cells() throws {
    let old = Self.fixture.bytes
    var edit = SheetEdit(sheet: "Dữ liệu")
    edit.cells = [
      CellReference(row: 3, column: 2): .number(21),
      CellReference(row: 4, column: 1): .text("=a<b & \"c\" \r\n"),
      CellReference(row: 4, column: 5): .text("mới"),
    ]
    let new = try WorkbookEdit.edited(old, [edit])
    let (before, after) = (try PackageEdit(old), try PackageEdit(new))
    #expect(before.names == after.names)
    for name in before.names where name != "xl/worksheets/sheet1.xml" && name != "xl/workbook.xml" {
      #expect(try before.part(name) == after.part(name))
    }
    let read = try WorkbookReader.readWorkbook(contents: new)
    let values = read.sheets[0].cells.map { "\($0.reference) \(read.texts.value(of: $0))" }
    #expect(values.contains("B3 number(21.0)"))
    #expect(values.contains("A4 text(\"=a<b & \\\"c\\\" \\r\\n\")"))
    #expect(values.contains("E4 text(\"mới\")"))
    let xml = try text(after, "xl/worksheets/sheet1.xml")
    #expect(
      xml.contains(
        #"<row r="2" ht="30" customHeight="1"><c r="A2" s="2"><v>1</v></c><c r="B2"><v>10</v></c>"#))
    #expect(xml.contains(#"<c r="A4" s="2" t="inlineStr">"#))
    #expect(try text(after, "xl/workbook.xml").contains("fullCalcOnLoad=\"1\""))
    #expect(try WorkbookEdit.edited(old, [edit]) == new)
  }

  @Test("moves rows with all that stands in them, and what names them follows")
  func rows() throws {
    var edit = SheetEdit(sheet: "Dữ liệu")
    // The first data row stays, a new one comes behind it, the second goes.
    edit.rows = SheetEdit.Rows(
      first: 2, last: 7, order: [2, nil, nil, 4, 5, 6, 7], models: [2, 3, 4], continued: [3])
    edit.cells = [CellReference(row: 3, column: 1): .number(9)]
    let new = try WorkbookEdit.edited(Self.fixture.bytes, [edit])
    let package = try PackageEdit(new)
    let xml = try text(package, "xl/worksheets/sheet1.xml")
    #expect(
      xml.contains(#"<row r="3"><c r="A3" s="2"><v>9</v></c><c r="C3"><f>B3*2+$B$2</f></c></row>"#),
      "new rows look as most rows do, and go on with their formulas")
    #expect(xml.contains(#"ref="C2:C5" si="0">B2*2+$B$2</f>"#))
    #expect(xml.contains(#"SUM(B2:B5)&amp;&quot;B3&quot;</f>"#), "texts in formulas stay")
    #expect(xml.contains(#"<mergeCell ref="A7:A8"/>"#))
    #expect(xml.contains(#"sqref="A2:A100"><formula1>$B$2:$B$5</formula1>"#))
    #expect(try text(package, "xl/worksheets/sheet2.xml").contains("<f>'Dữ liệu'!B5+B4+LOG10(B4)</f>"))
    let read = try WorkbookReader.readWorkbook(contents: new)
    #expect(read.sheets[0].cells.map(\.reference.description).contains("C5"))
  }

  @Test("is left alone where the first cell of a group of formulas would go")
  func impossible() {
    var edit = SheetEdit(sheet: "Dữ liệu")
    edit.rows = SheetEdit.Rows(first: 2, last: 7, order: [3, 4, 5, 6, 7])
    #expect(throws: PackageEditError.self) { _ = try WorkbookEdit.edited(Self.fixture.bytes, [edit]) }
  }

  @Test("is refused, not crashed on, wherever it is cut or changed", arguments: 0..<4 as Range<Int>)
  func damaged(part: Int) {
    let bytes = Self.fixture.bytes
    var edit = SheetEdit(sheet: "Dữ liệu")
    edit.rows = SheetEdit.Rows(first: 2, last: 7, order: [nil, 2, 3, 4, 5, 6, 7])
    for place in stride(from: part, to: bytes.count, by: 4) {
      _ = try? WorkbookEdit.edited(Array(bytes[..<place]), [edit])
      var changed = bytes
      changed[place] ^= 0x15
      _ = try? WorkbookEdit.edited(changed, [edit])
    }
  }
}

@Suite("A package whose parts are replaced")
struct PackageEditTests {
  @Test("keeps the packed bytes of all others, and takes and gives up parts")
  func parts() throws {
    let old = WorkbookEditTests.fixture.bytes
    var package = try PackageEdit(old)
    let long = Array(String(repeating: "<a>Đơn vị</a>", count: 500).utf8)
    package.replace("xl/odd.xml", with: long)
    package.replace("xl/new.bin", with: [1, 2, 3])
    package.remove("xl/styles.xml")
    let again = try PackageEdit(package.bytes)
    #expect(try again.part("xl/odd.xml") == long)
    #expect(try again.part("XL/New.bin") == [1, 2, 3])
    #expect(try again.part("xl/styles.xml") == nil)
    #expect(again.names.count == (try PackageEdit(old)).names.count)
    #expect(package.bytes.count < old.count + 1000)
    let same = try PackageEdit(old)
    #expect(try PackageEdit(same.bytes).names == same.names)
    #expect(try WorkbookReader.readWorkbook(contents: same.bytes).sheets.count == 2)
  }
}
