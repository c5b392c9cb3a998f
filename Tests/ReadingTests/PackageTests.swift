import Cells
import TestSupport
import Testing
import WorkbookReading

@Suite("The package")
struct PackageTests {
  private let fixture = WorkbookFixture(cells: ["A1": .number(42)])
  private let good = ["A1 n 42.0"]
  private let rels = "xl/_rels/workbook.xml.rels"

  @Test(
    "Parts that may be lacking", arguments: ["[Content_Types].xml", "_rels/.rels", "xl/styles.xml"])
  func optionalParts(name: String) throws {
    var changed = fixture
    changed[name] = nil
    #expect(try cells(changed) == good)
  }

  @Test(
    "Parts that may not be lacking",
    arguments: ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])
  func neededParts(name: String) {
    var changed = fixture
    changed[name] = nil
    #expect(refusal(changed)?.errorClass == .corrupt)
  }

  @Test(
    "Targets: relative, absolute, with dots, other case, escaped, of strict packages",
    arguments: [
      "/xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml",
      "../../../xl/worksheets/sheet1.xml", "Worksheets/Sheet1.XML", "worksheets\\sheet1.xml",
      "worksheets/sheet%31.xml",
      "worksheets//sheet1.xml", "worksheets/sheet1.xml#x",
    ])
  func targets(target: String) throws {
    #expect(try cells(fixture.replacing("worksheets/sheet1.xml", with: target, in: rels)) == good)
  }

  @Test(
    "Targets that lead nowhere",
    arguments: [
      "worksheets/sheet2.xml", "../../../../etc/passwd", "http://127.0.0.1:9/sheet1.xml", "", "worksheets",
    ])
  func lostTargets(target: String) {
    let error = refusal(fixture.replacing("worksheets/sheet1.xml", with: target, in: rels))
    #expect(error?.reason == .missingPart(target))
    #expect(error?.place.sheet == "Data")
  }

  @Test func `a target that goes far in and out again takes no longer than its length`() throws {
    let count = 200_000
    let target =
      String(repeating: "a/", count: count) + String(repeating: "../", count: count) + "worksheets/sheet1.xml"
    let bytes = fixture.replacing("worksheets/sheet1.xml", with: target, in: rels).bytes
    let (seconds, found) = try cpuSeconds { try cells(WorkbookReader.readWorkbook(contents: bytes)) }
    #expect(found == good)
    #expect(seconds < 5)
  }

  @Test func `a part's name of slashes takes no longer than its length`() throws {
    var changed = fixture
    for number in 0..<40 {
      changed.set(String(repeating: "/", count: 65_000) + "x\(number).bin", [1])
    }
    let bytes = changed.bytes
    let (seconds, found) = try cpuSeconds { try cells(WorkbookReader.readWorkbook(contents: bytes)) }
    #expect(found == good)
    #expect(seconds < 5)
  }

  @Test func `external targets are never followed`() {
    let changed = fixture.replacing(
      "sheet1.xml\"/>", with: "sheet1.xml\" TargetMode=\"External\"/>", in: rels)
    #expect(refusal(changed)?.errorClass == .corrupt)
  }

  @Test func `strict packages and prefixes`() throws {
    var strict = fixture
    for name in ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", rels, "_rels/.rels"] {
      strict = strict.replacing(
        WorkbookFixture.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main", in: name)
      strict = strict.replacing(
        WorkbookFixture.office, with: "http://purl.oclc.org/ooxml/officeDocument/relationships", in: name)
    }
    #expect(try cells(strict) == good)
    var prefixed = fixture
    for name in ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"] {
      prefixed = prefixed.replacing(" xmlns=\"", with: " xmlns:x=\"", in: name).replacing(
        "</", with: "<§", in: name
      )
      .replacing("<?", with: "§?", in: name).replacing("<§", with: "§/x:", in: name)
      .replacing("<", with: "<x:", in: name).replacing("§?", with: "<?", in: name).replacing(
        "§", with: "<", in: name)
    }
    #expect(prefixed["xl/worksheets/sheet1.xml"]?.contains("<x:v>") == true)
    #expect(try cells(prefixed) == good)
  }

  @Test(
    "A sheet's relationship is named in the namespace of relationships, whatever stands before or behind it",
    arguments: [
      #"zz:id="x9" r:id="rId1""#, #"r:id="rId1" zz:id="x9""#, #"zz:id="rId1""#,
      #"zz:id="x9" s:id="rId1""#,
    ])
  func identifiers(attributes: String) throws {
    let changed = fixture.replacing(
      "r:id=\"rId1\"",
      with:
        "xmlns:zz=\"urn:zz\" xmlns:s=\"http://purl.oclc.org/ooxml/officeDocument/relationships\" \(attributes)",
      in: "xl/workbook.xml")
    #expect(try cells(changed) == good)
  }

  @Test func `sheets: states, kinds, no part, and names that clash`() throws {
    var fixture = WorkbookFixture(sheets: [
      SheetFixture("One", cells: ["A1": .number(1)]),
      SheetFixture("Two", cells: ["A1": .number(2)], state: "hidden"),
      SheetFixture("Three", cells: [:], state: "veryHidden"), SheetFixture("Four", cells: [:], state: "odd"),
    ])
    fixture = fixture.replacing(
      "</sheets>",
      with:
        "<sheet name=\"Chart\" r:id=\"c\"/><sheet name=\"Macro\" r:id=\"m\"/><sheet name=\"None\"/></sheets>",
      in: "xl/workbook.xml")
    fixture = fixture.replacing(
      "</Relationships>",
      with: WorkbookFixture.relationship("c", "chartsheet", "chart.xml")
        + WorkbookFixture.relationship(
          "m", "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "macro.xml")
        + "</Relationships>", in: rels)
    fixture["xl/chart.xml"] = "<chartsheet xmlns=\"\(WorkbookFixture.main)\"/>"
    fixture["xl/macro.xml"] =
      "<xm:macrosheet xmlns=\"\(WorkbookFixture.main)\" xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"><sheetData><row><c><v>3</v></c></row></sheetData></xm:macrosheet>"
    let workbook = try read(fixture)
    #expect(
      workbook.sheets.map(\.state) == [
        .visible, .hidden, .veryHidden, .visible, .visible, .visible, .visible,
      ])
    #expect(
      workbook.sheets.map(\.kind) == [
        .worksheet, .worksheet, .worksheet, .worksheet, .chart, .macro, .missing,
      ])
    #expect(cells(workbook) == ["A1 n 1.0", "Two!A1 n 2.0", "Macro!A1 n 3.0"])
    #expect(workbook.warnings.map(\.sheet) == ["None"])

    let clash = WorkbookFixture(sheets: [SheetFixture("Data", rows: ""), SheetFixture("DATA", rows: "")])
    #expect(try read(clash).warnings.count == 1)
    let same = WorkbookFixture(sheets: [SheetFixture("Data", rows: ""), SheetFixture("Data", rows: "")])
    #expect(refusal(same)?.reason == .duplicateSheet("Data"))
  }

  @Test func `what a package says twice and differently`() {
    let two = fixture.replacing(
      "</Relationships>",
      with: WorkbookFixture.relationship("rId1", "worksheet", "other.xml") + "</Relationships>",
      in: rels)
    #expect(refusal(two)?.errorClass == .corrupt)
    var styles = fixture.replacing(
      "</Relationships>", with: WorkbookFixture.relationship("x", "styles", "other.xml") + "</Relationships>",
      in: rels)
    styles["xl/other.xml"] = WorkbookFixture.styles([])
    #expect(refusal(styles)?.errorClass == .corrupt)
    let main = fixture.replacing(
      "</Relationships>",
      with: WorkbookFixture.relationship("x", "officeDocument", "xl/other.xml") + "</Relationships>",
      in: "_rels/.rels")
    #expect(refusal(main)?.errorClass == .corrupt)
    let shared = WorkbookFixture(sheets: [SheetFixture("A", rows: ""), SheetFixture("B", rows: "")])
      .replacing("sheet2.xml", with: "sheet1.xml", in: rels)
    #expect(refusal(shared)?.reason == .sharedSheetPart("xl/worksheets/sheet1.xml"))
    #expect(
      refusal(fixture.replacing("r:id=\"rId1\"", with: "r:id=\"rId77\"", in: "xl/workbook.xml"))?.errorClass
        == .corrupt)
  }

  @Test(
    "Two relationships may lead to one main part",
    arguments: ["/xl/workbook.xml", "XL/x/../workbook%2Exml", "../xl\\.//workbook.xml#a/.."])
  func sameMainPart(target: String) throws {
    let twice = fixture.replacing(
      "</Relationships>",
      with: WorkbookFixture.relationship("x", "officeDocument", target) + "</Relationships>",
      in: "_rels/.rels")
    #expect(try cells(twice) == good)
  }

  @Test(
    "A document type declaration in any part is refused",
    arguments: [
      "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
      "xl/worksheets/sheet1.xml",
      "xl/styles.xml", "xl/sharedStrings.xml", "docProps/core.xml", "xl/theme/theme1.xml",
      "xl/worksheets/_rels/sheet1.xml.rels",
    ], [false, true])
  func documentTypes(name: String, isWide: Bool) {
    var changed = WorkbookFixture(rows: "", strings: [])
    let plain = changed[name] ?? "<x/>"
    let body = plain.replacing(WorkbookFixture.declaration, with: "")
    let text = "<?xml version=\"1.0\"?><!-- c --><?p i?>\n<!DOCTYPE x [<!ENTITY e \"lol\">]>" + body
    changed.set(
      name,
      isWide ? [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : Array(text.utf8))
    let error = refusal(changed)
    #expect(error?.errorClass == .unsafeXML)
    #expect(error?.place.part == name)
  }

  @Test(
    "A document type declaration hides behind nothing that XML allows before the root",
    arguments: [
      "<?p <a> ?>", "<?xml version=\"1.0\"?><?p a='>' <b?>", "<!--><a -->", "<!-- > <a --> <?p?>",
      "<!-- \u{2D2D}\u{3E2D}\u{3E3F}\u{3C61}\u{613C} -->",
    ], ["docProps/core.xml", "xl/theme/theme1.xml"])
  func hiddenDocumentTypes(before: String, name: String) {
    let text = before + "<!DOCTYPE x [<!ENTITY e \"lol\">]><x>&e;</x>"
    let low = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let high = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [Array(text.utf8), [0xFF, 0xFE] + low, [0xFE, 0xFF] + high, low, high] {
      var changed = fixture
      changed.set(name, bytes)
      #expect(refusal(changed)?.reason == .documentType)
      #expect(refusal(changed)?.place.part == name)
    }
  }

  @Test("However much stands before it", arguments: [510, 511, 512, 1_100_000])
  func lateDocumentTypes(count: Int) throws {
    var changed = fixture
    changed["docProps/app.xml"] = "<x/>"
    let name = "xl/theme/theme1.xml"
    changed[name] = "<x>" + String(repeating: " ", count: count) + "<!DOCTYPE x></x>"
    #expect(try cells(changed) == good)
    for space in [" ", "<!---->"] {
      let before = String(repeating: space, count: count / space.utf8.count)
      changed[name] = before + "<x/>"
      #expect(try cells(changed) == good)
      changed[name] = before + "<!DOCTYPE x><x/>"
      #expect(refusal(changed)?.reason == .documentType)
    }
    changed[name] = "<!--" + String(repeating: " ", count: count)
    #expect(try cells(changed) == good)
    var limits = ReadingLimits()
    limits.partBytes = 2_000
    #expect(
      refusal(changed, limits: limits)?.reason
        == (count > 2_000 ? .tooLarge(.partBytes, maximum: 2_000) : nil))
  }

  @Test func `encodings`() throws {
    let name = "xl/worksheets/sheet1.xml"
    let xml = (fixture[name] ?? "").replacing("encoding=\"UTF-8\"", with: "encoding=\"UTF-16\"")
    var changed = fixture
    changed.set(name, [0xFF, 0xFE] + xml.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(try cells(changed) == good)
    changed.set(name, [0xFE, 0xFF] + xml.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    #expect(try cells(changed) == good)
    changed.set(name, [0xEF, 0xBB, 0xBF] + Array((fixture[name] ?? "").utf8))
    #expect(try cells(changed) == good)
    changed[name] = xml
    #expect(refusal(changed)?.errorClass == .corrupt)
  }

  @Test(
    "XML that is not well-formed",
    arguments: [
      "</worksheet>junk", "<unclosed>", "&nothing;", "<a x='1' x='2'/>", "<p:a/>", "&#1;", "\u{1}", "]]>",
      "<a></b>",
    ])
  func illFormed(xml: String) {
    let changed = fixture.replacing("</worksheet>", with: xml, in: "xl/worksheets/sheet1.xml")
    #expect(refusal(changed)?.errorClass == .corrupt)
  }

  @Test func `bytes that are no UTF-8`() {
    var changed = fixture
    let xml = Array((fixture["xl/worksheets/sheet1.xml"] ?? "").replacing("42", with: "§").utf8)
    changed.set("xl/worksheets/sheet1.xml", xml.map { $0 == 0xC2 ? 0xFF : $0 })
    #expect(refusal(changed)?.errorClass == .corrupt)
  }

  @Test func `broken parts that do not matter`() throws {
    var changed = fixture
    changed["docProps/core.xml"] = "<broken"
    changed["xl/theme/theme1.xml"] = "not xml"
    changed["[Content_Types].xml"] = "<Types>"
    #expect(try cells(changed) == good)
  }

  @Test func `a workbook without sheets, and one without a list of them`() throws {
    let sheets = "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
    let empty = try read(fixture.replacing(sheets, with: "<sheets/>", in: "xl/workbook.xml"))
    #expect(empty.sheets.isEmpty)
    #expect(empty.warnings.count == 1)
    #expect(refusal(fixture.replacing(sheets, with: "", in: "xl/workbook.xml"))?.reason == .noSheets)
  }
}
