import Cells
import TestSupport
import Testing
import WorkbookReading

@Suite("Cells of a worksheet")
struct CellTests {
  /// A cell element in row 1, and the cells it becomes.
  struct Case: CustomTestStringConvertible, Sendable {
    let xml: String
    let expected: [String]
    let warns: Bool
    var testDescription: String { xml }
    init(_ xml: String, _ expected: String..., warns: Bool = false) {
      self.xml = xml
      self.expected = expected
      self.warns = warns
    }
  }

  private static let strings = ["<t>zero</t>", "<t>one</t>"]

  private func check(_ test: Case, formats: [String] = []) throws {
    let workbook = try read(
      WorkbookFixture(rows: "<row r=\"1\">\(test.xml)</row>", strings: Self.strings, formats: formats))
    #expect(cells(workbook) == test.expected)
    #expect(workbook.warnings.isEmpty == !test.warns)
  }

  @Test(
    "A number is the nearest double; what is none is kept as text and warned of",
    arguments: [
      Case(#"<c r="A1"><v>42</v></c>"#, "A1 n 42.0"), Case(#"<c r="A1" t="n"><v> 42 </v></c>"#, "A1 n 42.0"),
      Case(#"<c r="A1"><v>-1e-3</v></c>"#, "A1 n -0.001"),
      Case(#"<c r="A1"><v>1.0E+2</v></c>"#, "A1 n 100.0"),
      Case(#"<c r="A1"><v>.5</v></c>"#, "A1 n 0.5"), Case(#"<c r="A1"><v>5.</v></c>"#, "A1 n 5.0"),
      Case(#"<c r="A1"><v>+7</v></c>"#, "A1 n 7.0"), Case(#"<c r="A1"><v>007</v></c>"#, "A1 n 7.0"),
      Case(#"<c r="A1"><v>0.1</v></c>"#, "A1 n 0.1"),
      Case(#"<c r="A1"><v>0.30000000000000004</v></c>"#, "A1 n 0.30000000000000004"),
      Case(#"<c r="A1"><v>9007199254740993</v></c>"#, "A1 n 9007199254740992.0"),
      Case(#"<c r="A1"><v>123456789012345678</v></c>"#, "A1 n 1.2345678901234568e+17"),
      Case(#"<c r="A1"><v>1.7976931348623157E+308</v></c>"#, "A1 n 1.7976931348623157e+308"),
      Case(#"<c r="A1"><v>4.9406564584124654E-324</v></c>"#, "A1 n 5e-324"),
      Case(#"<c r="A1"><v>1e-400</v></c>"#, "A1 n 0.0"),
      Case(#"<c r="A1"><v>0.000000000000000000000000000000001</v></c>"#, "A1 n 1e-33"),
      Case(#"<c r="A1"><v>4&#50;</v></c>"#, "A1 n 42.0"),
      Case(#"<c r="A1"><v><![CDATA[4]]>2</v></c>"#, "A1 n 42.0"),
      Case(#"<c r="A1"><v>4<!-- x -->2</v></c>"#, "A1 n 42.0"),
      Case(#"<c r="A1"><v>1e999</v></c>"#, "A1 s 1e999", warns: true),
      Case(#"<c r="A1"><v>0x10</v></c>"#, "A1 s 0x10", warns: true),
      Case(#"<c r="A1"><v>NaN</v></c>"#, "A1 s NaN", warns: true),
      Case(#"<c r="A1"><v>INF</v></c>"#, "A1 s INF", warns: true),
      Case(#"<c r="A1"><v>1,5</v></c>"#, "A1 s 1,5", warns: true),
      Case(#"<c r="A1"><v>1 000</v></c>"#, "A1 s 1 000", warns: true),
      Case(#"<c r="A1"><v>1e</v></c>"#, "A1 s 1e", warns: true),
      Case(#"<c r="A1"><v>-</v></c>"#, "A1 s -", warns: true),
      Case(#"<c r="A1"><v></v></c>"#), Case(#"<c r="A1"><v/></c>"#), Case(#"<c r="A1" s="0"/>"#),
    ])
  func numbers(_ test: Case) throws { try check(test) }

  @Test(
    "Cells of the other types",
    arguments: [
      Case(#"<c r="A1" t="s"><v>0</v></c>"#, "A1 s zero"),
      Case(#"<c r="A1" t="s"><v> 1 </v></c>"#, "A1 s one"),
      Case(#"<c r="A1" t="s"><v>2</v></c>"#, warns: true),
      Case(#"<c r="A1" t="s"><v>-1</v></c>"#, warns: true),
      Case(#"<c r="A1" t="s"><v>x</v></c>"#, warns: true),
      Case(#"<c r="A1" t="s"><v>1.0</v></c>"#, warns: true),
      Case(#"<c r="A1" t="s"><v>18446744073709551616</v></c>"#, warns: true),
      Case(#"<c r="A1" t="s"><v/></c>"#),
      Case(#"<c r="A1" t="str"><v>007</v></c>"#, "A1 s 007"), Case(#"<c r="A1" t="str"><v></v></c>"#),
      Case(#"<c r="A1" t="str"><v>a_x0041_</v></c>"#, "A1 s aA"),
      Case(#"<c r="A1" t="inlineStr"><is><t> in </t></is></c>"#, "A1 s  in "),
      Case(
        #"<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>"#,
        "A1 s ab"),
      Case(#"<c r="A1" t="inlineStr"><v>value</v></c>"#, "A1 s value"),
      Case(#"<c r="A1" t="inlineStr"><v>value</v><is><t>text</t></is></c>"#, "A1 s text"),
      Case(#"<c r="A1" t="inlineStr"><is><t>text</t></is><v>value</v></c>"#, "A1 s text"),
      Case(#"<c r="A1"><is><t>text</t></is></c>"#, "A1 s text"),
      Case(#"<c r="A1"><is><t>text</t></is><v>3</v></c>"#, "A1 n 3.0"),
      Case(#"<c r="A1" t="b"><v>1</v></c>"#, "A1 b 1"), Case(#"<c r="A1" t="b"><v>0</v></c>"#, "A1 b 0"),
      Case(#"<c r="A1" t="b"><v>true</v></c>"#, "A1 b 1"),
      Case(#"<c r="A1" t="b"><v>2</v></c>"#, "A1 s 2", warns: true),
      Case(##"<c r="A1" t="e"><v>#N/A</v></c>"##, "A1 e #N/A"), Case(#"<c r="A1" t="e"><v/></c>"#),
      Case(#"<c r="A1" t="zz"><v>5</v></c>"#, "A1 s 5", warns: true),
      Case(#"<c r="A1" t=""><v>5</v></c>"#, "A1 n 5.0"),
    ])
  func types(_ test: Case) throws { try check(test) }

  @Test(
    "A formula's cell is its stored result, and without one it is blank",
    arguments: [
      Case(#"<c r="A1"><f>B1+1</f><v>2</v></c>"#, "A1 n 2.0 f"),
      Case(#"<c r="A1"><f>B1+1</f></c>"#, "A1 blank f"),
      Case(#"<c r="A1"><f>B1+1</f><v></v></c>"#, "A1 blank f"), Case(#"<c r="A1"><f/></c>"#, "A1 blank f"),
      Case(#"<c r="A1" t="str"><f>""</f><v></v></c>"#),
      Case(#"<c r="A1" t="str"><f>"x"</f><v>x</v></c>"#, "A1 s x f"),
      Case(#"<c r="A1" t="b"><f>1=1</f><v>1</v></c>"#, "A1 b 1 f"),
      Case(##"<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>"##, "A1 e #DIV/0! f"),
    ])
  func formulas(_ test: Case) throws { try check(test) }

  @Test(
    "Places: a cell without a reference stands after the one before, its own reference wins over the row's",
    arguments: [
      Case(#"<c><v>1</v></c><c><v>2</v></c>"#, "A1 n 1.0", "B1 n 2.0"),
      Case(#"<c r="C1"><v>1</v></c><c><v>2</v></c>"#, "C1 n 1.0", "D1 n 2.0"),
      Case(#"<c r="b1"><v>1</v></c>"#, "B1 n 1.0"), Case(#"<c r="$B$1"><v>1</v></c>"#, "B1 n 1.0"),
      Case(#"<c r="B1"><v>2</v></c><c r="A1"><v>1</v></c>"#, "A1 n 1.0", "B1 n 2.0"),
      Case(#"<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>"#, "A1 n 2.0", warns: true),
      Case(#"<c r="A1"><v>1</v></c><c r="A1"/>"#, "A1 n 1.0", warns: true),
      Case(#"<c r="A1"><v>1</v></c><c r="A1"><v/></c>"#, "A1 n 1.0", warns: true),
      Case(#"<c r="A1"><v>1</v></c><c r="A1" t="str"><v></v></c>"#, "A1 n 1.0", warns: true),
      Case(#"<c r="A1"><v>1</v></c><c r="A1" t="s"><v>2</v></c>"#, "A1 n 1.0", warns: true),
      Case(#"<c r="A1"><v>1</v></c><c r="A1" t="inlineStr"><is><t/></is></c>"#, "A1 n 1.0", warns: true),
      Case(#"<c r="A1"><v>1</v></c><c r="B1"/><c r="C1"/><c r="A1" s="0"/>"#, "A1 n 1.0", warns: true),
      Case(#"<c r="A1"><v>1</v></c><c r="A1"><f>1</f></c>"#, "A1 blank f", warns: true),
      Case(#"<c r="B1"/><c r="A1"><v>1</v></c><c r="B1"/><c r="C1"/>"#, "A1 n 1.0"),
      Case(#"<c r="A5"><v>1</v></c>"#, "A5 n 1.0", warns: true),
      Case(#"<c r="XFD1"><v>1</v></c>"#, "XFD1 n 1.0"),
      Case(#"<x:c xmlns:x="urn:x" r="A1"><x:v>6</x:v></x:c><c r="B1"><v>1</v></c>"#, "B1 n 1.0"),
      Case(#"<c xmlns="" r="A1"><v>6</v></c>"#, "A1 n 6.0"),
    ])
  func places(_ test: Case) throws { try check(test) }

  @Test(
    "A reference that names no cell is damage",
    arguments: [
      #"<row><c r="XFE1"><v>1</v></c></row>"#, #"<row><c r="A0"><v>1</v></c></row>"#,
      #"<row><c r="A1048577"><v>1</v></c></row>"#, #"<row><c r=""><v>1</v></c></row>"#,
      #"<row><c r="1"><v>1</v></c></row>"#, #"<row><c r="A"><v>1</v></c></row>"#,
      #"<row><c r="A1B"><v>1</v></c></row>"#, #"<row><c r="ZZZZZZZZZZZZZZZZ99999999999999999999"/></row>"#,
      #"<row><c r="XFD1"/><c><v>1</v></c></row>"#, #"<row r="0"/>"#, #"<row r="4294967297"/>"#,
      #"<row r="x"/>"#,
      #"<row r="-1"/>"#, #"<row r=""/>"#, #"<row r="1048576"/><row><c><v>1</v></c></row>"#,
    ])
  func beyondTheGrid(rows: String) {
    #expect(refusal(WorkbookFixture(rows: rows))?.errorClass == .corrupt)
  }

  @Test(
    "Two values in one cell, or markup inside a value, are damage",
    arguments: [
      #"<v>1</v><v>2</v>"#, #"<is><t>a</t></is><is><t>b</t></is>"#, #"<v>1<v>2</v>3</v>"#, #"<v>1<b/>2</v>"#,
      #"<is><t>a<t>b</t></t></is>"#,
    ])
  func contradictions(content: String) {
    let error = refusal(WorkbookFixture(rows: "<row r=\"3\"><c r=\"B3\">\(content)</c></row>"))
    #expect(error?.errorClass == .corrupt)
    #expect(error?.place.cell == CellReference("B3"))
    #expect(error?.place.sheet == "Data")
  }

  @Test func `rows may lack numbers, come out of order and come twice`() throws {
    #expect(
      try cells(rows: "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>") == ["A1 n 1.0", "A2 n 2.0"])
    #expect(
      try cells(
        rows: #"<row r="3"><c><v>3</v></c></row><row r="1"><c><v>1</v></c></row><row><c><v>2</v></c></row>"#)
        == ["A1 n 1.0", "A2 n 2.0", "A3 n 3.0"])
    let twice = try read(
      WorkbookFixture(rows: #"<row r="1"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>"#))
    #expect(cells(twice) == ["A1 n 2.0"])
    #expect(twice.warnings.first?.cell == CellReference("A1"))
    #expect(twice.warnings.first?.isLoss == true)
  }

  @Test(
    "A blank cell in the place of one of another row is warned of, and the other stays",
    arguments: [
      (#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"/></row>"#, 1),
      (#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1" s="0"/><c r="A1" s="0"/></row>"#, 1),
      (
        #"<row r="2"><c r="B2"><v>1</v></c></row><row r="1"><c r="A1"/><c r="B1"/></row><row r="2"><c r="B2" t="str"><v></v></c></row>"#,
        1
      ),
      (
        #"<row r="2"><c r="B2"><v>1</v></c></row><row r="1"><c r="A1"/><c r="B1"/></row><row r="3"><c r="B3"/></row>"#,
        0
      ),
      // The one that stands in another row is warned of for that, too.
      (#"<row r="1"><c r="A5"><v>1</v></c></row><row r="5"><c r="A5"/></row>"#, 2),
      (#"<row r="5"><c r="A5"><v>1</v></c></row><row r="7"><c r="A5"/></row>"#, 2),
    ])
  func blanksOfOtherRows(rows: String, warnings: Int) throws {
    for options in [ReadingOptions.all, [.all, .expatAlone]] {
      let workbook = try read(WorkbookFixture(rows: rows), options: options)
      #expect(workbook.sheets[0].cells.count == 1)
      #expect(workbook.warnings.count == warnings)
      #expect(workbook.warnings.allSatisfy { !$0.isLoss })
    }
    let reader = try WorkbookReader(contents: WorkbookFixture(rows: rows).bytes)
    var count = 0
    _ = try reader.forEachOrderedBatch(of: reader.sheets[0], restart: { count = 0 }) {
      count += $0.cells.count
    }
    #expect(count == 1)
    #expect(reader.warnings.count == warnings)
  }

  @Test func `a second sheetData counts and is warned of`() throws {
    let sheet = SheetFixture(
      "Data", rows: #"<row r="1"><c><v>1</v></c></row>"#,
      after: #"<sheetData><row r="2"><c><v>2</v></c></row></sheetData>"#)
    let workbook = try read(WorkbookFixture(sheets: [sheet]))
    #expect(cells(workbook) == ["A1 n 1.0", "A2 n 2.0"])
    #expect(workbook.warnings.count == 1)
  }

  @Test func `dimension and spans are ignored`() throws {
    let sheet = SheetFixture(
      "Data", rows: #"<row r="1" spans="1:1"><c r="E1"><v>5</v></c></row>"#,
      before: #"<dimension ref="A1:XFD1048576"/>"#)
    #expect(try cells(WorkbookFixture(sheets: [sheet])) == ["E1 n 5.0"])
  }

  @Test func `a style that is none is General`() throws {
    let rows =
      #"<row><c s="1"><v>1</v></c><c s="2"><v>1</v></c><c s="x"><v>1</v></c><c s="-1"><v>1</v></c><c s="99999999999999999999"><v>1</v></c></row>"#
    #expect(
      try cells(rows: rows, formats: ["0%"]) == [
        "A1 n 1.0 %", "B1 n 1.0", "C1 n 1.0", "D1 n 1.0", "E1 n 1.0",
      ])
  }

  @Test func `a long text is kept and warned of`() throws {
    let text = String(repeating: "ế", count: 32_767)
    #expect(try read(WorkbookFixture(cells: ["A1": .text(text)])).warnings.isEmpty)
    let longer = try read(WorkbookFixture(cells: ["A1": .text(text + "x")]))
    #expect(longer.warnings.count == 1)
    #expect(cells(longer) == ["A1 s \(text)x"])
  }
}
