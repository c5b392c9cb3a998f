import Cells
import TestSupport
import Testing
import WorkbookReading

@Suite("A workbook read whole")
struct WholeWorkbookTests {
  @Test func `formulas: texts, shared and array formulas`() throws {
    let rows = #"""
      <row r="1"><c r="A1"><f>B1&amp;"x"</f><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c></row>
      <row r="2"><c r="B2"><f t="shared" si="0"/><v>4</v></c><c r="C2"><f t="array" ref="C2:D3">A1:B2</f><v>1</v></c><c r="D2"><v>2</v></c></row>
      <row r="3"><c r="B3"><f t="shared" si="9"/><v>6</v></c><c r="D3"><v>3</v></c><c r="E3"><v>3</v></c></row>
      """#
    let workbook = try read(WorkbookFixture(rows: rows))
    func at(_ reference: String) throws -> CellFormula? {
      workbook.sheets[0].formulas[try #require(CellReference(reference))]
    }
    #expect(try at("A1") == .text("B1&\"x\""))
    #expect(try at("B1") == .text("A1*2"))
    #expect(try at("B2") == .shared(master: #require(CellReference("B1"))))
    #expect(try at("B3") == nil)
    #expect(try at("C2") == .text("A1:B2"))
    #expect(try at("D2") == .covered)
    #expect(try at("D3") == .covered)
    #expect(try at("E3") == nil)
    #expect(try read(WorkbookFixture(rows: rows), options: []).sheets[0].formulas.isEmpty)
  }

  @Test func `hidden rows and columns, joined`() throws {
    let sheet = SheetFixture(
      "Data",
      rows:
        #"<row r="2" hidden="1"/><row r="3" hidden="true"/><row r="5" hidden="0"/><row r="1" hidden="1"/>"#,
      before:
        #"<cols><col min="3" max="4" hidden="1"/><col min="1" max="1"/><col min="5" max="5" hidden="1"/><col min="9" max="8" hidden="1"/></cols>"#
    )
    let workbook = try read(WorkbookFixture(sheets: [sheet]))
    #expect(workbook.sheets[0].hiddenRows == [1...3])
    #expect(workbook.sheets[0].hiddenColumns == [3...5])
  }

  @Test func `comments, without the line of their author`() throws {
    var fixture = WorkbookFixture(rows: #"<row><c><v>1</v></c></row>"#)
    fixture["xl/worksheets/_rels/sheet1.xml.rels"] = WorkbookFixture.relationships(
      WorkbookFixture.relationship("rId1", "comments", "../comments1.xml"))
    fixture["xl/comments1.xml"] = """
      <comments xmlns="\(WorkbookFixture.main)"><authors><author>Lan</author></authors><commentList>
      <comment ref="A1" authorId="0"><text><r><rPr><b/></rPr><t>Lan:</t></r><r><t xml:space="preserve">
      số liệu tạm</t></r></text></comment>
      <comment ref="B2" authorId="7"><text><t>plain</t></text></comment><comment ref="?"><text><t>lost</t></text></comment>
      </commentList></comments>
      """
    let comments = try read(fixture).sheets[0].comments
    #expect(
      comments == [
        CellReference(row: 1, column: 1): "số liệu tạm", CellReference(row: 2, column: 2): "plain",
      ])
    #expect(try read(fixture, options: []).sheets[0].comments.isEmpty)
  }

  @Test func `properties of the document`() throws {
    var fixture = WorkbookFixture(rows: "")
    fixture["docProps/core.xml"] = """
      <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:creator>Lan</dc:creator><dcterms:modified>2024-03-15T08:00:00Z</dcterms:modified></cp:coreProperties>
      """
    fixture["docProps/app.xml"] =
      "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Microsoft Excel</Application></Properties>"
    let properties = try read(fixture).properties
    #expect(properties.creator == "Lan")
    #expect(properties.modified == "2024-03-15T08:00:00Z")
    #expect(properties.application == "Microsoft Excel")
    fixture["docProps/core.xml"] = "<broken"
    let broken = try read(fixture)
    #expect(broken.properties.creator == nil)
    #expect(broken.warnings.count == 1)
  }

  @Test func `active content`() throws {
    var fixture = WorkbookFixture(rows: "")
    #expect(try read(fixture).activeContent.isEmpty)
    fixture.set("xl/vbaProject.bin", [1])
    fixture.set("xl/embeddings/oleObject1.bin", [1])
    fixture = fixture.replacing(
      "</Relationships>",
      with: WorkbookFixture.relationship("e", "externalLink", "externalLinks/externalLink1.xml")
        + WorkbookFixture.relationship("c", "connections", "connections.xml") + "</Relationships>",
      in: "xl/_rels/workbook.xml.rels")
    #expect(try read(fixture).activeContent == [.macros, .externalLinks, .embeddedObjects, .connections])
  }

  @Test(
    "Parts are told by the last folder, or by their own name",
    arguments: [
      ("xl/activeX/activeX1.xml", [ActiveContent.embeddedObjects]), ("embeddings/a", [.embeddedObjects]),
      ("xl/embeddings//a.bin", [.embeddedObjects]), ("xl/embeddings/more/a.bin", []), ("xl/embeddings", []),
      ("xl/old-vbaProject.bin", [.macros]), ("vbaProject.bin", []),
    ])
  func activeParts(name: String, content: [ActiveContent]) throws {
    var fixture = WorkbookFixture(rows: "")
    fixture.set(name, [1])
    #expect(try read(fixture).activeContent == content)
  }

  @Test func `merged cells keep what is stored under them`() throws {
    let sheet = SheetFixture("Data", cells: ["A1": .number(1), "B1": .number(9)], merges: ["A1:C1"])
    let workbook = try read(WorkbookFixture(sheets: [sheet]))
    #expect(cells(workbook) == ["A1 n 1.0", "B1 n 9.0"])
    #expect(workbook.sheets[0].merges == [CellRange("A1:C1")])
  }

  @Test func `own texts of many rows stay with their cells, whole and as a stream`() throws {
    let rows = (1...5000).map {
      #"<row r="\#($0)"><c r="A\#($0)" t="inlineStr"><is><t>text \#($0)</t></is></c></row>"#
    }
    let fixture = WorkbookFixture(rows: rows.joined(), strings: ["<t>shared</t>"])
    #expect(try cells(fixture) == (1...5000).map { "A\($0) s text \($0)" })
    let reader = try WorkbookReader(contents: fixture.bytes)
    let cursor = try reader.rows(of: reader.sheets[0])
    var number = 0
    while let row = try cursor.next() {
      number += 1
      #expect(row.number == number)
      #expect(row.cells.map(\.value) == [.text("text \(number)")])
    }
    #expect(number == 5000)
  }

  @Test func `ordered batches come again, sorted, when rows do not ascend`() throws {
    let reader = try WorkbookReader(
      contents: WorkbookFixture(
        rows:
          #"<row r="2"><c t="inlineStr"><is><t>b</t></is></c></row><row r="1"><c t="inlineStr"><is><t>a</t></is></c></row>"#
      ).bytes)
    var found: [String] = []
    var restarts = 0
    _ = try reader.forEachOrderedBatch(
      of: reader.sheets[0],
      restart: {
        restarts += 1
        found = []
      },
      { batch in found += batch.cells.map { "\($0.reference) \(batch.text(of: $0))" } })
    #expect(restarts == 1)
    #expect(found == ["A1 a", "A2 b"])
  }
}
